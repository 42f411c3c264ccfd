"""Who does it and to whom: from a trigger's place in the tree to heads of actor mentions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.syntax import (
    Token,
    agents,
    complements,
    conjuncts,
    doers,
    first_conjunct,
    governor,
    indirect,
    is_infinitive,
    is_passive,
    is_verbal,
    modifiers,
    patients,
    possessors,
    prepositional,
    subjects,
)
from reportedly.what.bearers import Bearers
from reportedly.what.sites import Site
from reportedly.what.triggers import Match

_PHRASE_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_VERB_RECIPIENT = (
    "obj",
    "dat",
    "on",
    "against",
    "upon",
    "with",
    "to",
    "toward",
    "towards",
    "at",
    "from",
    "for",
    "in",
    "into",
)
_NOUN_RECIPIENT = (
    "on",
    "against",
    "upon",
    "with",
    "to",
    "toward",
    "towards",
    "at",
    "into",
    "of",
    "for",
    "from",
    "obj",
    "in",
)
_SUPPORTING = frozenset({"in", "with", "on", "under", "into", "to", "for"})
_NOUN_ACTOR = ("poss", "by", "between", "mod", "support", "among", "control")
_VERB_ACTOR = ("subj",)


@dataclass(frozen=True, slots=True)
class Arguments:
    """Argument heads of one trigger.

    ``own`` tells whether the words around the trigger itself name a participant; ``support`` is the light verb that the
    trigger hangs on ("launched an attack"), which belongs to the event's words.
    """

    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    own: bool
    support: Token | None


class ArgumentFinder:
    """Finds actors and recipients of triggers.

    Args:
        bearers: the page's actors by token.
        classes: word classes; ``@support-verb`` are light verbs, ``@control-verb`` those whose subject does what their
            object names ("ordered strikes", "announced sanctions").
    """

    def __init__(self, bearers: Bearers, classes: Mapping[str, frozenset[str]]) -> None:
        self.bearers = bearers
        self._support = classes.get("@support-verb", frozenset())
        self._control = classes.get("@control-verb", frozenset())
        self._document = classes.get("@document", frozenset())
        self._partitive = classes.get("@partitive", frozenset())

    def of(self, match: Match) -> Arguments:
        """The arguments of one match."""
        trigger, token = match.trigger, match.token
        support = (match.head or self.support_of(token)) if match.noun else None
        defaults = _NOUN_ACTOR if match.noun else _VERB_ACTOR
        places = trigger.actor or defaults
        if support is not None and self.suffered(token):
            places = ("from", "by", "poss", "mod")
        actors, origin = self._first(places, match, support)
        if not actors and not match.noun:
            actors = self._issuer(match)
        if not actors and not match.noun:
            actors = self._heads(subjects(token) if not is_verbal(token) else doers(token))
        recipients = self._recipients(match, support, actors)
        if trigger.two_sided and not actors:
            actors = self._heads(self._tokens("between", match, support))
            recipients = [i for i in recipients if i not in actors]
        own = bool(recipients) or (bool(actors) and origin not in ("control",)) or support is not None
        return Arguments(tuple(sorted(actors)), tuple(sorted(recipients)), own, support)

    def conditional(self, match: Match, actors: Sequence[int]) -> tuple[int, ...]:
        """Who is threatened by a condition: "threatened to walk out if Peru goes ahead"."""
        found: list[int] = []
        for clause in (match.token, *complements(match.token)):
            for child in clause.children:
                mark = child.child("mark") if child.dep == "advcl" else None
                if mark is not None and mark.lower in ("if", "unless"):
                    found.extend(i for i in self._bearing(subjects(child)) if not self.bearers.same(i, actors))
        return tuple(sorted(set(found)))

    def _issuer(self, match: Match) -> list[int]:
        """Who issued the document that does something: "the union issued a paper that blames"."""
        for doer in doers(match.token) if is_verbal(match.token) else ():
            if doer.lemma.lower() in self._document:
                verb = governor(doer)
                if verb is not None and doer.dep == "dobj":
                    return self._bearing(doers(verb))
        return []

    def complement_recipients(self, match: Match, actors: Sequence[int]) -> tuple[int, ...]:
        """Whom a clause below touches: "agreed to lend Peru money", "a pact to help Peru"."""
        below = [clause for filler in match.fillers for clause in complements(filler) if is_infinitive(clause)]
        for clause in (*(complements(match.token) if match.trigger.frame is not None else ()), *below):
            if not is_verbal(clause):
                continue
            places = ("subj", "obj", "dat", "to", "with", "on", "against", "for", "from", "in")
            bare = Match(match.trigger, Site(match.site.parse, clause, self.bearers, self._partitive), ())
            found, _ = self._first(places, bare, None, but=actors)
            if not found:
                inner = [subject for below in complements(clause) if is_verbal(below) for subject in subjects(below)]
                found = [i for i in self._bearing(inner) if not self.bearers.same(i, actors)]
            if found:
                return tuple(sorted(found))
        return ()

    def support_of(self, noun: Token) -> Token | None:
        """The light verb whose object, or subject in the passive, the noun is."""
        verb = governor(self.outer(noun))
        if verb is None or verb.lemma.lower() not in self._support:
            return None
        top = first_conjunct(self.outer(noun))
        if top.dep in ("dobj", "nsubjpass") or (top.dep == "nsubj" and is_passive(verb)):
            return verb
        # "engage in talks", "respond with strikes", "is under attack", but not "said at a summit"
        if top.dep == "pobj" and top.head.lower in _SUPPORTING and verb.child("dobj") is None:
            return verb
        return None

    def suffered(self, noun: Token) -> bool:
        """Whether the light verb's subject is the one who suffers the deed: "is under attack", "came under fire"."""
        top = first_conjunct(self.outer(noun))
        return top.dep == "pobj" and top.head.lower == "under"

    def bears(self, i: int) -> bool:
        """Whether token ``i`` bears an actor."""
        return self.bearers.of(self.bearers.token(i)) is not None

    def outer(self, noun: Token) -> Token:
        """The noun that stands for this one in its clause: "a series of attacks" stands where "attacks" would."""
        for _ in range(3):
            top = first_conjunct(noun)
            preposition = top.head
            if top.dep == "pobj" and preposition.lower == "of" and preposition.head.lemma.lower() in self._partitive:
                noun = preposition.head
            else:
                break
        return noun

    def _recipients(self, match: Match, support: Token | None, actors: Sequence[int]) -> list[int]:
        trigger = match.trigger
        if support is not None and self.suffered(match.token):
            tokens = doers(support)
            return self._bearing(tokens) or self._heads(tokens)
        places = trigger.recipient or (_NOUN_RECIPIENT if match.noun else _VERB_RECIPIENT)
        found, _ = self._first(places, match, support, but=actors)
        if found:
            return found
        filled = {filler.i for filler in match.fillers}
        for place in places if match.noun and trigger.recipient else ("obj",):
            if place in places:
                heads = [i for i in self._heads(self._tokens(place, match, support)) if i not in actors]
                if heads:
                    return [i for i in heads if i not in filled]
        return []

    def _first(
        self, places: Iterable[str], match: Match, support: Token | None, but: Sequence[int] = ()
    ) -> tuple[list[int], str]:
        """The first place that holds an actor, and its name; noun phrases themselves go before what is inside them."""
        later: list[tuple[str, list[Token]]] = []
        for place in places:
            tokens = self._tokens(place, match, support)
            found = [i for i in self._bearing(tokens) if not self.bearers.same(i, but)]
            if found:
                return found, place
            if tokens and place != "mod":
                later.append((place, tokens))
        for place, tokens in later:
            inner: list[int] = []
            for token in tokens:
                inner.extend(i for i in self.bearers.inside(token) if not self.bearers.same(i, but) and i not in inner)
            if inner:
                return inner, place
        return [], ""

    def _tokens(self, place: str, match: Match, support: Token | None) -> list[Token]:
        """Heads of the noun phrases at a named place around the trigger."""
        token = match.token
        match place:
            case "none":
                return []
            case "subj":
                if match.noun:
                    return doers(support) if support is not None else []
                return doers(token) if is_verbal(token) else subjects(token)
            case "obj":
                if is_verbal(token):
                    return patients(token)
                nouns = conjuncts(token) if match.noun else [token]
                return [found for noun in (token, nouns[-1]) for verb in _participles(noun) for found in _targets(verb)]
            case "dat":
                return indirect(support or token)
            case "poss":
                owners = possessors(token) or possessors(first_conjunct(token))
                if support is not None and all(owner.tag == "PRP$" for owner in owners) and doers(support):
                    return []  # "held their first meeting": the subject says who
                return owners
            case "mod":
                found = modifiers(token)
                if match.trigger.two_sided:
                    # "the Geneva talks" are held there, not by it
                    found = [word for word in found if not self.bearers.is_town(word)]
                return found
            case "by":
                found = prepositional(token, ("by",))
                for clause in _participles(token):
                    if is_passive(clause):
                        found.extend(agents(clause))
                    elif clause.dep == "relcl":
                        found.extend(subjects(clause))
                return [item for item in found if item.i != token.i]
            case "support":
                return [] if support is None or self.suffered(token) else doers(support)
            case "control":
                verb = governor(self.outer(token))
                if verb is None or verb.lemma.lower() not in self._control:
                    return []
                top = first_conjunct(self.outer(token))
                return doers(verb) if top.dep in ("dobj", "pobj", "nsubjpass") else []
            case "within":
                return [item for filler in match.fillers for item in possessors(filler) + modifiers(filler)]
        words = (place,)
        found = prepositional(token, words)
        if match.noun and not found:
            # "sanctions, isolation and designations against Chad": what follows the last noun serves them all
            found = [item for last in conjuncts(token)[-1:] if last is not token for item in prepositional(last, words)]
        for filler in match.fillers:
            found.extend(prepositional(filler, words))
        if match.noun:
            for verb in _participles(token):
                found.extend(prepositional(verb, words))
            if support is not None:
                found.extend(prepositional(support, words))
        else:
            for obj in patients(token):
                if not any(obj.i == filler.i for filler in match.fillers):
                    found.extend(prepositional(obj, words))
        return [item for item in found if item.i != token.i]

    def _bearing(self, tokens: Iterable[Token]) -> list[int]:
        found: list[int] = []
        for token in tokens:
            head = self.bearers.of(token)
            if head is not None and head not in found:
                found.append(head)
        return found

    def _heads(self, tokens: Iterable[Token]) -> list[int]:
        """Noun phrases as they are, where none bears an actor."""
        return [token.i for token in tokens if token.pos in _PHRASE_HEADS and token.ent not in ("DATE", "TIME")]


def _participles(noun: Token) -> list[Token]:
    """Participles and relative clauses that say more of the noun: "strikes carried out by", "sanctions targeting"."""
    return [child for child in noun.children if child.dep in ("acl", "relcl") and is_verbal(child)]


def _targets(verb: Token) -> list[Token]:
    """Objects of an active participle: "designations targeting the government"."""
    if is_passive(verb) or verb.tag not in ("VBG", "VB"):
        return []
    return [item for obj in patients(verb) for item in conjuncts(obj)]
