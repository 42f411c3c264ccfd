"""Addresses: those of our own pages, with the whole filter in them, and those found in articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlencode, urlsplit

from reportedly.serve.several import FIELDS, quoted

Value = str | int | float | Iterable[str] | None


def link(root: str, path: str, query: Mapping[str, Value] | Iterable[tuple[str, str]] = ()) -> str:
    """The address of one of our pages.

    Args:
        root: where a proxy puts the pages (``""`` or ``"/claims"``).
        path: begins with a slash, not yet quoted; a fragment may follow after ``#``.
        query: names and values; lists become one name several times, ``None`` and ``""`` are left out. Pairs are those
            of an address, as they stand there.

    Example:
        >>> link("", "/timeline", {"status": ["denied", "planned"], "text": "a&b", "since": None})
        '/timeline?status=denied&status=planned&text=a%26b'
        >>> link("/claims", "/article/ab#c-10")
        '/claims/article/ab#c-10'
        >>> link("", "/timeline", {"place": "Washington, D.C."})
        '/timeline?place=%22Washington%2C+D.C.%22'
    """
    path, _, fragment = path.partition("#")
    pairs = list(_pairs(_quoted(query) if isinstance(query, Mapping) else query))
    return (
        root
        + quote(path, safe="/-._~")
        + (f"?{urlencode(pairs)}" if pairs else "")
        + (f"#{quote(fragment, safe='-._~')}" if fragment else "")
    )


def _quoted(query: Mapping[str, Value]) -> Iterable[tuple[str, Value]]:
    """Values that a comma would divide, in quotation marks."""
    for name, value in query.items():
        if name in FIELDS and value is not None:
            values = [value] if isinstance(value, str) or not isinstance(value, Iterable) else value
            yield name, [quoted(str(one)) for one in values]
        else:
            yield name, value


def _pairs(items: Iterable[tuple[str, Value]]) -> Iterable[tuple[str, str]]:
    for name, value in items:
        for one in [value] if isinstance(value, str) or not isinstance(value, Iterable) else value:
            if one is not None and one != "":
                yield name, str(one)


def outside(url: str | None) -> str | None:
    """``url`` when it may stand in a link: an address of the web and nothing that runs.

    Example:
        >>> outside("https://example.org/a"), outside("javascript:alert(1)"), outside("https://a\\nb")
        ('https://example.org/a', None, None)
    """
    if not url or any(character <= " " or character in "\\\x7f" for character in url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
