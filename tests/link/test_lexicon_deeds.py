"""Each row of the lexicon of deeds: its words tell of the deed in the example, and of something else in the other."""

from __future__ import annotations

import pytest

from reportedly.lexicon import Row, load_lexicon
from reportedly.link.words import content, deeds, stem

ROWS = load_lexicon("deeds")


def told(sentence: str) -> set[str]:
    return {name for word in content(sentence) for name in deeds().get(word, ())}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_examples(row: Row) -> None:
    assert row.effect in told(row.example)
    assert row.effect not in told(row.counterexample)


def test_a_deed_is_told_by_words_of_its_own() -> None:
    """No row lists one word twice, and none is without a word that no other row has or that few have."""
    for row in ROWS:
        stems = [stem(word) for word in row.pattern.split("|")]
        assert len(row.pattern.split("|")) == len(set(row.pattern.split("|"))), row.id
        assert min(len(deeds()[word]) for word in stems) <= 2, row.id
