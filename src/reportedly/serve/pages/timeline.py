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
from reportedly.serve.queries import query
from reportedly.serve.query import ClaimQuery
from reportedly.serve.reader import Reading
from reportedly.store import Filter, View
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
        days=tuple(by_day(_part(asked, view))),
        form=form_of(asked, view, known, keep=("size", "order")),
    )


def _part(asked: TimelineQuery, view: View) -> list[Record]:
    """The claims of one part: first which, from a few narrow columns, then these alone with all of theirs."""
    after = (asked.page - 1) * asked.size
    found = list(view.select(query(asked.order), asked.filter(), most=asked.size, after=after).rows)
    order = [identity for identity, _ in found]
    if asked.run is None:
        claims = view.claims_of(order)
    else:  # which is not the latest, and so must be told
        digests = tuple({digest: None for _, digest in found})
        claims = list(view.claims(Filter(document=digests, run=asked.run))) if found else []
    by_id = {claim.id: claim for claim in claims}
    return [by_id[identity] for identity in order if identity in by_id]


def by_day(claims: Iterable[Record]) -> Iterable[Day]:
    """Neighbours of one day together."""
    for day, same in groupby(claims, key=day_of):
        yield Day(day, tuple(same))


def day_of(claim: Record) -> date | None:
    """The day at which the store puts a claim: the first of the event, else that of publication."""
    return claim.when.start if claim.when else claim.document.published


add_page(router, "/timeline", timeline, template="timeline.html")
