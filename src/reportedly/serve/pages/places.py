"""Map: where it happens, and how precisely that is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from reportedly.analysis.spots import Spot, spots
from reportedly.serve.atlas import WORLD, Shape, Window, shapes, window
from reportedly.serve.bars import Extent, extent_of
from reportedly.serve.building import Hidden, add_page
from reportedly.serve.form import Form, form_of
from reportedly.serve.memo import Knowing
from reportedly.serve.query import ClaimQuery
from reportedly.serve.reader import Reading
from reportedly.serve.relation import AsDict

router = APIRouter()

_MOST = 300
_LEAST_MARK, _GREATEST_MARK = 5.0, 24.0


class MapQuery(ClaimQuery):
    """What happens where."""

    area: Literal["fit", "world"] = Field("fit", description="the part of the world that holds it, or all of it")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the map: where, how large, and of what kind it is."""

    spot: Spot
    x: float
    y: float
    size: float
    kind: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn. ``beyond`` counts places that lie outside of the window."""

    whole: bool
    shapes: tuple[Shape, ...]
    marks: tuple[Mark, ...]
    beyond: int


@dataclass(frozen=True, slots=True)
class MapPage:
    """Places with their events.

    Args:
        title: of the page.
        query: what was asked for, as in the address.
        extent: how many claims there are.
        placed: how many of them name a place.
        spots: places, those with the most events first; ``most`` of them at the most.
        form: the filters. chart: the drawing.
    """

    title: str
    query: dict[str, Any]
    extent: Extent
    placed: int
    most: int
    spots: tuple[AsDict[Spot], ...]
    form: Hidden[Form]
    chart: Hidden[Chart]


def map_(asked: Annotated[MapQuery, Query()], view: Reading, known: Knowing) -> MapPage:
    """Where it happens, and how precisely that is known."""
    wanted = asked.filter()
    found = known.of("spots", wanted, lambda: tuple(spots(view, wanted, limit=_MOST)))
    located = [spot for spot in found if spot.lat is not None and spot.lon is not None]
    shown = WORLD if asked.area == "world" else window([(s.lat or 0.0, s.lon or 0.0, s.events) for s in located])
    drawn = known.of("shapes", (shown,), lambda: shapes(shown))
    marks = tuple(_marks([spot for spot in located if shown.holds(spot.lat or 0.0, spot.lon or 0.0)], shown))
    return MapPage(
        title="Map",
        query=asked.pairs(),
        extent=extent_of(view, known, wanted),
        placed=sum(spot.claims for spot in found),
        most=_MOST,
        spots=found,
        form=form_of(asked, view, known, keep=("area",)),
        chart=Chart(shown == WORLD, drawn, marks, len(located) - len(marks)),
    )


def _marks(found: list[Spot], shown: Window) -> Iterable[Mark]:
    """The largest first, so that smaller ones lie above them."""
    most = max((spot.events for spot in found), default=1)
    for spot in sorted(found, key=lambda spot: (-spot.events, spot.name)):
        x, y = shown.place(spot.lat or 0.0, spot.lon or 0.0)
        size = max(_GREATEST_MARK * sqrt(spot.events / most), _LEAST_MARK)
        yield Mark(spot, round(x, 1), round(y, 1), round(size, 1), _kind(spot))


def _kind(spot: Spot) -> str:
    """What mostly happens at a place."""
    if not spot.conflict and not spot.cooperation:
        return "unrealised"
    if spot.conflict == spot.cooperation:
        return "even"
    return "conflict" if spot.conflict > spot.cooperation else "cooperation"


add_page(router, "/map", map_, template="map.html")
