"""Conflict and cooperation by period: what was done, what was only said, planned, denied or thought possible.

The unit of counting is the event, not the article: claims that are linked (``docs/linking.md``) count once.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from reportedly.analysis.extras import needed
from reportedly.analysis.periods import LONGEST, Periods, Unit, periods
from reportedly.analysis.share import Share
from reportedly.analysis.told import NONE, Told, coverage, date_of, told
from reportedly.analysis.units import Bearing, Units, units_of
from reportedly.store import Filter, View

if TYPE_CHECKING:
    import pyarrow as pa

_ALL = Filter()


class Weighting(StrEnum):
    """What counts as one.

    ``EVENTS``: each event of linked claims is one. ``CONFIDENCE``: each event weighs what its surest claim does, so
    that sums are expected numbers of events. ``CLAIMS``: each claim is one, however many tell the same.
    """

    EVENTS = "events"
    CONFIDENCE = "confidence"
    CLAIMS = "claims"


Dated = Literal["event", "published"]


@dataclass(frozen=True, slots=True)
class Cell:
    """The events of one bearing in one period.

    Args:
        count: how many (with ``Weighting.CONFIDENCE`` an expected number).
        conflict, cooperation: sums of negative and of positive scores on PLOVER's scale from -10 to 10.
        verbal_cooperation, material_cooperation, verbal_conflict, material_conflict: numbers by quad class.
    """

    count: float = 0.0
    conflict: float = 0.0
    cooperation: float = 0.0
    verbal_cooperation: float = 0.0
    material_cooperation: float = 0.0
    verbal_conflict: float = 0.0
    material_conflict: float = 0.0

    @property
    def total(self) -> float:
        """The sum of scores."""
        return self.conflict + self.cooperation

    @property
    def mean(self) -> float | None:
        """The mean score; ``None`` when there is nothing."""
        return self.total / self.count if self.count else None

    def __add__(self, other: Cell) -> Cell:
        return Cell(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Cell)))

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        values = {field.name: round(getattr(self, field.name), 6) for field in fields(Cell)}
        mean = self.mean
        return {**values, "total": round(self.total, 6), "mean": None if mean is None else round(mean, 6)}


@dataclass(frozen=True, slots=True)
class Point:
    """One period.

    Args:
        start, end: first and last day, inclusive.
        documents: articles that the store has of the period, whatever they tell.
        done, said, planned, possible, denied: see :class:`~reportedly.analysis.units.Bearing`; all of them are ``None``
            when the store has no article of the period: nothing is known then. A zero says that nothing was told.
        anonymous: the share of events that only anonymous sources stand behind.
    """

    start: date
    end: date
    documents: int
    done: Cell | None
    said: Cell | None
    planned: Cell | None
    possible: Cell | None
    denied: Cell | None
    anonymous: Share | None

    def cell(self, bearing: Bearing) -> Cell | None:
        """The cell of a bearing."""
        found: Cell | None = getattr(self, bearing.value)
        return found

    @property
    def happened(self) -> Cell | None:
        """What was done and what was said, together."""
        return None if self.done is None or self.said is None else self.done + self.said

    def as_dict(self) -> dict[str, Any]:
        """The JSON form: dates as ISO text."""
        cells = {b.value: cell.as_dict() if (cell := self.cell(b)) else None for b in Bearing}
        anonymous = self.anonymous.as_dict() if self.anonymous else None
        days = {"start": self.start.isoformat(), "end": self.end.isoformat(), "documents": self.documents}
        return {**days, **cells, "anonymous": anonymous}


@dataclass(frozen=True, slots=True)
class Series:
    """A series without missing periods.

    Args:
        unit, weighting, dated: as asked for.
        wanted: the filter.
        points: one for each period.
        claims: how many claims the filter finds.
        events: how many events (or claims, by the weighting) stand in the points; each bearing of an event is one.
        undated, coarse, outside: those that do not: without a day, with a time longer than a period, before or after.
        linked: whether the store has been linked; if not, each claim counts as an event of its own.
    """

    unit: Unit
    weighting: Weighting
    dated: Dated
    wanted: Filter
    points: tuple[Point, ...]
    claims: int
    events: int
    undated: int
    coarse: int
    outside: int
    linked: bool

    def rows(self) -> list[dict[str, Any]]:
        """One flat row for each period and bearing."""
        return [
            {
                "start": point.start,
                "end": point.end,
                "documents": point.documents,
                "bearing": bearing.value,
                **(cell.as_dict() if (cell := point.cell(bearing)) else dict.fromkeys(Cell().as_dict())),
            }
            for point in self.points
            for bearing in Bearing
        ]

    def arrow(self) -> pa.Table:
        """The rows as an Arrow table.

        Raises:
            AnalysisError: R701 when pyarrow is not installed.
        """
        with needed("an Arrow table", "parquet"):
            import pyarrow as pa
        numbers = [(name, pa.float64()) for name in Cell().as_dict()]
        kinds = [("start", pa.date32()), ("end", pa.date32()), ("documents", pa.int64()), ("bearing", pa.string())]
        return pa.Table.from_pylist(self.rows(), schema=pa.schema([*kinds, *numbers]))


def series(
    view: View,
    wanted: Filter = _ALL,
    *,
    unit: Unit = "week",
    weighting: Weighting | str = Weighting.EVENTS,
    dated: Dated = "event",
) -> Series:
    """Conflict and cooperation by period.

    Args:
        view: of the store.
        wanted: which claims; ``since`` and ``until`` (or ``published_since`` and ``published_until``) are the ends of
            the series, which otherwise runs from the first to the last day of publication among the claims.
        unit: ``"day"``, ``"week"`` (from Monday), ``"month"``, ``"quarter"``, ``"year"``.
        weighting: what counts as one.
        dated: whether an event stands at its own day or at the day of its first report.

    Raises:
        AnalysisError: R702 for another unit; R703 when there are too many periods.
    """
    return series_of(told(view, wanted), coverage(view, wanted), wanted, unit=unit, weighting=weighting, dated=dated)


def series_of(
    claims: Told,
    covered: tuple[NDArray[np.int64], NDArray[np.int64]],
    wanted: Filter = _ALL,
    *,
    unit: Unit = "week",
    weighting: Weighting | str = Weighting.EVENTS,
    dated: Dated = "event",
) -> Series:
    """The same from arrays: claims, and the days with documents."""
    weighting = Weighting(weighting)
    units = units_of(claims, singly=weighting is Weighting.CLAIMS, published=dated == "published")
    weight = units.confidence if weighting is Weighting.CONFIDENCE else np.ones(len(units))
    span = span_of(claims, wanted)
    found = periods(unit, *span) if span else Periods(unit, np.empty(0, dtype=np.int64))
    undated = units.day == NONE
    coarse = ~undated & (units.last - units.day >= LONGEST[unit])
    place = np.where(undated | coarse, -1, found.place(units.day))
    inside = place >= 0
    documents = _documents(found, covered)
    cells = {bearing: _cells(units, weight, place, bearing, len(found)) for bearing in Bearing}
    anonymous = _sums(place, inside & units.anonymous, weight, len(found))
    whole = _sums(place, inside, weight, len(found))
    known = (documents > 0) | (_sums(place, inside, np.ones(len(units)), len(found)) > 0)
    points = []
    for number in range(len(found)):
        start, end = found.dates(number)
        done, said, planned, possible, denied = (cells[b][number] if known[number] else None for b in Bearing)
        share = Share(float(anonymous[number]), float(whole[number])) if whole[number] else None
        points.append(Point(start, end, int(documents[number]), done, said, planned, possible, denied, share))
    return Series(
        unit=unit,
        weighting=weighting,
        dated=dated,
        wanted=wanted,
        points=tuple(points),
        claims=len(claims),
        events=int(inside.sum()),
        undated=int(undated.sum()),
        coarse=int(coarse.sum()),
        outside=int((~undated & ~coarse & ~inside).sum()),
        linked=claims.linked,
    )


def _cells(
    units: Units, weight: NDArray[np.float64], place: NDArray[np.int64], bearing: Bearing, count: int
) -> list[Cell]:
    mask = (place >= 0) & (units.bearing == list(Bearing).index(bearing))
    scores = weight * units.scale
    columns = [
        _sums(place, mask, weight, count),
        _sums(place, mask & (units.scale < 0), scores, count),
        _sums(place, mask & (units.scale > 0), scores, count),
        *(_sums(place, mask & (units.quad == quad), weight, count) for quad in (1, 2, 3, 4)),
    ]
    return [Cell(*map(float, values)) for values in np.column_stack(columns)]


def _sums(
    place: NDArray[np.int64], mask: NDArray[np.bool_], values: NDArray[np.float64], count: int
) -> NDArray[np.float64]:
    return np.bincount(place[mask], weights=values[mask], minlength=count)[:count].astype(np.float64)


def _documents(found: Periods, covered: tuple[NDArray[np.int64], NDArray[np.int64]]) -> NDArray[np.float64]:
    place = found.place(covered[0])
    return _sums(place, place >= 0, covered[1].astype(np.float64), len(found))


def span_of(claims: Told, wanted: Filter) -> tuple[date, date] | None:
    """First and last day of a series: those of the filter, else of publication among the claims."""
    published = claims.published[claims.published != NONE]
    days = published if len(published) else claims.day[claims.day != NONE]
    first = wanted.since or wanted.published_since or (date_of(int(days.min())) if len(days) else None)
    last = wanted.until or wanted.published_until or (date_of(int(days.max())) if len(days) else None)
    return (first, last) if first and last else None
