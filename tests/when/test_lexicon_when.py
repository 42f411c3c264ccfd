"""Every row of the time lexicons: its example must use it, its counterexample must not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reportedly.lexicon import Row, load_lexicon
from reportedly.pipeline import Page
from reportedly.when import TimeFinder
from reportedly.when.expressions import grammar

ANCHOR = date(2011, 5, 18)
WORDS = [row for row in load_lexicon("timex_words") if row.effect not in ("OF", "JOIN")]


@pytest.mark.parametrize("row", load_lexicon("timex_patterns"), ids=lambda row: row.id)
def test_pattern(row: Row, read: Callable[..., Page]) -> None:
    finder = TimeFinder()
    assert f"timex/{row.id}" in {item.why for item in finder.read(read(row.example, ANCHOR))}
    assert f"timex/{row.id}" not in {item.why for item in finder.read(read(row.counterexample, ANCHOR))}


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row.id)
def test_word(row: Row, read: Callable[..., Page]) -> None:
    assert row.id in _used(read(row.example, ANCHOR)), row.where
    assert row.id not in _used(read(row.counterexample, ANCHOR)), row.where


def _used(page: Page) -> set[str]:
    """The word rows that take part in an expression which the room keeps."""
    kept = [(item.span.start, item.span.end) for item in TimeFinder().read(page)]
    return {
        item.row
        for sentence in page.parse.sentences
        for found in grammar().find(page.parse.sentence_tokens(sentence))
        for item in found.items
        if any(start <= item.token.start < end for start, end in kept)
    }
