"""Sitemaps, news sitemaps and indexes of sitemaps: which articles a site names, with title, outlet and date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportedly.errors import ReadError
from reportedly.reading.addresses import check_url
from reportedly.reading.articles import day_of
from reportedly.reading.inflate import gunzip
from reportedly.reading.markup import Walker, root_of, xml_text

MAX_BYTES = 52_428_800
"""Bytes of an unpacked sitemap: what the protocol allows (https://www.sitemaps.org/protocol.html)."""

MAX_PAGES = 50_000
"""Addresses of a sitemap: what the protocol allows."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article that a sitemap names. ``modified`` is the day of its last change, which is no day of publication."""

    url: str
    title: str | None = None
    publication: str | None = None
    published: date | None = None
    modified: date | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The pages of a sitemap, the sitemaps of an index with the day of their last change, and what is wrong in it."""

    pages: tuple[Page, ...]
    sitemaps: tuple[Page, ...]
    faults: tuple[ReadError, ...] = ()


def looks_like_sitemap(data: bytes) -> bool:
    """Whether the bytes begin as a sitemap does.

    Example:
        >>> looks_like_sitemap(b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
        True
    """
    return root_of(data) in ("urlset", "sitemapindex")


def read_sitemap(data: bytes, *, url: str, charset: str = "") -> Sitemap:
    """The pages of a sitemap.

    One that breaks off gives the pages before the break, and the fault.

    Args:
        data: the bytes of the sitemap, packed with gzip or not.
        url: where it came from, for errors.
        charset: the encoding that came with it.

    Raises:
        ReadError: R135 too large; R140 no sitemap; R141 it declares entities or is nested too deep.
    """
    text = xml_text(gunzip(data, limit=MAX_BYTES, name=url), name=url, charset=charset)
    collector = _Collector(url)
    try:
        Walker(url, collector.start, collector.end).walk(text)
    except ReadError as err:
        if err.code != "R140" or not (collector.pages or collector.sitemaps):
            raise
        collector.faults.append(err)
    if collector.root not in ("urlset", "sitemapindex"):
        hint = "Give the address of a sitemap, often /sitemap.xml or named in robots.txt."
        raise ReadError("R140", f"{url} is no sitemap", hint=hint, path=url)
    return Sitemap(tuple(collector.pages), tuple(collector.sitemaps), tuple(collector.faults))


class _Collector:
    """Gathers entries while the walker passes over them."""

    def __init__(self, url: str) -> None:
        self.root = ""
        self.pages: list[Page] = []
        self.sitemaps: list[Page] = []
        self.faults: list[ReadError] = []
        self._url = url
        self._open: dict[str, str] | None = None
        self._path: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.root = self.root or tag
        self._path.append(tag)
        if tag in ("url", "sitemap") and len(self._path) == 2:
            self._open = {}

    def end(self, tag: str, text: str) -> None:
        self._path.pop()
        if self._open is None:
            return
        # A sitemap may describe pictures and films of the page, with titles and addresses of their own.
        if self._path[2:] in ([], ["news"], ["news", "publication"]):
            self._open.setdefault(tag, text[:4_096])
        if len(self._path) == 1:
            self._finish(tag, self._open)
            self._open = None

    def _finish(self, tag: str, found: dict[str, str]) -> None:
        if len(self.pages) + len(self.sitemaps) >= MAX_PAGES:
            message = f"{self._url} names more than {MAX_PAGES:,} addresses; the others are left out"
            if not self.faults or self.faults[-1].code != "R142":
                self.faults.append(ReadError("R142", message, hint="Name the sitemaps below it one by one."))
            return
        try:
            page = Page(
                url=check_url(found.get("loc", "")),
                title=found.get("title") or None,
                publication=found.get("name") or None,
                published=day_of(found.get("publication_date", "")),
                modified=day_of(found.get("lastmod", "")),
            )
        except ReadError as err:
            self.faults.append(err)
        else:
            (self.pages if tag == "url" else self.sitemaps).append(page)
