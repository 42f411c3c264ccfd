"""Records as CSV, one claim a row: the flat form for spreadsheets and statistics packages.

Several actors stand in one cell, divided by ``"; "``, and the sectors of one actor by ``"+"``, in the same order in all
columns of a side. ``sources`` shows the chain from the outermost to the innermost, divided by ``" > "``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import IO

from reportedly.types import Record, RecordActor, Source

BETWEEN, SECTORS, LINKS = "; ", "+", " > "
Cell = str | int | float | None


def columns() -> tuple[str, ...]:
    """The column names, in order."""
    return _COLUMNS


def flat(record: Record) -> dict[str, Cell]:
    """One record as a row; a missing value is ``None``, an empty cell.

    Text that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break)
    is led by an apostrophe, as spreadsheets themselves do.
    """
    document, when, where = record.document, record.when, record.where
    row: dict[str, Cell] = {
        "id": record.id,
        "document": document.id,
        "title": document.title,
        "url": document.url,
        "publication": document.publication,
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
        "event": record.event.value,
        "act": record.act.value,
        "mode": BETWEEN.join(record.mode),
        "context": BETWEEN.join(record.context),
        "quad_code": int(record.quad_code) if record.quad_code is not None else None,
        "event_scale": record.event_scale,
        "cameo": record.cameo,
        "status": record.status.value,
        "factuality": record.factuality.label,
        "future": int(record.future),
        "hypothetical": int(record.hypothetical),
        "negated": int(record.negated),
        "historical": int(record.historical),
        **_side("actor", record.actor),
        **_side("recipient", record.recipient),
        **_sources(record.sources),
        "when_start": when.start.isoformat() if when else None,
        "when_end": when.end.isoformat() if when else None,
        "when_grain": when.grain.value if when else None,
        "when_basis": when.basis.value if when else None,
        "when_text": when.span.text if when and when.span else None,
        "where_name": where.place.name if where else None,
        "where_geonameid": where.place.geonameid if where else None,
        "where_lat": where.place.lat if where else None,
        "where_lon": where.place.lon if where else None,
        "where_country": where.place.country if where else None,
        "where_province": where.place.province if where else None,
        "where_resolution": where.place.resolution if where else None,
        "where_text": where.span.text if where else None,
        "event_text": record.event_text.text,
        "event_start": record.event_text.start,
        "event_end": record.event_text.end,
        "sentence": record.sentence.text,
        "sentence_start": record.sentence.start,
        "sentence_end": record.sentence.end,
        "confidence": round(record.confidence, 3),
        "why": BETWEEN.join((*record.why.event, *record.why.status, *record.why.sources)),
        "coder": record.run.coder,
        "model": record.run.model,
        "lexicon_hash": record.run.lexicon_hash,
        "config_hash": record.run.config_hash,
    }
    return {name: safe(value) for name, value in row.items()}


def write_csv(records: Iterable[Record], file: IO[str]) -> int:
    """Write the header and a row for each record as it comes; returns their number."""
    # All text is quoted: Python's minimal quoting leaves a bare carriage return open, which splits the row.
    writer = csv.DictWriter(file, _COLUMNS, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writeheader()
    count = 0
    for record in records:
        writer.writerow(flat(record))
        count += 1
    return count


def _side(name: str, actors: Sequence[RecordActor]) -> Mapping[str, Cell]:
    return {
        name: BETWEEN.join(found.actor.name for found in actors),
        f"{name}_code": BETWEEN.join(found.actor.code or "" for found in actors),
        f"{name}_sector": BETWEEN.join(SECTORS.join(found.actor.sector) for found in actors),
        f"{name}_text": BETWEEN.join(found.span.text for found in actors),
    }


def _sources(sources: Sequence[Source]) -> Mapping[str, Cell]:
    return {
        "sources": LINKS.join(source.span.text if source.span else source.kind.value for source in sources),
        "source_kinds": LINKS.join(source.kind.value for source in sources),
        "source_codes": LINKS.join(source.code or "" for source in sources),
        "source_sectors": LINKS.join(SECTORS.join(source.sector) for source in sources),
        "source_styles": LINKS.join(source.style.value for source in sources),
        "source_cues": LINKS.join(source.cue.span.text if source.cue else "" for source in sources),
    }


def safe(value: Cell) -> Cell:
    """The value as a cell that no spreadsheet takes for a formula; letters that UTF-8 has not become question marks."""
    if isinstance(value, str):
        value = value.encode("utf-8", "replace").decode("utf-8")
        if value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")):
            return f"'{value}"
    return value


_COLUMNS = (
    *("id", "document", "title", "url", "publication", "published", "language"),
    *("event", "act", "mode", "context", "quad_code", "event_scale", "cameo"),
    *("status", "factuality", "future", "hypothetical", "negated", "historical"),
    *("actor", "actor_code", "actor_sector", "actor_text"),
    *("recipient", "recipient_code", "recipient_sector", "recipient_text"),
    *("sources", "source_kinds", "source_codes", "source_sectors", "source_styles", "source_cues"),
    *("when_start", "when_end", "when_grain", "when_basis", "when_text"),
    *("where_name", "where_geonameid", "where_lat", "where_lon"),
    *("where_country", "where_province", "where_resolution", "where_text"),
    *("event_text", "event_start", "event_end", "sentence", "sentence_start", "sentence_end"),
    *("confidence", "why", "coder", "model", "lexicon_hash", "config_hash"),
)
