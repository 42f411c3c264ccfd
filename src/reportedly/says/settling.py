"""What several attributions of a page claim at once: nobody's words are given to two speakers by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.says.candidates import Candidate, Range, trimmed, without
from reportedly.syntax import Parse

_HEARSAY = "adverb."


def settled(parse: Parse, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without what another of them has the better claim to.

    Args:
        parse: the parse.
        candidates: those of one page, each with cue and content.
    """
    by_sentence: dict[int, list[Candidate]] = {}
    for found in candidates:
        by_sentence.setdefault(_sentence(parse, found), []).append(found)
    kept: list[Candidate] = []
    for found in candidates:
        near = [other for other in by_sentence[_sentence(parse, found)] if other is not found]
        if found.rule.startswith(_HEARSAY) and any(other.source and _holds(other, found) for other in near):
            continue  # "has reportedly left, officials said": the officials are who reports it
        for other in near:
            _leave_relay(parse, found, other)
        if not found.quoted:
            _leave_neighbours(parse, found, by_sentence)
        if found.content:
            kept.append(found)
    return kept


def _leave_relay(parse: Parse, found: Candidate, other: Candidate) -> None:
    """Cut "…, Reuters reported" off the content of what the minister said: the relay vouches for his saying so."""
    if not (_holds(found, other) and _holds(other, found) and found.cue[0][0] < other.cue[0][0]):
        return
    first = min(item[0] for item in (*other.cue, *other.source))
    left = without(found.content, [(first, parse.sentence_of(first).last)])
    found.content = [item for item in (trimmed(parse.tokens, item) for item in left) if item[0] < item[1]]


def _leave_neighbours(parse: Parse, found: Candidate, by_sentence: dict[int, list[Candidate]]) -> None:
    """Give up a piece in another sentence that a speaker of that sentence says."""
    own = _sentence(parse, found)
    for piece in list(found.content):
        there = parse.tokens[piece[0]].sent
        if there == own:
            continue
        rivals = (other for other in by_sentence.get(there, ()) if other.source and other.score >= found.score)
        if any(_overlap(other.content, piece) and not _holds(found, other) for other in rivals):
            found.content.remove(piece)


def _sentence(parse: Parse, found: Candidate) -> int:
    return parse.tokens[found.cue[0][0]].sent


def _holds(outer: Candidate, inner: Candidate) -> bool:
    at = inner.cue[0][0]
    return any(first <= at < last for first, last in outer.content)


def _overlap(ranges: Sequence[Range], piece: Range) -> bool:
    return any(first < piece[1] and piece[0] < last for first, last in ranges)
