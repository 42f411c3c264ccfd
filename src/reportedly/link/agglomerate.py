"""Clusters from scored pairs: average linkage over the pairs that were looked at, and no others."""

from __future__ import annotations

import heapq
from collections.abc import Mapping


def agglomerate(
    count: int, scores: Mapping[tuple[int, int], float], threshold: float, *, absent: float | None = 0.0
) -> list[list[int]]:
    """Join the two clusters that are most alike until none are alike enough.

    How alike two clusters are is the mean score of all pairs between them; a pair that was never scored counts as
    ``absent``. The work grows with the number of scored pairs, not with the square of the items.

    Args:
        count: items, numbered from 0.
        scores: of pairs ``(i, j)`` with ``i < j``.
        threshold: the least mean score at which clusters are joined.
        absent: the score of pairs that are not in ``scores``; ``None`` leaves them out of the mean.

    Returns:
        The clusters, each in order, by their first item.

    Source: unweighted pair-group average linkage (Sokal and Michener 1958), on sparse sums.

    Example:
        >>> agglomerate(4, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1, (2, 3): 0.6}, 0.5)
        [[0, 1], [2, 3]]
    """
    members: list[list[int]] = [[i] for i in range(count)]
    sums: list[dict[int, tuple[float, int]]] = [{} for _ in range(count)]
    heap: list[tuple[float, int, int, int, int]] = []
    version = [0] * count
    for (i, j), score in scores.items():
        sums[i][j] = sums[j][i] = (score, 1)
        if score >= threshold:
            heap.append((-score, i, j, 0, 0))
    heapq.heapify(heap)
    while heap:
        _, i, j, seen_i, seen_j = heapq.heappop(heap)
        if version[i] != seen_i or version[j] != seen_j:
            continue
        keep, gone = (i, j) if len(sums[i]) >= len(sums[j]) else (j, i)
        _merge(keep, gone, members, sums)
        version[keep] += 1
        version[gone] = -1
        for other, (total, pairs) in sums[keep].items():
            size = len(members[keep]) * len(members[other])
            mean = total / pairs if absent is None else (total + absent * (size - pairs)) / size
            if mean >= threshold:
                a, b = min(keep, other), max(keep, other)
                heapq.heappush(heap, (-mean, a, b, version[a], version[b]))
    return sorted(sorted(items) for items in members if items)


def _merge(keep: int, gone: int, members: list[list[int]], sums: list[dict[int, tuple[float, int]]]) -> None:
    members[keep] += members[gone]
    members[gone] = []
    del sums[keep][gone]
    for other, (total, pairs) in sums[gone].items():
        if other == keep:
            continue
        del sums[other][gone]
        had, count = sums[keep].get(other, (0.0, 0))
        sums[keep][other] = sums[other][keep] = (had + total, count + pairs)
    sums[gone] = {}
