"""Records to files: JSON Lines, CSV and Parquet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportedly.errors import ExportError
from reportedly.export.atomic import text_file, whole_file
from reportedly.export.csv import columns, flat, safe, write_csv
from reportedly.export.jsonl import to_json, write_jsonl
from reportedly.export.parquet import require_pyarrow, write_parquet
from reportedly.types import Record

__all__ = ["FORMATS", "columns", "flat", "safe", "text_file", "to_json", "write_csv", "write_jsonl", "write_records"]

FORMATS = {"jsonl": (".jsonl", ".ndjson"), "csv": (".csv",), "parquet": (".parquet", ".pq")}
"""The formats and the file names' endings that mean them."""


def write_records(records: Iterable[Record], path: Path, *, form: str) -> int:
    """Write records to a file that appears whole or not at all; an existing one is replaced.

    Nothing is taken from ``records`` before it is sure that the file can be written.

    Args:
        records: taken one by one, so a generator that codes as it goes is fine.
        path: the file.
        form: ``"jsonl"``, ``"csv"`` or ``"parquet"``.

    Returns:
        The number of records.

    Raises:
        ExportError: R501 the file cannot be made; R502 writing failed; R503 pyarrow is missing; R504 no such format.
    """
    if form not in FORMATS:
        raise ExportError("R504", f"there is no format {form!r}", hint=f"Choose from: {', '.join(FORMATS)}.")
    if form == "parquet":
        require_pyarrow()
        with whole_file(path) as temporary:
            return write_parquet(records, temporary)
    with text_file(path) as file:
        return (write_csv if form == "csv" else write_jsonl)(records, file)
