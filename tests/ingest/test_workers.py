"""Other processes that code: same outcomes in the same order, whatever happens to one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.coder import Coder
from reportedly.config import Settings
from reportedly.ingest import workers
from reportedly.ingest.workers import code_beside, code_here
from reportedly.types import Document, Failure

TEXTS = [f"Iran denied that it attacked tanker {number}, Reuters reported." for number in range(7)]
BATCHES = [(number, [Document.of(text) for text in TEXTS[number : number + 2]]) for number in range(0, 7, 2)]


@pytest.mark.slow
def test_outcomes_are_the_same_in_the_same_order(coder: Coder) -> None:
    batches = [*BATCHES, ("nothing to code", [])]
    assert list(code_beside(Settings(), batches, workers=2)) == [
        (tag, [coder.code_document(document) for document in documents]) for tag, documents in batches
    ]
    assert list(code_here(coder, batches)) == list(code_beside(Settings(), batches, workers=1))


def test_a_process_that_dies_costs_one_document(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # The children import what they are told to run by name, so it must be a module that they find.
    (tmp_path / "dying.py").write_text(
        "import os\n"
        "def start(settings): pass\n"
        "def code(documents):\n"
        "    if any('tanker 3' in document.text for document in documents):\n"
        "        os._exit(9)\n"
        "    return [() for _ in documents]\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    import dying  # type: ignore[import-not-found]

    monkeypatch.setattr(workers, "_start", dying.start)
    monkeypatch.setattr(workers, "_code", dying.code)
    found = list(code_beside(Settings(), BATCHES, workers=2))
    assert [tag for tag, _ in found] == [tag for tag, _ in BATCHES]
    outcomes = [outcome for _, batch in found for outcome in batch]
    assert len(outcomes) == 7
    [failure] = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert (failure.code, failure.document) == ("R203", BATCHES[1][1][1].id)
