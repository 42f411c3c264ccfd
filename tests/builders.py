"""Records built by hand, with every field, for all tests that need some."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

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
