"""``reportedly network``: who acts on whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from reportedly.cli.analysis import plot_options, print_table, save_chart
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
    from reportedly.analysis import Network


@click.command(
    short_help="Show who acts on whom.",
    epilog="""
\b
Examples:
  reportedly network --store claims.duckdb --since 2025-01-01
  reportedly network --store claims.duckdb --involving SYR --plot syria.svg
  reportedly network --store claims.duckdb --status planned --least 3

\b
The balance of an edge runs from -1 (conflict only) to 1 (cooperation only).
""",
)
@store_option
@filter_options
@click.option(
    "--least", type=click.IntRange(min=1), default=1, show_default=True, help="Events that an edge must have."
)
@plot_options
@format_option
def network(store_path: Path, least: int, plot: Path | None, theme: str, form: str | None, **given: Any) -> None:
    """Show who acts on whom: events from one actor to another, heaviest first, and whether they are friendly.

    What happened counts, unless --status asks for something else. --limit is the number of edges [default: 100].
    """
    from reportedly.analysis import network as made

    people, chosen = table_wanted(form), {"bearing": tuple(given["status"])} if given["status"] else {}
    with reading(store_path) as view:
        wanted = filter_of(view, given)
        limit = 100 if wanted.limit is None else wanted.limit
        result = made(view, wanted, least=least, limit=limit, **cast(Any, chosen))
    if plot:
        from reportedly.analysis.charts import network_chart

        save_chart(plot, lambda: network_chart(result, theme=cast(Any, theme)))
    elif people:
        _print(result)
    else:
        write_lines(result.edges)
    click.echo(f"{len(result.nodes):,} actors, {len(result.edges):,} edges", err=True)


def _print(result: Network) -> None:
    columns = ["Actor", "Recipient", "Events", "Claims", "Conflict", "Cooperation", "Balance", "First", "Last"]
    rows = [
        [
            edge.actor,
            edge.recipient,
            f"{edge.events:,}",
            f"{edge.claims:,}",
            f"{edge.conflict:,.1f}",
            f"{edge.cooperation:,.1f}",
            f"{edge.balance:+.2f}",
            edge.first.isoformat() if edge.first else "",
            edge.last.isoformat() if edge.last else "",
        ]
        for edge in result.edges
    ]
    print_table(columns, rows, left=2)
