"""Pairs that share a sentence and nothing else: "no relation" must stay an answer."""

from __future__ import annotations

import json
from pathlib import Path

from reportedly import Coder
from reportedly.coder.relation import relation_of
from reportedly.pipeline import Page
from reportedly.types import Document

GOLD = Path(__file__).resolve().parents[1] / "gold" / "no_relation.jsonl"
# The weights reach .65 alone and .82 with what the tree says; those that were trained on pairs with an event alone .39.
FLOOR = 0.75


def test_nothing_is_an_answer_for_pairs_without_an_event(coder: Coder) -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 60
    silent = asked = 0
    for row, page in zip(rows, coder.pair_pages(Document.of(row["text"]) for row in rows), strict=True):
        assert isinstance(page, Page)
        for one, other in (("source", "target"), ("target", "source")):
            found = relation_of(page, tuple(row[one]), tuple(row[other]), coder.ontology)
            asked += 1
            silent += found.event is None
    assert silent / asked >= FLOOR
