"""Every row of the status lexicons acts in its example, with the status it names, and not in its counterexample.

The word whose status is read stands in square brackets.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.lexicon import Row, load_lexicon
from reportedly.pipeline import Page
from reportedly.says import assess
from reportedly.says.cues import LEXICONS
from reportedly.types import StatusReading

ROWS = [(name, row) for name in LEXICONS for row in load_lexicon(name)]


def _read(read: Callable[..., Page], sentence: str) -> StatusReading:
    assert sentence.count("[") == 1, f"one word in brackets, please: {sentence}"
    start = sentence.index("[")
    page = read(sentence.replace("[", "").replace("]", ""))
    head = page.parse.token_at(start)
    assert head is not None
    return assess(page.parse, head)


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{name}-{row.id}" for name, row in ROWS])
def test_row(read: Callable[..., Page], name: str, row: Row) -> None:
    rule = f"en/{name}#{row.id}"
    reading = _read(read, row.example)
    rules = [cue.rule for cue in reading.cues]
    assert rule in rules, f"{row.where}: {row.example} was read by {rules}"
    assert reading.status.value == row.extra["expect"], f"{row.where}: {row.example} was read by {rules}"
    counter = [cue.rule for cue in _read(read, row.counterexample).cues]
    assert rule not in counter, f"{row.where}: acts in its counterexample: {row.counterexample}"
