from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import httpx2
import pytest

from reportedly.reading.fetch import Fetcher, Limits

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """A web made up: what stands at each address, and what was asked. Nothing goes over a network."""

    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def put(self, url: str, body: bytes | str, kind: str = "text/html", status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[url] = (status, {"Content-Type": kind, **named}, data)

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        url = str(request.url)
        if not url.endswith("/robots.txt"):
            self.asked.append(url)
            self.headers.append(dict(request.headers))
        status, headers, body = self.pages.get(url, (404, {}, b""))
        if headers.get("ETag") and request.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        return httpx2.Response(status, headers=headers, content=(part for part in [body]))


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def fetcher(site: Site) -> Iterator[Fetcher]:
    with Fetcher(limits=Limits(pause=0.0), transport=httpx2.MockTransport(site.answer)) as made:
        yield made


@pytest.fixture
def page() -> Callable[..., bytes]:
    """A web page with an article about something."""

    def make(about: str = "Geneva", head: str = "") -> bytes:
        return (
            f"<!DOCTYPE html><html><head><title>Talks in {about}</title>{head}</head><body><article>"
            f"<h1>Talks in {about}</h1><p>Delegates of both sides met in {about} on Monday, the ministry said.</p>"
            f"<p>They will meet again next week, two officials told reporters after the meeting in {about}.</p>"
            f"<script>alert('never read')</script></article></body></html>"
        ).encode()

    return make
