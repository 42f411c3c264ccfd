"""A store of claims built by hand: one document and one sentence for each claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.builders import RUN, record

from reportedly.store import Entry, Store
from reportedly.store.judgements import Judgement, JudgementKind, save
from reportedly.types import (
    Actor,
    Basis,
    Document,
    EventType,
    Grain,
    Place,
    Quad,
    RecordActor,
    Resolution,
    Source,
    SourceKind,
    Span,
    Status,
    Style,
    When,
    Where,
    Why,
)

START = date(2025, 1, 6)  # a Monday
QUADS = {event: Quad(place // 4 + 1) for place, event in enumerate(EventType)}
SCORES = {Quad.VERBAL_COOPERATION: 3.0, Quad.MATERIAL_COOPERATION: 8.0, Quad.VERBAL_CONFLICT: -3.0}
QUADS |= {EventType.CONCEDE: Quad.VERBAL_COOPERATION, EventType.RETREAT: Quad.MATERIAL_COOPERATION}


@dataclass
class Maker:
    """Collects claims and writes them into a store."""

    path: Path
    entries: list[Entry] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def claim(
        self,
        event: str,
        day: int | None = 0,
        *,
        status: str = "happened",
        actor: tuple[str, ...] = ("ISR",),
        recipient: tuple[str, ...] = ("IRN",),
        published: int | None = None,
        act: str | None = None,
        length: int = 1,
        basis: Basis = Basis.EXPLICIT,
        source: SourceKind | None = None,
        source_code: str | None = None,
        publication: str = "The Daily",
        place: Place | None = None,
        text: str = "",
        **changes: Any,
    ) -> str:
        """Add a claim of day ``START + day``, published on that day or on ``START + published``; returns its id."""
        number = len(self.entries)
        about = published if published is not None else day
        text = f"No. {number}: {text or event}."
        given = None if about is None else START + timedelta(days=about)
        document = Document.of(text, publication=publication, published=given)
        span = document.span(0, 5)
        category = EventType(event)
        start = None if day is None else START + timedelta(days=day)
        fields: dict[str, object] = {
            "id": f"claim-{number:05d}",
            "event": category,
            "act": EventType(act or event),
            "mode": (),
            "context": (),
            "quad_code": QUADS[category],
            "event_scale": SCORES.get(QUADS[category], -9.0),
            "event_text": span,
            "actor": tuple(_side(span, code) for code in actor),
            "recipient": tuple(_side(span, code) for code in recipient),
            "when": None if start is None else When(start, start + timedelta(days=length - 1), Grain.DAY, basis, span),
            "where": Where(place, span) if place else None,
            "status": Status(status),
            "historical": False,
            "sources": (Source(source, Style.INDIRECT, span, code=source_code),) if source else (),
            "confidence": 0.8,
            "why": Why((), (), ()),
        }
        claim = record(document, number, **(fields | changes))
        self.entries.append(Entry(f"{number}.txt", document, (claim,)))
        return claim.id

    def paper(self, days: Iterable[int]) -> None:
        """An article without any claim on each of the days."""
        for day in days:
            document = Document.of(f"Nothing on day {day}.", published=START + timedelta(days=day))
            self.entries.append(Entry(f"nothing-{day}.txt", document, ()))

    def same(self, *ids: str) -> None:
        """Hold claims for tellings of one event."""
        self.pairs += [(ids[0], other) for other in ids[1:]]

    def store(self) -> Store:
        """The store of it all."""
        store = Store(self.path)
        with store.writer() as writer:
            writer.add(writer.run(RUN), self.entries)
            save(writer, [Judgement.of(JudgementKind.SAME_EVENT, *pair, author="anna") for pair in self.pairs])
        return store


def _side(span: Span, code: str) -> RecordActor:
    return RecordActor(span, Actor(f"The {code}", code, (), Resolution("kb.country", 0.9)))


@pytest.fixture
def make(tmp_path: Path) -> Maker:
    """A maker of a store."""
    return Maker(tmp_path / "claims.duckdb")


@pytest.fixture
def crisis(make: Maker) -> Store:
    """Eleven weeks of strikes, then eight of talks, the first of them announced; an article every day."""
    make.paper(range(19 * 7))
    for day in range(77):
        if day % 7 not in (2, 5):
            make.claim(
                "ASSAULT",
                day,
                actor=("ISR", "IRN")[day % 2 : day % 2 + 1],
                recipient=("IRN", "ISR")[day % 2 : day % 2 + 1],
            )
    for day in range(77, 19 * 7):
        if day % 2:
            make.claim("AGREE", day + 5, published=day, status="planned", act="CONSULT")
        if day % 3 == 0:
            make.claim("CONSULT", day)
    return make.store()


Make = Callable[..., str]
