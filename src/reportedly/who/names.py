"""Names as they are compared: without diacritics, typographic marks unified, split into words as the parser splits."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u02bc": "'",
        "\u2013": "-",
        "\u2011": "-",
        "ı": "i",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
_SPLIT = re.compile(r"(?<=[A-Za-z])([-/])(?=[A-Za-z])|((?<=\w)'s|(?<=s)')$")


@lru_cache(maxsize=65536)
def _fold(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.translate(_MARKS))
    return "".join(character for character in bare if not unicodedata.combining(character))


def fold(text: str) -> str:
    """The text without diacritics and with plain apostrophes and hyphens.

    Example:
        >>> fold("Erdoğan"), fold("N’Djaména")
        ('Erdogan', "N'Djamena")
    """
    return text if text.isascii() else _fold(text)


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, split where the parser's tokeniser splits: hyphens and possessive endings.

    Example:
        >>> name_words("Guinea-Bissau"), name_words("Kurdistan Workers' Party")
        (('Guinea', '-', 'Bissau'), ('Kurdistan', 'Workers', "'", 'Party'))
    """
    return tuple(part for word in fold(name).split() for part in _SPLIT.split(word) if part)


def plural_forms(word: str) -> tuple[str, ...]:
    """The regular plurals of an English noun; the irregular ones of ``-man``, ``-person`` and a few more.

    Example:
        >>> plural_forms("policeman"), plural_forms("embassy"), plural_forms("coach")
        (('policemen',), ('embassies',), ('coaches',))
    """
    irregular = {"person": "persons", "child": "children", "wife": "wives", "thief": "thieves", "man": "men"}
    for ending, plural in irregular.items():
        if word.endswith(ending) and (word == ending or ending in ("man", "person", "child", "wife")):
            return (word[: -len(ending)] + plural,)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith(("s", "x", "ch", "sh")):
        return (word + "es",)
    return (word + "s",)
