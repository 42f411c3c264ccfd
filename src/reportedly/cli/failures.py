"""``reportedly failures``: what could not be read or coded, and why."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from reportedly.cli.common import console, safe
from reportedly.cli.store import format_option, reading, store_option, table_wanted, write_lines


@click.command(
    short_help="List what could not be read or coded.",
    epilog="""
\b
Examples:
  reportedly failures --store claims.duckdb
  reportedly failures --store claims.duckdb --format jsonl | jq -r 'select(.code == "R109") | .source'
  reportedly ingest news/ --store claims.duckdb --retry
""",
)
@store_option
@click.option("--all", "resolved", is_flag=True, help="Also what could be read or coded later.")
@format_option
def failures(store_path: Path, resolved: bool, form: str | None) -> None:
    """List what could not be read or coded and still cannot, each with its code, reason and what to do.

    What a code means is in docs/errors.md.
    """
    with reading(store_path) as view:
        found = view.failures(resolved=resolved)
    if not table_wanted(form):
        write_lines(found)
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    if found:
        table = Table(box=box.HORIZONTALS, border_style="dim", pad_edge=False)
        table.add_column("Code", no_wrap=True)
        table.add_column("Source", overflow="fold", ratio=2)
        table.add_column("Why", ratio=3)
        table.add_column("What to do", ratio=3)
        for row in found:
            table.add_row(row.code, Text(safe(row.source)), Text(safe(row.message)), Text(safe(row.hint)))
        console().print(table)
    counts = Counter(row.code for row in found).most_common()
    shown = ", ".join(f"{count:,} {code}" for code, count in counts)
    click.echo(f"{len(found):,} failures{f': {shown}' if shown else ''}", err=True)
