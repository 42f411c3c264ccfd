"""Time expressions against TimeML: extraction strict and relaxed, and the TIMEX3 value (TempEval-3, task A).

Published form: ``*.tml`` files, one a document, in a folder and its subfolders. The text between the TEXT tags is read
with the day of the document creation time as its day of publication.

Source: UzZaman et al. 2013, SemEval-2013 task 1. Strict wants equal extents, relaxed any overlap; an expression counts
for the value when it overlaps and the value is equal, and the F1 is over all expressions.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportedly.coder import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate.report import ErrorClass, Figure, Report
from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.types import Document, Failure, Timex
from reportedly.when import TimeFinder

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class GoldTimex:
    """One annotated expression: offsets into the document's text, TIMEX3 type and value."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One TimeML document."""

    document: Document
    timexes: tuple[GoldTimex, ...]


def load_timeml(path: Path) -> list[GoldDocument]:
    """All TimeML documents below ``path``, by name.

    Raises:
        EvaluationError: R610 no ``.tml`` file there, or one that is no TimeML.
    """
    files = sorted(path.rglob("*.tml")) if path.is_dir() else [path]
    if not files:
        raise EvaluationError(
            "R610", f"no .tml files in {path}", hint="Give the folder of TimeML files.", path=str(path)
        )
    # The published training set holds one article in two folders; it counts once.
    return list({gold.document.digest: gold for gold in map(_load, files)}.values())


def _load(file: Path) -> GoldDocument:
    try:
        root = ElementTree.parse(file).getroot()
    except (OSError, ElementTree.ParseError) as err:
        raise EvaluationError("R610", f"{file}: {err}", hint="It should be a TimeML file.", path=str(file)) from err
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None:
        raise EvaluationError("R610", f"{file} has no TEXT", hint="It should be a TimeML file.", path=str(file))
    parts: list[str] = []
    found: list[GoldTimex] = []
    _walk(body, parts, found)
    published = None
    if created is not None:
        match = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", created.get("value", ""))
        published = date(int(match[1]), int(match[2]), int(match[3])) if match else None
    document = Document.of("".join(parts), id=file.stem, published=published)
    return GoldDocument(document, tuple(found))


def _walk(element: ElementTree.Element, parts: list[str], found: list[GoldTimex]) -> None:
    start = sum(map(len, parts))
    parts.append(element.text or "")
    for child in element:
        _walk(child, parts, found)
        parts.append(child.tail or "")
    if element.tag == "TIMEX3":
        end = start + len("".join(parts)[start:].rstrip())
        found.append(GoldTimex(start, end, element.get("type", ""), element.get("value", "")))


def evaluate(path: Path, coder: Coder) -> Report:
    """Read every document and compare its expressions with the annotated ones.

    Args:
        path: a ``.tml`` file or a folder of them.
        coder: whose parser reads the texts.

    Raises:
        EvaluationError: R610 as in :func:`load_timeml`.
    """
    golds = load_timeml(path)
    pairs = list(_read(golds, coder.parser))
    strict = relaxed = kinds = values = 0
    errors: dict[str, list[str]] = {}
    gold_count = sum(len(gold.timexes) for gold, _ in pairs)
    system_count = sum(len(system) for _, system in pairs)
    for gold, system in pairs:
        free = list(system)
        for item in gold.timexes:
            text = gold.document.text[item.start : item.end]
            match = _match(item, free)
            if match is None:
                _note(errors, f"missed {item.kind}", f"{text!r} {item.value}")
                continue
            free.remove(match)
            relaxed += 1
            exact = (match.span.start, match.span.end) == (item.start, item.end)
            strict += exact
            kinds += match.kind == item.kind
            values += match.value == item.value
            if not exact:
                _note(errors, "extent", f"{text!r} read as {match.span.text!r}")
            if match.value != item.value:
                _note(errors, f"value of {item.kind}", f"{text!r} {item.value}, read as {match.value} ({match.why})")
        for extra in free:
            _note(errors, "not annotated", f"{extra.span.text!r} {extra.value} ({extra.why})")
    figures = (
        Figure("documents", len(pairs)),
        Figure("expressions", gold_count, f"{system_count} read"),
        Figure("strict F1", f1(strict, gold_count, system_count)),
        Figure("relaxed F1", f1(relaxed, gold_count, system_count)),
        Figure("relaxed precision", round(relaxed / (system_count or 1), 3)),
        Figure("relaxed recall", round(relaxed / (gold_count or 1), 3)),
        Figure("type F1", f1(kinds, gold_count, system_count)),
        Figure("value F1", f1(values, gold_count, system_count), "HeidelTime about 0.78 on the test part (published)"),
    )
    classes = [ErrorClass(name, len(lines), tuple(lines[:_SHOWN])) for name, lines in errors.items()]
    return Report("Time expressions (TempEval-3)", figures, tuple(sorted(classes, key=lambda item: -item.count)))


def f1(hits: int, gold: int, system: int) -> float:
    """F1 from counts.

    Example:
        >>> f1(8, 10, 10)
        0.8
    """
    return round(2 * hits / (gold + system), 3) if gold + system else 0.0


def _read(golds: Sequence[GoldDocument], parser: Parser) -> Iterator[tuple[GoldDocument, tuple[Timex, ...]]]:
    finder = TimeFinder()
    for gold, parse in zip(golds, parser.parse_many(gold.document for gold in golds), strict=True):
        yield gold, () if isinstance(parse, Failure) else finder.read(Page(gold.document, parse))


def _match(gold: GoldTimex, system: Sequence[Timex]) -> Timex | None:
    """The expression that overlaps most."""
    best, most = None, 0
    for item in system:
        shared = min(gold.end, item.span.end) - max(gold.start, item.span.start)
        if shared > most:
            best, most = item, shared
    return best


def _note(errors: dict[str, list[str]], name: str, line: str) -> None:
    errors.setdefault(name, []).append(line)
