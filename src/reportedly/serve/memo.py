"""What was counted once for a state of the store, kept until the store changes or room is needed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Annotated, TypeVar, cast

from fastapi import Depends, Request

from reportedly.serve.reader import Reading
from reportedly.store import Filter

T = TypeVar("T")


class Memo:
    """Keeps the answers that were used last.

    Args:
        size: how many.

    Example:
        >>> memo = Memo(1)
        >>> memo.get("a", lambda: 1), memo.get("a", lambda: 2), memo.get("b", lambda: 3), memo.get("a", lambda: 4)
        (1, 1, 3, 4)
    """

    def __init__(self, size: int = 200) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, object] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gave for that key; it is called outside the lock, so two threads may both call it."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(T, self._kept[key])
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return made


class Known:
    """A memo for one state of the store."""

    def __init__(self, memo: Memo, stamp: str) -> None:
        self._memo = memo
        self._stamp = stamp

    def of(self, what: str, wanted: Filter | Hashable, make: Callable[[], T]) -> T:
        """The answer to ``what`` for the claims that are wanted."""
        return self._memo.get((self._stamp, what, wanted), make)


def _known(request: Request, view: Reading) -> Known:
    return Known(request.app.state.memo, view.stamp)


Knowing = Annotated[Known, Depends(_known)]
"""The parameter by which a page gets what is known of the store's present state."""
