"""Every class of the lexicon of context holds a word of its example and none of its counterexample."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from reportedly.lexicon import Row, load_lexicon
from reportedly.pipeline import Page
from reportedly.who.words import kinds_of_body, words


def _holds(row: Row, page: Page) -> bool:
    members = set(row.pattern.split("|"))
    tokens = page.parse.tokens
    single = {form for token in tokens for form in (token.lower, token.lemma.lower())}
    pairs = {f"{one.lower} {two.lower}" for one, two in pairwise(tokens)}
    return not members.isdisjoint(single | pairs)


@pytest.mark.parametrize("row", load_lexicon("actor_words"), ids=lambda row: row.id)
def test_rows(row: Row, read: Callable[..., Page]) -> None:
    assert _holds(row, read(row.example)), row.where
    assert not _holds(row, read(row.counterexample)), row.where


def test_classes_are_read_once_and_by_name() -> None:
    assert "frigate" in words("watercraft")
    assert words("no such class") == frozenset()
    assert "LAB" in kinds_of_body()["union"]
