"""Downloads: the claims of any filter as CSV, JSON Lines or Parquet."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response, StreamingResponse

from reportedly.export import columns, flat, to_json, write_records
from reportedly.serve.building import a_file
from reportedly.serve.query import ClaimQuery
from reportedly.serve.reader import Reading
from reportedly.types import Record

router = APIRouter()

_ROWS = 500
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}


def download(
    form: Literal["csv", "jsonl", "parquet"], asked: Annotated[ClaimQuery, Query()], view: Reading
) -> Response:
    """The claims of a filter as a file."""
    claims = view.claims(asked.filter())
    # The name is ours: nothing that a visitor sends gets into this header.
    headers = {"content-disposition": f'attachment; filename="claims.{form}"'}
    if form == "parquet":
        return _parquet(claims, headers)
    lines = _csv(claims) if form == "csv" else _jsonl(claims)
    return StreamingResponse(lines, media_type=_TYPES[form], headers=headers)


def _parquet(claims: Iterable[Record], headers: dict[str, str]) -> Response:
    """A file that is written first: its table of contents stands at its end."""
    folder = tempfile.TemporaryDirectory(prefix="reportedly-")
    path = Path(folder.name) / "claims.parquet"
    try:
        write_records(claims, path, form="parquet")
    except BaseException:
        folder.cleanup()
        raise
    return FileResponse(path, media_type=_TYPES["parquet"], headers=headers, background=BackgroundTask(folder.cleanup))


def _csv(claims: Iterator[Record]) -> Iterator[bytes]:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns(), lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writeheader()
    while rows := [flat(claim) for claim in islice(claims, _ROWS)]:
        writer.writerows(rows)
        yield out.getvalue().encode("utf-8", "replace")
        out.seek(0)
        out.truncate()
    yield out.getvalue().encode("utf-8", "replace")


def _jsonl(claims: Iterator[Record]) -> Iterator[bytes]:
    while lines := [to_json(claim) for claim in islice(claims, _ROWS)]:
        yield "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


router.add_api_route(
    "/claims.{form}",
    download,
    response_class=Response,
    responses=a_file(_TYPES.values()),
    summary="Claims as a file",
    operation_id="download",
)
