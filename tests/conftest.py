"""Fixtures shared by all tests: one parser for the session, and pages with only a parse."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportedly import Coder
from reportedly.config import Settings
from reportedly.demo import build
from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.types import Document, Failure

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` rewrites the golden records; ``--whole-stream`` codes every document of the streams."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/records.jsonl")
    parser.addoption("--whole-stream", action="store_true", help="check offsets on every document of the streams")


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The whole coder, loaded once."""
    return Coder(Settings())


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The default parser, loaded once."""
    return Parser(Settings())


@pytest.fixture(scope="session")
def read(parser: Parser) -> Callable[..., Page]:
    """``read(text, published=None)``: a page with only a parse on it."""

    def page(text: str, published: date | None = None) -> Page:
        document = Document.of(text, published=published)
        parse = parser.parse(document)
        assert not isinstance(parse, Failure), parse
        return Page(document, parse)

    return page


@pytest.fixture(scope="session")
def demo_store(coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the demo, built once; nobody writes to it."""
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    build(path, lambda: coder)
    return path


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of the research sets; the test skips where it is absent."""
    if not GOLD.is_dir():
        pytest.skip(
            f"the research sets are not at {GOLD}: they are no part of the project, docs/benchmarks.md names them"
        )
    return GOLD


BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for all tests: a thread can have but one."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"pages are tested in a real browser and none is installed: one of {', '.join(BROWSERS)}")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=found, args=BROWSER_FLAGS)
        yield browser
        browser.close()
