"""Claims built by hand for the tests of linking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.builders import RUN, record

from reportedly.types import (
    Actor,
    Basis,
    Document,
    EventType,
    Grain,
    Record,
    RecordActor,
    Resolution,
    Source,
    SourceKind,
    Span,
    Status,
    Style,
    When,
    Why,
)

__all__ = ["DAY", "RUN", "Claim", "claim"]

DAY = date(2024, 5, 1)
Claim = Callable[..., Record]


@pytest.fixture
def claim() -> Claim:
    """``claim(outlet, ..., told=(("anonymous", "officials"),))``: one claim of an article of its own."""

    def build(
        publication: str | None = "Herald",
        *,
        text: str = "Forces of Narnia attacked Calormen on Monday.",
        trigger: str = "attacked",
        days: int = 0,
        status: Status = Status.HAPPENED,
        told: tuple[tuple[str, str], ...] = (),
        act: EventType = EventType.ASSAULT,
        actor: str | None = "NAR",
        recipient: str | None = "CAL",
        historical: bool = False,
        document: Document | None = None,
    ) -> Record:
        if document is None:
            body = f"{text} {publication} {days} {told}."
            document = Document.of(body, publication=publication, published=DAY + timedelta(days=days))
        start = text.index(trigger)
        span = Span(start, start + len(trigger), trigger)
        sides = [
            (RecordActor(Span(0, 6, code), Actor(code.title(), code, (), Resolution("kb", 0.9))),) if code else ()
            for code in (actor, recipient)
        ]
        published = document.published
        return record(
            document,
            id=f"{document.digest[:8]}-{start}",
            sentence=Span(0, len(text), text),
            event=act,
            act=act,
            mode=(),
            context=(),
            event_text=span,
            actor=sides[0],
            recipient=sides[1],
            when=When(published, published, Grain.DAY, Basis.PUBLISHED, None) if published and not historical else None,
            where=None,
            status=status,
            historical=historical,
            sources=tuple(Source(SourceKind(kind), Style.INDIRECT, Span(0, len(name), name)) for kind, name in told),
            confidence=0.8,
            why=Why((), (), ()),
        )

    return build
