"""Chances from many small trees, each of which asks a few facts in turn: what facts say together, not one by one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportedly.lexicon import data_root


@dataclass(frozen=True, slots=True)
class Forest:
    """The trees of a file written by ``training/record_confidence.py``.

    A tree is three lists, one entry a node in preorder: the fact it asks (place in ``names``; -1 is a leaf); at an
    inner node the value up to which the next node follows, at a leaf the share that was right; and the node that
    follows above that value.

    Args:
        names: facts. trees: the lists.
    """

    names: tuple[str, ...]
    trees: tuple[tuple[list[int], list[float], list[int]], ...]

    def chance(self, facts: Mapping[str, float]) -> float:
        """The mean share, 0..1, of the leaves that these facts lead to; what is not there is 0.

        Example:
            >>> Forest(("quoted",), (([0, -1, -1], [0.5, 0.75, 0.25], [2, 0, 0]),)).chance({"quoted": 1.0})
            0.25
        """
        values = [facts.get(name, 0.0) for name in self.names]
        total = 0.0
        for asked, numbers, above in self.trees:
            node = 0
            while asked[node] >= 0:
                node = node + 1 if values[asked[node]] <= numbers[node] else above[node]
            total += numbers[node]
        return total / len(self.trees)


@lru_cache(maxsize=1)
def record_forest() -> Forest:
    """The trees of the records' confidence."""
    read = json.loads((data_root() / "says" / "record_forest.json").read_text(encoding="utf-8"))
    return Forest(tuple(read["names"]), tuple((tree[0], tree[1], tree[2]) for tree in read["trees"]))
