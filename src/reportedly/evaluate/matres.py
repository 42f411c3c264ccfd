"""Status of verbs against MATRES: macro-F1 over happened, planned, denied and hypothetical.

Published form: the crowd's answers as CSV files (``*_all*.csv``, ``TB_remaining*.csv``), one verb a row, marked in
``bodytext`` by a coloured ``<span>``, with the answer and its confidence. Rows below 0.6 are left out, and so are the
few of other classes (static, recurrent, abstract).

How the answers map to the codebook's status, and our seven to their four:

========================= ============= ==========================================
answer                    class         our status
========================= ============= ==========================================
yes, anchorable           happened      happened
no, intention/wish/opinion planned      planned, possible, unknown
no, negation              denied        denied, ruled_out
no, hypothetical/condition hypothetical hypothetical
========================= ============= ==========================================

MATRES asks what can be placed on a time line, so a speculation ("may have fled") counts there with the opinions, a verb
that is negated in the grammar is a negation whatever it means, and "plans" in "plans to leave" is often an intention
itself; this caps agreement.

Source: Ning, Wu and Roth 2018.
"""

from __future__ import annotations

import csv
import html
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.coder import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate.report import ErrorClass, Figure, Report
from reportedly.says import assess
from reportedly.types import Document, Failure, Status

CLASSES = ("happened", "planned", "denied", "hypothetical")
CLASS_OF_STATUS = {
    Status.HAPPENED: "happened",
    Status.PLANNED: "planned",
    Status.POSSIBLE: "planned",
    Status.UNKNOWN: "planned",
    Status.DENIED: "denied",
    Status.RULED_OUT: "denied",
    Status.HYPOTHETICAL: "hypothetical",
}
_NO_CLASS = frozenset({Status.POSSIBLE, Status.UNKNOWN})
"""Left out of the reliability: MATRES puts what may have been on its time line."""
_ANSWERS = {
    "yes_its_anchorable": "happened",
    "no_its_intentionwishopinion": "planned",
    "no_its_negation": "denied",
    "no_its_hypotheticalcondition": "hypothetical",
}
_QUESTION = "can_the_verb_span_stylecolorblueverb_span_be_anchored_in_time"
_CONFIDENCE = 0.6
_MARKED = re.compile(r"<span[^>]*><strong>(.*?)</strong></span>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Verb:
    """One annotated verb: its text and code points, its document, the class the crowd chose."""

    text: str
    start: int
    end: int
    document: str
    kind: str


def evaluate(path: Path, coder: Coder, *, documents: Collection[str] | None = None) -> Report:
    """Assess every annotated verb and compare.

    Args:
        path: one file, or the folder of the published CSV files (of which those that ask this question are read).
        coder: the coder to measure.
        documents: ids of the documents to measure on, all when not given; the encoder was trained on most of them.

    Raises:
        EvaluationError: R601 no such file.
    """
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    verbs = [verb for file in files for verb in load_matres(file) if documents is None or verb.document in documents]
    if not verbs:
        hint = "Give the folder with AQ_Platinum_all.csv, TBDense_all_new.csv and TB_remaining_147docs.csv."
        raise EvaluationError("R601", f"{path} holds no answers about verbs", hint=hint, path=str(path))
    texts = sorted({verb.text for verb in verbs})
    found: Counter[tuple[str, str]] = Counter()
    sure: Counter[tuple[str, bool]] = Counter()
    errors: dict[str, list[str]] = {}
    by_text: dict[str, list[Verb]] = {}
    for verb in verbs:
        by_text.setdefault(verb.text, []).append(verb)
    for text, page in zip(texts, coder.pages(Document.of(text) for text in texts), strict=True):
        for verb in by_text[text]:
            head = None if isinstance(page, Failure) else page.parse.head_of(verb.start, verb.end)
            if isinstance(page, Failure) or head is None:
                found[verb.kind, "unread"] += 1
                continue
            reading = assess(page.parse, head, page.attributions, tags=page.tags)
            kind = CLASS_OF_STATUS[reading.status]
            found[verb.kind, kind] += 1
            if reading.status not in _NO_CLASS:
                sure[str(min(9, int(reading.confidence * 10))), kind == verb.kind] += 1
            if kind != verb.kind:
                around = text[max(0, verb.start - 90) : verb.end + 60].replace("\n", " ")
                line = f"{verb.document}: {text[verb.start : verb.end]!r}: …{around}…"
                errors.setdefault(f"{verb.kind} read as {kind}", []).append(line)
    figures = [Figure("verbs", len(verbs))]
    scores = []
    for kind in CLASSES:
        precision, recall, f1 = prf(found, kind)
        if any(gold == kind for gold, _ in found):
            scores.append(f1)
        figures.append(Figure(f"{kind}: F1", f1, f"precision {precision:.2f}, recall {recall:.2f}"))
    macro = sum(scores) / len(scores) if scores else 0.0
    figures.append(Figure("macro-F1", macro, "over the classes that the file has"))
    for decile in map(str, range(10)):
        size = sure[decile, True] + sure[decile, False]
        if size:
            figures.append(Figure(f"right at confidence 0.{decile}", sure[decile, True] / size, f"of {size} readings"))
    return Report(
        title="matres: status of verbs",
        figures=tuple(figures),
        errors=tuple(
            ErrorClass(name, len(rows), tuple(rows))
            for name, rows in sorted(errors.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
    )


def prf(found: Counter[tuple[str, str]], kind: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a class in a table of (gold, found) counts.

    Example:
        >>> prf(Counter({("denied", "denied"): 3, ("happened", "denied"): 1}), "denied")[0]
        0.75
    """
    right = found[kind, kind]
    given = sum(count for (_, other), count in found.items() if other == kind)
    wanted = sum(count for (gold, _), count in found.items() if gold == kind)
    precision, recall = right / given if given else 0.0, right / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def load_matres(path: Path) -> tuple[Verb, ...]:
    """The verbs of one file; empty for a file that does not ask this question. Raises EvaluationError R601."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            if _QUESTION not in (reader.fieldnames or ()):
                return ()
            return tuple(_verbs(reader))
    except (OSError, ValueError, KeyError, csv.Error) as err:
        hint = "Give the crowd's CSV files as published."
        raise EvaluationError("R601", f"{path} is not of that form: {err}", hint=hint, path=str(path)) from err


def _verbs(reader: csv.DictReader[str]) -> Iterator[Verb]:
    for row in reader:
        kind = _ANSWERS.get(row[_QUESTION])
        if kind is None or float(row[f"{_QUESTION}:confidence"] or 0) < _CONFIDENCE:
            continue
        body = row["bodytext"].replace("</p><p>", "\n\n")
        marked = _MARKED.search(body)
        if marked is None:
            continue
        before, verb, after = (
            html.unescape(_TAG.sub("", part)) for part in (body[: marked.start()], marked[1], body[marked.end() :])
        )
        start = len(before) + len(verb) - len(verb.lstrip())
        yield Verb(before + verb + after, start, start + len(verb.strip()), row["docid"], kind)
