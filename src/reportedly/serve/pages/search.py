"""Search: claims, actors, outlets and articles that have some words in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from reportedly.serve import known_names
from reportedly.serve.building import Claim, add_page
from reportedly.serve.memo import Knowing
from reportedly.serve.pages.article import Line
from reportedly.serve.queries import query
from reportedly.serve.query import Asked, Phrase
from reportedly.serve.reader import Reading
from reportedly.store import Filter

router = APIRouter()

_MOST = 20


class SearchQuery(Asked):
    """What to look for."""

    q: Phrase = Field("", description="words, any case")


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor that was found, with its claims."""

    name: str
    code: str | None
    id: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet that was found."""

    name: str
    documents: int
    claims: int


@dataclass(frozen=True, slots=True)
class Search:
    """What was found.

    Args:
        title: of the page.
        search: what was looked for.
        claims: the first ones whose sentence has the words, by day. total: how many have.
        actors: with the words in their name, or with that code.
        outlets: with the words in their name.
        articles: with the words in title or outlet.
    """

    title: str
    search: str
    claims: tuple[Claim, ...]
    total: int
    actors: tuple[Actor, ...]
    outlets: tuple[Outlet, ...]
    articles: tuple[Line, ...]


def search(asked: Annotated[SearchQuery, Query()], view: Reading, known: Knowing) -> Search:
    """Claims, actors, outlets and articles with these words."""
    if not asked.q:
        return Search("Search", "", (), 0, (), (), ())
    like, wanted = asked.q.lower(), Filter(text=asked.q)
    total = known.of("count", wanted, lambda: view.count(wanted))
    claims = tuple(view.claims(Filter(text=asked.q, limit=_MOST), by_day=True)) if total else ()
    return Search(
        title=f"Search: {asked.q}",
        search=asked.q,
        claims=claims,
        total=total,
        actors=tuple(Actor(*row) for row in known_names.actors(view, known, like, _MOST)),
        outlets=tuple(Outlet(*row) for row in known_names.outlets(view, known, like, _MOST)),
        articles=tuple(Line(*row) for row in view.select(query("articles"), like=like, most=_MOST, after=0).rows),
    )


add_page(router, "/search", search, template="search.html")
