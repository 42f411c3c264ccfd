"""How alike two articles are in what they tell: tf-idf of content words, and how far apart in time; and their clusters.

Articles meet over the words that weigh most in them, so that the work grows with their number, not with its square.

Source: Salton and Buckley 1988 (tf-idf, cosine); news events as clusters in time: Allan et al. 1998.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

import numpy as np

from reportedly.link.agglomerate import agglomerate
from reportedly.link.words import content

if TYPE_CHECKING:
    from numpy.typing import NDArray

THRESHOLD = 0.14
"""The least mean likeness of two clusters of articles that tell of one event. Fitted on BASIL, news clusters, ECB+."""

_HEAVIEST = 20  # words over which articles meet
_NEIGHBOURS = 100  # earlier articles with the same heavy word that an article is compared with
_FADING = 30.0  # days in which likeness fades ...
_REMAINS = 0.6  # ... to this share of it
_LEAST = 0.05


class Counted(Protocol):
    """In how many articles words stand, of articles that were counted before."""

    articles: int

    def among(self, place: int) -> bool:
        """Whether the text of that place was counted before."""
        ...

    def frequencies(self, terms: Sequence[str]) -> Sequence[int]:
        """The number of articles with each word."""
        ...


class Articles:
    """Articles as vectors. Terms are numbered as they come; a word's weight follows from all articles.

    Args:
        texts: one for each article, headline included.
        counted: articles whose words count too; ``None`` when the texts are all there are.

    Example:
        >>> few = Articles(["Troops shelled the town of Idlib.", "Idlib town was shelled", "Budget passed."])
        >>> few.likeness(0, 1) > 0.5 > few.likeness(0, 2)
        True
    """

    def __init__(self, texts: Iterable[str], counted: Counted | None = None) -> None:
        self._terms: dict[str, int] = {}
        self._ids: list[NDArray[np.uint32]] = []
        self._weights: list[NDArray[np.float32]] = []
        for text in texts:
            counts = Counter(content(text))
            rows = sorted((self._terms.setdefault(term, len(self._terms)), count) for term, count in counts.items())
            self._ids.append(np.array([term for term, _ in rows], dtype=np.uint32))
            self._weights.append((1.0 + np.log([count for _, count in rows])).astype(np.float32))
        self._count = len(self._ids)
        self._frequency = np.zeros(len(self._terms), dtype=np.int64)
        total = counted.articles if counted else 0
        for place, ids in enumerate(self._ids):
            if counted is None or not counted.among(place):
                self._frequency[ids] += 1
                total += 1
        frequency = self._frequency.astype(np.float64)
        if counted is not None:
            frequency += np.array(counted.frequencies(list(self._terms)), dtype=np.float64)
        self._rarity = np.log((total + 1) / (frequency + 0.5)).astype(np.float32)
        self._most = math.log(2 * (total + 1))
        for ids, weights in zip(self._ids, self._weights, strict=True):
            weights *= self._rarity[ids]
            length = float(np.sqrt(weights @ weights))
            if length:
                weights /= length
        self._known: dict[tuple[int, int], float] = {}
        rarities = (np.maximum(self._rarity, 0.0) / self._most).astype(float).tolist()
        self._rarities: dict[str, float] = dict(zip(self._terms, rarities, strict=True))
        self._lengths: dict[frozenset[str], float] = {}

    def __len__(self) -> int:
        return self._count

    def frequencies(self) -> dict[str, int]:
        """In how many of the texts each word stands, those counted before left out."""
        return {term: int(count) for term, count in zip(self._terms, self._frequency, strict=True) if count}

    def rarity(self, term: str) -> float:
        """The weight of a stem by how few articles have it, from 0 to 1."""
        return self._rarities.get(term, 1.0)

    def shared(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The cosine of two sets of stems, each weighing by its rarity."""
        both = a & b
        if not both:
            return 0.0
        length = self._length(a) * self._length(b)
        return self._squares(both) / length if length else 0.0

    def rarest(self, words: frozenset[str]) -> float:
        """The weight of the rarest of the stems; 0 when there is none."""
        return max(map(self.rarity, words), default=0.0)

    def likeness(self, i: int, j: int) -> float:
        """The cosine of two articles, 0 to 1."""
        if i == j:
            return 1.0
        key = (i, j) if i < j else (j, i)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > 200_000:
                self._known.clear()
            found = self._known[key] = self._cosine(i, j)
        return found

    def heaviest(self, i: int, count: int = _HEAVIEST) -> list[int]:
        """The numbers of the terms that weigh most in an article."""
        weights, ids = self._weights[i], self._ids[i]
        order = np.lexsort((ids, -weights))[:count]
        return [int(ids[k]) for k in order if weights[k] > 0]

    def _length(self, words: frozenset[str]) -> float:
        found = self._lengths.get(words)
        if found is None:
            found = self._lengths[words] = math.sqrt(self._squares(words))
        return found

    def _squares(self, words: frozenset[str]) -> float:
        # fsum: the order of a set must not show in the last digit
        return math.fsum([self._rarities.get(word, 1.0) ** 2 for word in words])

    def _cosine(self, i: int, j: int) -> float:
        a, b = self._ids[i], self._ids[j]
        if len(a) > len(b):
            i, j, a, b = j, i, b, a
        if not len(a):
            return 0.0
        at = np.minimum(np.searchsorted(b, a), len(b) - 1)
        return float(np.where(b[at] == a, self._weights[i] * self._weights[j][at], 0.0).sum())


def cluster_articles(
    texts: Iterable[str], days: Sequence[date | None], *, threshold: float = THRESHOLD
) -> list[list[int]]:
    """Clusters of articles that tell of one event, each in order of the input.

    Args:
        texts: headline and text of each article.
        days: of publication; ``None`` where unknown.
        threshold: the least mean likeness of two clusters to be joined.
    """
    articles = Articles(texts)
    order = sorted(range(len(articles)), key=lambda i: (days[i] is None, days[i] or date.min, i))
    with_term: defaultdict[int, list[int]] = defaultdict(list)
    scores: dict[tuple[int, int], float] = {}
    for i in order:
        terms = articles.heaviest(i)
        for j in sorted({j for term in terms for j in with_term[term][-_NEIGHBOURS:]}):
            score = articles.likeness(i, j) * nearness(days[i], days[j])
            if score >= _LEAST:
                scores[min(i, j), max(i, j)] = score
        for term in terms:
            with_term[term].append(i)
    return agglomerate(len(articles), scores, threshold)


def nearness(a: date | None, b: date | None) -> float:
    """What is left of two articles' likeness for the days between them.

    Example:
        >>> nearness(date(2024, 5, 1), date(2024, 5, 1)), round(nearness(date(2024, 5, 1), date(2025, 5, 1)), 2)
        (1.0, 0.6)
    """
    if a is None or b is None:
        return 1.0
    return _REMAINS + (1 - _REMAINS) * math.exp(-abs((a - b).days) / _FADING)
