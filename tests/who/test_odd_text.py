"""Odd text never raises, and spans always quote the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.pipeline import Page
from reportedly.who import ActorFinder

PIECES = [
    "the", "both", "sides", "president", "U.S.", "-", "backed", "rebels", "of", "Israel", "'s", "army", '"', "“", "”",
    "he", "their", "who", "said", ",", ".", "🚀", "AND", "IRAN", "Mr.", "Bush", "former", "\n\n", "(", ")", "and", "in",
]  # fmt: skip


@pytest.fixture(scope="module")
def finder() -> ActorFinder:
    return ActorFinder()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
def test_word_salad(read: Callable[..., Page], finder: ActorFinder, words: list[str]) -> None:
    text = " ".join(words)
    if not text.strip():
        return
    page = read(text)
    for mention in finder.read(page):
        assert page.document.text[mention.span.start : mention.span.end] == mention.span.text
        assert 0.0 <= mention.actor.resolution.score <= 1.0
        assert mention.actor.code is not None or mention.actor.resolution.reason


@pytest.mark.parametrize("text", ["?", "President", "U.S.", "the of and", "IRAN ATTACKS", "He. She. They.", "“" * 40])
def test_tiny(read: Callable[..., Page], finder: ActorFinder, text: str) -> None:
    finder.read(read(text))


def test_long_sentence(read: Callable[..., Page], finder: ActorFinder) -> None:
    text = " and ".join(["the foreign minister of Chad and the army of Niger"] * 30) + " met."
    assert finder.read(read(text))


def test_same_text_same_answer(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("Sudanese troops and rebels clashed. They blamed each other, and the government denied it.")
    assert finder.read(page) == finder.read(page)
