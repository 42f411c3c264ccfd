"""Modes: each lexicon row in its example, the evaluation set with its floors, and odd text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import LexiconError
from reportedly.lexicon import Row, load_lexicon
from reportedly.ontology import plover
from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.types import Document, EventType
from reportedly.what.contexts import ContextReader
from reportedly.what.modes import ModeReader
from reportedly.what.surroundings import surroundings
from reportedly.what.wordrows import WordRows

EVALUATION = Path(__file__).resolve().parents[1] / "gold" / "modes_contexts.jsonl"
# Floors for F1 on the evaluation set, from the trigger's words alone (no mode known from its own row).
FLOORS = {"modes": 0.93, "contexts": 0.88}


Marked = Callable[[str], tuple[Parse, int, tuple[int, ...]]]


@pytest.mark.parametrize("name", ["modes", "contexts"])
def test_examples_act_and_counterexamples_do_not(name: str, marked: Marked) -> None:
    groups: dict[str, list[Row]] = {}
    for row in load_lexicon(name):
        groups.setdefault(row.extra.get("act", ""), []).append(row)
    wrong: list[str] = []
    for rows in groups.values():
        compiled = WordRows(rows)
        for row in rows:
            for text, must_act in ((row.example, True), (row.counterexample, False)):
                parse, head, tokens = marked(text)
                fired = {other.id for other in compiled.firing(parse, surroundings(parse, head, tokens))}
                if (row.id in fired) is not must_act:
                    wrong.append(f"{row.where} {row.id}: {'silent' if must_act else 'acted'} in {text!r}")
    assert not wrong, "\n".join(wrong)


def _figures(pairs: Iterable[tuple[set[str], set[str]]]) -> tuple[float, float, float]:
    hit = found = wanted = 0
    for gold, read in pairs:
        hit, found, wanted = hit + len(gold & read), found + len(read), wanted + len(gold)
    precision, recall = hit / max(found, 1), hit / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def test_the_evaluation_set_keeps_its_floors(parser: Parser, record_property: Callable[[str, object], None]) -> None:
    items = [json.loads(line) for line in EVALUATION.read_text(encoding="utf-8").splitlines()]
    modes, contexts = ModeReader(), ContextReader()
    pairs: dict[str, list[tuple[set[str], set[str]]]] = {"modes": [], "contexts": []}
    for item, parse in zip(items, parser.parse_many(Document.of(item["text"]) for item in items), strict=True):
        assert isinstance(parse, Parse)
        tokens = tuple(token.i for token in parse.tokens_in(*item["trigger"]))
        head = parse.head_of(*item["trigger"])
        assert head is not None
        pairs["modes"].append((set(item["modes"]), set(modes.modes_of(parse, tokens, head, EventType(item["act"])))))
        pairs["contexts"].append((set(item["contexts"]), set(contexts.contexts_of(parse, head, tokens))))
    for kind, floor in FLOORS.items():
        precision, recall, f1 = _figures(pairs[kind])
        record_property(kind, f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
        assert f1 >= floor, f"{kind}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, floor {floor}"


def test_the_evaluation_set_covers_the_codebook() -> None:
    items = [json.loads(line) for line in EVALUATION.read_text(encoding="utf-8").splitlines()]
    assert len(items) >= 400
    assert len({item["text"] for item in items}) == len(items)
    modes = [(item["act"], mode) for item in items for mode in item["modes"]]
    contexts = [context for item in items for context in item["contexts"]]
    for category in plover().categories.values():
        for mode in category.modes:
            assert modes.count((category.event.value, mode)) >= 3, (category.event, mode)
    for context in plover().contexts:
        assert contexts.count(context) >= 5, context


@pytest.mark.parametrize(
    ("text", "act", "known", "expected"),
    [
        ("A US [drone strike] killed an emir.", "ASSAULT", (), ("drone",)),
        ("Gunmen [assassinated] the mayor.", "ASSAULT", (), ("targeted",)),
        ("The bloc [praised] the mayor.", "SUPPORT", ("drone",), ()),
        ("A suicide bomber [attacked] the barracks.", "ASSAULT", ("explosives",), ("suicide-attack",)),
    ],
)
def test_known_modes_are_kept_refined_or_outdone(
    marked: Marked, text: str, act: str, known: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    parse, head, tokens = marked(text)
    assert ModeReader().modes_of(parse, tokens, head, EventType(act), known) == expected


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="abABC dronefiring,.;:'\"\u201c()-\n\U0001f680\u2019", min_size=1, max_size=120))
def test_odd_text_never_raises(read: Callable[[str], Page], text: str) -> None:
    if not text.strip():
        return
    parse = read(text).parse
    modes, contexts = ModeReader(), ContextReader()
    for token in parse.tokens:
        for act in (EventType.ASSAULT, EventType.CONSULT):
            assert set(modes.modes_of(parse, (token.i,), token.i, act)) <= set(plover().categories[act].modes)
        assert set(contexts.contexts_of(parse, token.i, (token.i,))) <= plover().contexts


@pytest.mark.parametrize("pattern", ["nobody:word", "not:word", "trigger:", "word/q", "a||b"])
def test_an_unreadable_pattern_names_its_line(pattern: str) -> None:
    row = Row("x", pattern, "drone", "a", "b", "house", "2026-11-22", {"act": "ASSAULT", "beats": ""}, "t.csv:2")
    with pytest.raises(LexiconError, match=r"R321.*t\.csv:2"):
        WordRows([row])
