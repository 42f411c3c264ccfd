"""What a store tells, as arrays: one place for each claim that a filter wants, and the event that it is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from reportedly.analysis.sql import query
from reportedly.store import Filter, View
from reportedly.types import Status

NONE = -(2**31)
"""Stands for a day that is not known."""
STATUSES = tuple(Status)
_EPOCH = date(1970, 1, 1)
_last: WeakKeyDictionary[View, tuple[Filter, Told]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Told:
    """Claims by column, in the order in which they were read; days are counted from 1970-01-01.

    Args:
        claim: the hash of its id, as DuckDB makes it.
        event: the number of the event that a claim is of.
        document: the number of its document in the store.
        day, last: first and last day of the event; the day of publication when it has none; :data:`NONE`.
        published: the day of publication, or :data:`NONE`.
        quad, scale: quad code, and score on PLOVER's scale from -10 to 10; 0 where a codebook gives none.
        status: place in :data:`STATUSES`. category, act: places in ``categories``, the names of all that the store has.
        confidence: 0 to 1.
        anonymous: whether it goes back to an anonymous source.
        linked: whether the store has been linked; if not, each claim is an event of its own.
    """

    claim: NDArray[np.uint64]
    event: NDArray[np.int64]
    document: NDArray[np.int64]
    day: NDArray[np.int64]
    last: NDArray[np.int64]
    published: NDArray[np.int64]
    quad: NDArray[np.int64]
    scale: NDArray[np.float64]
    status: NDArray[np.int64]
    category: NDArray[np.int64]
    act: NDArray[np.int64]
    confidence: NDArray[np.float64]
    anonymous: NDArray[np.bool_]
    categories: tuple[str, ...]
    linked: bool

    def __len__(self) -> int:
        return len(self.event)


def told(view: View, wanted: Filter) -> Told:
    """The claims that a filter wants, as arrays; its limit does not count. A view keeps what it was asked last."""
    last = _last.get(view)
    if last and last[0] == wanted:
        return last[1]
    read = _read(view, wanted)
    _last[view] = wanted, read
    return read


def _read(view: View, wanted: Filter) -> Told:
    categories = [name for (name,) in view.select(query("categories")).rows]
    names = {"statuses": [status.value for status in STATUSES], "categories": categories}
    found = view.columns(query("told"), wanted, none=NONE, **names)

    def whole(name: str) -> NDArray[np.int64]:
        return np.asarray(found[name]).astype(np.int64)

    linked = np.asarray(found["linked"])
    return Told(
        claim=np.asarray(found["claim"]).astype(np.uint64),
        event=_in_order(np.asarray(found["event"]).astype(np.uint64)),
        document=whole("document"),
        day=whole("day"),
        last=whole("last"),
        published=whole("published"),
        quad=whole("quad"),
        scale=np.asarray(found["scale"], dtype=np.float64),
        status=whole("status") - 1,
        category=whole("category") - 1,
        act=whole("act") - 1,
        confidence=np.asarray(found["confidence"], dtype=np.float64),
        anonymous=np.asarray(found["anonymous"]).astype(np.bool_),
        categories=tuple(categories),
        linked=bool(len(linked) and linked[0]),
    )


def _in_order(names: NDArray[np.uint64]) -> NDArray[np.int64]:
    """A number for each name, from 0 in the order in which they appear."""
    _, first, inverse = np.unique(names, return_index=True, return_inverse=True)
    order = np.empty(len(first), dtype=np.int64)
    order[np.argsort(first, kind="stable")] = np.arange(len(first))
    return order[inverse]


def coverage(view: View, wanted: Filter) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The days on which documents were published (of the filter's outlets, whatever they tell), and how many."""
    found = view.columns(query("coverage"), wanted)
    return np.asarray(found["day"]).astype(np.int64), np.asarray(found["documents"]).astype(np.int64)


def number_of(day: date) -> int:
    """The number of a day.

    Example:
        >>> number_of(date(1970, 2, 1)), date_of(31)
        (31, datetime.date(1970, 2, 1))
    """
    return (day - _EPOCH).days


def date_of(number: int) -> date:
    """The day of a number."""
    return _EPOCH + timedelta(days=int(number))
