"""Numbered migrations: each file of ``schema/`` runs once, in order, and is recorded with its name and time."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable

import duckdb
from duckdb import DuckDBPyConnection

from reportedly.errors import StoreError

_NAME = re.compile(r"(\d{3})_\w+\.sql")
_HINT = "Ingest into a new file, or give the path of a store."


def available(folder: Traversable | None = None) -> list[tuple[int, str, str]]:
    """Number, name and SQL of every migration of this version, in order."""
    root = folder or files("reportedly.store") / "schema"
    found = [(match, item) for item in root.iterdir() if (match := _NAME.fullmatch(item.name))]
    return sorted((int(match[1]), item.name, item.read_text(encoding="utf-8")) for match, item in found)


def applied(connection: DuckDBPyConnection, path: str) -> int:
    """The number of the last migration that the store has; 0 for an empty database.

    Raises:
        StoreError: R407 when the database holds tables but no record of migrations: it is somebody else's.
    """
    tables = {name for (name,) in connection.execute(_TABLES).fetchall()}
    if "migrations" not in tables:
        if tables:
            raise StoreError("R407", f"{path} is a database, but not a store of claims", hint=_HINT, path=path)
        return 0
    [last] = connection.execute("SELECT coalesce(max(number), 0) FROM migrations").fetchall()
    return int(last[0])


def check(connection: DuckDBPyConnection, path: str, folder: Traversable | None = None) -> int:
    """The number of migrations that the store still needs.

    Raises:
        StoreError: R404 when a newer version of this package wrote the store; R407 when it is no store.
    """
    have, know = applied(connection, path), available(folder)
    if have > know[-1][0]:
        hint = "Upgrade with: pip install --upgrade reportedly."
        raise StoreError("R404", f"{path} was written by a newer version of reportedly", hint=hint, path=path)
    return sum(number > have for number, _, _ in know)


def migrate(connection: DuckDBPyConnection, path: str, folder: Traversable | None = None) -> None:
    """Bring a store up to date; each migration is one transaction, so that a killed one leaves no half. Raises as
    :func:`check`.
    """
    if not check(connection, path, folder):
        return
    have = applied(connection, path)
    for number, name, sql in available(folder):
        if number <= have:
            continue
        connection.begin()
        try:
            connection.execute(_MIGRATIONS)
            connection.execute(sql)
            now = datetime.now(UTC).replace(tzinfo=None)
            connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", [number, name, now])
            connection.commit()
        except BaseException:
            with suppress(duckdb.Error):
                connection.rollback()
            raise


_TABLES = "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND NOT internal"
_MIGRATIONS = """
CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name VARCHAR NOT NULL, applied TIMESTAMP NOT NULL)
"""
