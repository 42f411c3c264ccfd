"""What linking knows of a store from before: word sequences and words of the articles that it has linked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.link.near_duplicates import COMMON, shingles
from reportedly.store import View

if TYPE_CHECKING:
    from reportedly.link.near_duplicates import Shingles

_HELD = 2_000  # articles whose sequences are held, as news is copied within hours


class KnownSequences:
    """The articles among which copies of new ones are looked for (:class:`~reportedly.link.near_duplicates.Before`)."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.shingles = lru_cache(maxsize=_HELD)(self._shingles)

    def met(self, keys: Sequence[list[int]]) -> list[dict[str, int]]:
        """For each list of keys, the articles that share some of them, with how many."""
        places = [place for place, of_one in enumerate(keys) for _ in of_one]
        hashes = [key for of_one in keys for key in of_one]
        found: list[dict[str, int]] = [{} for _ in keys]
        if hashes:
            given: dict[str, object] = {"places": places, "hashes": hashes, "common": COMMON}
            for place, digest, hits in self._view.ask("sequences_met", given):
                found[place][digest] = hits
        return found

    def _shingles(self, digest: str) -> Shingles:
        [row] = self._view.documents([digest], texts=True)
        return shingles(row.text or "")


class KnownWords:
    """In how many linked articles words stand (:class:`~reportedly.link.documents.Counted`).

    Args:
        view: of the store.
        articles: how many were linked.
        places: numbers of those texts that are among them.
    """

    def __init__(self, view: View, articles: int, places: Collection[int]) -> None:
        self._view = view
        self._places = places
        self.articles = articles

    def among(self, place: int) -> bool:
        """Whether the text of that place was counted before."""
        return place in self._places

    def frequencies(self, terms: Sequence[str]) -> list[int]:
        """The number of articles with each word."""
        found = dict(self._view.ask("term_counts", {"terms": list(terms)}))
        return [found.get(term, 0) for term in terms]
