"""Timeline: claims by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from reportedly.serve.bars import Bars, Extent, bars_of, extent_of
from reportedly.serve.building import Claim, Hidden, add_page
from reportedly.serve.form import Form, form_of
from reportedly.serve.memo import Knowing
from reportedly.serve.paging import Paging
from reportedly.serve.query import ClaimQuery
from reportedly.serve.reader import Reading
from reportedly.store import View
from reportedly.types import Record

router = APIRouter()


class TimelineQuery(ClaimQuery):
    """Which claims, and which part of them."""

    page: int = Field(1, ge=1, le=100_000, description="which part of the list")
    size: int = Field(50, ge=1, le=200, description="claims a part")
    order: Literal["latest", "earliest"] = Field("latest", description="which days come first")


@dataclass(frozen=True, slots=True)
class Day:
    """Claims of one day."""

    day: date | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Claims by day.

    Args:
        title: of the page.
        query: what was asked for, as in the address.
        extent: how much of it there is in all.
        bars: it over time.
        paging: which part of the claims is here.
        days: the claims by day; those of no known day at the end.
        form: the filters.
    """

    title: str
    query: dict[str, Any]
    extent: Extent
    bars: Bars
    paging: Paging
    days: tuple[Day, ...]
    form: Hidden[Form]


def timeline(asked: Annotated[TimelineQuery, Query()], view: Reading, known: Knowing) -> Timeline:
    """Claims by day."""
    wanted = asked.filter()
    extent = extent_of(view, known, wanted)
    return Timeline(
        title="Timeline",
        query=asked.pairs(page=None),
        extent=extent,
        bars=bars_of(view, known, wanted, extent),
        paging=Paging.of(asked.page, asked.size, extent.claims),
        days=tuple(by_day(_part(asked, view, extent))),
        form=form_of(asked, view, known, keep=("size", "order")),
    )


def _part(asked: TimelineQuery, view: View, extent: Extent) -> list[Record]:
    """The claims of one part. The store has the earliest days first; the latest are asked for from the other end."""
    start, end = (asked.page - 1) * asked.size, asked.page * asked.size
    if asked.order == "earliest":
        return list(view.claims(asked.filter(limit=asked.size, offset=start), by_day=True))
    found: list[Record] = []
    if start < (dated := extent.dated):
        stop = min(end, dated)
        found += reversed(list(view.claims(asked.filter(limit=stop - start, offset=dated - stop), by_day=True)))
    if end > dated:
        offset = max(start, dated)
        found += view.claims(asked.filter(limit=end - offset, offset=offset), by_day=True)
    return found


def by_day(claims: Iterable[Record]) -> Iterable[Day]:
    """Neighbours of one day together."""
    for day, same in groupby(claims, key=day_of):
        yield Day(day, tuple(same))


def day_of(claim: Record) -> date | None:
    """The day at which the store puts a claim: the first of the event, else that of publication."""
    return claim.when.start if claim.when else claim.document.published


add_page(router, "/timeline", timeline, template="timeline.html")
