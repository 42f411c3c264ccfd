"""``reportedly link``: near-copies among the articles of a store, and the events that its claims tell of."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click

from reportedly.cli.common import console, data_stdout, is_terminal
from reportedly.cli.store import format_option, open_store, store_option, table_wanted


@click.command(
    short_help="Find near-copies and events in a store.",
    epilog="""
\b
Examples:
  reportedly link --store claims.duckdb
  reportedly link --store claims.duckdb && reportedly events --store claims.duckdb
  reportedly link --store claims.duckdb --again         from the beginning

\b
Run it after each ingest: only what is new is linked. Nothing is merged: what linking decides is kept beside the claims
as judgements with a score, which reportedly judge shows, undoes and overrules; what a person decided stays.
""",
)
@store_option
@click.option("--again", is_flag=True, help="Link everything from the beginning, not only what is new.")
@click.option("--quiet", is_flag=True, help="No progress.")
@format_option
def link(store_path: Path, again: bool, quiet: bool, form: str | None) -> None:
    """Find the articles that copy others, and the claims of different articles that tell of one event.

    A copy shares most of its words with an earlier article: a wire story, an edited version, a story cut short. Claims
    tell of one event when category, parties, day, place and wording make that likely.
    """
    with _shown(quiet) as shown:
        from reportedly.link.run import link as run

        found = run(open_store(store_path), again=again, progress=shown)
    if not table_wanted(form):
        data_stdout().write(json.dumps(asdict(found)) + "\n")
        return
    from rich import box
    from rich.table import Table

    table = Table(box=box.HORIZONTALS, border_style="dim", pad_edge=False, show_header=False)
    table.add_column("What")
    table.add_column("How many", justify="right", no_wrap=True)
    for what, count in (
        ("articles that are new", found.new_documents),
        ("claims that are new", found.new_claims),
        ("claims that were compared, with those that tell of the same days", found.compared),
        ("articles that copy an earlier one, in all", found.copies),
        ("claims, in all", found.claims),
        ("events that they tell of, in all", found.events),
    ):
        table.add_row(what, f"{count:,}")
    console().print(table)
    if not found.new_documents and not found.new_claims and not found.whole:
        click.echo("Everything was linked already.", err=True)


@contextmanager
def _shown(quiet: bool) -> Iterator[Callable[[int], None] | None]:
    if quiet or not is_terminal(err=True):
        yield None
        return
    with console(err=True).status("reading the store") as status:
        yield lambda pairs: status.update(f"{pairs:,} pairs of claims compared")
