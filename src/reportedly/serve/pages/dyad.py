"""One relation: conflict and cooperation over time, what changed and why, with the claims behind every figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from reportedly.analysis import Bearing, Heading, Point, Reading, Share
from reportedly.serve.bars import Extent, extent_of
from reportedly.serve.building import Hidden, add_page
from reportedly.serve.drawing import Measure, Unit, period, picture
from reportedly.serve.form import Form, form_of
from reportedly.serve.memo import Knowing
from reportedly.serve.outcomes import Outcomes, outcomes
from reportedly.serve.picture import Picture
from reportedly.serve.query import ClaimQuery
from reportedly.serve.reader import Reading as Reads
from reportedly.serve.relation import AsDict, Relation, relation, unit_for
from reportedly.serve.shown import Change, changes
from reportedly.serve.sides import Sides, sides_of

router = APIRouter()

_WINDOW = 120


class DyadQuery(ClaimQuery):
    """Which relation, and how it is counted."""

    unit: Literal["day", "week", "month"] | None = Field(None, description="period; by the length of time if left out")
    measure: Literal["score", "events"] = Field("score", description="what bars show: sums of scores, or numbers")
    part: int = Field(1, ge=1, le=10_000, description="which stretch of time; 1 is the latest")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which of the periods are shown.

    Args:
        part: 1 is the latest; ``parts`` is how many there are.
        first, last: its first and last day.
    """

    part: int
    parts: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Period:
    """A period, its index and its name."""

    name: str
    point: AsDict[Point]
    index: AsDict[Reading]


@dataclass(frozen=True, slots=True)
class Left:
    """Events that no period has: of unknown day, of a time longer than a period, before the first or after the last."""

    undated: int
    coarse: int
    outside: int


@dataclass(frozen=True, slots=True)
class DyadPage:
    """A relation over time.

    Args:
        title: of the page.
        query: what was asked for, as in the address.
        sides: who does it, and to whom.
        extent: how many claims there are.
        unit: how long a period is. measure: what bars show. linked: whether reports of one event count once.
        stretch: which part of the time is here.
        periods: figures of each period; of a period without any article nothing is known.
        totals: the same for the whole time, by how far events go.
        left: what no period has.
        index: how much of what happens is conflict (1) or cooperation (-1), at the end.
        heading: where that goes.
        anonymous: the share of events that only anonymous sources stand behind.
        changes: when the relation changed its level, and why.
        outcomes: what became of plans and denials.
        form: the filters. picture: the chart.
    """

    title: str
    query: dict[str, Any]
    sides: Sides
    extent: Extent
    unit: Unit
    measure: Measure
    linked: bool
    stretch: Stretch
    periods: tuple[Period, ...]
    totals: dict[Bearing, AsDict[Any]]
    left: Left
    index: AsDict[Reading] | None
    heading: AsDict[Heading] | None
    anonymous: AsDict[Share] | None
    changes: tuple[Change, ...]
    outcomes: Outcomes
    form: Hidden[Form]
    picture: Hidden[Picture | None]


def dyad(asked: Annotated[DyadQuery, Query()], view: Reads, known: Knowing) -> DyadPage:
    """A relation over time: conflict and cooperation, shifts, plans and denials."""
    wanted = asked.filter()
    extent = extent_of(view, known, wanted)
    unit = asked.unit or unit_for(extent)
    found = relation(view, known, wanted, extent, unit)
    stretch, shown = _stretch(found, asked.part)
    points, readings = found.series.points[shown], found.readings[shown]
    turns = changes(view, known, wanted, extent)
    form = form_of(asked, view, known, keep=("unit", "measure"))
    sides = sides_of(asked, form)
    return DyadPage(
        title=sides.title,
        query=asked.pairs(part=None),
        sides=sides,
        extent=extent,
        unit=unit,
        measure=asked.measure,
        linked=found.series.linked,
        stretch=stretch,
        periods=tuple(_periods(points, readings, unit)),
        totals=found.totals,
        left=Left(found.series.undated, found.series.coarse, found.series.outside),
        index=found.readings[-1] if found.readings else None,
        heading=found.heading,
        anonymous=found.anonymous,
        changes=turns,
        outcomes=outcomes(view, known, wanted),
        form=form,
        picture=picture(
            points,
            unit=unit,
            measure=asked.measure,
            readings=readings,
            shifts=[(turn.number, turn.day, turn.low, turn.high, turn.kind) for turn in turns],
        ),
    )


def _stretch(found: Relation, part: int) -> tuple[Stretch, slice]:
    """The part of the periods that is shown, counted from the latest."""
    count = len(found.series.points)
    parts = max(1, -(-count // _WINDOW))
    part = min(part, parts)
    end = count - (part - 1) * _WINDOW
    shown = slice(max(0, end - _WINDOW), end)
    points = found.series.points[shown]
    return Stretch(part, parts, points[0].start if points else None, points[-1].end if points else None), shown


def _periods(points: Sequence[Point], readings: Sequence[Reading], unit: Unit) -> Iterable[Period]:
    for point, reading in zip(points, readings, strict=True):
        yield Period(period(point.start, point.end, unit), point, reading)


add_page(router, "/dyad", dyad, template="dyad.html")
