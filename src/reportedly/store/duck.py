"""The store's door: opens a DuckDB file for one writer, or for any number of readers.

DuckDB lets one process write *or* many read. A writer therefore holds the file alone, for as long as its ``with`` block
runs; who reads meanwhile reads a copy of what was committed last (:mod:`reportedly.store.snapshot`).

The file is attached to a database in memory, and what a reader may do is closed off: no other file, no network, no
extension, no setting. That makes it safe to give a reader's SQL to strangers.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from reportedly.errors import StoreError
from reportedly.store.dataset import dump
from reportedly.store.guard import CAN_COPY, Guard, opened, stamp
from reportedly.store.migrate import applied, check, migrate
from reportedly.store.snapshot import Snapshots, copied
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
        guard, until, new = Guard(self.path), time.monotonic() + wait, not Guard(self.path).file.exists()
        with told(self.path), opened(self.path):
            connection = self._connect()
            try:
                self._begin(connection, guard, until)
            except BaseException:
                with guard.last() if new else nullcontext():
                    connection.close()
                raise
            try:
                yield Writer(connection, self.path, guard)
            finally:
                with guard.last():
                    connection.close()  # brings what is in the log into the file

    @contextmanager
    def view(self, *, snapshot: bool = False) -> Iterator[View]:
        """A reader; there may be many at a time, in this process and in others.

        It reads the file itself and keeps writers out meanwhile; or a copy of what was committed last, when a writer is
        at work, or when an older version wrote the file (the copy is brought up to date then).

        Args:
            snapshot: read a copy in any case, so that no writer has to wait for this reader.

        Raises:
            StoreError: R402 not permitted; R403 damaged or no store; R404 newer; R405 no room for a copy; R406 when
                there is no file; R407 another database; R408 when it holds nothing yet.
        """
        with self._reading(snapshot) as (connection, mark):
            _close_off(connection)
            yield View(connection, self.path, mark)

    @contextmanager
    def snapshots(self, *, refresh: float = 1.0) -> Iterator[Snapshots]:
        """Views for a program that reads for long, from many threads, and beside writers, such as a server.

        Args:
            refresh: seconds between two looks for something new.

        Raises:
            StoreError: as :meth:`view`, at once when the store cannot be read.

        Example:
            >>> from tempfile import TemporaryDirectory
            >>> with TemporaryDirectory() as folder:
            ...     store = Store(Path(folder) / "claims.duckdb")
            ...     with store.writer(), store.snapshots() as snapshots, snapshots.view() as view:
            ...         view.count()
            0
        """
        snapshots = Snapshots(self.path, self._copied, refresh)
        try:
            snapshots.refresh()
            yield snapshots
        finally:
            snapshots.close()

    def stamp(self) -> str:
        """What changes whenever something is committed, and costs next to nothing to ask for.

        Raises:
            StoreError: R406 when there is no store.
        """
        self._exists()
        return stamp(self.path)

    def export(self, folder: Path) -> None:
        """Write everything as a Parquet dataset: a folder that appears whole or not at all.

        :meth:`Writer.load` takes it over into another store; DuckDB, Polars, pandas and R read it as it is.

        Args:
            folder: must not exist, or be empty.

        Raises:
            StoreError: as :meth:`view`; R413 when the folder cannot be written.
        """
        with self._reading(False) as (connection, _):
            dump(connection, folder)

    def _exists(self) -> None:
        if not self.path.is_file():
            hint = "Make one with: reportedly ingest SOURCE --store FILE."
            raise StoreError("R406", f"there is no store at {self.path}", hint=hint, path=str(self.path))

    @contextmanager
    def _reading(self, snapshot: bool) -> Iterator[tuple[DuckDBPyConnection, str]]:
        self._exists()
        with told(self.path), ExitStack() as stack:
            if not snapshot:
                stack.enter_context(opened(self.path))
                connection = stack.enter_context(self._connect())
                mark = stamp(self.path)
                if self._usable(connection):
                    yield connection, mark
                    return
                stack.close()
            connection, mark = self._copied()
            with connection:
                yield connection, mark

    def _usable(self, connection: DuckDBPyConnection) -> bool:
        """Attach the file itself to be read; ``False`` when a copy must do."""
        try:
            self._attach(connection, self.path)
        except StoreError as err:
            if err.code == "R401" and CAN_COPY:
                return False
            raise
        return not check(connection, str(self.path))

    def _copied(self) -> tuple[DuckDBPyConnection, str]:
        """A copy of what was committed last, opened to be read; it has no name and ends with the connection."""
        self._exists()
        with copied(self.path) as (path, mark), told(self.path):
            with self._connect() as connection:
                self._attach(connection, path, write=True)
                if not applied(connection, str(self.path)):
                    hint = f"Put something in with: reportedly ingest SOURCE --store {self.path}."
                    raise StoreError("R408", f"{self.path} holds nothing yet", hint=hint, path=str(self.path))
                migrate(connection, str(self.path))
            connection = self._connect()
            try:
                self._attach(connection, path)
            except BaseException:
                connection.close()
                raise
            return connection, mark

    def _connect(self) -> DuckDBPyConnection:
        return duckdb.connect(":memory:", config=self._settings)

    def _begin(self, connection: DuckDBPyConnection, guard: Guard, until: float) -> None:
        """Attach the file to be written, once nobody else has it open, and bring it up to date."""
        while True:
            try:
                with guard.hold(make=True):
                    self._attach(connection, self.path, write=True)
                    migrate(connection, str(self.path))
                return
            except StoreError as err:
                if err.code != "R401" or time.monotonic() >= until:
                    raise
            time.sleep(_POLL)

    def _attach(self, connection: DuckDBPyConnection, path: Path, *, write: bool = False) -> None:
        name = str(path).replace("'", "''")
        with told(self.path):
            connection.execute(f"ATTACH '{name}' AS store (TYPE duckdb{'' if write else ', READ_ONLY'})")
            connection.execute("USE store")


def _close_off(connection: DuckDBPyConnection) -> None:
    """Nothing but the store can be reached from now on, and nothing changed."""
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
