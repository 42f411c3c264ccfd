"""What the parse knows of a word, as rows of one table: columns apart, within bounds, the same however it is asked."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.pipeline import Page
from reportedly.tagging.features import COLUMNS, NOTHING, SIZE, features

TAG, RELATION, HEAD_TAG, HEAD_RELATION, ENTITY, DISTANCE, DEPTH, QUOTED = range(COLUMNS)


def column(page: Page, which: int) -> dict[str, int]:
    rows = features(page.parse)
    return {token.text: row[which] for token, row in zip(page.parse.tokens, rows, strict=True)}


def test_words_of_one_kind_share_a_row(read: Callable[..., Page]) -> None:
    page = read("Rebels seized the port and the mayor fled.")
    tags = column(page, TAG)
    assert tags["port"] == tags["mayor"]
    assert len({tags["Rebels"], tags["seized"], tags["the"], tags["port"]}) == 4
    relations = column(page, RELATION)
    assert relations["Rebels"] == relations["mayor"] != relations["port"]


def test_the_governor_is_told_apart_from_the_word_itself(read: Callable[..., Page]) -> None:
    page = read("Rebels seized the port.")
    assert column(page, HEAD_TAG)["Rebels"] != column(page, TAG)["seized"]
    assert column(page, HEAD_TAG)["Rebels"] == column(page, HEAD_TAG)["port"]
    assert column(page, HEAD_RELATION)["Rebels"] == column(page, HEAD_RELATION)["port"]


def test_the_way_to_the_governor_and_to_the_root(read: Callable[..., Page]) -> None:
    page = read("Rebels seized the port.")
    distance, depth = column(page, DISTANCE), column(page, DEPTH)
    assert distance["Rebels"] - distance["seized"] == 1
    assert distance["port"] - distance["seized"] == -2
    assert (depth["Rebels"] - depth["seized"], depth["the"] - depth["seized"]) == (1, 2)


def test_a_far_governor_is_as_far_as_the_farthest_row(read: Callable[..., Page]) -> None:
    page = read("Rebels " + "who had " + "very " * 60 + "much to lose seized the port.")
    assert all(row[DISTANCE] < row[DEPTH] < row[QUOTED] for row in features(page.parse))


def test_quotations_are_marked_at_both_ends_and_over_sentences(read: Callable[..., Page]) -> None:
    page = read('He said: "We left. We will not return." Nobody answered.')
    rows = [row[QUOTED] for row in features(page.parse)]
    marks = [i for i, token in enumerate(page.parse.tokens) if token.text == '"']
    outside, opens, closes = rows[0], rows[marks[0]], rows[marks[1]]
    assert len({outside, opens, closes}) == 3
    assert len({*rows[marks[0] + 1 : marks[1]]} - {outside, opens, closes}) == 1
    assert {*rows[marks[1] + 1 :]} == {outside}


def test_no_two_columns_share_a_row_of_the_table(read: Callable[..., Page]) -> None:
    page = read('"Two ships left Oslo on Monday," said Ann Berg, who runs the port, after the army had closed it.')
    seen = [{row[k] for row in features(page.parse)} - {0} for k in range(COLUMNS)]
    assert sum(map(len, seen)) == len(set().union(*seen))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=120).filter(lambda text: bool(text.strip())))
def test_any_text_stays_within_the_table(read: Callable[..., Page], text: str) -> None:
    page = read(text)
    rows = features(page.parse)
    assert len(rows) == len(page.parse.tokens)
    assert all(len(row) == len(NOTHING) and min(row) >= 0 and max(row) < SIZE for row in rows)
