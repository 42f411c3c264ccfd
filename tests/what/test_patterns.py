"""The pattern language: slots, ranking, classes, and rows that cannot be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.errors import LexiconError
from reportedly.lexicon import Row
from reportedly.pipeline import Page
from reportedly.what import EventFinder
from reportedly.what.patterns import read_classes
from reportedly.what.triggers import TriggerIndex

CLASSES = {
    "@food": frozenset({"bread", "rice", "ice_cream"}),
    "@support-verb": frozenset({"make"}),
    "@partitive": frozenset({"dozen"}),
}


def row(pattern: str, effect: str = "AID", **extra: str) -> Row:
    return Row(f"t.{pattern}", pattern, effect, "-", "-", "house", "2026-11-22", extra, "test.csv:1")


def fired(page: Page, *rows: Row) -> list[str]:
    finder = EventFinder(TriggerIndex(rows, CLASSES))
    return [event.why for event in finder.read(page)]


@pytest.mark.parametrize(
    ("pattern", "text", "holds"),
    [
        ("verb:give", "Chile gave Peru bread.", True),
        ("verb:give|send", "Chile sent Peru bread.", True),
        ("verb:give obj:bread", "Chile gave Peru bread.", True),
        ("verb:give obj:@food", "Chile gave Peru rice.", True),
        ("verb:give obj:@food", "Chile gave Peru ice cream.", True),
        ("verb:give obj:@food", "Chile gave Peru dozens of loaves.", False),
        ("verb:give obj:loaf", "Chile gave Peru dozens of loaves.", True),
        ("verb:eat obj:@food", "The bread was eaten by Chile.", True),
        ("verb:eat !obj", "Chile ate.", True),
        ("verb:eat !obj", "Chile ate bread.", False),
        ("verb:eat !obj:@food", "Chile ate fish.", True),
        ("verb:give dat:@ACTOR", "Chile gave Peru a loan.", True),
        ("verb:call prt:off", "Chile called off the match.", True),
        ("verb:call prt:off", "Chile called Peru.", False),
        ("verb:talk prep:with=@ACTOR", "Chile talked with Peru.", True),
        ("verb:talk prep:with=@ACTOR", "Chile talked with ease.", False),
        ("verb:eat subj:@SEVERAL", "Chile and Peru ate bread.", True),
        ("verb:eat subj:@SEVERAL", "Chile ate bread.", False),
        ("verb:stop comp:eat", "Chile stopped eating bread.", True),
        ("verb:agree inf", "Chile agreed to eat.", True),
        ("verb:agree inf", "Chile agreed that bread is good.", False),
        ("verb:say modal:must csubj:@ACTOR", "Chile said that Peru must eat.", True),
        ("verb:call pred:friend", "Chile called Peru a friend.", True),
        ("verb:order voice:passive", "Chile was ordered to eat.", True),
        ("noun:gift prep:to", "Chile made a gift to Peru.", True),
        ("noun:bread_gift", "Chile made a bread gift to Peru.", True),
        ("noun:gift mod:generous", "Chile made a generous gift to Peru.", True),
        ("noun:gift head:make", "Chile made a gift to Peru.", True),
        ("noun:gift head:make", "Chile praised a gift to Peru.", False),
        ("noun:gift tag:nns", "Chile made gifts to Peru.", True),
        ("adj:ready inf", "Chile is ready to eat.", True),
    ],
)
def test_slots(read: Callable[..., Page], pattern: str, text: str, holds: bool) -> None:
    assert bool(fired(read(text), row(pattern))) is holds


def test_the_most_specific_row_wins(read: Callable[..., Page]) -> None:
    rows = [row("verb:give"), row("verb:give obj:*"), row("verb:give obj:@food"), row("verb:give obj:rice")]
    assert fired(read("Chile gave Peru rice."), *rows) == ["t.verb:give obj:rice"]
    assert fired(read("Chile gave Peru bread."), *rows) == ["t.verb:give obj:@food"]
    assert fired(read("Chile gave Peru fish."), *rows) == ["t.verb:give obj:*"]


def test_a_blocking_row_silences_general_ones(read: Callable[..., Page]) -> None:
    rows = [row("verb:give"), row("verb:give obj:talk", "none")]
    assert fired(read("Chile gave a talk."), *rows) == []


def test_one_row_may_give_two_events(read: Callable[..., Page]) -> None:
    page = read("Chile sentenced Pedro.")
    finder = EventFinder(TriggerIndex([row("verb:sentence", "SANCTION/convict;COERCE/arrest")], CLASSES))
    assert [event.act.value for event in finder.read(page)] == ["SANCTION", "COERCE"]


@pytest.mark.parametrize(
    ("pattern", "effect", "code"),
    [
        ("give", "AID", "R321"),
        ("verb:", "AID", "R321"),
        ("verb:give object:bread", "AID", "R321"),
        ("verb:give obj:@unknown", "AID", "R321"),
        ("verb:give", "GIVE", "R322"),
        ("verb:give", "frame:GIVE", "R322"),
    ],
)
def test_rows_that_cannot_be_read(pattern: str, effect: str, code: str) -> None:
    with pytest.raises(LexiconError) as caught:
        TriggerIndex([row(pattern, effect)], CLASSES)
    assert caught.value.code == code
    assert "test.csv:1" in caught.value.message


def test_classes_name_earlier_classes() -> None:
    classes = read_classes([row("rice|bread", "@food"), row("@food|water", "@supply")])
    assert classes["@supply"] == {"rice", "bread", "water"}
    with pytest.raises(LexiconError, match="no class"):
        read_classes([row("@food", "@supply")])
