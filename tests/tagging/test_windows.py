"""Windows cover every token once, never split a sentence that fits, and mark paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.syntax import Parse, Sentence, Token
from reportedly.tagging.windows import MAX_TOKENS, Window, windows
from reportedly.types import Document


def parse_of(lengths: list[int], paragraphs: set[int] = frozenset()) -> Parse:  # type: ignore[assignment]
    """A parse of sentences of so many one-letter tokens; a paragraph begins before each sentence in ``paragraphs``."""
    text, tokens, sentences = "", [], []
    for number, length in enumerate(lengths):
        text += "\n\n" if number in paragraphs else " " if text else ""
        start, first = len(text), len(tokens)
        for _ in range(length):
            tokens.append(Token(len(tokens), "a", "a", "X", "XX", "dep", len(text)))
            text += "a "
        text = text[:-1]
        sentences.append(Sentence(number, first, len(tokens), start, len(text), tokens[first]))
    return Parse(Document(text, "1"), tokens, sentences)


def test_sentences_are_packed_up_to_the_limit() -> None:
    assert windows(parse_of([40, 50, 20, 90])) == [Window(0, 90), Window(90, 110), Window(110, 200)]


def test_a_paragraph_inside_a_window_is_marked() -> None:
    assert windows(parse_of([10, 10, 10], {1})) == [Window(0, 30, (10,))]


def test_a_paragraph_that_begins_a_window_needs_no_mark() -> None:
    assert windows(parse_of([90, 20], {1})) == [Window(0, 90), Window(90, 110)]


def test_a_long_sentence_is_cut_and_its_rest_packed_on() -> None:
    assert windows(parse_of([10, 2 * MAX_TOKENS + 5, 10])) == [
        Window(0, 10),
        Window(10, 110),
        Window(110, 210),
        Window(210, 225),
    ]


def test_no_text_has_no_window() -> None:
    assert windows(parse_of([])) == []


@given(st.lists(st.integers(1, 250), max_size=12), st.sets(st.integers(1, 11)))
def test_every_token_is_in_one_window(lengths: list[int], paragraphs: set[int]) -> None:
    found = windows(parse_of(lengths, paragraphs))
    assert [i for one in found for i in range(one.first, one.last)] == list(range(sum(lengths)))
    assert all(0 < one.last - one.first <= MAX_TOKENS for one in found)
    assert all(0 < at < one.last - one.first for one in found for at in one.breaks)
