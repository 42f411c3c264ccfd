"""The room holds its promises on any text: no error, offsets that fit, the same answer twice."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.types import Document
from reportedly.what import EventFinder

WORDS = [
    *["Iran", "Israel", "troops", "attacked", "accused", "urged", "refused", "agreed", "to", "of", "on", "by", "and"],
    *["who", "not", "will", "rejected", "call", "for", "withdraw", "killing", "killed", "imposed", "expelled", "it"],
    *["launched", "an", "attack", "between", "diplomats", "talks", "sanctions", "THE", ",", ".", "“", "”", "'", "🚀"],
]


@pytest.fixture(scope="module")
def finder() -> EventFinder:
    return EventFinder()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_odd_word_salads(parser: Parser, finder: EventFinder, words: list[str]) -> None:
    check(parser, finder, " ".join(words))


@pytest.mark.parametrize(
    "text",
    [
        "Attack.",
        "🚀🚀🚀",
        "IRAN ATTACKED ISRAEL AND THREATENED TO ATTACK AGAIN",
        "“Iran attacked",
        "accused of accusing of accusing of attacking",
        "They attacked, " + "and attacked, " * 60 + "and left.",
    ],
)
def test_odd_texts(parser: Parser, finder: EventFinder, text: str) -> None:
    check(parser, finder, text)


def check(parser: Parser, finder: EventFinder, text: str) -> None:
    parse = parser.parse(Document.of(text))
    if not isinstance(parse, Parse):
        return
    events = finder.read(Page(parse.document, parse))
    for event in events:
        assert parse.document.text[event.span.start : event.span.end] == event.span.text != ""
        assert all(0 <= i < len(parse.tokens) for i in (event.head, *event.tokens, *event.actors, *event.recipients))
        assert event.head in event.tokens
        assert not set(event.actors) & set(event.recipients)
    assert events == finder.read(Page(parse.document, parse))
