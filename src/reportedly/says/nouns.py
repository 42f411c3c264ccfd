"""Noun phrases as sources: where the phrase that names a source begins and ends."""

from __future__ import annotations

from reportedly.says.candidates import Range
from reportedly.syntax import Token

_APART = frozenset({"advcl", "parataxis", "ccomp", "cc", "punct", "conj"})


def phrase(head: Token) -> Range:
    """The token range of the noun phrase that ``head`` governs, cut to a contiguous stretch around the head.

    Relative clauses and appositions belong to it ("Smith, who left in May"); clauses that the tree hangs on it by
    mistake stay outside.
    """
    inside = [head.i]
    pending = [head]
    while pending:
        token = pending.pop()
        for child in token.children:
            if (child.dep in _APART and _apart(child, token)) or _main_verb(child, token):
                continue
            inside.append(child.i)
            pending.append(child)
    inside.sort()
    at = inside.index(head.i)
    first = last = at
    while first > 0 and inside[first - 1] == inside[first] - 1:
        first -= 1
    while last + 1 < len(inside) and inside[last + 1] == inside[last] + 1:
        last += 1
    return inside[first], inside[last] + 1


def _apart(child: Token, head: Token) -> bool:
    dep = child.dep
    if dep == "conj":
        return child.pos in ("VERB", "AUX")
    if dep == "cc":
        return any(other.dep == "conj" and other.pos in ("VERB", "AUX") for other in head.children)
    return dep != "punct"


def _main_verb(child: Token, head: Token) -> bool:
    """Whether the tree took the main verb of the sentence for a participle of its subject."""
    return head.dep == "ROOT" and child.dep == "acl" and child.tag in ("VBD", "VBN") and child.child("agent") is None
