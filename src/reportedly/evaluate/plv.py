"""Event type of a given pair of actors: PLV, sentences with a marked actor and recipient.

Published form: a TSV with the columns ``marked_sentence`` (``<s>actor</s>``, ``<t>recipient</t>``; either may be
missing), ``gold_root`` (15 categories, ``YIELD`` for today's CONCEDE and RETREAT) and ``gold_penta`` (quad 1 to 4).
YIELD is of quad 2 there, so quads are compared in that older order.

The shipped relation head was trained on the training part, so on that part only the figure of the lexicon alone is an
honest one; ``training/relation_cv.py`` cross-validates the head.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.coder import Coder
from reportedly.coder.relation import relation_of
from reportedly.errors import EvaluationError
from reportedly.evaluate.report import ErrorClass, Figure, Report
from reportedly.ontology import plover
from reportedly.pipeline import Page
from reportedly.tagging.relations import QUAD_OF
from reportedly.types import Document, EventCode, EventType, Layer, Tags

_MARK = re.compile(r"(</?[st]>)")
NONE = "NONE"
Offsets = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Gold:
    """One sentence with a pair and its root; a side that the sentence does not name is ``None``."""

    id: str
    text: str
    source: Offsets
    target: Offsets
    root: str
    quad: int


def evaluate(path: Path, coder: Coder) -> Report:
    """Ask for the relation of every marked pair.

    Args:
        path: the published TSV file.
        coder: the coder to measure.

    Raises:
        EvaluationError: R601 not such a file; R602 a sentence cannot be coded.
    """
    golds = load_plv(path)
    joined: list[str] = []
    alone: list[str] = []
    sure: list[float] = []
    errors: dict[str, list[str]] = {}
    pages = coder.pair_pages(Document.of(gold.text, id=gold.id) for gold in golds)
    for gold, page in zip(golds, pages, strict=True):
        if not isinstance(page, Page):
            raise EvaluationError("R602", f"{gold.id}: {page.message}", hint=page.hint, path=str(path))
        found = relation_of(page, gold.source, gold.target, plover())
        joined.append(root_of(found.event))
        sure.append(found.confidence)
        without = relation_of(page.with_layer(Layer.TAGS, Tags()), gold.source, gold.target, plover())
        alone.append(root_of(without.event))
        if joined[-1] != gold.root:
            words = f"{found.trigger.text!r} {found.why}" if found.trigger else found.why
            errors.setdefault(f"{gold.root} read as {joined[-1]}", []).append(f"{gold.id}: {words}: {gold.text}")
    roots = [gold.root for gold in golds]
    quads = [str(gold.quad) for gold in golds]
    figures = [Figure("pairs", len(golds), "")]
    for name, found_roots in (("", joined), ("lexicon alone, ", alone)):
        note = "weights trained on PLV_train" if not name else ""
        figures.append(Figure(f"{name}accuracy", _share(roots, found_roots), note))
        figures.append(Figure(f"{name}root macro-F1", macro_f1(roots, found_roots), "over the gold's roots"))
        found_quads = [str(int(QUAD_OF.get(root, 0))) for root in found_roots]
        figures.append(Figure(f"{name}quad macro-F1", macro_f1(quads, found_quads), "YIELD in quad 2, as in the set"))
    figures.append(Figure("confidence gap", _gap(roots, joined, sure), "mean distance of confidence and share right"))
    figures.extend(Figure(f"{root}: F1", f1(roots, joined, root), "") for root in sorted(set(roots)))
    return Report(
        title="plv: event type of a marked pair",
        figures=tuple(figures),
        errors=tuple(
            ErrorClass(name, len(rows), tuple(rows))
            for name, rows in sorted(errors.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
    )


def load_plv(path: Path) -> tuple[Gold, ...]:
    """The pairs of the published file. Raises EvaluationError R601 when it is not one."""
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            reader = csv.DictReader(handle, delimiter="\t")
            if not {"marked_sentence", "gold_root", "gold_penta"} <= set(reader.fieldnames or ()):
                raise ValueError("columns are missing")
            return tuple(_gold(row) for row in reader)
    except (OSError, ValueError, KeyError, TypeError) as err:
        hint = "Give a PLV file with the columns marked_sentence, gold_root and gold_penta."
        raise EvaluationError("R601", f"{path} is not a PLV file: {err}", hint=hint, path=str(path)) from err


def root_of(event: EventCode | None) -> str:
    """The set's older root of a category."""
    if event is None:
        return NONE
    return "YIELD" if event in (EventType.CONCEDE, EventType.RETREAT) else event.value


def f1(gold: Sequence[str], found: Sequence[str], label: str) -> float:
    """F1 of one label."""
    right = sum(a == b == label for a, b in zip(gold, found, strict=True))
    both = gold.count(label) + found.count(label)
    return 2 * right / both if both else 0.0


def macro_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """Mean F1 over the labels of ``gold``."""
    labels = sorted(set(gold))
    return sum(f1(gold, found, label) for label in labels) / (len(labels) or 1)


def _gold(row: dict[str, str]) -> Gold:
    text, begin = "", 0
    spans: dict[str, Offsets] = {"s": None, "t": None}
    for part in _MARK.split(row["marked_sentence"]):
        if part in ("<s>", "<t>"):
            begin = len(text)
        elif part in ("</s>", "</t>"):
            spans[part[2]] = spans[part[2]] or (begin, len(text))
        else:
            text += part
    return Gold(row["sentence_id"], text, spans["s"], spans["t"], row["gold_root"], int(row["gold_penta"]))


def _share(gold: Sequence[str], found: Sequence[str]) -> float:
    return sum(a == b for a, b in zip(gold, found, strict=True)) / (len(gold) or 1)


def _gap(gold: Sequence[str], found: Sequence[str], sure: Sequence[float]) -> float:
    """Expected calibration error over ten bins."""
    right: Counter[int] = Counter()
    total: dict[int, float] = {}
    for a, b, confidence in zip(gold, found, sure, strict=True):
        k = min(int(confidence * 10), 9)
        right[k] += a == b
        total[k] = total.get(k, 0.0) + confidence
    return sum(abs(right[k] - total[k]) for k in total) / (len(gold) or 1)
