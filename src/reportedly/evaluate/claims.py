"""Whole articles: coded records against hand-marked claims.

A gold file is one JSON object: ``text``, ``published``, ``publisher`` and ``claims``, each with ``evidence`` passages,
accepted ``event`` categories, accepted ``actor`` and ``recipient`` codes or names (``null`` for none), accepted
``status`` values, accepted innermost sources under ``says`` (``author`` for the outlet's own voice) and ``core`` (false
when a coder may leave it out).

A record matches a claim when its evidence overlaps one of the claim's in characters and its category or act is
accepted. Each claim takes at most one record and the other way round, best agreement first. Records spent on optional
claims are neither right nor wrong.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportedly.coder import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate.report import ErrorClass, Figure, Report
from reportedly.types import Document, Failure, Record, RecordActor

FIELDS = ("actor", "recipient", "status", "says")


@dataclass(frozen=True, slots=True)
class Claim:
    """One hand-marked claim; ``None`` among the codes means that leaving the side empty is right."""

    id: str
    evidence: tuple[tuple[int, int], ...]
    event: frozenset[str]
    actor: frozenset[str | None]
    recipient: frozenset[str | None]
    status: frozenset[str]
    says: frozenset[str]
    core: bool
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """A claim and the record it took, with the fields that agree."""

    claim: Claim
    record: Record
    agree: frozenset[str]


def evaluate(path: Path, coder: Coder) -> Report:
    """Code the articles of a gold file or folder and score the records.

    Args:
        path: one gold ``.json`` file, or a folder of them.
        coder: the coder to measure.

    Raises:
        EvaluationError: R601 not such a file; R602 an article of it cannot be coded.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    total: Counter[str] = Counter()
    errors: dict[str, list[str]] = {}
    for file in files:
        document, claims = load_claims(file)
        records = coder.code_document(document)
        if isinstance(records, Failure):
            raise EvaluationError("R602", f"{file}: {records.message}", hint=records.hint, path=str(file))
        matches, extra = match(claims, records)
        _count(total, claims, matches, extra)
        _explain(errors, claims, matches, extra)
    return Report(
        title=f"claims: {len(files)} article{'s' if len(files) != 1 else ''}",
        figures=tuple(_figures(total)),
        errors=tuple(ErrorClass(name, len(rows), tuple(rows)) for name, rows in sorted(errors.items())),
    )


def load_claims(path: Path) -> tuple[Document, tuple[Claim, ...]]:
    """The article and the claims of one gold file. Raises EvaluationError R601 when it is not one."""
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = gold["text"]
        document = Document.of(
            text,
            id=gold.get("id"),
            publication=gold.get("publisher"),
            published=date.fromisoformat(gold["published"]) if gold.get("published") else None,
        )
        claims = tuple(
            Claim(
                id=claim["id"],
                evidence=tuple((text.index(words), text.index(words) + len(words)) for words in claim["evidence"]),
                event=frozenset(claim["event"]),
                actor=frozenset(claim["actor"]),
                recipient=frozenset(claim["recipient"]),
                status=frozenset(claim["status"]),
                says=frozenset(claim["says"]),
                core=bool(claim["core"]),
                words=claim["evidence"][0],
            )
            for claim in gold["claims"]
        )
    except (OSError, ValueError, KeyError, TypeError) as err:
        hint = "It needs the keys text and claims; each evidence passage must stand in the text."
        raise EvaluationError("R601", f"{path} is not a gold article: {err}", hint=hint, path=str(path)) from err
    return document, claims


def match(claims: Sequence[Claim], records: Sequence[Record]) -> tuple[list[Match], list[Record]]:
    """One record a claim, best agreement first; and the records that no claim took."""
    pairs = []
    for i, claim in enumerate(claims):
        for j, record in enumerate(records):
            start, end = record.event_text.start, record.event_text.end
            near = any(start < last + 3 and first - 3 < end for first, last in claim.evidence)
            if near and not claim.event.isdisjoint((record.event.value, record.act.value)):
                pairs.append((len(agreement(claim, record)), claim.core, -i, -j))
    pairs.sort(reverse=True)
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in pairs:
        if -i not in taken and -j not in used:
            taken[-i] = -j
            used.add(-j)
    matches = [Match(claims[i], records[j], agreement(claims[i], records[j])) for i, j in sorted(taken.items())]
    return matches, [record for j, record in enumerate(records) if j not in used]


def agreement(claim: Claim, record: Record) -> frozenset[str]:
    """The fields of the record that the claim accepts."""
    source = record.sources[-1] if record.sources else None
    said = source.span.text.lower() if source and source.span else "author"
    says = any(
        want == "author" == said or ("author" not in (want, said) and (want.lower() in said or said in want.lower()))
        for want in claim.says
    )
    holds = {
        "actor": _names(claim.actor, record.actor),
        "recipient": _names(claim.recipient, record.recipient),
        "status": record.status.value in claim.status,
        "says": says,
    }
    return frozenset(name for name in FIELDS if holds[name])


def _names(accepted: frozenset[str | None], actors: Sequence[RecordActor]) -> bool:
    if not actors:
        return None in accepted
    codes = {actor.actor.code for actor in actors if actor.actor.code}
    names = {name.lower() for actor in actors for name in (actor.span.text, actor.actor.name)}
    wanted = [want for want in accepted if want]
    return any(want in codes or any(want.lower() in name or name in want.lower() for name in names) for want in wanted)


def _count(total: Counter[str], claims: Sequence[Claim], matches: Sequence[Match], extra: Sequence[Record]) -> None:
    core = [found for found in matches if found.claim.core]
    total["core"] += sum(claim.core for claim in claims)
    total["matched"] += len(core)
    total["predicted"] += len(core) + len(extra)
    total["extra"] += len(extra)
    total["exact"] += sum(len(found.agree) == len(FIELDS) for found in core)
    for found in core:
        total.update(found.agree)


def _figures(total: Counter[str]) -> list[Figure]:
    def share(part: int, whole: int) -> float:
        return part / whole if whole else 0.0

    both = total["core"] + total["predicted"]
    return [
        Figure("claims", total["core"], "core claims in the gold"),
        Figure("matched", total["matched"], ""),
        Figure("extra", total["extra"], "records that no claim took"),
        Figure("precision", share(total["matched"], total["predicted"]), ""),
        Figure("recall", share(total["matched"], total["core"]), ""),
        Figure("F1", share(2 * total["matched"], both), ""),
        *(Figure(name, share(total[name], total["matched"]), "of matched core claims") for name in FIELDS),
        Figure("exact-F1", share(2 * total["exact"], both), "all four fields right"),
    ]


def _explain(
    errors: dict[str, list[str]], claims: Sequence[Claim], matches: Sequence[Match], extra: Sequence[Record]
) -> None:
    found = {item.claim.id for item in matches}
    for claim in claims:
        if claim.core and claim.id not in found:
            errors.setdefault("missed", []).append(f"{claim.id} {claim.words!r} {'/'.join(sorted(claim.event))}")
    for record in extra:
        errors.setdefault("extra", []).append(f"{record.event} {record.status} {record.event_text.text!r}")
    for item in matches:
        for field in FIELDS:
            if item.claim.core and field not in item.agree:
                errors.setdefault(f"wrong {field}", []).append(f"{item.claim.id} {_shown(item.record, field)}")


def _shown(record: Record, field: str) -> str:
    if field == "status":
        return f"{record.event_text.text!r} is {record.status}"
    if field == "says":
        chain = [source.span.text if source.span else source.kind.value for source in record.sources]
        return f"{record.event_text.text!r} says {chain or ['author']}"
    actors = record.actor if field == "actor" else record.recipient
    return f"{record.event_text.text!r} {field} {[(actor.span.text, actor.actor.code) for actor in actors]}"
