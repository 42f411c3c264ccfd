"""Near-copies: found however they were edited, and only then."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.evaluate.duplicates import edited
from reportedly.link.near_duplicates import near_duplicates, overlap, shingles


def article(seed: int, sentences: int = 14) -> str:
    random_ = random.Random(seed)
    vocabulary = [f"w{number}" for number in range(500)]
    return " ".join(" ".join(random_.choices(vocabulary, k=16)).capitalize() + "." for _ in range(sentences))


@pytest.mark.parametrize("edit", ["headline", "sentences", "beginning", "inside", "words"])
def test_edited_copies_are_found(edit: str) -> None:
    text, other = article(1), article(2)
    found = list(near_duplicates([("a", text), ("b", article(3)), ("c", edited(text, edit, other))]))
    assert [(copy.earlier, copy.later) for copy in found] == [("a", "c")]


def test_articles_that_share_boilerplate_alone_are_no_copies() -> None:
    notice = " All rights reserved; this material may not be published or rewritten without permission."
    assert list(near_duplicates((str(seed), article(seed) + notice) for seed in range(150))) == []


def test_a_version_of_a_version_is_found() -> None:
    one = article(1)
    two = " ".join(one.split(". ")[4:]) + article(2, 6)
    three = article(2, 6) + article(4, 1)
    found = {copy.later: copy.earlier for copy in near_duplicates([("1", one), ("2", two), ("3", three)])}
    assert found.get("3") == "2"


def test_many_copies_all_go_back_to_the_first() -> None:
    text = article(9)
    found = list(near_duplicates((f"{number:03}", f"Outlet {number}. {text}") for number in range(300)))
    assert {copy.earlier for copy in found} == {"000"}
    assert len(found) == 299


@pytest.mark.parametrize("text", ["", "Too short to tell.", "\u2603 " * 40, "a " * 4])
def test_short_and_odd_texts_are_never_copies(text: str) -> None:
    assert list(near_duplicates([("a", text), ("b", text)])) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=5))
def test_any_texts(texts: list[str]) -> None:
    list(near_duplicates((str(place), text) for place, text in enumerate(texts)))


def test_the_same_text_overlaps_wholly() -> None:
    assert overlap(shingles(article(1)), shingles(article(1))) == (1.0, 1.0)
    assert overlap(shingles(""), shingles(article(1))) == (0.0, 0.0)
