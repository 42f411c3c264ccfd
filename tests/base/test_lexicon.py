"""Lexicon rows are validated with file and line; phrases are found longest first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import LexiconError
from reportedly.lexicon import PhraseIndex, data_root, lexicon_hash, load_lexicon, read_rows

HEAD = "id,pattern,effect,example,counterexample,source,added\n"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("id,pattern\nx,y\n", "R302", None),
        (HEAD + "a,b,c,d,e,f,g\na,b,c,d,e,f,g\n", "R304", 3),
        (HEAD + "a,b,,d,e,f,g\n", "R303", 2),
        (HEAD + "a,b,c,d,e,f,g,h\n", "R303", 2),
        (HEAD + "a,b,c\n", "R303", 2),
    ],
)
def test_bad_rows_name_the_line(text: str, code: str, line: int | None) -> None:
    with pytest.raises(LexiconError) as caught:
        list(read_rows(text, where="en/test.csv"))
    assert caught.value.code == code
    assert caught.value.fields.get("line") == line
    assert "en/test.csv" in caught.value.message


def test_unknown_lexicon() -> None:
    with pytest.raises(LexiconError, match="R301"):
        load_lexicon("no_such_lexicon")


def test_every_lexicon_of_the_package_is_valid() -> None:
    names = [item.name for item in (data_root() / "lexicons" / "en").iterdir() if item.name.endswith(".csv")]
    assert names
    for name in names:
        assert load_lexicon(name.removesuffix(".csv")), name
    assert len(lexicon_hash()) == 16


def test_longest_phrase_wins() -> None:
    index = PhraseIndex([("prime minister", "office"), ("prime", "number"), ("minister of war", "office")])
    assert list(index.find(["the", "prime", "minister", "of", "war"])) == [(1, 3, "office")]
    assert list(index.find(["minister", "of", "peace"])) == []


@given(
    st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=3))
)
def test_matches_are_known_phrases_and_do_not_overlap(words: list[str], phrases: list[list[str]]) -> None:
    index: PhraseIndex[int] = PhraseIndex((phrase, i) for i, phrase in enumerate(phrases))
    last = 0
    for first, end, value in index.find(words):
        assert first >= last
        assert words[first:end] == phrases[value]
        last = end
