"""Many read while one writes: nobody fails, and what is new is soon shown."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from starlette.testclient import TestClient
from tests.serve.conftest import HOST, RUN, claim_of

from reportedly.serve import create_app
from reportedly.store import Entry, Store
from reportedly.types import Document

READERS = 50
PATHS = ("/", "/timeline", "/timeline.json?text=struck", "/sources", "/search?q=struck", "/events.json", "/claims.csv")


def _entry(number: int) -> Entry:
    document = Document.of(
        f"The one struck the other in case {number}.",
        title=f"Case {number}",
        publication="Harbour Gazette",
        published=date(2024, 1, 1),
    )
    return Entry(f"{number}.txt", document, (claim_of(document, 8, 14),))


def test_fifty_readers_while_an_ingest_writes(tmp_path: Path) -> None:
    store = Store(tmp_path / "claims.duckdb")
    with store.writer() as writer:
        writer.add(writer.run(RUN), [_entry(0)])
    done = threading.Event()

    def ingest() -> None:
        with store.writer() as writer:
            run = writer.run(RUN)
            number = 1
            while not done.is_set() and number < 400:
                writer.add(run, [_entry(number)])
                number += 1
            done.wait(120)  # the store stays open for writing until the last reader has been served

    app = create_app(store)
    with TestClient(app, base_url=HOST) as client:
        writing = threading.Thread(target=ingest)
        writing.start()
        try:
            with ThreadPoolExecutor(READERS) as readers:
                codes = list(readers.map(lambda n: client.get(PATHS[n % len(PATHS)]).status_code, range(3 * READERS)))
        finally:
            done.set()
            writing.join()
        assert codes == [200] * (3 * READERS)
        with store.view() as view:
            total = view.count()
        assert total > 1
        app.state.reader.refresh()
        assert client.get("/timeline.json").json()["extent"]["claims"] == total
