"""Judgements: which documents are copies, which claims tell of one event. Stored beside the claims, never in them.

A judgement has an author and a score, and can be undone. Judging the same pair again by the same author changes the
score and leaves an undone judgement undone: what a person took back, no machine brings again. What persons do is also
written to a log that is only ever added to. Whatever changes, what is joined by it changes in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from reportedly.store.joined import rejoin
from reportedly.store.judged import Judgement, JudgementKind, Verdict
from reportedly.store.sql import Execute, to_rows
from reportedly.store.view import View
from reportedly.store.writer import Writer

__all__ = ["Judgement", "JudgementKind", "Verdict", "load", "redo", "replace", "save", "undo"]


def save(writer: Writer, judgements: Iterable[Judgement]) -> int:
    """Store judgements, in one transaction; returns how many were given. A person's that was undone holds again."""
    found = _distinct(judgements)
    with writer.transaction() as execute:
        for kind, author in dict.fromkeys((judgement.kind, judgement.author) for judgement in found):
            given = [judgement for judgement in found if (judgement.kind, judgement.author) == (kind, author)]
            _insert(execute, given)
            persons = [judgement.id for judgement in given if not judgement.machine]
            if persons:
                execute("redo_judgements", {"ids": persons})
                execute("log_judgements", {"ids": persons, "by": author, "act": "judged", "now": _now()})
            rejoin(execute, kind, _ends(given))
    return len(found)


def replace(
    writer: Writer,
    kind: JudgementKind,
    author: str,
    judgements: Iterable[Judgement],
    *,
    among: Iterable[str] | None = None,
) -> int:
    """Store what a machine now judges and drop what it no longer does; what was undone stays undone.

    Args:
        writer: of the store.
        kind, author: whose judgements, of what.
        judgements: what holds now, in its judgement.
        among: the things that it looked at; ``None`` for all. Of judgements about others none are dropped.
    """
    found = _distinct(judgements)
    items = sorted(set(among)) if among is not None else []
    if among is not None and not items:
        return 0
    with writer.transaction() as execute:
        kept = [judgement.id for judgement in found]
        execute("drop_judgements", {"kind": kind.value, "author": author, "kept": kept, "items": items})
        if found:
            _insert(execute, found)
        rejoin(execute, kind, items if among is not None else None)
    return len(found)


def undo(writer: Writer, ids: Sequence[str], *, by: str) -> int:
    """Take judgements back; they stay in the store, with who undid them and when. Returns how many held until now."""
    return _change(writer, "undo_judgements", "undone", ids, by)


def redo(writer: Writer, ids: Sequence[str], *, by: str = "") -> int:
    """Let undone judgements hold again. Returns how many were undone until now."""
    return _change(writer, "redo_judgements", "redone", ids, by)


def load(view: View, kind: JudgementKind, *, undone: bool = False) -> Iterator[Judgement]:
    """The judgements of a kind that hold, in a fixed order; with ``undone`` also those that do not."""
    for row in sorted(view.judgements(kind=kind, undone=undone), key=lambda row: row.id):
        yield Judgement(
            kind, row.one, row.other, Verdict(row.verdict), row.score, row.author, row.machine, row.undone_at
        )


def _change(writer: Writer, statement: str, act: str, ids: Sequence[str], by: str) -> int:
    with writer.transaction() as execute:
        given: dict[str, object] = {"ids": list(ids)}
        if act == "undone":
            given |= {"by": by, "now": _now()}
        changed = execute(statement, given).fetchall()
        execute("log_judgements", {"ids": [row[0] for row in changed], "by": by, "act": act, "now": _now()})
        for kind in JudgementKind:
            items = [item for _, of, one, other in changed if of == kind.value for item in (one, other)]
            if items:
                rejoin(execute, kind, items)
    return len(changed)


def _distinct(judgements: Iterable[Judgement]) -> list[Judgement]:
    return list({judgement.id: judgement for judgement in judgements}.values())


def _ends(judgements: Iterable[Judgement]) -> list[str]:
    return [item for judgement in judgements for item in (judgement.one, judgement.other)]


def _insert(execute: Execute, judgements: Iterable[Judgement]) -> None:
    rows = [
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
    execute("insert_judgements", {"rows": to_rows(rows), "now": _now()})


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
