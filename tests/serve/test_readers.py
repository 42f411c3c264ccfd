"""Fifty readers of a server, which is a process of its own, while articles are read, coded and stored: none fails."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import httpx2
import pytest

from reportedly import Coder
from reportedly.demo import articles
from reportedly.ingest import ingest
from reportedly.ingest.workers import code_here
from reportedly.store import Store

READERS = 50
ARTICLES = 10
PATHS = (
    "/",
    "/timeline",
    "/timeline.json?involving=NOR",
    "/dyads",
    "/dyad?actor=ISL&recipient=NOR&either_way=1",
    "/dyad.json?involving=ISL",
    "/map",
    "/events",
    "/sources.json",
    "/articles",
    "/search?q=trawler",
    "/claims.csv",
)


def _ingest(store: Store, coder: Coder, since: int, until: int | None, done: threading.Event | None = None) -> None:
    with store.writer() as writer:
        ingest(writer, coder.run, articles()[since:until], partial(code_here, coder), batch_size=2)
    if done:
        done.set()


@pytest.mark.slow
def test_fifty_readers_of_another_process(tmp_path: Path, coder: Coder) -> None:
    store = Store(tmp_path / "claims.duckdb")
    _ingest(store, coder, 0, 2)
    command = [sys.executable, "-m", "reportedly", "serve", "--store", str(store.path), "--port", "0", "--no-try"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            address = re.search(r"http://\S+", server.stderr.readline())
            assert address, "the server says where it is"
            _read(address[0].rstrip("/"), store, coder)
        finally:
            server.terminate()


def _read(address: str, store: Store, coder: Coder) -> None:
    done = threading.Event()
    writing = threading.Thread(target=_ingest, args=(store, coder, 2, ARTICLES, done))
    writing.start()

    def reader(number: int) -> set[tuple[str, int]]:
        """One reader, who clicks on until the ingest is over, and thrice at least."""
        answers: set[tuple[str, int]] = set()
        with httpx2.Client(base_url=address, timeout=120) as client:
            for click in range(200):
                if click >= 3 and done.is_set():
                    break
                path = PATHS[(number + click) % len(PATHS)]
                answers.add((path, client.get(path).status_code))
                done.wait(0.3)
        return answers

    try:
        with ThreadPoolExecutor(READERS) as readers:
            answers = set().union(*readers.map(reader, range(READERS)))
    finally:
        writing.join()
    assert answers == {(path, 200) for path in PATHS}
    with store.view() as view:
        assert len(view.documents()) == ARTICLES
        total = view.count()
    with httpx2.Client(base_url=address, timeout=60) as client:
        for _ in range(100):
            if client.get("/timeline.json").json()["extent"]["claims"] == total:
                return
            done.wait(0.1)
    pytest.fail("what was stored is not shown")
