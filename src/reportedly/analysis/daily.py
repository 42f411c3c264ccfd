"""Counts of each day and kind, and how much of each day was watched: what shifts are looked for in."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from reportedly.analysis.scan import Floats
from reportedly.analysis.series import span_of
from reportedly.analysis.told import NONE, Told, coverage, number_of, told
from reportedly.analysis.units import BEARINGS, Bearing, Units, units_of
from reportedly.store import Filter, View

KINDS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
_VERBAL = {1: 0, 2: 0, 3: 2, 4: 2}
_LONG = 7  # a time that is known less well than to a week has no day
_RARE = 0.01


@dataclass(frozen=True, slots=True)
class Daily:
    """Events of each day.

    Args:
        first: the number of the first day.
        counts: events (days, kinds); kinds as in :data:`KINDS`. What is planned is a word of the day on which it is
            first told of: an offer or a threat, as in PLOVER.
        exposure: 1, or 0 on the days of a gap: days without any article, more in a row than chance would leave.
        units: what is counted. day, kind: the place of each of them in ``counts``; -1 outside.
        claims: what they are made of.
    """

    first: int
    counts: Floats
    exposure: Floats
    units: Units
    day: NDArray[np.int64]
    kind: NDArray[np.int64]
    claims: Told

    def weekly(self, start: int, end: int) -> Floats:
        """Events a week of each kind, in the days from ``start`` to ``end``."""
        return np.asarray(self.counts[start:end].sum(axis=0) / max(self.exposure[start:end].sum(), 1.0) * 7)

    def scores(self, start: int, end: int) -> tuple[float, float]:
        """The sums of the scores of conflict and of cooperation that happened, without their signs."""
        happened = self.units.bearing != BEARINGS.index(Bearing.PLANNED)
        scale = self.units.scale[happened & (self.day >= start) & (self.day < end)]
        return float(-scale[scale < 0].sum()), float(scale[scale > 0].sum())


def daily(view: View, wanted: Filter) -> Daily | None:
    """The counts of what a filter wants; ``None`` when no day of it is known."""
    claims = told(view, wanted)
    span = span_of(claims, wanted)
    if span is None:
        return None
    first, days = number_of(span[0]), (span[1] - span[0]).days + 1
    units = units_of(claims)
    reported = units_of(claims, published=True)
    planned = units.bearing == BEARINGS.index(Bearing.PLANNED)
    counted = planned | np.isin(units.bearing, (BEARINGS.index(Bearing.DONE), BEARINGS.index(Bearing.SAID)))
    day = np.where(planned, reported.day, units.day)
    known = counted & (day != NONE) & (planned | (units.last - units.day < _LONG)) & (units.quad > 0)
    day = np.where(known, day - first, -1)
    day = np.where((day >= 0) & (day < days), day, -1)
    kind = np.where(planned, np.array([0, *_VERBAL.values()])[units.quad], units.quad - 1)
    counts = np.zeros((days, len(KINDS)))
    np.add.at(counts, (day[day >= 0], kind[day >= 0]), 1.0)
    return Daily(first, counts, _exposure(view, wanted, first, days, counts), units, day, kind, claims)


def gaps(documents: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which days lie in a gap: days without articles, so many in a row that their usual number would rarely leave them.

    Example:
        >>> gaps(np.array([9] * 20 + [0] * 4 + [9] * 20)).nonzero()[0].tolist()
        [20, 21, 22, 23]
        >>> bool(gaps(np.array([0, 1, 0, 0, 1, 0] * 5)).any())
        False
    """
    days = len(documents)
    found = np.zeros(days, dtype=np.bool_)
    watched = documents > 0
    if not watched.any():
        return ~found
    # Articles come in bunches, so days with any count, not articles; of days without, chance leaves this many in a row.
    share = min(float(watched.mean()), 1 - 1 / (days + 1))
    longest = log(_RARE / max(days, 1)) / log(1 - share)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], ~watched, [0]])))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        found[start:end] = end - start >= longest
    return found


def _exposure(view: View, wanted: Filter, first: int, days: int, counts: Floats) -> Floats:
    covered, number = coverage(view, wanted)
    documents = np.zeros(days, dtype=np.int64)
    inside = (covered >= first) & (covered < first + days)
    documents[covered[inside] - first] = number[inside]
    return np.where(gaps(documents) & (counts.sum(axis=1) == 0), 0.0, 1.0)
