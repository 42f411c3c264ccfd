"""Fit how sure a record is: writes ``data/says/record_confidence.toml`` and prints the reliability.

    python training/record_confidence.py --stream GOLD/stream [--check] [--judged bench/precision.jsonl]

Logistic regression on what speaks for and against a record. Right means that category, actor and recipient are all
right, judged by hand (``bench/precision.py``). Records that a judgement no longer fits, because the coder reads them
otherwise today, are left out, and so are draws kept for a last check (``--held``). ``--check`` prints the reliability
of the installed weights on exactly those, and writes nothing. The printed bins of a fit are those of a tenfold check.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from attribution_confidence import fit, likely

from reportedly import Coder
from reportedly.coder.confidence import Evidence, confidence_of
from reportedly.coder.join import explained
from reportedly.lexicon import data_root
from reportedly.ontology import plover
from reportedly.types import Failure, Record

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from precision import KEPT, Judgement, document_of, fits, judgements

FOLDS, RIDGE = 10, 8.0
BINS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.001)
Judged = tuple[Record, Evidence, bool]


def judged_records(coder: Coder, kept: Sequence[Judgement], folder: Path) -> list[Judged]:
    """The records of the streams that were judged and are read today as they were then."""
    found: list[Judged] = []
    for name in sorted({item.document for item in kept}):
        [page] = coder.pages([document_of(folder, name)])
        if isinstance(page, Failure):
            continue
        records = explained(page, plover(), coder.run)
        for item in kept:
            if item.document != name:
                continue
            found.extend((record, part, item.right) for record, part in records if fits(record, item))
    return found


def show(said: Sequence[float], right: Sequence[bool]) -> None:
    """Print the share right by what was said, the mean square error beside that of the base rate, and the cuts."""
    chance, truth = np.array(said), np.array(right, dtype=float)
    for low, high in pairwise(BINS):
        part = (chance >= low) & (chance < high)
        if part.any():
            shares = f"said {chance[part].mean():.2f}, right {truth[part].mean():.2f} of {part.sum()}"
            print(f"  {low:.1f}-{min(high, 1):.1f}: {shares}")
    base = truth.mean() * (1 - truth.mean())
    print(f"  mean square error {((chance - truth) ** 2).mean():.3f}; of the base rate {truth.mean():.2f}: {base:.3f}")
    for cut in (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7):
        part = chance >= cut
        if part.any():
            kept = f"kept {part.mean():.2f}, precision {truth[part].mean():.3f}"
            print(f"  cut {cut}: {kept}, of the right ones {truth[part].sum() / truth.sum():.2f}")


def main() -> None:
    """Fit and write, or check."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--judged", type=Path, default=KEPT, help="judgements of records")
    options.add_argument("--stream", type=Path, required=True, help="folder of the streams")
    options.add_argument("--held", action="append", default=["last"], help="draws that nothing is fitted on")
    options.add_argument("--check", action="store_true", help="print the reliability of the installed weights only")
    args = options.parse_args()
    coder = Coder()
    kept = [item for item in judgements(args.judged) if (item.draw in args.held) == args.check]
    judged = judged_records(coder, kept, args.stream)
    right = [mark for _, _, mark in judged]
    print(f"{len(judged)} of {len(kept)} judged records are read as then, {np.mean(right):.2f} right")
    if args.check:
        show([confidence_of(evidence) for _, evidence, _ in judged], right)
        return
    names = list(judged[0][1])
    inputs = np.array([[evidence[name] for name in names] for _, evidence, _ in judged])
    truth = np.array(right, dtype=float)
    # articles stay together, so that nothing is learned from an article's other records
    documents = {name: k for k, name in enumerate(sorted({record.document.id for record, _, _ in judged}))}
    fold = np.array([documents[record.document.id] % FOLDS for record, _, _ in judged])
    said = np.zeros(len(truth))
    for k in range(FOLDS):
        said[fold == k] = likely(inputs[fold == k], fit(inputs[fold != k], truth[fold != k], RIDGE))
    show(said.tolist(), right)
    lines = ["# Written by training/record_confidence.py from records judged by hand.", "[weights]"]
    lines += [f"{name} = {value:.3f}" for name, value in zip(names, fit(inputs, truth, RIDGE).tolist(), strict=True)]
    Path(str(data_root() / "says" / "record_confidence.toml")).write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
