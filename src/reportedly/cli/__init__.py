"""The command line: one file per verb, each a thin layer over plain functions.

Records go to stdout, everything for people to stderr. Exit codes: 0 done, 1 some or all failed, 2 wrong usage, 130
interrupted, 141 the reader of the pipe has gone.
"""

from __future__ import annotations

import click

from reportedly import __version__
from reportedly.cli.actors import actors
from reportedly.cli.anonymous import anonymous
from reportedly.cli.brief import brief
from reportedly.cli.code import code
from reportedly.cli.common import ReportedlyGroup, set_up
from reportedly.cli.demo import demo
from reportedly.cli.evaluate import evaluate
from reportedly.cli.events import events
from reportedly.cli.explain import explain
from reportedly.cli.export import export, import_
from reportedly.cli.failures import failures
from reportedly.cli.gazetteer import gazetteer
from reportedly.cli.ingest import ingest
from reportedly.cli.judge import judge
from reportedly.cli.link import link
from reportedly.cli.network import network
from reportedly.cli.ontology import ontology
from reportedly.cli.outcomes import outcomes
from reportedly.cli.pipeline import pipeline
from reportedly.cli.query import query
from reportedly.cli.runs import diff, runs
from reportedly.cli.series import series
from reportedly.cli.serve import serve
from reportedly.cli.shifts import shifts
from reportedly.cli.sources import sources
from reportedly.cli.timeline import timeline
from reportedly.cli.watch import watch

__all__ = ["cli", "main"]


@click.group(
    cls=ReportedlyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""
\b
Examples:
  reportedly code article.txt --published 2025-11-22
  curl -sL https://example.org/story.html | reportedly code - > claims.jsonl
  reportedly explain "Iran denied that it attacked the tanker, Reuters reported."

\b
Exit codes: 0 done, 1 some or all inputs failed, 2 wrong usage, 130 interrupted, 141 pipe closed.
What an error code such as R104 means is in docs/errors.md.
""",
)
@click.version_option(__version__, prog_name="reportedly")
@click.option("--debug", is_flag=True, help="Show the log, and where an error happened.")
def cli(debug: bool) -> None:
    """Read news text and write sourced claims: who did what to whom, when, where, who says so and how certain it is."""
    set_up(debug)


for verb in (code, explain, pipeline, evaluate, gazetteer, actors, ontology):
    cli.add_command(verb)
for verb in (demo, ingest, watch, link, events, judge, timeline, sources, query, failures, runs, diff, export, import_):
    cli.add_command(verb)
for verb in (brief, series, shifts, network, outcomes, anonymous):
    cli.add_command(verb)
cli.add_command(serve)


def main() -> None:
    """Entry point of the ``reportedly`` command."""
    cli(prog_name="reportedly")
