"""``reportedly query``: SQL by hand, which can only read."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from reportedly.cli.common import console, data_stdout, is_terminal, safe
from reportedly.cli.store import reading, store_option


@click.command(
    short_help="Ask a store in SQL.",
    epilog="""
\b
Examples:
  reportedly query "SELECT status, count(*) FROM current_claims GROUP BY ALL" --store claims.duckdb
  reportedly query - --store claims.duckdb --format csv < question.sql > answer.csv
  reportedly query "DESCRIBE claims" --store claims.duckdb

\b
Tables: documents, sightings, runs, codings, claims, failures; views: current_claims, claim_actors, claim_sources.
Their columns are described in docs/store.md. The store is only read, and no other file or address can be reached.
""",
)
@click.argument("sql", metavar="SQL|-")
@store_option
@click.option("--format", "form", type=click.Choice(("table", "jsonl", "csv")), help="[default: a table on a terminal]")
def query(sql: str, store_path: Path, form: str | None) -> None:
    """Answer one SELECT in DuckDB's SQL; - reads it from standard input."""
    text = sys.stdin.read() if sql == "-" else sql
    chosen = form or ("table" if is_terminal() else "jsonl")
    with reading(store_path) as view:
        answer = view.sql(text)
        if chosen == "table":
            from rich import box
            from rich.table import Table
            from rich.text import Text

            table = Table(box=box.HORIZONTALS, border_style="dim", pad_edge=False)
            for name in answer.columns:
                table.add_column(Text(safe(name)), overflow="fold")
            for row in answer.rows:
                table.add_row(*(Text(safe("" if value is None else str(value))) for value in row))
            console().print(table)
        elif chosen == "csv":
            writer = csv.writer(data_stdout(), lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
            writer.writerow(answer.columns)
            writer.writerows([_cell(value) for value in row] for row in answer.rows)
        else:
            out = data_stdout()
            for row in answer.rows:
                line = json.dumps(dict(zip(answer.columns, row, strict=True)), ensure_ascii=False, default=_plain)
                out.write(line + "\n")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _cell(value: Any) -> Any:
    """A value for a spreadsheet: nested ones as JSON, and no text that would be taken for a formula."""
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False, default=_plain)
    if isinstance(value, date):
        return value.isoformat()
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else value
