"""How a side hangs on the trigger in the tree: as its subject, in an object's phrase, across a clause, inherited."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from reportedly.syntax import Token


class Tie(StrEnum):
    """The kind of way from the trigger to the head of a side."""

    SUBJECT = "subject"
    OBJECT = "object"
    MODIFIER = "modifier"
    OBLIQUE = "oblique"
    IN_OBJECT = "in_object"
    IN_SUBJECT = "in_subject"
    IN_OBLIQUE = "in_oblique"
    IN_CLAUSE = "in_clause"
    IN_OTHER = "in_other"
    DESCRIBED = "described"
    SHARED = "shared"
    CONTROL = "control"
    SUPPORT = "support"
    MAIN_CLAUSE = "main_clause"
    OUTSIDE_RELATIVE = "outside_relative"
    OUTSIDE_COMPLEMENT = "outside_complement"
    OUTSIDE_PHRASE = "outside_phrase"
    FAR = "far"


_BELOW: Final[dict[tuple[str, ...], Tie]] = {
    **dict.fromkeys([("nsubj",), ("agent", "pobj"), ("nsubj", "conj"), ("csubj",)], Tie.SUBJECT),
    **dict.fromkeys([("dobj",), ("nsubjpass",), ("nsubjpass", "conj"), ("dobj", "conj"), ("dative",)], Tie.OBJECT),
    **dict.fromkeys([("poss",), ("compound",), ("amod",), ("nmod",), ("poss", "conj")], Tie.MODIFIER),
    **dict.fromkeys([("prep", "pobj"), ("prep", "pobj", "conj"), ("dative", "pobj")], Tie.OBLIQUE),
}
_INSIDE: Final = {
    "dobj": Tie.IN_OBJECT,
    "nsubj": Tie.IN_SUBJECT,
    "nsubjpass": Tie.IN_SUBJECT,
    "prep": Tie.IN_OBLIQUE,
}
_SUPPORT: Final = (["dobj"], ["attr"], ["dobj", "conj"], ["acomp"])
_CLAUSES: Final = frozenset({"advcl", "relcl", "acl", "ccomp", "pcomp", "xcomp", "conj", "csubj"})


def way(anchor: Token, side: Token) -> tuple[list[str], list[Token]]:
    """Labels on the way up from the trigger, and the tokens on the way down to the side, where the two ways meet.

    Args:
        anchor: the trigger's word. side: head of an actor mention of the same sentence.
    """
    above = [anchor, *anchor.ancestors()]
    known = {token.i: n for n, token in enumerate(above)}
    down: list[Token] = []
    token = side
    while token.i not in known:
        down.append(token)
        if token.head is token:
            return [item.dep for item in above], down[::-1]
        token = token.head
    return [item.dep for item in above[: known[token.i]]], down[::-1]


def tie_of(up: Sequence[str], down: Sequence[Token]) -> Tie:
    """The kind of a way that :func:`way` gave."""
    below = tuple(token.dep for token in down)
    if not up:
        return _BELOW.get(below) or _inside(below)
    if not below:
        return Tie.DESCRIBED
    if list(up) == ["conj"]:
        return Tie.SHARED
    if {"xcomp", "conj"}.issuperset(up):
        return Tie.CONTROL
    if list(up) in _SUPPORT:
        return Tie.SUPPORT
    if up[-1] == "advcl":
        return Tie.MAIN_CLAUSE
    if "acl" in up or "relcl" in up:
        return Tie.OUTSIDE_RELATIVE
    if "ccomp" in up:
        return Tie.OUTSIDE_COMPLEMENT
    return Tie.OUTSIDE_PHRASE if up[0] == "pobj" else Tie.FAR


def _inside(below: tuple[str, ...]) -> Tie:
    if below and below[0] in _INSIDE:
        return _INSIDE[below[0]]
    return Tie.IN_OTHER if _CLAUSES.isdisjoint(below) else Tie.IN_CLAUSE
