"""What the verbs of the analysis share: the option that draws a chart, and small tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from reportedly.cli.common import console, safe

if TYPE_CHECKING:
    from reportedly.analysis.charts import Chart

_F = TypeVar("_F", bound=Callable[..., object])

unit_option = click.option(
    "--by",
    "unit",
    type=click.Choice(("day", "week", "month", "quarter", "year")),
    default="week",
    show_default=True,
    help="Length of a period; weeks begin on Monday.",
)
weighting_option = click.option(
    "--weighting",
    type=click.Choice(("events", "confidence", "claims")),
    default="events",
    show_default=True,
    help="What counts as one: an event of linked claims, the same weighed by its surest claim, or each claim.",
)


def plot_options(command: _F) -> _F:
    """``--plot`` and ``--theme``."""
    plot = click.option(
        "--plot",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Draw a chart into a file: .svg, .png, or .json for its specification.",
    )
    theme = click.option("--theme", type=click.Choice(("light", "dark")), default="light", help="Colours of the chart.")
    return plot(theme(command))


def save_chart(path: Path, draw: Callable[[], Chart]) -> None:
    """Draw a chart into a file and say so."""
    draw().save(path)
    click.echo(f"wrote {safe(str(path))}", err=True)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, left: int = 1) -> None:
    """A table for people; the first ``left`` columns are words, the others numbers."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.HORIZONTALS, border_style="dim", pad_edge=False)
    for place, name in enumerate(columns):
        table.add_column(name, justify="left" if place < left else "right", no_wrap=place == 0)
    for row in rows:
        table.add_row(*map(safe, row))
    console().print(table)


def number(value: float | None, form: str = ",.0f") -> str:
    """A number for people; nothing for nothing known."""
    return "" if value is None else f"{value:{form}}"


def about(given: dict[str, object]) -> str:
    """The title of a chart: whom it is about."""
    dyad = given.get("dyad")
    if isinstance(dyad, tuple) and dyad:
        return " and ".join(map(str, dyad)) if given.get("either_way") else " to ".join(map(str, dyad))
    for name in ("involving", "actor", "recipient"):
        found = given.get(name)
        if isinstance(found, tuple) and found:
            return ", ".join(map(str, found))
    return "All actors"
