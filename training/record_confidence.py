"""Fit how sure a record is: writes ``data/says/record_confidence.toml`` and ``record_forest.json``, prints reliability.

    python training/record_confidence.py --stream GOLD/stream [--cache FOLDER] [--check]

Two fits on what speaks for and against a record, their log odds added and scaled: a logistic regression
(on how judged records of the same trigger rows, and of the same category with the same sides, have fared too, counted
without the record's own article, so that it does not vouch for itself), and a forest of random trees, for facts that
mean something only together. Right means that category, actor and recipient are all right (``bench/precision.py``).
Records that a judgement no longer fits, because the coder reads them otherwise today, are left out, and so are draws
kept for a last check (``--held``). ``--check`` prints the reliability of the installed fit on exactly those, and
writes nothing. The printed bins of a fit are those of a tenfold check by articles.

``--cache`` keeps the parsed and tagged articles as pickles there, so that a fit after a change of rules runs the rooms
alone; empty the folder after a change of parser or encoder weights.

Judged records that are still read as then are right more often than what is written today: wrong ones were mended
since, and what took their place nobody judged. So they only say what counts how much. The level is set by draws of
which every record was judged (``--level``): the mean over today's records of their articles becomes the share that was
right in them.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from attribution_confidence import Floats, fit, likely
from forest import chances, grow
from forest import write as write_forest

from reportedly import Coder
from reportedly.coder.confidence import RECORD_OF_ROWS, RECORD_OF_SIDES, TOGETHER, confidence_of
from reportedly.coder.evidence import Evidence, odds
from reportedly.coder.join import explained
from reportedly.lexicon import data_root
from reportedly.ontology import plover
from reportedly.pipeline import Page, Pipeline
from reportedly.syntax import Parse
from reportedly.types import Document, Failure, Layer, Record, Tags

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from precision import KEPT, Judgement, document_of, fits, judgements

FOLDS, RIDGE = 10, 25.0
# How many average records each table of the past begins with.
PRIORS: dict[str, tuple[Callable[[Evidence], str], float]] = {
    RECORD_OF_ROWS: (lambda evidence: evidence.rows, 3.0),
    RECORD_OF_SIDES: (lambda evidence: evidence.sides, 4.0),
}
# A family seen less often than this is not written down: its entry would be next to nothing.
SEEN = 2
# A fact that fewer judged records have says nothing that would last.
LEAST = 6
HELD = ("last", "last-2", "last-3", "last-4", "last-5", "last-6", "last-7")
LEVEL = tuple(f"{stream}-{n}" for stream in ("guardian", "agency") for n in (6, 7, 8, 9))
BINS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.001)
CUTS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
Judged = tuple[Record, Evidence, bool]
Explained = dict[str, list[tuple[Record, Evidence]]]


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


def facts_of(judged: Sequence[Judged], names: Sequence[str]) -> Floats:
    """One row a record."""
    return np.array([[evidence.facts.get(name, 0.0) for name in names] for _, evidence, _ in judged])


def with_pasts(facts: Floats, judged: Sequence[Judged], pasts: dict[str, Past], *, own: bool) -> Floats:
    """The facts and what the tables say; ``own``: the records are those that the tables were counted on."""
    said = [
        [past.value(past.key(evidence), record.document.id if own else None) for past in pasts.values()]
        for record, evidence, _ in judged
    ]
    return np.hstack([facts, np.array(said)])


def pasts_of(judged: Sequence[Judged]) -> dict[str, Past]:
    """The tables of the past, by the name of their weight."""
    return {name: Past.of(judged, key, strength) for name, (key, strength) in PRIORS.items()}


def log_odds(chance: Floats) -> Floats:
    """Bounded as :func:`reportedly.coder.evidence.odds` bounds them."""
    return np.array([odds(float(value)) for value in chance])


def tenfold(judged: Sequence[Judged], names: Sequence[str], truth: Floats) -> Floats:
    """Log odds of each record, of both fits together, when nothing was learned from articles of its fold."""
    documents = {name: k for k, name in enumerate(sorted({record.document.id for record, _, _ in judged}))}
    # whole articles stay together
    order = np.random.default_rng(0).permutation(len(documents))
    fold = np.array([order[documents[record.document.id]] % FOLDS for record, _, _ in judged])
    facts, said = facts_of(judged, names), np.zeros(len(judged))
    for k in range(FOLDS):
        inside, asked = fold != k, fold == k
        known = [item for item, part in zip(judged, inside, strict=True) if part]
        rest = [item for item, part in zip(judged, asked, strict=True) if part]
        pasts = pasts_of(known)
        weights = fit(with_pasts(facts[inside], known, pasts, own=True), truth[inside], RIDGE)
        said[asked] = with_pasts(facts[asked], rest, pasts, own=False) @ weights
        said[asked] += log_odds(chances(grow(names, facts[inside], truth[inside], seed=k), facts[asked]))
    return said


class Known:
    """Stands for the tagger where a pickle holds what it said."""

    name, requires, provides = "known", frozenset({Layer.PARSE}), Layer.TAGS

    def read(self, page: Page) -> Tags:
        """The tags that the page has."""
        return page.tags


def articles(coder: Coder, names: Sequence[str], folder: Path, cache: Path | None) -> Iterator[Page]:
    """The pages with every layer, parsed and tagged anew only where no pickle holds them."""
    wanted, fresh = set(names), []
    tagger, *others = coder.pipeline.components
    rooms = Pipeline([Known(), *others])
    # deep trees of pages pickle by recursion
    sys.setrecursionlimit(200_000)
    for path in sorted(cache.glob("pages_*.pkl")) if cache else ():
        for page in pickle.loads(path.read_bytes()):
            if page.document.id in wanted:
                wanted.discard(page.document.id)
                yield from (read for read in [rooms.run(page)] if isinstance(read, Page))
    for document, parse in parses(coder, [document_of(folder, name) for name in sorted(wanted)]):
        tagged = Pipeline([tagger]).run(Page(document, parse))
        if isinstance(tagged, Page):
            fresh.append(tagged)
            yield from (read for read in [rooms.run(tagged)] if isinstance(read, Page))
    if cache and fresh:
        cache.mkdir(parents=True, exist_ok=True)
        (cache / f"pages_{len(list(cache.glob('pages_*.pkl')))}.pkl").write_bytes(pickle.dumps(fresh))


def parses(coder: Coder, documents: Sequence[Document]) -> Iterator[tuple[Document, Parse]]:
    """The documents that the parser can read, one by one."""
    for document in documents:
        [parse] = coder.parser.parse_many([document])
        if not isinstance(parse, Failure):
            yield document, parse


def judged_records(found: Explained, kept: Sequence[Judgement]) -> list[Judged]:
    """The records that were judged and are read today as they were then."""
    return [
        (record, part, item.right)
        for item in kept
        for record, part in found.get(item.document, ())
        if fits(record, item)
    ]


def level_of(weights: Floats, said: Floats, counts: Floats, share: float) -> float:
    """What is added to the bias so that the weighted mean chance becomes ``share``."""
    low, high = -10.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        if np.average(likely(said, weights + np.array([middle, 0.0])), weights=counts) > share:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def show(chance: Floats, truth: Floats) -> None:
    """Print the share right by what was said, the mean square error beside that of the base rate, and the cuts."""
    for low, high in pairwise(BINS):
        part = (chance >= low) & (chance < high)
        if part.any():
            shares = f"said {chance[part].mean():.2f}, right {truth[part].mean():.2f} of {part.sum()}"
            print(f"  {low:.1f}-{min(high, 1):.1f}: {shares}")
    base = truth.mean() * (1 - truth.mean())
    print(f"  mean square error {((chance - truth) ** 2).mean():.3f}; of the base rate {truth.mean():.2f}: {base:.3f}")
    ranks = np.argsort(np.argsort(chance, kind="stable"), kind="stable") + 1
    hits, rest = truth.sum(), (1 - truth).sum()
    print(f"  area under the curve {(ranks[truth == 1].sum() - hits * (hits + 1) / 2) / (hits * rest):.3f}")
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
    options.add_argument("--cache", type=Path, help="folder of parsed and tagged articles")
    options.add_argument("--held", nargs="+", default=HELD, help="draws that nothing is fitted on")
    options.add_argument("--level", nargs="+", default=LEVEL, help="draws whose share right sets the level")
    options.add_argument("--check", action="store_true", help="print the reliability of the installed fit only")
    args = options.parse_args()
    coder = Coder()
    every = judgements(args.judged)
    kept = [item for item in every if (item.draw in args.held) == args.check]
    fresh = [] if args.check else [item for item in every if item.draw in args.level]
    wanted = {item.document for item in [*kept, *fresh]}
    found: Explained = {
        page.document.id: explained(page, plover(), coder.run)
        for page in articles(coder, sorted(wanted), args.stream, args.cache)
    }
    judged = judged_records(found, kept)
    truth = np.array([mark for _, _, mark in judged], dtype=float)
    print(f"{len(judged)} of {len(kept)} judged records are read as then, {truth.mean():.2f} right")
    if args.check:
        show(np.array([confidence_of(evidence) for _, evidence, _ in judged]), truth)
        return
    counted = Counter(name for _, evidence, _ in judged for name in evidence.facts)
    names = ["bias", *sorted(name for name, count in counted.items() if count >= LEAST and name != "bias")]
    said = tenfold(judged, names, truth)
    # one slope for both: a weight of each would suit the articles at hand and carry over less well to others
    said = np.stack([np.ones(len(said)), said], axis=1)
    mixed = fit(said, truth, 0.0)
    show(likely(said, mixed), truth)
    facts, pasts = facts_of(judged, names), pasts_of(judged)
    weights = fit(with_pasts(facts, judged, pasts, own=True), truth, RIDGE)
    forest = grow(names, facts, truth)
    drawn = Counter(item.document for item in fresh)
    records = [(record, part, False) for name in sorted(drawn) for record, part in found.get(name, ())]
    counts = np.array([drawn[record.document.id] / len(found[record.document.id]) for record, _, _ in records])
    rows = facts_of(records, names)
    both = np.ones((len(records), 2))
    both[:, 1] = with_pasts(rows, records, pasts, own=False) @ weights + log_odds(chances(forest, rows))
    share = float(np.mean([item.right for item in fresh]))
    moved = level_of(mixed, both, counts, share)
    print(f"{len(records)} records of the level's articles set to {share:.2f}: bias {moved:+.3f}; slope {mixed[1]:.2f}")
    final = weights * mixed[1]
    final[0] += mixed[0] + moved
    lines = ["# Written by training/record_confidence.py from records judged by hand.", "[weights]"]
    lines += [f"{name} = {value:.3f}" for name, value in zip([*names, *pasts], final.tolist(), strict=True)]
    lines.append(f"{TOGETHER} = {mixed[1]:.3f}")
    for title, name in (("rows", RECORD_OF_ROWS), ("sides", RECORD_OF_SIDES)):
        lines += [f"\n[{title}]", *(f'"{key}" = {value:.3f}' for key, value in pasts[name].table().items())]
    says = Path(str(data_root() / "says"))
    write_forest(forest, says / "record_forest.json")
    (says / "record_confidence.toml").write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
