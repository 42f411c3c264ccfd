"""Overview: how much there is, what changed lately, and where to go on from there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter

from reportedly.serve.bars import Bars, Extent, bars_of, extent_of
from reportedly.serve.building import Claim, add_page
from reportedly.serve.memo import Knowing
from reportedly.serve.queries import query
from reportedly.serve.reader import Reading
from reportedly.store import Dyad, Filter, View

router = APIRouter()

_WINDOW = 7
_MOST_PAIRS = 12
_MOST_MOVES = 8
_MOST_CLAIMS = 10
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Stock:
    """What the store holds beside claims.

    Args:
        articles: texts that were read. sightings: places where they were seen.
        failures: what could not be read or coded and still cannot.
        runs: versions of the coder that coded here.
        first, last: day of publication of the first and of the last article.
    """

    articles: int
    sightings: int
    failures: int
    runs: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Move:
    """How claims between two sides changed: published in the last week, and in the one before."""

    actor: str
    recipient: str
    now: int
    before: int
    scale_now: float | None
    scale_before: float | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What the store has.

    Args:
        title: of the page.
        stock: articles, runs, failures.
        extent: claims and the days that they speak of.
        statuses: how many claims go how far.
        bars: claims over time.
        since: the first day of the last week of publication; ``before``: of the week before that.
        moves: pairs of which more, or fewer, is claimed than the week before; the largest change first.
        newest: the claims published last that are likely right.
        dyads: the busiest pairs.
    """

    title: str
    stock: Stock
    extent: Extent
    statuses: dict[str, int]
    bars: Bars
    since: date | None
    before: date | None
    moves: tuple[Move, ...]
    newest: tuple[Claim, ...]
    dyads: tuple[Dyad, ...]


def overview(view: Reading, known: Knowing) -> Overview:
    """How much there is, and what changed lately."""
    return known.of("overview", None, lambda: _overview(view, known))


def _overview(view: View, known: Knowing) -> Overview:
    everything = Filter()
    [row] = view.select(query("stock")).rows
    stock = Stock(*row)
    extent = extent_of(view, known, everything)
    since = max(stock.last - timedelta(days=_WINDOW - 1), stock.first) if stock.last and stock.first else None
    before = since - timedelta(days=_WINDOW) if since else None
    return Overview(
        title="Overview",
        stock=stock,
        extent=extent,
        statuses=dict(view.select(query("statuses")).rows),
        bars=bars_of(view, known, everything, extent),
        since=since,
        before=before,
        moves=_moves(view, since, before),
        newest=_newest(view, stock.last),
        dyads=tuple(view.dyads(Filter(limit=_MOST_PAIRS))),
    )


def _moves(view: View, since: date | None, before: date | None) -> tuple[Move, ...]:
    if since is None or before is None:
        return ()
    wanted = Filter(published_since=before)
    return tuple(Move(*row) for row in view.select(query("moves"), wanted, split=since, most=_MOST_MOVES).rows)


def _newest(view: View, last: date | None) -> tuple[Claim, ...]:
    if last is None:
        return ()
    wanted = Filter(published_since=last, published_until=last, confidence=_SURE)
    skipped = max(0, view.count(wanted) - _MOST_CLAIMS)
    newest = Filter(published_since=last, published_until=last, confidence=_SURE, limit=_MOST_CLAIMS, offset=skipped)
    return tuple(view.claims(newest))


add_page(router, "/", overview, template="overview.html", twin="/overview.json")
