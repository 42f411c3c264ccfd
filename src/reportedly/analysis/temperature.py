"""How warm or cold a relation is, and whether it escalates or cools; with an interval that is wide when little is
known.

Each event that happened is taken as ``|score| / 10`` of a trial that came out as conflict (negative score) or as
cooperation. With ``c`` and ``k`` the sums of these, older ones fading by half each half-life, the share of conflict
has the posterior ``Beta(1 + c, 1 + k)``, and the reading is that share on a scale from -1 to 1:

    reading = 2 (1 + c) / (2 + c + k) - 1 = (c - k) / (c + k + 2)

-1 is cooperation only, 1 conflict only; 0 is a balance, or nothing known: then the 95 % interval runs from -0.95 to
0.95.

Source: scores of PLOVER's manual, after Goldstein 1992, "A conflict-cooperation scale for WEIS events data"; the
reading itself is a house rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from reportedly.analysis.series import Series

Direction = Literal["escalating", "cooling", "unclear"]
HALF_LIFE = 28
"""Days after which an event counts half."""

_STRONGEST = 10.0  # the end of the scale of scores
_SURE = 0.95
_GRID = (np.arange(2_000) + 0.5) / 2_000


@dataclass(frozen=True, slots=True)
class Reading:
    """How much of what happens is conflict, as known at the end of a period.

    Args:
        start, end: first and last day of the period.
        value: from -1 (cooperation only) to 1 (conflict only).
        low, high: its 95 % interval.
        weight: what it rests on, as a number of events of the strongest kind.
    """

    start: date
    end: date
    value: float
    low: float
    high: float
    weight: float

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        numbers = {name: round(getattr(self, name), 4) for name in ("value", "low", "high", "weight")}
        return {"start": self.start.isoformat(), "end": self.end.isoformat(), **numbers}


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a relation goes: the last days against those before.

    Args:
        direction: ``"unclear"`` when neither has a probability of 95 %.
        probability: that the share of conflict is greater now than before.
        recent, before: the readings of both times.
    """

    direction: Direction
    probability: float
    recent: Reading
    before: Reading

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        readings = {"recent": self.recent.as_dict(), "before": self.before.as_dict()}
        return {"direction": self.direction, "probability": round(self.probability, 4), **readings}


def temperature(series: Series, *, half_life: float = HALF_LIFE) -> tuple[Reading, ...]:
    """A reading for each period of a series.

    Args:
        series: by day or week; what was done and what was said count, in periods without any article only time passes.
        half_life: days after which an event counts half.
    """
    readings, conflict, cooperation, last = [], 0.0, 0.0, None
    for point in series.points:
        fade = 0.5 ** ((point.end - last).days / half_life) if last else 0.0
        happened = point.happened
        conflict = conflict * fade - (happened.conflict / _STRONGEST if happened else 0.0)
        cooperation = cooperation * fade + (happened.cooperation / _STRONGEST if happened else 0.0)
        readings.append(reading(point.start, point.end, conflict, cooperation))
        last = point.end
    return tuple(readings)


def heading(series: Series, *, days: int = 28) -> Heading | None:
    """Whether the last days of a series are warmer or colder than as many days before.

    Returns:
        ``None`` when the series is shorter than both times.
    """
    if not series.points:
        return None
    end = series.points[-1].end
    middle, start = end - timedelta(days=days), end - timedelta(days=2 * days)
    if series.points[0].start > start + timedelta(days=1):
        return None
    sums = [[0.0, 0.0], [0.0, 0.0]]
    for point in series.points:
        happened = point.happened
        if point.end > start and happened:
            sums[point.end > middle][0] -= happened.conflict
            sums[point.end > middle][1] += happened.cooperation
    then, now = sums
    one_day = timedelta(days=1)
    before = reading(start + one_day, middle, *(score / _STRONGEST for score in then))
    recent = reading(middle + one_day, end, *(score / _STRONGEST for score in now))
    more = more_conflict((now[0], now[1]), (then[0], then[1]))
    direction: Direction = "escalating" if more >= _SURE else "cooling" if more <= 1 - _SURE else "unclear"
    return Heading(direction, more, recent, before)


def reading(start: date, end: date, conflict: float, cooperation: float) -> Reading:
    """The reading for sums of conflict and cooperation, each in events of the strongest kind.

    Example:
        >>> nothing = reading(date(2024, 1, 1), date(2024, 1, 7), 0, 0)
        >>> nothing.value, round(nothing.low, 2), round(nothing.high, 2)
        (0.0, -0.95, 0.95)
        >>> strikes = reading(date(2024, 1, 1), date(2024, 1, 7), 18, 0)
        >>> strikes.value, round(strikes.low, 2)
        (0.9, 0.65)
    """
    weight = conflict + cooperation
    steps = np.cumsum(_density(conflict, cooperation))
    low, high = (float(np.interp(level, steps, _GRID)) for level in (0.025, 0.975))
    return Reading(start, end, (conflict - cooperation) / (weight + 2), 2 * low - 1, 2 * high - 1, weight)


def more_conflict(now: tuple[float, float], then: tuple[float, float]) -> float:
    """The probability that the share of conflict is greater now than then.

    Args:
        now, then: sums of the scores of conflict and of cooperation, without their signs.

    Example:
        >>> round(more_conflict((90, 10), (10, 90)), 3), round(more_conflict((0, 0), (0, 0)), 3)
        (1.0, 0.5)
    """
    densities = [_density(conflict / _STRONGEST, cooperation / _STRONGEST) for conflict, cooperation in (now, then)]
    return _greater(*densities)


def _density(conflict: float, cooperation: float) -> NDArray[np.float64]:
    """Beta(1 + conflict, 1 + cooperation) on a grid; it needs no special functions, and no package for them."""
    logs = conflict * np.log(_GRID) + cooperation * np.log1p(-_GRID)
    density = np.exp(logs - logs.max())
    return np.asarray(density / density.sum())


def _greater(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """The probability that the one share is greater than the other."""
    below = np.cumsum(other) - other / 2
    return float(np.sum(one * below))
