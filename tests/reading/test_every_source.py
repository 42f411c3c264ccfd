"""Addresses and archives among the sources of a collection."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportedly.reading import measure, read_sources
from reportedly.reading.fetch import Fetcher
from reportedly.types import Document


def test_files_of_every_kind_and_addresses(
    tmp_path: Path, site: Any, fetcher: Fetcher, page: Callable[..., bytes]
) -> None:
    (tmp_path / "a.txt").write_text("Talks were held.")
    (tmp_path / "b.eml").write_bytes(b"From: a@b.example\n\nTalks went on.\n")
    (tmp_path / "c.mbox").write_bytes(b"From a@b Sat Nov 22 06:00:00 2025\nFrom: a@b.example\n\nTalks ended.\n")
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "e.docx").write_bytes(b"PK")
    site.put("https://news.example/talks?utm_source=x", page())
    sources = [str(tmp_path), "https://news.example/talks?utm_source=x", "http://127.0.0.1/"]
    found = list(read_sources(sources, publication="Mine", fetcher=lambda: fetcher))
    names = [item.source.removeprefix(f"{tmp_path}/") for item in found]
    assert names == ["a.txt", "b.eml", "c.mbox#1", "d.pdf", "https://news.example/talks", "http://127.0.0.1/"]
    assert [getattr(item.item, "code", "") for item in found] == ["", "", "", "R155", "", "R133"]
    assert {item.item.publication for item in found if isinstance(item.item, Document)} == {"Mine"}
    extent = measure(sources)
    assert extent.files == 4
    assert sum(item.size for item in found) == extent.size
    assert extent.aside == {".docx": 1}


def test_articles_that_are_known_are_not_fetched_again(site: Any, fetcher: Fetcher, page: Callable[..., bytes]) -> None:
    """Those that a feed names; an address that is given itself is looked at, as its page may have changed."""
    items = "".join(f"<item><link>https://news.example/{name}</link></item>" for name in "abc")
    site.put("https://news.example/rss", f'<rss version="2.0"><channel>{items}</channel></rss>', "application/rss+xml")
    for name in "abc":
        site.put(f"https://news.example/{name}", page(name))
    known = {"https://news.example/a", "https://news.example/b"}
    sources = ["https://news.example/rss", "https://news.example/b"]
    found = list(read_sources(sources, fetcher=lambda: fetcher, wanted=lambda url: url not in known))
    assert [item.source for item in found] == ["https://news.example/c", "https://news.example/b"]
    assert site.asked == [f"https://news.example/{name}" for name in ("rss", "c", "b")]
