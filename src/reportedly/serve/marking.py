"""A text with the words marked that its claims were read from: spans that overlap, cut into pieces that do not.

Offsets count code points, as everywhere; a browser counts otherwise, so the cutting is done here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.types import Record, Span

KINDS = ("trigger", "actor", "recipient", "source", "cue", "when", "where", "quotation")
"""What is marked, the most telling first."""

_QUOTED = re.compile('“[^”\n]*”?|«[^»\n]*»?|„[^“”\n]*[“”]?|"[^"\n]*"?')
_PARAGRAPH = re.compile(r"[^\n]*\n*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text: where, as what, and the numbers of the claims (from 1) that were read from them."""

    start: int
    end: int
    kind: str
    claim: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are marked alike.

    Args:
        start: offset into the text.
        kinds: as what they are marked.
        claims: numbers of the claims that were read from them.
        triggers: of those, the claims whose deed they name.
        first: of the triggers, those whose deed begins here.
    """

    start: int
    text: str
    kinds: tuple[str, ...]
    claims: tuple[int, ...]
    triggers: tuple[int, ...]
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces of one sentence, or between sentences; ``anchor`` is the offset of a sentence that begins here."""

    anchor: int | None
    told: bool
    pieces: tuple[Piece, ...]


def marks_of(text: str, claims: Sequence[Record]) -> tuple[Mark, ...]:
    """Everything that the claims point at, and what stands between quotation marks."""
    found = [Mark(quoted.start(), quoted.end(), "quotation") for quoted in _QUOTED.finditer(text)]
    for number, claim in enumerate(claims, start=1):
        found += (
            Mark(span.start, span.end, kind, number)
            for kind, span in _spans(claim)
            if 0 <= span.start < span.end <= len(text)
        )
    return tuple(sorted(set(found), key=lambda m: (m.start, -m.end, KINDS.index(m.kind), m.claim)))


def paragraphs(text: str, claims: Sequence[Record]) -> tuple[tuple[Run, ...], ...]:
    """The text, paragraph by paragraph, sentence by sentence, in pieces."""
    marks = marks_of(text, claims)
    sentences = sorted({(claim.sentence.start, claim.sentence.end) for claim in claims})
    made = []
    for found in _PARAGRAPH.finditer(text):
        if found[0].strip():
            end = found.start() + len(found[0].rstrip())
            made.append(tuple(_runs(text, found.start(), end, marks, sentences)))
    return tuple(made)


def sentence_of(claim: Record) -> tuple[Run, ...]:
    """The sentence of a claim, of whose document the text is there, in pieces."""
    text, sentence = claim.document.text, claim.sentence
    return tuple(_runs(text, sentence.start, sentence.end, marks_of(text, [claim]), [(sentence.start, sentence.end)]))


def _spans(claim: Record) -> Iterator[tuple[str, Span]]:
    yield "trigger", claim.event_text
    for actor in claim.actor:
        yield "actor", actor.span
    for actor in claim.recipient:
        yield "recipient", actor.span
    for source in claim.sources:
        if source.span:
            yield "source", source.span
        if source.cue:
            yield "cue", source.cue.span
    if claim.when and claim.when.span:
        yield "when", claim.when.span
    if claim.where:
        yield "where", claim.where.span


def _runs(
    text: str, start: int, end: int, marks: Sequence[Mark], sentences: Sequence[tuple[int, int]]
) -> Iterator[Run]:
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = {start, end}
    for first, last in sentences:
        cuts |= {min(max(first, start), end), min(max(last, start), end)}
    edges = sorted(cuts)
    starts = {first for first, _ in sentences}
    for first, last in pairwise(edges):
        told = any(a <= first < b for a, b in sentences)
        yield Run(first if first in starts else None, told, tuple(_pieces(text, first, last, inside)))


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = sorted({start, end, *(e for mark in inside for e in (mark.start, mark.end) if start < e < end)})
    covering: list[list[Mark]] = [[] for _ in edges]
    for mark in inside:
        place = bisect_right(edges, max(mark.start, start)) - 1
        while place < len(edges) - 1 and edges[place] < mark.end:
            covering[place].append(mark)
            place += 1
    for first, last, on in zip(edges, edges[1:], covering, strict=False):
        triggers = _numbers(mark for mark in on if mark.kind == "trigger")
        yield Piece(
            first,
            text[first:last],
            tuple(kind for kind in KINDS if any(mark.kind == kind for mark in on)),
            _numbers(on),
            triggers,
            tuple(n for n in triggers if any(m.claim == n and m.kind == "trigger" and m.start == first for m in on)),
        )


def _numbers(marks: Iterable[Mark]) -> tuple[int, ...]:
    return tuple(sorted({mark.claim for mark in marks if mark.claim}))
