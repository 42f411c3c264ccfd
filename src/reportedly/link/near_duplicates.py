"""Near-copies among articles: wire stories carried by several outlets, edited versions, stories cut short.

Each article is its set of overlapping five-word sequences. A fixed quarter of all possible sequences serves as index,
so that articles with common text meet without comparing all with all; who meets is then compared in full. Unlike plain
MinHash, which estimates resemblance alone, this also finds the brief that is the beginning of a long story.

Source: Broder 1997 (resemblance and containment of shingled texts); sampling by hash value as in Irber et al. 2022.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from reportedly.link.words import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Shingles = NDArray[np.uint64]

LENGTH = 5
"""Words in a sequence."""
RESEMBLANCE = 0.5
"""The least share of all sequences of two articles that both have."""
CONTAINMENT = 0.7
"""The least share of the shorter one's sequences that the longer one has."""

_SAMPLED = np.uint64(4)  # of the sequences, one in so many is in the index
_SHORT = 160  # articles of fewer sequences are indexed whole
_LEAST = 12  # sequences below which a text is too short to tell
_COMMON = 64  # articles with the same sequence beyond which it is boilerplate
_NEW_TEXT = 0.8  # a copy that resembles its original less is itself looked for in later articles
_SEED = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that is nearly the same as an earlier one, or a part of it.

    Args:
        earlier, later: names of the articles, in the order in which they were given.
        resemblance: share of the sequences of both that both have.
        containment: share of the shorter one's sequences that the other has.
    """

    earlier: str
    later: str
    resemblance: float
    containment: float


def near_duplicates(articles: Iterable[tuple[str, str]]) -> Iterator[Copy]:
    """The articles that copy an earlier one, each with the earlier one that it is most like.

    Time and memory grow with the number of articles, not with its square.

    Args:
        articles: name and text, in order of publication.

    Example:
        >>> story = "Troops crossed the river at dawn and took two villages before the ceasefire, the governor said."
        >>> articles = [("a", story), ("b", "LONDON (Reuters) - " + story), ("c", "Talks will resume in May.")]
        >>> [(copy.earlier, copy.later) for copy in near_duplicates(articles)]
        [('a', 'b')]
    """
    index: defaultdict[int, list[int]] = defaultdict(list)
    kept: list[tuple[str, Shingles]] = []
    for name, text in articles:
        found = shingles(text)
        if len(found) < _LEAST:
            continue
        looked_up = _looked_up(found)
        met: Counter[int] = Counter()
        for key in looked_up:
            met.update(index.get(key, ()))
        best = _best(found, ((place, kept[place]) for place, hits in met.items() if hits > 1 or len(looked_up) < 8))
        if best is not None:
            yield Copy(kept[best[0]][0], name, round(best[1], 3), round(best[2], 3))
        if best is None or best[1] < _NEW_TEXT:
            for key in looked_up:
                bucket = index[key]
                if len(bucket) < _COMMON:
                    bucket.append(len(kept))
            kept.append((name, found))


def shingles(text: str) -> Shingles:
    """The set of hashes of all sequences of :data:`LENGTH` words, sorted."""
    ids = np.array([_word_id(word) for word in words(text)], dtype=np.uint64)
    if len(ids) < LENGTH:
        return np.empty(0, dtype=np.uint64)
    total = np.zeros(len(ids) - LENGTH + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for place in range(LENGTH):
            total = total * _SEED + ids[place : place + len(total)]
        total ^= total >> np.uint64(30)
        total *= _MIX[0]
        total ^= total >> np.uint64(27)
        total *= _MIX[1]
        total ^= total >> np.uint64(31)
    return np.unique(total)


def overlap(a: Shingles, b: Shingles) -> tuple[float, float]:
    """Resemblance and containment of two sets; both 0 when one is empty."""
    if not len(a) or not len(b):
        return 0.0, 0.0
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return shared / (len(a) + len(b) - shared), shared / min(len(a), len(b))


def is_copy(resemblance: float, containment: float) -> bool:
    """Whether two articles of that overlap are near-copies."""
    return resemblance >= RESEMBLANCE or containment >= CONTAINMENT


def _looked_up(found: Shingles) -> list[int]:
    sampled: list[int] = (found if len(found) < _SHORT else found[found % _SAMPLED == 0]).tolist()
    return sampled


def _best(found: Shingles, others: Iterable[tuple[int, tuple[str, Shingles]]]) -> tuple[int, float, float] | None:
    best: tuple[int, float, float] | None = None
    for place, (_, other) in others:
        resemblance, containment = overlap(found, other)
        if is_copy(resemblance, containment) and (best is None or (resemblance, -place) > (best[1], -best[0])):
            best = (place, resemblance, containment)
    return best


@lru_cache(maxsize=500_000)
def _word_id(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big")
