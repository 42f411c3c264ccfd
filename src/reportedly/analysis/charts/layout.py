"""Where the nodes of a network stand: near to those that they have most to do with, and never on each other.

Stress majorisation of the lengths of the shortest paths, from a fixed start: the same network always looks the same.

Source: Gansner, Koren and North 2004, "Graph drawing by stress majorization".
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_ROUNDS = 200


def layout(count: int, links: Sequence[tuple[int, int, float]]) -> Floats:
    """Places (nodes, 2) between 0 and 1.

    Args:
        count: of nodes.
        links: ends and weight of each; the heavier, the shorter.

    Example:
        >>> places = layout(3, [(0, 1, 9.0), (1, 2, 1.0)])
        >>> places.shape, bool(np.hypot(*(places[0] - places[1])) < np.hypot(*(places[1] - places[2])))
        ((3, 2), True)
    """
    if count < 2:
        return np.full((count, 2), 0.5)
    wanted = _paths(count, links)
    weight = 1 / wanted**2
    np.fill_diagonal(weight, 0.0)
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = np.linalg.pinv(laplacian)
    angle = np.arange(count) * 2 * np.pi / count
    places = np.column_stack([np.cos(angle), np.sin(angle)])
    for _ in range(_ROUNDS):
        apart = np.linalg.norm(places[:, None] - places[None], axis=2)
        with np.errstate(divide="ignore", invalid="ignore"):
            pull = np.where(apart > 0, -weight * wanted / apart, 0.0)
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        places = inverse @ (pull @ places)
    low, high = places.min(axis=0), places.max(axis=0)
    return np.asarray((places - low) / np.maximum(high - low, 1e-9))


def _paths(count: int, links: Sequence[tuple[int, int, float]]) -> Floats:
    """The lengths of the shortest paths between all nodes (Floyd and Warshall); parts without a link stand apart."""
    length = np.full((count, count), np.inf)
    np.fill_diagonal(length, 0.0)
    heaviest = max((weight for *_, weight in links), default=1.0)
    for one, other, weight in links:
        near = 1.0 + np.log1p(heaviest / max(weight, 1e-9)) / 2
        length[one, other] = length[other, one] = min(length[one, other], near)
    for middle in range(count):
        length = np.minimum(length, length[:, middle, None] + length[None, middle])
    known = length[np.isfinite(length)].max(initial=1.0)
    length[~np.isfinite(length)] = known + 1.0
    np.fill_diagonal(length, 1.0)
    return length
