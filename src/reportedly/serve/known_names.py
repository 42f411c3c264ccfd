"""Actors and outlets by name, read once for a state of the store and looked through here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from reportedly.serve.memo import Known
from reportedly.serve.queries import query
from reportedly.store import View

_KEPT = 20_000  # names that are kept; a store with more is asked anew each time
Row = tuple[Any, ...]


def actors(view: View, known: Known, like: str, most: int) -> list[Row]:
    """Name, code, id and claims of actors, the busiest first.

    Args:
        view: of the store.
        known: of its present state.
        like: what the name must hold, or be the code or id, in lower case.
        most: how many.
    """
    return _named("actors", view, known, like, most)


def outlets(view: View, known: Known, like: str, most: int) -> list[Row]:
    """Name, articles and claims of outlets, the busiest first; ``like`` is what the name must hold, in lower case."""
    return _named("outlets", view, known, like, most)


def _named(name: str, view: View, known: Known, like: str, most: int) -> list[Row]:
    rows = known.of(name, None, lambda: tuple(view.select(query(name), like="", most=_KEPT).rows))
    if len(rows) == _KEPT and like:
        return list(view.select(query(name), like=like, most=most).rows)
    return list(islice(_alike(rows, like, exact=name == "actors"), most))


def _alike(rows: tuple[Row, ...], like: str, *, exact: bool) -> Iterator[Row]:
    for row in rows:
        if like in row[0].lower() or (exact and like in [str(key).lower() for key in row[1:3] if key]):
            yield row
