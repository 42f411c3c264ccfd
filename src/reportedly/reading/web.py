"""Addresses to documents: a page, a PDF, or all articles that a feed or a sitemap names."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from reportedly.errors import ReadError
from reportedly.reading.addresses import host_of, plain_url
from reportedly.reading.articles import Known, failure_of, read_article
from reportedly.reading.feeds import Entry, looks_like_feed, read_feed
from reportedly.reading.fetch import Fetched, Fetcher
from reportedly.reading.inflate import gunzip
from reportedly.reading.pdf import MAGIC as PDF
from reportedly.reading.pdf import read_pdf_bytes
from reportedly.reading.sitemaps import MAX_BYTES as MAX_SITEMAP
from reportedly.reading.sitemaps import Page, looks_like_sitemap, read_sitemap
from reportedly.types import Document, Failure

MAX_SITEMAPS = 200
"""Sitemaps below an index that are read."""

_TEXT = (
    "",
    "text/html",
    "text/plain",
    "text/markdown",
    "text/xml",
    "application/xml",
    "application/xhtml+xml",
    "application/octet-stream",
)
"""Kinds in which articles come; what servers call XML or leave unnamed is looked at."""

Wanted = Callable[[str], bool]
"""Says whether the article at an address is still to be fetched; called before anything is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user says of an address, which beats what pages say: day of publication and name of the outlet."""

    published: date | None = None
    publication: str | None = None


NOTHING = Asked()


def read_web(
    url: str,
    fetcher: Fetcher,
    *,
    asked: Asked = NOTHING,
    wanted: Wanted = lambda url: True,
    since: date | None = None,
) -> Iterator[Document | Failure]:
    """The article at an address, or all articles that the feed or the sitemap there names.

    Args:
        url: of a page, a PDF, a feed, a sitemap or an index of sitemaps.
        fetcher: fetches.
        asked: what the user says of them.
        wanted: passes over articles that are known already, without fetching them.
        since: passes over pages of sitemaps that were published (or else changed) before that day.

    Yields:
        Documents and failures, named by their address. One bad article never stops the others.
    """
    name = plain_url(url.strip())
    try:
        answer = fetcher.get(url)
        yield from read_answer(name, answer, fetcher, asked=asked, wanted=wanted, since=since)
    except ReadError as err:
        yield failure_of(name, err)


def read_answer(
    name: str,
    answer: Fetched,
    fetcher: Fetcher,
    *,
    asked: Asked = NOTHING,
    wanted: Wanted = lambda url: True,
    since: date | None = None,
    from_feed: bool = False,
) -> Iterator[Document | Failure]:
    """As :func:`read_web`, of what was fetched already; of feeds, their own text when ``from_feed`` says so.

    Raises:
        ReadError: when the feed, sitemap or page itself cannot be read.
    """
    answer = replace(answer, content=gunzip(answer.content, limit=MAX_SITEMAP, name=answer.url))
    if looks_like_feed(answer.content):
        feed = read_feed(answer.content, url=answer.url, charset=answer.charset)
        yield from (failure_of(name, fault) for fault in feed.faults)
        yield from read_entries(feed.entries, fetcher, asked=asked, wanted=wanted, from_feed=from_feed)
    elif looks_like_sitemap(answer.content):
        yield from _sitemaps(answer, fetcher, asked, wanted, since)
    elif wanted(name):
        yield _document(answer, Known(name), asked)


def read_page(url: str, fetcher: Fetcher, *, known: Known | None = None, asked: Asked = NOTHING) -> Document:
    """The article at an address.

    Raises:
        ReadError: what fetching or reading it raises; R138 when there is no article but something else.
    """
    return _document(fetcher.get(url), known or Known(plain_url(url)), asked)


def read_entries(
    entries: Iterable[Entry],
    fetcher: Fetcher,
    *,
    asked: Asked = NOTHING,
    wanted: Wanted = lambda url: True,
    from_feed: bool = False,
) -> Iterator[Document | Failure]:
    """The articles of a feed's entries.

    Args:
        entries: as :func:`reportedly.reading.feeds.read_feed` gives them.
        fetcher: fetches.
        asked: what the user says of them.
        wanted: passes over articles that are known already.
        from_feed: take the text that the feed carries instead of fetching each page.
    """
    for entry in entries:
        name = plain_url(entry.url)
        if not wanted(name):
            continue
        basis = "feed" if entry.published else ""
        known = Known(name, entry.url, entry.title, entry.publication, entry.published, basis, asked.published)
        try:
            if from_feed:
                body = f"<html><body><article>{entry.content}</article></body></html>".encode("utf-8", "replace")
                yield _given(read_article(body, known, reader="feed"), asked)
            else:
                yield read_page(entry.url, fetcher, known=known, asked=asked)
        except ReadError as err:
            yield failure_of(name, err)


def _sitemaps(
    answer: Fetched, fetcher: Fetcher, asked: Asked, wanted: Wanted, since: date | None
) -> Iterator[Document | Failure]:
    """The pages of a sitemap and of those below it, each sitemap read once, none of another site."""
    waiting: deque[Fetched | str] = deque([answer])
    seen = {answer.url}
    while waiting:
        item = waiting.popleft()
        url = item if isinstance(item, str) else item.url
        try:
            current = fetcher.get(item) if isinstance(item, str) else item
            found = read_sitemap(current.content, url=url, charset=current.charset)
        except ReadError as err:
            yield failure_of(plain_url(url), err)
            continue
        pages, strange = _of_site(found.pages, answer.url)
        below, strangers = _of_site(found.sitemaps, answer.url)
        fresh = [page.url for page in below if page.url not in seen and _is_since(page, since)]
        room = MAX_SITEMAPS - len(seen)
        for fault in (*found.faults, *_left_out(url, strange + strangers, len(fresh) - room)):
            yield failure_of(plain_url(url), fault)
        seen.update(fresh[:room])
        waiting.extend(fresh[:room])
        yield from _pages([page for page in pages if _is_since(page, since)], fetcher, asked, wanted)


def _pages(pages: Iterable[Page], fetcher: Fetcher, asked: Asked, wanted: Wanted) -> Iterator[Document | Failure]:
    for page in pages:
        name = plain_url(page.url)
        if not wanted(name):
            continue
        basis = "sitemap" if page.published else ""
        known = Known(name, page.url, page.title, page.publication, page.published, basis)
        try:
            yield read_page(page.url, fetcher, known=known, asked=asked)
        except ReadError as err:
            yield failure_of(name, err)


def _of_site(pages: Iterable[Page], url: str) -> tuple[list[Page], int]:
    """The pages of the site at ``url``, with the domains above and below its own; and how many others there are."""
    site = "." + host_of(url)
    kept, others = [], 0
    for page in pages:
        host = "." + host_of(page.url)
        if host.endswith(site) or (site.endswith(host) and host.count(".") > 1):
            kept.append(page)
        else:
            others += 1
    return kept, others


def _left_out(url: str, strange: int, beyond: int) -> Iterator[ReadError]:
    if strange:
        message = f"{url} names {strange} addresses of other sites; they are left out"
        yield ReadError("R142", message, hint="Name the sitemaps of those sites.")
    if beyond > 0:
        message = f"{url} leads to more than {MAX_SITEMAPS} sitemaps; {beyond} are left out"
        yield ReadError("R142", message, hint="Name the sitemaps below it one by one, or say since when.")


def _is_since(page: Page, since: date | None) -> bool:
    """Whether a page may be as young as asked for; one without any date may be."""
    day = page.published or page.modified
    return since is None or day is None or day >= since


def _document(answer: Fetched, known: Known, asked: Asked) -> Document:
    known = replace(known, url=answer.url, charset=answer.charset, given=asked.published)
    if answer.content.startswith(PDF):
        return _given(read_pdf_bytes(answer.content, known), asked)
    if answer.content_type not in _TEXT:
        hint = "Give the address of a web page, a PDF, a feed or a sitemap."
        message = f"{answer.url} is {answer.content_type[:60]!r}, not an article"
        raise ReadError("R138", message, hint=hint, url=answer.url)
    return _given(read_article(answer.content, known, reader="web"), asked)


def _given(document: Document, asked: Asked) -> Document:
    return replace(document, publication=asked.publication) if asked.publication else document
