"""The words shown for an event, and what a two-sided deed needs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.lexicon import load_lexicon
from reportedly.pipeline import Page
from reportedly.what import EventFinder
from reportedly.what.patterns import read_classes
from reportedly.what.triggers import TriggerIndex


@pytest.fixture(scope="module")
def finder() -> EventFinder:
    """With the core lexicon alone: the words must not depend on which of many rows fires."""
    return EventFinder(TriggerIndex(load_lexicon("triggers"), read_classes(load_lexicon("classes"))))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Chile intends to attack Peru.", "intends to attack"),
        ("Chile launched a major attack on Peru.", "launched a major attack"),
        ("The planned attack on Peru failed.", "planned attack"),
        ("Chile agreed to meet Peru.", "agreed to meet"),
        ("Chile imposed sanctions on Peru.", "imposed sanctions"),
        ("Germany criticised or condemned the coup.", "criticised or condemned"),
    ],
)
def test_words_that_name_the_deed(read: Callable[..., Page], finder: EventFinder, text: str, shown: str) -> None:
    assert [event.span.text for event in finder.read(read(text))] == [shown]


@pytest.mark.parametrize(
    ("text", "two_sided"),
    [
        ("Chile held talks with Peru.", True),
        ("Chile and Peru held talks.", True),
        ("Direct talks with Peru were planned.", False),
        ("Chile visited Peru.", False),
    ],
)
def test_two_sides_only_where_both_are_known(
    read: Callable[..., Page], finder: EventFinder, text: str, two_sided: bool
) -> None:
    assert [event.two_sided for event in finder.read(read(text))] == [two_sided]
