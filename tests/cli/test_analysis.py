"""The verbs of the analysis: tables for people, JSON Lines in a pipe, charts in files."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import cli
from reportedly.store import Entry, Store
from reportedly.types import (
    Actor,
    Basis,
    Document,
    EventType,
    Factuality,
    Grain,
    Quad,
    Record,
    RecordActor,
    Resolution,
    Run,
    Status,
    When,
    Why,
)

START = date(2025, 1, 6)
VERBS = ("series", "shifts", "network", "outcomes", "anonymous")
Call = Callable[..., Result]


def record(document: Document, event: str, status: str, day: date) -> Record:
    span = document.span(0, 5)
    sides = [RecordActor(span, Actor(code, code, (), Resolution("kb.country", 0.9))) for code in ("ISR", "IRN")]
    quad = Quad.MATERIAL_CONFLICT if event == "ASSAULT" else Quad.VERBAL_COOPERATION
    return Record(
        id=document.digest[:12],
        document=document,
        sentence=document.span(0, len(document.text)),
        event=EventType(event),
        act=EventType.CONSULT if event == "AGREE" else EventType(event),
        mode=(),
        context=(),
        quad_code=quad,
        event_scale=-9.0 if quad is Quad.MATERIAL_CONFLICT else 2.5,
        cameo="010",
        event_text=span,
        actor=(sides[0],),
        recipient=(sides[1],),
        when=When(day, day, Grain.DAY, Basis.EXPLICIT, span),
        where=None,
        status=Status(status),
        factuality=Factuality.CT_PLUS,
        future=status == "planned",
        hypothetical=False,
        negated=False,
        historical=False,
        sources=(),
        confidence=0.8,
        why=Why((), (), ()),
        run=Run("reportedly-1", "plover-0.8", "model-1", "aa", "bb"),
    )


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of strikes for ten weeks, then talks that were announced."""
    entries = []
    for number in range(120):
        day = START + timedelta(days=number)
        event, status = (
            ("ASSAULT", "happened") if number < 70 else (("AGREE", "planned"), ("CONSULT", "happened"))[number % 2]
        )
        document = Document.of(f"Story {number} \x1b[31m of {event}.", published=day, publication="The Daily")
        meant = day + timedelta(days=3) if status == "planned" else day
        entries.append(Entry(f"{number}.txt", document, (record(document, event, status, meant),)))
    made = tmp_path_factory.mktemp("analysis") / "claims.duckdb"
    with Store(made).writer() as writer:
        writer.add(writer.run(entries[0].outcome[0].run), entries)  # type: ignore[index,union-attr]
    return made


def call(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], prog_name="reportedly")


@pytest.mark.parametrize("verb", VERBS)
def test_json_lines_in_a_pipe(verb: str, path: Path) -> None:
    result = call(verb, "--store", path, "--dyad", "ISR", "IRN", "--either-way")
    assert result.exit_code == 0, result.stderr
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert lines
    assert all(isinstance(line, dict) for line in lines)


@pytest.mark.parametrize("verb", [*VERBS, "outcomes --denials", "shifts --online"])
def test_a_table_for_people(verb: str, path: Path) -> None:
    result = call(*verb.split(), "--store", path, "--format", "table")
    assert result.exit_code == 0, result.stderr
    assert "\x1b[31m" not in result.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_a_filter_that_finds_nothing(verb: str, path: Path) -> None:
    for form in ("table", "jsonl"):
        result = call(verb, "--store", path, "--actor", "XXX", "--format", form)
        assert result.exit_code == 0, result.stderr


def test_what_the_verbs_say(path: Path) -> None:
    series = [json.loads(line) for line in call("series", "--store", path).stdout.splitlines()]
    assert series[0]["done"]["count"] == 7
    assert series[-1]["index"]["value"] < series[9]["index"]["value"]
    [shift] = [json.loads(line) for line in call("shifts", "--store", path).stdout.splitlines()]
    assert shift["explanation"]["text"] == "talks after 10 weeks of material conflict"
    [edge] = [json.loads(line) for line in call("network", "--store", path).stdout.splitlines()]
    assert (edge["actor"], edge["recipient"], edge["events"]) == ("ISR", "IRN", 95)
    outcomes = {json.loads(line)["outcome"] for line in call("outcomes", "--store", path).stdout.splitlines()}
    assert outcomes == {"came_true"}
    assert json.loads(call("anonymous", "--store", path).stdout)["share"] == 0.0
    assert "not linked" in call("series", "--store", path).stderr


@pytest.mark.parametrize(
    "args",
    ["series --shifts", "series --by month --theme dark", "shifts", "network", "anonymous", "anonymous --by month"],
)
def test_a_chart_in_a_file(args: str, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "chart.svg"
    result = call(*args.split(), "--store", path, "--plot", out)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert f"wrote {out}" in result.stderr
    assert out.read_text(encoding="utf-8").startswith("<svg")


def test_a_chart_of_no_known_form(path: Path, tmp_path: Path) -> None:
    result = call("series", "--store", path, "--plot", tmp_path / "chart.gif")
    assert result.exit_code == 1
    assert "R704" in result.stderr


def test_what_is_missing_is_named(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    monkeypatch.setitem(sys.modules, "ruptures", None)
    for args in (("shifts",), ("series", "--plot", tmp_path / "chart.svg")):
        result = call(*args, "--store", path)
        assert result.exit_code == 1
        assert "[R701]" in result.stderr
        assert "pip install 'reportedly[analysis]'" in result.stderr


@pytest.mark.parametrize(
    "args",
    [
        "series --by fortnight",
        "series --weighting stars",
        "network --least 0",
        "outcomes --within 0",
        "anonymous --by moon",
    ],
)
def test_wrong_usage(args: str, path: Path) -> None:
    assert call(*args.split(), "--store", path).exit_code == 2


@pytest.mark.parametrize("verb", VERBS)
def test_no_store(verb: str, tmp_path: Path) -> None:
    result = call(verb, "--store", tmp_path / "none.duckdb")
    assert (result.exit_code, "R406" in result.stderr) == (1, True)
