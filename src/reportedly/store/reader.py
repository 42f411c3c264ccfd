"""The lower half of a view: queries of the package to rows, each iteration with a cursor of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from duckdb import DuckDBPyConnection

from reportedly.store.records import document_of, record_of, run_of
from reportedly.store.sql import query
from reportedly.store.trouble import told
from reportedly.types import Document, Record, Run

_T = TypeVar("_T")
_CHUNK = 2_000


class Reader:
    """Asks a connection whose default database is the store."""

    def __init__(self, connection: DuckDBPyConnection, path: Path, stamp: str = "") -> None:
        self._connection = connection
        self.path = path
        self.stamp = stamp

    def ask(self, name: str, given: dict[str, object]) -> list[tuple[Any, ...]]:
        """The rows of a query of the package, by its name, with its parameters; for the layers above."""
        with told(self.path):
            return self._connection.execute(query(name), given).fetchall()

    def _rows(self, kind: type[_T], name: str, given: dict[str, object]) -> list[_T]:
        with told(self.path):
            return [kind(*row) for row in self._connection.execute(query(name), given).fetchall()]

    def _dicts(self, text: str, given: dict[str, object]) -> Iterator[dict[str, Any]]:
        cursor = self._cursor()
        with told(self.path):
            cursor.execute(text, given)
            names = [name for name, *_ in cursor.description or ()]
        for row in self._fetch(cursor):
            yield dict(zip(names, row, strict=True))

    def _at(self, text: str, given: dict[str, object], *, texts: bool) -> Iterator[Record]:
        """The claims at the places that a query finds, in its order."""
        with told(self.path):
            places = [place for (place,) in self._connection.execute(text, given).fetchall()]
        if not places:
            return
        rows = {row["place"]: row for row in self._dicts(query("claims_at"), {"places": places, "texts": texts})}
        yield from self._records(rows[place] for place in places)

    def _records(self, rows: Iterable[dict[str, Any]]) -> Iterator[Record]:
        documents: dict[str, Document] = {}
        runs: dict[tuple[str, ...], Run] = {}
        for row in rows:
            document = documents.get(row["digest"])
            if document is None:
                documents.clear()  # claims of one document mostly stand together
                document = documents[row["digest"]] = document_of(row)
            run = run_of(row)
            yield record_of(row, document, runs.setdefault((run.coder, run.model, run.lexicon_hash), run))

    def _cursor(self) -> DuckDBPyConnection:
        """A cursor of its own for what is read row by row, so that another question may come in between."""
        cursor = self._connection.cursor()
        cursor.execute("USE store")
        return cursor

    def _fetch(self, cursor: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
        while True:
            with told(self.path):
                rows = cursor.fetchmany(_CHUNK)
            if not rows:
                return
            yield from rows
