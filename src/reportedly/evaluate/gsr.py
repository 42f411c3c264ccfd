"""PLOVER's gold standard records: event, actor country and recipient country of single sentences.

Published form: ``PLOVER_GSR_CAMEO.txt``, a JSON list with 2016's field names (``source``, ``target``) and category
names; the codebook's table maps old names to new ones, and country codes that ISO does not know are mapped and
reported.

A sentence may give several records. *any* counts a sentence right when one of its records is; *drawn* is the
expectation when one record of the sentence is drawn at random, so that coding everything does not pay.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.coder import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate.report import ErrorClass, Figure, Report
from reportedly.ontology import plover
from reportedly.types import Document, EventType, Failure, Record, RecordActor

# Codes in the published file that ISO 3166-1 does not know.
WRONG_CODES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
_BODIES = {"UNO": "IGO", "EUR": "IGO"}


@dataclass(frozen=True, slots=True)
class Gold:
    """One sentence with its event, actor codes and recipient codes (empty when the gold has none)."""

    id: str
    text: str
    events: frozenset[EventType]
    actors: frozenset[str]
    recipients: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """What holds of one record: event, actor country, recipient country."""

    event: bool
    actor: bool
    recipient: bool

    @property
    def all(self) -> bool:
        """All three."""
        return self.event and self.actor and self.recipient


def evaluate(path: Path, coder: Coder) -> Report:
    """Code every gold sentence by itself and compare.

    Args:
        path: the published JSON file.
        coder: the coder to measure.

    Raises:
        EvaluationError: R601 not such a file.
    """
    golds, fixed = load_gsr(path)
    any_right: Counter[str] = Counter()
    drawn: Counter[str] = Counter()
    errors: dict[str, list[str]] = {}
    documents = (Document.of(gold.text, id=gold.id) for gold in golds)
    for gold, (_, coded) in zip(golds, coder.code_many(documents), strict=True):
        records = () if isinstance(coded, Failure) else coded
        scores = [score(gold, record) for record in records]
        any_right["coverage"] += bool(scores)
        for name in ("event", "actor", "recipient", "all"):
            hits = sum(getattr(item, name) for item in scores)
            any_right[name] += hits > 0
            drawn[name] += hits / len(scores) if scores else 0
        _explain(errors, gold, records, scores)
    count = len(golds) or 1
    figures = [
        Figure("sentences", len(golds), ""),
        Figure("coverage", any_right["coverage"] / count, "sentences with a record"),
    ]
    labels = {"event": "event", "actor": "actor country", "recipient": "recipient country", "all": "all three"}
    for name, label in labels.items():
        figures.append(Figure(f"{label}, any", any_right[name] / count, "one of the sentence's records"))
        figures.append(Figure(f"{label}, drawn", drawn[name] / count, "one record drawn a sentence"))
    figures.extend(Figure(f"gold code {old}", n, f"read as {WRONG_CODES[old]}") for old, n in sorted(fixed.items()))
    return Report(
        title="gsr: PLOVER gold standard records",
        figures=tuple(figures),
        errors=tuple(
            ErrorClass(name, len(rows), tuple(rows))
            for name, rows in sorted(errors.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
    )


def load_gsr(path: Path) -> tuple[tuple[Gold, ...], Counter[str]]:
    """The sentences of the published file, and how often each wrong country code was mapped."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        fixed: Counter[str] = Counter()
        return tuple(_gold(row, fixed) for row in rows if row["event"] != "DOCUMENT"), fixed
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as err:
        hint = "Give PLOVER_GSR_CAMEO.txt of the PLOVER repository."
        raise EvaluationError("R601", f"{path} is not PLOVER's gold file: {err}", hint=hint, path=str(path)) from err


def _gold(row: dict[str, object], fixed: Counter[str]) -> Gold:
    old = str(row["event"])
    info = row.get("textInfo")
    markup = str(info.get("markup", "")) if isinstance(info, dict) else ""
    actors, recipients = _codes(row.get("source"), fixed), _codes(row.get("target"), fixed)
    if "SRC/TAR" in markup and not recipients:
        recipients = actors  # a two-sided act: the file gives its sides once
    events = plover().old_categories.get(old) or (EventType(old),)
    return Gold(str(row["id"]), str(row["text"]), frozenset(events), actors, recipients)


def _codes(side: object, fixed: Counter[str]) -> frozenset[str]:
    found = set()
    for actor in side if isinstance(side, list) else []:
        code = actor.get("code") if isinstance(actor, dict) else None
        if code in WRONG_CODES:
            fixed[code] += 1
            code = WRONG_CODES[code]
        if code:
            found.add(code)
    return frozenset(found)


def score(gold: Gold, record: Record) -> Score:
    """Compare one record; a side the gold leaves empty is right when the record leaves it empty too."""
    return Score(
        event=record.event in gold.events,
        actor=_agree(gold.actors, record.actor),
        recipient=_agree(gold.recipients, record.recipient),
    )


def _agree(codes: frozenset[str], actors: Sequence[RecordActor]) -> bool:
    found = {_BODIES.get(actor.actor.code, actor.actor.code) for actor in actors if actor.actor.code}
    return bool(codes & found) if codes else not found


def _explain(errors: dict[str, list[str]], gold: Gold, records: Sequence[Record], scores: Sequence[Score]) -> None:
    if any(item.all for item in scores):
        return
    wanted = "/".join(sorted(gold.events))
    if not records:
        errors.setdefault(f"no record ({wanted})", []).append(f"{gold.id}: {gold.text}")
        return
    best = max(range(len(scores)), key=lambda i: (scores[i].event, scores[i].actor, scores[i].recipient, -i))
    record, held = records[best], scores[best]
    shown = f"{gold.id}: {record.event} {record.event_text.text!r}"
    if not held.event:
        errors.setdefault(f"event {wanted} coded {record.event}", []).append(f"{shown}: {gold.text}")
    for side, want, got in (("actor", gold.actors, record.actor), ("recipient", gold.recipients, record.recipient)):
        if not getattr(held, side):
            codes = sorted({actor.actor.code or f"?{actor.span.text}" for actor in got})
            kind = "missing" if not got else "wrong"
            errors.setdefault(f"{side} {kind}", []).append(f"{shown}: want {sorted(want)} got {codes}: {gold.text}")
