"""A store that holds records built by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import RUN, document, record

from reportedly.store import Entry, Store
from reportedly.types import Document, EventType, Failure, Record, Status, Why


@pytest.fixture
def make() -> Callable[..., Record]:
    return record


@pytest.fixture
def text() -> Callable[..., Document]:
    return document


@pytest.fixture
def entries() -> list[Entry]:
    """Three documents: one with two claims, one with a bare claim, one that failed; and a source that did not read."""
    first, second = (
        document("Israel hit Iran, officials told Reuters."),
        document("Talks \u201cgo on\u201d \U0001f600.", published=None),
    )
    third = document("Rien ne va plus.", language="fr")
    bare = replace(
        record(second, when=None, where=None, actor=(), sources=(), mode=(), context=(), why=Why((), (), ())),
        status=Status.DENIED,
        event=EventType.CONSULT,
    )
    return [
        Entry("a.txt", first, (record(first), record(first, 1, status=Status.PLANNED, confidence=0.25))),
        Entry("b.jsonl#1", second, (bare,)),
        Entry("c.txt", third, Failure(third.id, "reading", "R109", "French", "English only")),
        Entry("d.txt", None, Failure("d.txt", "reading", "R101", "no file d.txt")),
    ]


@pytest.fixture
def store(tmp_path: Path, entries: list[Entry]) -> Store:
    made = Store(tmp_path / "claims.duckdb")
    with made.writer() as writer:
        writer.add(writer.run(RUN), entries)
    return made
