"""Downloads of a relation: its series as CSV or Parquet, its chart as SVG or PNG."""

from __future__ import annotations

import csv
import io
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from reportedly.analysis import Cell
from reportedly.analysis.charts import series_chart
from reportedly.analysis.extras import needed
from reportedly.errors import AnalysisError
from reportedly.serve.bars import extent_of
from reportedly.serve.building import Wrong, a_file
from reportedly.serve.form import form_of
from reportedly.serve.memo import Knowing
from reportedly.serve.problems import RefusedError
from reportedly.serve.query import ClaimQuery
from reportedly.serve.reader import Reading
from reportedly.serve.relation import Relation, relation, unit_for
from reportedly.serve.sides import sides_of

router = APIRouter()

_COLUMNS = ("start", "end", "documents", "bearing", *Cell().as_dict())
_MOST = 300
_WIDTH = 960
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "svg": "image/svg+xml",
    "png": "image/png",
}


class SeriesQuery(ClaimQuery):
    """Which series."""

    unit: Literal["day", "week", "month"] | None = Field(None, description="period; by the length of time if left out")


def series_file(
    form: Literal["csv", "parquet", "svg", "png"],
    asked: Annotated[SeriesQuery, Query()],
    view: Reading,
    known: Knowing,
) -> Response:
    """A relation over time as a file."""
    wanted = asked.filter()
    extent = extent_of(view, known, wanted)
    found = relation(view, known, wanted, extent, asked.unit or unit_for(extent))
    if form == "csv":
        data = _csv(found)
    elif form == "parquet":
        data = _parquet(found)
    else:
        title = sides_of(asked, form_of(asked, view, known)).title
        data = known.of(f"chart.{form}", (wanted, found.series.unit), lambda: _chart(found, form, title))
    headers = {"content-disposition": f'attachment; filename="series.{form}"'}
    return Response(data, media_type=_TYPES[form], headers=headers)


def _csv(found: Relation) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writeheader()
    writer.writerows(found.series.rows())
    return out.getvalue().encode()


def _parquet(found: Relation) -> bytes:
    with needed("Parquet", "parquet"):
        import pyarrow as pa
        import pyarrow.parquet as pq
    out = pa.BufferOutputStream()
    pq.write_table(found.series.arrow(), out)
    return bytes(out.getvalue())


def _chart(found: Relation, form: str, title: str) -> bytes:
    count = len(found.series.points)
    if not 0 < count <= _MOST:
        hint = "Choose a longer period, or a shorter time."
        raise RefusedError("R807", f"no chart of {count:,} periods can be drawn", hint=hint, status=422)
    try:
        chart = series_chart(found.series, readings=found.readings, title=title, width=_WIDTH)
        return chart.png() if form == "png" else chart.svg(background=True).encode()
    except AnalysisError as err:
        raise RefusedError(err.code, err.message, hint=err.hint, status=501) from err


router.add_api_route(
    "/series.{form}",
    series_file,
    response_class=Response,
    responses={**a_file(_TYPES.values()), 501: {"model": Wrong, "description": "what draws charts is not installed"}},
    summary="A relation over time as a file",
    operation_id="series",
)
