"""The store as the pages read it: a view for each request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Request

from reportedly.store import Store, View


class Reader:
    """Gives views of a store, one for each request."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @contextmanager
    def view(self) -> Iterator[View]:
        """A view that nobody else uses at the same time."""
        with self.store.view() as view:
            yield view


def _view(request: Request) -> Iterator[View]:
    reader: Reader = request.app.state.reader
    with reader.view() as view:
        yield view


Reading = Annotated[View, Depends(_view)]
"""The parameter by which a page gets its view."""
