"""``reportedly export`` and ``reportedly import``: claims out of a store, and datasets into one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reportedly.cli.store import filter_of, filter_options, open_store, reading, store_option, writing
from reportedly.export import FORMATS, write_records


@click.command(
    short_help="Write claims of a store to a file or dataset.",
    epilog="""
\b
Examples:
  reportedly export claims.jsonl --store claims.duckdb --involving IRN
  reportedly export claims.parquet --store claims.duckdb --status denied
  reportedly export dataset/ --store claims.duckdb
  duckdb -c "SELECT event, count(*) FROM 'dataset/claims/*/*/*.parquet' GROUP BY ALL"
""",
)
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE|FOLDER")
@store_option
@filter_options
def export(path: Path, store_path: Path, **given: Any) -> None:
    """Write the claims of a store to a file, by its ending (.jsonl, .csv, .parquet), in the order of reading.

    A name without an ending is a folder: everything in the store, every run, documents and failures included, as a
    Parquet dataset that other stores can import.
    """
    form = next((name for name, endings in FORMATS.items() if path.suffix.lower() in endings), None)
    if form is None:
        if path.suffix and not path.is_dir():
            raise click.UsageError(f"{path} tells no format: end its name in .jsonl, .csv or .parquet.")
        if any(given.values()):
            raise click.UsageError("A dataset holds the whole store: give a file to export some claims.")
        open_store(store_path).export(path)
        return
    with reading(store_path) as view:
        count = write_records(view.claims(filter_of(view, given)), path, form=form)
    click.echo(f"{count:,} claims", err=True)


@click.command(
    "import",
    short_help="Take a dataset over into a store.",
    epilog="""
\b
Examples:
  reportedly export dataset/ --store one.duckdb
  reportedly import dataset/ --store both.duckdb
""",
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@store_option
def import_(folder: Path, store_path: Path) -> None:
    """Take over a dataset that reportedly export wrote; what the store knows already stays as it is."""
    with writing(store_path) as writer:
        count = writer.load(folder)
    click.echo(f"{count:,} new claims", err=True)
