"""The place of a given event verb, or none, against hand-marked sentences.

Published form: a JSON list; each item has ``text``, ``tokens`` and ``spans`` with token indices and the labels VERB and
LOCATION. Character offsets of the published file are sometimes wrong, so they are taken from its tokens.

An answer is right when it is one of the marked locations (the words, whatever articles and punctuation stand around
them), or when it is none and none is marked.

Source: Halterman 2019, "Geolocating political events in text".
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.coder import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate.report import ErrorClass, Figure, Report
from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.types import Document, Failure
from reportedly.where import PlaceFinder
from reportedly.where.attach import mention_of

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One sentence, the offsets of its verb, and those of its places."""

    document: Document
    verb: tuple[int, int]
    places: tuple[tuple[int, int], ...]


def load_events(path: Path) -> list[GoldEvent]:
    """The sentences with exactly one verb marked.

    Raises:
        EvaluationError: R612 the file is not of this form.
    """
    hint = "Give labeled_text.json in the published form."
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [event for number, row in enumerate(rows) if (event := _event(number, row)) is not None]
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, IndexError) as err:
        raise EvaluationError("R612", f"{path}: {err!r}", hint=hint, path=str(path)) from err


def _event(number: int, row: dict[str, object]) -> GoldEvent | None:
    text, tokens, spans = row["text"], row["tokens"], row.get("spans") or []
    assert isinstance(text, str) and isinstance(tokens, list) and isinstance(spans, list)
    offsets: list[tuple[int, int]] = []
    at = 0
    for token in tokens:
        start = text.find(token["text"], at)
        if start < 0:
            return None
        at = start + len(token["text"])
        offsets.append((start, at))
    marked: dict[str, list[tuple[int, int]]] = {"VERB": [], "LOCATION": []}
    for span in spans:
        if span["token_end"] >= len(offsets):
            return None  # two items of the published file point past their tokens
        marked[span["label"]].append((offsets[span["token_start"]][0], offsets[span["token_end"]][1]))
    if len(marked["VERB"]) != 1:
        return None
    document = Document.of(text, id=str(number))
    return GoldEvent(document, marked["VERB"][0], tuple(marked["LOCATION"])) if document.text == text else None


def evaluate(path: Path, coder: Coder) -> Report:
    """Ask for the place of every marked verb.

    Args:
        path: the published JSON file.
        coder: whose parser reads the texts.

    Raises:
        EvaluationError: R612 as in :func:`load_events`.
    """
    counts: Counter[str] = Counter()
    errors: dict[str, list[str]] = {}
    for gold, answer in _read(load_events(path), coder.parser):
        text = gold.document.text
        marked = [text[start:end] for start, end in gold.places]
        said = text[answer[0] : answer[1]] if answer else None
        right = _plain(said) in {_plain(item) for item in marked} if said else not marked
        overlap = answer is not None and any(answer[0] < end and start < answer[1] for start, end in gold.places)
        counts["events"] += 1
        counts["right"] += right
        counts["with place"] += bool(marked)
        counts["place right"] += right and bool(marked)
        counts["none right"] += right and not marked
        counts["overlap"] += overlap or (right and not marked)
        if not right:
            name = (
                "no place marked"
                if not marked
                else "no place found"
                if not said
                else "extent"
                if overlap
                else "other place"
            )
            verb = text[gold.verb[0] : gold.verb[1]]
            errors.setdefault(name, []).append(
                f"{verb}: {' | '.join(marked) or '-'}; read {said or '-'}: {' '.join(text.split())}"
            )
    total = counts["events"] or 1
    figures = (
        Figure("events", counts["events"], f"{counts['with place']} with a place"),
        Figure("exact place or correct none", round(counts["right"] / total, 3)),
        Figure("place right, of those with one", round(counts["place right"] / (counts["with place"] or 1), 3)),
        Figure("none right, of those without", round(counts["none right"] / ((total - counts["with place"]) or 1), 3)),
        Figure("overlapping place or correct none", round(counts["overlap"] / total, 3)),
    )
    classes = [ErrorClass(name, len(lines), tuple(lines[:_SHOWN])) for name, lines in errors.items()]
    return Report("Place of the event", figures, tuple(sorted(classes, key=lambda item: -item.count)))


def _read(golds: list[GoldEvent], parser: Parser) -> Iterator[tuple[GoldEvent, tuple[int, int] | None]]:
    finder = PlaceFinder()
    for gold, parse in zip(golds, parser.parse_many(gold.document for gold in golds), strict=True):
        answer = None
        if not isinstance(parse, Failure):
            page = Page(gold.document, parse)
            page = Page(gold.document, parse, places=finder.read(page))
            head = parse.head_of(*gold.verb)
            mention = mention_of(page, head) if head is not None else None
            answer = (mention.span.start, mention.span.end) if mention else None
        yield gold, answer


def _plain(text: str | None) -> str:
    words = (text or "").lower().replace("-", " ").replace(".", "").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
