"""Made-up claims for benchmarks: one record with plain values wherever a benchmark does not ask for others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportedly.types import (
    Actor,
    Basis,
    Document,
    EventType,
    Factuality,
    Grain,
    Quad,
    Record,
    RecordActor,
    Resolution,
    Run,
    Source,
    Span,
    Status,
    When,
    Where,
    Why,
)

RUN = Run("reportedly-bench", "plover-0.8", "none", "0" * 16, "0" * 16)
_FOUND = Resolution("kb.country", 0.9)


def actor(span: Span, name: str, code: str, sector: tuple[str, ...] = (), identity: str | None = None) -> RecordActor:
    """A side of a claim."""
    return RecordActor(span, Actor(name, code, sector, _FOUND, id=identity))


def claim(
    identity: str,
    document: Document,
    sentence: Span,
    event_text: Span,
    event: EventType,
    *,
    doers: Sequence[RecordActor],
    receivers: Sequence[RecordActor],
    day: date | None,
    basis: Basis = Basis.RELATIVE,
    where: Where | None = None,
    status: Status = Status.HAPPENED,
    sources: Sequence[Source] = (),
    scale: float = 0.0,
    context: tuple[str, ...] = (),
    confidence: float = 0.8,
) -> Record:
    """A claim that happened."""
    return Record(
        id=identity,
        document=document,
        sentence=sentence,
        event=event,
        act=event,
        mode=(),
        context=context,
        quad_code=Quad(list(EventType).index(event) // 4 + 1),
        event_scale=scale,
        cameo="190",
        event_text=event_text,
        actor=tuple(doers),
        recipient=tuple(receivers),
        when=When(day, day, Grain.DAY, basis, None) if day else None,
        where=where,
        status=status,
        factuality=Factuality.CT_PLUS,
        future=False,
        hypothetical=False,
        negated=False,
        historical=False,
        sources=tuple(sources),
        confidence=confidence,
        why=Why(("assault.strike",), (), ("reporting.say",)),
        run=RUN,
    )
