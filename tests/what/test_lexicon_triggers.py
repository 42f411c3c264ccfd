"""Every row of the trigger lexicon and its classes: the example must act, the counterexample must not."""

from __future__ import annotations

import pytest

from reportedly.lexicon import Row, data_root, load_lexicon
from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.types import Document
from reportedly.what import EventFinder
from reportedly.what.bearers import Bearers
from reportedly.what.triggers import TriggerIndex, load_triggers

NAMES = sorted(
    item.name.removesuffix(".csv")
    for item in (data_root() / "lexicons" / "en").iterdir()
    if item.name.startswith("triggers")
)


@pytest.fixture(scope="module")
def finder() -> EventFinder:
    return EventFinder()


def rows_fired(finder: EventFinder, parse: Parse) -> set[str]:
    return {row for event in finder.read(Page(parse.document, parse)) for row in event.why.split("+")}


def outranked(row: Row, finder: EventFinder, parse: Parse) -> bool:
    """Whether the row holds here, and a more specific row of the same category tells the event instead."""
    page = Page(parse.document, parse)
    alone = TriggerIndex([row], load_triggers().classes)
    if not alone.matches(parse, parse.tokens, Bearers(page)):
        return False
    trigger = alone.triggers[0]
    return any(
        event.frame is trigger.frame if trigger.frame else event.act is trigger.effects[0][0]
        for event in finder.read(page)
    )


def outdone(row: Row, parse: Parse, finder: EventFinder) -> bool:
    """Whether the row holds, and a more specific row, perhaps of a later file, tells the same category."""
    page = Page(parse.document, parse)
    alone = TriggerIndex([row], load_triggers().classes).matches(parse, parse.tokens, Bearers(page))
    categories = {act for match in alone for act, _ in match.trigger.effects}
    return any(event.act in categories or event.frame in categories for event in finder.read(page))


@pytest.mark.parametrize("name", NAMES)
def test_examples_act_and_counterexamples_do_not(name: str, parser: Parser, finder: EventFinder) -> None:
    rows = load_lexicon(name)
    documents = [Document.of(text) for row in rows for text in (row.example, row.counterexample)]
    parses = iter(parser.parse_many(documents))
    wrong: list[str] = []
    for row in rows:
        example, counterexample = next(parses), next(parses)
        assert isinstance(example, Parse)
        assert isinstance(counterexample, Parse)
        fired, fired_not = rows_fired(finder, example), rows_fired(finder, counterexample)
        if row.effect == "none":
            fired, fired_not = (set() if fired else {row.id}), (set() if fired_not else {row.id})
        if row.id not in fired and not (row.effect != "none" and outdone(row, example, finder)):
            wrong.append(f"{row.where} {row.id}: silent in {row.example!r}, where {sorted(fired)} acted")
        if row.id in fired_not:
            wrong.append(f"{row.where} {row.id}: acted in {row.counterexample!r}")
    assert not wrong, "\n".join(wrong)


def test_ids_are_unique_over_all_files() -> None:
    seen: dict[str, Row] = {}
    for name in NAMES:
        for row in load_lexicon(name):
            assert row.id not in seen, f"{row.where}: {row.id} is also in {seen[row.id].where}"
            seen[row.id] = row


def test_class_rows_show_a_member() -> None:
    classes = load_triggers().classes
    for row in load_lexicon("classes"):
        members = classes[row.effect]

        def holds(text: str, members: frozenset[str] = members) -> bool:
            words = text.lower().rstrip(".").split()
            return any(word in members or word.rstrip("s") in members or word[:-2] in members for word in words)

        assert holds(row.example), f"{row.where}: {row.example!r} shows no member of {row.effect}"
        assert not holds(row.counterexample), f"{row.where}: {row.counterexample!r} shows a member of {row.effect}"
