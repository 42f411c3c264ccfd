"""Where a trigger's participants stand: the places that the lexicon's ``actor`` and ``recipient`` columns name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportedly.syntax import (
    Token,
    agents,
    complements,
    conjuncts,
    doers,
    first_conjunct,
    indirect,
    is_infinitive,
    is_passive,
    is_verbal,
    modifiers,
    patients,
    possessors,
    preposition_objects,
    prepositional,
    subjects,
)
from reportedly.syntax.voice import plain_objects
from reportedly.types import EventType
from reportedly.what.bearers import Bearers
from reportedly.what.support import LightVerbs
from reportedly.what.triggers import Match

# Participles that aim a deed at somebody from outside its noun phrase: "carried out raids, targeting rebels".
_AIMING = frozenset({"target", "hit", "aim", "strike", "direct"})
_TAKING_PART = frozenset({"engage", "involve", "lock", "embroil", "entangle", "bog", "occupy", "commit", "tie"})
# What is fought, and what says how long.
_WAR = frozenset({"insurgency", "rebellion", "war", "campaign", "battle"})
_LASTING = frozenset({"long", "year", "decade", "month"})
# Deeds that a town before the noun is the scene of.
_LOCAL_DEEDS = frozenset({EventType.ASSAULT, EventType.PROTEST})
# What stands for "against": "in defiance of the junta", "in protest at the raid".
_AGAINST = {"defiance": ("of",), "protest": ("at", "against", "over", "of"), "opposition": ("to",)}
# Prepositions that belong to the noun right before them, whatever the parse says.
_CLOSE = frozenset({"on", "against", "upon", "into", "by"})
# Prepositions that say where a deed takes place or takes effect.
SCENE = frozenset(
    {
        "in",
        "on",
        "at",
        "near",
        "outside",
        "inside",
        "into",
        "across",
        "throughout",
        "around",
        "along",
        "over",
        "through",
    }
    | {"within", "from", "for", "of", "against", "beyond", "off"}
)

# Prepositions of whom a deed is done to.
_AT = frozenset({"on", "against", "upon", "toward", "towards"})
# Prepositions between a place and the land around it.
_WIDE = ("across", "throughout", "near", "around", "outside", "along")


class Places:
    """Heads of the noun phrases at a named place around one trigger.

    Args:
        match: the trigger. support: its light verb, if it has one.
    """

    def __init__(self, match: Match, support: Token | None, verbs: LightVerbs, bearers: Bearers) -> None:
        self._match = match
        self._token = match.token
        self._support = support
        self._verbs = verbs
        self._bearers = bearers

    @property
    def mutual(self) -> bool:
        """Whether the deed has two sides that do it together."""
        return self._match.trigger.two_sided

    def at(self, place: str) -> list[Token]:
        """The heads at ``place``: a name of ``docs/lexicons.md``, or any preposition."""
        named = _NAMED.get(place)
        return named(self) if named is not None else self._after(place)

    def _none(self) -> list[Token]:
        return []

    def _subject(self) -> list[Token]:
        if self._match.noun:
            return self._performers() if self._support is not None else []
        if self._match.trigger.anchor == "adj" and self._token.dep != "acl":
            # "is committed to", "are opposed to": what looks like a passive has its doer as subject
            clause = self._token.head if self._token.dep == "acomp" else self._token
            return clause.childs("nsubj", "nsubjpass") or subjects(self._token)
        if not is_verbal(self._token):
            return subjects(self._token)
        # "shelling by rebels": a gerund that parsers take for a clause
        return doers(self._token) or (agents(self._token) if self._token.tag == "VBG" else [])

    def _object(self) -> list[Token]:
        if is_verbal(self._token):
            return (
                [obj for obj in patients(self._token) if not _waged(obj)] if self._match.trigger.anchor != "adj" else []
            )
        last = conjuncts(self._token)[-1]
        clauses = [*_clauses(self._token), *(_clauses(last) if last is not self._token else [])]
        if self._support is not None:
            clauses += [child for child in self._support.childs("advcl") if child.lemma in _AIMING]
        return [found for clause in clauses for found in _targets(clause)]

    def _clause_doer(self) -> list[Token]:
        """Who does what a that-clause tells: "complained that Chadian aims were hostile"."""
        clauses = [clause for clause in complements(self._token) if is_verbal(clause) and not is_infinitive(clause)]
        return [doer for clause in clauses or complements(self._token) if is_verbal(clause) for doer in doers(clause)]

    def _indirect(self) -> list[Token]:
        verb = self._support or self._token
        if not self._match.noun and is_passive(verb) and plain_objects(verb):
            return subjects(verb)  # "they were given access"
        return indirect(verb)

    def _possessor(self) -> list[Token]:
        owners = possessors(self._token) or possessors(first_conjunct(self._token))
        if self._support is not None and all(owner.tag == "PRP$" for owner in owners) and doers(self._support):
            return []  # "held their first meeting": the subject says who
        return owners

    def _modifier(self) -> list[Token]:
        found = modifiers(self._token)
        if not any(self._bearers.known(word.i) and not self._bearers.is_region(word.i) for word in found):
            # "a Europe summit" is about it, but "the China-Africa summit"
            found = [word for word in found if not self._bearers.is_region(word.i)]
        if self._match.trigger.two_sided or self._harm:
            # "the Geneva talks" and "the Oslo bombing" are held there, not by it
            found = [word for word in found if not self._bearers.is_site(word, towns=not self._harm)]
        return found

    @property
    def _harm(self) -> bool:
        return bool(self._match.trigger.effects) and self._match.trigger.effects[0][0] in _LOCAL_DEEDS

    def _by(self) -> list[Token]:
        passive = is_verbal(self._token) and is_passive(self._token)
        found = agents(self._token) if passive else prepositional(self._token, ("by",))
        for clause in _clauses(self._token):
            if clause.lemma.lower() in self._verbs.stances:
                continue  # "a raid backed by Chad"
            if is_passive(clause):
                found.extend(agents(clause))
            elif clause.dep == "relcl" and self._verbs.performs(clause):
                found.extend(subjects(clause))
        return [item for item in found if item is not self._token]

    def _light(self) -> list[Token]:
        return [] if self._support is None or self._verbs.suffered(self._token) else self._performers()

    def _performers(self) -> list[Token]:
        """The doers of the light verb; "were engaged in fighting" and "is involved in talks" are no passives."""
        support = self._support
        if support is None:
            return []
        taking_part = support.tag == "VBN" and support.lemma.lower() in _TAKING_PART
        if taking_part and first_conjunct(self._token).head.lower in ("in", "with"):
            return subjects(support)
        return doers(support)

    def _control(self) -> list[Token]:
        verb = self._verbs.controller(self._token)
        return [] if verb is None else doers(verb)

    def _within(self) -> list[Token]:
        """Whose the fillers are; "her British passport" is hers."""
        return [item for filler in self._match.fillers for item in possessors(filler) or modifiers(filler)]

    def _after(self, word: str) -> list[Token]:
        """Objects of a preposition of the trigger, of what filled its slots, of its light verb, clause or object."""
        token, words = self._token, (word,)
        found = prepositional(token, words)
        around: Iterable[Token]
        if self._match.noun:
            last = conjuncts(token)[-1]
            if not found and last is not token:
                # "sanctions, isolation and designations against Chad": what follows the last noun serves them all
                found = prepositional(last, words)
            around = [*self._match.fillers, *_clauses(token), *([self._support] if self._support is not None else [])]
        else:
            fillers = {filler.i for filler in self._match.fillers}
            around = [*self._match.fillers, *(obj for obj in patients(token) if obj.i not in fillers)]
        for item in (*around, *(self._agents() if word in _AT else ()), *(self._talks() if word == "with" else ())):
            found.extend(prepositional(item, words))
        if not found and self._match.noun and word in _CLOSE:
            found = self._strayed(word)
        if not found and not self._match.noun:
            # "lifted the sanctions imposed on Chad", "barred aid intended for Chad"
            for item in self._match.fillers:
                for clause in item.childs("acl"):
                    if is_passive(clause):
                        found.extend(prepositional(clause, words))
        return [item for item in found if item is not token]

    def _strayed(self, word: str) -> list[Token]:
        """Objects of the preposition right behind the noun that the parse hangs on a word before it."""
        following = self._match.site.parse.tokens[self._token.i + 1 : self._token.i + 2]
        for preposition in following:
            above = preposition.head
            if preposition.lower != word or preposition.dep not in ("prep", "agent") or above.i >= self._token.i:
                return []
            if word != "by" or not is_verbal(above) or not is_passive(above):
                return preposition_objects(preposition)
        return []

    def _agents(self) -> list[Token]:
        """By-phrases, on whose noun parsers hang what follows: "imposed by Peru on Chad"."""
        passives = [self._token, *_clauses(self._token)] if self._match.noun else [self._token]
        return [agent for verb in passives if is_verbal(verb) and is_passive(verb) for agent in agents(verb)]

    def _talks(self) -> list[Token]:
        """Talks in which a verb of meeting happens: "discussed the dam in talks with Peru"."""
        effects = self._match.trigger.effects
        if self._match.noun or not effects or effects[0][0] is not EventType.CONSULT:
            return []
        return prepositional(self._token, ("in", "during", "at"))

    def opposed(self) -> list[Token]:
        """Whom a deed is done against in so many words: "in defiance of the junta"."""
        nouns = prepositional(self._support or self._token, ("in",))
        return [item for noun in nouns for item in prepositional(noun, _AGAINST.get(noun.lower, ()))]

    def scenes(self) -> list[Token]:
        """Heads of phrases that say where the deed takes place or takes effect, the nearest first."""
        token = self._token
        towns: list[Token] = []
        if self._match.noun:
            towns = [word for word in modifiers(token) if self._bearers.is_site(word, towns=not self._harm)]
        around: list[Token] = [token]
        if not self._match.noun:
            around += [*patients(token), *(agent for agent in agents(token) if is_passive(token))]
        around += [item for item in self._match.fillers if item not in around]
        if self._support is not None:
            around.append(self._support)
        around += [
            member
            for item in tuple(around)
            for member in conjuncts(item)[1:]
            if member not in around and member.i < item.i + 5
        ]
        found = towns
        for item in around:
            found.extend(place for place in prepositional(item, SCENE) if place not in found)
            for clause in _clauses(item):
                found.extend(place for place in prepositional(clause, SCENE) if place not in found)
        for item in tuple(found):
            # "marched into villages across Chad"
            if item.pos == "NOUN":
                found.extend(place for place in prepositional(item, _WIDE) if place not in found)
        return found


_NAMED: dict[str, Callable[[Places], list[Token]]] = {
    "none": Places._none,
    "subj": Places._subject,
    "obj": Places._object,
    "csubj": Places._clause_doer,
    "dat": Places._indirect,
    "poss": Places._possessor,
    "mod": Places._modifier,
    "by": Places._by,
    "support": Places._light,
    "control": Places._control,
    "within": Places._within,
}


def _clauses(noun: Token) -> list[Token]:
    """Participles and relative clauses that say more of the noun: "strikes carried out by", "sanctions targeting"."""
    return [child for child in noun.children if child.dep in ("acl", "relcl") and is_verbal(child)]


def _waged(noun: Token) -> bool:
    """Whether the object of fighting only tells how long: "fought a year-long war against Peru"."""
    if noun.lemma.lower() not in _WAR:
        return False
    lasting = any(word.lower.removesuffix("s") in _LASTING for word in modifiers(noun))
    return lasting or any(child.lower == "against" for child in noun.childs("prep"))


def _targets(verb: Token) -> list[Token]:
    """Objects of an active participle: "designations targeting the government"."""
    if is_passive(verb) or verb.tag not in ("VBG", "VB"):
        return []
    return [item for obj in patients(verb) for item in conjuncts(obj)]
