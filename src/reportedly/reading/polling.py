"""Feeds that are looked at again and again: which ones, when next, and what of them is known already.

Nothing here waits or writes: :func:`poll` looks at one feed once, and changes the feed's state when all of it was read.
Whoever calls it keeps the state, and saves it only when the articles are safe.
"""

from __future__ import annotations

import tomllib
from collections.abc import Generator, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from reportedly.errors import ConfigError, ReadError
from reportedly.reading.addresses import check_url, plain_url
from reportedly.reading.articles import failure_of
from reportedly.reading.fetch import Fetcher
from reportedly.reading.web import Asked, read_answer
from reportedly.types import Document, Failure

MINUTES = 30
"""Minutes between two looks at a feed, unless the list says otherwise."""

LEAST_MINUTES = 5
MOST_SECONDS = 86_400.0
"""Longest wait after failures: a day."""

TRIES = 3
"""How often an article is tried that cannot be fetched or read."""

KNOWN = 60_000
"""Addresses remembered of each feed, the last ones: more than a sitemap may hold."""

MOST_NEW = 500
"""Articles that are fetched at one look; the others wait for the next."""

_DAYS = 3
_FOREVER = (404, 410)
_LATER = ("R132", "R133", "R136", "R137")
_HINT = 'Write for each feed: [[feed]], and below it url = "https://...".'


@dataclass(frozen=True, slots=True)
class Watched:
    """A feed or sitemap that is looked at.

    Args:
        url: its address.
        publication: name of the outlet; beats what the pages say.
        every: minutes between two looks.
        text: ``page`` fetches each article's page; ``feed`` takes the text that the feed carries.
    """

    url: str
    publication: str | None = None
    every: int = MINUTES
    text: str = "page"


@dataclass(frozen=True, slots=True)
class WatchList:
    """All feeds that are looked at, and who is told to be asking (``agent``; empty for this package alone)."""

    feeds: tuple[Watched, ...]
    agent: str = ""


@dataclass(slots=True)
class FeedState:
    """What is known of a feed.

    Args:
        etag, last_modified: what it said of itself the last time all of it was read.
        due: when it is to be looked at next, in seconds since 1970.
        faults: looks in a row that failed.
        tries: of each article's address how often it failed; 0 for those that are done with.
    """

    etag: str = ""
    last_modified: str = ""
    due: float = 0.0
    faults: int = 0
    tries: dict[str, int] = field(default_factory=dict)

    def wants(self, url: str) -> bool:
        """Whether the article at an address is still to be read."""
        count = self.tries.get(url)
        return count is None or 0 < count < TRIES

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return asdict(self)

    @classmethod
    def of(cls, raw: object) -> FeedState:
        """The state of its JSON form; a fresh one where that is damaged."""
        known = raw if isinstance(raw, dict) else {}
        state = cls()
        for item in fields(cls):
            value = known.get(item.name)
            if isinstance(value, type(getattr(state, item.name))):
                setattr(state, item.name, value)
        state.tries = {str(url): count for url, count in state.tries.items() if isinstance(count, int)}
        return state


def read_watch_list(path: Path) -> WatchList:
    """The list of feeds in a TOML file.

    Raises:
        ConfigError: R001 when the file cannot be read; R004 when an entry is wrong.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as err:
        raise ConfigError("R001", f"{path}: {err}", hint="Give a readable TOML file.", path=str(path)) from err
    unknown = sorted(set(raw) - {"agent", "every", "feed"})
    entries, agent, every = raw.get("feed", []), raw.get("agent", ""), raw.get("every", MINUTES)
    if unknown or not isinstance(entries, list) or not entries or not isinstance(agent, str) or not agent.isascii():
        what = f"unknown: {', '.join(unknown)}" if unknown else "no feeds, or no list of them"
        raise ConfigError("R004", f"{path} is no list of feeds ({what})", hint=_HINT, path=str(path))
    feeds = {feed.url: feed for feed in (_watched(entry, every, path) for entry in entries)}
    return WatchList(tuple(feeds.values()), " ".join(agent.split()))


def _watched(entry: object, every: object, path: Path) -> Watched:
    given: dict[str, Any] = {"every": every, **entry} if isinstance(entry, Mapping) else {}
    kinds = {"url": str, "publication": str, "every": int, "text": str}
    wrong = [key for key, value in given.items() if not isinstance(value, kinds.get(key, ())) or value is True]
    try:
        if wrong or "url" not in given:
            raise ConfigError("R004", f"{path}: a feed with {wrong or ['no url']}", hint=_HINT, path=str(path))
        feed = Watched(**{**given, "url": check_url(given["url"])})
    except ReadError as err:
        raise ConfigError("R004", f"{path}: {err.message}", hint=err.hint, path=str(path)) from err
    if feed.every < LEAST_MINUTES or feed.text not in ("page", "feed"):
        hint = f'every is {LEAST_MINUTES} minutes or more; text is "page" or "feed".'
        raise ConfigError("R004", f"{path}: {feed.url} has a wrong value", hint=hint, path=str(path))
    return feed


def poll(feed: Watched, state: FeedState, fetcher: Fetcher, *, now: float, today: date) -> Iterator[Document | Failure]:
    """Look at a feed once: its new articles, and what fails.

    Args:
        feed: which one.
        state: what is known of it; changed in place, when the last item was taken.
        fetcher: fetches.
        now: seconds since 1970.
        today: pages of sitemaps that are older than three days are passed over.
    """
    name = plain_url(feed.url)
    try:
        answer = fetcher.get(feed.url, etag=state.etag, last_modified=state.last_modified)
        if not answer.unchanged:
            asked = Asked(publication=feed.publication)
            since = today - timedelta(days=_DAYS)
            from_feed = feed.text == "feed"
            wanted = _Wanted(state)
            found = read_answer(name, answer, fetcher, asked=asked, wanted=wanted, since=since, from_feed=from_feed)
            waiting = (yield from _noted(found, name, state)) or wanted.count > MOST_NEW
            # Asked with these again, an unchanged feed is not sent: articles that failed would not be seen again.
            state.etag = "" if waiting else answer.etag
            state.last_modified = "" if waiting else answer.last_modified
    except ReadError as err:
        state.faults += 1
        state.due = now + _pause(feed, state, err)
        yield failure_of(name, err)
    else:
        state.faults = 0
        state.due = now + 60.0 * feed.every


@dataclass(slots=True)
class _Wanted:
    """Lets through the first articles that are new."""

    state: FeedState
    count: int = 0

    def __call__(self, url: str) -> bool:
        self.count += self.state.wants(url)
        return self.state.wants(url) and self.count <= MOST_NEW


def _noted(
    found: Iterator[Document | Failure], name: str, state: FeedState
) -> Generator[Document | Failure, None, bool]:
    """Passes on what is found and notes it in the state; returns whether something is to be tried again."""
    tries: dict[str, int] = {}
    waiting = False
    for item in found:
        if isinstance(item, Document):
            tries[item.id] = 0
        elif item.document != name:
            count = state.tries.get(item.document, 0) + 1 if item.code in _LATER else TRIES
            waiting = waiting or 0 < count < TRIES
            tries[item.document] = min(count, TRIES)
        yield item
    for url, count in tries.items():
        state.tries.pop(url, None)  # so that the newest stand last
        state.tries[url] = count
    for url in list(state.tries)[: max(0, len(state.tries) - KNOWN)]:
        del state.tries[url]
    return waiting


def _pause(feed: Watched, state: FeedState, err: ReadError) -> float:
    """Seconds until the next look after a failure: twice as long each time, a day for what is gone."""
    if err.fields.get("status") in _FOREVER:
        return MOST_SECONDS
    after = err.fields.get("retry_after")
    pause = min(60.0 * feed.every * 2.0 ** min(state.faults, 10), MOST_SECONDS)
    return max(pause, float(after)) if isinstance(after, int) else pause
