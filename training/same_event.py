"""Fits the weights of ``link.pairs`` on ECB+: ``python training/same_event.py ECBPLUS_FOLDER [--write]``.

Logistic regression over pairs of gold mentions in articles that are alike, training topics alone; by four parts of the
topics it also prints what to expect on topics not seen. Nothing of ECB+ goes into the package but these weights.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

import numpy as np

from reportedly.config import Settings
from reportedly.evaluate.clusters import clusters_of, conll
from reportedly.evaluate.ecbplus import TRAINED, Article, load_ecbplus
from reportedly.evaluate.same_event import tellings_of
from reportedly.link.agglomerate import agglomerate
from reportedly.link.documents import Articles
from reportedly.link.pairs import features
from reportedly.link.same_event import pairs_of_like_articles
from reportedly.parsing import Parser

PENALTY = 1.0
OUT = Path(__file__).parent.parent / "src" / "reportedly" / "data" / "link" / "pair_weights.toml"


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method with a ridge on all but the first column."""
    weights = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], PENALTY)
    ridge[0] = 1e-6
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (y - p) - ridge * weights
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge), gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def main() -> None:
    """Fit, print the figures, and write the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", type=Path)
    options.add_argument("--write", action="store_true")
    options.add_argument("--cache", type=Path, help="where to keep the parses between runs")
    given = options.parse_args()
    articles = load_ecbplus(given.gold, TRAINED)
    if given.cache and given.cache.exists():
        tellings = pickle.loads(given.cache.read_bytes())
    else:
        tellings = tellings_of(articles, Parser(Settings()))
        if given.cache:
            given.cache.write_bytes(pickle.dumps(tellings))
    vectors = Articles(article.text for article in articles)
    told: dict[int, set[str]] = {}
    for telling, _ in tellings:
        told.setdefault(telling.article, set()).add(telling.trigger)
    pairs = pairs_of_like_articles([telling for telling, _ in tellings], vectors)
    rows = [features(tellings[i][0], tellings[j][0], vectors, told) for i, j in pairs]
    names = ["always", *sorted({name for row in rows for name in row} - {"always"})]
    column = {name: k for k, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for k, row in enumerate(rows):
        for name, value in row.items():
            x[k, column[name]] = value
    gold = [cluster for _, cluster in tellings]
    y = np.array([gold[i] == gold[j] for i, j in pairs], dtype=float)
    print(f"{len(pairs)} pairs, {int(y.sum())} of one event, {len(names)} weights")
    _expected(articles, tellings, pairs, x, y)
    weights = fit(x, y)
    if given.write:
        lines = [f'"{name}" = {weight:.4f}' for name, weight in zip(names, weights, strict=True)]
        text = OUT.read_text(encoding="utf-8")
        head, house = text.split("[fitted]")[0], text[text.index("[house]") :]
        OUT.write_text(f"{head}[fitted]\n" + "\n".join(lines) + f"\n\n{house}", encoding="utf-8")


def _expected(articles: tuple[Article, ...], tellings, pairs, x, y) -> None:
    """CoNLL F1 by threshold, each topic scored by weights that did not see it."""
    part = [TRAINED.index(articles[telling.article].topic) % 4 for telling, _ in tellings]
    of_pair = np.array([part[i] if part[i] == part[j] else -1 for i, j in pairs])
    p = np.zeros(len(pairs))
    for k in range(4):
        weights = fit(x[(of_pair != k)], y[(of_pair != k)])
        p[of_pair == k] = 1 / (1 + np.exp(-np.clip(x[of_pair == k] @ weights, -30, 30)))
    gold = clusters_of({i: cluster for i, (_, cluster) in enumerate(tellings)})
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45):
        scores = {pair: float(q) for pair, q in zip(pairs, p, strict=True) if q > 0.02}
        found = [frozenset(c) for c in agglomerate(len(tellings), scores, threshold)]
        print(f"threshold {threshold}: CoNLL F1 {conll(gold, found):.3f}")


if __name__ == "__main__":
    main()
