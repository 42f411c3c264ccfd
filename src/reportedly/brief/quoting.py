"""The sentence of a claim as a quotation: the words of the deed marked, long sentences cut around them."""

from __future__ import annotations

import re

from reportedly.brief.model import Quote
from reportedly.brief.plain import inner_marks, one_line
from reportedly.types import Record, Span

LONGEST = 260
"""Characters of a quotation; longer sentences are cut, and the cuts are marked."""

_REACH = 90  # characters between who does it and the deed, for both to be marked together
_LINK = 15  # characters between the deed and to whom: "from the", "fire on the"
_PRONOUNS = frozenset(
    (
        "he",
        "him",
        "his",
        "she",
        "her",
        "it",
        "its",
        "they",
        "them",
        "their",
        "we",
        "us",
        "our",
        "i",
        "my",
        "this",
        "that",
    )
)
_PAUSES = re.compile(r"[,;:\u2013\u2014](?=\s)")
_BLANKS = re.compile(r"\s+")


def quote_of(claim: Record) -> Quote:
    """The sentence of a claim, quotation marks in it made single.

    Its core runs from who does it, where that stands close before, to the end of the deed.
    """
    sentence = claim.sentence
    start, end = claim.event_text.start, claim.event_text.end
    told = ""
    for side in claim.actor:
        if sentence.start <= side.span.start < start and claim.event_text.start - side.span.end <= _REACH:
            start = side.span.start
            break
    for side in claim.actor:
        if side.span.start == start and side.span.text.lower() in _PRONOUNS:
            told = one_line(side.actor.name) if side.actor.name.lower() not in _PRONOUNS else ""
    for side in claim.recipient:
        near = end <= side.span.start <= end + _LINK and side.span.end <= sentence.end
        if near and side.span.text.lower() not in _PRONOUNS:
            end = side.span.end
    return _cut(sentence, start, end, told)


def _cut(sentence: Span, start: int, end: int, told: str) -> Quote:
    text = inner_marks(sentence.text)
    start, end = max(0, start - sentence.start), min(len(text), end - sentence.start)
    before, core, after = text[:start], text[start:end], text[end:]
    room = max(0, LONGEST - len(core))
    kept_after = _head(after, max(room - len(before), room * 2 // 3))
    kept_before = _tail(before, room - len(kept_after))
    return Quote(
        before=_line(kept_before, left=True),
        core=one_line(core),
        after=_line(kept_after, left=False),
        cut_before=len(kept_before) < len(before),
        cut_after=len(kept_after) < len(after),
        told=told,
    )


def _head(text: str, room: int) -> str:
    """At most so many characters from the beginning, up to a pause or at least to the end of a word."""
    if len(text) <= room:
        return text
    pauses = [match.start() for match in _PAUSES.finditer(text[: room + 1])]
    if pauses and pauses[-1] >= room // 3:
        return text[: pauses[-1]]
    return text[: max(text.rfind(" ", 0, room + 1), 0)]


def _tail(text: str, room: int) -> str:
    """At most so many characters to the end, from the beginning of a word."""
    if len(text) <= room:
        return text
    place = text.find(" ", len(text) - room) if room > 0 else -1
    return text[place + 1 :] if place >= 0 else ""


def _line(text: str, *, left: bool) -> str:
    """The text on one line with the blank towards the core kept."""
    clean = one_line(text)
    if not clean:
        return " " if text and left and _BLANKS.fullmatch(text) else ""
    if left:
        return clean + (" " if text[-1:].isspace() else "")
    return (" " if text[:1].isspace() else "") + clean
