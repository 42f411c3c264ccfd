"""Fixtures of the room *what*."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.pipeline import Page
from reportedly.syntax import Parse

Marked = tuple[Parse, int, tuple[int, ...]]


@pytest.fixture
def marked(read: Callable[[str], Page]) -> Callable[[str], Marked]:
    """``marked("Rebels [captured] the airport.")``: the parse without brackets, the trigger's head and its tokens."""

    def reading(text: str) -> Marked:
        start, end = text.index("["), text.index("]") - 1
        parse = read(text.replace("[", "").replace("]", "")).parse
        head = parse.head_of(start, end)
        assert head is not None
        return parse, head, tuple(token.i for token in parse.tokens_in(start, end))

    return reading
