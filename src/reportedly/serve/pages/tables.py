"""Downloads of tables: the sources and the events of any filter as CSV or Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from reportedly.analysis.extras import needed
from reportedly.export import safe
from reportedly.link.events import Event, events
from reportedly.serve.building import a_file
from reportedly.serve.query import ClaimQuery
from reportedly.serve.reader import Reading

router = APIRouter()

_MOST = 10_000
_TYPES = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet"}
_SOURCE_COLUMNS = (
    *("kind", "name", "code", "claims", "documents", "publications"),
    *("happened", "planned", "possible", "denied", "first", "last"),
)
_EVENT_COLUMNS = (
    *("id", "first", "last", "categories", "claims", "documents", "copies", "outlets", "independent_outlets", "relays"),
    *("sources", "first_report", "confirms", "denies", "single_anonymous", "anonymous_only"),
)
Row = Mapping[str, Any]


class TellersQuery(ClaimQuery):
    """Whose claims."""

    innermost: bool = Field(False, description="leave out who only relays")


class BackedQuery(ClaimQuery):
    """Events with such a claim."""

    least: int = Field(2, ge=1, le=1000, description="claims that an event must have")


def source_file(form: Literal["csv", "parquet"], asked: Annotated[TellersQuery, Query()], view: Reading) -> Response:
    """Who is quoted, how often and how far that goes, as a file; the ten thousand most quoted."""
    tellers = view.sources(asked.filter(limit=_MOST), innermost=asked.innermost)
    rows = ({name: getattr(teller, name) for name in _SOURCE_COLUMNS} for teller in tellers)
    return _file("sources", form, _SOURCE_COLUMNS, rows)


def event_file(form: Literal["csv", "parquet"], asked: Annotated[BackedQuery, Query()], view: Reading) -> Response:
    """Events and what backs them as a file, one row each; the ten thousand latest."""
    found = events(view, asked.filter(limit=_MOST), least=asked.least, order="recent")
    return _file("events", form, _EVENT_COLUMNS, (_of_event(event) for event in found))


def _of_event(event: Event) -> Row:
    """Lists are joined by a bar, sources and voices are counted."""
    backed = event.corroboration
    return {
        "id": event.id,
        "first": event.first,
        "last": event.last,
        "categories": _joined(map(str, event.categories)),
        "claims": len(backed.claims),
        "documents": backed.documents,
        "copies": backed.copies,
        "outlets": _joined(backed.outlets),
        "independent_outlets": _joined(backed.independent_outlets),
        "relays": _joined(backed.relays),
        "sources": len(backed.sources),
        "first_report": backed.first_report,
        "confirms": len(backed.confirms),
        "denies": len(backed.denies),
        "single_anonymous": backed.single_anonymous,
        "anonymous_only": backed.anonymous_only,
    }


def _joined(words: Iterable[str]) -> str:
    return "|".join(words)


def _file(name: str, form: str, columns: tuple[str, ...], rows: Iterable[Row]) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}.{form}"'}
    data = _parquet(rows) if form == "parquet" else _csv(columns, rows)
    return Response(data, media_type=_TYPES[form], headers=headers)


def _csv(columns: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writeheader()
    writer.writerows({name: safe(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def _parquet(rows: Iterable[Row]) -> bytes:
    with needed("Parquet", "parquet"):
        import pyarrow as pa
        import pyarrow.parquet as pq
    out = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(list(rows)), out)
    return bytes(out.getvalue())


for path, answer in (("/sources.{form}", source_file), ("/events.{form}", event_file)):
    router.add_api_route(
        path,
        answer,
        response_class=Response,
        responses=a_file(_TYPES.values()),
        summary=f"{path[1:-7].capitalize()} as a file",
        operation_id=answer.__name__,
    )
