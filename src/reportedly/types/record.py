"""The record: one sourced claim, the contract that every consumer reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportedly.types.document import Document, Span
from reportedly.types.layers import Actor, Place, Source
from reportedly.types.vocabulary import Basis, EventCode, Factuality, Grain, Quad, Status


@dataclass(frozen=True, slots=True)
class Run:
    """What coded a record (PROV Activity). No clock: the same text, version and lexicons give the same bytes."""

    coder: str
    codebook: str
    model: str
    lexicon_hash: str
    config_hash: str

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "coder": self.coder,
            "codebook": self.codebook,
            "model": self.model,
            "lexicon_hash": self.lexicon_hash,
            "config_hash": self.config_hash,
        }


@dataclass(frozen=True, slots=True)
class RecordActor:
    """An actor as written (``span``) and as identified (``actor``)."""

    span: Span
    actor: Actor

    def as_dict(self) -> dict[str, object]:
        """The JSON form: text, start, end, name, code, sector, id, office, resolution."""
        found = self.actor.resolution
        return {
            "text": self.span.text,
            "start": self.span.start,
            "end": self.span.end,
            "name": self.actor.name,
            "code": self.actor.code,
            "sector": list(self.actor.sector),
            "id": self.actor.id,
            "office": self.actor.office,
            "resolution": {
                "method": found.method,
                "score": round(found.score, 3),
                "runners_up": list(found.runners_up),
                "reason": found.reason,
            },
        }


@dataclass(frozen=True, slots=True)
class When:
    """The time of an event: first and last day, inclusive; grain and basis say how well it is known."""

    start: date
    end: date
    grain: Grain
    basis: Basis
    span: Span | None

    def as_dict(self) -> dict[str, object]:
        """The JSON form; ``text`` is null when the date comes from the document, not from words."""
        return {
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "grain": self.grain.value,
            "basis": self.basis.value,
            "text": self.span.as_dict() if self.span else None,
        }


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an event and the words that name it."""

    place: Place
    span: Span

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        place = self.place
        return {
            "text": self.span.text,
            "start": self.span.start,
            "end": self.span.end,
            "name": place.name,
            "geonameid": place.geonameid,
            "lat": place.lat,
            "lon": place.lon,
            "country": place.country,
            "province": place.province,
            "resolution": place.resolution,
        }


@dataclass(frozen=True, slots=True)
class Why:
    """Rule or model names behind the event, its status and its sources."""

    event: tuple[str, ...]
    status: tuple[str, ...]
    sources: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {"event": list(self.event), "status": list(self.status), "sources": list(self.sources)}


@dataclass(frozen=True, slots=True)
class Record:
    """One event, one sentence, one chain of sources: a claim, never a fact.

    ``event`` is the codebook's category, ``act`` the deed itself; they differ when the deed is not done (planned, asked
    for, refused, threatened). Both are PLOVER categories, or those of a user's own codebook, which may give no quad,
    scale or CAMEO code. ``sources`` runs from the outermost to the innermost; empty means the outlet's own voice.
    Field by field: ``docs/record.md``.
    """

    id: str
    document: Document
    sentence: Span
    event: EventCode
    act: EventCode
    mode: tuple[str, ...]
    context: tuple[str, ...]
    quad_code: Quad | None
    event_scale: float | None
    cameo: str | None
    event_text: Span
    actor: tuple[RecordActor, ...]
    recipient: tuple[RecordActor, ...]
    when: When | None
    where: Where | None
    status: Status
    factuality: Factuality
    future: bool
    hypothetical: bool
    negated: bool
    historical: bool
    sources: tuple[Source, ...]
    confidence: float
    why: Why
    run: Run

    def as_dict(self) -> dict[str, object]:
        """The JSON form of the contract, keys in the order of the contract."""
        document = self.document
        return {
            "id": self.id,
            "document": {
                "id": document.id,
                "title": document.title,
                "url": document.url,
                "publication": document.publication,
                "published": document.published.isoformat() if document.published else None,
                "language": document.language,
            },
            "sentence": self.sentence.as_dict(),
            "event": self.event.value,
            "act": self.act.value,
            "mode": list(self.mode),
            "context": list(self.context),
            "quad_code": int(self.quad_code) if self.quad_code is not None else None,
            "event_scale": self.event_scale,
            "cameo": self.cameo,
            "event_text": self.event_text.as_dict(),
            "actor": [actor.as_dict() for actor in self.actor],
            "recipient": [actor.as_dict() for actor in self.recipient],
            "when": self.when.as_dict() if self.when else None,
            "where": self.where.as_dict() if self.where else None,
            "status": self.status.value,
            "factuality": self.factuality.label,
            "future": self.future,
            "hypothetical": self.hypothetical,
            "negated": self.negated,
            "historical": self.historical,
            "sources": [source_as_dict(source) for source in self.sources],
            "confidence": round(self.confidence, 3),
            "why": self.why.as_dict(),
            "run": self.run.as_dict(),
        }


def source_as_dict(source: Source) -> dict[str, object]:
    """The JSON form of one link of a chain."""
    return {
        "kind": source.kind.value,
        "text": source.span.text if source.span else None,
        "start": source.span.start if source.span else None,
        "end": source.span.end if source.span else None,
        "referent": source.referent.as_dict() if source.referent else None,
        "code": source.code,
        "sector": list(source.sector),
        "style": source.style.value,
        "cue": {**source.cue.span.as_dict(), "rule": source.cue.rule} if source.cue else None,
    }
