"""The page of the command line is what the command's own help says."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_page_is_the_help() -> None:
    page = runpy.run_path(str(DOCS / "make_cli.py"))["page"]
    written = (DOCS / "cli.md").read_text(encoding="utf-8")
    # Word by word: where lines break is click's affair and differs between its versions.
    assert written.split() == page().split(), "run: python docs/make_cli.py"
