"""The store's door: opens a DuckDB file for one writer, or for any number of readers.

DuckDB lets one process write *or* many read. A writer therefore holds the file alone, for as long as its ``with`` block
runs; a reader is told so (R401) instead of waiting for an unknown time.

The file is attached to a database in memory, and what a reader may do is closed off: no other file, no network, no
extension, no setting. That makes it safe to give a reader's SQL to strangers.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from reportedly.errors import StoreError
from reportedly.store.dataset import dump
from reportedly.store.migrate import check, migrate
from reportedly.store.trouble import told
from reportedly.store.view import View
from reportedly.store.writer import Writer

MEMORY = "1GB"
"""What the database may hold in memory; beyond it spills to disk. Coding needs more than that itself."""

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    # Neither is ever wanted here: an extension from the network, or a Python variable taken for a table by its name.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}
_POLL = 0.1


class Store:
    """A file of sourced claims.

    Args:
        path: the DuckDB file. :meth:`writer` makes it when it is not there.
        memory: what the database may hold in memory, as DuckDB writes it (``"1GB"``).
        threads: threads of the database.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> folder = TemporaryDirectory()
        >>> store = Store(Path(folder.name) / "claims.duckdb")
        >>> with store.writer() as writer:
        ...     pass
        >>> with store.view() as view:
        ...     view.count()
        0
        >>> folder.cleanup()
    """

    def __init__(self, path: Path | str, *, memory: str = MEMORY, threads: int = 2) -> None:
        self.path = Path(path)
        self._settings = _CONFIG | {"memory_limit": memory, "threads": str(threads)}

    @contextmanager
    def writer(self, *, wait: float = 0.0) -> Iterator[Writer]:
        """The one writer; makes the file, or brings an older one up to date.

        Args:
            wait: seconds to wait for others that have the file open.

        Raises:
            StoreError: R401 in use; R402 not permitted; R403 damaged or no store; R404 newer; R405 full disk;
                R406 no such folder; R407 another database.
        """
        if self.path.is_dir() or not self.path.absolute().parent.is_dir():
            hint = "Name a file in a folder that exists."
            raise StoreError("R406", f"no store can be made at {self.path}", hint=hint, path=str(self.path))
        with self._open(write=True, wait=wait) as connection:
            migrate(connection, str(self.path))
            yield Writer(connection, self.path)

    @contextmanager
    def view(self, *, wait: float = 0.0) -> Iterator[View]:
        """A reader; there may be many at a time, in this process and in others.

        Args:
            wait: seconds to wait for a writer to end.

        Raises:
            StoreError: as :meth:`writer`; R406 also when there is no file, R408 when the file must first be
                brought up to date by a writer.
        """
        with self._reading(wait) as connection:
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            yield View(connection, self.path)

    def export(self, folder: Path, *, wait: float = 0.0) -> None:
        """Write everything as a Parquet dataset: a folder that appears whole or not at all.

        :meth:`Writer.load` takes it over into another store; DuckDB, Polars, pandas and R read it as it is.

        Args:
            folder: must not exist, or be empty.
            wait: seconds to wait for a writer to end.

        Raises:
            StoreError: as :meth:`view`; R413 when the folder cannot be written.
        """
        with self._reading(wait) as connection:
            dump(connection, folder)

    @contextmanager
    def _reading(self, wait: float) -> Iterator[DuckDBPyConnection]:
        if not self.path.is_file():
            hint = "Make one with: reportedly ingest SOURCE --store FILE."
            raise StoreError("R406", f"there is no store at {self.path}", hint=hint, path=str(self.path))
        with self._open(write=False, wait=wait) as connection:
            if check(connection, str(self.path)):
                hint = f"Bring it up to date with: reportedly ingest --store {self.path}."
                raise StoreError("R408", f"{self.path} was written by an older version", hint=hint, path=str(self.path))
            yield connection

    @contextmanager
    def _open(self, *, write: bool, wait: float) -> Iterator[DuckDBPyConnection]:
        """A connection whose default database is the file; whatever DuckDB raises in the block is told in our terms."""
        with told(self.path):
            connection = duckdb.connect(":memory:", config=self._settings)
            try:
                self._attach(connection, write, time.monotonic() + wait)
                yield connection
            finally:
                connection.close()

    def _attach(self, connection: DuckDBPyConnection, write: bool, until: float) -> None:
        name = str(self.path).replace("'", "''")
        options = "TYPE duckdb" if write else "TYPE duckdb, READ_ONLY"
        while True:
            try:
                with told(self.path):
                    connection.execute(f"ATTACH '{name}' AS store ({options})")
                    connection.execute("USE store")
                return
            except StoreError as err:
                if err.code != "R401" or time.monotonic() >= until:
                    raise
                time.sleep(_POLL)
