"""Governing triggers: urged, refused, threatened, agreed, accused; which deed they govern and what they make of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.syntax import Token, complements, conjuncts, is_infinitive, is_verbal, partner, patients, prepositional
from reportedly.types import EventType
from reportedly.what.lists import listed_gerunds, listed_infinitives, moved_clauses
from reportedly.what.triggers import Match

_DEPTH = 6
_CONTENT_PREPOSITIONS = ("to", "for", "of", "on", "from", "against", "into")
_THREAT_PREPOSITIONS = (*_CONTENT_PREPOSITIONS, "with")
# Deeds that somebody does while asking.
_SPOKEN = frozenset({EventType.ACCUSE, EventType.SUPPORT})


class FrameReader:
    """Finds the deeds under a frame.

    Args:
        matches: the sentence's matches by token index.
        classes: word classes; the object of a ``@support-verb`` or ``@control-verb`` is the deed it performs;
            what a noun of ``@allegation`` tells is alleged, and denied by who rejects it.
    """

    def __init__(self, matches: Mapping[int, Match], classes: Mapping[str, frozenset[str]]) -> None:
        self._matches = matches
        self._alleging = classes.get("@allegation", frozenset())
        self._light = classes.get("@support-verb", frozenset()) | classes.get("@control-verb", frozenset())

    def deeds(self, frame: Match) -> tuple[list[Match], list[Match]]:
        """The deeds that a frame governs, and the inner frames between (which it swallows), in order of the text."""
        deeds: list[Match] = []
        frames: list[Match] = []
        seen = {frame.token.i}
        for token in self._content(frame):
            self._resolve(token, deeds, frames, seen, 0)
        return deeds, frames

    def disputed(self, frame: Match) -> bool:
        """Whether what is rejected is that a deed was done: "rejected claims that it had attacked the tanker".

        That denies the deed and refuses nothing; an accusation without a known deed is refused as such.
        """
        if frame.trigger.frame is not EventType.REJECT or not is_verbal(frame.token):
            return False
        for noun in patients(frame.token):
            if noun.lemma.lower() in self._alleging:
                told = [clause for clause in complements(noun) if not is_infinitive(clause)]
                deeds: list[Match] = []
                for clause in told:
                    self._resolve(clause, deeds, [], set(), 0)
                if deeds:
                    return True
        return False

    def _content(self, frame: Match) -> list[Token]:
        token = frame.token
        found = complements(token)
        kinds = frame.trigger.content
        if frame.trigger.frame is EventType.REQUEST:
            found = found + moved_clauses(token) + self._listed(token)
        if is_verbal(token):
            found = found + [obj for obj in patients(token) if obj.i != token.i]
        if kinds:
            return [item for item in found if "comp" in kinds] + prepositional(
                token, tuple(kind for kind in kinds if kind not in ("comp", "obj"))
            )
        threat = frame.trigger.frame is EventType.THREATEN
        return found + prepositional(token, _THREAT_PREPOSITIONS if threat else _CONTENT_PREPOSITIONS)

    def _listed(self, asking: Token) -> list[Token]:
        """The gerunds of a list of deeds that name one or perform one; "called for calm, *denouncing* …" lists none."""
        gerunds = listed_gerunds(asking)
        matches = [self._matches.get(gerund.i) for gerund in gerunds]
        if any(m is not None and (m.trigger.frame or m.trigger.effects[0][0] in _SPOKEN) for m in matches):
            return []
        named = zip(gerunds, matches, strict=True)
        return [gerund for gerund, match in named if match is not None or gerund.lemma.lower() in self._light]

    def _resolve(self, token: Token, deeds: list[Match], frames: list[Match], seen: set[int], depth: int) -> None:
        """Follow a complement down to the deed it names."""
        for member in _members(token):
            if member.i in seen or depth > _DEPTH:
                continue
            seen.add(member.i)
            match = self._matches.get(member.i)
            if match is not None and match.trigger.frame is None:
                deeds.append(match)
                continue
            if match is not None:
                frames.append(match)
                inner: Sequence[Token] = self._content(match)
            else:
                inner = self._below(member)
            before = len(deeds)
            for below in inner:
                self._resolve(below, deeds, frames, seen, depth + 1)
            if match is not None and len(deeds) == before:
                deeds.append(match)
                frames.remove(match)

    def _below(self, token: Token) -> list[Token]:
        """Where an unmatched word may hide the deed: "agreed to hold talks", "a proposal to withdraw"."""
        found = complements(token)
        if token.lemma == "be":
            found = found + list(token.childs("acomp", "attr"))  # "must be ready to mediate"
        elif is_verbal(token):
            if token.lemma.lower() in self._light:
                found = found + patients(token) + prepositional(token, ("in", "with", "on", "to"))
        else:
            found = found + prepositional(token, ("of", "for", "to"))
        return found


def _members(token: Token) -> list[Token]:
    """The word and what is listed with it."""
    if not is_verbal(token):
        return conjuncts(token)
    return [member for verb in (token, *listed_infinitives(token)) for member in _verb_conjuncts(verb)]


def _verb_conjuncts(verb: Token) -> list[Token]:
    """A verb and those coordinated with it that have no subject of their own."""
    found = [verb]
    for member in found:
        found.extend(
            child
            for child in member.children
            if child.dep == "conj" and is_verbal(child) and child.child("nsubj", "nsubjpass") is None
            if partner(child) is member
        )
    return found
