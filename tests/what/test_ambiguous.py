"""Words that name one deed or another: the encoder decides where it is sure, and the reason says so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly import Coder
from reportedly.config import Settings
from reportedly.errors import LexiconError
from reportedly.lexicon import Row, load_lexicon
from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.tagging.relations import ROOTS
from reportedly.types import Document, EventType, TaggedRelation
from reportedly.what import EventFinder
from reportedly.what.ambiguous import categories_of, clause_of, words_of

GOLD = Path(__file__).resolve().parents[1] / "gold" / "ambiguous.jsonl"
ROWS = load_lexicon("ambiguous")
ATTACK = "Norway attacked Sweden on Monday."


class Look:
    """A second pass that gives one answer and keeps what it was asked."""

    def __init__(self, **roots: float) -> None:
        self.roots = {**dict.fromkeys(ROOTS, 0.0), **roots}
        self.asked: list[tuple[str, str, str, str]] = []

    def __call__(
        self, parse: Parse, words: Sequence[int], source: Sequence[int], target: Sequence[int], at: Sequence[int]
    ) -> TaggedRelation:
        text = [" ".join(parse.tokens[i].text for i in part) for part in (words, source, target, at)]
        self.asked.append((text[0], text[1], text[2], text[3]))
        return TaggedRelation(self.roots, at[0])


def told(coder: Coder, look: Look, text: str) -> list[tuple[str, str]]:
    return [(event.act.value, event.why) for event in EventFinder(look=look).read(replace(coder.page(text), events=()))]


def test_the_encoder_chooses_and_says_so(coder: Coder) -> None:
    look = Look(ACCUSE=0.9, ASSAULT=0.01)
    [(act, why)] = told(coder, look, ATTACK)
    assert act == "ACCUSE"
    assert why.startswith("assault.")
    assert why.endswith("|encoder.accuse=0.99")
    assert look.asked == [(ATTACK.replace(".", " ."), "Norway", "Sweden", "attacked")]


@pytest.mark.parametrize(
    ("text", "roots"),
    [
        (ATTACK, {"ACCUSE": 0.5, "ASSAULT": 0.4}),
        (ATTACK, {"ACCUSE": 0.1, "NONE": 0.89}),
        (ATTACK, {"AID": 1.0}),
    ],
    ids=["unsure which", "neither", "another category"],
)
def test_an_unsure_answer_leaves_it_to_the_lexicon(coder: Coder, text: str, roots: dict[str, float]) -> None:
    look = Look(**roots)
    assert told(coder, look, text) == [(event.act.value, event.why) for event in EventFinder().read(coder.page(text))]
    assert len(look.asked) == 1


@pytest.mark.parametrize(
    "text",
    ["Norway bombed Sweden.", "Norway urged Denmark to attack Sweden.", "Norway held talks with Sweden."],
    ids=["a word that is clear", "a deed under a frame", "another word"],
)
def test_what_is_clear_is_not_asked_about(coder: Coder, text: str) -> None:
    look = Look(ACCUSE=1.0)
    assert told(coder, look, text)
    assert look.asked == []


def test_modes_of_the_category_that_lost_are_gone(coder: Coder) -> None:
    page = replace(coder.page("Norwegian jets pounded Swedish troops."), events=())
    [alone], [both] = EventFinder().read(page), EventFinder(look=Look(ACCUSE=1.0)).read(page)
    assert (alone.act, both.act) == (EventType.ASSAULT, EventType.ACCUSE)
    assert not set(alone.modes) & set(both.modes)


def test_the_other_deed_has_its_own_recipient(coder: Coder) -> None:
    page = replace(coder.page("Chadian troops have driven insurgents out of the port of Adre."), events=())
    [event] = EventFinder(look=Look(ASSAULT=1.0)).read(page)
    assert event.act is EventType.ASSAULT
    assert [page.parse.tokens[i].text for i in (*event.actors, *event.recipients)] == ["troops", "insurgents"]


def test_the_clause_is_read_without_what_stands_beside_it(coder: Coder) -> None:
    page = coder.page("When snow fell, Norway, which borders Russia, attacked Sweden and Denmark met Iceland.")
    event = next(event for event in page.events if event.why.startswith("assault"))
    words = [page.parse.tokens[i].text for i in clause_of(page.parse, event, (*event.actors, *event.recipients))]
    assert {"Norway", "attacked", "Sweden"} <= set(words)
    assert not {"snow", "Russia", "Iceland"} & set(words)


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_examples_are_overruled_and_counterexamples_are_not(coder: Coder, row: Row) -> None:
    said, other = categories_of(row)
    lexicon = EventFinder()
    for text, overruled in ((row.example, True), (row.counterexample, False)):
        page = coder.page(text)
        alone = {event.act for event in lexicon.read(replace(page, events=()))}
        assert alone & said, text
        acts = {event.act for event in page.events}
        assert bool(acts & said) is not overruled, text
        assert other is None or (other in acts) is overruled, text


def test_the_encoder_is_better_than_the_lexicon_alone(coder: Coder) -> None:
    known = {row.id for row in ROWS}
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["word"] in known]
    lexicon = EventFinder()
    alone = both = asked = 0
    for row, page in zip(rows, coder.pages(Document.of(row["text"]) for row in rows), strict=True):
        assert isinstance(page, Page)
        by_rows = {event.act.value for event in lexicon.read(replace(page, events=()))} or {"none"}
        acts = {event.act.value for event in page.events} or {"none"}
        asked += 1
        alone += row["right"] in by_rows
        both += row["right"] in acts
    assert asked >= 120
    assert both / asked >= 0.8
    assert both - alone >= 30


def test_it_can_be_turned_off() -> None:
    off = Coder(Settings(encoder_decides=False))
    assert "what.lexicon.v1" in [item.name for item in off.pipeline.components]


@pytest.mark.parametrize(
    ("pattern", "effect"),
    [("attack", "ASSAULT>ACCUSE"), ("verb:", "ASSAULT>ACCUSE"), ("verb:hit", "ASSAULT"), ("verb:hit", "HIT>ACCUSE")],
)
def test_a_row_that_cannot_be_read_is_an_error(pattern: str, effect: str) -> None:
    row = replace(ROWS[0], pattern=pattern, effect=effect)
    with pytest.raises(LexiconError):
        words_of(row)
        categories_of(row)
