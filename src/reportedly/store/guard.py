"""What keeps a copy of a store whole while another process writes: a lock beside the file, and care for DuckDB's own.

DuckDB changes the files of a store only while it commits, checkpoints, opens or closes them. The writer holds the lock
``<store>.lock`` for these moments, a reader while it copies; both let go within milliseconds, and neither waits for
ever: who stands still in the middle (a stopped process) is passed, and a reader sees by the stamp that it was.

DuckDB marks an open file with a POSIX record lock, which the system drops as soon as *any* descriptor of that file is
closed in the same process. Descriptors that a copy was made from are therefore kept, not closed, as long as a database
of this process has the file open.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

CAN_COPY = sys.platform != "win32"
"""Whether a store can be copied while it is open elsewhere; Windows locks the bytes themselves."""

SUFFIXES = ("", ".wal", ".wal.checkpoint", ".wal.recovery")
"""The files of a store: the database, its log, and what stands beside them in the middle of a checkpoint."""

_PATIENCE = 30.0  # seconds after which somebody who stands still is passed
_FIRST_NAP, _LONGEST_NAP = 0.0005, 0.02

_CHUNK = 1 << 22

_copying = threading.Lock()
_mutex = threading.Lock()
_opened: Counter[Path] = Counter()
_kept: dict[Path, list[int]] = {}


def stamp(path: Path) -> str:
    """What changes whenever a store changes; ``""`` when there is no file. Costs two looks at the file system.

    Example:
        >>> stamp(Path("/no/such/file"))
        ''
    """
    parts = []
    for suffix in SUFFIXES:
        with suppress(OSError):
            found = Path(f"{path}{suffix}").stat()
            parts.append(f"{found.st_ino:x}.{found.st_size:x}.{found.st_mtime_ns:x}")
    return "-".join(parts)


class Guard:
    """The lock beside a store.

    Args:
        path: of the store.
    """

    def __init__(self, path: Path) -> None:
        self.file = Path(f"{path}.lock")

    @contextmanager
    def hold(self, *, make: bool) -> Iterator[bool]:
        """Hold the lock in the block; yields whether it is held.

        It is not held when the file cannot be made (``make``, for writers) or is not there (for readers: then nobody
        writes), when the file system knows no such locks, or when somebody holds it longer than half a minute.
        """
        descriptor = self._take(make)
        try:
            yield descriptor is not None
        finally:
            if descriptor is not None:
                os.close(descriptor)

    @contextmanager
    def last(self) -> Iterator[None]:
        """Hold the lock in the block, and remove it with the end of the block: the writer has ended."""
        descriptor = self._take(True)
        try:
            yield
        finally:
            if descriptor is not None:
                self.file.unlink(missing_ok=True)
                os.close(descriptor)

    def _take(self, make: bool) -> int | None:
        """The descriptor of the locked file. The file may be removed by who holds it: then a new one is asked for."""
        if sys.platform == "win32":
            return None
        until, nap = time.monotonic() + _PATIENCE, _FIRST_NAP
        while True:
            try:
                descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT if make else os.O_RDONLY, 0o644)
            except OSError:
                return None
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if self._is(descriptor):
                    return descriptor
                os.close(descriptor)
            except BlockingIOError:
                os.close(descriptor)
                if time.monotonic() >= until:
                    return None
                time.sleep(nap)
                nap = min(2 * nap, _LONGEST_NAP)
            except OSError:
                os.close(descriptor)
                return None

    def _is(self, descriptor: int) -> bool:
        """Whether the descriptor is of the file that stands there now."""
        try:
            return os.path.samestat(os.fstat(descriptor), self.file.stat())
        except OSError:
            return False


@contextmanager
def opened(path: Path) -> Iterator[None]:
    """To be held around everything that DuckDB does with a file in this process."""
    key = path.resolve()
    with _mutex:
        _opened[key] += 1
    try:
        yield
    finally:
        with _mutex:
            _opened[key] -= 1
            if not _opened[key]:
                del _opened[key]
                for descriptor in _kept.pop(key, ()):
                    os.close(descriptor)


def copy(path: Path, target: Path) -> None:
    """Copy the files of a store as they are; whether that gives a whole is the caller's to know.

    Raises:
        OSError: when a file cannot be read or written.
    """
    key = path.resolve()
    with _copying:
        try:
            for suffix in SUFFIXES:
                try:
                    source = _descriptor(key, f"{path}{suffix}")
                except FileNotFoundError:
                    if not suffix:
                        raise
                else:
                    _copy_bytes(source, Path(f"{target}{suffix}"))
        finally:
            _let_go(key)


def _descriptor(key: Path, name: str) -> int:
    """A descriptor to read the file with: the one that was kept, or a new one."""
    wanted = Path(name).stat()
    with _mutex:
        kept = _kept.setdefault(key, [])
        for descriptor in kept:
            if os.path.samestat(os.fstat(descriptor), wanted):
                return descriptor
        kept.append(os.open(name, os.O_RDONLY))
        return kept[-1]


def _let_go(key: Path) -> None:
    """Close what may be closed: everything, or while a database has the store open, what is of removed files."""
    with _mutex:
        kept = _kept.pop(key)
        still = [descriptor for descriptor in kept if key in _opened and os.fstat(descriptor).st_nlink]
        for descriptor in kept:
            if descriptor not in still:
                os.close(descriptor)
        if still:
            _kept[key] = still


def _copy_bytes(source: int, target: Path) -> None:
    with target.open("xb", buffering=0) as file:
        offset = 0
        while data := os.pread(source, _CHUNK, offset):
            view = memoryview(data)
            while view:
                view = view[file.write(view) :]
            offset += len(data)
