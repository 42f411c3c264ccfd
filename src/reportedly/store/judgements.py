"""Judgements: which documents are copies, which claims tell of one event. Stored beside the claims, never in them.

A judgement has an author and a score, and can be undone. Judging the same pair again by the same author changes the
score and leaves an undone judgement undone: what a person took back, no machine brings again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from reportedly.store.view import View
from reportedly.store.writer import Writer, to_rows
from reportedly.types import digest_of


class JudgementKind(StrEnum):
    """What two things are judged to be: near-copies (documents), or tellings of one event (claims)."""

    NEAR_DUPLICATE = "near_duplicate"
    SAME_EVENT = "same_event"


class Verdict(StrEnum):
    """The same, or not."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision about two things.

    Args:
        kind: what is decided.
        one, other: digests of documents or ids of claims; :meth:`of` puts the lesser first.
        verdict: the same, or different.
        score: 0 to 1, how sure.
        author: who decided: a component with its version (``"link.same_event.v1"``), or a person.
        machine: whether the author is a component; persons overrule machines.
        undone_at: when it was undone, in UTC; ``None`` while it holds.

    Example:
        >>> Judgement.of(JudgementKind.SAME_EVENT, "b", "a", author="anna").one
        'a'
    """

    kind: JudgementKind
    one: str
    other: str
    verdict: Verdict
    score: float
    author: str
    machine: bool = False
    undone_at: datetime | None = None

    @classmethod
    def of(
        cls,
        kind: JudgementKind,
        a: str,
        b: str,
        *,
        author: str,
        verdict: Verdict = Verdict.SAME,
        score: float = 1.0,
        machine: bool = False,
    ) -> Judgement:
        """A judgement about ``a`` and ``b``, in whichever order they are given."""
        return cls(kind, min(a, b), max(a, b), verdict, score, author, machine)

    @property
    def id(self) -> str:
        """The same for the same decision of the same author."""
        return digest_of([self.kind.value, self.one, self.other, self.verdict.value, self.author])[:32]


def save(writer: Writer, judgements: Iterable[Judgement]) -> int:
    """Store judgements, in one transaction; returns how many were given."""
    found = list({judgement.id: judgement for judgement in judgements}.values())
    if found:
        _write(writer, ("insert_judgements", {"rows": _rows(found), "now": _now()}))
    return len(found)


def replace(writer: Writer, kind: JudgementKind, author: str, judgements: Iterable[Judgement]) -> int:
    """Store what a machine now judges and drop what it no longer does; what was undone stays undone."""
    found = list({judgement.id: judgement for judgement in judgements}.values())
    kept: dict[str, object] = {"kind": kind.value, "author": author, "kept": [judgement.id for judgement in found]}
    _write(writer, ("drop_judgements", kept), ("insert_judgements", {"rows": _rows(found), "now": _now()}))
    return len(found)


def undo(writer: Writer, ids: Sequence[str], *, by: str) -> None:
    """Take judgements back; they stay in the store, with who undid them and when."""
    _write(writer, ("undo_judgements", {"ids": list(ids), "by": by, "now": _now()}))


def redo(writer: Writer, ids: Sequence[str]) -> None:
    """Let undone judgements hold again."""
    _write(writer, ("redo_judgements", {"ids": list(ids)}))


def load(view: View, kind: JudgementKind, *, undone: bool = False) -> Iterator[Judgement]:
    """The judgements of a kind that hold, in a fixed order; with ``undone`` also those that do not."""
    columns = "kind, one, other, verdict, score, author, machine, undone_at"
    held = "" if undone else "AND undone_at IS NULL"
    rows = view.sql(f"SELECT {columns} FROM judgements WHERE kind = '{kind.value}' {held} ORDER BY id").rows
    for _, one, other, verdict, score, author, machine, undone_at in rows:
        yield Judgement(kind, one, other, Verdict(verdict), score, author, machine, undone_at)


def _rows(judgements: Iterable[Judgement]) -> str:
    return to_rows(
        [
            {
                "id": judgement.id,
                "kind": judgement.kind.value,
                "one": judgement.one,
                "other": judgement.other,
                "verdict": judgement.verdict.value,
                "score": judgement.score,
                "author": judgement.author,
                "machine": judgement.machine,
            }
            for judgement in judgements
        ]
    )


def _write(writer: Writer, *statements: tuple[str, dict[str, object]]) -> None:
    with writer.transaction() as execute:
        for name, given in statements:
            execute(name, given)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
