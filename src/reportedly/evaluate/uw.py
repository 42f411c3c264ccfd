"""Factuality on the UW scale: Pearson's r and mean absolute error over annotated event words.

Published form (unified factuality; UW, UDS-IH2 and CommitmentBank share it): JSON Lines, one sentence a line, ``text``
in tokens divided by single blanks, ``targets`` with ``span1`` (token indices, end exclusive) and ``label`` in [-3, 3].
UDS-IH2 asks another question (has it happened yet?), so that plans score below zero there.

Source: Lee et al. 2015 (UW); Stanovsky et al. 2017 (the common form). Published there: r .86, MAE .35 at best.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.coder import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate.report import ErrorClass, Figure, Report
from reportedly.says import assess
from reportedly.types import Document, Failure

_MISS = 1.5


@dataclass(frozen=True, slots=True)
class Target:
    """One annotated word or phrase: code points of the sentence, and its mean human value in [-3, 3]."""

    start: int
    end: int
    value: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence."""

    text: str
    targets: tuple[Target, ...]


def evaluate(path: Path, coder: Coder) -> Report:
    """Assess every annotated word of every file and compare.

    Args:
        path: one file, or a folder of which every ``.jsonl`` file is measured by itself.
        coder: the coder to measure.

    Raises:
        EvaluationError: R601 not such a file.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise EvaluationError("R601", f"{path} holds no .jsonl file", hint="Give the folder UW, or one of its files.")
    figures: list[Figure] = []
    errors: dict[str, list[str]] = {}
    for file in files:
        sentences = load_uw(file)
        gold: list[float] = []
        found: list[float] = []
        documents = (Document.of(sentence.text) for sentence in sentences)
        for sentence, page in zip(sentences, coder.pages(documents), strict=True):
            for target in sentence.targets:
                gold.append(target.value)
                head = None if isinstance(page, Failure) else page.parse.head_of(target.start, target.end)
                if isinstance(page, Failure) or head is None:
                    found.append(0.0)
                    continue
                reading = assess(page.parse, head, page.attributions, tags=page.tags)
                found.append(reading.score)
                if abs(reading.score - target.value) >= _MISS:
                    kind = f"{_side(target.value)} read as {reading.status}"
                    word = sentence.text[target.start : target.end]
                    line = f"{file.stem}: {target.value:+.1f} not {reading.score:+.1f}: {word!r}: {sentence.text}"
                    errors.setdefault(kind, []).append(line)
        figures += [
            Figure(f"{file.stem}: words", len(gold)),
            Figure(f"{file.stem}: Pearson r", pearson(found, gold), "published best .86"),
            Figure(f"{file.stem}: MAE", mean_absolute_error(found, gold), "published best .35"),
        ]
    return Report(
        title="uw: factuality of event words",
        figures=tuple(figures),
        errors=tuple(
            ErrorClass(name, len(rows), tuple(rows))
            for name, rows in sorted(errors.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
    )


def load_uw(path: Path) -> tuple[Sentence, ...]:
    """The sentences of a published file. Raises EvaluationError R601 when it is not of that form."""
    try:
        with path.open(encoding="utf-8") as lines:
            return tuple(_sentences(lines))
    except (OSError, ValueError, KeyError, TypeError, IndexError) as err:
        hint = "Give a JSON Lines file of the unified factuality data, with text and targets in each line."
        raise EvaluationError("R601", f"{path} is not of that form: {err}", hint=hint, path=str(path)) from err


def _sentences(lines: Iterator[str]) -> Iterator[Sentence]:
    for line in lines:
        if not line.strip():
            continue
        row = json.loads(line)
        text = str(row["text"])
        edges, at = [], 0
        for word in text.split(" "):
            edges.append((at, at + len(word)))
            at += len(word) + 1
        yield Sentence(
            text,
            tuple(
                Target(edges[item["span1"][0]][0], edges[item["span1"][1] - 1][1], float(item["label"]))
                for item in row["targets"]
            ),
        )


def pearson(found: Sequence[float], gold: Sequence[float]) -> float:
    """Pearson's correlation; 0 where one side does not vary.

    Example:
        >>> round(pearson([1, 2, 3], [2, 4, 6]), 3)
        1.0
    """
    count = len(gold)
    if count < 2:
        return 0.0
    mean_found, mean_gold = math.fsum(found) / count, math.fsum(gold) / count
    both = math.fsum((a - mean_found) * (b - mean_gold) for a, b in zip(found, gold, strict=True))
    spread_found = math.fsum((a - mean_found) ** 2 for a in found)
    spread_gold = math.fsum((b - mean_gold) ** 2 for b in gold)
    return both / math.sqrt(spread_found * spread_gold) if spread_found and spread_gold else 0.0


def mean_absolute_error(found: Sequence[float], gold: Sequence[float]) -> float:
    """The mean distance between what was found and the human value."""
    return math.fsum(abs(a - b) for a, b in zip(found, gold, strict=True)) / len(gold) if gold else 0.0


def _side(value: float) -> str:
    if value >= 1.0:
        return "a fact"
    return "left open" if value > -1.0 else "not a fact"
