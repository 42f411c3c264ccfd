"""Word classes that the rules of context ask for, from the lexicon ``actor_words``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from reportedly.lexicon import load_lexicon


def words(name: str) -> frozenset[str]:
    """The members of a class; empty when there is none.

    Example:
        >>> "frigate" in words("watercraft")
        True
    """
    return _classes().get(name, frozenset())


@lru_cache(maxsize=1)
def kinds_of_body() -> Mapping[str, frozenset[str]]:
    """Sectors of the bodies that one word may name again: "the group" goes back to a group, a front, a party."""
    return {
        word: frozenset(row.extra["sector"].split("|"))
        for row in load_lexicon("actor_words")
        if row.effect == "body"
        for word in row.pattern.split("|")
    }


@lru_cache(maxsize=1)
def _classes() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in load_lexicon("actor_words"):
        found[row.effect] = found.get(row.effect, frozenset()) | frozenset(row.pattern.split("|"))
    return found
