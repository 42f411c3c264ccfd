"""``reportedly evaluate``: figures against gold sets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.common import console, load_coder, model_options, safe
from reportedly.errors import EvaluationError
from reportedly.evaluate import ROOMS

if TYPE_CHECKING:
    from reportedly.evaluate import Report

_ROOM_LIST = "\n".join(f"  {name:<12} {room.help}" for name, room in ROOMS.items())


@click.command(
    short_help="Measure a room or the whole on a gold set.",
    epilog=f"""
\b
Rooms and their gold sets, in their published form:
{_ROOM_LIST}

\b
Examples:
  reportedly evaluate gsr PLOVER_GSR_CAMEO.txt
  reportedly evaluate claims articles/ --errors
  reportedly evaluate claims article.json --json | jq '.figures[] | {{name, value}}'
""",
)
@click.argument("room", type=click.Choice(list(ROOMS)), metavar="ROOM")
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@click.option("--errors", "with_errors", is_flag=True, help="Also print the misses, by class, with examples.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with figures and misses.")
@model_options
def evaluate(
    room: str, gold: Path, with_errors: bool, as_json: bool, model: str | None, settings_path: Path | None
) -> None:
    """Measure a room, or the whole, on the gold file or folder GOLD and print the figures."""
    if not gold.exists():
        hint = "Gold sets are not part of the package; give the path of your copy."
        raise EvaluationError("R600", f"there is no gold file {gold}", hint=hint, path=str(gold))
    report = ROOMS[room].run(gold, load_coder(model, settings_path))
    if as_json:
        click.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
        return
    print_report(report, with_errors)


def print_report(report: Report, with_errors: bool) -> None:
    """A report as a table, with its misses when they are asked for."""
    from rich.table import Table
    from rich.text import Text

    out = console()
    out.print(Text(report.title, style="bold"))
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    table.add_column(style="dim")
    for figure in report.figures:
        shown = f"{figure.value:.3f}" if isinstance(figure.value, float) else str(figure.value)
        table.add_row(Text(figure.name), Text(shown, style="bold"), Text(figure.note))
    out.print(table)
    if not with_errors:
        return
    for error in report.errors:
        out.print(Text(f"\n{error.name}: {error.count}", style="bold red"))
        for example in error.examples:
            out.print(Text(f"  {safe(example)}"))
