"""A user's codebook tried on its own examples, and measured on sentences coded by hand, through the whole coder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.coder import Coder
from reportedly.errors import EvaluationError, PipelineError
from reportedly.evaluate.report import ErrorClass, Figure, Report
from reportedly.ontology import OwnOntology, Sample, Wanted
from reportedly.pipeline import Page
from reportedly.types import Document, Record, Status, event_code

_ANCHORS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj"}


@dataclass(frozen=True, slots=True)
class Tried:
    """A sample and what the coder made of it; ``remark`` says why it failed, or which other row told the event."""

    sample: Sample
    passed: bool
    remark: str

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        sample = self.sample
        kind = sample.kind if sample.holds or sample.kind == "example" else f"{sample.kind} counterexample"
        return {
            "line": sample.line,
            "kind": kind,
            "name": sample.name,
            "passed": self.passed,
            "text": sample.text,
            "remark": self.remark,
        }


def try_samples(coder: Coder) -> tuple[Tried, ...]:
    """Code every example and counterexample of the coder's own codebook.

    Args:
        coder: made with ``Coder(ontology=...)``.

    Raises:
        EvaluationError: R605 when the coder has no codebook of its own.
        PipelineError: R2xx when a sample cannot be coded.
    """
    if coder.own is None:
        raise EvaluationError("R605", "the coder has no codebook of its own", hint="Give one: Coder(ontology=...).")
    own = coder.own
    pages = coder.pages(Document.of(sample.text) for sample in own.samples)
    found: list[Tried] = []
    for sample, page in zip(own.samples, pages, strict=True):
        if not isinstance(page, Page):
            raise PipelineError(page.code, f"{own.path}:{sample.line}: {page.message}", hint=page.hint)
        found.append(_tried(sample, page, coder.join(page), own))
    return tuple(found)


def measure(coder: Coder, path: Path) -> Report:
    """Figures on sentences coded by hand.

    Args:
        coder: made with ``Coder(ontology=...)``.
        path: JSON Lines with ``text`` and ``events``: a list of ``event``, and, where they are known, ``actor`` and
            ``recipient`` (lists of words) and ``status``.

    Raises:
        EvaluationError: R601 not such a file.
    """
    golds = load_gold(path, coder)
    wanted = found = category = whole = 0
    errors: dict[str, list[str]] = {}
    pages = coder.pages(Document.of(text) for text, _ in golds)
    for (text, events), page in zip(golds, pages, strict=True):
        if not isinstance(page, Page):
            raise EvaluationError("R602", f"{text!r}: {page.message}", hint=page.hint)
        records = list(coder.join(page))
        wanted, found = wanted + len(events), found + len(records)
        pairs = _paired(events, records)
        category += len(pairs)
        for event, record in pairs:
            wrong = _differences(event, record)
            whole += not wrong
            if wrong:
                errors.setdefault(f"{', '.join(wrong)} wrong", []).append(f"{_shown(record)}: {text}")
            records.remove(record)
        for event in events:
            if not any(event is one for one, _ in pairs):
                errors.setdefault("missed", []).append(f"{event.event.value}: {text}")
        for record in records:
            errors.setdefault("not there", []).append(f"{_shown(record)}: {text}")
    figures = [Figure("sentences", len(golds), ""), Figure("events", wanted, "")]
    for name, right, note in (
        ("category", category, "an event of that category in the sentence"),
        ("whole record", whole, "category, status, both sides"),
    ):
        precision, recall = right / max(found, 1), right / max(wanted, 1)
        score = 2 * precision * recall / max(precision + recall, 1e-9)
        figures += [
            Figure(f"{name}: precision", round(precision, 3), note),
            Figure(f"{name}: recall", round(recall, 3), ""),
            Figure(f"{name}: F1", round(score, 3), ""),
        ]
    return Report(
        title=f"{coder.ontology.name}: sentences coded by hand",
        figures=tuple(figures),
        errors=tuple(
            ErrorClass(name, len(rows), tuple(rows))
            for name, rows in sorted(errors.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
    )


def load_gold(path: Path, coder: Coder) -> list[tuple[str, tuple[Wanted, ...]]]:
    """The sentences of a file for :func:`measure`. Raises EvaluationError R601 with the line when it is not one."""
    golds: list[tuple[str, tuple[Wanted, ...]]] = []
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                golds.append((str(row["text"]), tuple(_wanted(event, coder) for event in row["events"])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as err:
        hint = 'Write one object a line: {"text": "...", "events": [{"event": "...", "actor": ["..."]}]}.'
        line_number = len(golds) + 1
        place = f"{path}:{line_number}"
        raise EvaluationError("R601", f"{place}: {err}", hint=hint, path=str(path), line=line_number) from err
    return golds


def _wanted(row: dict[str, object], coder: Coder) -> Wanted:
    code = event_code(str(row["event"]))
    if code not in coder.ontology.categories:
        raise ValueError(f"no category {code.value!r}")
    status = row.get("status")
    actor, recipient = (_words(row.get(key)) for key in ("actor", "recipient"))
    return Wanted(code, actor, recipient, Status(str(status)) if status else None)


def _words(value: object) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return tuple(map(str, value))


def _tried(sample: Sample, page: Page, records: tuple[Record, ...], own: OwnOntology) -> Tried:
    if sample.kind == "example":
        return _whole(sample, records)
    if sample.kind != "pattern":
        held = [
            record
            for record in records
            if (record.act.value == sample.category and sample.name in record.mode) or sample.name in record.context
        ]
        return Tried(sample, bool(held) == sample.holds, "" if held else _all_shown(records))
    row = next(row for row in own.rows if row.id == sample.name)
    if row.effect == "none":
        return Tried(sample, (not records) == sample.holds, _all_shown(records))
    told = [record for record in records if sample.name in record.why.event[0].split("+")]
    if not sample.holds:
        return Tried(sample, not told, _all_shown(told))
    if told:
        return Tried(sample, True, "")
    same = [record for record in records if row.effect.split("/")[0] == record.act.value]
    if same:
        return Tried(sample, True, f"told by the row {same[0].why.event[0]}")
    return Tried(sample, False, _reason(sample, page, records, row.pattern))


def _reason(sample: Sample, page: Page, records: tuple[Record, ...], pattern: str) -> str:
    """Why a row was silent, as far as one can see from outside."""
    if any(sample.name in event.why.split("+") for event in page.events):
        return "the event is found, but neither side is somebody known, so there is no record"
    if records:
        return f"another category was told: {_all_shown(records)}"
    if page.events:
        return f"another row was found ({page.events[0].why}), but neither of its sides is somebody known"
    pos, _, heads = pattern.split()[0].partition(":")
    read = [f"{_ANCHORS[token.pos]}:{token.lemma.lower()}" for token in page.parse.tokens if token.pos in _ANCHORS]
    wanted = {f"{pos}:{head}" for head in heads.split("|")}
    if "@" not in heads and "_" not in heads and wanted.isdisjoint(read):
        return f"the parser reads no {' or '.join(sorted(wanted))} here; it reads {' '.join(read)}"
    return "the anchor is there, but a slot does not hold (see the parse with: reportedly explain)"


def _whole(sample: Sample, records: tuple[Record, ...]) -> Tried:
    pairs = _paired(sample.events, records)
    wrong = [f"{name} of {_shown(record)}" for event, record in pairs for name in _differences(event, record)]
    missed = [event.event.value for event in sample.events if not any(event is one for one, _ in pairs)]
    more = [_shown(record) for record in records if not any(record is other for _, other in pairs)]
    parts = (("wrong", wrong), ("missed", missed), ("not wanted", more))
    remark = "; ".join(f"{name}: {', '.join(found)}" for name, found in parts if found)
    return Tried(sample, not remark, remark)


def _paired(events: Sequence[Wanted], records: Iterable[Record]) -> list[tuple[Wanted, Record]]:
    """Each wanted event with the record of its category that fits best, each record at most once."""
    left = list(records)
    pairs: list[tuple[Wanted, Record]] = []
    for event in events:
        same = [record for record in left if record.event == event.event]
        if same:
            best = min(same, key=lambda record: len(_differences(event, record)))
            left.remove(best)
            pairs.append((event, best))
    return pairs


def _differences(event: Wanted, record: Record) -> list[str]:
    """Which of status, actor and recipient differ from what is wanted, where something is wanted of them."""
    found = []
    if event.status is not None and record.status is not event.status:
        found.append("status")
    for name, words, side in (("actor", event.actor, record.actor), ("recipient", event.recipient, record.recipient)):
        texts = [actor.span.text.lower() for actor in side]
        if words is not None and not _same(words, texts):
            found.append(name)
    return found


def _same(words: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether everybody wanted is there and nobody else: the one's words hold the other's."""

    def fits(one: str, other: str) -> bool:
        return one in other or other in one

    lower = [word.lower() for word in words]
    return all(any(fits(word, text) for text in texts) for word in lower) and all(
        any(fits(word, text) for word in lower) for text in texts
    )


def _all_shown(records: Iterable[Record]) -> str:
    return "; ".join(map(_shown, records))


def _shown(record: Record) -> str:
    actor, recipient = (
        "+".join(one.span.text for one in side) or "nobody" for side in (record.actor, record.recipient)
    )
    return f"{record.event.value} ({record.why.event[0]}) {actor} → {recipient} {record.status.value}"
