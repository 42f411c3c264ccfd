"""The stream of the research sets as a collection: TimeML items and CSV rows of a folder as one JSON Lines file."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

csv.field_size_limit(10_000_000)
_PARTS = {
    "id": re.compile(r"<DOCID>(.*?)</DOCID>", re.DOTALL),
    "title": re.compile(r"<TITLE>(.*?)</TITLE>", re.DOTALL),
    "date": re.compile(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", re.DOTALL),
    "text": re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL),
}


def write(folder: Path, path: Path, limit: int | None = None) -> int:
    """Write the items of a folder, the first ``limit`` of them, to ``path``; returns how many there were."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for count, item in enumerate(_items(folder), start=1):
            file.write(json.dumps(item, ensure_ascii=False) + "\n")
            if count == limit:
                break
    return count


def _items(folder: Path) -> Iterator[dict[str, str]]:
    for path in sorted(folder.rglob("*.tml")):
        raw = path.read_text(encoding="utf-8", errors="replace")
        found = {name: match[1] for name, part in _PARTS.items() if (match := part.search(raw))}
        yield {name: html.unescape(re.sub(r"<[^>]+>", "", text)).strip() for name, text in found.items()}
    for path in sorted(folder.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield {name: value for name, value in row.items() if name and value}
