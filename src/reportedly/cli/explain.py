"""``reportedly explain``: what each room reads in a sentence, and by which rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from reportedly.cli.common import (
    EXIT_FAILED,
    complain_of,
    console,
    floor_option,
    load_coder,
    model_options,
    ontology_option,
    published_option,
)
from reportedly.types import Document, Failure


@click.command(
    short_help="Show what each room reads in a sentence, and why.",
    epilog="""
\b
Examples:
  reportedly explain "Iran denied on Monday that it attacked the tanker, Reuters reported."
  reportedly explain --published 2025-11-22 "Officials expect talks on Tuesday."
  reportedly explain --ontology cyber.toml "Hackers leaked the emails of Latvian judges."
  reportedly explain --min-confidence 0.5 "Some say Peru may help Chile."
  head -c 600 article.txt | reportedly explain -
""",
)
@click.argument("sentence")
@published_option("Day from which relative dates are seen, YYYY-MM-DD.")
@floor_option
@ontology_option
@model_options
def explain(
    sentence: str,
    published: date | None,
    min_confidence: float | None,
    ontology_path: Path | None,
    model: str | None,
    settings_path: Path | None,
) -> None:
    """Print every room's reading of SENTENCE (a sentence or a paragraph; - is standard input), with spans and rules.

    Under Confidence stands how sure each claim is, what counts for and against it, and which claims are held back.
    """
    from reportedly.cli.layers import print_layers, print_sureness
    from reportedly.cli.render import print_claims
    from reportedly.reading import read_path

    if sentence == "-":
        document = read_path("-", published=published)
    else:
        document = Document.of(sentence, id="sentence", published=published)
    coder = load_coder(model, settings_path, ontology_path, min_confidence)
    [page] = coder.pages([document])
    if isinstance(page, Failure):
        complain_of(page)
        click.get_current_context().exit(EXIT_FAILED)
    out = console()
    print_layers(out, page)
    print_sureness(out, page, coder)
    print_claims(out, document, coder.join(page))
