"""What the analysis says of a relation, gathered once for a state of the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import PlainSerializer, WithJsonSchema

from reportedly.analysis import Bearing, Cell, Series, Share
from reportedly.analysis.series import series_of
from reportedly.analysis.temperature import Heading, Reading, heading, temperature
from reportedly.analysis.told import coverage, told
from reportedly.serve.bars import Extent
from reportedly.serve.drawing import Unit
from reportedly.serve.memo import Known
from reportedly.serve.queries import query
from reportedly.store import Filter, View

_T = TypeVar("_T")
if TYPE_CHECKING:
    AsDict = Annotated[_T, ""]
else:
    AsDict = Annotated[
        _T,
        PlainSerializer(lambda value: value.as_dict(), return_type=dict),
        WithJsonSchema({"type": "object", "description": "As in docs/analysis.md."}, mode="serialization"),
    ]
"""A result of the analysis in a context; its JSON is that of its ``as_dict``."""
_DAYS, _WEEKS = 62, 840


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation over time.

    Args:
        series: by the unit that was asked for.
        readings: the index at the end of each of its periods.
        heading: whether it escalates or cools lately.
        totals: what all periods have together, by bearing.
        anonymous: the share of events that only anonymous sources stand behind.
    """

    series: Series
    readings: tuple[Reading, ...]
    heading: Heading | None
    totals: dict[Bearing, Cell]
    anonymous: Share | None


def relation(view: View, known: Known, wanted: Filter, extent: Extent, unit: Unit) -> Relation:
    """The relation that a filter describes."""
    return known.of("relation", (wanted, unit), lambda: _relation(view, bounded(view, known, wanted, extent), unit))


def unit_for(extent: Extent) -> Unit:
    """The period that suits the days that claims speak of."""
    if extent.core_first is None or extent.core_last is None:
        return "week"
    days = (extent.core_last - extent.core_first).days
    return "day" if days <= _DAYS else "week" if days <= _WEEKS else "month"


def bounded(view: View, known: Known, wanted: Filter, extent: Extent) -> Filter:
    """The same claims, without the empty centuries that an address may ask for at either end."""
    since, until = wanted.since, wanted.until
    if since and extent.first:
        since = max(since, extent.first)
    if until and extent.last:
        until = min(until, extent.last)
    published_since, published_until = wanted.published_since, wanted.published_until
    if published_since or published_until:
        first, last = known.of("published", wanted, lambda: _published(view, wanted))
        published_since = max(published_since, first) if published_since and first else published_since
        published_until = min(published_until, last) if published_until and last else published_until
    return replace(wanted, since=since, until=until, published_since=published_since, published_until=published_until)


def _published(view: View, wanted: Filter) -> tuple[date | None, date | None]:
    [(first, last)] = view.select(query("published"), wanted).rows
    return first, last


def _relation(view: View, wanted: Filter, unit: Unit) -> Relation:
    claims, covered = told(view, wanted), coverage(view, wanted)
    series = series_of(claims, covered, wanted, unit=unit)
    # The index wants short periods: within a month it could not tell what came first.
    weekly = series if unit != "month" else series_of(claims, covered, wanted, unit="week")
    readings = temperature(weekly)
    if weekly is not series:
        readings = tuple(_ends(series, readings))
    totals = {bearing: _sum(series, bearing) for bearing in Bearing}
    shares = [point.anonymous for point in series.points if point.anonymous]
    whole = sum(share.whole for share in shares)
    return Relation(
        series=series,
        readings=readings,
        heading=heading(weekly),
        totals=totals,
        anonymous=Share(sum(share.part for share in shares), whole) if whole else None,
    )


def _ends(series: Series, readings: tuple[Reading, ...]) -> Iterable[Reading]:
    """The last reading within each period."""
    place = 0
    for point in series.points:
        while place + 1 < len(readings) and readings[place + 1].end <= point.end:
            place += 1
        yield replace(readings[place], start=point.start, end=point.end)


def _sum(series: Series, bearing: Bearing) -> Cell:
    cells = [cell for point in series.points if (cell := point.cell(bearing)) and cell.count]
    return Cell(**{field.name: sum(getattr(cell, field.name) for cell in cells) for field in fields(Cell)})
