"""``reportedly sources``: who says how much, and how much of it happened, is planned, or is denied."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reportedly.cli.common import console, safe
from reportedly.cli.store import (
    filter_of,
    filter_options,
    format_option,
    reading,
    store_option,
    table_wanted,
    write_lines,
)

_SHOWN = 50
_WIDE = 110


@click.command(
    short_help="Show who says how much in a store.",
    epilog="""
\b
Examples:
  reportedly sources --store claims.duckdb --dyad RUS UKR
  reportedly sources --store claims.duckdb --innermost --source-kind anonymous
  reportedly sources --store claims.duckdb --format jsonl | jq -r '[.name, .claims] | @tsv'
""",
)
@store_option
@filter_options
@click.option("--innermost", is_flag=True, help="Only who said it first, not those who relay it.")
@format_option
def sources(store_path: Path, innermost: bool, form: str | None, **given: Any) -> None:
    """Show who says so: each source with its claims, the documents and outlets that carry them, and their statuses.

    Sources are told apart by the words that name them. The kind author is an outlet in its own voice. A table shows the
    first 50 unless --limit says otherwise.
    """
    people = table_wanted(form)
    if people and given["limit"] is None:
        given["limit"] = _SHOWN
    with reading(store_path) as view:
        found = view.sources(filter_of(view, given), innermost=innermost)
    if not people:
        write_lines(found)
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.HORIZONTALS, border_style="dim", pad_edge=False)
    out = console()
    wide = out.width >= _WIDE
    table.add_column("Kind", no_wrap=True)
    table.add_column("Source", ratio=1, min_width=14)
    table.add_column("Code", no_wrap=True)
    for name in ("Claims", "Texts", "Outlets", "Happened", "Planned", "Possible", "Denied")[: 7 if wide else 3]:
        table.add_column(name, justify="right", no_wrap=True)
    for name in ("First", "Last") if wide else ():
        table.add_column(name, no_wrap=True)
    for row in found:
        counts = (row.claims, row.documents, row.publications, row.happened, row.planned, row.possible, row.denied)
        shown = (f"{count:,}" for count in (counts if wide else counts[:3]))
        days = (str(row.first or ""), str(row.last or "")) if wide else ()
        table.add_row(row.kind, Text(safe(row.name)), row.code or "", *shown, *days)
    out.print(table)
