"""Fit how sure a record is: writes ``data/says/record_confidence.toml`` and prints the reliability.

    python training/record_confidence.py --claims tests/gold/claims [--claims GOLD/claims] \
        [--judged tests/gold/judged_records.jsonl --stream GOLD/stream/te3_silver] [--check]

Logistic regression on the parts of each record. Right means that the event, both sides, the status and the innermost
source are: by the marks of whole articles, and by hand for records drawn from a stream of agency news, one a document.
Records that a judgement no longer fits, because the coder reads them otherwise today, are left out. ``--check`` prints
the reliability of the installed weights and writes nothing. The printed bins of a fit are those of a tenfold check.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
from attribution_confidence import Floats, fit, likely

from reportedly import Coder, Document
from reportedly.coder.confidence import Parts, confidence_of, features
from reportedly.coder.join import explained
from reportedly.evaluate.claims import FIELDS, load_claims, match
from reportedly.lexicon import data_root
from reportedly.ontology import plover
from reportedly.types import Failure, Record

FOLDS = 10
GRADED = ("event", "status", "sources", "actors")
NAMES = tuple(features(Parts(1, 1, 1, 1, 1, 1, 1)))
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.001)
Judged = tuple[Record, Parts, bool]


def records(coder: Coder, document: Document) -> list[tuple[Record, Parts]]:
    """The records of a document with their parts; none when it cannot be coded."""
    [page] = coder.pages([document])
    return [] if isinstance(page, Failure) else explained(page, plover(), coder.run)


def of_claims(coder: Coder, path: Path) -> Iterator[Judged]:
    """The records of hand-marked articles; those spent on claims that need not be coded are left out."""
    for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
        document, claims = load_claims(file)
        found = records(coder, document)
        parts = {record.id: part for record, part in found}
        matches, extra = match(claims, [record for record, _ in found])
        for item in matches:
            if item.claim.core:
                yield item.record, parts[item.record.id], len(item.agree) == len(FIELDS)
        for record in extra:
            yield record, parts[record.id], False


def of_stream(coder: Coder, judged: Path, folder: Path) -> Iterator[Judged]:
    """The records of the stream that were judged and are read today as they were then."""
    for line in judged.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for record, part in records(coder, stream_document(folder / f"{row['document']}.tml")):
            if fits(record, row):
                right = row["right"]
                yield record, part, len(right) == len(FIELDS) + 1 and all(right.values())
                break


def stream_document(path: Path) -> Document:
    """An item of the stream as plain text."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    text = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
    day = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', raw, re.DOTALL)
    body = html.unescape(re.sub(r"<[^>]+>", "", text.group(1))) if text else ""
    return Document.of(body, id=path.stem, published=date.fromisoformat(day.group(1)) if day else None)


def fits(record: Record, row: dict[str, object]) -> bool:
    """Whether a judgement is about this reading of the deed."""
    source = record.sources[-1].span if record.sources else None
    return (
        (record.event_text.start, record.event_text.end) == (row["start"], row["end"])
        and record.event.value == row["event"]
        and record.status.value == row["status"]
        and sorted({actor.actor.code or "?" for actor in record.actor}) == row["actor"]
        and sorted({actor.actor.code or "?" for actor in record.recipient}) == row["recipient"]
        and ([source.start, source.end] if source else None) == row["source"]
    )


def fitted(inputs: Floats, right: Floats) -> Floats:
    """The weights; a part that seems to speak against the record the surer it is, by chance, has none."""
    columns = list(range(len(NAMES)))
    while True:
        found = fit(inputs[:, columns], right)
        against = [k for k, column in enumerate(columns) if NAMES[column] in GRADED and found[k] < 0]
        if not against:
            break
        del columns[min(against, key=lambda k: float(found[k]))]
    weights = np.zeros(len(NAMES))
    weights[columns] = found
    return weights


def show(said: Sequence[float], right: Sequence[bool]) -> None:
    """Print the share right by what was said, and the mean square error beside that of the base rate."""
    chance, truth = np.array(said), np.array(right, dtype=float)
    for low, high in pairwise(BINS):
        part = (chance >= low) & (chance < high)
        if part.any():
            print(
                f"  {low:.1f}-{min(high, 1):.1f}: said {chance[part].mean():.2f}, right {truth[part].mean():.2f}",
                end="",
            )
            print(f" of {part.sum()}")
    base = truth.mean() * (1 - truth.mean())
    print(f"  mean square error {((chance - truth) ** 2).mean():.3f}; of the base rate {truth.mean():.2f}: {base:.3f}")


def main() -> None:
    """Fit and write, or check."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--claims", type=Path, action="append", default=[], help="hand-marked articles, or a folder")
    options.add_argument("--judged", type=Path, help="judgements of the stream's records")
    options.add_argument("--stream", type=Path, help="the stream's folder")
    options.add_argument("--check", action="store_true", help="print the reliability of the installed weights only")
    args = options.parse_args()
    coder = Coder()
    judged = [item for path in args.claims for item in of_claims(coder, path)]
    if args.judged is not None and args.stream is not None:
        judged += list(of_stream(coder, args.judged, args.stream))
    right = [mark for _, _, mark in judged]
    print(f"{len(judged)} records, {np.mean(right):.2f} right")
    if args.check:
        show([confidence_of(parts) for _, parts, _ in judged], right)
        return
    inputs = np.array([list(features(parts).values()) for _, parts, _ in judged])
    truth = np.array(right, dtype=float)
    fold = np.arange(len(truth)) % FOLDS
    said = np.zeros(len(truth))
    for k in range(FOLDS):
        said[fold == k] = likely(inputs[fold == k], fitted(inputs[fold != k], truth[fold != k]))
    show(said.tolist(), right)
    weights = dict(zip(NAMES, fitted(inputs, truth).tolist(), strict=True))
    lines = ["# Written by training/record_confidence.py from records judged by hand.", "[weights]"]
    lines += [f"{name} = {value:.3f}" for name, value in weights.items()]
    Path(str(data_root() / "says" / "record_confidence.toml")).write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
