"""Stores as Parquet datasets, out and in."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from tests.builders import RUN

from reportedly.errors import StoreError
from reportedly.store import Entry, Store
from reportedly.store.judgements import Judgement, JudgementKind, save, undo


@pytest.mark.parametrize("name", ["dataset", "it's [1] *"])
def test_a_dataset_is_taken_over_whole_and_once(store: Store, entries: list[Entry], tmp_path: Path, name: str) -> None:
    with store.writer() as writer:
        writer.add(writer.run(replace(RUN, coder="reportedly-2")), entries[:1])
    store.export(tmp_path / name)
    other = Store(tmp_path / "other.duckdb")
    with other.writer() as writer:
        assert writer.load(tmp_path / name) == 5
        assert writer.load(tmp_path / name) == 0
    with store.view() as one, other.view() as two:
        assert [r.as_dict() for r in one.claims()] == [r.as_dict() for r in two.claims()]
        assert one.documents(texts=True) == two.documents(texts=True)
        assert one.failures() == two.failures()
        assert one.runs() == two.runs()
        for table in ("claims", "codings", "sightings"):
            ask = f"SELECT * FROM {table} ORDER BY ALL"
            assert list(one.sql(ask).rows) == list(two.sql(ask).rows)


def test_what_persons_judged_is_taken_over(store: Store, tmp_path: Path) -> None:
    with store.view() as view:
        one, other, third = (record.id for record in view.claims())
    found = Judgement.of(JudgementKind.SAME_EVENT, one, third, author="link", machine=True, score=0.7)
    with store.writer() as writer:
        save(writer, [found, Judgement.of(JudgementKind.SAME_EVENT, one, other, author="anna")])
        undo(writer, [found.id], by="anna")
    store.export(tmp_path / "dataset")
    second = Store(tmp_path / "other.duckdb")
    for _ in range(2):
        with second.writer() as writer:
            writer.load(tmp_path / "dataset")
    with second.view() as view:
        assert view.joined(JudgementKind.SAME_EVENT, [one]) == {one: sorted([one, other])}
        assert [row.undone_by for row in view.judgements() if row.machine] == ["anna"]
        assert view.count_events() == 2
        assert [row[0] for row in view.sql("SELECT act FROM judgement_log ORDER BY done_at").rows] == [
            "judged",
            "undone",
        ]
    for name in ("judgements", "judgement_log"):
        shutil.rmtree(tmp_path / "dataset" / name)
    with Store(tmp_path / "third.duckdb").writer() as writer:
        assert writer.load(tmp_path / "dataset") == 3, "as those of earlier versions"


def test_stores_can_be_joined(store: Store, entries: list[Entry], tmp_path: Path) -> None:
    other = Store(tmp_path / "other.duckdb")
    with other.writer() as writer:
        writer.run(replace(RUN, coder="first here"))
        writer.add(writer.run(RUN), entries[1:2])
    store.export(tmp_path / "dataset")
    with other.writer() as writer:
        assert writer.load(tmp_path / "dataset") == 2
    with other.view() as view:
        assert view.count() == 3
        assert [(run.number, run.documents) for run in view.runs()] == [(1, 0), (2, 3)]


def test_the_claims_are_laid_out_as_hive_does(store: Store, tmp_path: Path) -> None:
    store.export(tmp_path / "dataset")
    [[run]] = duckdb.sql(f"SELECT DISTINCT id FROM '{tmp_path}/dataset/runs/*.parquet'").fetchall()
    folders = {str(path.parent.relative_to(tmp_path)) for path in tmp_path.rglob("claims/**/*.parquet")}
    assert folders == {f"dataset/claims/run_id={run}/month={month}" for month in ("2024-04", "unknown")}
    claims = f"'{tmp_path}/dataset/claims/*/*/*.parquet'"
    rows = duckdb.sql(f"SELECT document.published, month, sources[1].text FROM {claims}")
    assert ("2024-04-20", "2024-04", "Reuters") in rows.fetchall()


def test_the_columns_are_those_of_the_parquet_export(store: Store, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow.parquet import read_schema

    from reportedly.export.parquet import schema

    store.export(tmp_path / "dataset")
    [path, *_] = tmp_path.rglob("claims/**/*.parquet")
    assert read_schema(path).names == [*schema().names, "digest", "position"]


def test_an_empty_store(tmp_path: Path) -> None:
    store, other = Store(tmp_path / "a.duckdb"), Store(tmp_path / "b.duckdb")
    with store.writer():
        pass
    store.export(tmp_path / "dataset")
    with other.writer() as writer:
        assert writer.load(tmp_path / "dataset") == 0


def test_what_cannot_be_written_or_read(store: Store, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "file").touch()
    for folder in (full, tmp_path / "no" / "where"):
        with pytest.raises(StoreError) as caught:
            store.export(folder)
        assert caught.value.code == "R413"
    store.export(tmp_path / "dataset")
    for path in (tmp_path / "dataset").rglob("claims/**/*.parquet"):
        path.write_bytes(path.read_bytes()[:200])
    other = Store(tmp_path / "other.duckdb")
    for folder in (full, tmp_path / "none", tmp_path / "dataset"):
        with pytest.raises(StoreError) as caught, other.writer() as writer:
            writer.load(folder)
        assert caught.value.code == "R414"
    with other.view() as view:
        assert view.documents() == []  # nothing is taken over by halves
    assert not list(tmp_path.glob(".*.part"))
