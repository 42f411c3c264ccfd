"""PDF files: the text that is in them. Scanned pages hold pictures of words, which are not read."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from reportedly.errors import ReadError
from reportedly.reading.addresses import host_of
from reportedly.reading.articles import Known, url_date
from reportedly.reading.dates import dateline_date
from reportedly.reading.extras import needed
from reportedly.reading.language import language_of
from reportedly.reading.opening import opened
from reportedly.types import Document

MAGIC = b"%PDF-"

MAX_BYTES = 32_000_000
"""Bytes of a PDF file; most of a large one are pictures."""

MAX_PAGES = 300
"""Pages that are read; a longer file is a book."""

MAX_CHARACTERS = 2_000_000
"""Characters that may come out."""

_PAGE_NUMBER = re.compile(r"(?:page )?[-\u2013 ]*\d{1,4}[-\u2013 ]*(?:(?:of|/) ?\d{1,4})?", re.I)
_BROKEN_WORD = re.compile(r"(?<=[a-z])[-\u00ad]$")
_STOP = re.compile(r"[.!?:][\"'\u201d\u2019)\]]{0,4}$")
_ITEM = re.compile(r"(?:[\u2022\u25cf\u25aa\u2013*-]|\(?\d{1,2}[.)])\s")
_SHORT = 0.75
_REPEATED = 3


def read_pdf(path: Path | str, *, published: date | None = None, publication: str | None = None) -> Document:
    """The document of a PDF file.

    Args:
        path: the file.
        published: day of publication. Without it only a dateline counts: the dates in a PDF's own metadata are those of
            the file, which may be a print of yesterday's of an article of ten years ago.
        publication: name of the outlet.

    Raises:
        ReadError: R101, R102, R103 no readable file; R135 too large; R155 no PDF, or damaged; R156 locked with a
            password; R157 no text in it; R160 pypdf is missing.
    """
    with opened(path) as file:
        data = file.read(MAX_BYTES + 1)
    return read_pdf_bytes(data, Known(str(path), publication=publication, given=published))


def read_pdf_bytes(data: bytes, known: Known) -> Document:
    """The document of the bytes of a PDF file; otherwise as :func:`read_pdf`."""
    name = known.id
    if len(data) > MAX_BYTES:
        raise ReadError("R135", f"{name} is larger than {MAX_BYTES:,} bytes", hint="Split it.", path=name)
    if MAGIC not in data[:1024]:
        raise ReadError("R155", f"{name} is no PDF file", hint="Check that it was saved whole.", path=name)
    title, pages = _pages(data, name)
    text = _flowing(pages)
    if not any(letter.isalpha() for letter in text):
        hint = "It may be a scan: run it through text recognition first, for example with ocrmypdf."
        raise ReadError("R157", f"{name} holds no text", hint=hint, path=name)
    published, basis = known.given, "given"
    if published is None:
        published, basis = dateline_date(text), "dateline"
    if published is None:
        published, basis = known.published, known.published_basis
    if published is None and known.url:
        published, basis = url_date(known.url), "url"
    return Document.of(
        text,
        id=name,
        title=known.title or title,
        url=known.url,
        publication=known.publication or host_of(known.url or "") or None,
        published=published,
        published_basis=basis if published else "",
        language=language_of(text),
        reader="pdf",
    )


def _pages(data: bytes, name: str) -> tuple[str | None, list[str]]:
    """The title in the file's metadata, and the text of each page."""
    with needed("pdf", "PDF files"):
        import pypdf
        from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        if len(reader.pages) > MAX_PAGES:
            message = f"{name} has {len(reader.pages):,} pages, more than {MAX_PAGES}"
            raise ReadError("R135", message, hint="Take out the pages you need.", path=name)
        pages: list[str] = []
        size = 0
        for page in reader.pages:
            pages.append(page.extract_text())
            size += len(pages[-1])
            if size > MAX_CHARACTERS:
                message = f"{name} holds more than {MAX_CHARACTERS:,} characters"
                raise ReadError("R135", message, hint="Take out the pages you need.", path=name)
        title = " ".join(str(reader.metadata.title or "").split()) if reader.metadata else ""
    except ReadError:
        raise
    except (DependencyError, FileNotDecryptedError, WrongPasswordError) as err:
        hint = "Unlock it first, for example with: qpdf --decrypt."
        raise ReadError("R156", f"{name} is locked with a password", hint=hint, path=name) from err
    except Exception as err:  # a stranger's file, a stranger's parser: whatever it raises is a bad file
        message = f"{name} is a damaged PDF file: {type(err).__name__}: {str(err)[:200]}"
        raise ReadError("R155", message, hint="Save it again.", path=name) from err
    return title or None, pages


def _flowing(pages: Sequence[str]) -> str:
    """The text of the pages as paragraphs: lines joined, broken words mended, heads and page numbers left out.

    A paragraph ends at an empty line, at an item of a list, and after a full stop that stands well before the margin.

    Example:
        >>> _flowing(["The govern-\\nment of the country met on Monday with the\\nrebels.\\nTalks go on.", "2"])
        'The government of the country met on Monday with the rebels.\\n\\nTalks go on.'
    """
    split = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    heads = _running(split)
    paragraphs: list[list[str]] = [[]]
    for lines in split:
        margin = max((len(line) for line in lines), default=0)
        for line in lines:
            if line in heads or _PAGE_NUMBER.fullmatch(line):
                continue
            current = paragraphs[-1]
            if current and (not line or _ITEM.match(line)):
                current = []
                paragraphs.append(current)
            if current and _BROKEN_WORD.search(current[-1]) and line[0].islower():
                current[-1] = current[-1][:-1] + line.split(" ", 1)[0]
                line = line.partition(" ")[2]
            if line:
                current.append(line)
                if _STOP.search(line) and len(line) < _SHORT * margin:
                    paragraphs.append([])
    return "\n\n".join(" ".join(lines) for lines in paragraphs if lines)


def _running(pages: Iterable[list[str]]) -> set[str]:
    """Lines that stand at the top or foot of three pages or more, and of every other page at least."""
    ends: Counter[str] = Counter()
    count = 0
    for lines in pages:
        count += 1
        filled = [line for line in lines if line]
        ends.update({*filled[:2], *filled[-2:]})
    return {line for line, times in ends.items() if times >= max(_REPEATED, count / 2)}
