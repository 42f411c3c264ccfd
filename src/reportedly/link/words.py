"""Words of a text as linking compares them: lower case, without endings, without words that say nothing."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from typing import Any

from reportedly.lexicon import data_root, load_lexicon

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_ENDINGS = ("ing", "ed", "es", "s")
_DOUBLED = "bdgmnprt"
_LEAST = 4


def words(text: str) -> list[str]:
    """The words of a text in lower case; possessive endings are dropped.

    Example:
        >>> words("Iran\u2019s army, 2nd corps")
        ['iran', 'army', '2nd', 'corps']
    """
    found = (match.group().lower().replace("\u2019", "'") for match in _WORD.finditer(text))
    return [word.removesuffix("'s") for word in found]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The word without its ending, where enough is left; coarse, the same for nearly every form of a word.

    Example:
        >>> [stem(word) for word in ("attacks", "attacked", "seized", "denies", "denied", "struck", "red")]
        ['attack', 'attack', 'seiz', 'deny', 'deny', 'strik', 'red']
    """
    word = _irregular().get(word, word)
    if word.endswith(("ies", "ied")) and len(word) > _LEAST:
        return word[:-3] + "y"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word[: -len(ending)]
            if len(ending) > 1 and word[-1] == word[-2] and word[-1] in _DOUBLED:
                word = word[:-1]
            break
    if len(word) > _LEAST and word[-1] == "e":
        word = word[:-1]
    return word


def content(text: str) -> list[str]:
    """The stems of the words that say something, in order of the text."""
    silent = function_words()
    return [stem(word) for word in words(text) if len(word) > 1 and word not in silent]


def kin(a: str, b: str) -> bool:
    """Whether two words seem to be of one family: "negotiate" and "negotiation", "arrest" and "arrested".

    Example:
        >>> kin("negotiate", "negotiation"), kin("protest", "protect")
        (True, False)
    """
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return shared >= _LEAST and shared >= min(len(a), len(b)) - 1


@cache
def function_words() -> frozenset[str]:
    """Words that say nothing about which event is told: ``data/link/words.toml``."""
    return frozenset(str(_table()["silent"]).split())


@cache
def deeds() -> dict[str, frozenset[str]]:
    """For a stem, the names of the deeds that it may tell of: the lexicon ``deeds``.

    Example:
        >>> deeds()[stem("perished")] & deeds()[stem("deaths")]
        frozenset({'die'})
    """
    found: dict[str, set[str]] = {}
    for row in load_lexicon("deeds"):
        for word in row.pattern.split("|"):
            found.setdefault(stem(word), set()).add(row.effect)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _irregular() -> dict[str, str]:
    """Forms that no ending leads back from."""
    found: dict[str, str] = {}
    for line in str(_table()["irregular"]).strip().splitlines():
        base, *forms = line.split()
        found |= dict.fromkeys(forms, base)
    return found


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((data_root() / "link" / "words.toml").read_text(encoding="utf-8"))
