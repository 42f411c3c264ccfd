"""Sentences and the whole records they give. ``pytest --update-golden`` rewrites them; read the diff before you commit.

A change here is a change in coded output: name it in ``CHANGELOG.md`` under *Changed coding*.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from reportedly import Coder

PATH = Path(__file__).with_name("records.jsonl")


def coded(coder: Coder, text: str, published: str) -> list[dict[str, object]]:
    """The records of a sentence without what is the same in all (document, run) and without the sentence itself."""
    rows = []
    for record in coder.code(text, published=date.fromisoformat(published)):
        row = record.as_dict()
        for constant in ("document", "run", "sentence"):
            del row[constant]
        rows.append(row)
    return rows


def test_golden_records(coder: Coder, request: pytest.FixtureRequest) -> None:
    cases = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]
    assert len(cases) >= 40
    got = [
        {
            "text": case["text"],
            "published": case["published"],
            "records": coded(coder, case["text"], case["published"]),
        }
        for case in cases
    ]
    if request.config.getoption("--update-golden"):
        lines = (json.dumps(case, ensure_ascii=False) for case in got)
        PATH.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return
    for case, now in zip(cases, got, strict=True):
        assert now["records"] == case["records"], case["text"]
