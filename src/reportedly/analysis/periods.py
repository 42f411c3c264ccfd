"""Days, weeks, months, quarters and years as runs of numbered days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from reportedly.analysis.told import date_of, number_of
from reportedly.errors import AnalysisError

Unit = Literal["day", "week", "month", "quarter", "year"]
UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year")
LONGEST = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
"""The most days of each unit. What is only known to lie within a longer time has no place in a series of that unit."""

_MOST = 40_000  # a century of days; more is a mistaken date
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_THURSDAY = 3  # 1970-01-01 was one; weeks begin on Monday, as in ISO 8601


@dataclass(frozen=True, slots=True)
class Periods:
    """Periods without a gap between them: ``edges`` are the numbers of their first days, and of the day after the last.

    The first and the last are cut to the days that are asked for.
    """

    unit: Unit
    edges: NDArray[np.int64]

    def __len__(self) -> int:
        return max(len(self.edges) - 1, 0)

    def place(self, days: NDArray[np.int64]) -> NDArray[np.int64]:
        """The number of the period of each day, -1 when it lies outside."""
        place = np.searchsorted(self.edges, days, side="right") - 1
        return np.where((place >= 0) & (place < len(self)), place, -1)

    def dates(self, number: int) -> tuple[date, date]:
        """First and last day of a period."""
        return date_of(int(self.edges[number])), date_of(int(self.edges[number + 1]) - 1)


def periods(unit: Unit, since: date, until: date) -> Periods:
    """The periods from one day to another, both inclusive; weeks begin on Monday.

    Raises:
        AnalysisError: R702 when there is no such unit; R703 when there are more than 40,000 of them.

    Example:
        >>> found = periods("month", date(2024, 1, 20), date(2024, 3, 5))
        >>> [found.dates(number)[0].isoformat() for number in range(len(found))]
        ['2024-01-20', '2024-02-01', '2024-03-01']
    """
    if unit not in UNITS:
        raise AnalysisError("R702", f"{unit!r} is no period", hint=f"Choose one of: {', '.join(UNITS)}.")
    first, end = number_of(since), number_of(until) + 1
    if end <= first:
        return Periods(unit, np.empty(0, dtype=np.int64))
    if (end - first) / LONGEST[unit] > _MOST:
        hint = "Choose a longer period, or a shorter time with since and until."
        raise AnalysisError("R703", f"{since} to {until} has more than {_MOST:,} periods", hint=hint)
    if unit in ("day", "week"):
        step = LONGEST[unit]
        start = first if unit == "day" else first - (first + _THURSDAY) % step
        starts = np.arange(start + step, end, step, dtype=np.int64)
    else:
        starts = np.array(_month_starts(since, until, _MONTHS[unit]), dtype=np.int64)
    return Periods(unit, np.concatenate([[first], starts[(starts > first) & (starts < end)], [end]]))


def _month_starts(since: date, until: date, step: int) -> list[int]:
    months = range(since.year * 12 + (since.month - 1) // step * step, until.year * 12 + until.month, step)
    return [number_of(date(month // 12, month % 12 + 1, 1)) for month in months]
