"""``reportedly shifts``: when a relation changed, and why one may think so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from reportedly.cli.analysis import about, plot_options, save_chart, unit_option
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

if TYPE_CHECKING:
    from reportedly.analysis import Shift


@click.command(
    short_help="Find the days on which a relation changed.",
    epilog="""
\b
Examples:
  reportedly shifts --store claims.duckdb --dyad ISR IRN --either-way
  reportedly shifts --store claims.duckdb --dyad ISR IRN --either-way --online
  reportedly shifts --store claims.duckdb --involving SYR --plot syria.png
  reportedly shifts --store claims.duckdb --dyad ISR IRN | jq -r '[.day, .explanation.text] | @tsv'

\b
Where little is told or nothing changes there is no shift. How good they are: docs/benchmarks.md.
""",
)
@store_option
@filter_options
@click.option("--online", is_flag=True, help="As they could be known on each day, from the days before alone.")
@unit_option
@plot_options
@format_option
def shifts(
    store_path: Path, online: bool, unit: str, plot: Path | None, theme: str, form: str | None, **given: Any
) -> None:
    """Find the days on which a relation escalated, cooled, or changed its level, and explain them by their claims.

    --by is the period of the chart that --plot draws; shifts are always dated to a day.
    """
    from reportedly.analysis import series, temperature
    from reportedly.analysis import shifts as find

    people, title = table_wanted(form), about(given)
    with reading(store_path) as view:
        wanted = filter_of(view, given)
        found = find(view, wanted, online=online)
        told = series(view, wanted, unit=cast(Any, unit)) if plot else None
    if plot and told is not None:
        from reportedly.analysis.charts import series_chart

        made = told
        save_chart(
            plot,
            lambda: series_chart(made, shifts=found, readings=temperature(made), title=title, theme=cast(Any, theme)),
        )
    elif people:
        _print(found)
    else:
        write_lines(found)
    click.echo(f"{len(found)} shift{'' if len(found) == 1 else 's'}", err=True)


def _print(found: Sequence[Shift]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    colours = {"escalation": "bold red", "cooling": "bold green", "surge": "bold yellow", "lull": "bold cyan"}
    table = Table(box=box.HORIZONTALS, show_lines=True, border_style="dim", pad_edge=False)
    table.add_column("Day", no_wrap=True)
    table.add_column("Shift")
    table.add_column("What changed", ratio=3)
    table.add_column("A week", ratio=2)
    for shift in found:
        day = shift.day.isoformat()
        if shift.low != shift.high:
            day += f"\n{shift.low.isoformat()} to\n{shift.high.isoformat()}"
        if shift.alarm:
            day += f"\nknown {shift.alarm.isoformat()}"
        rates = "\n".join(f"{c.kind.replace('_', ' ')}: {c.before:.1f} to {c.after:.1f}" for c in shift.changes)
        kind = Text(f"{shift.kind}\n", style=colours[shift.kind]).append(
            f"{min(shift.confidence, 0.999):.1%}", style="not bold dim"
        )
        table.add_row(day, kind, safe(shift.explanation.text), rates)
    if found:
        console().print(table)
