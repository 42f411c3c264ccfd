"""What a view answers besides records: one small frozen type for each question."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from reportedly.types import Record


@dataclass(frozen=True, slots=True)
class _Row:
    def as_dict(self) -> dict[str, Any]:
        """The JSON form: dates as ISO text."""
        return {name: _plain(value) for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class RunRow(_Row):
    """A run, and how many documents it coded, with how many claims, and how many failed."""

    number: int
    id: str
    coder: str
    codebook: str
    model: str
    lexicon_hash: str
    config_hash: str
    first_used: datetime
    documents: int
    claims: int
    failed: int


@dataclass(frozen=True, slots=True)
class DocumentRow(_Row):
    """A document; ``text`` is ``None`` when it was not asked for, ``sightings`` the number of places that carry it."""

    digest: str
    id: str
    title: str | None
    url: str | None
    publication: str | None
    published: date | None
    published_basis: str
    language: str
    reader: str
    text: str | None
    first_seen: datetime
    sightings: int


@dataclass(frozen=True, slots=True)
class FailureRow(_Row):
    """What could not be read (``digest`` is ``None``) or coded, and since when."""

    source: str
    digest: str | None
    run: str | None
    component: str
    code: str
    message: str
    hint: str
    first_seen: datetime
    resolved: datetime | None


@dataclass(frozen=True, slots=True)
class Period(_Row):
    """Claims of one category and status in one period.

    ``period`` is its first day, ``None`` when no day is known; ``scale`` is ``None`` where an own codebook gives none.
    """

    period: date | None
    event: str
    status: str
    claims: int
    documents: int
    scale: float | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Dyad(_Row):
    """What one code does to another: claims by quad class, mean score, first and last day."""

    actor: str
    recipient: str
    claims: int
    documents: int
    first: date | None
    last: date | None
    scale: float | None
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int


@dataclass(frozen=True, slots=True)
class Teller(_Row):
    """A source and how much it says; ``kind`` ``"author"`` is an outlet in its own voice."""

    kind: str
    name: str
    code: str | None
    claims: int
    documents: int
    publications: int
    happened: int
    planned: int
    possible: int
    denied: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class EventRow(_Row):
    """An event: the least id of its claims, how many hold now, in how many documents, its first and last day."""

    head: str
    claims: int
    documents: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class JudgementRow(_Row):
    """A judgement as it stands: what is held of two documents (by digest) or claims (by id), how surely, by whom."""

    id: str
    kind: str
    one: str
    other: str
    verdict: str
    score: float
    author: str
    machine: bool
    made_at: datetime
    undone_at: datetime | None
    undone_by: str | None


@dataclass(frozen=True, slots=True)
class SightingRow(_Row):
    """A place where a text was seen."""

    digest: str
    source: str
    title: str | None
    url: str | None
    publication: str | None
    published: date | None
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """How a claim differs between two runs.

    Args:
        kind: ``"new"``, ``"gone"``, or ``"changed"`` (same words in the same document, another reading).
        before, after: the claim in the one run and in the other.
        fields: what differs, names as in the record.
    """

    kind: str
    before: Record | None
    after: Record | None
    fields: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "change": self.kind,
            "fields": list(self.fields),
            "before": self.before.as_dict() if self.before else None,
            "after": self.after.as_dict() if self.after else None,
        }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
