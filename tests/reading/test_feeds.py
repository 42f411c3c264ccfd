from __future__ import annotations

import gzip
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import ReadError
from reportedly.reading.feeds import MAX_BYTES, looks_like_feed, read_feed
from reportedly.reading.fetch import Fetcher
from reportedly.reading.web import Asked, read_entries, read_web
from reportedly.types import Document, Failure

URL = "https://news.example/feed.xml"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Daily &amp; World</title>
<item><title>Talks in &lt;b&gt;Geneva&lt;/b&gt;</title><link>https://news.example/geneva?utm_source=rss</link>
<pubDate>Sat, 22 Nov 2025 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Delegates met in Geneva on Monday, the ministry said.</p>
<p>They will meet again next week.</p>]]></content:encoded></item>
<item><title>Talks in Oslo</title><link>/oslo</link><pubDate>someday</pubDate></item>
<item><title>Nowhere</title></item>
<item><title>Inside</title><link>file:///etc/passwd</link></item>
<item><title>Talks in Geneva, again</title><link>https://news.example/geneva?utm_source=rss</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Brief</title>
<entry><title>Caf\u00e9 talks</title><link href="https://news.example/a"/><id>urn:x</id>
<published>2025-11-22T06:00:00+01:00</published><updated>2025-11-30T06:00:00Z</updated>
<source><title>The Wire</title></source></entry></feed>"""
BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


def test_rss_entries() -> None:
    feed = read_feed(RSS.encode(), url=URL)
    assert feed.title == "Daily & World"
    first, second = feed.entries
    assert (first.url, first.title) == ("https://news.example/geneva?utm_source=rss", "Talks in Geneva")
    assert (first.published, first.publication) == (date(2025, 11, 22), "Daily & World")
    assert "Delegates met" in first.content
    assert (second.url, second.published) == ("https://news.example/oslo", None)
    assert [fault.code for fault in feed.faults] == ["R130", "R130"]


def test_atom_entries_name_their_own_outlet() -> None:
    (entry,) = read_feed(ATOM.encode(), url=URL).entries
    assert (entry.title, entry.published, entry.publication) == ("Caf\u00e9 talks", date(2025, 11, 22), "The Wire")


@pytest.mark.parametrize(
    "data",
    [
        ATOM.encode("utf-16"),
        b'<?xml version="1.0" encoding="iso-8859-1"?>' + ATOM.encode("latin-1"),
        b'<?xml version="1.0" encoding="utf-16"?>' + ATOM.encode(),
        b"\xef\xbb\xbf" + ATOM.encode(),
        gzip.compress(ATOM.encode()),
        b"\n\n <!-- first --> " + ATOM.encode(),
    ],
)
def test_encodings(data: bytes) -> None:
    assert read_feed(data, url=URL).entries[0].title == "Caf\u00e9 talks"


def test_invalid_utf_8_loses_nothing_but_the_letter() -> None:
    (entry,) = read_feed(ATOM.encode().replace(b"\xc3\xa9", b"\xc3"), url=URL).entries
    assert entry.url == "https://news.example/a"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ((BOMB + "]><rss><channel><item><title>&j;</title></item></channel></rss>").encode(), "R141"),
        ((BOMB + "]><rss><channel><item><title>&j;</title></item></channel></rss>").encode("utf-16"), "R141"),
        (b'<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed><title>&x;</title></feed>', "R141"),
        (b'<!DOCTYPE feed [<!ENTITY % x SYSTEM "http://a.example/">%x;]><feed/>', "R141"),
        (gzip.compress(b"<rss>" + b" " * (MAX_BYTES + 1)), "R135"),
        (b"<rss>" + b" " * MAX_BYTES, "R135"),
        (b"<rss>" + b"<a>" * 300_000, "R141"),
        (b"<html><body>No feed</body></html>", "R140"),
        (b"no markup at all", "R140"),
        (b"", "R140"),
        (b"\x1f\x8bbroken", "R137"),
        (b"<rss>\0\0\0</rss>", "R105"),
    ],
)
def test_hostile_and_broken_feeds(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_feed(data, url=URL)
    assert caught.value.code == code


def test_a_feed_that_breaks_off_gives_what_came_before() -> None:
    assert len(read_feed(RSS[:-90].encode(), url=URL).entries) >= 1


def test_deep_nesting_does_no_harm() -> None:
    data = b"<rss><channel><item><link>https://a.example/</link>" + b"<a>" * 10_000
    try:
        read_feed(data, url=URL)
    except ReadError as err:
        assert err.code in ("R140", "R141")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(RSS)))
def test_any_bytes_give_a_feed_or_an_error(noise: bytes, at: int) -> None:
    data = RSS.encode()
    for broken in (noise, data[:at] + noise + data[at:]):
        looks_like_feed(broken)
        with suppress(ReadError):
            read_feed(broken, url=URL)


def test_articles_of_a_feed(site: Any, fetcher: Fetcher, page: Callable[..., bytes]) -> None:
    site.put(URL, RSS, "application/rss+xml")
    site.put("https://news.example/geneva?utm_source=rss", page("Geneva"))
    found = list(read_web(URL, fetcher))
    documents = [item for item in found if isinstance(item, Document)]
    failures = [item for item in found if isinstance(item, Failure)]
    (document,) = documents
    assert document.id == "https://news.example/geneva"
    assert (document.published, document.published_basis) == (date(2025, 11, 22), "feed")
    assert (document.publication, document.reader) == ("Daily & World", "web")
    assert "never read" not in document.text
    assert sorted((failure.document, failure.code) for failure in failures) == [
        (URL, "R130"),
        (URL, "R130"),
        ("https://news.example/oslo", "R133"),
    ]


def test_what_a_page_says_of_itself_beats_the_feed(site: Any, fetcher: Fetcher, page: Callable[..., bytes]) -> None:
    head = '<meta property="article:published_time" content="2025-11-20T06:00:00Z">'
    site.put("https://news.example/geneva?utm_source=rss", page("Geneva", head))
    entries = read_feed(RSS.encode(), url=URL).entries[:1]
    (document,) = read_entries(entries, fetcher)
    assert isinstance(document, Document)
    assert (document.published, document.published_basis) == (date(2025, 11, 20), "metadata")
    (document,) = read_entries(entries, fetcher, asked=Asked(date(2025, 1, 1), "Mine"))
    assert isinstance(document, Document)
    assert (document.published, document.published_basis) == (date(2025, 1, 1), "given")
    assert document.publication == "Mine"


def test_known_articles_are_not_fetched(site: Any, fetcher: Fetcher) -> None:
    site.put(URL, RSS, "application/rss+xml")
    list(read_web(URL, fetcher, wanted=lambda url: False))
    assert site.asked == [URL]


def test_the_text_that_the_feed_carries(site: Any, fetcher: Fetcher) -> None:
    entries = read_feed(RSS.encode(), url=URL).entries
    first, second = read_entries(entries, fetcher, from_feed=True)
    assert isinstance(first, Document)
    assert first.text.startswith("Delegates met in Geneva")
    assert (first.title, first.reader, first.published_basis) == ("Talks in Geneva", "feed", "feed")
    assert isinstance(second, Failure)
    assert site.asked == []
