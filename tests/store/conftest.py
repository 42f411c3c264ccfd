"""Records built by hand, and a store that holds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportedly.store import Entry, Store
from reportedly.types import (
    Actor,
    Basis,
    Cue,
    Document,
    EventType,
    Factuality,
    Failure,
    Grain,
    Place,
    Quad,
    Record,
    RecordActor,
    Resolution,
    Run,
    Source,
    SourceKind,
    Span,
    Status,
    Style,
    When,
    Where,
    Why,
)

RUN = Run("reportedly-1", "plover-0.8", "model-1", "aa", "bb")
LATER = replace(RUN, coder="reportedly-2")


def record(document: Document, number: int = 0, **changes: object) -> Record:
    """A claim with every field: Israel strikes Iran, told by Reuters citing officials."""
    span = document.span(0, min(6, len(document.text)))
    found = Resolution("kb.country", 0.912, ("IRQ",))
    israel = RecordActor(span, Actor("Israel", "ISR", ("MIL", "GOV"), found, id="Q801", office="army"))
    iran = RecordActor(span, Actor("Iran", "IRN", (), Resolution("none", 0.0, (), "no_country")))
    cue = Cue(span, "reporting.say")
    built = Record(
        id=f"{document.digest[:12]}-{number}",
        document=document,
        sentence=document.span(0, len(document.text)),
        event=EventType.ASSAULT,
        act=EventType.ASSAULT,
        mode=("aerial",),
        context=("military", "diplomatic"),
        quad_code=Quad.MATERIAL_CONFLICT,
        event_scale=-9.5,
        cameo="019",
        event_text=Span(number, number + 3, "hit"),
        actor=(israel,),
        recipient=(iran,),
        when=When(date(2024, 4, 19), date(2024, 4, 20), Grain.DAY, Basis.RELATIVE, span),
        where=Where(Place("Isfahan", 418863, 32.65, 51.66, "IRN", None, 4), span),
        status=Status.HAPPENED,
        factuality=Factuality.CT_PLUS,
        future=False,
        hypothetical=False,
        negated=False,
        historical=True,
        sources=(
            Source(SourceKind.OUTLET, Style.INDIRECT, Span(0, 7, "Reuters"), code="GBR", sector=("JRN",), cue=cue),
            Source(SourceKind.ANONYMOUS, Style.DIRECT, Span(9, 18, "officials"), referent=Span(1, 4, "two officials")),
        ),
        confidence=0.731,
        why=Why(("assault.hit",), ("en/x#y",), ("reporting.say",)),
        run=RUN,
    )
    return replace(built, **changes)  # type: ignore[arg-type]


def document(text: str, **fields: object) -> Document:
    given: dict[str, object] = {"published": date(2024, 4, 20), "publication": "The Daily"}
    return Document.of(text, **{**given, **fields})  # type: ignore[arg-type]


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
