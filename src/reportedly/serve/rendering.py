"""Contexts to pages: the one template environment, with autoescaping that nothing turns off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from reportedly import __version__
from reportedly.serve import drawn, words
from reportedly.serve.links import Value, link, outside
from reportedly.serve.several import quoted, together


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the menu."""

    path: str
    name: str


MENU = (
    Entry("/", "Overview"),
    Entry("/timeline", "Timeline"),
    Entry("/dyads", "Dyads"),
    Entry("/events", "Events"),
    Entry("/map", "Map"),
    Entry("/sources", "Sources"),
    Entry("/articles", "Articles"),
    Entry("/try", "Try a sentence"),
)


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands around every page.

    Args:
        title: of the page.
        path: where it is, without the root.
        root: where a proxy puts the pages.
        twin: address of the same data as JSON, if there is one.
        menu: the pages that this application has. paths: all of its paths.
        store: name of the store's file.
        search: what was searched for.
        version: of the package.
    """

    title: str
    path: str
    root: str
    twin: str | None
    menu: tuple[Entry, ...]
    paths: frozenset[str]
    store: str
    search: str = ""
    version: str = __version__

    def link(self, path: str, query: Mapping[str, Value] | None = None, **more: Value) -> str:
        """The address of a page of ours."""
        return link(self.root, path, {**(query or {}), **more})

    def has(self, path: str) -> bool:
        """Whether the application has that page."""
        return path in self.paths

    def current(self, entry: Entry) -> bool:
        """Whether the page belongs to that entry of the menu."""
        return self.path == entry.path or (entry.path != "/" and self.path.startswith(entry.path.rstrip("s") + "/"))


def render(
    scope: Scope,
    template: str,
    page: Any,
    *,
    title: str,
    twin: str | None = None,
    status: int = 200,
    stranger: bool = False,
) -> Response:
    """A page: ``template`` filled with ``page`` (its context) and ``chrome`` (what stands around it).

    Args:
        scope: the request.
        template: the file.
        page: the context.
        title: of the page.
        twin: address of the same data as JSON.
        status: of HTTP.
        stranger: leave out what only those who are let in may know.
    """
    state = None if stranger else getattr(scope.get("app"), "state", None)
    chrome = Chrome(
        title=title,
        path=scope["path"].removeprefix(root := scope.get("root_path", "")),
        root=root,
        twin=twin,
        menu=getattr(state, "menu", ()),
        paths=getattr(state, "paths", frozenset()),
        store=getattr(state, "store_name", ""),
        search=str(getattr(page, "search", "") or ""),
    )
    text = environment().get_template(template).render(page=page, chrome=chrome, link=chrome.link, has=chrome.has)
    return HTMLResponse(text.encode("utf-8", "replace"), status_code=status)


@cache
def environment() -> Environment:
    """The templates of this package. A name that a context lacks is an error, not an empty place."""
    made = Environment(
        loader=PackageLoader("reportedly.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "day": _day,
        "number": _number,
        "plain": words.plain,
        "many": _many,
        "signed": _signed,
        "percent": _percent,
        "quoted": quoted,
        "together": together,
    }
    made.filters |= drawn.FILTERS
    made.globals |= {"outside": outside, "words": words, "drawn": drawn}
    return made


def _day(value: date | None) -> str:
    return f"{value.day} {value:%B %Y}" if value else "day unknown"


def _number(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def _many(number: int, word: str) -> str:
    """A number with its noun.

    Example:
        >>> _many(1, "claim"), _many(1200, "claim")
        ('1 claim', '1,200 claims')
    """
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{value:+.1f}".replace("-", "−")


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %"
