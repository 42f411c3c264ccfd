"""Meetings still to come: "after his visit to Oslo in mid-May", written in April, tells of no visit yet.

A noun has no tense and "ministers meet on Monday" has the present's; the date says which it is. Verbs of the past are
left alone: where their date lies ahead it was read wrongly.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from reportedly.pipeline import Page
from reportedly.types import Basis, Cue, EventMention, EventType, Status, StatusReading
from reportedly.when import date_of

_RULE: Final = "grammar#date-ahead"
_SAID: Final = frozenset({Basis.EXPLICIT, Basis.RELATIVE})
_PAST: Final = frozenset({"VBD", "VBN"})


def with_coming(page: Page, event: EventMention, reading: StatusReading) -> StatusReading:
    """The reading, ``planned`` where the words date a meeting after the day of publication.

    Args:
        page: a page with dates. event: one of its events. reading: its status.
    """
    published = page.document.published
    if event.act is not EventType.CONSULT or reading.status is not Status.HAPPENED or published is None:
        return reading
    if any(page.parse.tokens[i].tag in _PAST for i in event.tokens):
        return reading
    when = date_of(page, event.head)
    if when is None or when.span is None or when.start <= published or when.basis not in _SAID:
        return reading
    return replace(reading, status=Status.PLANNED, future=True, cues=(*reading.cues, Cue(when.span, _RULE)))
