"""How far an ingest has come."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Progress:
    """Counts that only grow.

    Args:
        size: bytes of the collection, so that the time left can be told before all is read.
        done: bytes of it that are committed.
        seen: things found: articles, and what could not be read.
        coded: documents coded now. known: texts that this run was done with, or that stood there twice.
        failed: what could not be read or coded, now.
        claims: claims found now.
    """

    size: int = 0
    done: int = 0
    seen: int = 0
    coded: int = 0
    known: int = 0
    failed: int = 0
    claims: int = 0
    began: float = field(default_factory=time.monotonic)
    _paces: list[tuple[float, int]] = field(default_factory=list, repr=False)

    @property
    def seconds(self) -> float:
        """Time since the beginning."""
        return time.monotonic() - self.began

    @property
    def rate(self) -> float:
        """Things a second since the beginning."""
        return self.seen / max(self.seconds, 1e-6)

    def mark(self) -> None:
        """Note the pace; called at every commit."""
        self._paces.append((self.seconds, self.done))
        del self._paces[:-_PACES]

    @property
    def left(self) -> float | None:
        """Seconds left, at the pace of the last commits; ``None`` while nothing is known of it."""
        if len(self._paces) < 2:
            return None
        (began, first), (now, last) = self._paces[0], self._paces[-1]
        if last <= first:
            return None
        return max(0.0, (self.size - last) * (now - began) / (last - first))


# Commits that the pace is taken over: what was known before passes much faster than what must be coded.
_PACES = 40
