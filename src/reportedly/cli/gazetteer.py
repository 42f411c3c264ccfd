"""``reportedly gazetteer``: a larger gazetteer than the embedded one."""

from __future__ import annotations

from pathlib import Path

import click


@click.group(
    short_help="Build a larger gazetteer than the embedded one.",
    epilog="""
\b
Examples:
  reportedly gazetteer build allCountries.txt --output world.gazetteer
""",
)
def gazetteer() -> None:
    """Make a gazetteer from a GeoNames dump, for places that the embedded one does not know."""


@gazetteer.command(
    epilog="""
\b
Examples:
  reportedly gazetteer build allCountries.txt --output world.gazetteer
  REPORTEDLY_GAZETTEER=world.gazetteer reportedly code article.txt
""",
)
@click.argument("dump", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("world.gazetteer"),
    show_default=True,
    help="The file to write; name it in the setting `gazetteer` or the variable REPORTEDLY_GAZETTEER.",
)
def build(dump: Path, output: Path) -> None:
    """Build a gazetteer from FILE, a dump with GeoNames' 19 columns (allCountries.txt, cities500.txt, DE.txt)."""
    from reportedly.where import build_gazetteer

    count = build_gazetteer(dump, output)
    click.echo(f"{output}: {count:,} places", err=True)
