"""Bytes from elsewhere than a file (a site, a crawl, a letter) to documents, with what is known of them beforehand."""

from __future__ import annotations

import codecs
import email.utils
import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from reportedly.errors import ReadError
from reportedly.reading.addresses import host_of
from reportedly.reading.dates import parse_date
from reportedly.reading.files import read_bytes
from reportedly.types import Document, Failure

_URL_DAY = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:/(?P<m1>\d{1,2}|[a-z]{3})/(?P<d1>\d{1,2})|(?P<dash>-?)(?P<m2>\d\d)(?P=dash)(?P<d2>\d\d))"
    r"(?=[/_.-]|$)"
)
# Encodings of text; Python knows others, which unpack, or take very long for long texts (punycode).
_CHARSETS = re.compile(r"ascii|cp\d|iso8859|iso2022|koi8|mac-|big5|gb|euc|shift_jis|hz|johab|tis-|kz1048|utf-(?:16|32)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article besides its bytes.

    Args:
        id: what it is called; of pages the address.
        url: where it stands.
        title, publication: used where the article does not say them itself.
        published: the day that its surroundings name (``published_basis``: ``feed``, ``sitemap`` ...). What the page
            says of itself goes first, a dateline and the date in an address come after.
        given: day of publication from the user; beats all.
        charset: the encoding that came with it, used when the bytes are not UTF-8.
    """

    id: str
    url: str | None = None
    title: str | None = None
    publication: str | None = None
    published: date | None = None
    published_basis: str = ""
    given: date | None = None
    charset: str = ""


def read_article(data: bytes, known: Known, *, reader: str) -> Document:
    """The document of a page or text.

    ``publication`` falls back on the host of the address ("example.org"), which is whose page it is.

    Raises:
        ReadError: as :func:`reportedly.reading.read_bytes`.

    Example:
        >>> data = b"Talks were held in Geneva."
        >>> article = read_article(data, Known("a", url="https://www.example.org/2025/11/22/talks"), reader="web")
        >>> article.publication, article.published.isoformat(), article.published_basis
        ('example.org', '2025-11-22', 'url')
    """
    document = read_bytes(in_utf8(data, known.charset), name=known.id, published=known.given)
    published, basis = document.published, document.published_basis
    if known.published and basis not in ("given", "metadata"):
        published, basis = known.published, known.published_basis
    if published is None and known.url:
        published = url_date(known.url)
        basis = "url" if published else ""
    return replace(
        document,
        title=document.title or known.title,
        url=known.url or document.url,
        publication=document.publication or known.publication or host_of(known.url or "") or None,
        published=published,
        published_basis=basis,
        reader=reader,
    )


def failure_of(source: str, err: ReadError) -> Failure:
    """The failure row of an article that cannot be read."""
    return Failure(source, "reading", err.code, err.message, err.hint)


def in_utf8(data: bytes, charset: str) -> bytes:
    """The bytes in UTF-8, when they are text in the other encoding that came with them.

    Example:
        >>> in_utf8("r\\u00e9sum\\u00e9".encode("latin-1"), "iso-8859-1").decode()
        'résumé'
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return data
    try:
        name = codecs.lookup(charset).name
    except LookupError:
        return data
    if not _CHARSETS.match(name):
        return data
    # A page that says Latin-1 means Windows-1252, as every browser takes it.
    western = name in ("iso8859-1", "ascii")
    return data.decode("cp1252" if western else name, "replace").encode("utf-8", "replace")


def day_of(text: str) -> date | None:
    """The day of a date as feeds, sitemaps and mails write it, on the calendar of whoever wrote it.

    Example:
        >>> day_of("Sat, 22 Nov 2025 23:30:00 -0500"), day_of("2025-11-22T23:30:00Z"), day_of("yesterday")
        (datetime.date(2025, 11, 22), datetime.date(2025, 11, 22), None)
    """
    text = text.strip()[:60]
    try:
        if re.match(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return parse_date(text[:10])
        found: datetime = email.utils.parsedate_to_datetime(text)
    except (ReadError, ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.date() if 1900 <= found.year <= 2100 else None


def url_date(url: str) -> date | None:
    """The day in the path of an address, when there is one.

    Example:
        >>> url_date("https://example.org/world/2025/nov/22/talks").isoformat()
        '2025-11-22'
        >>> url_date("https://example.org/story-20251") is None
        True
    """
    match = _URL_DAY.search(url.lower().split("?", 1)[0])
    if not match:
        return None
    year, month, day = match["year"], match["m1"] or match["m2"], match["d1"] or match["d2"]
    if month.isalpha() and month not in _MONTHS:
        return None
    try:
        return date(int(year), _MONTHS.index(month) + 1 if month.isalpha() else int(month), int(day))
    except ValueError:
        return None
