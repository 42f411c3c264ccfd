"""Figures in sentences: how many of what, so that reports of one event can be compared."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import data_root

# Words that may stand between a number and what it counts: "four Norwegian sailors", "two more people".
_LINKS = "of|in|on|at|to|the|and|or|were|was|is|are|had|has|have|by|with|for|from|per"
_BETWEEN = rf"(?:(?!(?:{_LINKS})\b)[^\W\d_][\w'’-]*\s+){{0,2}}?"
_TOO_MANY = 9  # digits


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of what: ``noun`` is the plural that is shown ("sailors")."""

    noun: str
    count: int


@dataclass(frozen=True, slots=True)
class _Counted:
    pattern: re.Pattern[str]
    plural: dict[str, str]
    persons: frozenset[str]
    numbers: dict[str, int]


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, each once, in its order.

    Example:
        >>> figures("Two Icelandic sailors were hurt, and 1,200 people marched; a sailor died in 2019.")
        (Figure(noun='sailors', count=2), Figure(noun='people', count=1200), Figure(noun='sailors', count=1))
    """
    known = _counted()
    found: dict[Figure, None] = {}
    for match in known.pattern.finditer(text):
        number, noun = match["number"].lower(), match["noun"].lower()
        if number in ("a", "an"):
            if noun not in known.persons or noun == known.plural[noun]:
                continue
            count = 1
        elif number[0].isdigit():
            digits = re.sub(r"[,\u00a0\u202f]", "", number)
            if len(digits) > _TOO_MANY:
                continue
            count = int(digits)
        else:
            count = known.numbers[number]
        found[Figure(known.plural[noun], count)] = None
    return tuple(found)


@cache
def _counted() -> _Counted:
    table = tomllib.loads((data_root() / "brief" / "counted.toml").read_text(encoding="utf-8"))
    plural: dict[str, str] = {}
    persons: set[str] = set()
    for name in ("persons", "things"):
        for line in table[name].split("\n"):
            forms = line.split()
            plural.update((form, forms[min(1, len(forms) - 1)]) for form in forms)
            persons.update(forms if name == "persons" else ())
    numbers = {word: int(value) for word, value in (line.split() for line in table["numbers"].strip().split("\n"))}
    words = "|".join(sorted(numbers, key=len, reverse=True))
    nouns = "|".join(sorted(plural, key=len, reverse=True))
    number = rf"(?P<number>\d{{1,3}}(?:[,\u00a0\u202f]\d{{3}})+|\d+|{words}|an?)"
    pattern = re.compile(rf"(?<![\w.,-]){number}\s+{_BETWEEN}(?P<noun>{nouns})\b(?!-)", re.I)
    return _Counted(pattern, plural, frozenset(persons), numbers)
