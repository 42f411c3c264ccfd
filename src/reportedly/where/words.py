"""The words around place names: "village", "province", "near", "shell", "Gen."; read from ``place_words.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.lexicon import load_lexicon

# Nouns of places that more often name who is there.
_BODIES = frozenset(
    {"state", "states", "division", "divisions", "department", "departments", "capital", "axis", "market", "markets"}
)


@dataclass(frozen=True, slots=True)
class Words:
    """Word sets by what they say of a name beside them."""

    settlement: frozenset[str]
    division: frozenset[str]
    site: frozenset[str]
    part: frozenset[str]
    locales: frozenset[str]
    within: frozenset[str]
    at: frozenset[str]
    near: frozenset[str]
    path: frozenset[str]
    objects: frozenset[str]
    territory: frozenset[str]
    moves: frozenset[str]
    opinions: frozenset[str]
    titles: frozenset[str]
    namesakes: frozenset[str]

    @property
    def locative(self) -> frozenset[str]:
        """All prepositions that can bring in the place of a deed."""
        return self.within | self.at | self.near | self.path

    @property
    def nouns(self) -> frozenset[str]:
        """All nouns that a place name can qualify or be named by."""
        return self.settlement | self.division | self.site | self.part


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:] not in ("ay", "ey", "oy"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "ch", "sh")) else f"{noun}s"


@lru_cache(maxsize=1)
def words() -> Words:
    """The English words."""
    sets: dict[str, set[str]] = {}
    for row in load_lexicon("place_words"):
        sets.setdefault(row.effect, set()).update(part.lower() for part in row.pattern.split("|"))
    names = (
        "SETTLEMENT",
        "DIVISION",
        "SITE",
        "PART",
        "LOCALE",
        "IN",
        "AT",
        "NEAR",
        "PATH",
        "OBJECT",
        "TERRITORY",
        "MOVE",
        "OPINION",
        "TITLE",
        "NAMESAKE",
    )
    for name in names[:5]:
        sets[name] |= {_plural(noun) for noun in sets[name]}
    return Words(*(frozenset(sets[name]) for name in names))


def is_place_noun(noun: str) -> bool:
    """Whether a noun in lower case, singular or plural, names a kind of place: a town, a province, a base.

    Example:
        >>> is_place_noun("enclave"), is_place_noun("villages"), is_place_noun("committee")
        (True, True, False)
    """
    known = words()
    if noun in _BODIES:
        return False
    return noun in known.settlement or noun in known.division or noun in known.site
