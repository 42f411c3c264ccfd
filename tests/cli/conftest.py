"""A runner for the command line, and two articles on disk."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import cli
from reportedly.coder import Coder

ARTICLE = (
    "KYIV, Nov. 22, 2025 (Agency) \u2014 Russia denied on Friday that it attacked the port of Odesa, Reuters "
    "reported.\r\n\r\n"
    "\u201cWe will send troops to Mali,\u201d a defence official said \U0001f600.\r\n"
)


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The default coder, loaded once."""
    return Coder()


@pytest.fixture
def run(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """``run("code", "a.txt", input=...)``: one call of the command line, with the models already loaded."""
    for verb in ("code", "explain", "evaluate", "pipeline"):
        # By import: the package's attribute of that name is the command, not the module.
        module = importlib.import_module(f"reportedly.cli.{verb}")
        real = module.load_coder

        def load(
            model: str | None,
            settings: Path | None,
            ontology: Path | None = None,
            floor: float | None = None,
            real: Callable[..., Coder] = real,
        ) -> Coder:
            plain = model is None and settings is None and ontology is None and floor is None
            return coder if plain else real(model, settings, ontology, floor)

        monkeypatch.setattr(module, "load_coder", load)

    def call(*args: str | Path, input: str | bytes | None = None) -> Result:  # noqa: A002 - click's name
        return CliRunner().invoke(cli, [str(arg) for arg in args], input=input, prog_name="reportedly")

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article with CRLF, curly quotes and an emoji."""
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.encode())
    return path
