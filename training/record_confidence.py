"""Fit how sure a record is: writes ``data/says/record_confidence.toml`` and prints the reliability.

    python training/record_confidence.py --stream GOLD/stream [--check] [--judged bench/precision.jsonl]

Logistic regression on what speaks for and against a record, and on how judged records of the same trigger rows, and
of the same category with the same sides, have fared (counted without the record's own article, so that it does not
vouch for itself). Right means that category, actor and recipient are all right (``bench/precision.py``).
Records that a judgement no longer fits, because the coder reads them otherwise today, are left out, and so are draws
kept for a last check (``--held``). ``--check`` prints the reliability of the installed weights on exactly those, and
writes nothing. The printed bins of a fit are those of a tenfold check by articles, done with three cuts into folds.

Judged records that are still read as then are right more often than what is written today: wrong ones were mended
since, and what took their place nobody judged. So they only say what counts how much. The level is set by one draw
(``--level``), from articles that nobody had judged before: the mean over today's records of its articles becomes the
share that was right in it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from attribution_confidence import Floats, fit, likely

from reportedly import Coder
from reportedly.coder.confidence import RECORD_OF_ROWS, RECORD_OF_SIDES, confidence_of
from reportedly.coder.evidence import Evidence, odds
from reportedly.coder.join import explained
from reportedly.lexicon import data_root
from reportedly.ontology import plover
from reportedly.types import Failure, Record

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from precision import KEPT, Judgement, document_of, fits, judgements

FOLDS, RIDGE, ROUNDS = 10, 25.0, 3
# How many average records each table of the past begins with.
PRIORS: dict[str, tuple[Callable[[Evidence], str], float]] = {
    RECORD_OF_ROWS: (lambda evidence: evidence.rows, 3.0),
    RECORD_OF_SIDES: (lambda evidence: evidence.sides, 4.0),
}
# A family seen less often than this is not written down: its entry would be next to nothing.
SEEN = 2
BINS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.001)
CUTS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
Judged = tuple[Record, Evidence, bool]


@dataclass(frozen=True, slots=True)
class Past:
    """How records of each key have fared: by key, and by key and document, (right, all)."""

    key: Callable[[Evidence], str]
    strength: float
    share: float
    seen: Counter[str]
    right: Counter[str]
    seen_in: Counter[tuple[str, str]]
    right_in: Counter[tuple[str, str]]

    @classmethod
    def of(cls, judged: Sequence[Judged], key: Callable[[Evidence], str], strength: float) -> Past:
        """Counted on these records."""
        return cls(
            key,
            strength,
            float(np.mean([right for _, _, right in judged])),
            Counter(key(evidence) for _, evidence, _ in judged),
            Counter(key(evidence) for _, evidence, right in judged if right),
            Counter((key(evidence), record.document.id) for record, evidence, _ in judged),
            Counter((key(evidence), record.document.id) for record, evidence, right in judged if right),
        )

    def value(self, name: str, but: str | None = None) -> float:
        """Log odds of a key against the average, without the records of the document ``but``."""
        seen = self.seen[name] - (self.seen_in[name, but] if but is not None else 0)
        right = self.right[name] - (self.right_in[name, but] if but is not None else 0)
        return odds((right + self.strength * self.share) / (seen + self.strength)) - odds(self.share)

    def table(self) -> dict[str, float]:
        """What is written down, by name."""
        return {name: self.value(name) for name in sorted(self.seen) if self.seen[name] >= SEEN}


def matrix(judged: Sequence[Judged], names: Sequence[str], pasts: dict[str, Past], *, own: bool) -> Floats:
    """One row a record; ``own``: the records are those that the tables were counted on."""
    return np.array(
        [
            [
                *(evidence.facts.get(name, 0.0) for name in names),
                *(past.value(past.key(evidence), record.document.id if own else None) for past in pasts.values()),
            ]
            for record, evidence, _ in judged
        ]
    )


def pasts_of(judged: Sequence[Judged]) -> dict[str, Past]:
    """The tables of the past, by the name of their weight."""
    return {name: Past.of(judged, key, strength) for name, (key, strength) in PRIORS.items()}


def tenfold(judged: Sequence[Judged], names: Sequence[str], shift: int) -> list[float]:
    """What each record is said to be when nothing was learned from its article or others of its fold."""
    documents = {name: k for k, name in enumerate(sorted({record.document.id for record, _, _ in judged}))}
    # whole articles stay together; another shift cuts the articles into other folds
    order = np.random.default_rng(shift).permutation(len(documents))
    fold = np.array([order[documents[record.document.id]] % FOLDS for record, _, _ in judged])
    said = np.zeros(len(judged))
    for k in range(FOLDS):
        known = [item for item, part in zip(judged, fold, strict=True) if part != k]
        asked = [item for item, part in zip(judged, fold, strict=True) if part == k]
        pasts = pasts_of(known)
        truth = np.array([right for _, _, right in known], dtype=float)
        weights = fit(matrix(known, names, pasts, own=True), truth, RIDGE)
        said[fold == k] = likely(matrix(asked, names, pasts, own=False), weights)
    return [float(value) for value in said]


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


def levelled(weights: Floats, inputs: Floats, counts: Floats, share: float) -> Floats:
    """The weights with the bias (first) moved, so that the weighted mean chance of ``inputs`` is ``share``."""
    low, high = -10.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        moved = np.concatenate([[weights[0] + middle], weights[1:]])
        if np.average(likely(inputs, moved), weights=counts) > share:
            high = middle
        else:
            low = middle
    result: Floats = np.concatenate([[weights[0] + (low + high) / 2], weights[1:]])
    return result


def all_of(coder: Coder, names: Sequence[str], folder: Path) -> tuple[list[Judged], Floats]:
    """Today's records of whole articles, judged or not, and how much each counts: an article as its draw took of it."""
    found: list[Judged] = []
    counts: list[float] = []
    for name in sorted(set(names)):
        [page] = coder.pages([document_of(folder, name)])
        if not isinstance(page, Failure):
            records = explained(page, plover(), coder.run)
            found.extend((record, evidence, False) for record, evidence in records)
            counts.extend([names.count(name) / max(len(records), 1)] * len(records))
    return found, np.array(counts)


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
    for cut in CUTS:
        part = chance >= cut
        if part.any():
            kept = f"kept {part.mean():.2f}, precision {truth[part].mean():.3f}"
            print(f"  cut {cut}: {kept}, of the right ones {truth[part].sum() / truth.sum():.2f}")


def main() -> None:
    """Fit and write, or check."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--judged", type=Path, default=KEPT, help="judgements of records")
    options.add_argument("--stream", type=Path, required=True, help="folder of the streams")
    options.add_argument("--held", action="append", default=["last", "last-2"], help="draws that nothing is fitted on")
    options.add_argument("--level", default="last-2", help="draw whose share right sets the level")
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
    names = ["bias", *sorted({name for _, evidence, _ in judged for name in evidence.facts} - {"bias"})]
    said = [value for shift in range(ROUNDS) for value in tenfold(judged, names, shift)]
    show(said, right * ROUNDS)
    pasts = pasts_of(judged)
    weights = fit(matrix(judged, names, pasts, own=True), np.array(right, dtype=float), RIDGE)
    fresh = [item for item in judgements(args.judged) if item.draw == args.level]
    records, counts = all_of(coder, [item.document for item in fresh], args.stream)
    share = float(np.mean([item.right for item in fresh]))
    before = weights[0]
    weights = levelled(weights, matrix(records, names, pasts, own=False), counts, share)
    print(
        f"{len(records)} records of {args.level}'s articles set to {share:.2f}: bias {before:+.3f} to {weights[0]:+.3f}"
    )
    lines = ["# Written by training/record_confidence.py from records judged by hand.", "[weights]"]
    lines += [f"{name} = {value:.3f}" for name, value in zip([*names, *pasts], weights.tolist(), strict=True)]
    for title, name in (("rows", RECORD_OF_ROWS), ("sides", RECORD_OF_SIDES)):
        lines += [f"\n[{title}]", *(f'"{key}" = {value:.3f}' for key, value in pasts[name].table().items())]
    Path(str(data_root() / "says" / "record_confidence.toml")).write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
