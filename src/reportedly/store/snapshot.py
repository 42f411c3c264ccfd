"""Readers beside a writer: private copies of the last committed state.

DuckDB lets one process write *or* many read. A reader that must neither wait for a writer nor keep one out copies the
file and its log, while the writer's lock (:mod:`reportedly.store.guard`) says that nothing is being committed, and
reads the copy. A copy has no name for longer than it takes to make it: it is gone with the process that reads it,
however that ends.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from reportedly.errors import StoreError
from reportedly.store.guard import CAN_COPY, Guard, copy, stamp
from reportedly.store.view import View

log = logging.getLogger(__name__)

_TRIES = 5
_STALE = 120.0  # seconds after which a folder that is still there was left by a process that was killed
_MOST = 3  # copies that may be open at a time: the newest, and older ones whose readers are not done
_SHARE = 4  # a refresh that takes a second is not tried again for this many seconds


@contextmanager
def copied(path: Path) -> Iterator[tuple[Path, str]]:
    """A whole copy of the last committed state of a store, for as long as the block runs, and its stamp.

    Raises:
        StoreError: R401 when no whole copy can be had; R405 when there is no room for one; R406 when there is no store.
    """
    if not CAN_COPY:
        hint = "Wait until the other command (an ingest?) ends; this system lets nobody read beside it."
        raise StoreError("R401", f"{path} is in use by another process or connection", hint=hint, path=str(path))
    folder = _folder(path)
    try:
        yield folder / "copy.duckdb", _copy(path, folder / "copy.duckdb")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy(path: Path, target: Path) -> str:
    guard = Guard(path)
    for _ in range(_TRIES):
        guarded = guard.file.exists()  # else nobody writes, as long as nobody begins
        with guard.hold(make=False):
            before = stamp(path)
            try:
                copy(path, target)
            except FileNotFoundError as err:
                raise StoreError("R406", f"there is no store at {path}", hint=_MAKE, path=str(path)) from err
            except PermissionError as err:
                hint = "Check the permissions of the file and of its folder."
                raise StoreError("R402", f"{path} may not be read", hint=hint, path=str(path)) from err
            except OSError as err:
                hint = f"Free some space; the copy is made in {target.parent.parent}."
                problem = f"{path} cannot be copied to be read: {err.strerror or err}"
                raise StoreError("R405", problem, hint=hint, path=str(path)) from err
            whole = stamp(path) == before and guard.file.exists() == guarded
        if whole:
            return before
        for left in target.parent.iterdir():
            left.unlink()
    hint = "Try again in a moment."
    raise StoreError("R401", f"{path} is being changed all the time", hint=hint, path=str(path))


def _folder(path: Path) -> Path:
    """A new folder beside the store, where there is room for another one; else where the system has such files."""
    prefix = f".{path.name[:80]}."
    _sweep(path.absolute().parent, prefix)
    for place in (path.absolute().parent, None):
        with suppress(OSError):
            return Path(tempfile.mkdtemp(prefix=prefix, suffix=".snapshot", dir=place))
    hint = "Check that the folder of the store, or TMPDIR, may be written to and has room."
    raise StoreError("R405", f"there is no place for a copy of {path}", hint=hint, path=str(path))


def _sweep(parent: Path, prefix: str) -> None:
    """Remove what processes left that were killed while they copied."""
    with suppress(OSError), os.scandir(parent) as found:
        names = [item.name for item in found if item.name.startswith(prefix) and item.name.endswith(".snapshot")]
        for folder in (parent / name for name in names):
            newest = max((item.stat().st_mtime for item in folder.iterdir()), default=folder.stat().st_mtime)
            if time.time() - newest > _STALE:
                shutil.rmtree(folder, ignore_errors=True)


@dataclass(slots=True)
class _State:
    """One copy that is open, and how many read it."""

    connection: DuckDBPyConnection
    stamp: str
    users: int = 0
    old: bool = False


class Snapshots:
    """Views of a store for a program that reads for long and from many threads; made by :meth:`Store.snapshots`.

    Each view sees one committed state, whole. The state is the newest, or at most ``refresh`` seconds older; when the
    copy takes long, four times as long as the copy takes. While one thread makes the copy the others read the old one.

    Args:
        path: of the store.
        make: opens a copy: its connection and its stamp.
        refresh: seconds between two looks for something new.
    """

    def __init__(self, path: Path, make: Callable[[], tuple[DuckDBPyConnection, str]], refresh: float) -> None:
        self.path = path
        self._make = make
        self._refresh = refresh
        self._mutex = threading.Lock()
        self._making = threading.Lock()
        self._states: list[_State] = []
        self._next = 0.0
        self._ended = False

    @contextmanager
    def view(self) -> Iterator[View]:
        """A view of the newest state, for the thread that asks; it stays as it is until the block ends.

        Raises:
            StoreError: as :meth:`Store.view`, when there is no state yet that could be read.
        """
        if time.monotonic() >= self._next or not self._states:
            self.refresh(wait=not self._states)
        with self._mutex:
            if self._ended:
                hint = "Open the store again."
                raise StoreError("R406", f"reading {self.path} has ended", hint=hint, path=str(self.path))
            state = self._states[-1]
            state.users += 1
        try:
            cursor = state.connection.cursor()
            try:
                cursor.execute("USE store")
                yield View(cursor, self.path, state.stamp)
            finally:
                cursor.close()
        finally:
            with self._mutex:
                state.users -= 1
                self._close_old()

    @property
    def stamp(self) -> str:
        """The stamp of the state that views see now; compare with :meth:`Store.stamp`."""
        with self._mutex:
            return self._states[-1].stamp if self._states else ""

    def refresh(self, *, wait: bool = True) -> bool:
        """Look for something new now; returns whether there was.

        Args:
            wait: for another thread that is at it; else ``False`` is returned at once.
        """
        if not self._making.acquire(blocking=wait):
            return False
        try:
            return self._look()
        finally:
            self._making.release()

    def _look(self) -> bool:
        with self._mutex:
            crowded = sum(state.users > 0 for state in self._states) >= _MOST
            known = self._states[-1].stamp if self._states else None
        began = time.monotonic()
        self._next = began + self._refresh
        if crowded or self._ended or (known is not None and stamp(self.path) == known):
            return False
        try:
            state = _State(*self._make())
        except StoreError as err:
            if known is None:
                raise
            log.warning("%s: going on with the state before: %s", self.path, err.message)
            return False
        now = time.monotonic()
        self._next = now + max(self._refresh, _SHARE * (now - began))
        with self._mutex:
            for other in self._states:
                other.old = True
            self._states.append(state)
            self._close_old()
        return True

    def _close_old(self) -> None:
        for state in [state for state in self._states if state.old and not state.users]:
            self._states.remove(state)
            state.connection.close()

    def close(self) -> None:
        """No views from now on; what is being read may be read to its end."""
        with self._making, self._mutex:
            self._ended = True
            for state in self._states:
                state.old = True
            self._close_old()


_MAKE = "Make one with: reportedly ingest SOURCE --store FILE."
