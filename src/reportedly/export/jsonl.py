"""Records as JSON Lines: the contract's own form, one claim a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO

from reportedly.types import Failure, Record


def to_json(item: Record | Failure) -> str:
    """One line without its line break. Lone surrogates are escaped, so that the line is always valid UTF-8."""
    line = json.dumps(item.as_dict(), ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(item.as_dict())
    return line


def write_jsonl(records: Iterable[Record], file: IO[str]) -> int:
    """Write each record as it comes; returns their number."""
    count = 0
    for record in records:
        file.write(to_json(record) + "\n")
        count += 1
    return count
