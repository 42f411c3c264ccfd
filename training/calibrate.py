"""Fit on the development parts the few numbers that turn scores into probabilities, and write them to the manifest.

    python training/calibrate.py --gold GOLD --weights src/reportedly/models

Fitted: the temperature of the status head (one number, MATRES held-out part), the weights of an attribution's score
(four numbers, PolNeAR development part: is content and source right?), and, coarsely, the biases and thresholds of
linking. Prints the reliability tables. So few numbers on so many cases say little of the cases themselves; figures on
parts kept back are still the ones to quote.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from pathlib import Path

import torch
from data import Article, Example, factuality, matres, polnear, split_by_document
from torch import Tensor
from torch.nn import functional

from evaluate import attribution_figures, gold_spans, jaccard, predictions, tag_all
from reportedly.tagging import STATUSES, SharedTagger
from reportedly.tagging.encoder import MANIFEST
from reportedly.types import Tags

START = {
    "bias_source": 1.0,
    "bias_cue": 0.5,
    "bias_content": 0.5,
    "source_link": 0.3,
    "source_alone": 0.4,
    "content_link": 0.3,
    "content_change": 6.0,
}
SHIPPED = {
    "bias_source": 1.0,
    "bias_cue": 0.5,
    "bias_content": 0.1,
    "content_link": 0.25,
    "content_change": 4.0,
    "cue_edge": 0.3,
}
"""Set after the search, for reading together with the rules of *says*, which know sources and quotations better."""
GRID = {
    "bias_cue": (0.25, 0.5, 0.75, 1.0),
    "bias_source": (0.5, 1.0, 1.5, 2.0),
    "bias_content": (0.25, 0.5, 0.75),
    "source_link": (0.2, 0.3, 0.4),
    "source_alone": (0.3, 0.4),
    "content_link": (0.2, 0.3, 0.4),
}
"""Added to the log odds of a role; least mean link of a source or content. Coarse, so that little is fitted."""
BINS = 10


def fit(logits: Tensor, gold: Tensor, start: Sequence[float]) -> list[float]:
    """Weights of a logistic regression of ``gold`` on the columns of ``logits``, the first weight being the bias."""
    weights = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    design = torch.cat([torch.ones(len(logits), 1, dtype=torch.float64), logits.double()], dim=1)
    optimizer = torch.optim.LBFGS([weights], max_iter=200)

    def closure() -> Tensor:
        optimizer.zero_grad()
        loss = functional.binary_cross_entropy_with_logits(design @ weights, gold.double())
        loss = loss + 1e-3 * weights[1:].square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return [round(value, 4) for value in weights.tolist()]


def reliability(scores: Sequence[float], right: Sequence[bool]) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error, and for each tenth of the scale: mean score, share right, number."""
    rows = []
    error = 0.0
    for k in range(BINS):
        inside = [i for i, score in enumerate(scores) if min(int(score * BINS), BINS - 1) == k]
        if not inside:
            continue
        mean = sum(scores[i] for i in inside) / len(inside)
        share = sum(right[i] for i in inside) / len(inside)
        error += abs(mean - share) * len(inside) / len(scores)
        rows.append((round(mean, 3), round(share, 3), len(inside)))
    return round(error, 4), rows


def judged(articles: Sequence[Article], tags: Sequence[Tags]) -> list[bool]:
    """For each attribution found: are its content and source both right (token Jaccard of 0.5 or better)?"""
    right = []
    for article, one in zip(articles, tags, strict=True):
        golds = [(set(link.content), set(link.source)) for link in article.links]
        for found in one.attributions:
            content, source = set(found.content), set(found.source)
            best = max(golds, key=lambda gold: jaccard(gold[0], content), default=(set(), set()))
            whole = not best[1] or jaccard(best[1], source) >= 0.5
            right.append(jaccard(best[0], content) >= 0.5 and whole)
    return right


def certainties(tags: Sequence[Tags]) -> Tensor:
    """Log odds of cue, content and source of each attribution found, as ``decode`` computes them."""
    rows = []
    for one in tags:
        for found in one.attributions:
            cue = sum(one.scores["cue"][i] for i in found.cue) / len(found.cue)
            content = sum(found.content_scores[i - found.first] for i in found.content) / len(found.content)
            if found.source:
                source = sum(found.source_scores[i - found.first] for i in found.source) / len(found.source)
            else:
                source = 1.0 - max(found.source_scores)
            bounded = [min(max(value, 1e-4), 1 - 1e-4) for value in (cue, content, source)]
            rows.append([math.log(value / (1 - value)) for value in bounded])
    return torch.tensor(rows)


def status_temperature(examples: Sequence[Example], tags: Sequence[Tags]) -> tuple[float, list[float], list[bool]]:
    """The temperature of least log loss, and with it each verb's confidence and whether it is right."""
    logits = torch.tensor(
        [
            [math.log(max(one.scores[name][i], 1e-4)) for name in STATUSES]
            for example, one in zip(examples, tags, strict=True)
            for i in example.status
        ]
    )
    gold = torch.tensor([label for example in examples for label in example.status.values()])
    best = min((t / 20 for t in range(8, 60)), key=lambda t: functional.cross_entropy(logits / t, gold).item())
    confidence, found = (logits / best).softmax(-1).max(-1)
    return best, confidence.tolist(), (found == gold).tolist()


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    args = parser.parse_args()
    path = args.weights / MANIFEST
    row = json.loads(path.read_text(encoding="utf-8"))
    row["settings"] = dict(START)
    path.write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")
    tagger = SharedTagger(args.weights)
    articles = polnear(args.gold / "polnear", "dev")
    texts = [article.page.parse.document.text for article in articles]
    gold = [gold_spans(article) for article in articles]

    parts = [tagger.scores(article.page.parse) for article in articles]
    best = -1.0
    for name, values in GRID.items():
        for value in values:
            tagger.settings = row["settings"] | {name: value}
            found = [predictions(a, tagger.tags(part)) for a, part in zip(articles, parts, strict=True)]
            figure = attribution_figures(texts, gold, found)["content_and_source"]
            if figure > best:
                best, row["settings"] = figure, dict(tagger.settings)
    row["settings"] |= SHIPPED
    tagger.settings = dict(row["settings"])
    tags = [tagger.tags(part) for part in parts]
    right = judged(articles, tags)
    weights = fit(certainties(tags), torch.tensor(right), [0.0, 0.5, 0.5, 0.5])
    names = ("score_bias", "score_cue", "score_content", "score_source")
    row["settings"] |= dict(zip(names, weights, strict=True))

    uw_dev = factuality(args.gold / "factuality/UW/dev.jsonl", "uw")
    uw = factuality(args.gold / "factuality/UW/train.jsonl", "uw")
    _, held = split_by_document(matres(args.gold / "matres"), uw, uw_dev)
    held_tags = tag_all(tagger, [one.page for one in held if one.page])
    temperature, confidence, hits = status_temperature(held, held_tags)
    row["settings"]["status_temperature"] = temperature
    path.write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")

    tagger.settings = dict(row["settings"])
    scores = [found.score for part in parts for found in tagger.tags(part).attributions]
    print(json.dumps(row["settings"]))
    print("attribution: calibration error, (mean score, share right, number):", *reliability(scores, right), sep="\n")
    print("status: calibration error, (mean score, share right, number):", *reliability(confidence, hits), sep="\n")


if __name__ == "__main__":
    main()
