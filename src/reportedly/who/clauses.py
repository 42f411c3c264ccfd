"""Where a noun stands in its clause: the verb it is an argument of, and on which side of the deed."""

from __future__ import annotations

from reportedly.syntax import Token
from reportedly.who.words import words

# Prepositions of places.
LOCATIVE = frozenset({"in", "near", "outside", "at", "across", "inside", "into", "around", "over", "throughout"})


def clause_of(token: Token) -> Token | None:
    """The verb of which a noun is an argument, directly or through a preposition."""
    at = token
    while at.dep == "conj" and at.head is not at and at.head.pos in ("NOUN", "PROPN", "PRON"):
        at = at.head
    above = at.head
    if above is at:
        return None
    if above.pos == "ADP" and above.head is not above:
        above = above.head
    return above if above.pos in ("VERB", "AUX") else None


def side_of(token: Token, verb: Token) -> str:
    """Whether a noun does the deed of a verb or undergoes it."""
    at = token
    while at.dep == "conj" and at.head is not at and at.head.pos in ("NOUN", "PROPN", "PRON"):
        at = at.head
    if at.head is not verb and at.dep in ("nsubj", "nsubjpass"):
        return "doer"
    if at.dep == "nsubj" or (at.dep == "pobj" and at.head.dep == "agent"):
        return "doer"
    if at.dep == "pobj" and at.head.lower in LOCATIVE:
        return "place"
    return "undergoer"


def ground_of(token: Token) -> Token | None:
    """The place that a clause with "where" says more of: "in Chad, where guards fired", of the guards."""
    for above in token.ancestors():
        if above.dep == "relcl" and any(child.lower == "where" for child in above.children):
            return above.head
    return None


def is_venue(place: Token) -> bool:
    """Whether a place is only where people from anywhere meet: "talks in Geneva"."""
    return place.head.head.lemma.lower() in words("gathering")


def is_land(noun: Token) -> bool:
    """Whether a noun is a stretch of land or water that is some country's: "town", "coast", "airspace"."""
    lemma = noun.lemma.lower()
    named = lemma == "state" and any(child.pos == "PROPN" and child.dep == "compound" for child in noun.children)
    return named or lemma in words("settlement") or lemma in words("land")
