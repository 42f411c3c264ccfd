"""Records as Parquet, for DuckDB, pandas, Polars and R: nested columns, equal to the JSON form field by field."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.errors import ExportError
from reportedly.types import Record

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS_A_GROUP = 5_000


def require_pyarrow() -> None:
    """Raise ExportError R503 when pyarrow is not installed, before any work is done for nothing."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as err:
        hint = "Install it with: pip install 'reportedly[parquet]', or choose --format jsonl."
        raise ExportError("R503", "writing Parquet needs pyarrow, which is not installed", hint=hint) from err


def write_parquet(records: Iterable[Record], path: Path) -> int:
    """Write the records in groups of rows; no records give a file with columns and no rows. Returns their number.

    Raises:
        ExportError: R503 when pyarrow is not installed.
    """
    require_pyarrow()
    import pyarrow as pa
    import pyarrow.parquet as pq

    form = schema()
    count = 0
    with pq.ParquetWriter(path, form, compression="zstd") as writer:
        for group in _groups(records):
            writer.write_table(pa.Table.from_pylist(group, schema=form))
            count += len(group)
    return count


def schema() -> pa.Schema:
    """The columns: the keys of the JSON form, in its order. Needs pyarrow."""
    import pyarrow as pa

    text, whole, real, flag = pa.string(), pa.int64(), pa.float64(), pa.bool_()
    texts = pa.list_(text)

    def struct(**fields: pa.DataType) -> pa.DataType:
        return pa.struct(list(fields.items()))

    span = struct(start=whole, end=whole, text=text)
    actor = struct(
        text=text,
        start=whole,
        end=whole,
        name=text,
        code=text,
        sector=texts,
        id=text,
        office=text,
        resolution=struct(method=text, score=real, runners_up=texts, reason=text),
    )
    place = struct(
        text=text,
        start=whole,
        end=whole,
        name=text,
        geonameid=whole,
        lat=real,
        lon=real,
        country=text,
        province=text,
        resolution=whole,
    )
    source = struct(
        kind=text,
        text=text,
        start=whole,
        end=whole,
        referent=span,
        code=text,
        sector=texts,
        style=text,
        cue=struct(start=whole, end=whole, text=text, rule=text),
    )
    columns = {
        "id": text,
        "document": struct(id=text, title=text, url=text, publication=text, published=text, language=text),
        "sentence": span,
        "event": text,
        "act": text,
        "mode": texts,
        "context": texts,
        "quad_code": whole,
        "event_scale": real,
        "cameo": text,
        "event_text": span,
        "actor": pa.list_(actor),
        "recipient": pa.list_(actor),
        "when": struct(start=text, end=text, grain=text, basis=text, text=span),
        "where": place,
        "status": text,
        "factuality": text,
        "future": flag,
        "hypothetical": flag,
        "negated": flag,
        "historical": flag,
        "sources": pa.list_(source),
        "confidence": real,
        "why": struct(event=texts, status=texts, sources=texts),
        "run": struct(coder=text, codebook=text, model=text, lexicon_hash=text, config_hash=text),
    }
    return pa.schema(list(columns.items()))


def _groups(records: Iterable[Record]) -> Iterable[list[dict[str, Any]]]:
    group: list[dict[str, Any]] = []
    for record in records:
        group.append(_clean(record.as_dict()))
        if len(group) == _ROWS_A_GROUP:
            yield group
            group = []
    if group:
        yield group


def _clean(value: Any) -> Any:
    """The value with lone surrogates replaced, which UTF-8 cannot hold."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return value
