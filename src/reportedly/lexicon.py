"""Lexicon files: load, validate with file and line, hash, and find their phrases in a text.

A lexicon is a CSV of ``data/lexicons/<language>/``; the columns ``id, pattern, effect, example, counterexample, source,
added`` are always there and a room may add its own. Every row's example and counterexample run as tests.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Generic, TypeVar

from reportedly.errors import LexiconError

COLUMNS = ("id", "pattern", "effect", "example", "counterexample", "source", "added")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One lexicon row.

    ``pattern`` is what is looked up (its little language belongs to the room); ``effect`` what it means;
    ``example`` a sentence in which the row must act and ``counterexample`` one in which it must not; ``source`` where
    the knowledge comes from; ``added`` the day. ``extra`` holds the room's own columns.
    """

    id: str
    pattern: str
    effect: str
    example: str
    counterexample: str
    source: str
    added: str
    extra: Mapping[str, str]
    where: str


def data_root() -> Traversable:
    """The package's ``data`` folder."""
    return files("reportedly") / "data"


@cache
def load_lexicon(name: str, *, language: str = "en") -> tuple[Row, ...]:
    """The rows of a lexicon, validated.

    Args:
        name: file name without ``.csv``, such as ``"reporting"``.
        language: ISO 639-1 folder.

    Raises:
        LexiconError: R301 no such lexicon; R302 a column is missing; R303 an empty field; R304 an id given twice.
    """
    path = data_root() / "lexicons" / language / f"{name}.csv"
    if not path.is_file():
        raise LexiconError(
            "R301", f"no lexicon {language}/{name}", hint="The installation is incomplete.", path=str(path)
        )
    return tuple(read_rows(path.read_text(encoding="utf-8"), where=f"{language}/{name}.csv"))


def read_rows(text: str, *, where: str) -> Iterator[Row]:
    """Parse and validate the CSV text of a lexicon; ``where`` names it in errors. Raises as :func:`load_lexicon`."""
    reader = csv.DictReader(text.splitlines())
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise LexiconError(
            "R302", f"{where}: missing columns {', '.join(missing)}", hint=f"Needed: {', '.join(COLUMNS)}."
        )
    seen: dict[str, int] = {}
    for record in reader:
        line = reader.line_num
        place = f"{where}:{line}"
        if None in record or None in record.values():
            raise LexiconError(
                "R303", f"{place}: wrong number of fields", hint="Quote fields that hold commas.", line=line
            )
        fields = {key: value.strip() for key, value in record.items()}
        for column in COLUMNS:
            if not fields[column]:
                raise LexiconError("R303", f"{place}: {column} is empty", hint="Every row needs it.", line=line)
        if fields["id"] in seen:
            hint = f"First given in line {seen[fields['id']]}."
            raise LexiconError("R304", f"{place}: id {fields['id']!r} is given twice", hint=hint, line=line)
        seen[fields["id"]] = line
        extra = {key: value for key, value in fields.items() if key not in COLUMNS}
        yield Row(**{column: fields[column] for column in COLUMNS}, extra=extra, where=place)


@lru_cache(maxsize=1)
def lexicon_hash() -> str:
    """Short sha256 over all data files of the package, by name and content: the version of the knowledge."""
    total = hashlib.sha256()
    for name, item in sorted(_walk(data_root(), "")):
        total.update(name.encode())
        total.update(item.read_bytes())
    return total.hexdigest()[:16]


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _walk(item, f"{prefix}{item.name}/")
        elif item.name.endswith((".csv", ".toml")):
            yield prefix + item.name, item


class PhraseIndex(Generic[T]):
    """Finds known phrases in a token sequence: a trie over words, longest match first, linear in the text.

    Example:
        >>> index = PhraseIndex([("foreign ministry", 1), ("ministry", 2)])
        >>> list(index.find(["the", "foreign", "ministry", "said"]))
        [(1, 3, 1)]
    """

    _END = "\0"

    def __init__(self, phrases: Iterable[tuple[str | Sequence[str], T]]) -> None:
        self._root: dict[str, object] = {}
        for phrase, value in phrases:
            self.add(phrase.split() if isinstance(phrase, str) else phrase, value)

    def add(self, words: Sequence[str], value: T) -> None:
        """Add a phrase given as words; a later value for the same words replaces the earlier."""
        node = self._root
        for word in words:
            node = node.setdefault(word, {})  # type: ignore[assignment]
        if words:
            node[self._END] = value

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, T]]:
        """Non-overlapping longest matches in ``words``, left to right, as (first, last exclusive, value)."""
        i, count = 0, len(words)
        while i < count:
            found = self.match_at(words, i)
            if found is None:
                i += 1
            else:
                yield i, found[0], found[1]
                i = found[0]

    def match_at(self, words: Sequence[str], i: int) -> tuple[int, T] | None:
        """The longest match that begins at ``i`` as (last exclusive, value), or ``None``."""
        node: dict[str, object] | None = self._root
        best: tuple[int, T] | None = None
        for j in range(i, len(words)):
            node = node.get(words[j])  # type: ignore[union-attr, assignment]
            if node is None:
                break
            if self._END in node:
                best = (j + 1, node[self._END])  # type: ignore[assignment]
        return best
