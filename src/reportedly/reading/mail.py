"""Newsletters: letters in EML files, and mailboxes (mbox) full of them."""

from __future__ import annotations

import email
import email.utils
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import Message
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import ReadError
from reportedly.reading.articles import Known, day_of, failure_of, read_article
from reportedly.reading.files import MAX_BYTES
from reportedly.reading.opening import opened
from reportedly.types import Document, Failure

_MAX_PARTS = 200
_HEADER = 2_000
_ADDRESS = 300
_FROM_LENGTH = 256
_FROM = re.compile(rb"From \S+.* \d{4}\s*$")
_EML_HINT = "Save the letter as it was sent (EML), or give a mailbox in the form mbox."


def read_mailbox(
    path: Path | str, *, at: Callable[[int], None] = lambda position: None
) -> Iterator[Document | Failure]:
    """The letters of a mailbox (mbox), in their order, each named by the path and its number (``box.mbox#3``).

    ``at`` is told before each letter how many bytes of the file were read.
    """
    name = str(path)
    number = 0
    try:
        with opened(path) as file:
            for number, data in enumerate(_letters(file), start=1):
                source = f"{name}#{number}"
                at(file.tell())
                try:
                    yield read_letter(data, source)
                except ReadError as err:
                    yield failure_of(source, err)
        if not number:
            raise ReadError("R104", f"{name} is empty", hint=_EML_HINT, path=name)
    except ReadError as err:
        yield failure_of(name, err)


def read_eml(path: Path | str) -> Document:
    """The document of a letter in an EML file.

    Raises:
        ReadError: R101, R102, R103 no readable file; R106 too large; R152 no letter, or one without text; what reading
            its text raises.
    """
    with opened(path) as file:
        return read_letter(file.read(MAX_BYTES + 1), str(path))


def read_letter(data: bytes, name: str) -> Document:
    """The document of a letter: its web page when it has one, else its plain text; never what is attached.

    The day is that of its Date header (basis ``header``), the outlet the name that it is sent under.

    Example:
        >>> head = b"From: The Crisis Brief <brief@example.org>\\nDate: Sat, 22 Nov 2025 06:00:00 +0100\\n\\n"
        >>> document = read_letter(head + b"Talks began.", "a.eml")
        >>> document.publication, document.published.isoformat(), document.published_basis
        ('The Crisis Brief', '2025-11-22', 'header')
    """
    if len(data) > MAX_BYTES:
        raise ReadError("R106", f"{name} is larger than {MAX_BYTES // 1_000_000} MB", hint=_EML_HINT, path=name)
    try:
        letter = email.message_from_bytes(data)
        sent, title, outlet = day_of(_header(letter, "Date")), _header(letter, "Subject") or None, _outlet(letter)
        bodies = _bodies(letter)
    except Exception as err:  # a stranger's letter: whatever its parser raises, recursion included, is a bad letter
        message = f"{name} cannot be read as a letter: {type(err).__name__}: {str(err)[:200]}"
        raise ReadError("R152", message, hint=_EML_HINT, path=name) from err
    if not letter.keys() or not bodies:
        raise ReadError("R152", f"{name} is no letter, or holds no text", hint=_EML_HINT, path=name)
    known = Known(name, title=title, publication=outlet, published=sent, published_basis="header")
    return replace(
        _first_readable(bodies, known),
        title=title,
        published=sent,
        published_basis="header" if sent else "",
        publication=known.publication,
    )


def _first_readable(bodies: list[tuple[bytes, str]], known: Known) -> Document:
    fault: ReadError | None = None
    for body, charset in bodies:
        try:
            return read_article(body, replace(known, charset=charset), reader="mail")
        except ReadError as err:
            fault = fault or err
    raise fault or ReadError("R152", f"{known.id} holds no text", hint=_EML_HINT, path=known.id)


def _bodies(letter: Message) -> list[tuple[bytes, str]]:
    """The texts of a letter with their encodings: web pages first, then plain text."""
    found: dict[str, list[tuple[bytes, str]]] = {"text/html": [], "text/plain": []}
    for part in islice(letter.walk(), _MAX_PARTS):
        kind = part.get_content_type()
        if kind not in found or part.get_content_disposition() == "attachment":
            continue
        body = part.get_payload(decode=True)
        if isinstance(body, bytes) and body.strip():
            found[kind].append((body, str(part.get_content_charset() or "")))
    return [*found["text/html"], *found["text/plain"]]


def _outlet(letter: Message) -> str | None:
    """The name that a letter is sent under, else the domain of its address."""
    shown, address = email.utils.parseaddr(_header(letter, "From")[:_ADDRESS])
    return " ".join(shown.split()) or address.rpartition("@")[2] or None


def _header(letter: Message, name: str) -> str:
    written = str(letter.get(name) or "")[:_HEADER]
    try:
        decoded = str(make_header(decode_header(written)))
    except (ValueError, LookupError, email.errors.MessageError):
        decoded = written
    return " ".join(decoded.encode("utf-8", "replace").decode().split())


def _letters(file: BinaryIO) -> Iterator[bytes]:
    """The letters of a mailbox: each begins with a line "From ..." after an empty one. One that is too large is cut."""
    parts: list[bytes] = []
    size = 0
    begun = False
    after_blank = True
    while line := file.readline(65_536):
        if after_blank and len(line) < _FROM_LENGTH and _FROM.match(line):
            if begun:
                yield b"".join(parts)
            parts, size, begun = [], 0, True
        elif size <= MAX_BYTES:
            line = line[1:] if line.startswith(b">From ") else line
            parts.append(line)
            size += len(line)
        after_blank = not line.strip()
    if begun or size:
        yield b"".join(parts)
