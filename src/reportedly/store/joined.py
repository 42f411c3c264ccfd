"""The judgements that hold, applied: which things are one, kept as a table so that readers need not work it out."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.store.groups import groups
from reportedly.store.judged import Judgement, JudgementKind, Verdict
from reportedly.store.sql import Execute, to_rows

_MANY = 20_000  # things beyond which everything is joined anew rather than what they reach


def rejoin(execute: Execute, kind: JudgementKind, items: Iterable[str] | None) -> None:
    """Work out anew what is one with any of the items, after the judgements about them have changed.

    Args:
        execute: of the transaction that changed them.
        kind: of the judgements.
        items: what they are about; ``None`` for everything.
    """
    reached = _reached(execute, kind, set(items)) if items is not None else None
    if reached is not None and not reached:
        return
    given = {"kind": kind.value, "items": sorted(reached or ())}
    held = [
        Judgement(kind, one, other, Verdict(verdict), score, author, machine, undone_at)
        for one, other, verdict, score, author, machine, undone_at in execute("judgements_among", given).fetchall()
    ]
    known = reached if reached is not None else {item for found in held for item in (found.one, found.other)}
    execute("drop_joined", given)
    rows = [{"item": item, "head": part[0]} for part in groups(sorted(known), held) if len(part) > 1 for item in part]
    if rows:
        execute("insert_joined", {"kind": kind.value, "rows": to_rows(rows)})


def _reached(execute: Execute, kind: JudgementKind, items: set[str]) -> set[str] | None:
    """The items, what they were one with, and what judgements lead to from there; ``None`` for all there is."""
    if len(items) > _MANY:
        return None
    items |= {item for (item,) in execute("joined_with", {"kind": kind.value, "items": sorted(items)}).fetchall()}
    new = items
    while new and len(items) <= _MANY:
        given = {"kind": kind.value, "items": sorted(new)}
        new = {item for (item,) in execute("judged_same", given).fetchall()} - items
        items |= new
    return items if len(items) <= _MANY else None
