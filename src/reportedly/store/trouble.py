"""What DuckDB raises, as the store's own errors: one code for each thing that a user can do something about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from reportedly.errors import StoreError

_LOCKED = re.compile(r"could not set lock|conflicting lock|unique file handle conflict|being used by another", re.I)
_FULL = re.compile(
    r"no space left|disk quota|disk full|file too large|not enough space|could not write|failed to write", re.I
)
_MEMORY = re.compile(r"out of memory|failed to (?:allocate|pin|offload)", re.I)
_DENIED = re.compile(r"permission denied|read-only file system|operation not permitted|access is denied", re.I)
_NEWER = re.compile(r"newer version|version number \d+, but we can only read|serialization.*version", re.I)
_MISSING = re.compile(r"no such file or directory|database does not exist|is a directory|not a directory", re.I)
_CORRUPT = re.compile(
    r"not a valid duckdb|corrupt|checksum|could not read|enough bytes|encrypt|failed to load metadata|replaying wal|"
    r"deserializ",
    re.I,
)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what DuckDB raises inside the block into a StoreError about the store at ``path``."""
    try:
        yield
    except duckdb.Error as err:
        raise store_error(err, path) from err


def store_error(err: duckdb.Error, path: Path) -> StoreError:
    """The store's own error for one of DuckDB's.

    Example:
        >>> store_error(duckdb.IOException("IO Error: Could not set lock on file"), Path("a.duckdb")).code
        'R401'
    """
    text = " ".join(str(err).split())
    name = str(path)
    if _LOCKED.search(text):
        hint = "Another command writes to it (an ingest?) or reads it: wait until it ends, or stop it; nothing is lost."
        return StoreError("R401", f"{name} is in use by another process or connection", hint=hint, path=name)
    if _FULL.search(text):
        hint = "Free some space and run the same command again: it goes on where it stopped."
        return StoreError("R405", f"{name} cannot be written to: {_first(text)}", hint=hint, path=name)
    if _DENIED.search(text):
        hint = "Check the permissions of the file and of its folder, or work on a copy."
        return StoreError("R402", f"{name} may not be opened: {_first(text)}", hint=hint, path=name)
    if _MISSING.search(text):
        hint = "Check the path; reportedly ingest makes a store in a folder that exists."
        return StoreError("R406", f"there is no store at {name}", hint=hint, path=name)
    if _NEWER.search(text):
        hint = "Install a newer duckdb: pip install --upgrade duckdb."
        return StoreError("R404", f"{name} was written by a newer DuckDB", hint=hint, path=name)
    if isinstance(err, duckdb.OutOfMemoryException) or _MEMORY.search(text):
        hint = "Narrow the query, or open the store with a higher memory limit."
        return StoreError("R411", f"the database ran out of memory: {_first(text)}", hint=hint, path=name)
    if _CORRUPT.search(text):
        hint = "If it was a store, restore a backup or ingest again into a new file; this one is left as it is."
        return StoreError("R403", f"{name} is no store, or is damaged: {_first(text)}", hint=hint, path=name)
    hint = "This is a defect of reportedly: please report it."
    return StoreError("R400", f"the database failed: {_first(text)}", hint=hint, path=name)


def _first(text: str) -> str:
    """The first sentence of a message, short enough for a line."""
    return text[:200].rstrip(". ")
