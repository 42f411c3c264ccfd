"""``reportedly timeline``: the claims of a store in the order of their days."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import click

from reportedly.cli.common import console
from reportedly.cli.store import (
    filter_of,
    filter_options,
    format_option,
    reading,
    store_option,
    table_wanted,
    write_lines,
)

_SHOWN = 100


@click.command(
    short_help="Show the claims of a store by day.",
    epilog="""
\b
Examples:
  reportedly timeline --store claims.duckdb --dyad ISR IRN --either-way --since 2024-04-01
  reportedly timeline --store claims.duckdb --involving SYR --status denied
  reportedly timeline --store claims.duckdb --actor RUS --by month
  reportedly timeline --store claims.duckdb --source reuters --format jsonl > reuters.jsonl
""",
)
@store_option
@filter_options
@click.option("--by", type=click.Choice(("day", "week", "month", "quarter", "year")), help="Count claims a period.")
@format_option
def timeline(store_path: Path, by: str | None, form: str | None, **given: Any) -> None:
    """Show the claims of a store in the order of their days, or count them by period, category and status.

    A claim of unknown date stands at its document's day of publication. A table shows the first 100 claims unless
    --limit says otherwise; JSON Lines hold all of them.
    """
    people = table_wanted(form)
    with reading(store_path) as view:
        wanted = filter_of(view, given)
        if by:
            periods = view.timeline(wanted, unit=cast(Any, by))
            if people:
                _print_periods([period.as_dict() for period in periods])
            else:
                write_lines(periods)
            return
        if not people:
            if not write_lines(view.claims(wanted, by_day=True)):
                click.echo("0 claims", err=True)  # no line at all looks like a fault
            return
        total = view.count(wanted)
        limit = _SHOWN if wanted.limit is None else wanted.limit
        from dataclasses import replace

        from reportedly.cli.render import timeline_table

        out = console()
        if total:
            out.print(timeline_table(out, view.claims(replace(wanted, limit=limit), by_day=True)))
    click.echo(f"{min(total, limit):,} of {total:,} claims", err=True)


def _print_periods(periods: list[dict[str, Any]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from reportedly.cli.render import STATUS_STYLES
    from reportedly.types import Status

    table = Table(box=box.HORIZONTALS, border_style="dim", pad_edge=False)
    for name in ("Period", "Category", "Status"):
        table.add_column(name)
    for name in ("Claims", "Documents", "Mean score"):
        table.add_column(name, justify="right")
    for row in periods:
        status = Text(row["status"].replace("_", " "), style=STATUS_STYLES[Status(row["status"])])
        score = "" if row["scale"] is None else f"{row['scale']:+.1f}"
        counts = (f"{row['claims']:,}", f"{row['documents']:,}", score)
        table.add_row(row["period"] or "unknown", row["event"], status, *counts)
    console().print(table)
