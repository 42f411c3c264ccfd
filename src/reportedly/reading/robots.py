"""What a site's robots.txt allows, kept for an hour a site.

Source: RFC 9309: a site without the file (4xx) allows all, one that fails (5xx, no answer) allows nothing for now.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportedly.errors import ReadError

if TYPE_CHECKING:
    from protego import Protego

MAX_BYTES = 512_000
"""Bytes of a robots.txt that are read; the standard asks for 500 KiB at least."""

MAX_DELAY = 60.0
"""Longest pause between two requests, in seconds, that a site's Crawl-delay is obeyed with."""

_KEPT = 3_600.0
_FAULT_KEPT = 300.0
_SITES = 10_000


@dataclass(frozen=True, slots=True)
class _Known:
    """The rules of a site, or why there are none for now."""

    rules: Protego | ReadError
    until: float


class Robots:
    """The rules of every site asked so far.

    Args:
        fetch: gives the status and the bytes of a robots.txt; raises ``ReadError`` when the site does not answer.
        agent: the User-Agent that is sent; its first word is what a site's rules name.
        clock: seconds that only grow.
    """

    def __init__(
        self, fetch: Callable[[str], tuple[int, bytes]], agent: str, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._fetch = fetch
        self._token = agent.split("/", 1)[0]
        self._clock = clock
        self._sites: dict[str, _Known] = {}

    def check(self, url: str) -> None:
        """Ask whether the address may be fetched.

        Raises:
            ReadError: R136 when it may not, or when the site cannot say; what :meth:`Fetcher.get` raises when the site
                does not answer at all.
        """
        if not self._rules(url).can_fetch(url, self._token):
            hint = "The site asks programs to leave this page alone; ask its owner, or read the page yourself."
            raise ReadError("R136", f"robots.txt forbids {url[:300]}", hint=hint, url=url)

    def delay(self, url: str) -> float:
        """Seconds that the site wants between two requests; 0 when it does not say."""
        return min(self._rules(url).crawl_delay(self._token) or 0.0, MAX_DELAY)

    def _rules(self, url: str) -> Protego:
        parts = urlsplit(url)
        site = f"{parts.scheme.lower()}://{parts.netloc.lower()}"
        known = self._sites.get(site)
        now = self._clock()
        if known is None or known.until < now:
            if len(self._sites) >= _SITES:
                self._sites.clear()
            known = self._sites[site] = self._read(site, now)
        if isinstance(known.rules, ReadError):
            raise known.rules.with_traceback(None)
        return known.rules

    def _read(self, site: str, now: float) -> _Known:
        from protego import Protego

        try:
            status, body = self._fetch(f"{site}/robots.txt")
        except ReadError as err:
            return _Known(err, now + _FAULT_KEPT)
        if status >= 500 or status == 429:
            message = f"{site} cannot say what programs may read: its robots.txt answers with the error {status}"
            fault = ReadError("R136", message, hint="Try again later.", url=site, status=status)
            return _Known(fault, now + _FAULT_KEPT)
        text = body.decode("utf-8", "replace").lstrip("\ufeff") if status < 300 else ""
        return _Known(Protego.parse(text), now + _KEPT)
