"""Two records: one with every field, one with nothing that may be missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import RUN, record

from reportedly.types import (
    Actor,
    Basis,
    Cue,
    Document,
    EventType,
    Factuality,
    Grain,
    Place,
    Quad,
    Record,
    RecordActor,
    Resolution,
    Source,
    SourceKind,
    Status,
    Style,
    When,
    Where,
    Why,
)

TEXT = "Norland's \u201cpresident\u201d will meet two rebels in Kharkiv on Monday, she told the Daily \U0001f600."


def full_record() -> Record:
    document = Document.of(TEXT, title='Talks, "soon"', url="https://example.org/1", published=date(2025, 11, 22))

    def span(words: str):  # type: ignore[no-untyped-def]
        start = TEXT.index(words)
        return document.span(start, start + len(words))

    found = Resolution("kb.country", 0.123456, ("SWE", "FIN"))
    norland = RecordActor(span("Norland"), Actor("Norland", "NOR", ("GOV", "MIL"), found, id="Q1", office="president"))
    rebels = RecordActor(span("two rebels"), Actor("two rebels", None, (), Resolution("none", 0.0, (), "no_country")))
    told = Cue(span("told"), "reporting.tell")
    return record(
        document,
        id="abc",
        event=EventType.AGREE,
        act=EventType.CONSULT,
        mode=("visit",),
        context=("diplomatic", "military"),
        quad_code=Quad.VERBAL_COOPERATION,
        event_scale=2.5,
        cameo="030",
        event_text=span("meet"),
        actor=(norland, rebels),
        recipient=(rebels,),
        when=When(date(2025, 11, 24), date(2025, 11, 24), Grain.DAY, Basis.RELATIVE, span("Monday")),
        where=Where(Place("Kharkiv", 706483, 49.98, -36.25, "UKR", "Kharkiv", 4), span("Kharkiv")),
        status=Status.PLANNED,
        factuality=Factuality.PR_PLUS,
        future=True,
        historical=False,
        sources=(
            Source(SourceKind.OUTLET, Style.INDIRECT, span("the Daily"), code="NOR", sector=("JRN",), cue=told),
            Source(SourceKind.NAMED, Style.INDIRECT, span("she"), referent=span("Norland"), cue=told),
        ),
        confidence=0.87654,
        why=Why(("consult.meet",), ("en/future#will",), ("reporting.tell",)),
        run=replace(RUN, coder="reportedly-0"),
    )


def bare_record() -> Record:
    document = Document.of("Shelling went on.", id="=cmd()")
    return replace(
        full_record(),
        id="def",
        document=document,
        sentence=document.span(0, 17),
        event=EventType.ASSAULT,
        act=EventType.ASSAULT,
        mode=(),
        context=(),
        event_scale=-9.0,
        event_text=document.span(0, 8),
        actor=(),
        recipient=(),
        when=None,
        where=None,
        sources=(),
        why=Why((), (), ()),
    )


@pytest.fixture(scope="session")
def records() -> tuple[Record, ...]:
    return full_record(), bare_record()
