"""Timeline: claims by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from reportedly.serve.building import Claim, add_page
from reportedly.serve.query import ClaimQuery
from reportedly.serve.reader import Reading
from reportedly.types import Record

router = APIRouter()


class TimelineQuery(ClaimQuery):
    """Which claims, and which page of them."""

    page: int = Field(1, ge=1, le=100_000, description="which page")
    size: int = Field(50, ge=1, le=200, description="claims a page")


@dataclass(frozen=True, slots=True)
class Day:
    """Claims of one day."""

    day: date | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Paging:
    """Where one is in a long list; ``pages`` is at least 1."""

    page: int
    pages: int
    size: int
    total: int

    @classmethod
    def of(cls, page: int, size: int, total: int) -> Paging:
        """The paging of a list of ``total``."""
        return cls(page, max(1, -(-total // size)), size, total)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Claims by day.

    Args:
        title: of the page.
        query: what was asked for, as in the address.
        paging: which part of the claims is here.
        days: the claims by day, the earliest first.
    """

    title: str
    query: dict[str, Any]
    paging: Paging
    days: tuple[Day, ...]


def timeline(asked: Annotated[TimelineQuery, Query()], view: Reading) -> Timeline:
    """Claims by day."""
    wanted = asked.filter(limit=asked.size, offset=(asked.page - 1) * asked.size)
    paging = Paging.of(asked.page, asked.size, view.count(asked.filter()))
    return Timeline("Timeline", asked.narrowing(), paging, tuple(by_day(view.claims(wanted, by_day=True))))


def by_day(claims: Iterable[Record]) -> Iterable[Day]:
    """Neighbours of one day together."""
    for day, same in groupby(claims, key=day_of):
        yield Day(day, tuple(same))


def day_of(claim: Record) -> date | None:
    """The day at which the store puts a claim: the first of the event, else that of publication."""
    return claim.when.start if claim.when else claim.document.published


add_page(router, "/timeline", timeline, template="timeline.html")
