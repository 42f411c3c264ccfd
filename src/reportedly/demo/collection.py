"""The articles of the demo, read from their files as any collection is read.

Their names are relative to their folder, so that a store of them is the same wherever the package is installed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from reportedly.reading import Found, read_sources
from reportedly.types import Document

ARTICLES = Path(__file__).parent.parent / "data" / "demo" / "articles"
"""The folder of the articles: tables, web pages and a mailbox, one for each invented outlet."""


def articles() -> list[Found]:
    """Every article of the demo, by day of publication, as news comes in.

    Example:
        >>> found = articles()
        >>> found[0].source, found[0].item.publication
        ('boreal-press.jsonl#1', 'Boreal Press')
    """
    found = [_named(item) for item in read_sources([str(ARTICLES)])]
    return sorted(found, key=lambda item: (_day(item), item.source))


def _named(found: Found) -> Found:
    source = _short(found.source)
    if isinstance(found.item, Document):
        return replace(found, source=source, item=replace(found.item, id=_short(found.item.id)))
    return replace(found, source=source)


def _short(name: str) -> str:
    """A path below the folder of the articles without that folder; any other name as it is."""
    path = Path(name)
    return path.relative_to(ARTICLES).as_posix() if path.is_relative_to(ARTICLES) else name


def _day(found: Found) -> date:
    return (found.item.published if isinstance(found.item, Document) else None) or date.max
