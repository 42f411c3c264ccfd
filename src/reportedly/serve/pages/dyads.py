"""Dyads: who does something to whom, the busiest pairs first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from reportedly.serve.building import Hidden, add_page
from reportedly.serve.form import Form, form_of
from reportedly.serve.memo import Knowing
from reportedly.serve.paging import Paging
from reportedly.serve.query import ClaimQuery
from reportedly.serve.reader import Reading
from reportedly.store import Dyad

router = APIRouter()

_SIZE = 50


class DyadsQuery(ClaimQuery):
    """Pairs of which claims."""

    page: int = Field(1, ge=1, le=100_000, description="which part of the list")


@dataclass(frozen=True, slots=True)
class DyadsPage:
    """Pairs of actors.

    Args:
        title: of the page.
        query: what was asked for, as in the address.
        paging: which part of the pairs is here.
        dyads: each with how much is told of it, and how friendly that is.
        names: of codes, where the store has one.
        form: the filters.
    """

    title: str
    query: dict[str, Any]
    paging: Paging
    dyads: tuple[Dyad, ...]
    names: dict[str, str]
    form: Hidden[Form]


def dyads(asked: Annotated[DyadsQuery, Query()], view: Reading, known: Knowing) -> DyadsPage:
    """Who does something to whom, the busiest pairs first."""
    wanted = asked.filter()
    pairs = known.of("dyads", wanted, lambda: tuple(view.dyads(wanted)))
    start = (asked.page - 1) * _SIZE
    shown = pairs[start : start + _SIZE]
    form = form_of(asked, view, known)
    names = {choice.value: choice.note for choice in form.actors if choice.note}
    codes = {code for pair in shown for code in (pair.actor, pair.recipient)}
    return DyadsPage(
        title="Dyads",
        query=asked.pairs(page=None),
        paging=Paging.of(asked.page, _SIZE, len(pairs)),
        dyads=shown,
        names={code: names[code] for code in sorted(codes) if code in names},
        form=form,
    )


add_page(router, "/dyads", dyads, template="dyads.html")
