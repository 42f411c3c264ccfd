"""Sources: who says what, by name or without, and which outlets relay whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from reportedly.link.events import Event, events
from reportedly.serve.building import Hidden, add_page
from reportedly.serve.form import Form, form_of
from reportedly.serve.memo import Knowing, Known
from reportedly.serve.pages.events import Told, telling
from reportedly.serve.paging import Paging
from reportedly.serve.queries import query
from reportedly.serve.query import ClaimQuery
from reportedly.serve.reader import Reading
from reportedly.store import Filter, Teller, View
from reportedly.types import Record

router = APIRouter()

_SIZE = 50
_MOST = 40
_MOST_EVENTS = 8
_MOST_TELLERS = 2_000


class SourcesQuery(ClaimQuery):
    """Whose claims."""

    innermost: bool = Field(False, description="leave out who only relays")
    page: int = Field(1, ge=1, le=100_000, description="which part of the list")


@dataclass(frozen=True, slots=True)
class Kind:
    """Claims by the kind of their innermost source."""

    kind: str
    claims: int
    documents: int
    happened: int
    planned: int
    open: int
    denied: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """How one outlet sources its claims: how many of them go back to whom."""

    name: str
    documents: int
    claims: int
    author: int
    named: int
    anonymous: int
    group: int
    document: int
    outlet: int

    @property
    def anonymous_share(self) -> float:
        """The share of anonymous sources among claims that somebody is quoted for."""
        told = self.claims - self.author
        return self.anonymous / told if told else 0.0


@dataclass(frozen=True, slots=True)
class Relay:
    """An outlet that tells what another one has."""

    outlet: str
    relayed: str
    claims: int
    documents: int


@dataclass(frozen=True, slots=True)
class Sources:
    """Who says so.

    Args:
        title: of the page.
        query: what was asked for, as in the address.
        claims: how many there are.
        kinds: of innermost sources.
        outlets: how each sources its claims, the busiest first.
        relays: who relays whom, the most frequent first.
        events: those told most often, each with what backs it.
        paging: which part of the sources is here.
        sources: the most quoted, each with how much it says and how far that goes.
        form: the filters.
    """

    title: str
    query: dict[str, Any]
    claims: int
    kinds: tuple[Kind, ...]
    outlets: tuple[Outlet, ...]
    relays: tuple[Relay, ...]
    events: tuple[Told, ...]
    paging: Paging
    sources: tuple[Teller, ...]
    form: Hidden[Form]

    def best(self, event: Event) -> Record:
        """The claim of an event that says most."""
        return telling(event)


def sources(asked: Annotated[SourcesQuery, Query()], view: Reading, known: Knowing) -> Sources:
    """Who says so, by name or without, and who relays whom."""
    wanted = asked.filter()
    kinds = known.of("kinds", wanted, lambda: tuple(Kind(*row) for row in view.select(query("kinds"), wanted).rows))
    tellers = _tellers(view, known, wanted, asked.innermost)
    start = (asked.page - 1) * _SIZE
    return Sources(
        title="Sources",
        query=asked.pairs(page=None),
        claims=sum(kind.claims for kind in kinds),
        kinds=kinds,
        outlets=known.of("sourcing", wanted, lambda: _outlets(view, wanted)),
        relays=known.of("relays", wanted, lambda: _relays(view, wanted)),
        events=known.of("most told", wanted, lambda: _events(view, wanted)),
        paging=Paging.of(asked.page, _SIZE, len(tellers)),
        sources=tellers[start : start + _SIZE],
        form=form_of(asked, view, known, keep=("innermost",)),
    )


def _tellers(view: View, known: Known, wanted: Filter, innermost: bool) -> tuple[Teller, ...]:
    most = replace(wanted, limit=_MOST_TELLERS)
    return known.of("tellers", (wanted, innermost), lambda: tuple(view.sources(most, innermost=innermost)))


def _outlets(view: View, wanted: Filter) -> tuple[Outlet, ...]:
    return tuple(Outlet(*row) for row in view.select(query("sourcing"), wanted, most=_MOST).rows)


def _relays(view: View, wanted: Filter) -> tuple[Relay, ...]:
    return tuple(Relay(*row) for row in view.select(query("relays"), wanted, most=_MOST).rows)


def _events(view: View, wanted: Filter) -> tuple[Event, ...]:
    return tuple(events(view, replace(wanted, limit=_MOST_EVENTS), least=2, order="claims"))


add_page(router, "/sources", sources, template="sources.html")
