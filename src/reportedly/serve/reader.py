"""The store as the pages read it: a view for each request, of the newest state, beside whoever writes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Annotated

from fastapi import Depends, Request

from reportedly.store import Snapshots, Store, View


class Reader:
    """Views of a store for many threads at a time; opens the store when the first one asks.

    Args:
        store: what is read.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = threading.Lock()
        self._stack = ExitStack()
        self._snapshots: Snapshots | None = None

    @contextmanager
    def view(self) -> Iterator[View]:
        """A view that nobody else uses at the same time, and that stays as it is.

        Raises:
            StoreError: R4xx when the store cannot be read.
        """
        with self._opened().view() as view:
            yield view

    def refresh(self) -> None:
        """Look for something new now, not when it is next due."""
        self._opened().refresh()

    def close(self) -> None:
        """Let go of the store."""
        with self._lock:
            self._snapshots = None
            self._stack.close()

    def _opened(self) -> Snapshots:
        with self._lock:
            if self._snapshots is None:
                self._snapshots = self._stack.enter_context(self.store.snapshots())
            return self._snapshots


def _view(request: Request) -> Iterator[View]:
    reader: Reader = request.app.state.reader
    with reader.view() as view:
        yield view


Reading = Annotated[View, Depends(_view)]
"""The parameter by which a page gets its view."""
