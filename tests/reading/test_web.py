from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from reportedly.errors import ReadError
from reportedly.reading.articles import in_utf8, url_date
from reportedly.reading.fetch import Fetcher
from reportedly.reading.web import Asked, read_page, read_web
from reportedly.types import Document, Failure

URL = "https://www.news.example/2025/11/22/talks"


def test_a_page(site: Any, fetcher: Fetcher, page: Callable[..., bytes]) -> None:
    site.put(URL, page())
    (document,) = read_web(URL + "?utm_source=x#top", _with(site, fetcher, URL + "?utm_source=x"))
    assert isinstance(document, Document)
    assert (document.id, document.title, document.publication) == (URL, "Talks in Geneva", "news.example")
    assert (document.published, document.published_basis, document.reader) == (date(2025, 11, 22), "url", "web")


def _with(site: Any, fetcher: Fetcher, url: str) -> Fetcher:
    site.pages[url] = site.pages[URL]
    site.pages[url + "#top"] = site.pages[URL]
    return fetcher


def test_what_the_user_says_beats_the_page(site: Any, fetcher: Fetcher, page: Callable[..., bytes]) -> None:
    site.put(URL, page())
    document = read_page(URL, fetcher, asked=Asked(date(2020, 1, 2), "Axios"))
    assert (document.publication, document.published, document.published_basis) == ("Axios", date(2020, 1, 2), "given")


def test_the_address_where_it_ends_is_kept(site: Any, fetcher: Fetcher, page: Callable[..., bytes]) -> None:
    site.put("https://short.example/x", b"", status=302, Location=URL)
    site.put(URL, page())
    document = read_page("https://short.example/x", fetcher)
    assert (document.id, document.url) == ("https://short.example/x", URL)


def test_the_encoding_of_the_answer_is_used(site: Any, fetcher: Fetcher, page: Callable[..., bytes]) -> None:
    site.put(URL, page("Мюнхен").decode().encode("cp1251"), "text/html; charset=windows-1251")
    assert "Мюнхен" in read_page(URL, fetcher).text


def test_invalid_utf_8_loses_nothing_but_the_letter(site: Any, fetcher: Fetcher, page: Callable[..., bytes]) -> None:
    site.put(URL, page("Gen\u00e8ve").replace(b"\xc3\xa8", b"\xc3"), "text/html; charset=utf-8")
    assert "met in Gen" in read_page(URL, fetcher).text


@pytest.mark.parametrize(
    "charset", ["", "zlib", "hex", "punycode", "idna", "undefined", "unicode_escape", "utf-7", "nonsense", "\u2603"]
)
def test_what_is_no_encoding_of_text_is_not_used(charset: str) -> None:
    assert in_utf8(b"caf\xe9", charset) == b"caf\xe9"


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("ISO-8859-1", "\u201ccaf\u00e9\u201d"),
        ("windows-1251", "Мюнхен"),
        ("koi8-r", "Мюнхен"),
        ("Shift_JIS", "東京"),
        ("gb2312", "北京"),
        ("euc-kr", "서울"),
        ("big5", "台北"),
        ("utf-16", "Zürich"),
    ],
)
def test_encodings_of_text_are_used(charset: str, text: str) -> None:
    data = text.encode("cp1252" if charset == "ISO-8859-1" else charset)
    assert in_utf8(data, charset).decode() == text


@pytest.mark.parametrize(
    ("body", "kind", "code"),
    [
        (b"\x89PNG\r\n", "image/png", "R138"),
        (b"{}", "application/json", "R138"),
        (b"\x89PNG\r\n", "text/html", "R105"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "text/html", "R107"),
        (b"", "text/html", "R104"),
        (b"<html>" + b"<p>" * 50_000, "text/html", "R108"),
        (b"%PDF-1.7 nothing", "application/pdf", "R155"),
        (gzip.compress(b"hello"), "application/octet-stream", None),
    ],
)
def test_what_is_no_article(site: Any, fetcher: Fetcher, body: bytes, kind: str, code: str | None) -> None:
    site.put(URL, body, kind)
    (found,) = read_web(URL, fetcher)
    assert (found.code if isinstance(found, Failure) else None) == code


def test_a_feed_is_no_page(site: Any, fetcher: Fetcher) -> None:
    site.put(URL, b"<rss></rss>", "text/xml")
    with pytest.raises(ReadError) as caught:
        read_page(URL, fetcher)
    assert caught.value.code == "R111"


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://127.0.0.1/", "nonsense", "http://[", ""])
def test_bad_addresses_are_failures(url: str) -> None:
    with Fetcher() as fetcher:
        (found,) = read_web(url, fetcher)
    assert isinstance(found, Failure)
    assert found.code in ("R130", "R131")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2025/11/22/talks.html", "2025-11-22"),
        ("https://a.example/world/20251122/talks", "2025-11-22"),
        ("https://a.example/2025-11-22", "2025-11-22"),
        ("https://a.example/news/2025/nov/22/talks", "2025-11-22"),
        ("https://a.example/2025/13/22/talks", None),
        ("https://a.example/2025/11/talks", None),
        ("https://a.example/story/1234567890", None),
        ("https://a.example/?d=/2025/11/22/", None),
    ],
)
def test_days_in_addresses(url: str, day: str | None) -> None:
    found = url_date(url)
    assert (found.isoformat() if found else None) == day
