"""``reportedly series``: conflict and cooperation over time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from reportedly.cli.analysis import about, number, plot_options, print_table, save_chart, unit_option, weighting_option
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
    from reportedly.analysis import Point, Reading, Series


@click.command(
    short_help="Show conflict and cooperation over time.",
    epilog="""
\b
Examples:
  reportedly series --store claims.duckdb --dyad ISR IRN --either-way
  reportedly series --store claims.duckdb --dyad ISR IRN --either-way --by day --format jsonl > days.jsonl
  reportedly series --store claims.duckdb --involving SYR --by month --plot syria.svg

\b
A period without any article is empty: nothing is known of it. A zero says that nothing was told.
The index runs from -1 (cooperation only) to 1 (conflict only), with its 95 % interval.
""",
)
@store_option
@filter_options
@unit_option
@weighting_option
@click.option(
    "--dated", type=click.Choice(("event", "published")), default="event", help="Day of the event, or of its report."
)
@click.option("--shifts", "marked", is_flag=True, help="With --plot: mark the shifts, too.")
@plot_options
@format_option
def series(
    store_path: Path,
    unit: str,
    weighting: str,
    dated: str,
    marked: bool,
    plot: Path | None,
    theme: str,
    form: str | None,
    **given: Any,
) -> None:
    """Show what was done, and what was only said, planned, thought possible or denied, by period.

    Events count, not articles: claims that are linked as tellings of one event count once.
    """
    from reportedly.analysis import series as made
    from reportedly.analysis import shifts as found
    from reportedly.analysis import temperature

    people = table_wanted(form)
    title = about(given)
    with reading(store_path) as view:
        wanted = filter_of(view, given)
        result = made(view, wanted, unit=cast(Any, unit), weighting=weighting, dated=cast(Any, dated))
        marks = found(view, wanted) if marked and plot else ()
    readings = temperature(result)
    if plot:
        from reportedly.analysis.charts import series_chart

        save_chart(
            plot, lambda: series_chart(result, shifts=marks, readings=readings, title=title, theme=cast(Any, theme))
        )
    elif people:
        _print(result, readings)
    else:
        write_lines(_Line(point, reading_) for point, reading_ in zip(result.points, readings, strict=True))
    click.echo(_told(result), err=True)


class _Line:
    def __init__(self, point: Point, index: Reading) -> None:
        self._point, self._index = point, index

    def as_dict(self) -> dict[str, Any]:
        index = {name: value for name, value in self._index.as_dict().items() if name not in ("start", "end")}
        return {**self._point.as_dict(), "index": index}


def _print(result: Series, readings: tuple[Reading, ...]) -> None:
    from reportedly.analysis import Bearing

    columns = ["Period", *(bearing.value for bearing in Bearing), "score", "mean", "anonymous", "index", "95 %"]
    rows = []
    for point, index in zip(result.points, readings, strict=True):
        happened = point.happened
        cells = [point.cell(bearing) for bearing in Bearing]
        share = point.anonymous.value if point.anonymous else None
        rows.append(
            [
                point.start.isoformat(),
                *(number(cell.count if cell else None, ",.4g") for cell in cells),
                number(happened.total if happened else None, "+,.1f"),
                number(happened.mean if happened else None, "+.1f"),
                number(share, ".0%"),
                f"{index.value:+.2f}",
                f"{index.low:+.2f} to {index.high:+.2f}",
            ]
        )
    print_table(columns, rows)


def _told(result: Series) -> str:
    """What stands in the series, and what does not."""
    left = [
        f"{count:,} {why}"
        for count, why in (
            (result.undated, "without a day"),
            (result.coarse, f"known less well than to a {result.unit}"),
            (result.outside, "outside"),
        )
        if count
    ]
    linked = (
        "" if result.linked else "; the store is not linked, so each claim counts as an event (see docs/linking.md)"
    )
    return (
        f"{result.events:,} of {result.claims:,} claims' events"
        + (f", left out: {', '.join(left)}" * bool(left))
        + linked
    )
