"""One web address to bytes: politely, with every size, time and number of hops bounded, and from public hosts only.

A fetcher is for one thread. It keeps connections and the rules of sites open between requests, and waits between two
requests to one host.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reportedly.errors import ReadError
from reportedly.reading.addresses import Resolve, check_url, host_of, resolve
from reportedly.reading.extras import needed
from reportedly.reading.files import MAX_BYTES
from reportedly.reading.inflate import Inflater, too_large
from reportedly.reading.robots import MAX_BYTES as MAX_ROBOTS

if TYPE_CHECKING:
    import httpx2

AGENT = f"reportedly/{version('reportedly')} (reads news for event data; obeys robots.txt)"
"""What sites are told, unless the user says who asks. Sites match the word before the slash with their robots.txt."""

_REDIRECTS = (301, 302, 303, 307, 308)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_MAX_WAIT = 86_400
_HOSTS = 10_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost.

    Args:
        received: bytes that may come over the wire.
        unpacked: bytes that may come out of them.
        redirects: hops that are followed.
        timeout: seconds without an answer or a byte.
        total: seconds from the first hop to the last byte.
        pause: seconds between two requests to one host; a site's Crawl-delay can make it more.
    """

    received: int = MAX_BYTES
    unpacked: int = MAX_BYTES
    redirects: int = 5
    timeout: float = 20.0
    total: float = 120.0
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. ``url`` is where it came from in the end; ``unchanged`` is the answer 304, which has no content."""

    url: str
    content: bytes
    content_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False


class Fetcher:
    """Fetches pages, feeds and sitemaps.

    Args:
        agent: the User-Agent; put a way to reach you in it.
        limits: what a request may cost.
        allow_private: fetch from this machine and private networks too.
        resolver: gives the addresses of a host.
        transport: carries the requests instead of the network (for tests).
        clock, sleep: the time and the waiting (for tests).

    Raises:
        ReadError: R160 when the packages of the extra ``web`` are missing.
    """

    def __init__(
        self,
        *,
        agent: str = AGENT,
        limits: Limits | None = None,
        allow_private: bool = False,
        resolver: Resolve = resolve,
        transport: httpx2.BaseTransport | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        with needed("web", "web pages"):
            import protego  # noqa: F401 - asked for now, so that what is missing is told before anything is fetched

            from reportedly.reading.transport import Deadline, client
        from reportedly.reading.robots import Robots

        self.limits = limits or Limits()
        self._deadline = Deadline()
        self._client = client(
            self._deadline,
            agent=agent,
            timeout=self.limits.timeout,
            allow_private=allow_private,
            resolver=resolver,
            transport=transport,
        )
        self._robots = Robots(self._robots_txt, agent, clock=clock)
        self._clock, self._sleep = clock, sleep
        self._last: dict[str, float] = {}

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """Fetch one address.

        Args:
            url: an http or https address.
            etag, last_modified: what the last answer said of itself; an unchanged page is not sent again.

        Raises:
            ReadError: R130 no web address; R131 a private address; R132 no answer, or none in time; R133 the server
                refuses (fields ``status`` and ``retry_after``, in seconds); R134 too many redirects; R135 too large;
                R136 forbidden by robots.txt; R137 badly packed.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        sent = {name: value for name, value in headers.items() if value and value.isprintable() and value.isascii()}
        return self._follow(check_url(url), sent)

    def _follow(self, url: str, headers: dict[str, str]) -> Fetched:
        asked = url
        self._client.cookies.clear()
        for _ in range(self.limits.redirects + 1):
            self._robots.check(url)
            self._wait(url)
            answer = self._once(url, headers, self.limits.received, self.limits.unpacked)
            if isinstance(answer, Fetched):
                return answer
            url = answer
        message = f"{asked} redirects more than {self.limits.redirects} times"
        raise ReadError("R134", message, hint="Open it in a browser, and give the address where it ends.", url=asked)

    def _once(self, url: str, headers: dict[str, str], received: int, unpacked: int) -> Fetched | str:
        """One hop: the answer, or the address that it points to."""
        import httpx2

        self._deadline.start(self.limits.total)
        try:
            with self._client.stream("GET", url, headers=headers) as response:
                if response.status_code in _REDIRECTS and response.headers.get("location"):
                    return check_url(urljoin(url, response.headers["location"].strip()))
                if response.status_code == 304 and headers:
                    return _answer(url, response, b"", headers)
                if response.status_code >= 300:
                    raise _refusal(url, response)
                return _answer(url, response, self._body(url, response, received, unpacked), headers)
        except httpx2.TimeoutException as err:
            hint = "The site is slow or silent; try again later."
            raise ReadError("R132", f"{url[:300]} did not answer in time: {err}", hint=hint, url=url) from err
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, UnicodeError, ValueError) as err:
            hint = "Check the address and the network; try again later."
            raise ReadError("R132", f"{url[:300]} cannot be fetched: {err}", hint=hint, url=url) from err

    def _body(self, url: str, response: httpx2.Response, received: int, unpacked: int) -> bytes:
        announced = response.headers.get("content-length", "")
        if announced.isascii() and announced.isdigit() and int(announced[:20]) > received:
            raise too_large(url[:300], received)
        inflater = Inflater(response.headers.get("content-encoding", ""), limit=unpacked, name=url[:300])
        parts = []
        count = 0
        for chunk in response.iter_raw():
            count += len(chunk)
            if count > received:
                raise too_large(url[:300], received)
            parts.append(inflater.feed(chunk))
        inflater.end()
        return b"".join(parts)

    def _robots_txt(self, url: str) -> tuple[int, bytes]:
        for _ in range(self.limits.redirects + 1):
            try:
                answer = self._once(url, {}, MAX_ROBOTS, MAX_ROBOTS)
            except ReadError as err:
                status = err.fields.get("status")
                if err.code == "R133" and isinstance(status, int):
                    return status, b""
                raise
            if isinstance(answer, Fetched):
                return 200, answer.content
            url = answer
        return 404, b""  # as the standard has it: what cannot be found in five hops is not there

    def _wait(self, url: str) -> None:
        host = host_of(url)
        pause = max(self.limits.pause, self._robots.delay(url))
        if len(self._last) >= _HOSTS:
            self._last.clear()
        now = self._clock()
        due = self._last.get(host, now - pause) + pause
        if due > now:
            self._sleep(due - now)
        self._last[host] = max(due, now)


def _answer(url: str, response: httpx2.Response, content: bytes, sent: dict[str, str]) -> Fetched:
    head = response.headers
    kind = head.get("content-type", "")
    charset = _CHARSET.search(kind)
    unchanged = response.status_code == 304
    return Fetched(
        url=url,
        content=content,
        content_type=kind.split(";", 1)[0].strip().lower(),
        charset=charset[1].lower() if charset else "",
        etag=head.get("etag", sent.get("If-None-Match", "") if unchanged else ""),
        last_modified=head.get("last-modified", sent.get("If-Modified-Since", "") if unchanged else ""),
        unchanged=unchanged,
    )


def _refusal(url: str, response: httpx2.Response) -> ReadError:
    status = response.status_code
    after = response.headers.get("retry-after", "").strip()
    wait = min(int(after[:9]), _MAX_WAIT) if after.isascii() and after.isdigit() else None
    hint = "The page is not there." if status in (404, 410) else "Open it in a browser to see what the site wants."
    if status in (429, 503):
        hint = "The site asks for patience; try again later."
    message = f"{url[:300]} answers with the error {status}"
    return ReadError("R133", message, hint=hint, url=url, status=status, retry_after=wait)
