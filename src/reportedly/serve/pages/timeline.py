"""Timeline: claims by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from reportedly.serve.bars import Bars, Extent, bars_of, extent_of
from reportedly.serve.building import Claim, Hidden, add_page
from reportedly.serve.form import Form, form_of
from reportedly.serve.memo import Knowing
from reportedly.serve.paging import Paging
from reportedly.serve.query import ClaimQuery
from reportedly.serve.reader import Reading
from reportedly.types import Record

router = APIRouter()


class TimelineQuery(ClaimQuery):
    """Which claims, and which part of them."""

    page: int = Field(1, ge=1, le=100_000, description="which part of the list")
    size: int = Field(50, ge=1, le=200, description="claims a part")


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
        days: the claims by day, the earliest first.
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
    part = asked.filter(limit=asked.size, offset=(asked.page - 1) * asked.size)
    return Timeline(
        title="Timeline",
        query=asked.narrowing(),
        extent=extent,
        bars=bars_of(view, known, wanted, extent),
        paging=Paging.of(asked.page, asked.size, extent.claims),
        days=tuple(by_day(view.claims(part, by_day=True))),
        form=form_of(asked, view, known, keep=("size",)),
    )


def by_day(claims: Iterable[Record]) -> Iterable[Day]:
    """Neighbours of one day together."""
    for day, same in groupby(claims, key=day_of):
        yield Day(day, tuple(same))


def day_of(claim: Record) -> date | None:
    """The day at which the store puts a claim: the first of the event, else that of publication."""
    return claim.when.start if claim.when else claim.document.published


add_page(router, "/timeline", timeline, template="timeline.html")
