"""Claims over time as bars: heights worked out here, drawn by the template as SVG."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from reportedly.serve.memo import Known
from reportedly.serve.queries import query
from reportedly.store import Filter, View
from reportedly.types import Status

Unit = Literal["day", "week", "month", "quarter", "year"]

_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
_MOST_BARS = 120
_KINDS = {
    Status.HAPPENED: "happened",
    Status.PLANNED: "planned",
    Status.DENIED: "denied",
    Status.RULED_OUT: "denied",
}
KINDS = ("happened", "planned", "open", "denied")
"""How bars are split: denied with ruled out; what is possible, hypothetical or unknown is open."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is, and over which days.

    Args:
        claims, documents, outlets: how many. dated: claims whose day is known.
        first, last: their first and last day.
        core_first, core_last: the days between which all but one in a hundred at either end lie.
    """

    claims: int
    documents: int
    outlets: int
    dated: int
    first: date | None
    last: date | None
    core_first: date | None
    core_last: date | None


@dataclass(frozen=True, slots=True)
class Bar:
    """Claims of one period, from its first to its last day, by how far they go."""

    first: date
    last: date
    happened: int
    planned: int
    open: int
    denied: int

    @property
    def claims(self) -> int:
        """All of them."""
        return self.happened + self.planned + self.open + self.denied

    @property
    def label(self) -> str:
        """The period and its claims in words."""
        span = f"{self.first}" if self.first == self.last else f"{self.first} to {self.last}"
        parts = [f"{getattr(self, kind)} {kind}" for kind in KINDS if getattr(self, kind)]
        return f"{span}: {self.claims} claims ({', '.join(parts)})"


@dataclass(frozen=True, slots=True)
class Bars:
    """All bars of one kind of period; periods without claims have none.

    Args:
        unit: the period.
        bars: earliest first.
        before, after: claims of days that are too far off to be drawn beside the others.
    """

    unit: Unit
    bars: tuple[Bar, ...]
    before: int = 0
    after: int = 0

    @property
    def most(self) -> int:
        """The highest bar."""
        return max((bar.claims for bar in self.bars), default=1)

    @property
    def slots(self) -> int:
        """Room for all periods from the first to the last."""
        return self.slot(self.bars[-1]) + 1 if self.bars else 1

    def slot(self, bar: Bar) -> int:
        """Which place a bar has from the left."""
        start = self.bars[0].first
        if self.unit in ("day", "week"):
            return (bar.first - start).days // _DAYS[self.unit]
        months = (bar.first.year - start.year) * 12 + bar.first.month - start.month
        return months // {"month": 1, "quarter": 3, "year": 12}[self.unit]

    def parts(self, bar: Bar, height: float) -> list[tuple[str, float, float]]:
        """Kind, top and height of each part of a bar in a chart of that height, from the ground up."""
        parts, top = [], height
        for kind in KINDS:
            if count := getattr(bar, kind):
                tall = height * count / self.most
                top -= tall
                parts.append((kind, round(top, 2), round(tall, 2)))
        return parts


def extent_of(view: View, known: Known, wanted: Filter) -> Extent:
    """How much a filter wants."""

    def make() -> Extent:
        [row] = view.select(query("extent"), wanted).rows
        return Extent(*row)

    return known.of("extent", wanted, make)


def bars_of(view: View, known: Known, wanted: Filter, extent: Extent) -> Bars:
    """The claims that a filter wants over time, in periods of which about a hundred fit."""
    first, last = _reach(extent)
    unit = _unit(first, last)

    def make() -> Bars:
        bars = list(_bars(view.select(query("bars"), wanted, unit=unit).rows, unit))
        before = [bar for bar in bars if first and bar.last < first]
        after = [bar for bar in bars if last and bar.first > last]
        drawn = bars[len(before) : len(bars) - len(after)]
        return Bars(unit, tuple(drawn), sum(bar.claims for bar in before), sum(bar.claims for bar in after))

    return known.of("bars", wanted, make)


def _reach(extent: Extent) -> tuple[date | None, date | None]:
    """The days to draw: all, unless a few claims of long ago would press the others into a corner."""
    first, last, core_first, core_last = extent.first, extent.last, extent.core_first, extent.core_last
    if not (first and last and core_first and core_last):
        return first, last
    few = timedelta(days=2 * (core_last - core_first).days + 14)
    return (first if core_first - first <= few else core_first), (last if last - core_last <= few else core_last)


def _unit(first: date | None, last: date | None) -> Unit:
    days = (last - first).days + 1 if first and last else 1
    return next((unit for unit, length in _DAYS.items() if days / length <= _MOST_BARS), "year")


def _bars(rows: Iterable[tuple[date, str, int]], unit: Unit) -> Iterable[Bar]:
    counts: dict[date, dict[str, int]] = {}
    for period, status, claims in rows:
        kinds = counts.setdefault(period, dict.fromkeys(KINDS, 0))
        kinds[_KINDS.get(Status(status), "open")] += claims
    for first, kinds in counts.items():
        yield Bar(first, _last(first, unit), **kinds)


def _last(first: date, unit: Unit) -> date:
    """The last day of the period that begins on ``first``."""
    if unit in ("day", "week"):
        return first + timedelta(days=_DAYS[unit] - 1)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1) - timedelta(days=1) if year <= date.max.year else date.max
