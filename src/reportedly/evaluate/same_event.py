"""Same event: mentions across articles (ECB+), or whole articles of several outlets (BASIL, news clusters).

ECB+ is measured with gold mentions, on every topic of the folder but those that the weights are fitted on, as MUC,
B-cubed and CEAF-e and their mean (CoNLL F1), singletons included; nothing else of the gold is used, neither topics nor
articles' groups. BASIL (``triplet-uuid``) and the news clusters (``newsCluster``) are measured as clusters of articles.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.coder import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate.clusters import b_cubed, ceaf_e, clusters_of, conll, muc, pairs
from reportedly.evaluate.ecbplus import DEVELOPMENT, SENTENCES, TRAINED, Article, load_ecbplus
from reportedly.evaluate.report import ErrorClass, Figure, Report
from reportedly.link.documents import Articles, cluster_articles
from reportedly.link.same_event import cluster_mentions
from reportedly.link.telling import Telling, telling_at
from reportedly.parsing import Parser
from reportedly.types import Document, Failure

_HINT = "Give ECB+ (the folder with its list of sentences), or a folder of BASIL's or the news clusters' JSON files."


@dataclass(frozen=True, slots=True)
class Story:
    """An article of a set of clusters: headline and text, day of publication, and its gold cluster."""

    name: str
    text: str
    day: date | None
    cluster: str


def evaluate(path: Path, coder: Coder) -> Report:
    """Cluster and compare.

    Args:
        path: a folder of one of the three forms.
        coder: its parser reads ECB+; articles need none.

    Raises:
        EvaluationError: R601 not such a folder.
    """
    if (path / SENTENCES).is_file():
        topics = {file.parent.name for file in path.glob("**/*.xml")}
        wanted = topics & set(DEVELOPMENT) or topics - set(TRAINED)
        return _mentions(load_ecbplus(path, wanted), coder.parser)
    return _articles(load_stories(path))


def tellings_of(articles: Sequence[Article], parser: Parser) -> list[tuple[Telling, str]]:
    """The telling of each gold mention, with its gold cluster."""
    found: list[tuple[Telling, str]] = []
    documents = [Document.of(article.text, id=article.name) for article in articles]
    for number, (article, parse) in enumerate(zip(articles, parser.parse_many(documents), strict=True)):
        if isinstance(parse, Failure):
            continue
        for mention in article.mentions:
            telling = telling_at(parse, mention.start, mention.end, number)
            if telling is not None:
                found.append((telling, mention.cluster))
    return found


def load_stories(path: Path) -> tuple[Story, ...]:
    """The articles of BASIL or of the news clusters, by their form. Raises EvaluationError R601 when it is neither."""
    files = sorted(path.glob("**/*.json")) if path.is_dir() else []
    try:
        stories = tuple(_story(file, json.loads(file.read_text(encoding="utf-8"))) for file in files)
    except (OSError, ValueError, KeyError, TypeError) as err:
        raise EvaluationError("R601", f"{path} is not of that form: {err}", hint=_HINT, path=str(path)) from err
    if not stories:
        raise EvaluationError("R601", f"{path} holds no articles of a known form", hint=_HINT, path=str(path))
    return stories


def _story(file: Path, row: dict[str, Any]) -> Story:
    if "newsCluster" in row:
        text = f"{row['title'] or ''}\n{row['text'] or ''}"
        return Story(file.name, text, _day(row["date_publish"]), str(row["newsCluster"]["EventId"]))
    body = "\n".join(" ".join(part) if isinstance(part, list) else str(part) for part in row["body-paragraphs"])
    return Story(file.name, f"{row['title']}\n{body}", _day(row["date"]), str(row["triplet-uuid"]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _articles(stories: Sequence[Story]) -> Report:
    found = [frozenset(c) for c in cluster_articles((s.text for s in stories), [s.day for s in stories])]
    gold = clusters_of({place: story.cluster for place, story in enumerate(stories)})
    cubed, paired = b_cubed(gold, found), pairs(gold, found)
    together = {place: number for number, cluster in enumerate(found) for place in cluster}
    split = [c for c in gold if len({together[i] for i in c}) > 1]
    mixed = [c for c in found if len({stories[i].cluster for i in c}) > 1]
    return Report(
        title="same-event: articles that tell of one event",
        figures=(
            Figure("articles", len(stories)),
            Figure("gold events", len(gold)),
            Figure("events found", len(found)),
            Figure("B-cubed F1", cubed.f1, f"precision {cubed.precision:.3f}, recall {cubed.recall:.3f}"),
            Figure("pairwise F1", paired.f1, f"precision {paired.precision:.3f}, recall {paired.recall:.3f}"),
        ),
        errors=(
            ErrorClass("event split", len(split), tuple(", ".join(stories[i].name for i in sorted(c)) for c in split)),
            ErrorClass("events mixed", len(mixed), tuple(", ".join(stories[i].name for i in sorted(c)) for c in mixed)),
        ),
    )


def _mentions(articles: Sequence[Article], parser: Parser) -> Report:
    tellings = tellings_of(articles, parser)
    only = [telling for telling, _ in tellings]
    clusters = cluster_mentions(only, Articles(article.text for article in articles))
    gold = clusters_of({place: cluster for place, (_, cluster) in enumerate(tellings)})
    found = [frozenset(cluster) for cluster in clusters]
    scores = {"MUC": muc(gold, found), "B-cubed": b_cubed(gold, found), "CEAF-e": ceaf_e(gold, found)}
    together = {place: number for number, cluster in enumerate(found) for place in cluster}
    missed, joined = Counter[str](), Counter[str]()
    for cluster in gold:
        for part, count in Counter(together[i] for i in cluster).items():
            if count < len(cluster):
                missed["/".join(sorted({only[i].trigger for i in cluster & found[part]}))] += 1
    for cluster in found:
        if len({tellings[i][1] for i in cluster}) > 1:
            joined["/".join(sorted({only[i].trigger for i in cluster}))] += 1
    return Report(
        title="same-event: mentions of one event across articles (ECB+, gold mentions)",
        figures=(
            Figure("articles", len(articles)),
            Figure("mentions", len(tellings)),
            Figure("gold events", len(gold)),
            Figure("events found", len(found)),
            *(
                Figure(f"{name} F1", s.f1, f"precision {s.precision:.3f}, recall {s.recall:.3f}")
                for name, s in scores.items()
            ),
            Figure("CoNLL F1", conll(gold, found), "mean of the three; published best about .85"),
        ),
        errors=(
            ErrorClass("event split", sum(missed.values()), tuple(word for word, _ in missed.most_common(40))),
            ErrorClass("events mixed", sum(joined.values()), tuple(word for word, _ in joined.most_common(40))),
        ),
    )
