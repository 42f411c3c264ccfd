"""Judgements in the store: kept, undone, taken up again, and never brought back by a machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.store import Store
from reportedly.store.judgements import Judgement, JudgementKind, Verdict, load, redo, replace, save, undo

SAME = JudgementKind.SAME_EVENT


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "claims.duckdb")


def held(store: Store, *, undone: bool = False) -> list[tuple[str, str, float]]:
    with store.view() as view:
        return sorted((j.one, j.other, j.score) for j in load(view, SAME, undone=undone))


def test_what_is_saved_is_read_back(store: Store) -> None:
    judgement = Judgement.of(SAME, "b", "a", author="anna", verdict=Verdict.DIFFERENT, score=0.5)
    with store.writer() as writer:
        assert save(writer, [judgement, judgement]) == 1
        assert save(writer, []) == 0
    with store.view() as view:
        assert list(load(view, SAME)) == [judgement]
        assert list(load(view, JudgementKind.NEAR_DUPLICATE)) == []


def test_undone_judgements_stay_and_do_not_hold(store: Store) -> None:
    one = Judgement.of(SAME, "a", "b", author="link", machine=True, score=0.8)
    with store.writer() as writer:
        save(writer, [one])
        undo(writer, [one.id], by="anna")
    assert held(store) == []
    assert held(store, undone=True) == [("a", "b", 0.8)]
    with store.writer() as writer:
        redo(writer, [one.id])
    assert held(store) == [("a", "b", 0.8)]


def test_a_machine_replaces_its_own_and_does_not_bring_back_what_was_undone(store: Store) -> None:
    judged = [Judgement.of(SAME, "a", other, author="link", machine=True, score=0.8) for other in "bcd"]
    by_hand = Judgement.of(SAME, "x", "y", author="anna")
    with store.writer() as writer:
        save(writer, [by_hand])
        replace(writer, SAME, "link", judged)
        undo(writer, [judged[0].id], by="anna")
        replace(writer, SAME, "link", [judged[0], judged[1]])
    assert held(store) == [("a", "c", 0.8), ("x", "y", 1.0)]


def test_judging_again_changes_the_score(store: Store) -> None:
    with store.writer() as writer:
        for score in (0.6, 0.9):
            save(writer, [Judgement.of(SAME, "a", "b", author="link", machine=True, score=score)])
    assert held(store) == [("a", "b", 0.9)]


def test_odd_ids_are_kept(store: Store) -> None:
    with store.writer() as writer:
        save(writer, [Judgement.of(SAME, "O'Neill", 'x"; DROP TABLE claims; --', author="\u2603")])
    assert held(store) == [("O'Neill", 'x"; DROP TABLE claims; --', 1.0)]
