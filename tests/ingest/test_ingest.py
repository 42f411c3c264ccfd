"""Each text once; what is known is not coded again; what fails is told; killed, it goes on."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from reportedly.export import write_records
from reportedly.ingest import Progress
from reportedly.reading import measure
from reportedly.store import Store
from reportedly.types import Failure


def contents(path: Path) -> tuple[list[object], ...]:
    """Everything in a store but the times of day."""
    with Store(path).view() as view:
        documents = [(row.digest, row.id, row.text, row.sightings) for row in view.documents(texts=True)]
        failures = [(row.source, row.digest, row.code, row.message) for row in view.failures()]
        codings = list(view.sql("SELECT * FROM codings ORDER BY ALL").rows)
        sightings = list(view.sql("SELECT document, source FROM sightings ORDER BY ALL").rows)
        claims = list(view.sql("SELECT * FROM claims ORDER BY document, run, position").rows)
    return documents, failures, codings, sightings, claims


def test_everything_is_read_once(fake: ModuleType, many: Path, tmp_path: Path) -> None:
    store = tmp_path / "a.duckdb"
    told: list[Failure] = []
    code, counts = fake.put(store, [str(many)], on_failure=told.append)
    assert len(code.coded) == len(set(code.coded)) == 70
    assert (counts.seen, counts.coded, counts.known, counts.failed) == (75, 70, 2, 3)
    assert counts.claims == 40 * 2 + 30
    assert counts.done >= 0.99 * counts.size
    assert [failure.code for failure in told] == ["R104", "R109", "R113"]
    with Store(store).view() as view:
        assert len(view.documents()) == 71  # the French one is kept, and marked
        assert [row.language for row in view.documents() if row.language != "en"] == ["fr"]
        assert [row.code for row in view.failures()] == ["R104", "R109", "R113"]
        assert sum(row.sightings for row in view.documents()) == 73
        assert view.count() == counts.claims
    assert measure([str(many)]).aside == {".png": 1}


def test_again_codes_nothing(fake: ModuleType, many: Path, tmp_path: Path) -> None:
    store = tmp_path / "a.duckdb"
    fake.put(store, [str(many)])
    before = contents(store)
    code, counts = fake.put(store, [str(many)])
    assert code.coded == []
    assert (counts.coded, counts.known, counts.claims) == (0, 73, 0)
    assert contents(store) == before


def test_what_is_new_is_added(fake: ModuleType, many: Path, tmp_path: Path) -> None:
    store = tmp_path / "a.duckdb"
    fake.put(store, [str(many / "rows.jsonl")])
    code, _ = fake.put(store, [str(many)])
    assert len(code.coded) == 40
    with Store(store).view() as view:
        assert view.count() == 110


def test_another_version_codes_everything_again(fake: ModuleType, many: Path, tmp_path: Path) -> None:
    store = tmp_path / "a.duckdb"
    fake.put(store, [str(many)])
    code, _ = fake.put(store, [str(many)], run=replace(fake.RUN, lexicon_hash="cc"))
    assert len(code.coded) == 70
    with Store(store).view() as view:
        assert [run.claims for run in view.runs()] == [110, 110]
        assert view.count() == 110
        assert list(view.diff(1, 2)) == []


def test_failures_are_not_tried_again_unless_asked(fake: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("This must fail.")
    store = tmp_path / "a.duckdb"
    assert fake.put(store, [str(tmp_path / "a.txt")])[1].failed == 1
    assert fake.put(store, [str(tmp_path / "a.txt")])[0].coded == []
    assert len(fake.put(store, [str(tmp_path / "a.txt")], retry=True)[0].coded) == 1


def test_a_source_that_reads_at_last_is_no_failure(fake: ModuleType, tmp_path: Path) -> None:
    store, path = tmp_path / "a.duckdb", tmp_path / "a.txt"
    fake.put(store, [str(path)])
    path.write_text("Iran hit a tanker.")
    fake.put(store, [str(path)])
    with Store(store).view() as view:
        assert view.failures() == []
        assert [row.code for row in view.failures(resolved=True)] == ["R101"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL to end the ingest with")
@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_any_moment_it_ends_up_the_same(fake: ModuleType, many: Path, tmp_path: Path, seed: int) -> None:
    whole, killed = tmp_path / "whole.duckdb", tmp_path / "killed.duckdb"
    fake.put(whole, [str(many)])
    chance = random.Random(seed)
    command = [sys.executable, str(fake.__file__), str(killed), "0.01", str(many)]
    for _ in range(4):
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            time.sleep(0.3 + chance.random())
            process.send_signal(signal.SIGKILL)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert contents(killed) == contents(whole)
    for path in (whole, killed):
        with Store(path).view() as view:
            write_records(view.claims(), path.with_suffix(".jsonl"), form="jsonl")
    assert whole.with_suffix(".jsonl").read_bytes() == killed.with_suffix(".jsonl").read_bytes()


def test_progress_tells_the_time_left() -> None:
    progress = Progress(size=1_000)
    assert progress.left is None
    progress.mark()
    progress.done, progress.began = 500, progress.began - 10
    progress.mark()
    assert progress.left == pytest.approx(10, abs=0.5)
    progress.done = 1_000
    progress.mark()
    assert progress.left == 0
