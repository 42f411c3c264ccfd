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
from reportedly.reading import sitemaps, web
from reportedly.reading.fetch import Fetcher
from reportedly.reading.sitemaps import looks_like_sitemap, read_sitemap
from reportedly.reading.web import read_web
from reportedly.types import Document, Failure

URL = "https://news.example/sitemap.xml"
_NS = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)
NEWS = f"""<?xml version="1.0"?><urlset {_NS}>
<url><loc> https://news.example/geneva </loc><lastmod>2025-11-25</lastmod>
<news:news><news:publication><news:name>The Daily</news:name></news:publication>
<news:publication_date>2025-11-22T23:00:00-05:00</news:publication_date>
<news:title>Talks &amp; more</news:title></news:news>
<image:image><image:loc>https://news.example/x.jpg</image:loc><image:title>A picture</image:title></image:image></url>
<url><loc>file:///etc/passwd</loc></url>
<url><loc>https://news.example/old</loc><lastmod>2020-01-01T00:00:00Z</lastmod></url>
</urlset>"""


def index(*urls: str) -> str:
    return f"<sitemapindex {_NS}>" + "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls) + "</sitemapindex>"


def test_a_news_sitemap() -> None:
    found = read_sitemap(NEWS.encode(), url=URL)
    first, second = found.pages
    assert (first.url, first.title, first.publication) == ("https://news.example/geneva", "Talks & more", "The Daily")
    assert (first.published, first.modified) == (date(2025, 11, 22), date(2025, 11, 25))
    assert (second.title, second.published, second.modified) == (None, None, date(2020, 1, 1))
    assert [fault.code for fault in found.faults] == ["R130"]


def test_an_index_packed() -> None:
    found = read_sitemap(gzip.compress(index("https://news.example/1.xml").encode()), url=URL)
    assert [page.url for page in found.sitemaps] == ["https://news.example/1.xml"]


def test_one_that_breaks_off_gives_what_came_before() -> None:
    found = read_sitemap(NEWS[:-9].encode(), url=URL)
    assert len(found.pages) == 2
    assert found.faults[-1].code == "R140"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'<!DOCTYPE urlset [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>', "R141"),
        ('<!DOCTYPE urlset [<!ENTITY a "b">]><urlset></urlset>'.encode("utf-16"), "R141"),
        (b"<urlset>" + b"<url>" * 5_000, "R141"),
        (b"<rss></rss>", "R140"),
        (b"<urlset", "R140"),
        (b"text", "R140"),
    ],
)
def test_hostile_and_broken_sitemaps(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_sitemap(data, url=URL)
    assert caught.value.code == code


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MAX_BYTES", 1_000_000)
    with pytest.raises(ReadError) as caught:
        read_sitemap(gzip.compress(b"<urlset>" + b" " * 5_000_000), url=URL)
    assert caught.value.code == "R135"


def test_no_more_pages_than_the_protocol_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MAX_PAGES", 3)
    pages = "".join(f"<url><loc>https://a.example/{n}</loc></url>" for n in range(9))
    found = read_sitemap(f"<urlset>{pages}</urlset>".encode(), url=URL)
    assert (len(found.pages), [fault.code for fault in found.faults]) == (3, ["R142"])


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=100), st.integers(0, len(NEWS)))
def test_any_bytes_give_a_sitemap_or_an_error(noise: bytes, at: int) -> None:
    data = NEWS.encode()
    for broken in (noise, data[:at] + noise + data[at:]):
        looks_like_sitemap(broken)
        with suppress(ReadError):
            read_sitemap(broken, url=URL)


def test_articles_of_a_sitemap(site: Any, fetcher: Fetcher, page: Callable[..., bytes]) -> None:
    site.put(URL, index("https://news.example/1.xml.gz", "https://elsewhere.example/2.xml", URL), "text/xml")
    site.put("https://news.example/1.xml.gz", gzip.compress(NEWS.encode()), "application/gzip")
    site.put("https://news.example/geneva", page())
    found = list(read_web(URL, fetcher, since=date(2025, 1, 1)))
    (document,) = [item for item in found if isinstance(item, Document)]
    assert (document.published, document.published_basis) == (date(2025, 11, 22), "sitemap")
    assert document.publication == "The Daily"
    assert [item.code for item in found if isinstance(item, Failure)] == ["R142", "R130"]
    assert site.asked == [URL, "https://news.example/1.xml.gz", "https://news.example/geneva"]


def test_an_endless_index_ends(site: Any, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_SITEMAPS", 5)
    for number in range(40):
        below = [f"https://news.example/{2 * number + step}.xml" for step in (1, 2)]
        site.put(f"https://news.example/{number}.xml", index(*below), "text/xml")
    found = list(read_web("https://news.example/0.xml", fetcher))
    assert len(site.asked) <= 5
    assert {item.code for item in found if isinstance(item, Failure)} == {"R142"}
