"""Status on sentences of world news, written and marked before the coder read them.

``status_tuned.jsonl`` and ``status_practice.jsonl`` were read while rules were written; of ``status_checked.jsonl``,
the other half of the first, only the figure was looked at. ``also`` names a second reading that is as good.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly import Coder
from reportedly.says import assess
from reportedly.types import Document, Failure, Status

SETS = Path(__file__).resolve().parent.parent / "gold"
_UNREAL = (Status.DENIED, Status.RULED_OUT)


def _real(status: Status) -> str:
    if status is Status.HAPPENED:
        return "real"
    return "unreal" if status in _UNREAL else "open"


@pytest.mark.parametrize(
    ("name", "least", "least_real"), [("tuned", 0.95, 0.92), ("practice", 0.96, 0.0), ("checked", 0.84, 0.9)]
)
def test_share_of_statuses_right(coder: Coder, name: str, least: float, least_real: float) -> None:
    lines = (SETS / f"status_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    right = real = 0
    missed: list[str] = []
    for row, page in zip(rows, coder.pages(Document.of(row["text"]) for row in rows), strict=True):
        assert not isinstance(page, Failure)
        head = page.parse.head_of(*row["event"])
        assert head is not None
        status = assess(page.parse, head, page.attributions, tags=page.tags).status
        good = status in (row["status"], *row.get("also", ()))
        right += good
        real += _real(status) == row.get("reality")
        if not good:
            missed.append(f"{row['status']} read as {status}: {row['text']}")
    assert right / len(rows) >= least, missed if name != "checked" else len(missed)
    assert real / len(rows) >= least_real


def test_the_sets_hold_every_status_for_verbs_and_nouns() -> None:
    rows = [
        json.loads(line)
        for name in ("tuned", "checked")
        for line in (SETS / f"status_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert len(rows) >= 240
    assert {(row["kind"], row["status"]) for row in rows} == {(kind, s) for kind in ("verb", "noun") for s in Status}
    for row in rows:
        start, end = row["event"]
        assert row["text"][start:end].strip(), row
