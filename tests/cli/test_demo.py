"""``reportedly demo`` and ``reportedly brief``: a store out of nothing, and a brief of it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from reportedly.coder import Coder

Run = Callable[..., Result]


@pytest.fixture
def loaded(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The models are loaded already."""
    monkeypatch.setattr(importlib.import_module("reportedly.cli.demo"), "load_coder", lambda model, settings: coder)


@pytest.mark.usefixtures("loaded")
def test_demo_makes_a_store_once_and_says_what_to_do_next(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "my demo.duckdb"
    done = run("demo", "--store", path)
    assert (done.exit_code, done.stdout) == (0, "")
    for words in ("coding 52 articles", "linking 52 articles", "All of it is invented", "reportedly brief --store '"):
        assert words in done.stderr
    before = path.read_bytes()
    again = run("demo", "--store", path)
    assert again.exit_code == 1
    assert again.stderr.startswith("[R415]")
    assert path.read_bytes() == before
    assert run("timeline", "--store", path, "--limit", "1").exit_code == 0


def test_brief_goes_to_stdout_as_markdown(run: Run, demo_store: Path) -> None:
    done = run("brief", "--store", demo_store, "--dyad", "ISL-NOR", "--items", "3")
    assert done.exit_code == 0
    assert done.stdout.startswith("# Iceland and Norway\n")
    assert "## What is planned, offered or threatened" in done.stdout
    assert "claims of" in done.stderr


def test_brief_goes_to_a_file_by_its_ending(run: Run, demo_store: Path, tmp_path: Path) -> None:
    for name, start in (("a.html", "<!doctype html>"), ("a.md", "# Iceland")):
        done = run("brief", "--store", demo_store, "--dyad", "isl/nor", "--output", tmp_path / name)
        assert (done.exit_code, done.stdout) == (0, "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert run("brief", "--store", demo_store, "--dyad", "ISL-NOR", "--output", tmp_path / "a.pdf").exit_code == 2


def test_brief_links_claims_to_the_pages(run: Run, demo_store: Path) -> None:
    asked = ("brief", "--store", demo_store, "--dyad", "ISL-NOR", "--items", "1", "--pages")
    for form, start in (("html", '<a href="'), ("markdown", "](<")):
        assert f"{start}http://127.0.0.1:8000/record/" in run(*asked, "http://127.0.0.1:8000/", "--format", form).stdout
    assert run(*asked, "javascript:alert(1)").exit_code == 2


def test_brief_keeps_to_its_days(run: Run, demo_store: Path) -> None:
    part = run("brief", "--store", demo_store, "--dyad", "ISL-NOR", "--since", "2026-01-05", "--until", "2026-01-31")
    assert "Articles published 5–31 Jan 2026" in part.stdout
    told = part.stdout.split("## What happened")[1]
    assert "signed an agreement" in told
    assert "[^1]: " in told
    happened = told.split("## What was said")[0]
    assert "Nov 2025" not in happened.replace("reported on", "")


@pytest.mark.parametrize("sides", ["ISL", "ISL-NOR-DNK", "-NOR", "ISL-isl", "ISL/", ""])
def test_brief_wants_two_sides(sides: str, run: Run, demo_store: Path) -> None:
    assert run("brief", "--store", demo_store, "--dyad", sides).exit_code == 2


def test_brief_takes_names_with_a_hyphen(run: Run, demo_store: Path) -> None:
    done = run("brief", "--store", demo_store, "--dyad", "Guinea-Bissau/Senegal")
    assert done.exit_code == 0
    assert "# Guinea-Bissau and Senegal" in done.stdout
    assert "No such claim in these articles." in done.stdout


def test_brief_without_a_store(run: Run, tmp_path: Path, demo_store: Path) -> None:
    done = run("brief", "--store", tmp_path / "none.duckdb", "--dyad", "ISL-NOR")
    assert done.exit_code == 1
    assert "[R406]" in done.stderr
    since = ("--since", "2026-02-01", "--until", "2026-01-01")
    assert run("brief", "--store", demo_store, "--dyad", "ISL-NOR", *since).exit_code == 2
