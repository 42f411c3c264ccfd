"""Files, standard input and bytes to documents: the door of the room."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import ReadError
from reportedly.reading import html
from reportedly.reading.dates import dateline_date
from reportedly.reading.decode import decode
from reportedly.reading.language import foreign_script, language_name, language_of
from reportedly.types import Document, Failure

MAX_BYTES = 16_000_000
"""Largest file that is read. A web page with its pictures inside fits; a newspaper's archive does not."""

STDIN = "-"
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_XML = re.compile(r"<(?:\?xml|rss|feed)\b", re.I)


def read_path(path: Path | str, *, published: date | None = None, publication: str | None = None) -> Document:
    """Read one article from a file, or from standard input.

    Plain text is kept as it is (only brought into Unicode NFC), so that offsets of everything coded later are those of
    the file. Of a web page the article is taken, with the title, date, publication and address that its
    metadata name.

    Args:
        path: a file of plain text or HTML; ``"-"`` is standard input.
        published: day of publication; beats what the article says of itself.
        publication: name of the outlet; beats what the page says.

    Returns:
        The document. ``published_basis`` says where the date is from: ``given``, ``metadata`` (of a page), ``dateline``
        (of a text) or ``""``; ``language`` is what the words look like, see :func:`foreign`.

    Raises:
        ReadError: R101 no such file; R102 a folder; R103 unreadable; R104 empty; R105 not text; R106 too large;
            R107 no article in the page; R108 a page that cannot be read; R111 data instead of text.
    """
    name = str(path)
    data = _standard_input() if name == STDIN else _file(name)
    shown = "standard input" if name == STDIN else name
    return read_bytes(data, name=shown, published=published, publication=publication)


def read_bytes(
    data: bytes, *, name: str = "input", published: date | None = None, publication: str | None = None
) -> Document:
    """Read one article from the bytes of a file; ``name`` becomes its id. Otherwise as :func:`read_path`.

    Example:
        >>> document = read_bytes(b"GENEVA, March 3, 2024 (Agency) - Talks resumed.", name="a.txt")
        >>> document.published.isoformat(), document.published_basis
        ('2024-03-03', 'dateline')
    """
    if len(data) > MAX_BYTES:
        hint = "Give one article a file; split larger collections."
        raise ReadError("R106", f"{name} is larger than {MAX_BYTES // 1_000_000} MB", hint=hint, path=name)
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise ReadError("R104", f"{name} is empty", hint="Give a file that holds an article.", path=name)
    text = decode(data, name=name, fallback=html.declared_encoding(data))
    if not text.strip():
        raise ReadError("R104", f"{name} is empty", hint="Give a file that holds an article.", path=name)
    if html.looks_like_html(text) or (name.lower().endswith(_HTML_SUFFIXES) and "<" in text):
        return _from_html(text, name, published, publication)
    _refuse_data(text, name)
    found = None if published else dateline_date(text)
    return Document.of(
        text,
        id=name,
        publication=publication,
        published=published or found,
        published_basis="given" if published else "dateline" if found else "",
        language=language_of(text),
    )


def foreign(document: Document) -> Failure | None:
    """The failure of a document that is not English, or ``None``: coding it would give nonsense."""
    if document.language == "en":
        return None
    script = foreign_script(document.text)
    message = f"the text seems to be in {f'{script} script' if script else language_name(document.language)}"
    hint = "Only English is coded; give an English text, or say --language en if it is one."
    return Failure(document.id, "reading", "R109", message, hint)


def _from_html(text: str, name: str, published: date | None, publication: str | None) -> Document:
    article = html.extract(text, name=name)
    found, basis = article.published, "metadata"
    if found is None:
        found, basis = dateline_date(article.text), "dateline"
    return Document.of(
        article.text,
        id=name,
        title=article.title,
        url=article.url,
        publication=publication or article.publication,
        published=published or found,
        published_basis="given" if published else basis if found else "",
        language=language_of(article.text),
        reader="html",
    )


def _refuse_data(text: str, name: str) -> None:
    if _XML.match(text.lstrip("\ufeff \t\r\n")[:20]):
        hint = "Give the articles themselves, as text or HTML."
        raise ReadError("R111", f"{name} is XML or a feed, not an article", hint=hint, path=name)
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[{", '["')) and _is_json(start):
        hint = "Give the article's text alone, for example with: jq -r .text FILE | reportedly code -."
        raise ReadError("R111", f"{name} is JSON, not an article", hint=hint, path=name)


def _is_json(text: str) -> bool:
    """Whether the whole text or its first line is JSON."""
    for part in (text.split("\n", 1)[0], text):
        try:
            json.loads(part)
        except (ValueError, RecursionError):
            continue
        return True
    return False


def _file(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return _bounded(file)
    except FileNotFoundError as err:
        hint = "Check the spelling and the folder you are in."
        if re.match(r"https?://", name):
            hint = f"Nothing is fetched from the network; save the page first, or: curl -L {name} | reportedly code -"
        raise ReadError("R101", f"there is no file {name}", hint=hint, path=name) from err
    except IsADirectoryError as err:
        hint = f"Give files, for example: {Path(name) / '*.txt'}"
        raise ReadError("R102", f"{name} is a folder", hint=hint, path=name) from err
    except (OSError, ValueError) as err:
        reason = getattr(err, "strerror", None) or str(err)
        hint = "Check that it is a file you may read."
        raise ReadError("R103", f"{name[:100]!r} cannot be read: {reason}", hint=hint, path=name) from err


def _standard_input() -> bytes:
    try:
        return _bounded(sys.stdin.buffer)
    except (OSError, ValueError, AttributeError) as err:
        hint = "Pipe a text into it, or give a file."
        raise ReadError("R103", f"standard input cannot be read: {err}", hint=hint, path=STDIN) from err


def _bounded(file: BinaryIO) -> bytes:
    """At most one byte more than is allowed, so that an endless or huge input costs no memory."""
    return file.read(MAX_BYTES + 1)
