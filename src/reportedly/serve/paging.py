"""Long lists in parts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paging:
    """Where one is in a long list; ``pages`` is at least 1.

    Example:
        >>> Paging.of(2, 50, 101).pages
        3
    """

    page: int
    pages: int
    size: int
    total: int

    @classmethod
    def of(cls, page: int, size: int, total: int) -> Paging:
        """The paging of a list of ``total``."""
        return cls(page, max(1, -(-total // size)), size, total)
