"""Sides that stand outside a trigger's own places: in the clause around it, or in the noun that it is about.

Forces that a passive moves, the host of a meeting told as an occasion, whom somebody shelters from a raid, who did the
harm that is condemned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.syntax import (
    Token,
    agents,
    complements,
    doers,
    governor,
    is_infinitive,
    is_passive,
    is_verbal,
    patients,
    possessors,
    prepositional,
)
from reportedly.types import EventType
from reportedly.what.bearers import Bearers
from reportedly.what.triggers import Match

# What brings in a meeting as the time or place of something else.
_OCCASIONS = frozenset({"after", "during", "in", "at", "following", "before", "amid"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
# What stands before the place where somebody travels.
_GOING = ("to", "in", "at", "into")
# What opens the content of a question.
_ASKING = frozenset({"whether", "if", "how", "why"})
_STAYING = frozenset({"station", "base"})


class Outside:
    """Finds sides around a trigger that none of its row's places names.

    Args:
        bearers: the page's actors by token.
        classes: word classes; ``@harm-noun`` are nouns whose of-phrase names a victim, ``@operation`` armed deeds,
            ``@document`` papers.
    """

    def __init__(self, bearers: Bearers, classes: Mapping[str, frozenset[str]]) -> None:
        self._bearers = bearers
        self._harm = classes.get("@harm-noun", frozenset())
        self._document = classes.get("@document", frozenset())
        self._operation = classes.get("@operation", frozenset())
        # where forces are is no move, but where they are to be is one
        self._staying = classes.get("@staying-verb", frozenset())
        self._missions = classes.get("@mission", frozenset())
        self._telling = classes.get("@telling-verb", frozenset())

    def doers_of(self, noun: Token) -> tuple[int, ...]:
        """Who does the deed that a noun names: "a raid by rebels", "an Israeli air strike"."""
        named = self._bearers.all_in(prepositional(noun, ("by",)))
        return tuple(named or self._bearers.inside(noun, doing=True))

    def moved(self, verb: Token) -> list[int]:
        """The forces that a passive moves, which go themselves: "German troops were sent to Chad"."""
        if not is_passive(verb) or agents(verb) or (verb.lemma.lower() in self._staying and not is_infinitive(verb)):
            return []
        moved = patients(verb)
        own = self._bearers.all_in(moved)
        if not any(self._bearers.is_force(i) for i in own):
            own = [i for token in moved if self._bearers.of(token) is None for i in self._bearers.inside(token)]
        return own if own and all(self._bearers.has_code(i) for i in own) else []

    def host(self, match: Match, recipients: Sequence[int]) -> list[int]:
        """The other side of a meeting that is told as an occasion: "Speaking after talks with Chad, Habib said"."""
        if not match.noun or match.token.dep != "pobj" or not any(self._bearers.known(i) for i in recipients):
            return []
        preposition = match.token.head
        verb = preposition.head
        if preposition.lower not in _OCCASIONS or not is_verbal(verb):
            return []
        return [i for i in self._bearers.all_in(doers(verb)) if not self._bearers.same(i, recipients)]

    def handed(self, token: Token) -> list[int]:
        """At whose hands somebody suffers: "her killing at rebels' hands"."""
        hands = [noun for noun in prepositional(token, ("at",)) if noun.lemma.lower() == "hand"]
        return self._bearers.all_in(
            owner for hand in hands for owner in (*prepositional(hand, ("of",)), *possessors(hand))
        )

    def lifting(self, match: Match) -> list[int]:
        """Whose siege or sanctions a passive without an agent lifts: they do it themselves."""
        if not is_passive(match.token) or agents(match.token):
            return []
        nouns = [inner for noun in match.fillers for inner in (noun, *prepositional(noun, ("of",)))]
        own = [owner for noun in nouns for owner in prepositional(noun, ("by",))]
        own += [owner for noun in match.fillers for owner in possessors(noun)]
        return self._bearers.all_in(own)

    def partners(self, match: Match) -> list[int]:
        """With whom a traveller meets: "arrived in Geneva for talks with Peru", "flew there to meet the envoy"."""
        if match.noun or not match.trigger.effects or match.trigger.effects[0][0] is not EventType.CONSULT:
            return []
        around = [match.token, *prepositional(match.token, _GOING)]
        nouns = [noun for token in around for noun in prepositional(token, ("for", "to"))]
        clauses = [clause for clause in complements(match.token) if clause.lemma == "meet"]
        met = [person for clause in clauses for person in patients(clause)]
        return self._bearers.all_in(
            [*met, *(token for noun in (*nouns, *clauses) for token in prepositional(noun, ("with",)))]
        )

    def holds_somebody(self, match: Match) -> bool:
        """Whether it is an arrest of somebody in particular: where "the pair were detained" is no side of it."""
        if match.noun or "arrest" not in match.trigger.effects[0][1]:
            return False
        return any(
            noun.pos in ("PRON", "PROPN")
            or any(child.tag == "PRP$" or child.lower in _DEFINITE for child in noun.children if child.i < noun.i)
            for noun in patients(match.token)
        )

    def issuer(self, verb: Token) -> list[int]:
        """Who issued the document that does something: "the union issued a paper that blames"."""
        for doer in doers(verb) if is_verbal(verb) else ():
            above = governor(doer) if doer.dep == "dobj" and doer.lemma.lower() in self._document else None
            if above is not None:
                return self._bearers.all_in(doers(above))
        return []

    def censured(self, match: Match) -> list[Token]:
        """The harm that a verb of accusing condemns: "deplored the killing of monks by soldiers"."""
        if match.noun or not match.trigger.effects or match.trigger.effects[0][0] is not EventType.ACCUSE:
            return []
        objects = patients(match.token)
        harm = [noun for noun in objects if noun.lemma.lower() in self._harm or noun.lemma.lower() in self._operation]
        return harm if len(harm) == len(objects) else []

    def culprits(self, harm: Sequence[Token], actors: Sequence[int]) -> list[int]:
        """Who did the harm, never who suffered it: condemning a murder accuses no victim."""
        found = [i for noun in harm for i in self._bearers.all_in(prepositional(noun, ("by", "from")))]
        if not found:
            found = [
                i
                for noun in harm
                if not any(self._bearers.is_person(owner) for owner in possessors(noun))
                for i in self._bearers.inside(noun, doing=True, but=actors)
            ]
        return [i for i in found if not self._bearers.same(i, actors)]

    def teller(self, match: Match) -> list[int]:
        """Who says that somebody is to blame, and so accuses them: "Kenya said Chad was responsible for the raid"."""
        if not match.trigger.effects or match.trigger.effects[0][0] is not EventType.ACCUSE:
            return []
        clause = match.token if is_verbal(match.token) else match.token.head
        verb = clause.head
        if clause.dep != "ccomp" or verb.lemma.lower() not in self._telling or is_passive(verb):
            return []
        return self._bearers.all_in(doers(verb))

    def asked_about(self, match: Match) -> list[int]:
        """Of whom a trigger asks what they did: "an inquiry into whether soldiers beat him", "probe how police act"."""
        clauses = [
            clause
            for item in (match.token, *match.fillers)
            for preposition in item.childs("prep")
            for clause in preposition.childs("pcomp")
        ]
        if match.trigger.effects and match.trigger.effects[0][0] is EventType.ACCUSE:
            clauses += [
                clause
                for clause in match.token.childs("ccomp", "advcl")
                if any(word.lower in _ASKING and word.i < clause.i for word in clause.childs("mark", "advmod"))
            ]
        return self._bearers.all_in(subject for clause in clauses for subject in clause.childs("nsubj", "nsubjpass"))

    def contributed(self, found: Sequence[int], actors: Sequence[int]) -> list[int]:
        """Of a force or mission of an organisation, the state where it serves: "troops to the UN force in Chad"."""
        serving = all(
            self._bearers.token(i).lemma.lower() in self._missions and self._bearers.is_of_nobody(i) for i in found
        )
        return self.placed(found, actors) if serving else []

    def placed(self, found: Sequence[int], actors: Sequence[int]) -> list[int]:
        """Of recipients whose country nobody knows, the place they are in: "troops to a force in Chad"."""
        return [
            place
            for i in found
            if self._bearers.token(i).pos != "PROPN"
            for place in self._bearers.inside(self._bearers.token(i), but=actors)
            if self._bearers.is_place(place)
        ]
