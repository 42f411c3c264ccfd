"""One store, one codebook: counts over claims of two would mean nothing, and would not show it."""

from __future__ import annotations

from pathlib import Path

from duckdb import DuckDBPyConnection

from reportedly.errors import StoreError


def family(codebook: str) -> str:
    """A codebook's name without its version: another version of it may code into the same store.

    Example:
        >>> family("plover-0.8"), family("cyber-incidents-1.0+plover-0.8")
        ('plover', 'cyber-incidents+plover')
    """
    return "+".join(part.rpartition("-")[0] or part for part in codebook.split("+"))


def check_codebook(connection: DuckDBPyConnection, codebook: str, path: Path) -> None:
    """Refuse a codebook that is not the store's.

    Raises:
        StoreError: R416 when claims of another codebook are there.
    """
    rows = connection.execute("SELECT DISTINCT codebook FROM runs ORDER BY codebook").fetchall()
    other = next((name for (name,) in rows if family(name) != family(codebook)), None)
    if other is not None:
        hint = "Give another store: claims of two codebooks cannot be counted together."
        message = f"{path} holds claims coded by {other}, not by {codebook}"
        raise StoreError("R416", message, hint=hint, path=str(path))
