"""Watching feeds, from a server on this machine and nowhere else."""

from __future__ import annotations

import importlib
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from reportedly.coder import Coder
from reportedly.errors import StoreError
from reportedly.store import Store

PAGES = {
    "/rss": (
        "<rss version='2.0'><channel><title>The Daily</title>"
        "<item><title>Talks</title><link>/talks</link><pubDate>Sat, 22 Nov 2025 06:00:00 GMT</pubDate></item>"
        "<item><title>Gone</title><link>/gone</link></item></channel></rss>"
    ),
    "/talks": (
        "<html><body><article><p>Russia denied on Friday that it attacked the port of Odesa, Reuters reported.</p>"
        "<p>Ukraine accused Russia of the attack on Friday, two officials told reporters.</p></article></body></html>"
    ),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        body = PAGES.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/xml" if self.path == "/rss" else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in the standard library
        pass


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        running.asked = []  # type: ignore[attr-defined]
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}", running.asked  # type: ignore[attr-defined]
        running.shutdown()


@pytest.fixture
def watch(
    run: Callable[..., Result],
    coder: Coder,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    server: tuple[str, list[str]],
) -> Callable[..., Result]:
    module = importlib.import_module("reportedly.cli.watch")
    monkeypatch.setattr(module, "load_coder", lambda *_: coder)
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{server[0]}/rss"\nevery = 5\n')

    def call(*more: str) -> Result:
        return run("watch", tmp_path / "feeds.toml", "--store", tmp_path / "claims.duckdb", *more)

    return call


def test_new_articles_come_into_the_store_once(
    watch: Callable[..., Result], server: tuple[str, list[str]], tmp_path: Path
) -> None:
    first = watch("--once", "--allow-private")
    assert first.exit_code == 1, first.output
    assert "R133" in first.stderr
    assert "1 new with" in first.stderr
    with Store(tmp_path / "claims.duckdb").view() as view:
        (document,) = view.documents()
        assert document.url == f"{server[0]}/talks"
        assert view.count() >= 1
    state = json.loads((tmp_path / "feeds.state.json").read_text())
    assert state[f"{server[0]}/rss"]["tries"][f"{server[0]}/talks"] == 0
    second = watch("--once", "--allow-private")  # not due yet
    assert second.exit_code == 0, second.output
    assert server[1].count("/rss") == 1
    state[f"{server[0]}/rss"]["due"] = 0.0
    (tmp_path / "feeds.state.json").write_text(json.dumps(state))
    watch("--once", "--allow-private", "--quiet")
    assert (server[1].count("/rss"), server[1].count("/talks")) == (2, 1)


def test_this_machine_is_not_asked_unless_allowed(watch: Callable[..., Result], server: tuple[str, list[str]]) -> None:
    result = watch("--once")
    assert result.exit_code == 1
    assert "R131" in result.stderr
    assert server[1] == []


def test_a_damaged_state_is_told(watch: Callable[..., Result], tmp_path: Path) -> None:
    for text in ("{", "[]", "\0"):
        (tmp_path / "feeds.state.json").write_text(text)
        assert "R005" in watch("--once").stderr


def test_a_store_that_is_busy_costs_one_look_and_no_article(
    watch: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    module = importlib.import_module("reportedly.cli.watch")

    def busy(*_: Any) -> None:
        raise StoreError("R401", "the store is in use")

    monkeypatch.setattr(module, "_round", busy)
    assert "R401" in watch("--once", "--allow-private").stderr
    assert not (tmp_path / "feeds.state.json").exists()

    def stop(due: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_sleep_until", stop)
    result = watch("--allow-private")
    assert result.exit_code == 130
    assert "R401" in result.stderr
    assert not (tmp_path / "feeds.state.json").exists()
