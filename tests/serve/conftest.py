"""A store with two articles that the coder read, and the pages of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from reportedly import Coder
from reportedly.serve import Options, create_app
from reportedly.store import Entry, Store
from reportedly.types import Document, EventType, Factuality, Quad, Record, Run, Status, Why

HOST = "http://127.0.0.1"

ARTICLES = (
    Document.of(
        "Vashti Oren, the Israeli defence minister, met her Jordanian counterpart in Amman on Monday.\n\n"
        "Iran denied on Tuesday that it had attacked the tanker, the Harbour Gazette reported. "
        "“We never fired at any ship,” a spokesman for the Iranian foreign ministry said.\n\n"
        "Two officials told the Gazette that the United States will send destroyers to the Gulf next week.",
        title="Tehran denies tanker attack",
        url="https://gazette.example/tanker",
        publication="Harbour Gazette",
        published=date(2024, 10, 9),
    ),
    Document.of(
        "Turkey shelled Kurdish positions in northern Syria on Friday, a defence official said. "
        "Syria condemned the attack. Ankara could deploy more troops to the border.",
        title="Turkey shells positions",
        publication="Levant Wire",
        published=date(2024, 10, 12),
    ),
)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, coder: Coder) -> Store:
    """The articles, read and coded."""
    made = Store(tmp_path_factory.mktemp("serve") / "claims.duckdb")
    with made.writer() as writer:
        run = writer.run(coder.run)
        for number, (document, coded) in enumerate(coder.code_many(ARTICLES)):
            assert isinstance(coded, tuple)
            writer.add(run, [Entry(f"{number}.txt", document, coded)])
    return made


@pytest.fixture(scope="session")
def records(store: Store) -> list[Record]:
    """All claims of the store."""
    with store.view() as view:
        return list(view.claims(texts=True))


@pytest.fixture(scope="session")
def app(store: Store) -> FastAPI:
    """The pages for this machine alone."""
    return create_app(store)


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    """Asks the pages as a browser on this machine does; errors are answers, not exceptions."""
    with TestClient(app, base_url=HOST, raise_server_exceptions=False) as made:
        yield made


def client_of(store: Store, **options: object) -> TestClient:
    """A client of pages with other options; follows no redirections."""
    app = create_app(store, Options(**options))  # type: ignore[arg-type]
    return TestClient(app, base_url=HOST, raise_server_exceptions=False, follow_redirects=False)


def claim_of(
    document: Document, start: int, end: int, *, sentence: tuple[int, int] | None = None, **changes: object
) -> Record:
    """A claim whose deed is named by ``text[start:end]``; other fields may be changed."""
    built = Record(
        id=f"{document.digest[:12]}-{start}-{end}",
        document=document,
        sentence=document.span(*(sentence or (0, len(document.text)))),
        event=EventType.ASSAULT,
        act=EventType.ASSAULT,
        mode=(),
        context=(),
        quad_code=Quad.MATERIAL_CONFLICT,
        event_scale=-9.0,
        cameo="190",
        event_text=document.span(start, end),
        actor=(),
        recipient=(),
        when=None,
        where=None,
        status=Status.HAPPENED,
        factuality=Factuality.CT_PLUS,
        future=False,
        hypothetical=False,
        negated=False,
        historical=False,
        sources=(),
        confidence=0.8,
        why=Why(("assault.attack",), (), ()),
        run=RUN,
    )
    return replace(built, **changes)  # type: ignore[arg-type]


RUN = Run("reportedly-1", "plover-0.8", "model-1", "aa", "bb")
