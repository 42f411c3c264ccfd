"""Which claims are of one event, as numbers: the judgements that hold, applied to a whole store at once.

The groups are those of :func:`reportedly.link.judged.groups`. Without anything kept apart they are the connected parts
of the graph of links, which arrays find in milliseconds; where something is kept apart, that function decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from reportedly.analysis.sql import query
from reportedly.link.judged import groups
from reportedly.store import View
from reportedly.store.judgements import JudgementKind, Verdict, load

_known: WeakKeyDictionary[View, Links] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Links:
    """Groups of claims by their numbers: ``claims`` is sorted, ``group`` has the number of each one's group."""

    claims: NDArray[np.uint64]
    group: NDArray[np.int64]

    def __bool__(self) -> bool:
        return len(self.claims) > 0

    def of(self, claims: NDArray[np.uint64]) -> NDArray[np.int64]:
        """A number for the event of each claim, equal for claims of one event, from 0 in order of appearance."""
        label = claims.astype(np.uint64)
        if len(self.claims) and len(claims):
            place = np.minimum(np.searchsorted(self.claims, claims), len(self.claims) - 1)
            found = self.claims[place] == claims
            # A group goes by the number of one of its claims.
            label = np.where(found, self.claims[self.group[place]], claims)
        _, first, inverse = np.unique(label, return_index=True, return_inverse=True)
        order = np.empty(len(first), dtype=np.int64)
        order[np.argsort(first, kind="stable")] = np.arange(len(first))
        return order[inverse]


def links_of(view: View) -> Links:
    """The links of a view's store; worked out once for each view, whose store does not change while it is read."""
    found = _known.get(view)
    if found is None:
        found = _known[view] = _read(view)
    return found


def _read(view: View) -> Links:
    columns = view.columns(query("links"))
    pairs = np.concatenate([columns["one"], columns["other"]]).astype(np.uint64)
    claims, ends = np.unique(pairs, return_inverse=True)
    half = len(ends) // 2
    group = connected(len(claims), ends[:half], ends[half:])
    different = [
        judgement for judgement in load(view, JudgementKind.SAME_EVENT) if judgement.verdict is Verdict.DIFFERENT
    ]
    if different:
        group = _kept_apart(view, claims, group, [(d.one, d.other) for d in different])
    return Links(claims, group)


def connected(count: int, one: NDArray[Any], other: NDArray[Any]) -> NDArray[np.int64]:
    """The least member of the connected part of each of ``count`` things, given the ends of the links.

    Example:
        >>> connected(5, np.array([0, 3]), np.array([4, 4])).tolist()
        [0, 1, 2, 0, 0]
    """
    root = np.arange(count, dtype=np.int64)
    while True:
        least = np.minimum(root[one], root[other])
        before = root.copy()
        np.minimum.at(root, before[one], least)
        np.minimum.at(root, before[other], least)
        while not np.array_equal(root, root[root]):
            root = root[root]
        if np.array_equal(root, before):
            return root


def _kept_apart(
    view: View, claims: NDArray[np.uint64], group: NDArray[np.int64], pairs: list[tuple[str, str]]
) -> NDArray[np.int64]:
    """Groups anew where two claims of one group are kept apart."""
    judgements = list(load(view, JudgementKind.SAME_EVENT))
    ids = sorted({identity for j in judgements for identity in (j.one, j.other)})
    number = _numbers(view, ids)
    place = {identity: int(np.searchsorted(claims, number[identity])) for identity in ids}
    root = {
        identity: int(group[at])
        for identity, at in place.items()
        if at < len(claims) and int(claims[at]) == number[identity]
    }
    touched = {root[one] for one, other in pairs if one in root and other in root and root[one] == root[other]}
    group = group.copy()
    for part in groups([identity for identity in ids if root.get(identity) in touched], judgements):
        least = min(place[identity] for identity in part)
        for identity in part:
            group[place[identity]] = least
    return group


def _numbers(view: View, ids: list[str]) -> dict[str, int]:
    rows = view.select("SELECT id, hash(id) FROM (SELECT unnest($ids::VARCHAR[]) AS id)", ids=ids).rows
    return dict(rows)
