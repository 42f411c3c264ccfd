"""Files that are neither text nor table, by the endings of their names: web archives, mailboxes, letters, PDF files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from reportedly.errors import ReadError
from reportedly.reading.articles import failure_of
from reportedly.reading.mail import read_eml, read_mailbox
from reportedly.reading.pdf import read_pdf
from reportedly.reading.warc import read_warc
from reportedly.types import Document, Failure

_MANY = {
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".wet": read_warc,
    ".wet.gz": read_warc,
    ".mbox": read_mailbox,
    ".mbx": read_mailbox,
}
_ONE: dict[str, Callable[[Path], Document]] = {".eml": read_eml, ".pdf": read_pdf}
KINDS = (*_MANY, *_ONE)
"""Endings of the files that :func:`read_kind` reads."""


def kind_of(path: Path | str) -> str:
    """The ending of a file that is read here, else ``""``.

    Example:
        >>> kind_of("CC-NEWS-2025.warc.gz"), kind_of("Report.PDF"), kind_of("news.gz")
        ('.warc.gz', '.pdf', '')
    """
    name = Path(path).name.lower()
    return next((ending for ending in KINDS if name.endswith(ending)), "")


def read_kind(path: Path) -> Iterator[tuple[Document | Failure, int]]:
    """Every article of a file, by its ending, with about how many bytes of the file it took.

    Raises:
        ValueError: when :func:`kind_of` knows no ending of it.
    """
    ending = kind_of(path)
    if ending in _ONE:
        yield _one(path, _ONE[ending]), path.stat().st_size if path.is_file() else 0
        return
    if ending not in _MANY:
        raise ValueError(f"{path} ends in none of {', '.join(KINDS)}")
    position = told = 0

    def at(reached: int) -> None:
        nonlocal position
        position = reached

    for item in _MANY[ending](path, at=at):
        yield item, position - told
        told = position


def _one(path: Path, reader: Callable[[Path], Document]) -> Document | Failure:
    try:
        return reader(path)
    except ReadError as err:
        return failure_of(str(path), err)
