"""How well clusters match gold clusters: MUC, B-cubed, CEAF-e, their mean (CoNLL F1), and pairs.

No coreference scorer on PyPI is maintained, so these few are our own; the tests hold them equal to the example that the
reference scorer's authors work out by hand.

Source: Vilain et al. 1995 (MUC); Bagga and Baldwin 1998 (B-cubed); Luo 2005 (CEAF); Pradhan et al. 2014 (the reference
implementation, with predicted mentions).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T", bound=Hashable)
Clusters = Sequence[frozenset[T]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean.

    Example:
        >>> round(Score(0.5, 1.0).f1, 3)
        0.667
    """

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 when both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def clusters_of(labels: Mapping[T, Hashable]) -> list[frozenset[T]]:
    """Clusters from one label for each item.

    Example:
        >>> [sorted(cluster) for cluster in clusters_of({"a": 1, "b": 2, "c": 1})]
        [['a', 'c'], ['b']]
    """
    found: defaultdict[Hashable, list[T]] = defaultdict(list)
    for item, label in labels.items():
        found[label].append(item)
    return [frozenset(items) for items in found.values()]


def muc(gold: Clusters[T], found: Clusters[T]) -> Score:
    """Links that are right: how many joins a cluster needs that the other side does not give."""
    return Score(_muc_recall(found, gold), _muc_recall(gold, found))


def b_cubed(gold: Clusters[T], found: Clusters[T]) -> Score:
    """For each item, the share of its cluster that is right."""
    return Score(_b_cubed_recall(found, gold), _b_cubed_recall(gold, found))


def ceaf_e(gold: Clusters[T], found: Clusters[T]) -> Score:
    """Clusters aligned one to one at best, by the share of items that they have in common (phi 4)."""
    where = _places(found)
    alike: dict[tuple[int, int], float] = {}
    for i, cluster in enumerate(gold):
        shared = Counter(where[item] for item in cluster if item in where)
        for j, count in shared.items():
            alike[i, j] = 2 * count / (len(cluster) + len(found[j]))
    total = best_alignment(alike)
    return Score(total / len(found) if found else 0.0, total / len(gold) if gold else 0.0)


def conll(gold: Clusters[T], found: Clusters[T]) -> float:
    """The mean F1 of MUC, B-cubed and CEAF-e."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3


def pairs(gold: Clusters[T], found: Clusters[T]) -> Score:
    """Pairs of items in one cluster that are right, of those found and of those wanted."""
    where = _places(found)
    right = sum(_two(n) for cluster in gold for n in Counter(where[x] for x in cluster if x in where).values())
    had, wanted = sum(_two(len(c)) for c in found), sum(_two(len(c)) for c in gold)
    return Score(right / had if had else 0.0, right / wanted if wanted else 0.0)


def best_alignment(weights: Mapping[tuple[int, int], float]) -> float:
    """The greatest total weight of a one-to-one alignment; pairs not named weigh nothing.

    The pairs fall apart into small groups that touch no other, and each is solved by itself (Kuhn 1955).

    Example:
        >>> best_alignment({(0, 0): 0.5, (0, 1): 0.4, (1, 0): 0.4})
        0.8
    """
    return sum(_assign(group) for group in _groups(weights))


def _two(n: int) -> int:
    return n * (n - 1) // 2


def _places(clusters: Clusters[T]) -> dict[T, int]:
    return {item: place for place, cluster in enumerate(clusters) for item in cluster}


def _muc_recall(gold: Clusters[T], found: Clusters[T]) -> float:
    where = _places(found)
    right = wanted = 0
    for cluster in gold:
        parts = {where[item] for item in cluster if item in where}
        alone = sum(item not in where for item in cluster)
        right += len(cluster) - len(parts) - alone
        wanted += len(cluster) - 1
    return right / wanted if wanted else 0.0


def _b_cubed_recall(gold: Clusters[T], found: Clusters[T]) -> float:
    where = _places(found)
    total, count = 0.0, 0
    for cluster in gold:
        shared = Counter(where[item] for item in cluster if item in where)
        total += sum(n * n for n in shared.values()) / len(cluster)
        count += len(cluster)
    return total / count if count else 0.0


def _groups(weights: Mapping[tuple[int, int], float]) -> Iterable[dict[tuple[int, int], float]]:
    """The pairs, split into the groups that share no row and no column."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def find(x: tuple[str, int]) -> tuple[str, int]:
        root.setdefault(x, x)
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    for i, j in weights:
        root[find(("row", i))] = find(("column", j))
    groups: defaultdict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for (i, j), weight in weights.items():
        groups[find(("row", i))][i, j] = weight
    return groups.values()


def _assign(weights: Mapping[tuple[int, int], float]) -> float:
    """Kuhn's method with potentials (Jonker and Volgenant), rows not more than columns."""
    if len(weights) == 1:
        return next(iter(weights.values()))
    rows, columns = sorted({i for i, _ in weights}), sorted({j for _, j in weights})
    if len(rows) > len(columns):
        return _assign({(j, i): weight for (i, j), weight in weights.items()})
    cost = [[-weights.get((i, j), 0.0) for j in columns] for i in rows]
    n, m = len(rows), len(columns)
    low, high = [0.0] * (n + 1), [0.0] * (m + 1)
    taken = [0] * (m + 1)
    for row in range(1, n + 1):
        taken[0] = row
        column = 0
        least, way, used = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while True:
            used[column] = True
            here, delta, nearest = taken[column], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                slack = cost[here - 1][j - 1] - low[here] - high[j]
                if slack < least[j]:
                    least[j], way[j] = slack, column
                if least[j] < delta:
                    delta, nearest = least[j], j
            for j in range(m + 1):
                if used[j]:
                    low[taken[j]] += delta
                    high[j] -= delta
                else:
                    least[j] -= delta
            column = nearest
            if taken[column] == 0:
                break
        while column:
            taken[column] = taken[way[column]]
            column = way[column]
    return sum(weights.get((rows[taken[j] - 1], columns[j - 1]), 0.0) for j in range(1, m + 1) if taken[j])
