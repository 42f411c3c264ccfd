"""``reportedly anonymous``: how much rests on anonymous sources alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

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


@click.command(
    short_help="Show how much rests on anonymous sources.",
    epilog="""
\b
Examples:
  reportedly anonymous --store claims.duckdb
  reportedly anonymous --store claims.duckdb --by month --involving IRN
  reportedly anonymous --store claims.duckdb --by dyad --limit 20 --plot shares.svg
""",
)
@store_option
@filter_options
@click.option(
    "--by",
    type=click.Choice(("outlet", "dyad", "day", "week", "month", "quarter", "year")),
    default="outlet",
    show_default=True,
    help="What the shares are of; periods are of publication.",
)
@plot_options
@format_option
def anonymous(store_path: Path, by: str, plot: Path | None, theme: str, form: str | None, **given: Any) -> None:
    """Show the share of events that nobody but anonymous sources stands behind, with its 95 % interval."""
    from reportedly.analysis import anonymous as made

    people = table_wanted(form)
    with reading(store_path) as view:
        wanted = filter_of(view, given)
        shares = made(view, wanted, by=cast(Any, by), limit=wanted.limit)
    if plot:
        from reportedly.analysis.charts import shares_chart

        save_chart(plot, lambda: shares_chart(shares, by=by, theme=cast(Any, theme)))
    elif people:
        rows = [
            [
                found.key,
                f"{found.share.part:,.0f}",
                f"{found.share.whole:,.0f}",
                f"{found.share.value or 0:.0%}",
                f"{found.share.low:.0%} to {found.share.high:.0%}",
            ]
            for found in shares
        ]
        print_table([by.capitalize(), "Anonymous", "Events", "Share", "95 %"], rows)
    else:
        write_lines(shares)
