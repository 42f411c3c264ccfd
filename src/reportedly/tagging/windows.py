"""Windows: consecutive sentences of one document packed together, so that the encoder sees what surrounds each.

Windows do not overlap: each word is encoded once. They may run over a paragraph's end, which is marked in the input.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.syntax import Parse

MAX_TOKENS = 100
"""Tokens in a window. A longer sentence has a window of its own, or several of this length."""


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens ``first`` to ``last`` (exclusive) of a parse.

    ``breaks`` are the indices, counted from the window's first token, of the tokens that begin a paragraph.
    """

    first: int
    last: int
    breaks: tuple[int, ...] = ()


def windows(parse: Parse, limit: int = MAX_TOKENS) -> list[Window]:
    """The parse's sentences packed into windows of at most ``limit`` tokens, in order."""
    text = parse.document.text
    found: list[Window] = []
    first = last = 0
    breaks: list[int] = []
    before = 0
    for sentence in parse.sentences:
        new_paragraph = "\n" in text[before : sentence.start]
        before = sentence.end
        if sentence.last - first > limit:
            if last > first:
                found.append(Window(first, last, tuple(breaks)))
            first, breaks = sentence.first, []
            while sentence.last - first > limit:
                found.append(Window(first, first + limit))
                first += limit
        elif new_paragraph and sentence.first > first:
            breaks.append(sentence.first - first)
        last = sentence.last
    if last > first:
        found.append(Window(first, last, tuple(breaks)))
    return found
