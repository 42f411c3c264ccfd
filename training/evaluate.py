"""Figures of a folder of weights on the development parts, through the package's own tagger.

    python training/evaluate.py --gold GOLD --weights src/reportedly/models [--predictions FILE]

Prints one JSON object. Attribution figures are counted as PolNeAR's scorer counts them: whitespace tokens, contents
matched one to one at a token Jaccard of 0.5 or better, a source right at the same measure.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from data import ROLES, STATUSES, Article, Example, factuality, matres, polnear, split_by_document

from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.tagging import SharedTagger
from reportedly.types import Tags

Spans = dict[str, list[tuple[int, int]]]


def tag_all(tagger: SharedTagger, pages: Iterable[Page]) -> list[Tags]:
    """The tags of all pages."""
    return [tagger.read(page) for page in pages]


def joined(parse: Parse, tokens: Sequence[int]) -> list[tuple[int, int]]:
    """Token indices as character spans, neighbours joined."""
    spans: list[tuple[int, int]] = []
    before = -2
    for i in tokens:
        token = parse.tokens[i]
        if i == before + 1:
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
        before = i
    return spans


def predictions(article: Article, tags: Tags) -> list[Spans]:
    """The tagger's attributions as character spans."""
    return [{role: joined(article.page.parse, getattr(found, role)) for role in ROLES} for found in tags.attributions]


def gold_spans(article: Article) -> list[Spans]:
    """The annotator's attributions as character spans."""
    return [{role: joined(article.page.parse, getattr(link, role)) for role in ROLES} for link in article.links]


def f1(right_of_found: float, found: float, right_of_gold: float, gold: float) -> float:
    """F1 in per cent."""
    precision, recall = right_of_found / max(found, 1), right_of_gold / max(gold, 1)
    return round(200 * precision * recall / max(precision + recall, 1e-9), 1)


def jaccard(a: set[int], b: set[int]) -> float:
    """Shared of all; 0 when both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0


def attribution_figures(
    texts: Iterable[str], gold: Iterable[list[Spans]], found: Iterable[list[Spans]]
) -> dict[str, float]:
    """Token F1 by role; F1 of contents matched, and of contents matched with the right source."""
    count: Counter[str] = Counter()
    for text, golds, founds in zip(texts, gold, found, strict=True):
        word_at = [-1] * len(text)
        for i, match in enumerate(re.finditer(r"\S+", text)):
            word_at[match.start() : match.end()] = [i] * (match.end() - match.start())

        def words(spans: list[tuple[int, int]], word_at: list[int] = word_at) -> set[int]:
            return {word_at[c] for a, b in spans for c in range(a, b)} - {-1}

        gs = [{role: words(one[role]) for role in ROLES} for one in golds]
        ps = [{role: words(one[role]) for role in ROLES} for one in founds]
        gs, ps = [g for g in gs if g["content"]], [p for p in ps if p["content"]]
        for role in ROLES:
            g = set().union(*(one[role] for one in gs))
            p = set().union(*(one[role] for one in ps))
            count.update({f"{role}.right": len(g & p), f"{role}.gold": len(g), f"{role}.found": len(p)})
        pairs = sorted(
            (-jaccard(g["content"], p["content"]), i, j)
            for i, g in enumerate(gs)
            for j, p in enumerate(ps)
            if jaccard(g["content"], p["content"]) >= 0.5
        )
        used_g: set[int] = set()
        used_p: set[int] = set()
        for _, i, j in pairs:
            if i in used_g or j in used_p:
                continue
            used_g.add(i)
            used_p.add(j)
            count["matched"] += 1
            count["whole"] += not gs[i]["source"] or jaccard(gs[i]["source"], ps[j]["source"]) >= 0.5
        count["gold"] += len(gs)
        count["found"] += len(ps)
    figures = {}
    for role in ROLES:
        right = count[f"{role}.right"]
        figures[f"token_{role}"] = f1(right, count[f"{role}.found"], right, count[f"{role}.gold"])
    figures["content_matched"] = f1(count["matched"], count["found"], count["matched"], count["gold"])
    figures["content_and_source"] = f1(count["whole"], count["found"], count["whole"], count["gold"])
    figures["found"], figures["gold"] = count["found"], count["gold"]
    return figures


def tagged_roles(article: Article, tags: Tags) -> list[Spans]:
    """All tagged tokens of a role as one, for token figures that do not depend on linking."""
    return [
        {
            role: joined(article.page.parse, [i for i, label in enumerate(tags.spans[role]) if label != "O"])
            for role in ROLES
        }
    ]


def value_figures(examples: Sequence[Example], tags: Sequence[Tags], head: str = "uw") -> dict[str, float]:
    """Pearson's r and mean absolute error of factuality."""
    pairs = [
        (value, one.scores["factuality"][token])
        for example, one in zip(examples, tags, strict=True)
        for token, value in example.values.get(head, {}).items()
    ]
    n = len(pairs)
    mean_a, mean_b = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    cov = sum((a - mean_a) * (b - mean_b) for a, b in pairs)
    r = cov / math.sqrt(sum((a - mean_a) ** 2 for a, _ in pairs) * sum((b - mean_b) ** 2 for _, b in pairs))
    return {"r": round(r, 4), "mae": round(sum(abs(a - b) for a, b in pairs) / n, 4), "n": n}


def status_figures(examples: Sequence[Example], tags: Sequence[Tags]) -> dict[str, float]:
    """F1 by class and macro-F1."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for example, one in zip(examples, tags, strict=True):
        for token, label in example.status.items():
            best = max(STATUSES, key=lambda name: one.scores[name][token])
            gold[STATUSES[label]] += 1
            found[best] += 1
            right[best] += best == STATUSES[label]
    figures = {name: f1(right[name], found[name], right[name], gold[name]) for name in STATUSES}
    return figures | {"macro_f1": round(sum(figures.values()) / len(figures), 1), "n": sum(gold.values())}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--predictions", type=Path, help="write the attributions found, one article a line")
    args = parser.parse_args()
    tagger = SharedTagger(args.weights)
    articles = polnear(args.gold / "polnear", "dev")
    tags = tag_all(tagger, [article.page for article in articles])
    found = [predictions(article, one) for article, one in zip(articles, tags, strict=True)]
    texts = [article.page.parse.document.text for article in articles]
    gold = [gold_spans(article) for article in articles]
    figures: dict[str, object] = {"attribution": attribution_figures(texts, gold, found)}
    roles = [tagged_roles(article, one) for article, one in zip(articles, tags, strict=True)]
    figures["roles_alone"] = attribution_figures(texts, gold, roles)
    if args.predictions:
        rows = ({"doc": a.name, "attributions": f} for a, f in zip(articles, found, strict=True))
        args.predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    uw = factuality(args.gold / "factuality/UW/train.jsonl", "uw")
    uw_dev = factuality(args.gold / "factuality/UW/dev.jsonl", "uw")
    figures["uw"] = value_figures(uw_dev, tag_all(tagger, [one.page for one in uw_dev if one.page]))
    _, held = split_by_document(matres(args.gold / "matres"), uw, uw_dev)
    figures["matres"] = status_figures(held, tag_all(tagger, [one.page for one in held if one.page]))
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
