"""Scores of clusters, against the example worked out in Pradhan et al. 2014 and by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.evaluate.clusters import b_cubed, best_alignment, ceaf_e, clusters_of, conll, muc, pairs

GOLD = [frozenset("abc"), frozenset("defg")]
FOUND = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


@pytest.mark.parametrize(
    ("score", "precision", "recall"),
    [(muc, 2 / 5, 2 / 5), (b_cubed, 1 / 2, 5 / 12), (ceaf_e, 1.3 / 3, 1.3 / 2), (pairs, 2 / 8, 2 / 9)],
)
def test_the_published_example(score, precision: float, recall: float) -> None:  # type: ignore[no-untyped-def]
    found = score(GOLD, FOUND)
    assert found.precision == pytest.approx(precision)
    assert found.recall == pytest.approx(recall)


def test_conll_is_the_mean_of_three() -> None:
    assert conll(GOLD, FOUND) == pytest.approx((0.4 + 5 / 11 + 0.52) / 3)


def test_nothing_found_or_wanted_scores_nothing() -> None:
    for score in (muc, b_cubed, ceaf_e, pairs):
        assert score([], []).f1 == score(GOLD, []).f1 == 0.0


def test_the_best_alignment_is_not_the_greedy_one() -> None:
    assert best_alignment({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == pytest.approx(1.6)
    assert best_alignment({(0, 0): 0.5, (1, 0): 0.6, (2, 0): 0.4}) == pytest.approx(0.6)
    assert best_alignment({}) == 0


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=14))
def test_what_is_found_as_wanted_is_perfect_and_all_scores_are_shares(rows: list[tuple[int, int]]) -> None:
    gold = clusters_of({place: a for place, (a, _) in enumerate(rows)})
    found = clusters_of({place: b for place, (_, b) in enumerate(rows)})
    assert b_cubed(gold, gold).f1 == pytest.approx(1.0)
    assert ceaf_e(gold, gold).f1 == pytest.approx(1.0)
    for score in (muc, b_cubed, ceaf_e, pairs):
        one, other = score(gold, found), score(found, gold)
        assert -1e-9 <= one.precision <= 1 + 1e-9
        assert one.precision == pytest.approx(other.recall)
