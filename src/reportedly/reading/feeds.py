"""RSS and Atom feeds: which articles they name, with title and date; and what to ask with the next time."""

from __future__ import annotations

import html as entities
import io
import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

from reportedly.errors import ReadError
from reportedly.reading.addresses import check_url
from reportedly.reading.articles import day_of
from reportedly.reading.extras import needed
from reportedly.reading.inflate import gunzip
from reportedly.reading.markup import refuse_entities, root_of, xml_text

MAX_BYTES = 8_000_000
"""Bytes of a feed. The largest that news sites offer have about two million."""

MAX_TAGS = 200_000
"""Tags of a feed, those in its articles included. A full one has some ten thousand; reading takes time in step."""

MAX_ENTRIES = 2_000
"""Entries of a feed that are read, the first ones."""

_TAGS = re.compile(r"<[^>]{0,2000}>")
_HINT = "Give the address of an RSS or Atom feed."


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a feed names.

    Args:
        url: its address.
        title: its headline.
        published: the day that the feed dates it.
        publication: the outlet, when the feed names one for this article; else that of the feed.
        content: the article itself as HTML, when the feed carries it; else what it carries of it.
    """

    url: str
    title: str | None
    published: date | None
    publication: str | None
    content: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, its entries, newest or oldest first as it stands, and entries without a usable address."""

    title: str | None
    entries: tuple[Entry, ...]
    faults: tuple[ReadError, ...] = ()


def looks_like_feed(data: bytes) -> bool:
    """Whether the bytes begin as an RSS or Atom feed does.

    Example:
        >>> looks_like_feed(b'<?xml version="1.0"?><rss version="2.0">'), looks_like_feed(b"<html><feed>")
        (True, False)
    """
    return root_of(data) in ("rss", "feed", "rdf")


def read_feed(data: bytes, *, url: str, charset: str = "") -> Feed:
    """The entries of a feed.

    Args:
        data: the bytes of the feed, packed with gzip or not.
        url: where it came from; addresses in it are relative to that.
        charset: the encoding that came with it.

    Raises:
        ReadError: R135 too large; R140 no feed; R141 entities, or too many tags; R160 feedparser is missing.
    """
    with needed("web", "feeds"):
        import feedparser
    data = gunzip(data, limit=MAX_BYTES, name=url)
    if len(data) > MAX_BYTES:
        raise ReadError("R135", f"{url} is larger than {MAX_BYTES:,} bytes", hint=_HINT, path=url)
    text = xml_text(data, name=url, charset=charset)
    refuse_entities(text, name=url)
    if text.count("<") > MAX_TAGS:
        raise ReadError("R141", f"{url} has more than {MAX_TAGS:,} tags", hint=_HINT, path=url)
    try:
        found = feedparser.parse(
            io.BytesIO(b"\xef\xbb\xbf" + text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as err:  # a stranger's feed, a stranger's parser: whatever it raises is a bad feed
        message = f"{url} cannot be read as a feed: {type(err).__name__}: {err}"
        raise ReadError("R140", message, hint=_HINT, path=url) from err
    if not found.get("version") and not found.entries:
        raise ReadError("R140", f"{url} is no feed", hint=_HINT, path=url)
    title = _line(found.feed.get("title"))
    entries: dict[str, Entry] = {}
    faults = []
    for item in found.entries[:MAX_ENTRIES]:
        try:
            entry = _entry(item, url, title)
        except ReadError as err:
            faults.append(err)
        else:
            entries.setdefault(entry.url, entry)
    return Feed(title, tuple(entries.values()), tuple(faults))


def _entry(item: Any, base: str, outlet: str | None) -> Entry:
    link = item.get("link") or (item.get("id") if str(item.get("id", "")).startswith("http") else "")
    title = _line(item.get("title"))
    if not link:
        raise ReadError("R130", f"an entry of {base} names no address: {title or 'no title'}", hint="", path=base)
    bodies = [str(body.get("value") or "") for body in item.get("content") or []]
    return Entry(
        url=check_url(urljoin(base, str(link))),
        title=title,
        published=_published(item),
        publication=_line((item.get("source") or {}).get("title")) or outlet,
        content=max([*bodies, str(item.get("summary") or "")], key=len),
    )


def _published(item: Any) -> date | None:
    """The day of publication as it is written; of a date in an odd form, the day in UTC."""
    written = day_of(str(item.get("published") or ""))
    parsed = item.get("published_parsed")
    if written or not parsed:
        return written
    return date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday) if 1900 <= parsed.tm_year <= 2100 else None


def _line(value: object) -> str | None:
    """A title: one line, without the markup that some feeds put into it."""
    text = _TAGS.sub(" ", str(value)[:2000]) if value else ""
    return " ".join(entities.unescape(text).split()) or None
