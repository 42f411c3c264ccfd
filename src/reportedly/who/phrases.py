"""Noun phrases as a reader would cite them: the bounds around a head, without clauses, appositions and conjuncts."""

from __future__ import annotations

from reportedly.syntax import Parse, Token
from reportedly.who.words import words

LEFT = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "npadvmod"})
_INSIDE = frozenset({*LEFT, "punct", "case", "cc", "conj", "advmod", "appos", "prep", "pobj"})
_CLAUSE = frozenset({"relcl", "acl", "appos", "advcl", "ccomp", "cc", "conj", "parataxis"})
_QUOTES = frozenset("\"'`“”‘’«»()[]-–—,;:.")
_MAX_LEFT = 14
_MAX_COMPLEMENT = 9


def phrase_bounds(parse: Parse, head: Token, *, complements: frozenset[str]) -> tuple[int, int]:
    """First and last (exclusive) token of the phrase around ``head``.

    Args:
        parse: the parse.
        head: the noun.
        complements: prepositions whose phrase belongs to the noun ("president *of* Ukraine").
    """
    tokens = parse.tokens
    first, last = head.i, head.i + 1
    for child in head.children:
        if child.i < head.i and child.dep in LEFT and child.i >= head.i - _MAX_LEFT:
            first = min(first, _left_edge(child))
    for child in head.children:
        if child.i == last and child.dep == "prep" and child.lower in complements:
            last = _complement_end(child, last)
    low = parse.sentence_of(head.i).first
    first = max(first, low)
    while first < head.i and tokens[first].text in _QUOTES:
        first += 1
    while last - 1 > head.i and tokens[last - 1].text in _QUOTES:
        last -= 1
    return first, last


def _left_edge(token: Token) -> int:
    """The leftmost token of a modifier's own tree."""
    edge = token.i
    for below in token.children:
        if below.dep in _INSIDE and below.i < edge:
            edge = min(edge, _left_edge(below))
    return edge


def _complement_end(prep: Token, last: int) -> int:
    """Where a prepositional complement ends: at its object's own complement, before any clause."""
    obj = prep.child("pobj")
    if obj is None or obj.i - prep.i > _MAX_COMPLEMENT or obj.pos == "NUM":
        return last
    end = obj.i + 1
    for child in obj.children:
        if child.i == end and child.dep == "prep" and child.lower == "of":
            end = _complement_end(child, end)
        elif child.i == end and child.dep == "conj":
            break
    # "minister of trade and industry": one office, so lower-case or parallel conjuncts stay inside
    conj = obj.child("conj")
    if conj is not None and conj.i - obj.i <= 3 and obj.pos == conj.pos and obj.pos != "PRON":
        end = max(end, conj.i + 1)
    return end


def modifiers(head: Token) -> list[Token]:
    """The tokens of the left modifiers of ``head``, conjoined ones included, in order of the text; no possessors."""
    found: list[Token] = []
    pending = [child for child in head.children if child.i < head.i and child.dep in LEFT and child.dep != "poss"]
    while pending:
        token = pending.pop()
        found.append(token)
        pending.extend(child for child in token.children if child.dep in _INSIDE and child.dep != "prep")
    found.sort(key=lambda token: token.i)
    return found


def governs_phrase(token: Token) -> Token:
    """The noun that a modifier belongs to: up along modifier and conjunct links; the token itself when it is a head."""
    at = token
    for _ in range(8):
        if (at.dep in LEFT and at.dep != "poss" and at.head is not at and at.head.i > token.i) or (
            at.dep == "conj" and at.head is not at and at.head.dep in ("amod", "compound", "nmod")
        ):
            at = at.head
        else:
            break
    return at


def is_leaving(token: Token) -> bool:
    """Whether a noun stands for those who leave or are made to leave: object of "withdraw", of "the removal of"."""
    above = token.head
    if token.dep == "pobj" and above.lower == "of":
        above = above.head
    return above.lemma.lower() in words("leaving")
