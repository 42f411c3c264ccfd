from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from reportedly.types import Status

Run = Callable[..., Result]


def claims(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_lines_in_a_pipe(run: Run, article: Path) -> None:
    result = run("code", article, "--publication", "The Daily")
    assert (result.exit_code, result.stderr) == (0, "")
    text = article.read_bytes().decode()
    found = claims(result)
    assert [claim["status"] for claim in found] == ["denied", "planned"]
    for claim in found:
        for part in ("sentence", "event_text"):
            span = claim[part]
            assert isinstance(span, dict)
            assert text[span["start"] : span["end"]] == span["text"]
        document = claim["document"]
        assert isinstance(document, dict)
        assert document["publication"] == "The Daily"
        assert document["published"] == "2025-11-22"


def test_standard_input(run: Run, article: Path) -> None:
    from_stdin = run("code", "-", input=article.read_bytes())
    from_file = run("code", article)
    assert from_stdin.exit_code == 0
    assert [claim["id"] for claim in claims(from_stdin)] == [claim["id"] for claim in claims(from_file)]


def test_a_bad_input_does_not_stop_the_others(run: Run, article: Path, tmp_path: Path) -> None:
    empty, binary, failures = tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "failures.jsonl"
    empty.touch()
    binary.write_bytes(bytes(range(256)))
    missing = tmp_path / "missing.txt"
    result = run("code", empty, binary, missing, tmp_path, article, "--failures", failures)
    assert result.exit_code == 1
    assert len(claims(result)) == 2
    assert [line.split("]")[0] + "]" for line in result.stderr.splitlines() if line.startswith("[")] == [
        "[R104]",
        "[R105]",
        "[R101]",
        "[R102]",
    ]
    assert "4 of 5 inputs failed" in result.stderr
    kept = [json.loads(line) for line in failures.read_text().splitlines()]
    assert [row["code"] for row in kept] == ["R104", "R105", "R101", "R102"]
    assert all(row["failure"] is True and row["hint"] and row["document"] for row in kept)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("long.txt", b"word " * 4_000_000, "R106"),
        ("page.html", b"<html><body><a href='/'>Home</a></body></html>", "R107"),
        (
            "german.txt",
            b"Der Minister sagte am Montag, dass die Partner nicht zu den Verhandlungen kommen werden, und ging.",
            "R109",
        ),
        ("data.json", b'{"a": 1}', "R111"),
        ("line.txt", b"a" * 600_000, "R214"),
    ],
)
def test_bad_inputs_end_in_one_line_with_code_and_hint(
    name: str, data: bytes, code: str, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    result = run("code", path)
    assert (result.exit_code, result.stdout) == (1, "")
    [line] = result.stderr.splitlines()
    assert line.startswith(f"[{code}]")
    assert name in line
    assert line.count(". ") >= 1


def test_no_claims_is_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "weather.txt"
    path.write_text("It was warm.")
    result = run("code", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "weather.txt: no claims found" in result.stderr


def test_language_can_be_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Und der die das ist von mit dem auf nicht sich ein eine Bundeswehr Mali Kongo Niger Tschad.")
    assert run("code", path).exit_code == 1
    assert run("code", path, "--language", "en").exit_code == 0


@pytest.mark.parametrize(
    "args",
    [
        ("--published", "tomorrow"),
        ("--published", "2025-02-30"),
        ("--format", "xls"),
        ("--format", "parquet"),
        ("--output", "claims.txt"),
        ("--no-such-option",),
    ],
)
def test_wrong_usage_is_exit_2(args: tuple[str, ...], run: Run, article: Path) -> None:
    result = run("code", article, *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error:" in result.stderr


def test_a_date_that_is_none_says_how_to_write_one(run: Run, article: Path) -> None:
    assert "YYYY-MM-DD" in run("code", article, "--published", "22/11/2025").stderr


def test_an_input_is_never_overwritten(run: Run, article: Path) -> None:
    before = article.read_bytes()
    assert run("code", article, "--format", "csv", "--output", article).exit_code == 2
    assert article.read_bytes() == before


def test_a_missing_model_says_how_to_get_one(run: Run, article: Path) -> None:
    result = run("code", article, "--model", "no_such_model")
    assert result.exit_code == 1
    assert result.stderr.startswith("[R210]")
    assert "--model" in result.stderr


def test_bad_settings_are_told(run: Run, article: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("colour = 'red'")
    result = run("code", article, "--settings", settings)
    assert result.exit_code == 1
    assert result.stderr.startswith("[R002]")


@pytest.mark.parametrize("name", ["claims.jsonl", "claims.csv", "claims.parquet"])
def test_output_by_the_ending_of_its_name(name: str, run: Run, article: Path, tmp_path: Path) -> None:
    path = tmp_path / name
    result = run("code", article, "--output", path)
    assert (result.exit_code, result.stdout) == (0, "")
    if name.endswith("jsonl"):
        found = [json.loads(line)["status"] for line in path.read_text(encoding="utf-8").splitlines()]
    elif name.endswith("csv"):
        found = [row["status"] for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))]
    else:
        pq = pytest.importorskip("pyarrow.parquet")
        found = pq.read_table(path)["status"].to_pylist()
    assert found == ["denied", "planned"]


def test_output_that_cannot_be_written_is_told_before_coding(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("code", article, "--output", tmp_path / "no" / "claims.csv")
    assert result.exit_code == 1
    assert result.stderr.startswith("[R501]")


@pytest.mark.parametrize("width", ["60", "80", "100", "160"])
def test_table_fits_the_width_and_shows_the_chain(
    width: str, run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    result = run("code", article, "--format", "table")
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= int(width)
    for word in ("denied", "ASSAULT", "Russia (RUS)", "Reuters", "planned", "2 claims"):
        assert word in result.stdout


def test_table_shows_no_control_characters_of_a_text(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "evil\x1b[31m.txt"
    path.write_text("Russia attacked \x1b]0;title\x07\u202eKyiv on Friday, [bold]officials[/bold] said.")
    for form in ("table", "jsonl"):
        result = run("code", path, "--format", form)
        assert result.exit_code == 0
        assert "\x1b" not in result.stdout
        assert "\x1b" not in result.stderr


def test_table_into_a_file_is_plain(run: Run, article: Path, tmp_path: Path) -> None:
    path = tmp_path / "claims.txt"
    assert run("code", article, "--format", "table", "-o", path).exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert "Russia (RUS)" in text
    assert "\x1b" not in text


def test_every_status_has_a_style() -> None:
    from reportedly.cli.render import STATUS_STYLES

    assert set(STATUS_STYLES) == set(Status)


def test_a_defect_is_told_without_a_traceback(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("reportedly.coder.Coder.pages", broken)
    result = run("code", article)
    assert result.exit_code == 1
    assert result.stderr.startswith("[R900] ZeroDivisionError: by nought")
    assert "report" in result.stderr
    assert isinstance(run("--debug", "code", article).exception, ZeroDivisionError)


def test_interruption_is_exit_130(run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reportedly.coder.Coder.pages", interrupted)
    path = tmp_path / "claims.csv"
    result = run("code", article, "--output", path)
    assert result.exit_code == 130
    assert not path.exists()
    assert [item.name for item in tmp_path.iterdir()] == ["article.txt"]
