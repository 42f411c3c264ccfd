from __future__ import annotations

import builtins
import csv
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ExportError
from reportedly.export import columns, flat, text_file, to_json, write_csv, write_records
from reportedly.types import Document, Failure, Record

Records = tuple[Record, ...]


def test_jsonl_is_the_contract_line_by_line(records: Records, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    assert write_records(iter(records), path, form="jsonl") == 2
    lines = path.read_bytes().decode("utf-8").split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == [record.as_dict() for record in records]


def test_line_separators_and_lone_surrogates_stay_inside_one_valid_line(records: Records) -> None:
    document = Document.of("a\u2028b\nc")
    record = replace(records[1], sentence=document.span(0, 5))
    assert "\n" not in to_json(record)
    broken = Failure("a\udc80.txt", "reading", "R101", "there is no file a\udc80.txt")
    assert json.loads(to_json(broken).encode("utf-8"))["document"] == "a\udc80.txt"


def test_csv_has_one_flat_row_a_record(records: Records, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    write_records(records, path, form="csv")
    with path.open(encoding="utf-8", newline="") as file:
        full, bare = csv.DictReader(file)
    assert tuple(full) == columns()
    assert full["actor"] == "Norland; two rebels"
    assert full["actor_code"] == "NOR; "
    assert full["actor_sector"] == "GOV+MIL; "
    assert full["sources"] == "the Daily > she"
    assert full["source_cues"] == "told > told"
    assert full["when_start"] == "2025-11-24"
    assert full["where_lon"] == "-36.25"
    assert full["title"] == 'Talks, "soon"'
    assert full["sentence"] == records[0].sentence.text
    assert bare["event_scale"] == "-9.0"
    assert (bare["actor"], bare["when_start"], bare["where_name"], bare["sources"]) == ("", "", "", "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_csv_defuses_formulas(text: str, records: Records) -> None:
    record = replace(records[1], document=replace(records[1].document, title=text, id=text))
    row = flat(record)
    assert row["title"] == f"'{text}"
    assert row["document"] == f"'{text}"


@given(st.text(max_size=60))
def test_csv_gives_back_any_text(records: Records, text: str) -> None:
    record = replace(records[0], document=replace(records[0].document, title=text))
    file = io.StringIO(newline="")
    write_csv([record], file)
    [row] = csv.DictReader(io.StringIO(file.getvalue(), newline=""))
    assert row["title"].removeprefix("'") == text.removeprefix("'")
    assert not row["title"].startswith(("=", "+", "-", "@"))


def test_parquet_is_equal_to_the_json(records: Records, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "claims.parquet"
    write_records(records, path, form="parquet")
    assert pq.read_table(path).to_pylist() == [record.as_dict() for record in records]


def test_parquet_without_records_has_its_columns(records: Records, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "claims.parquet"
    assert write_records([], path, form="parquet") == 0
    table = pq.read_table(path)
    assert table.num_rows == 0
    assert table.column_names == list(records[0].as_dict())


def test_parquet_without_pyarrow_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_pyarrow(name: str, *args: object, **kwargs: object) -> object:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without_pyarrow)
    with pytest.raises(ExportError) as caught:
        write_records(_never(), tmp_path / "a.parquet", form="parquet")
    assert caught.value.code == "R503"
    assert "pip install 'reportedly[parquet]'" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def _never() -> Iterator[Record]:
    raise AssertionError("records were taken before it was sure that they can be written")
    yield


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_a_failing_run_leaves_the_old_file(form: str, records: Records, tmp_path: Path) -> None:
    path = tmp_path / "claims"
    path.write_text("old")

    def broken() -> Iterator[Record]:
        yield records[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_records(broken(), path, form=form)
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["claims"]


@pytest.mark.parametrize(
    ("name", "form", "code"),
    [("missing/a.csv", "csv", "R501"), (".", "csv", "R501"), ("a\0b", "jsonl", "R501"), ("a.xls", "xls", "R504")],
)
def test_outputs_that_cannot_be_made(name: str, form: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        write_records(_never(), tmp_path / name, form=form)
    assert caught.value.code == code
    assert caught.value.hint


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="a full disk is played by /dev/full, which only Linux and some BSDs have"
)
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught, text_file(tmp_path / "a.txt"), Path("/dev/full").open("w") as full:
        full.write("x" * 100_000)
    assert caught.value.code == "R502"


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no permission bits of owner, group and others to compare"
)
def test_permissions_are_those_of_any_new_file(records: Records, tmp_path: Path) -> None:
    plain, ours = tmp_path / "plain", tmp_path / "ours.csv"
    plain.touch()
    write_records(records, ours, form="csv")
    assert ours.stat().st_mode == plain.stat().st_mode
    ours.chmod(0o600)
    write_records(records, ours, form="csv")
    assert ours.stat().st_mode & 0o777 == 0o600
