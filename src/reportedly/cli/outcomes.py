"""``reportedly outcomes``: what became of plans and denials."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from reportedly.analysis import Denial, Plan
    from reportedly.types import Record

_SHOWN = 200


@click.command(
    short_help="Show what became of plans and denials.",
    epilog="""
\b
Examples:
  reportedly outcomes --store claims.duckdb --involving IRN
  reportedly outcomes --store claims.duckdb --denials --dyad RUS UKR
  reportedly outcomes --store claims.duckdb | jq -r 'select(.outcome == "came_true") | .claim.sentence.text'

\b
came true    a later claim tells of the same deed by the same actor against the same recipient
called off   a later claim says that it did not or will not come
not seen     its time has passed and no claim tells of it: no proof that it did not come
open         its time has not passed
""",
)
@store_option
@filter_options
@click.option("--denials", "denied", is_flag=True, help="Denials and what later contradicts them, instead of plans.")
@click.option(
    "--within",
    type=click.IntRange(min=1),
    metavar="DAYS",
    help="Days for a plan without a time of its own [default: 90], and for what is ruled out [default: 180].",
)
@format_option
def outcomes(store_path: Path, denied: bool, within: int | None, form: str | None, **given: Any) -> None:
    """Show which plans came true and which denials were later contradicted, with both claims and the reasons.

    The latest 200 are looked at unless --limit says otherwise.
    """
    from reportedly.analysis import denials, plans
    from reportedly.analysis.outcomes import PLAN_DAYS, RULED_OUT_DAYS

    people = table_wanted(form)
    found: Sequence[Plan | Denial]
    with reading(store_path) as view:
        wanted = filter_of(view, given)
        limit = _SHOWN if wanted.limit is None else wanted.limit
        if denied:
            found = denials(view, wanted, within=within or RULED_OUT_DAYS, limit=limit)
        else:
            found = plans(view, wanted, within=within or PLAN_DAYS, limit=limit)
    if people:
        _print(found)
    else:
        write_lines(found)
    counts = Counter(_named(item) for item in found)
    click.echo(", ".join(f"{count:,} {name}" for name, count in counts.most_common()) or "nothing found", err=True)


def _named(item: Plan | Denial) -> str:
    from reportedly.analysis import Plan

    if isinstance(item, Plan):
        return item.outcome.value.replace("_", " ")
    return ("admitted" if item.admitted else "contradicted") if item.contradicted else "not contradicted"


def _print(found: Sequence[Plan | Denial]) -> None:
    from rich import box
    from rich.table import Table

    table = Table(box=box.HORIZONTALS, show_lines=True, expand=True, border_style="dim", pad_edge=False)
    table.add_column("Outcome", max_width=16)
    table.add_column("First told", ratio=3)
    table.add_column("What came of it", ratio=3)
    table.add_column("Why they belong together", ratio=2)
    for item in found:
        match = _claim(item.match) if item.match else ""
        table.add_row(_named(item), _claim(item.claim), match, safe("; ".join(item.reasons)))
    if found:
        console().print(table)


def _claim(record: Record) -> str:
    published = record.document.published
    outlet = record.document.publication
    about = ", ".join(filter(None, (published.isoformat() if published else "", outlet)))
    return safe(f"{about}: {record.sentence.text}" if about else record.sentence.text)
