"""What another run made of the same documents: claims paired by their words, then looked at field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import groupby

from reportedly.store.rows import Change
from reportedly.types import Record

# What a run says of itself is no change of a claim, and the id follows from the other fields.
_NOT_COMPARED = frozenset({"id", "document", "run"})
_COMPARED = tuple(field.name for field in fields(Record) if field.name not in _NOT_COMPARED)


def compare(claims: Iterable[tuple[bool, Record]]) -> Iterator[Change]:
    """The changes between two runs.

    Claims with the same id are one claim, which may still differ (confidence, place, rules); of the others, those on
    the same words of the same document are one claim read otherwise.

    Args:
        claims: each with whether it is of the later run; all claims of one document stand together.
    """
    for _, group in groupby(claims, lambda item: item[1].document.digest):
        both = list(group)
        yield from _document([r for later, r in both if not later], [r for later, r in both if later])


def _document(before: list[Record], after: list[Record]) -> Iterator[Change]:
    ids = {record.id for record in before} & {record.id for record in after}
    same = {record.id: record for record in before if record.id in ids}
    waiting: dict[tuple[int, int], list[Record]] = {}
    for record in before:
        if record.id not in ids:
            waiting.setdefault((record.event_text.start, record.event_text.end), []).append(record)
    for record in after:
        old = same.get(record.id)
        if old is None:
            candidates = waiting.get((record.event_text.start, record.event_text.end))
            old = candidates.pop(0) if candidates else None
        if old is None:
            yield Change("new", None, record)
            continue
        differing = tuple(name for name in _COMPARED if getattr(old, name) != getattr(record, name))
        if differing:
            yield Change("changed", old, record, differing)
    for left in waiting.values():
        for record in left:
            yield Change("gone", record, None)
