"""The package's own SQL, one statement a file in ``queries/``; a file may build on another by naming it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from duckdb import DuckDBPyConnection

Row = Mapping[str, object]
Execute = Callable[[str, Mapping[str, object]], DuckDBPyConnection]
"""Executes a query of the package, by its name, with its parameters."""

_WITH = re.compile(r"^-- with: (\w+)$", re.MULTILINE)


@cache
def query(name: str, **others: str) -> str:
    """The SQL of ``queries/<name>.sql``.

    A line ``-- with: other`` in it makes the query of that name a table expression called ``other``; ``others`` may
    name another file to stand in for it.
    """
    text = (files("reportedly.store") / "queries" / f"{name}.sql").read_text(encoding="utf-8").strip().rstrip(";")
    parts = [f"{other} AS (\n{query(others.get(other, other))}\n)" for other in _WITH.findall(text)]
    return f"WITH {', '.join(parts)}\n{_WITH.sub('', text)}" if parts else text


def over_selected(text: str) -> str:
    """A SELECT of another layer, with the claims that a filter wants as the table ``selected``."""
    return f"WITH selected AS (\n{query('selected')}\n)\nFROM (\n{text.strip().rstrip(';')}\n)"


def to_rows(rows: Sequence[Row]) -> str:
    """Rows as one JSON text, which DuckDB takes in one go; lone surrogates, which UTF-8 cannot hold, become "?"."""
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
