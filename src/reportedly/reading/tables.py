"""Tables of articles, one a row: JSON Lines, CSV (any usual separator) and Parquet, with a mapping of columns."""

from __future__ import annotations

import csv
import email.utils
import glob
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import ReadError
from reportedly.reading import html
from reportedly.reading.dates import dateline_date, parse_date
from reportedly.reading.files import MAX_BYTES
from reportedly.reading.language import language_of
from reportedly.types import Document, Failure

TABLES = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".pq")
"""Endings of the files that are read as tables."""

_USUAL = {
    "text": ("text", "body", "content", "article", "story", "maintext", "article_text"),
    "id": ("id", "doc_id", "docid", "guid", "article_id", "uuid"),
    "title": ("title", "headline", "heading"),
    "url": ("url", "link", "canonical_url", "address"),
    "publication": ("publication", "outlet", "publisher", "sitename", "site_name", "newspaper", "source", "agency"),
    "published": ("published", "date", "publish_date", "publication_date", "published_at", "pub_date", "pubdate"),
    "language": ("language", "lang"),
}
_NUMERIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{4,6})?|(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ].*)?", re.ASCII)
_SEPARATORS = (",", ";", "\t", "|")
_HEADER = 65_536
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.I)
_DUCKDB: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "512MB",
    "threads": "1",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; a field left empty goes by the usual names ("body", "headline", "date" ...)."""

    text: str = ""
    id: str = ""
    title: str = ""
    url: str = ""
    publication: str = ""
    published: str = ""
    language: str = ""

    def within(self, names: Mapping[str, object] | list[str], path: Path) -> dict[str, str]:
        """The column of each field among the ones there are.

        Raises:
            ReadError: R112 when a named column, or any column of text, is missing.
        """
        there = {str(name).strip().lower(): str(name) for name in reversed(list(names))}
        chosen: dict[str, str] = {}
        for field in fields(self):
            asked = getattr(self, field.name)
            found = asked if asked in names else there.get(asked.strip().lower()) if asked else None
            if asked and found is None:
                raise self._missing(f"column {asked!r}", there, path)
            found = found or next((there[name] for name in _USUAL[field.name] if name in there), None)
            if found is not None and found not in chosen.values():
                chosen[field.name] = found
        if "text" not in chosen:
            raise self._missing("column of text", there, path)
        return chosen

    def _missing(self, what: str, there: Mapping[str, str], path: Path) -> ReadError:
        shown = ", ".join(list(there.values())[:12])[:300]
        hint = f"Name it with --column text=NAME; the columns are: {shown or 'none'}."
        return ReadError("R112", f"{path} has no {what}", hint=hint, path=str(path))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its name, the article or the failure, and about how many bytes it took."""

    source: str
    item: Document | Failure
    size: int


def read_table(path: Path, columns: Columns) -> Iterator[Row]:
    """Every row of a table, by the ending of its name; what is wrong with a row is that row's failure."""
    ending = path.suffix.lower()
    reader = _parquet if ending in (".parquet", ".pq") else _json_lines if ending in (".jsonl", ".ndjson") else _csv
    try:
        for number, size, fields_ in reader(path):
            source = f"{path}#{number}"
            try:
                yield Row(source, _document(fields_, columns, path, source), size)
            except ReadError as err:
                if err.code == "R112" and ending not in (".jsonl", ".ndjson"):
                    raise
                yield Row(source, Failure(source, "reading", err.code, err.message, err.hint), size)
    except ReadError as err:
        yield Row(str(path), Failure(str(path), "reading", err.code, err.message, err.hint), 0)
    except OSError as err:
        reason = err.strerror or str(err)
        hint = "Check that it is a file you may read."
        yield Row(str(path), Failure(str(path), "reading", "R103", f"{path} cannot be read: {reason}", hint), 0)


_Fields = Mapping[str, object] | ReadError


def _document(row: _Fields, columns: Columns, path: Path, source: str) -> Document:
    if isinstance(row, ReadError):
        raise row
    chosen = columns.within(row, path)
    value = row.get(chosen["text"])
    text = value if isinstance(value, str) else ""
    if not text.strip():
        raise ReadError("R104", f"{source} has no text", hint="", path=source)
    if len(text) > MAX_BYTES:
        raise ReadError("R106", f"{source} is larger than {MAX_BYTES // 1_000_000} MB", hint="", path=source)
    given = {name: _text(row.get(column)) for name, column in chosen.items() if name not in ("text", "published")}
    published, basis = _day(row.get(chosen.get("published", ""))), "metadata"
    reader = path.suffix.lower().lstrip(".")
    if html.looks_like_html(text):
        article = html.extract(text, name=source)
        text, reader = article.text, f"{reader}+html"
        published = published or article.published
        for name in ("title", "url", "publication"):
            given[name] = given.get(name) or getattr(article, name)
    if published is None:
        published, basis = dateline_date(text), "dateline"
    return Document.of(
        text,
        id=given.get("id") or source,
        title=given.get("title"),
        url=given.get("url"),
        publication=given.get("publication"),
        published=published,
        published_basis=basis if published else "",
        language=_language(given.get("language")) or language_of(text),
        reader=reader,
    )


def _text(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value is not None else None


def _language(value: str | None) -> str:
    match = _LANGUAGE.fullmatch(value or "")
    return match[1].lower() if match else ""


def _day(value: object) -> date | None:
    """The day of a cell: ISO dates and times, the same without hyphens or with slashes, and dates of e-mail."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str | int):
        return None
    text = str(value).strip()[:60]
    match = _NUMERIC.fullmatch(text)
    try:
        if match:
            return parse_date("-".join(part for part in match.groups() if part))
        return email.utils.parsedate_to_datetime(text).date()
    except (ReadError, ValueError, TypeError, IndexError):
        return None


def _json_lines(path: Path) -> Iterator[tuple[int, int, _Fields]]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MAX_BYTES + 1):
            number += 1
            size = len(line)
            if size > MAX_BYTES:
                size += _skip_line(file)
                hint = "Give one article a line."
                message = f"line {number} of {path} is larger than {MAX_BYTES // 1_000_000} MB"
                yield number, size, ReadError("R106", message, hint=hint, path=str(path), line=number)
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield number, size, _json_row(line, number, path)


def _skip_line(file: BinaryIO) -> int:
    """Reads to the end of the line without keeping it; returns how much that was."""
    skipped = 0
    while part := file.readline(1 << 20):
        skipped += len(part)
        if part.endswith(b"\n"):
            break
    return skipped


def _json_row(line: bytes, number: int, path: Path) -> _Fields:
    try:
        row = json.loads(line.decode("utf-8-sig", errors="reportedly-1252"))
    except (ValueError, RecursionError):
        row = None
    if isinstance(row, dict):
        return row
    hint = "Each line must be one JSON object."
    return ReadError("R113", f"line {number} of {path} is no JSON object", hint=hint, path=str(path), line=number)


def _csv(path: Path) -> Iterator[tuple[int, int, _Fields]]:
    csv.field_size_limit(MAX_BYTES)  # of the process: the usual 128 kB is less than a long article
    with path.open("rb") as raw, io.TextIOWrapper(raw, "utf-8-sig", errors="reportedly-1252", newline="") as file:
        head = file.readline(_HEADER)
        separator = "\t" if path.suffix.lower() == ".tsv" else max(_SEPARATORS, key=head.count)
        file.seek(0)
        rows = csv.reader(file, delimiter=separator)
        header: list[str] | None = None
        before, number = 0, 0
        while True:
            try:
                cells = next(rows, None)
            except csv.Error as err:
                hint = "Quote fields that hold quotes or line breaks; check where the file was cut."
                message = f"{path} is no readable CSV after row {number}: {err}"
                raise ReadError("R114", message, hint=hint, path=str(path), line=rows.line_num) from err
            if cells is None:
                return
            if header is None:
                header = [cell.strip() for cell in cells]
                continue
            if not any(cells):
                continue
            number += 1
            after = raw.tell()
            yield number, after - before, dict(zip(header, cells, strict=False))
            before = after


def _parquet(path: Path) -> Iterator[tuple[int, int, _Fields]]:
    import duckdb

    name = glob.escape(str(path))  # DuckDB would take brackets and stars in it for a pattern
    connection = duckdb.connect(":memory:", config=_DUCKDB)
    try:
        [[count]] = connection.execute("SELECT count(*) FROM read_parquet(?)", [name]).fetchall()
        share = path.stat().st_size // max(1, count)
        rows = connection.execute("SELECT * FROM read_parquet(?)", [name])
        names = [name for name, *_ in rows.description or ()]
        number = 0
        while batch := rows.fetchmany(64):
            for cells in batch:
                number += 1
                yield number, share, dict(zip(names, cells, strict=True))
    except duckdb.Error as err:
        hint = "Check that the file is whole."
        message = f"{path} is no readable Parquet file: {str(err).splitlines()[0][:200]}"
        raise ReadError("R115", message, hint=hint, path=str(path)) from err
    finally:
        connection.close()
