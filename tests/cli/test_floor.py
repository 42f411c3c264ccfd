"""``--min-confidence``: what is held back is counted, explained, and written by 0."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def sure(result: Result) -> list[float]:
    return [json.loads(line)["confidence"] for line in result.stdout.splitlines()]


def test_claims_below_the_floor_are_counted_and_zero_writes_them(run: Run, article: Path) -> None:
    every = sure(run("code", article, "--min-confidence", "0"))
    floor = (min(every) + max(every)) / 2
    held = run("code", article, "--min-confidence", str(floor))
    kept = [value for value in every if value >= floor]
    assert (held.exit_code, sure(held)) == (0, kept)
    assert f"{len(every) - len(kept)} claims held back, less sure than" in held.stderr
    assert "--min-confidence 0 writes them" in held.stderr


def test_an_article_of_unsure_claims_is_said_to_be_one(run: Run, article: Path) -> None:
    result = run("code", article, "--min-confidence", "1")
    assert result.stdout == ""
    assert "no claims sure enough" in result.stderr


def test_nothing_is_said_where_nothing_is_held_back(run: Run, article: Path) -> None:
    assert "held back" not in run("code", article).stderr


def test_explain_says_how_sure_and_what_is_held_back(run: Run) -> None:
    sentence = "Chile attacked Peru on Monday."
    plain, strict = run("explain", sentence), run("explain", sentence, "--min-confidence", "1")
    assert "Confidence" in plain.output and "recipient tie object" in " ".join(plain.output.split())
    assert "held back" not in plain.output
    assert "held back" in strict.output


def test_a_floor_beyond_one_is_wrong_usage(run: Run, article: Path) -> None:
    assert run("code", article, "--min-confidence", "1.5").exit_code == 2
