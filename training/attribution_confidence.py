"""Fit how sure an attribution is, and below what it is left out: writes ``data/says/confidence.toml``.

    python training/attribution_confidence.py --gold GOLD/polnear

Logistic regression on the evidence of each outermost candidate of the development part; right means that its content
and its source are. Run it after the encoder's weights have changed (then ``--keep-rules`` saves time). Prints the
figures of a two-fold check.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.config import Settings
from reportedly.evaluate.polnear import Annotated, annotated, load_polnear, right_ones
from reportedly.lexicon import data_root
from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.says import AttributionFinder, outermost
from reportedly.says.candidates import Candidate
from reportedly.says.confidence import Evidence, features
from reportedly.tagging import SharedTagger
from reportedly.types import Document, Failure

NAMES = tuple(features(Evidence()))
RIDGE = 1.0
THRESHOLDS = tuple(round(0.2 + 0.01 * k, 2) for k in range(40))
LEAST_ROWS = 30

Floats = NDArray[np.float64]


def fit(inputs: Floats, right: Floats, ridge_weight: float = RIDGE) -> Floats:
    """Ridge logistic regression by Newton's method; the bias (first column) is not shrunk."""
    weights = np.zeros(inputs.shape[1])
    ridge = np.eye(len(weights)) * ridge_weight
    ridge[0, 0] = 1e-6
    for _ in range(60):
        chance = likely(inputs, weights)
        curvature = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + ridge
        weights -= np.linalg.solve(curvature, inputs.T @ (chance - right) + ridge @ weights)
    return weights


def likely(inputs: Floats, weights: Floats) -> Floats:
    """The chance of being right."""
    result: Floats = 1.0 / (1.0 + np.exp(-(inputs @ weights)))
    return result


def best_threshold(chance: Floats, right: Floats, gold: int) -> tuple[float, float]:
    """(threshold, F1) where F1 is best, smoothed over neighbouring thresholds."""
    scores = []
    for threshold in THRESHOLDS:
        kept = chance >= threshold
        scores.append(2 * right[kept].sum() / (kept.sum() + gold))
    smooth = np.convolve(scores, np.ones(5) / 5, mode="same")[2:-2]
    k = int(smooth.argmax()) + 2
    return THRESHOLDS[k], float(scores[k])


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="PolNeAR's folder, with train and dev")
    parser.add_argument("--keep-rules", action="store_true", help="leave the rules' shares as they are (saves minutes)")
    args = parser.parse_args()
    finder = AttributionFinder()
    finder.confidence.threshold = 0.0
    documents, gold = load_polnear(args.gold / "dev")
    tagger = SharedTagger()
    rows: list[list[float]] = []
    right: list[bool] = []
    article: list[int] = []
    for number, page in enumerate(pages(documents)):
        tagged = page.with_layer(tagger.provides, tagger.read(page))
        for candidate, mark in outer_marks(finder, tagged, gold):
            rows.append(list(features(candidate.evidence).values()))
            right.append(mark)
            article.append(number)
    inputs, truth = np.array(rows), np.array(right, dtype=float)
    wanted = sum(len(one) for one in gold.values())
    odd = np.array(article) % 2 == 1
    crossed = np.zeros(len(truth))
    for part in (odd, ~odd):
        crossed[part] = likely(inputs[part], fit(inputs[~part], truth[~part]))
    threshold, f1 = best_threshold(crossed, truth, wanted)
    weights = fit(inputs, truth)
    print(f"{len(truth)} candidates, {truth.mean():.1%} right; two-fold: F1 {f1:.3f} at {threshold}")
    for low in np.arange(0.0, 1.0, 0.1):
        part = (crossed >= low) & (crossed < low + 0.1)
        if part.any():
            print(f"  said {low:.1f}-{low + 0.1:.1f}: {truth[part].mean():.2f} of {part.sum()} right")
    by_rule = finder.confidence.by_rule if args.keep_rules else rule_shares(*load_polnear(args.gold / "train"))
    write(dict(zip(NAMES, weights.tolist(), strict=True)), by_rule, threshold)


def pages(documents: list[Document]) -> Iterator[Page]:
    """The pages of documents, parsed."""
    for document, parse in zip(documents, Parser(Settings()).parse_many(documents), strict=True):
        if not isinstance(parse, Failure):
            yield Page(document, parse)


def outer_marks(
    finder: AttributionFinder, page: Page, gold: Mapping[str, list[Annotated]]
) -> list[tuple[Candidate, bool]]:
    """The outermost candidates of a page, each with whether it is right."""
    found = finder.explained(page)
    kept = set(map(id, outermost(attribution for attribution, _ in found)))
    outer = [(attribution, candidate) for attribution, candidate in found if id(attribution) in kept]
    given = annotated(attribution for attribution, _ in outer)
    marks = right_ones(page.document.text, gold[page.document.id], given)
    return [(candidate, mark) for (_, candidate), mark in zip(outer, marks, strict=True)]


def rule_shares(documents: list[Document], gold: Mapping[str, list[Annotated]]) -> dict[str, float]:
    """The share of the rules' own attributions that are right, by kind of cue."""
    finder = AttributionFinder()
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for page in pages(documents):
        for candidate, mark in outer_marks(finder, page, gold):
            kind = "quoted" if candidate.quoted else candidate.kind
            total[kind] += 1
            hits[kind] += mark
    overall = hits.total() / total.total()
    return {
        kind: round(hits[kind] / total[kind] if total[kind] >= LEAST_ROWS else overall, 3) for kind in sorted(total)
    }


def write(weights: dict[str, float], by_rule: dict[str, float], threshold: float) -> None:
    """Write the file that the package reads."""
    lines = [
        "# Written by training/attribution_confidence.py from PolNeAR's development part.",
        f"threshold = {threshold}",
    ]
    lines += ["", "[weights]", *(f"{name} = {value:.3f}" for name, value in weights.items())]
    lines += ["", "# Share of the rules' attributions that are right, by kind of cue (training part)."]
    lines += ["[by_rule]", *(f"{name} = {value}" for name, value in by_rule.items()), ""]
    Path(str(data_root() / "says" / "confidence.toml")).write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
