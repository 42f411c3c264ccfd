"""``reportedly brief``: what two sides did, plan, deny and dispute, every sentence with its source."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from reportedly.cli.common import counted, data_stdout, day_option
from reportedly.cli.store import reading, store_option

_ITEMS = 15
_CONFIDENCE = 0.15
_FORMATS = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}


@click.command(
    short_help="Write a brief on two sides, every sentence sourced.",
    epilog="""
\b
Examples:
  reportedly brief --store claims.duckdb --dyad USA-VEN
  reportedly brief --store claims.duckdb --dyad USA-VEN --since 2025-11-01 --output brief.html
  reportedly brief --store claims.duckdb --dyad ISR/IRN --items 5 --format html > brief.html

\b
What stands in it and why is in docs/brief.md. Link the store first, so that reports of one event are one line.
""",
)
@store_option
@click.option(
    "--dyad",
    required=True,
    metavar="A-B",
    help="The two sides: codes (USA-VEN), Wikidata ids or names; with A/B names may hold a hyphen.",
)
@day_option("--since", "First day of publication.")
@day_option("--until", "Last day of publication.")
@click.option(
    "--items", type=click.IntRange(min=1), default=_ITEMS, show_default=True, help="Items of a section, at most."
)
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1),
    default=_CONFIDENCE,
    show_default=True,
    help="The least confidence of the surest claim of an event.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("markdown", "html")),
    help="[default: by the ending of --output, else markdown]",
)
@click.option(
    "--pages", metavar="ADDRESS", help="Where reportedly serve shows the store, to link claims to their pages."
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="A file instead of standard output.")
def brief(
    store_path: Path,
    dyad: str,
    since: date | None,
    until: date | None,
    items: int,
    confidence: float,
    form: str | None,
    pages: str | None,
    output: Path | None,
) -> None:
    """Write a brief on two sides: what changed, what happened, what was said, is planned, is denied, is disputed.

    Every sentence names who says so and cites the claims behind it: outlet, day, address, place in the text, id in the
    store. One event is one item, however many outlets carry it. Nothing is judged and nothing is fetched.
    """
    if form is None and output is not None:
        form = _FORMATS.get(output.suffix.lower())
        if form is None:
            raise click.UsageError(f"--output {output.name}: say --format markdown or --format html.")
    sides = _sides(dyad)
    if since and until and since > until:
        raise click.UsageError("--since is after --until.")
    from reportedly.brief import brief as make
    from reportedly.brief import to_html, to_markdown
    from reportedly.brief.plain import web_address

    if pages is not None and web_address(pages) is None:
        raise click.BadParameter(f"{pages!r} is no web address.", param_hint="--pages")

    with reading(store_path) as view:
        made = make(view, sides, since=since, until=until, items=items, confidence=confidence)
    text = to_html(made, pages=pages) if form == "html" else to_markdown(made, pages=pages)
    text = text.encode("utf-8", "replace").decode("utf-8")
    if output is None:
        data_stdout().write(text)
    else:
        from reportedly.export.atomic import text_file

        with text_file(output) as file:
            file.write(text)
    basis = made.basis
    claims, events = counted(basis.claims, "claim"), counted(basis.events, "event")
    click.echo(f"{claims} of {events} in {counted(basis.articles, 'article')}", err=True)
    if not made.linked and basis.claims:
        click.echo("the store is not linked: reports of one event stand apart, and copies count", err=True)


def _sides(text: str) -> tuple[str, str]:
    """Two sides, divided by a slash or by the only hyphen."""
    parts = [part.strip() for part in re.split("/" if "/" in text else "-", text)]
    if len(parts) != 2 or not all(parts):
        raise click.BadParameter(
            f"{text!r} is not two sides, such as USA-VEN or Guinea-Bissau/Senegal.", param_hint="--dyad"
        )
    if parts[0].casefold() == parts[1].casefold():
        raise click.BadParameter("both sides are the same.", param_hint="--dyad")
    return parts[0], parts[1]
