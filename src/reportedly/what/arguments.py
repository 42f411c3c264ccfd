"""Who does it and to whom: from a trigger's place in the tree to heads of actor mentions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.syntax import (
    Token,
    complements,
    doers,
    is_infinitive,
    is_verbal,
    possessors,
    subjects,
)
from reportedly.types import EventCode, EventType
from reportedly.what.bearers import Bearers
from reportedly.what.bonds import Bonds
from reportedly.what.choice import Choice, phrase_heads
from reportedly.what.farther import Farther
from reportedly.what.hidden import Hidden
from reportedly.what.outside import Outside
from reportedly.what.places import Places
from reportedly.what.sites import Site
from reportedly.what.support import LightVerbs
from reportedly.what.triggers import Match

_TOWARDS = ("on", "against", "upon", "with", "to", "toward", "towards", "at")
_VERB_RECIPIENT = ("obj", "dat", *_TOWARDS, "from", "for", "in", "into")
_CLAUSE_RECIPIENT = ("subj", *_VERB_RECIPIENT)
_NOUN_RECIPIENT = (*_TOWARDS, "into", "of", "for", "from", "obj", "in")
_NOUN_ACTOR = ("poss", "by", "between", "mod", "support", "among", "control")
_SUFFERED_ACTOR = ("from", "by", "poss", "mod")
# Where the place stands that a deed is aimed at.
_AIMED = frozenset({"on", "against", "upon", "into", "of", "obj"})
# Where a row looks first that knows whom its light verb takes from.
_GIVING = frozenset({"from", "in"})
_VERB_ACTOR = ("subj",)
# Where forces go: a name behind one of these that stands for nobody known is a place.
_GOING = frozenset({"to", "into", "near", "off", "toward", "towards", "around", "in", "at"})
# Deeds of taking forces back.
_WITHDRAWING = frozenset({EventType.RETREAT, EventType.CONCEDE})
# Deeds whose two sides are named beside it, never in what it is for: "met to found a joint board".
_MEETING = frozenset({EventType.CONSULT, EventType.ASSAULT})
# Deeds that are done somewhere: whoever governs there is touched by them.
_LOCAL = frozenset(
    {
        EventType.PROTEST,
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.MOBILIZE,
        EventType.RETREAT,
        EventType.CONCEDE,
        EventType.AID,
        EventType.SANCTION,
    }
)


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
        bearers: the page's actors by token. classes: word classes of the lexicon.
    """

    def __init__(self, bearers: Bearers, classes: Mapping[str, frozenset[str]]) -> None:
        self.bearers = bearers
        self.verbs = LightVerbs(classes)
        self._harm = classes.get("@harm-noun", frozenset())
        self._outside = Outside(bearers, classes)
        self._bonds = Bonds(bearers, classes, self.verbs)
        self._hidden = Hidden(bearers, classes)
        self._choice = Choice(bearers)
        self._farther = Farther(bearers, self._choice, self._outside, classes)
        self._fighting = classes.get("@fighting-verb", frozenset())

    def of(self, match: Match) -> Arguments:
        """The arguments of one match."""
        trigger, token = match.trigger, match.token
        support = (match.head or self.verbs.of(token)) if match.noun else None
        suffered = support is not None and not trigger.two_sided and self.verbs.suffered(token)
        around = Places(match, support, self.verbs, self.bearers)
        places = trigger.actor or (_NOUN_ACTOR if match.noun else _VERB_ACTOR)
        if match.noun and token.lemma.lower() in self._harm:
            places = tuple(place for place in places if place != "of")  # "the shelling of villagers"
        if suffered and places[0] not in _GIVING:
            places = _SUFFERED_ACTOR
        actors, origin = self._choice.first(places, around, doing=True)
        handed = self._outside.handed(token)
        if handed:
            actors, origin = handed, "by"
        elif match.noun and not actors:
            actors, origin = self._bonds.culprits(match), "control"
        elif not actors and _is(match, _WITHDRAWING):
            actors = self._outside.lifting(match)
        if not actors and self._bonds.sufferers(match):
            actors = self.bearers.all_in(around.at("from"))  # "faces sanctions from Peru"
        if not actors and not match.noun:
            actors = self._hidden.owners(match)
        if not actors and not match.noun and "subj" in places:
            actors = self._outside.issuer(token) or phrase_heads(doers(token) if is_verbal(token) else subjects(token))
        if suffered and support is not None:
            recipients = self.bearers.all_in(doers(support)) or phrase_heads(doers(support))
        else:
            recipients = self._recipients(match, around, actors)
        if trigger.two_sided and not actors:
            actors = phrase_heads(around.at("between")) or self._outside.host(match, recipients)
        if _moves_forces(match) and not match.noun and not any(self.bears(i) for i in actors):
            actors = self._outside.moved(token) or actors
        if not actors and trigger.actor == ("none",):
            actors = [i for i in self._outside.teller(match) if not self.bearers.same(i, recipients)]
            actors = actors if all(self.bearers.has_code(i) for i in actors) else []
        recipients = [i for i in recipients if i not in actors and not self.bearers.is_part_of(i, actors)]
        if _moves_forces(match):
            recipients = [i for i in recipients if not self._sent(i, actors)]
        elif _is(match, _WITHDRAWING):
            recipients = [i for i in recipients if not self.bearers.own_forces(actors, [i])]
        if (handed or (origin == "by" and token.lemma.lower() in self._harm)) and not recipients:
            victims = possessors(token) or (subjects(token) if is_verbal(token) else [])
            recipients = [i for i in self.bearers.all_in(victims) if i not in actors]
        own = bool(recipients) or (bool(actors) and origin != "control") or support is not None
        if not any(self.bears(i) for i in recipients):
            recipients = self._bonds.sheltered(match, actors) or recipients
        return Arguments(tuple(sorted(actors)), tuple(sorted(recipients)), own, support)

    def below(self, match: Match, support: Token | None, actors: Sequence[int]) -> tuple[int, ...]:
        """Whom a clause below the trigger touches.

        "Agreed to lend Peru money", "a pact to help Peru", "sent experts to train rebels", "demanded that Peru pay".
        """
        fighting = not match.noun and match.token.lemma.lower() in self._fighting
        several = self.bearers.listed if fighting else self.bearers.joint
        if match.trigger.two_sided and several(actors):
            return ()
        own = {token.i for token in (doers(match.token) if is_verbal(match.token) else subjects(match.token))}
        if _moves_forces(match):
            # "ordered its navy to fire on rebels"
            own.update(filler.i for filler in match.fillers if self.bearers.own_forces(actors, [filler.i]))
        around = [*match.fillers, *([support] if support is not None else [])]
        clauses = complements(match.token) if match.trigger.frame or match.fillers else _infinitives(match.token)
        clauses += [clause for item in around for clause in _infinitives(item)]
        if match.trigger.two_sided and _is(match, _MEETING) and not fighting:
            clauses = [clause for clause in clauses if not is_infinitive(clause)]
        for clause in clauses:
            if not is_verbal(clause):
                # "found Serbia guilty of murder"
                found = [i for i in self.bearers.all_in(clause.childs("nsubj")) if not self.bearers.same(i, actors)]
                if found:
                    return tuple(sorted(found))
                continue
            plain = replace(match.trigger, anchor="verb", two_sided=False)
            bare = Match(plain, Site(match.site.parse, clause, self.bearers, frozenset()), ())
            around_clause = Places(bare, None, self.verbs, self.bearers)
            places = _VERB_RECIPIENT if own.issuperset(token.i for token in subjects(clause)) else _CLAUSE_RECIPIENT
            found, _ = self._choice.first(places, around_clause, but=actors)
            if _is(match, (EventType.AGREE,)):
                found = [i for i in found if not self.bearers.own_body(actors, i)]
            if not found:
                inner = [subject for low in complements(clause) if is_verbal(low) for subject in subjects(low)]
                found = [i for i in self.bearers.all_in(inner) if not self.bearers.same(i, actors)]
            if found:
                return tuple(sorted(found))
        return ()

    def scene(self, match: Match, support: Token | None, act: EventCode) -> tuple[int, ...]:
        """The state or town that a material deed touches by where it is done, when nobody is named whom it hits.

        "Imposed a curfew in Basra", "withdrew from Chad", "demonstrated in Lagos": the recipient is the country.
        """
        if match.trigger.two_sided:
            return ()  # where two sides fight is no third one
        named = self.below(match, support, ()) if match.trigger.frame is None else ()
        if named:
            return named
        if act not in _LOCAL or match.trigger.recipient == ("none",) or match.trigger.two_sided:
            return ()  # where two sides fight is no third one
        if self._outside.holds_somebody(match):
            return ()
        scenes = Places(match, support, self.verbs, self.bearers).scenes()
        for token in scenes:
            for item in (self.bearers.all_of(token), self.bearers.inside(token)):
                found = [i for i in item if self.bearers.is_place(i)]
                if found:
                    return tuple(sorted(found))
        return tuple(token.i for token in scenes if self.bearers.is_ground(token.i))[:1]

    def conditional(self, match: Match, actors: Sequence[int]) -> tuple[int, ...]:
        """Who is threatened by a condition: "threatened to walk out if Peru goes ahead"."""
        found: list[int] = []
        for clause in (match.token, *complements(match.token)):
            for child in clause.children:
                mark = child.child("mark") if child.dep == "advcl" else None
                if mark is not None and mark.lower in ("if", "unless"):
                    found.extend(i for i in self.bearers.all_in(subjects(child)) if not self.bearers.same(i, actors))
        return tuple(sorted(set(found)))

    def doers_of(self, noun: Token) -> tuple[int, ...]:
        """Who does the armed deed that a noun names: "a raid by rebels", "an Israeli air strike"."""
        return self._outside.doers_of(noun)

    def bears(self, i: int) -> bool:
        """Whether token ``i`` bears an actor."""
        return self.bearers.of(self.bearers.token(i)) is not None

    def _recipients(self, match: Match, around: Places, actors: Sequence[int]) -> list[int]:
        places = match.trigger.recipient or (_NOUN_RECIPIENT if match.noun else _VERB_RECIPIENT)
        if match.trigger.two_sided and self._hidden.beside(match, actors):
            return [i for i in self._hidden.enemies(match.token) if not self.bearers.same(i, actors)]
        censured = self._outside.censured(match)
        if censured:
            return self._outside.culprits(censured, actors)
        defied = [i for i in self.bearers.all_in(around.opposed()) if not self.bearers.same(i, actors)]
        if defied:
            return defied
        found, place = self._choice.first(places, around, but=actors)
        if _is(match, _WITHDRAWING) and self.bearers.own_forces(actors, found):
            # "ordered French troops home from Chad"
            found, _ = self._choice.first([other for other in places if other != place], around, but=actors)
        met = [i for i in self._outside.partners(match) if not self.bearers.same(i, actors)]
        if any(self.bearers.has_code(i) for i in met) and all(self.bearers.is_place(i) for i in found):
            return met  # "travelled to Geneva for talks with Peru"
        if found and any(self.bearers.has_code(i) for i in found):
            return self._outside.contributed(found, actors) or found
        aimed = (token for place in places if place in _AIMED for token in around.at(place))
        if places != ("none",) and not any(self.bearers.is_ground(token.i) for token in aimed):
            hurt = self._bonds.sufferers(match, actors)
            if hurt:
                return hurt
        placed = self._outside.contributed(found, actors) if places != ("none",) else []
        if not placed and match.trigger.frame is None and places != ("none",):
            placed = self._outside.placed(found, actors) or self._farther.reached(match, around, actors)
        if placed:
            return placed
        farther = [i for i in self._outside.partners(match) if not self.bearers.same(i, actors)]
        if farther:
            return farther
        found = found or [i for i in self._farther.nested(match) if not self.bearers.same(i, actors)]
        if found:
            return found
        filled = {filler.i for filler in match.fillers}
        others = ("obj", "with", "against") if match.trigger.two_sided else ("obj",)
        for place in places if match.noun and match.trigger.recipient else others:
            heads = [i for i in phrase_heads(around.at(place)) if i not in actors] if place in places else []
            if heads:
                return [i for i in heads if i not in filled]
        return []

    def _sent(self, i: int, actors: Sequence[int]) -> bool:
        """Whether forces are the doer's own that it sends, or a name is only where they go: neither is a target."""
        token = self.bearers.token(i)
        going = token.dep == "pobj" and token.head.lower in _GOING and not self.bearers.has_code(i)
        return going or self.bearers.own_forces(actors, [i])


def _is(match: Match, acts: Collection[EventCode]) -> bool:
    """Whether the deed is one of these."""
    return bool(match.trigger.effects) and match.trigger.effects[0][0] in acts


def _moves_forces(match: Match) -> bool:
    """Whether the deed is one of moving or readying forces."""
    return _is(match, (EventType.MOBILIZE,))


def _infinitives(token: Token) -> list[Token]:
    return [clause for clause in complements(token) if is_infinitive(clause)]
