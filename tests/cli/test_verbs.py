from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from reportedly import __version__
from reportedly.cli import cli
from reportedly.coder import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate import ROOMS, ErrorClass, Evaluator, Figure, Report

Run = Callable[..., Result]
SENTENCE = "The president intends to meet rebels near Kharkiv on Monday, two officials told Axios."


def test_version(run: Run) -> None:
    assert run("--version").output == f"reportedly, version {__version__}\n"


@pytest.mark.parametrize("verb", sorted(cli.commands))
def test_every_verb_has_help_with_examples(verb: str, run: Run) -> None:
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert "Examples:" in result.output
    assert f"reportedly {verb} " in result.output.split("Examples:")[1]


def test_every_option_has_help() -> None:
    for command in cli.commands.values():
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, f"{command.name} {option.name}"


def test_explain_shows_each_room_with_spans_and_rules(run: Run) -> None:
    result = run("explain", SENTENCE, "--published", "2025-11-22")
    assert (result.exit_code, result.stderr) == (0, "")
    for room in ("Actors", "Times", "Places", "Events", "Attributions", "Statuses"):
        assert f"\n{room}\n" in result.output
    for part in ("two officials", "told", "planned", "Monday", "2025-11-24", "Kharkiv", "Axios"):
        assert part in result.output
    start = SENTENCE.index("Kharkiv")
    assert f"{start}:{start + 7}" in result.output


def test_explain_reads_standard_input(run: Run) -> None:
    assert "Kharkiv" in run("explain", "-", input=SENTENCE).output


@pytest.mark.parametrize("text", ["", " ", "\x1b[31m", "!", "\U0001f600", "[/bold]", "a" * 5000])
def test_explain_bears_odd_text(text: str, run: Run) -> None:
    result = run("explain", text)
    assert result.exit_code in (0, 1)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "\x1b" not in result.output


def test_pipeline_lists_what_each_component_needs_and_gives(run: Run, coder: Coder) -> None:
    result = run("pipeline")
    assert result.exit_code == 0
    for component in coder.pipeline.components:
        assert component.name in result.output
        assert component.provides.value in result.output
    assert coder.run.lexicon_hash in result.output


@pytest.fixture
def gold_report(monkeypatch: pytest.MonkeyPatch) -> Report:
    figures = (Figure("F1", 0.61234, "all fields"), Figure("sentences", 12))
    report = Report("gsr: 12 sentences", figures, (ErrorClass("wrong event", 3, ("a [b]c[/b]",)),))
    monkeypatch.setattr(Evaluator, "run", lambda *_: report)
    return report


def test_evaluate_prints_figures_and_misses(run: Run, gold_report: Report, tmp_path: Path) -> None:
    plain = run("evaluate", "gsr", tmp_path)
    assert plain.exit_code == 0
    assert "0.612" in plain.output
    assert "wrong event" not in plain.output
    full = run("evaluate", "gsr", tmp_path, "--errors")
    assert "wrong event: 3" in full.output
    assert "a [b]c[/b]" in full.output
    assert json.loads(run("evaluate", "gsr", tmp_path, "--json").output) == gold_report.as_dict()


def test_evaluate_without_the_gold_file(run: Run, tmp_path: Path) -> None:
    result = run("evaluate", "gsr", tmp_path / "none.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith("[R600]")
    assert run("evaluate", "no-such-room", tmp_path).exit_code == 2


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_evaluations_refuse_what_is_no_gold_file(name: str, coder: Coder, tmp_path: Path) -> None:
    path = tmp_path / "junk.txt"
    path.write_text("no gold here")
    with pytest.raises(EvaluationError) as caught:
        ROOMS[name].run(path, coder)
    assert caught.value.code.startswith("R6")
