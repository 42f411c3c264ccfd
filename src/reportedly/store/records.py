"""Rows of the store back to records, equal to those that were coded in everything that the JSON form shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.types import (
    Actor,
    Basis,
    Cue,
    Document,
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
    event_code,
)

_FACTUALITY = {value.label: value for value in Factuality}


def record_of(row: Mapping[str, Any], document: Document, run: Run) -> Record:
    """The record of a row of ``queries/claims.sql``.

    Token indices are not kept, and scores have three digits, as in the JSON form.
    """
    return Record(
        id=row["id"],
        document=document,
        sentence=Span(row["sentence_start"], row["sentence_end"], row["sentence"]),
        event=event_code(row["event"]),
        act=event_code(row["act"]),
        mode=tuple(row["mode"]),
        context=tuple(row["context"]),
        quad_code=Quad(row["quad_code"]) if row["quad_code"] is not None else None,
        event_scale=row["event_scale"],
        cameo=row["cameo"],
        event_text=Span(row["event_start"], row["event_end"], row["event_text"]),
        actor=tuple(map(_actor, row["actor"])),
        recipient=tuple(map(_actor, row["recipient"])),
        when=_when(row),
        where=_where(row),
        status=Status(row["status"]),
        factuality=_FACTUALITY[row["factuality"]],
        future=row["future"],
        hypothetical=row["hypothetical"],
        negated=row["negated"],
        historical=row["historical"],
        sources=tuple(map(_source, row["sources"])),
        confidence=row["confidence"],
        why=Why(*(tuple(row["why"][name]) for name in ("event", "status", "sources"))),
        run=run,
    )


def document_of(row: Mapping[str, Any]) -> Document:
    """The document of a row of ``queries/claims.sql``; its text is empty when it was not asked for."""
    names = ("title", "url", "publication", "published", "published_basis", "language", "reader", "digest")
    return Document(text=row["document_text"] or "", id=row["document_id"], **{name: row[name] for name in names})


def run_of(row: Mapping[str, Any]) -> Run:
    """The run of a row."""
    return Run(*(row[name] for name in ("coder", "codebook", "model", "lexicon_hash", "config_hash")))


def _span(found: Mapping[str, Any] | None) -> Span | None:
    return Span(found["start"], found["end"], found["text"]) if found else None


def _actor(found: Mapping[str, Any]) -> RecordActor:
    how = found["resolution"]
    resolution = Resolution(how["method"], how["score"], tuple(how["runners_up"]), how["reason"])
    actor = Actor(found["name"], found["code"], tuple(found["sector"]), resolution, found["id"], found["office"])
    return RecordActor(Span(found["start"], found["end"], found["text"]), actor)


def _source(found: Mapping[str, Any]) -> Source:
    cue = _span(found["cue"])
    return Source(
        SourceKind(found["kind"]),
        Style(found["style"]),
        span=Span(found["start"], found["end"], found["text"]) if found["text"] is not None else None,
        referent=_span(found["referent"]),
        code=found["code"],
        sector=tuple(found["sector"]),
        cue=Cue(cue, found["cue"]["rule"]) if cue else None,
    )


def _when(row: Mapping[str, Any]) -> When | None:
    if row["when_start"] is None:
        return None
    grain, basis = Grain(row["when_grain"]), Basis(row["when_basis"])
    return When(row["when_start"], row["when_end"], grain, basis, _span(row["when_text"]))


def _where(row: Mapping[str, Any]) -> Where | None:
    words = _span(row["where_text"])
    if words is None:
        return None
    names = ("name", "geonameid", "lat", "lon", "country", "province", "resolution")
    return Where(Place(**{name: row[f"where_{name}"] for name in names}), words)
