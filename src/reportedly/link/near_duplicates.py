"""Near-copies among articles: wire stories carried by several outlets, edited versions, stories cut short.

Each article is its set of overlapping five-word sequences. A fixed quarter of all possible sequences serves as index,
so that articles with common text meet without comparing all with all; who meets is then compared in full. Unlike plain
MinHash, which estimates resemblance alone, this also finds the brief that is the beginning of a long story.

Source: Broder 1997 (resemblance and containment of shingled texts); sampling by hash value as in Irber et al. 2022.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

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
COMMON = 64
"""Articles with the same sequence beyond which it is boilerplate."""
_FEW = 8  # keys of an article of which one that is shared is enough to compare
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


class Before(Protocol):
    """Articles that were looked at before, and are kept elsewhere."""

    def met(self, keys: Sequence[list[int]]) -> list[dict[str, int]]:
        """For each list of keys, the articles that share some of them, with how many."""
        ...

    def shingles(self, name: str) -> Shingles:
        """The sequences of an article."""
        ...


class Finder:
    """Finds near-copies among articles that come in batches.

    Args:
        before: articles of earlier times, among which copies are looked for too.
    """

    def __init__(self, before: Before | None = None) -> None:
        self._before = before
        self._index: defaultdict[int, list[int]] = defaultdict(list)
        self._kept: list[tuple[str, Shingles]] = []

    def find(self, articles: Iterable[tuple[str, str]]) -> Iterator[Copy]:
        """Those of the articles (name and text, in order of publication) that copy one before them."""
        batch = [(name, found) for name, text in articles if len(found := shingles(text)) >= _LEAST]
        keys = [_looked_up(found) for _, found in batch]
        met = self._before.met(keys) if self._before else [{} for _ in batch]
        for (name, found), looked_up, earlier in zip(batch, keys, met, strict=True):
            hits: Counter[int] = Counter()
            for key in looked_up:
                hits.update(self._index.get(key, ()))
            few = len(looked_up) < _FEW
            others = [self._kept[place] for place, count in sorted(hits.items()) if count > 1 or few]
            if self._before:
                others += [(other, self._before.shingles(other)) for other, n in earlier.items() if n > 1 or few]
            best = _best(name, found, others)
            if best is not None:
                yield best
            if best is None or best.resemblance < _NEW_TEXT:
                for key in looked_up:
                    bucket = self._index[key]
                    if len(bucket) < COMMON:
                        bucket.append(len(self._kept))
                self._kept.append((name, found))

    def kept(self) -> Iterator[tuple[str, list[int]]]:
        """The articles among which copies of later ones are looked for, each with its keys."""
        return ((name, _looked_up(found)) for name, found in self._kept)


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
    finder = Finder()
    for article in articles:
        yield from finder.find([article])


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
    """Keys of the index: the upper halves of the hashes."""
    sampled = found if len(found) < _SHORT else found[found % _SAMPLED == 0]
    keys: list[int] = (sampled >> np.uint64(32)).tolist()
    return keys


def _best(name: str, found: Shingles, others: Iterable[tuple[str, Shingles]]) -> Copy | None:
    """The copy that the article is of one of the others: of the one most like it, and of two the one named first."""
    best: Copy | None = None
    for other, sequences in others:
        resemblance, containment = overlap(found, sequences)
        if is_copy(resemblance, containment):
            copy = Copy(other, name, round(resemblance, 3), round(containment, 3))
            if best is None or copy.resemblance > best.resemblance:
                best = copy
    return best


@lru_cache(maxsize=500_000)
def _word_id(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big")
