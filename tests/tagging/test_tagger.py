"""The tagger with its weights, on sentences of our own; skipped where no weights are installed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.pipeline import Page, Pipeline
from reportedly.tagging import STATUSES, SharedTagger
from reportedly.types import Layer, Tags

pytestmark = pytest.mark.skipif(not SharedTagger.available(), reason="no encoder weights are installed")

ROLES = ("source", "cue", "content")
ODD = (
    "",
    ".",
    "\U0001f6a2\U0001f525 \u2014 !!!",
    "OFFICIALS SAID THE PORT WAS CLOSED",
    '"We saw it, he said. "It burned.',
    "0123456789 " * 120,
    "\u0414\u0436\u0440\u0447 " * 150,
    "http://example.org/" + "a/" * 300,
    "a " * 700,
)


@pytest.fixture(scope="module")
def tagger() -> SharedTagger:
    return SharedTagger()


def words(page: Page, tokens: tuple[int, ...]) -> str:
    return " ".join(page.parse.tokens[i].text for i in tokens)


def check(page: Page, tags: Tags) -> None:
    """Everything is aligned with the parse and within its bounds."""
    count = len(page.parse.tokens)
    assert {len(row) for row in tags.spans.values()} | {len(row) for row in tags.scores.values()} == {count}
    assert all(-3 <= value <= 3 for value in tags.scores["factuality"])
    assert all(0 <= value <= 1 for name in (*ROLES, *STATUSES) for value in tags.scores[name])
    for found in tags.attributions:
        assert found.cue
        assert found.content
        for part in (found.source, found.cue, found.content):
            assert list(part) == sorted(set(part))
            assert all(found.first <= i < found.last <= count for i in part)
        assert len(found.source_scores) == len(found.content_scores) == found.last - found.first
        assert 0 <= found.score <= 1


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Two officials said the bridge was destroyed.", "Two officials", "said", "the bridge was destroyed"),
        ('"We will never sign," the minister told reporters.', "the minister", "told", '" We will never sign , "'),
        ("According to the army, rebels held the town.", "the army", "According to", "rebels held the town"),
    ],
)
def test_plain_attributions(
    tagger: SharedTagger, read: Callable[..., Page], text: str, source: str, cue: str, content: str
) -> None:
    page = read(text)
    found = tagger.read(page).attributions
    assert [(words(page, one.source), words(page, one.content)) for one in found] == [(source, content)]
    assert cue in words(page, found[0].cue)


@pytest.mark.parametrize(
    ("text", "verb", "status"),
    [
        ("The army bombed the port.", "bombed", "happened"),
        ("The army did not bomb the port.", "bomb", "denied"),
        ("The army wants to bomb the port.", "bomb", "planned"),
        ("If the army bombed the port, ships would leave.", "leave", "hypothetical"),
    ],
)
def test_plain_statuses(tagger: SharedTagger, read: Callable[..., Page], text: str, verb: str, status: str) -> None:
    page = read(text)
    tags = tagger.read(page)
    at = next(token.i for token in page.parse.tokens if token.text == verb)
    assert max(STATUSES, key=lambda name: tags.scores[name][at]) == status


@pytest.mark.parametrize("text", [text for text in ODD if text.strip()])
def test_odd_texts_are_read(tagger: SharedTagger, read: Callable[..., Page], text: str) -> None:
    page = read(text)
    check(page, tagger.read(page))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=200).filter(lambda text: bool(text.strip())))
def test_any_text_is_read(tagger: SharedTagger, read: Callable[..., Page], text: str) -> None:
    page = read(text)
    check(page, tagger.read(page))


def test_the_same_text_has_the_same_tags(tagger: SharedTagger, read: Callable[..., Page]) -> None:
    page = read("Troops crossed the river, a spokesman said.")
    first = tagger.read(page)
    tagger.read(read("Critics accused the mayor of lying."))
    assert tagger.read(page) == first


def test_it_is_a_component(tagger: SharedTagger, read: Callable[..., Page]) -> None:
    page = Pipeline([tagger]).run(read("Rebels seized the airport, witnesses said."))
    assert isinstance(page, Page)
    assert page.tags.spans
    assert tagger.provides is Layer.TAGS


def test_relations_are_probabilities(tagger: SharedTagger, read: Callable[..., Page]) -> None:
    page = read("Norway imposed sanctions on Belarus on Monday.")
    relation = tagger.read(page).relations
    assert relation is not None
    found = relation([0], [4], (0, len(page.parse.tokens)))
    assert found is not None
    assert sum(found.roots.values()) == pytest.approx(1.0, abs=0.01)
    assert 0 <= found.trigger < len(page.parse.tokens)
    assert relation([], [], (0, 3)) is None
    assert relation([0], [], (0, 3)) is not None
    assert relation([0], [5], (0, 3)) is None
