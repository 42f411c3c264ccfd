"""A TOML file that a user wrote, read with line numbers: what is wrong is told with file, line and what to do.

Sizes are bounded before anything is looked at, so that a hostile file costs no more than an honest one.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from re import compile as pattern_of
from typing import Any

from reportedly.errors import LexiconError

MAX_BYTES = 1_000_000
MAX_TEXT = 2_000
MAX_LIST = 2_000
_HEADER = pattern_of(r"\s*\[\[?\s*([A-Za-z0-9_.\"-]+)\s*\]\]?\s*(#.*)?$")
_KEY = pattern_of(r"\s*([A-Za-z0-9_-]+)\s*=")
_HINT = "Give a readable TOML file in UTF-8; examples/cyber.toml shows one."


def wrong(place: str, what: str, hint: str) -> LexiconError:
    """The error of a file that can be read but says something wrong; ``place`` is file and line."""
    path, _, line = place.rpartition(":")
    return LexiconError("R341", f"{place}: {what}", hint=hint, path=path, line=int(line))


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the file: its values, and the lines on which its header and keys stand."""

    name: str
    values: Mapping[str, Any]
    path: str
    line: int
    lines: Mapping[str, int]

    def at(self, key: str = "") -> str:
        """File and line of a key, or of the table."""
        return f"{self.path}:{self.lines.get(key, self.line)}"

    def only(self, known: Sequence[str], needed: Sequence[str]) -> None:
        """Refuse keys that are not known, and the lack of those that are needed."""
        for key in self.values:
            if key not in known:
                close = get_close_matches(key, known, n=1)
                hint = f"Did you mean {close[0]!r}? " if close else ""
                raise wrong(self.at(key), f"{self._here}unknown key {key!r}", f"{hint}Keys: {', '.join(known)}.")
        for key in needed:
            if self.values.get(key) in (None, "", [], {}):
                raise wrong(self.at(key), f"{self._here}no {key}", f"Add a line: {key} = ...")

    def text(self, key: str, default: str = "") -> str:
        """A string."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise wrong(self.at(key), f"{self._here}{key} is no text", f'Write it in quotes: {key} = "..."')
        return self._short(key, value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; one string stands for a list of one."""
        value = self.values.get(key, [])
        given = [value] if isinstance(value, str) else value
        if not isinstance(given, list) or not all(isinstance(item, str) for item in given):
            raise wrong(self.at(key), f"{self._here}{key} is no list of texts", f'Write: {key} = ["...", "..."]')
        if len(given) > MAX_LIST:
            raise wrong(self.at(key), f"{self._here}{key} has {len(given)} items", f"At most {MAX_LIST} are read.")
        return tuple(self._short(key, item) for item in given)

    def number(self, key: str, low: float, high: float) -> float | None:
        """A number within bounds, or ``None`` when the key is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        return self.bounded(key, value, low, high)

    def bounded(self, key: str, value: object, low: float, high: float) -> float:
        """The value if it is a number within bounds."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise wrong(self.at(key), f"{self._here}{key} is no number", f"Write a number from {low:g} to {high:g}.")
        if not low <= value <= high:
            raise wrong(self.at(key), f"{self._here}{key} is {value}", f"Write a number from {low:g} to {high:g}.")
        return float(value)

    def flag(self, key: str) -> bool | None:
        """True or false, or ``None`` when the key is absent."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise wrong(self.at(key), f"{self._here}{key} is neither true nor false", f"Write: {key} = true")
        return value

    def one_of(self, key: str, known: Sequence[str], default: str = "") -> str:
        """A string out of a list."""
        value = self.text(key, default)
        if value not in known and key in self.values:
            raise unknown(self.at(key), f"{self._here}unknown {key} {value!r}", value, known)
        return value

    @property
    def _here(self) -> str:
        return f"[[{self.name}]] " if self.name else ""

    def _short(self, key: str, text: str) -> str:
        if len(text) > MAX_TEXT:
            raise wrong(self.at(key), f"{self._here}{key} has {len(text)} characters", f"At most {MAX_TEXT} are read.")
        return text.strip()


def unknown(place: str, what: str, value: str, known: Sequence[str]) -> LexiconError:
    """The error of a value that is none of those known, with the nearest one."""
    close = get_close_matches(value, known, n=1)
    hint = f"Did you mean {close[0]!r}? " if close else ""
    return wrong(place, what, f"{hint}Known: {', '.join(known)}.")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """The file's own keys as a table, and its lists of tables by name."""

    top: Table
    tables: Mapping[str, tuple[Table, ...]]
    values: Mapping[str, Any]

    def each(self, name: str) -> tuple[Table, ...]:
        """All ``[[name]]``, in order."""
        return self.tables.get(name, ())


def read_toml(path: Path, limits: Mapping[str, int]) -> TomlFile:
    """Read the file.

    Args:
        path: of the file.
        limits: names of the tables that it may hold, and how many of each.

    Raises:
        LexiconError: R340 it cannot be read, or is too large; R341 it holds something that it must not, with the line.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            hint = f"At most {MAX_BYTES:,} bytes are read."
            raise LexiconError("R340", f"{path}: {size:,} bytes", hint=hint, path=str(path))
        text = path.read_text(encoding="utf-8-sig")
        values = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as err:
        reason = err.strerror if isinstance(err, OSError) and err.strerror else err
        raise LexiconError("R340", f"{path}: {reason}", hint=_HINT, path=str(path)) from err
    lines = dict(_lines(text))
    name = str(path)
    own = {key: value for key, value in values.items() if key not in limits}
    headers = {table: line for (table, at, key), line in lines.items() if not at and not key}
    top = Table("", own, name, 1, headers | {key: line for (table, _, key), line in lines.items() if not table})
    tables: dict[str, tuple[Table, ...]] = {}
    for kind, most in limits.items():
        given = values.get(kind, [])
        first = lines.get((kind, 0, ""), 1)
        if not isinstance(given, list) or not all(isinstance(item, dict) for item in given):
            raise wrong(f"{name}:{first}", f"{kind} is no list of tables", f"Write each under a line [[{kind}]].")
        if len(given) > most:
            raise wrong(f"{name}:{first}", f"{len(given)} [[{kind}]]", f"At most {most} are read.")
        tables[kind] = tuple(
            Table(
                kind,
                item,
                name,
                lines.get((kind, i, ""), 1),
                {key: line for (table, at, key), line in lines.items() if table == kind and at == i and key},
            )
            for i, item in enumerate(given)
        )
    return TomlFile(top, tables, values)


def _lines(text: str) -> Iterator[tuple[tuple[str, int, str], int]]:
    """Line numbers by (table, how manieth of its name, key); the key of a header is empty."""
    table, counts, closing = "", dict[str, int](), ""
    for number, line in enumerate(text.splitlines(), start=1):
        if closing:
            closing = "" if line.count(closing) % 2 else closing
            continue
        header = _HEADER.match(line)
        if header is not None:
            table = header[1].strip('"')
            counts[table] = counts.get(table, -1) + 1
            yield (table, counts[table], ""), number
            continue
        key = _KEY.match(line)
        if key is not None:
            yield (table, counts.get(table, 0), key[1]), number
        closing = next((mark for mark in ('"""', "'''") if line.count(mark) % 2), "")
