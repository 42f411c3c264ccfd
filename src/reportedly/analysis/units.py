"""From claims to what is counted: one unit for each event and bearing, whatever number of articles tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from reportedly.analysis.told import NONE, STATUSES, Told
from reportedly.types import Status


class Bearing(StrEnum):
    """How far an event goes.

    ``DONE`` and ``SAID`` happened: material deeds, and words (talks, praise, demands, threats: PLOVER's verbal
    categories). ``PLANNED`` is intended. ``POSSIBLE`` is feared, hoped, conditional or left open. ``DENIED`` is said
    not to have been, or not to come.
    """

    DONE = "done"
    SAID = "said"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


BEARINGS = tuple(Bearing)
_FAR_END = 2**31
_VERBAL = (1, 3)
_CLASS = {
    Status.HAPPENED: Bearing.DONE,  # or SAID, by the quad class
    Status.PLANNED: Bearing.PLANNED,
    Status.POSSIBLE: Bearing.POSSIBLE,
    Status.HYPOTHETICAL: Bearing.POSSIBLE,
    Status.UNKNOWN: Bearing.POSSIBLE,
    Status.DENIED: Bearing.DENIED,
    Status.RULED_OUT: Bearing.DENIED,
}
STATUSES_OF = {
    bearing: tuple(
        status for status, found in _CLASS.items() if found is (Bearing.DONE if bearing is Bearing.SAID else bearing)
    )
    for bearing in BEARINGS
}
"""The statuses of the claims of a bearing; what was done and what was said differ by quad class."""
_CLASSES = np.array([BEARINGS.index(_CLASS[status]) for status in STATUSES])


@dataclass(frozen=True, slots=True)
class Units:
    """What is counted, by column.

    Args:
        event: number of the event.
        first: the place of its surest claim among the claims.
        day, last: its earliest day that is told, and the end of that time.
        quad, category, act: those of the surest claim.
        scale: mean score of the claims, weighted by their confidence.
        bearing: place in :data:`BEARINGS`.
        confidence: that of the surest claim.
        anonymous: whether all claims go back to anonymous sources.
    """

    event: NDArray[np.int64]
    first: NDArray[np.int64]
    day: NDArray[np.int64]
    last: NDArray[np.int64]
    quad: NDArray[np.int64]
    category: NDArray[np.int64]
    act: NDArray[np.int64]
    scale: NDArray[np.float64]
    bearing: NDArray[np.int64]
    confidence: NDArray[np.float64]
    anonymous: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.event)


def units_of(claims: Told, *, singly: bool = False, published: bool = False) -> Units:
    """The units of claims.

    Args:
        claims: what is told.
        singly: each claim is a unit.
        published: the day is that of the first report, not of the event.
    """
    count = len(claims)
    status = _CLASSES[claims.status] if count else np.empty(0, dtype=np.int64)
    key = np.arange(count) if singly else claims.event * len(BEARINGS) + status
    _, key = np.unique(key, return_inverse=True)
    number = int(key.max()) + 1 if count else 0
    surest = np.lexsort((np.arange(count), -claims.confidence, key))
    _, starts = np.unique(key[surest], return_index=True)
    first = surest[starts]
    day, last = (claims.published, claims.published) if published else _shortest(claims, key, number)
    at = np.full(number, _FAR_END, dtype=np.int64)
    np.minimum.at(at, key, np.where(day == NONE, _FAR_END, day))
    end = np.full(number, NONE, dtype=np.int64)
    np.maximum.at(end, key, np.where(day == at[key], last, NONE))
    weight = np.maximum(claims.confidence, 1e-6)
    scale = np.bincount(key, weight * claims.scale, number) / np.maximum(np.bincount(key, weight, number), 1e-12)
    quad = claims.quad[first]
    bearing = status[first]
    said = (bearing == BEARINGS.index(Bearing.DONE)) & np.isin(quad, _VERBAL)
    return Units(
        event=claims.event[first],
        first=first,
        day=np.where(at == _FAR_END, NONE, at),
        last=end,
        quad=quad,
        category=claims.category[first],
        act=claims.act[first],
        scale=scale,
        bearing=np.where(said, BEARINGS.index(Bearing.SAID), bearing),
        confidence=claims.confidence[first],
        anonymous=np.bincount(key, ~claims.anonymous, number) == 0,
    )


def _shortest(claims: Told, key: NDArray[np.int64], number: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The days of the claims; those that only know a longer time than another claim of the same unit have none."""
    length = np.where(claims.day == NONE, _FAR_END, np.maximum(claims.last - claims.day, 0))
    least = np.full(number, _FAR_END, dtype=np.int64)
    np.minimum.at(least, key, length)
    known = (claims.day != NONE) & (length == least[key])
    return np.where(known, claims.day, NONE), np.where(known, np.maximum(claims.last, claims.day), NONE)
