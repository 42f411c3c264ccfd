from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import ConfigError
from reportedly.reading import polling
from reportedly.reading.fetch import Fetcher
from reportedly.reading.polling import FeedState, Watched, poll, read_watch_list
from reportedly.types import Document, Failure

URL = "https://news.example/rss"
FEED = Watched(URL, "The Daily", every=10)
TODAY = date(2025, 11, 22)


def rss(*names: str) -> str:
    items = "".join(f"<item><title>{name}</title><link>https://news.example/{name}</link></item>" for name in names)
    return f"<rss version='2.0'><channel><title>All</title>{items}</channel></rss>"


def look(state: FeedState, fetcher: Fetcher, feed: Watched = FEED) -> list[str]:
    found = poll(feed, state, fetcher, now=1000.0, today=TODAY)
    return [item.code if isinstance(item, Failure) else item.id.rpartition("/")[2] for item in found]


def test_only_what_is_new_is_fetched(site: Any, fetcher: Fetcher, page: Callable[..., bytes]) -> None:
    for name in "abc":
        site.put(f"https://news.example/{name}", page())
    state = FeedState()
    site.put(URL, rss("a", "b"), "text/xml", ETag='"1"')
    assert look(state, fetcher) == ["a", "b"]
    assert (state.etag, state.due, state.faults) == ('"1"', 1600.0, 0)
    assert look(state, fetcher) == []
    assert site.headers[-1]["if-none-match"] == '"1"'
    site.put(URL, rss("b", "c"), "text/xml", ETag='"2"', Last_Modified="Sat, 22 Nov 2025 06:00:00 GMT")
    assert look(state, fetcher) == ["c"]
    assert (state.etag, state.last_modified) == ('"2"', "Sat, 22 Nov 2025 06:00:00 GMT")
    assert site.asked.count("https://news.example/a") == 1


def test_the_outlet_of_the_list_beats_the_feed(site: Any, fetcher: Fetcher, page: Callable[..., bytes]) -> None:
    site.put(URL, rss("a"), "text/xml")
    site.put("https://news.example/a", page())
    (document,) = poll(FEED, FeedState(), fetcher, now=0.0, today=TODAY)
    assert isinstance(document, Document)
    assert document.publication == "The Daily"


def test_an_article_that_fails_is_tried_again_a_few_times(site: Any, fetcher: Fetcher) -> None:
    state = FeedState()
    site.put(URL, rss("a", "b"), "text/xml", ETag='"1"')
    site.put("https://news.example/a", b"", status=503)
    site.put("https://news.example/b", b"<html><nav><a>Home</a></nav></html>")  # will never be an article
    assert look(state, fetcher) == ["R133", "R107"]
    assert state.etag == ""
    assert look(state, fetcher) == ["R133"]
    assert look(state, fetcher) == ["R133"]
    assert state.etag == '"1"'
    assert look(state, fetcher) == []


def test_a_feed_that_fails_is_asked_more_and_more_seldom(site: Any, fetcher: Fetcher) -> None:
    state = FeedState(etag='"1"')
    site.put(URL, b"", status=500)
    pauses = []
    for _ in range(9):
        assert look(state, fetcher) == ["R133"]
        pauses.append(state.due - 1000.0)
    assert pauses[:3] == [1200.0, 2400.0, 4800.0]
    assert pauses[-1] == polling.MOST_SECONDS
    assert state.etag == '"1"'
    site.put(URL, b"", status=429, Retry_After="50000")
    state.faults = 0
    look(state, fetcher)
    assert state.due == 51_000.0
    site.put(URL, b"", status=410)
    look(state, fetcher)
    assert state.due == 1000.0 + polling.MOST_SECONDS
    site.put(URL, rss(), "text/xml")
    look(state, fetcher)
    assert (state.faults, state.due) == (0, 1600.0)


def test_a_flood_waits_for_the_next_look(
    site: Any, fetcher: Fetcher, page: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "MOST_NEW", 2)
    for name in "abc":
        site.put(f"https://news.example/{name}", page())
    site.put(URL, rss("a", "b", "c"), "text/xml", ETag='"1"')
    state = FeedState()
    assert look(state, fetcher) == ["a", "b"]
    assert state.etag == ""
    assert look(state, fetcher) == ["c"]
    assert state.etag == '"1"'


def test_what_is_remembered_is_bounded(
    site: Any, fetcher: Fetcher, page: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "KNOWN", 2)
    state = FeedState(tries={"https://old.example/1": 0, "https://old.example/2": 0})
    site.put(URL, rss("a"), "text/xml")
    site.put("https://news.example/a", page())
    look(state, fetcher)
    assert list(state.tries) == ["https://old.example/2", "https://news.example/a"]


def test_a_look_that_is_broken_off_leaves_the_state_as_it_was(
    site: Any, fetcher: Fetcher, page: Callable[..., bytes]
) -> None:
    site.put(URL, rss("a", "b"), "text/xml", ETag='"1"')
    site.put("https://news.example/a", page())
    state = FeedState()
    found = poll(FEED, state, fetcher, now=0.0, today=TODAY)
    next(found)
    found.close()
    assert state == FeedState()


def test_a_news_sitemap_is_looked_at_for_the_last_days(site: Any, fetcher: Fetcher, page: Callable[..., bytes]) -> None:
    entries = "".join(
        f"<url><loc>https://news.example/{name}</loc><lastmod>{day}</lastmod></url>"
        for name, day in (("a", "2025-11-21"), ("old", "2025-11-01"))
    )
    site.put(URL, f"<urlset>{entries}</urlset>", "text/xml")
    site.put("https://news.example/a", page())
    assert look(FeedState(), fetcher) == ["a"]


def test_the_state_survives_its_file() -> None:
    state = FeedState('"1"', "Sat", 5.0, 2, {"https://a.example/": 1})
    assert FeedState.of(json.loads(json.dumps(state.as_dict()))) == state
    assert FeedState.of({"etag": 5, "due": "soon", "tries": {"a": "b"}, "more": 1}) == FeedState()
    assert FeedState.of("nonsense") == FeedState()


def test_a_list_of_feeds(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(
        'agent = "me (me@a.example)"\nevery = 60\n[[feed]]\nurl = "https://a.example/rss"\n'
        '[[feed]]\nurl = "https://b.example/rss"\nevery = 5\ntext = "feed"\npublication = "B"\n'
    )
    watched = read_watch_list(path)
    assert watched.agent == "me (me@a.example)"
    assert watched.feeds == (
        Watched("https://a.example/rss", every=60),
        Watched("https://b.example/rss", "B", 5, "feed"),
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "R004"),
        ("feed = 1", "R004"),
        ("[[feeds]]\nurl = 'https://a.example/'", "R004"),
        ("[[feed]]\nurll = 'https://a.example/'", "R004"),
        ("[[feed]]\nurl = 'file:///etc/passwd'", "R004"),
        ("[[feed]]\nurl = 'https://a.example/'\nevery = 1", "R004"),
        ("[[feed]]\nurl = 'https://a.example/'\nevery = 'often'", "R004"),
        ("[[feed]]\nurl = 'https://a.example/'\ntext = 'all'", "R004"),
        ("agent = 'caf\u00e9'\n[[feed]]\nurl = 'https://a.example/'", "R004"),
        ("[[feed]\n", "R001"),
    ],
)
def test_a_wrong_list(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_watch_list(path)
    assert caught.value.code == code
