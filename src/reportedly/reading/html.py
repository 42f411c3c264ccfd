"""Web pages to articles: the text, title, date, publication and address of a page, through trafilatura."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reportedly.errors import ReadError
from reportedly.reading.dates import parse_date

MAX_ELEMENTS = 40_000
"""Start tags a page may have. An article has some thousand; extraction takes time in step with their number."""

_TAG = re.compile(r"<[a-zA-Z]")
_SNIFF = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h1)\b", re.I)
_FEED = re.compile(r"<(?:rss|feed|rdf:rdf|urlset|sitemapindex|nitf|newsml|newsitem|newsmessage)\b", re.I)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9-]{2,30})""", re.I)
_SENTENCE_END = (".", "!", "?", ":")
_CLOSING = "\"'\u201d\u2019) "
_SENTENCE_WORDS = 6
_EARLIEST, _LATEST = "1900-01-01", "2100-01-01"
_NO_ARTICLE_HINT = "Save the page of a single article, or paste its text into a text file."


@dataclass(frozen=True, slots=True)
class Article:
    """What a page holds: paragraphs divided by blank lines, and what its metadata say."""

    text: str
    title: str | None
    published: date | None
    publication: str | None
    url: str | None


def looks_like_html(text: str) -> bool:
    """Whether ``text`` begins as a web page does.

    Example:
        >>> looks_like_html("<!DOCTYPE html><html>"), looks_like_html("Two < three, he said.")
        (True, False)
    """
    head = text[:4096].lstrip("\ufeff \t\r\n")
    return head.startswith("<") and bool(_SNIFF.search(head[:2048])) and not _FEED.search(head[:2048])


def declared_encoding(data: bytes) -> str:
    """The one-byte Western encoding that a page declares in its first bytes, or ``""``."""
    match = _CHARSET.search(data[:2048])
    declared = match[1].decode("ascii").lower() if match else ""
    # A page that says Latin-1 means Windows-1252, as every browser takes it.
    return declared if re.fullmatch(r"iso-?8859-(?:[2-9]|1[0-5])|(?:windows-|cp)125\d", declared) else ""


def extract(html: str, *, name: str) -> Article:
    """The article of a web page.

    Dates come from metadata and marked-up dates only: a date in the running text is the story's, not the page's.

    Args:
        html: the page.
        name: what to call it in errors.

    Raises:
        ReadError: R107 when the page holds no article; R108 when it is too large or too tangled to be read.
    """
    elements = sum(1 for _ in _TAG.finditer(html))
    if elements > MAX_ELEMENTS:
        message = f"{name} has {elements:,} HTML elements, more than {MAX_ELEMENTS:,}"
        raise ReadError("R108", message, hint=_NO_ARTICLE_HINT, path=name)
    found = _trafilatura(html, name)
    text = str(getattr(found, "text", None) or "")
    if not _has_sentence(text):
        raise ReadError("R107", f"{name} is a web page without an article", hint=_NO_ARTICLE_HINT, path=name)
    return Article(
        text=re.sub(r"\n+", "\n\n", text.strip()),
        title=_line(getattr(found, "title", None)),
        published=_day(getattr(found, "date", None)),
        publication=_line(getattr(found, "sitename", None)),
        url=_line(getattr(found, "url", None)),
    )


def _has_sentence(text: str) -> bool:
    """Whether some line reads like prose; menus and lists of links do not."""
    return any(
        line.rstrip(_CLOSING).endswith(_SENTENCE_END) and len(line.split(maxsplit=_SENTENCE_WORDS)) >= _SENTENCE_WORDS
        for line in text.splitlines()
    )


def _trafilatura(html: str, name: str) -> object:
    from trafilatura import bare_extraction  # here, not above: it takes a quarter of a second to import

    dates = {"extensive_search": False, "original_date": True, "min_date": _EARLIEST, "max_date": _LATEST}
    try:
        return bare_extraction(
            html, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=dates
        )
    except Exception as err:  # a stranger's page, a stranger's parser: whatever it raises is a bad page
        message = f"{name} cannot be read as HTML: {type(err).__name__}: {err}"
        raise ReadError("R108", message, hint=_NO_ARTICLE_HINT, path=name) from err


def _line(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None


def _day(value: object) -> date | None:
    try:
        return parse_date(str(value)) if value else None
    except ReadError:
        return None
