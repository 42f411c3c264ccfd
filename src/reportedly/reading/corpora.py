"""Collections of articles: folders, globs, tables, archives and web addresses, one article after the other.

Whatever stands in the way of one article is a failure of that article; the others are read on. Nothing is held in
memory but the article at hand.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reportedly.errors import ReadError
from reportedly.reading.addresses import plain_url
from reportedly.reading.fetch import Fetcher
from reportedly.reading.files import read_path
from reportedly.reading.kinds import kind_of, read_kind
from reportedly.reading.tables import TABLES, Columns, read_table
from reportedly.reading.web import Asked, Wanted, read_web
from reportedly.types import Document, Failure

_ADDRESS = re.compile(r"https?://", re.I)
ARTICLES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", "")
"""Endings of the files that are taken from a folder as one article each."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found in a collection.

    Args:
        source: its name: the path, the path and the row ("news.csv#17"), or the address.
        item: the article, or why it cannot be read.
        size: about how many bytes of the collection it took, for a progress bar.
    """

    source: str
    item: Document | Failure
    size: int


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is in a collection: files, their bytes, and files of other kinds that are left aside."""

    files: int
    size: int
    aside: dict[str, int]


def read_sources(
    sources: Sequence[str],
    *,
    columns: Columns | None = None,
    published: date | None = None,
    publication: str | None = None,
    fetcher: Callable[[], Fetcher] = Fetcher,
    wanted: Wanted = lambda url: True,
) -> Iterator[Found]:
    """Every article of the sources, in an order that depends on nothing but their names.

    Args:
        sources: files, folders (with those below them), patterns ("news/**/*.txt"), and addresses of pages, feeds and
            sitemaps. Of a folder the texts, web pages, tables, web archives, letters and PDF files are read, by their
            endings; a file that is named is read whatever it is called.
        columns: which columns of tables hold what; ``None`` goes by their usual names.
        published, publication: for every article; they beat what it says of itself.
        fetcher: makes what fetches; called at the first address.
        wanted: passes over articles that feeds and sitemaps name and that are known already, without fetching them. An
            address that is given itself is fetched in any case.
    """
    with ExitStack() as stack:
        made: Fetcher | None = None
        for source in sources:
            if not _ADDRESS.match(source):
                yield from _from_files(source, columns or Columns(), published, publication)
                continue
            try:
                made = made or stack.enter_context(fetcher())
            except ReadError as err:  # a package is missing
                name = plain_url(source)
                yield Found(name, Failure(name, "reading", err.code, err.message, err.hint), 0)
            else:
                for item in read_web(
                    source, made, asked=Asked(published, publication), wanted=_or_given(source, wanted)
                ):
                    yield Found(_name(item), item, 0)


def _or_given(source: str, wanted: Wanted) -> Wanted:
    given = plain_url(source)
    return lambda url: url == given or wanted(url)


def _from_files(source: str, columns: Columns, published: date | None, publication: str | None) -> Iterator[Found]:
    for path, size in files([source]):
        if path.suffix.lower() in TABLES and not path.is_dir():
            for row in read_table(path, columns):
                yield Found(row.source, _dated(row.item, published, publication), row.size)
        elif kind_of(path) and not _is_dir(path):
            for item, part in read_kind(path):
                yield Found(_name(item), _dated(item, published, publication), part)
        else:
            yield Found(str(path), _article(path, published, publication), size)


def measure(sources: Sequence[str]) -> Extent:
    """How much :func:`read_sources` will read; opens no file."""
    count = total = 0
    aside: dict[str, int] = {}
    for _, size in files(sources, aside):
        count += 1
        total += size
    return Extent(count, total, dict(sorted(aside.items())))


def files(sources: Sequence[str], aside: dict[str, int] | None = None) -> Iterator[tuple[Path, int]]:
    """The files of the sources with their sizes, sorted within each folder; a source that is not there comes too.

    Hidden files and links to folders are not followed. ``aside`` counts the endings of files that were passed over.
    """
    for source in sources:
        for name in _expanded(source) if not _ADDRESS.match(source) else ():
            path = Path(name)
            if _is_dir(path):
                yield from _walk(path, {} if aside is None else aside)
            else:
                yield path, _size(path)


def _expanded(source: str) -> Iterator[str]:
    """The names that a pattern matches; a name without a pattern, or that exists as it stands, is itself."""
    if not glob.has_magic(source) or os.path.lexists(source):
        yield source
        return
    names = sorted(glob.iglob(source, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute patterns
    yield from names or [source]


def _walk(folder: Path, aside: dict[str, int]) -> Iterator[tuple[Path, int]]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield folder, 0  # told as unreadable when its turn comes
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), aside)
        elif entry.is_file():
            path = Path(entry.path)
            ending = path.suffix.lower()
            if ending in ARTICLES or ending in TABLES or kind_of(path):
                yield path, _size(path)
            else:
                aside[ending] = aside.get(ending, 0) + 1


def _article(path: Path, published: date | None, publication: str | None) -> Document | Failure:
    try:
        return read_path(path, published=published, publication=publication)
    except ReadError as err:
        return Failure(str(path), "reading", err.code, err.message, err.hint)


def _name(item: Document | Failure) -> str:
    return item.document if isinstance(item, Failure) else item.id


def _dated(item: Document | Failure, published: date | None, publication: str | None) -> Document | Failure:
    if isinstance(item, Failure) or not (published or publication):
        return item
    basis = "given" if published else item.published_basis
    return replace(
        item,
        published=published or item.published,
        published_basis=basis,
        publication=publication or item.publication,
    )


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
