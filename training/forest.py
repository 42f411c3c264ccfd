"""Grow extremely randomised trees (Geurts, Ernst and Wehenkel 2006) on facts, in NumPy: see ``coder/forest.py``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from attribution_confidence import Floats

from reportedly.coder.forest import Forest

TREES, LEAF, TRIED = 40, 10, 0.3
Tree = tuple[list[int], list[float], list[int]]


def grow(names: Sequence[str], inputs: Floats, right: Floats, *, seed: int = 0, trees: int = TREES) -> Forest:
    """Trees on all rows; a node takes the best of random cuts of three facts in ten, a leaf holds at least ten rows.

    Args:
        names: of the columns. inputs: one row a record. right: 1 or 0.
        seed: of the random cuts. trees: how many.
    """
    chooser = np.random.default_rng(seed)
    return Forest(tuple(names), tuple(_tree(inputs, right, chooser) for _ in range(trees)))


def chances(forest: Forest, inputs: Floats) -> Floats:
    """What a forest says of every row."""
    return np.mean([_walk(tree, inputs) for tree in forest.trees], axis=0)


def write(forest: Forest, path: Path) -> None:
    """Write the file that the package reads, without the facts that no tree asks."""
    asked = sorted({fact for tree in forest.trees for fact in tree[0] if fact >= 0})
    place = {fact: i for i, fact in enumerate(asked)}
    trees = [[[place.get(fact, -1) for fact in tree[0]], tree[1], tree[2]] for tree in forest.trees]
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    names = json.dumps([forest.names[fact] for fact in asked])
    path.write_text(f'{{"names": {names},\n"trees": [\n{lines}\n]}}\n', encoding="utf-8")


def _tree(inputs: Floats, right: Floats, chooser: np.random.Generator) -> Tree:
    asked: list[int] = []
    numbers: list[float] = []
    above: list[int] = []

    def add(rows: np.ndarray) -> int:
        node = len(asked)
        cut = _cut(inputs, right, rows, chooser)
        asked.append(-1)
        numbers.append(round(float(right[rows].mean()), 3))
        above.append(0)
        if cut is not None:
            asked[node], numbers[node] = cut
            low = inputs[rows, cut[0]] <= cut[1]
            add(rows[low])
            above[node] = add(rows[~low])
        return node

    add(np.arange(len(right)))
    return asked, numbers, above


def _cut(inputs: Floats, right: Floats, rows: np.ndarray, chooser: np.random.Generator) -> tuple[int, float] | None:
    """The best of random cuts of some facts that differ among these rows, or ``None`` where a leaf should be."""
    count, truth = len(rows), right[rows]
    if count < 2 * LEAF or truth.min() == truth.max():
        return None
    tried = chooser.permutation(inputs.shape[1])
    part = inputs[rows]
    low, high = part.min(axis=0), part.max(axis=0)
    tried = tried[high[tried] > low[tried]][: max(1, int(TRIED * inputs.shape[1]))]
    at = np.round(low[tried] + (high[tried] - low[tried]) * chooser.random(len(tried)), 3)
    below = part[:, tried] <= at
    size = below.sum(axis=0)
    hits = truth @ below
    fits = (size >= LEAF) & (count - size >= LEAF)
    if not fits.any():
        return None
    size = np.where(fits, size, 1)
    rest = np.maximum(count - size, 1)
    gain = np.where(fits, hits**2 / size + (truth.sum() - hits) ** 2 / rest, -1.0)
    best = int(gain.argmax())
    return int(tried[best]), float(at[best])


def _walk(tree: Tree, inputs: Floats) -> Floats:
    asked, numbers, above = (np.array(part) for part in tree)
    node = np.zeros(len(inputs), dtype=int)
    rows = np.arange(len(inputs))
    while (asked[node] >= 0).any():
        inner = asked[node] >= 0
        low = inputs[rows, np.maximum(asked[node], 0)] <= numbers[node]
        node = np.where(inner, np.where(low, node + 1, above[node]), node)
    result: Floats = numbers[node]
    return result
