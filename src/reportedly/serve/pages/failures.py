"""Failures: what could not be read or coded, so that nothing is missing in silence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from reportedly.serve.building import add_page
from reportedly.serve.links import outside
from reportedly.serve.memo import Knowing
from reportedly.serve.paging import Paging
from reportedly.serve.query import Asked
from reportedly.serve.reader import Reading
from reportedly.store import FailureRow

router = APIRouter()

_SIZE = 100


class FailuresQuery(Asked):
    """Which part of the list."""

    page: int = Field(1, ge=1, le=100_000, description="which part of the list")


@dataclass(frozen=True, slots=True)
class Failed:
    """What could not be read or coded.

    Args:
        source: its address, or the name of its file; where that is on this machine is not shown.
        digest: of the article, when it could be read.
        component: in which it failed.
        code: of ``docs/errors.md``.
        message, hint: what happened, and what to do next.
    """

    source: str
    digest: str | None
    component: str
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Failures:
    """What could not be read or coded and still cannot.

    Args:
        title: of the page.
        query: what was asked for, as in the address.
        codes: how many there are of each code.
        paging: which part of them is here.
        failures: the latest first.
    """

    title: str
    query: dict[str, Any]
    codes: dict[str, int]
    paging: Paging
    failures: tuple[Failed, ...]


def failures(asked: Annotated[FailuresQuery, Query()], view: Reading, known: Knowing) -> Failures:
    """What could not be read or coded."""
    rows = known.of("failures", None, lambda: sorted(view.failures(), key=lambda row: row.first_seen, reverse=True))
    codes: dict[str, int] = {}
    for row in rows:
        codes[row.code] = codes.get(row.code, 0) + 1
    start = (asked.page - 1) * _SIZE
    shown = tuple(_failed(row) for row in rows[start : start + _SIZE])
    return Failures("Failures", asked.pairs(page=None), codes, Paging.of(asked.page, _SIZE, len(rows)), shown)


def _failed(row: FailureRow) -> Failed:
    name = row.source if outside(row.source) else PurePath(row.source).name or row.source
    message, hint = (text.replace(row.source, name) for text in (row.message, row.hint))
    return Failed(name, row.digest, row.component, row.code, message, hint)


add_page(router, "/failures", failures, template="failures.html")
