"""Stores as Parquet datasets: for other programs to read, and for other stores to take over.

A dataset is a folder with one folder a table; the claims are partitioned the way Hive names folders, by run and by the
month of publication (``claims/run_id=.../month=2024-04/``), in the nested form of the record.
"""

from __future__ import annotations

import glob
import os
import shutil
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from reportedly.errors import StoreError
from reportedly.store.codebooks import check_codebook
from reportedly.store.sql import query

TABLES = ("runs", "documents", "sightings", "codings", "failures")
JUDGED = ("judgements", "judgement_log")
"""What persons judged; what linking judges it judges anew. Datasets of earlier versions have none."""


def dump(connection: DuckDBPyConnection, folder: Path) -> None:
    """Write a store as a dataset; see :meth:`Store.export`."""
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        hint = "Give a folder that does not exist yet, or an empty one."
        raise StoreError("R413", f"{folder} exists and is not empty", hint=hint, path=str(folder))
    temporary = folder.absolute().parent / f".{folder.name[:50]}.{os.getpid()}.part"
    try:
        temporary.mkdir()
        for table in (*TABLES, *JUDGED):
            (temporary / table).mkdir()
            _copy(connection, query(f"export_{table}"), temporary / table / "part-0.parquet")
        claims = query("export_claims", selected="all_claims")
        _copy(connection, claims, temporary / "claims", "PARTITION_BY (run_id, month)")
        if folder.exists():
            folder.rmdir()
        temporary.rename(folder)
    except OSError as err:
        hint = "Check that you may write there, and the free space."
        raise StoreError("R413", f"cannot write {folder}: {err.strerror or err}", hint=hint, path=str(folder)) from err
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def load(connection: DuckDBPyConnection, folder: Path) -> int:
    """Take over a dataset; see :meth:`Writer.load`. Returns the number of claims that are new."""
    if not all((folder / table).is_dir() for table in (*TABLES, "claims")):
        hint = "Give a folder that reportedly export made."
        raise StoreError("R414", f"{folder} is no dataset of a store", hint=hint, path=str(folder))
    before = _count(connection)
    _check_codebooks(connection, folder)
    try:
        for table in (*TABLES, *(name for name in JUDGED if (folder / name).is_dir())):
            connection.execute(query(f"load_{table}"), {"files": _files(folder / table)})
        if any((folder / "claims").rglob("*.parquet")):
            files = _files(folder / "claims" / "*" / "*")
            connection.execute(query("insert_claims", items="claims_dataset"), {"files": files})
    except duckdb.Error as err:
        reason = str(err).splitlines()[0][:200]
        hint = "The files may be cut off, or made by another program; nothing was taken over."
        raise StoreError("R414", f"{folder} cannot be read: {reason}", hint=hint, path=str(folder)) from err
    return _count(connection) - before


def _check_codebooks(connection: DuckDBPyConnection, folder: Path) -> None:
    """Refuse a dataset of another codebook than the store's. Raises StoreError R414, R416."""
    try:
        found = connection.execute(
            "SELECT DISTINCT codebook FROM read_parquet($files) ORDER BY codebook", {"files": _files(folder / "runs")}
        ).fetchall()
    except duckdb.Error as err:
        hint = "The files may be cut off, or made by another program; nothing was taken over."
        message = f"{folder} cannot be read: {str(err).splitlines()[0][:200]}"
        raise StoreError("R414", message, hint=hint, path=str(folder)) from err
    for (codebook,) in found:
        check_codebook(connection, codebook, folder)


def _copy(connection: DuckDBPyConnection, select: str, path: Path, options: str = "ROW_GROUP_SIZE 20000") -> None:
    name = str(path).replace("'", "''")  # COPY takes no parameters
    connection.execute(f"COPY ({select}) TO '{name}' (FORMAT parquet, COMPRESSION zstd, {options})")


def _files(folder: Path) -> str:
    """The pattern of the Parquet files in a folder whose own name holds no pattern."""
    fixed = [part if part == "*" else glob.escape(part) for part in folder.parts]
    return str(Path(*fixed) / "*.parquet")


def _count(connection: DuckDBPyConnection) -> int:
    [[count]] = connection.execute("SELECT count(*) FROM claims").fetchall()
    return int(count)
