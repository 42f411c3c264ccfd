"""Trying a sentence: bounded, one at a time, nothing kept, no model without need."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date

import pytest
from tests.serve.conftest import client_of

from reportedly import Coder
from reportedly.errors import PipelineError
from reportedly.serve.pages.trial import LONGEST
from reportedly.store import Store
from reportedly.types import Record

SENTENCE = "Iran denied that it attacked the tanker, Reuters reported."


@pytest.fixture
def tryer(coder: Coder) -> Callable[[str, date | None], tuple[Record, ...]]:
    return lambda text, published: coder.code(text, published=published)


def test_a_sentence_is_read(store: Store, tryer: Callable[..., object]) -> None:
    client = client_of(store, tryer=tryer)
    twin = client.get("/try.json", params={"text": SENTENCE, "published": "2024-10-09"}).json()
    assert [claim["status"] for claim in twin["claims"]] == ["denied"]
    page = client.get("/try", params={"text": SENTENCE}).text
    assert 'href="#claim-1"' in page and 'id="claim-1"' in page


def test_offsets_count_what_was_read(store: Store, tryer: Callable[..., object]) -> None:
    client = client_of(store, tryer=tryer)
    text = "Cafe\u0301 talks failed.\r\n\r\nTurkey shelled Syria 🚢."
    twin = client.get("/try.json", params={"text": text}).json()
    [claim] = [claim for claim in twin["claims"] if claim["event"] == "ASSAULT"]
    span = claim["event_text"]
    assert twin["text"][span["start"] : span["end"]] == span["text"]


def test_without_a_coder_there_is_no_box(store: Store) -> None:
    client = client_of(store)
    assert client.get("/try").status_code == 200
    assert "<textarea" not in client.get("/try").text
    assert client.get("/try.json", params={"text": SENTENCE}).json()["ready"] is False


def test_long_texts_and_control_characters_are_refused(store: Store, tryer: Callable[..., object]) -> None:
    client = client_of(store, tryer=tryer)
    for text in ("x" * (LONGEST + 1), "a\x00b"):
        assert client.get("/try.json", params={"text": text}).status_code == 422


def test_other_sites_cannot_make_us_work(store: Store) -> None:
    def never(text: str, published: date | None) -> tuple[Record, ...]:
        raise AssertionError("coded for another site")

    client = client_of(store, tryer=never)
    for site in ("cross-site", "same-site"):
        response = client.get("/try.json", params={"text": SENTENCE}, headers={"sec-fetch-site": site})
        assert response.status_code == 403
    assert client.get("/try", headers={"sec-fetch-site": "cross-site"}).status_code == 200


def test_what_cannot_be_coded_is_told(store: Store) -> None:
    def refuses(text: str, published: date | None) -> tuple[Record, ...]:
        raise PipelineError("R230", "no word there", hint="Give words.")

    response = client_of(store, tryer=refuses).get("/try.json", params={"text": SENTENCE})
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "R230"


def test_few_may_wait(store: Store) -> None:
    inside, go = threading.Event(), threading.Event()

    def slow(text: str, published: date | None) -> tuple[Record, ...]:
        inside.set()
        assert go.wait(30)
        return ()

    client = client_of(store, tryer=slow)
    with client:
        codes: list[int] = []
        ask = lambda: codes.append(client.get("/try.json", params={"text": SENTENCE}).status_code)  # noqa: E731
        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        assert inside.wait(30)
        while codes.count(503) < 4:
            time.sleep(0.01)
        assert client.get("/timeline").status_code == 200, "the pages wait for the coder"
        go.set()
        for thread in threads:
            thread.join()
    assert sorted(codes) == [200] * 4 + [503] * 4


def test_the_pages_never_load_a_model() -> None:
    code = "import sys, reportedly.serve; sys.exit(any(name in sys.modules for name in ('spacy', 'onnxruntime')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
