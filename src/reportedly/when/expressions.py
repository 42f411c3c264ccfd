"""Find time expressions: words become one-letter classes, and patterns of the lexicon match over the letters.

``timex_words.csv`` gives each word its class and value, ``timex_patterns.csv`` the sequences of classes that make an
expression and the rule that reads them. A sentence without any time word costs one dictionary look-up a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.lexicon import Row, load_lexicon
from reportedly.syntax import Token
from reportedly.when.token_tests import FUNCTION_WORDS, TESTS, is_count, is_year

# One letter a class. The letters are private to this file; the lexicon uses the names.
CLASSES = {
    "MONTH": "M", "WEEKDAY": "W", "UNIT": "U", "PART": "P", "CLOCKPART": "T", "OVERNIGHT": "V", "SEASON": "S",
    "RELDAY": "R", "NUMBER": "N", "SOME": "X", "COUPLE": "k", "MORE": "m", "ORDINAL": "O", "LAST": "l", "PAST": "p",
    "PREV": "b", "NEXT": "n", "FOLLOWING": "f", "COMING": "c", "THIS": "h", "CURRENT": "u", "THAT": "w", "SAME": "q",
    "LATEST": "t", "RECENT": "r", "AGO": "G", "BEFORE": "B", "AFTER": "F", "EARLY": "e", "LATE": "i", "MID": "z",
    "EDGE": "Z", "HALF": "H", "APPROX": "x", "VAGUE": "v", "FUTURENOUN": "j",  "FREQUENCY": "s",
    "EVERY": "E", "HOLIDAY": "C", "OF": "&", "JOIN": "+", "FISCAL": "K", "PERIOD": "Q", "AMPM": "a", "ZONE": "g",
    "OCLOCK": "Y", "LONG": "5", "THE": "D", "A": "A", "ITS": "I", "IN": "@", "SO": "~", "THESE": "1", "FROM": "2",
    "POSS": "'", ",": ",", "-": "-", "YEAR": "y", "DECADE": "8", "ISO": "0", "CLOCK": "L", "NUM": "N",
}  # fmt: skip
_DAY, _DAY_ORDINAL, _BREAK = "d", "o", "."
_RUN = re.compile(r"[^.]+")
_KEPT = 20_000  # kept answers a process: a bound on memory, not a tuning knob
_QUANTITY = r"(?:(?:[dN](?:-?N)*)|(?:A?[Xk]&?)|(?:AN))m?"
_TIME = r"(?:(?:[dN]aa?|L(?:aa?)?|(?:[dN]Y)|(?:y(?=g))|T)(?:gg?)?)"
_MACROS = {
    "QTY": _QUANTITY,
    "YEAR": r"y_*",
    "APPROX": r"x_*",
    "NUM": r"[dN]",
    "DAY": r"[do]",
    "ORDINAL": r"[Oo]",
    "TIMEOFDAY": _TIME,
    "JOIN": r"[+\-]",
    "OR": r"\+",
    "VERY": "q",
    "FROMNOW": "2v",
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?(am|pm)?|([01]?\d)(am|pm)", re.I)
_DECADE = re.compile(r"(?:['’]?([2-9])0s|(1[5-9]|20)(\d)0s)")
_DIGIT_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.I)
_MID = re.compile(r"mid-?(\d{4}s?)", re.I)


@dataclass(frozen=True, slots=True)
class Item:
    """A classified token: its letter, the lexicon's value, the token, and the row that knows it."""

    code: str
    value: str
    token: Token
    row: str


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``first`` to ``last`` (exclusive, in the document) that match a pattern."""

    first: int
    last: int
    row: str
    rule: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str
    value: str
    needs: str
    row: str


class Grammar:
    """Words and patterns of one language, compiled. Get the built-in one from :func:`grammar`."""

    def __init__(self, words: Sequence[Row], patterns: Sequence[Row]) -> None:
        self._words: dict[str, tuple[_Entry, ...]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], _Entry]]] = {}
        for row in words:
            entry = _Entry(CLASSES[row.effect], row.extra["value"], row.extra["needs"], row.id)
            for variant in row.pattern.split("|"):
                parts = tuple(variant.lower().split())
                if len(parts) > 1:
                    self._phrases.setdefault(parts[0], []).append((parts, entry))
                else:
                    self._words[parts[0]] = (*self._words.get(parts[0], ()), entry)
        for found in self._phrases.values():
            found.sort(key=lambda pair: -len(pair[0]))
        self._patterns = [(row.id, row.effect, re.compile(_compile(row.pattern))) for row in patterns]
        self._known: dict[str, tuple[tuple[int, int, str, str], ...]] = {}

    def find(self, tokens: Sequence[Token]) -> list[Found]:
        """Non-overlapping longest matches in one sentence, left to right."""
        items = self.classify(tokens)
        if items is None:
            return []
        found: list[Found] = []
        for run in _RUN.finditer("".join(item.code for item in items)):
            base = run.start()
            for first, last, row, rule in self._match(run.group()):
                i, j = base + first, base + last
                found.append(Found(tokens[i].i, tokens[j - 1].i + 1, row, rule, tuple(items[i:j])))
        return found

    def _match(self, codes: str) -> tuple[tuple[int, int, str, str], ...]:
        """Longest matches in a run of classified words. Runs are few and short, so the answers are kept."""
        known = self._known.get(codes)
        if known is not None:
            return known
        found: list[tuple[int, int, str, str]] = []
        i = 0
        while i < len(codes) and not _CORE.isdisjoint(codes):
            best: tuple[int, int, str, str] | None = None
            for row, rule, pattern in self._patterns:
                match = pattern.match(codes, i)
                if match is not None and match.end() > (best[1] if best else i):
                    best = (i, match.end(), row, rule)
            if best is not None:
                found.append(best)
            i = best[1] if best else i + 1
        if len(self._known) < _KEPT:
            self._known[codes] = tuple(found)
        return tuple(found)

    def classify(self, tokens: Sequence[Token]) -> list[Item] | None:
        """One item a token, or ``None`` when no token can be the core of a time expression."""
        items: list[Item] = []
        core = False
        skip = 0
        for k, token in enumerate(tokens):
            if skip:
                skip -= 1
                items.append(Item("_", "", token, ""))
                continue
            lower = token.lower
            code = FUNCTION_WORDS.get(lower)
            if code is not None:
                items.append(Item(code, "", token, ""))
                continue
            spoken = _spoken_year(tokens, k) if lower in _HUNDREDS else None
            if spoken is not None:
                items.append(Item("y", str(spoken[0]), token, ""))
                skip, core = spoken[1], True
                continue
            entries = self._words.get(lower)
            phrases = self._phrases.get(lower)
            if phrases is not None:
                for parts, entry in phrases:
                    if tuple(item.lower for item in tokens[k : k + len(parts)]) == parts and (
                        entry.needs != "capital" or token.text[0].isupper()
                    ):
                        items.append(Item(entry.code, entry.value, token, entry.row))
                        skip, core = len(parts) - 1, True
                        break
                if skip:
                    continue
            item = self._choose(entries, tokens, k) if entries is not None else _number(tokens, k)
            if item is None:
                items.append(Item(_BREAK, "", token, ""))
            else:
                core = core or item.code in _CORE
                items.append(item)
        return items if core else None

    @staticmethod
    def _choose(entries: tuple[_Entry, ...], tokens: Sequence[Token], k: int) -> Item | None:
        """The first reading of a word that its context allows."""
        token = tokens[k]
        for entry in entries:
            if all(TESTS[need](token, tokens, k) for need in entry.needs.split()):
                if len(entries) > 1 and entry.code in "UO" and entry.value in ("S", "2"):
                    unit = token.lower.endswith("s") or (
                        k > 0 and (tokens[k - 1].lower in _ONE or is_count(tokens[k - 1]))
                    )
                    if (entry.code == "U") != unit:
                        continue
                return Item(entry.code, entry.value, token, entry.row)
        return None


_CORE = frozenset("MWUPTVSRGvjsC8y0LaYQpu")
_ONE = frozenset({"a", "one", "per", "each", "every", "-"})


def _spoken_year(tokens: Sequence[Token], k: int) -> tuple[int, int] | None:
    """A year in words, "nineteen ninety-six", and how many further tokens it takes."""
    year, used = _HUNDREDS[tokens[k].lower], 0
    if k + 1 >= len(tokens) or tokens[k + 1].lower not in _TENS:
        return None
    year, used = year + _TENS[tokens[k + 1].lower], 1
    ones = k + 3 if k + 2 < len(tokens) and tokens[k + 2].text == "-" else k + 2
    if ones < len(tokens) and tokens[ones].lower in _ONES and year % 10 == 0:
        year, used = year + _ONES[tokens[ones].lower], ones - k
    return year, used


_HUNDREDS = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}
_TENS = {"ten": 10, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
         "ninety": 90}  # fmt: skip
_FRACTIONS = {"1/2": "0.5", "1/4": "0.25", "3/4": "0.75"}
_ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}


def _number(tokens: Sequence[Token], k: int) -> Item | None:
    """Digits: a clock time, a numeric date, a decade, a year, a day of a month or any number."""
    token = tokens[k]
    text = token.text
    if not text[0].isdigit() and text[0] not in "'’mM":
        return None
    if text.isdigit():
        value = int(text) if len(text) < 7 else 0
        if is_year(text):
            after = tokens[k + 1].lower if k + 1 < len(tokens) else ""
            return Item("L" if after in ("gmt", "utc") else "y", text, token, "")
        if len(text) == 4 and k + 1 < len(tokens) and tokens[k + 1].lower in ("gmt", "utc"):
            return Item("L", text, token, "")
        return Item(_DAY if 1 <= value <= 31 else "N", str(value), token, "")
    decade = _DECADE.fullmatch(text)
    if decade:
        return Item("8", f"19{decade[1]}" if decade[1] else f"{decade[2]}{decade[3]}", token, "")
    mid = _MID.fullmatch(text)
    if mid:
        return Item("8" if mid[1].endswith("s") else "y", mid[1][:3] if mid[1].endswith("s") else mid[1], token, "")
    ordinal = _DIGIT_ORDINAL.fullmatch(text)
    if ordinal:
        return Item(_DAY_ORDINAL, ordinal[1], token, "")
    if _ISO.fullmatch(text):
        return Item("0", text, token, "")
    if _CLOCK.fullmatch(text) and (":" in text or text[-1] in "mM"):
        return Item("L", text, token, "")
    if text in _FRACTIONS and k and tokens[k - 1].text.isdigit():
        return Item("N", _FRACTIONS[text], token, "")
    number = text.replace(",", "")
    if number.replace(".", "", 1).isdigit() and len(number) < 10:
        return Item("N", number, token, "")
    return None


def _compile(pattern: str) -> str:
    """The regular expression over class letters of a lexicon pattern."""
    out: list[str] = []
    for part in pattern.split():
        if part in ("(", ")", ")?", "|"):
            out.append("(?:" if part == "(" else part)
            continue
        tail = part[-1] if part[-1] in "?*" and len(part) > 1 else ""
        name = part[: len(part) - len(tail)]
        inner = _MACROS.get(name) or re.escape(CLASSES[name])
        out.append(f"(?:{inner}){tail}" if name != "HOLIDAY" else f"(?:{inner}_*){tail}")
    return "".join(out)


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The English grammar of the package's lexicons."""
    return Grammar(load_lexicon("timex_words"), load_lexicon("timex_patterns"))
