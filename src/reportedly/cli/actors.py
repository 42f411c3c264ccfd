"""``reportedly actors``: actors of one's own, from other projects' forms."""

from __future__ import annotations

from pathlib import Path

import click

_TOLD = 10


@click.group(
    short_help="Bring in actors of your own.",
    epilog="""
\b
Examples:
  reportedly actors import Phoenix.Countries.actors.txt --format phoenix -o mine.csv
  REPORTEDLY_ACTORS=mine.csv reportedly code article.txt
""",
)
def actors() -> None:
    """Bring in actors of your own: tables, actor dictionaries of PETRARCH and Phoenix, slices of Wikidata."""


@actors.command(
    name="import",
    epilog="""
\b
Examples:
  reportedly actors import slice.json --format wikidata -o mine.csv
  reportedly actors import mine.toml --format toml -o mine.csv
""",
)
@click.argument("source", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["phoenix", "wikidata", "csv", "toml"]),
    required=True,
    help="phoenix: actor dictionary of TABARI, PETRARCH or Phoenix; wikidata: JSON dump lines; csv, toml: own tables.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("actors.csv"),
    show_default=True,
    help="The table to write; name it in the setting `actors` or the variable REPORTEDLY_ACTORS.",
)
def import_actors(source: Path, form: str, output: Path) -> None:
    """Check FILE and write it as a table of actors; what cannot be used is told on stderr."""
    from reportedly.who import Import, load_own_actors, read_phoenix, read_wikidata, write_csv

    if form in ("csv", "toml"):
        result = Import(load_own_actors(source), ())
    else:
        result = read_phoenix(source) if form == "phoenix" else read_wikidata(source)
    output.write_text(write_csv(result.actors), encoding="utf-8")
    for place, reason in result.left_out[:_TOLD]:
        click.echo(f"left out {place}: {reason}", err=True)
    if len(result.left_out) > _TOLD:
        click.echo(f"left out {len(result.left_out) - _TOLD:,} more", err=True)
    click.echo(f"{output}: {len(result.actors):,} rows", err=True)
