"""A page that is watched: what it asks for elsewhere, what it complains of, what it opens."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Dialog, Locator, Page, Request

SEVERE = ("serious", "critical")


@cache
def axe() -> str:
    """axe-core's own script."""
    pytest.importorskip("axe_playwright_python", reason="axe-core is not installed")
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


class Watched:
    """A page of ours.

    Args:
        page: of the browser.
        address: whose host may be asked.
    """

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.host = urlsplit(address).netloc
        self.outside: list[str] = []
        self.complaints: list[str] = []
        self.dialogs: list[str] = []
        page.on("request", self._requested)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._opened)
        page.on("popup", lambda popup: self.outside.append(popup.url))

    def go(self, address: str) -> None:
        """Visit a page, by its address or its path."""
        if address.startswith("/"):
            address = f"http://{self.host}{address}"
        self.page.goto(address)

    def follow(self, link: Locator) -> None:
        """Click on what leads to another page, and wait until that is there."""
        with self.page.expect_navigation():
            link.click()

    @property
    def path(self) -> str:
        """Where it is."""
        return urlsplit(self.page.url).path

    @property
    def fragment(self) -> str:
        """The part of the page that its address names."""
        return urlsplit(self.page.url).fragment

    @property
    def query(self) -> dict[str, list[str]]:
        """What stands in its address."""
        return parse_qs(urlsplit(self.page.url).query, keep_blank_values=True)

    def overflow(self) -> int:
        """How many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def barriers(self) -> list[str]:
        """What axe-core finds serious or critical, in words.

        The script is put in by the browser's own debugger, which no policy of the page forbids.
        """
        self.page.evaluate(axe())
        found: dict[str, Any] = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{violation['id']} ({violation['impact']}): {node['html'][:200]} {node['failureSummary'][:300]}"
            for violation in found["violations"]
            if violation["impact"] in SEVERE
            for node in violation["nodes"][:3]
        ]

    def assert_quiet(self) -> None:
        """Nothing was asked for elsewhere, complained of or opened."""
        assert self.outside == []
        assert self.complaints == []
        assert self.dialogs == []

    def _requested(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.netloc != self.host and parts.scheme not in ("data", "about"):
            self.outside.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _opened(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()
