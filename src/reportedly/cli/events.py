"""``reportedly events``: what is told of in a store, and what backs it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from reportedly.cli.common import console
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
    from reportedly.store import View

_SHOWN = 50


@click.command(
    short_help="Show the events of a store and what backs them.",
    epilog="""
\b
Examples:
  reportedly events --store claims.duckdb --involving IRN --order recent
  reportedly events --store claims.duckdb --dyad ISR IRN --least 1 --since 2024-04-01
  reportedly events --store claims.duckdb --of 3f2a9c    one event, with all that is said of it
  reportedly events --store claims.duckdb --format jsonl | jq 'select(.single_anonymous)'

\b
Run reportedly link first. What the columns and fields mean is in docs/linking.md: outlets that only carry or repeat
another one's report are no confirmation of it.
""",
)
@store_option
@filter_options
@click.option(
    "--least", type=click.IntRange(min=1), default=2, show_default=True, help="Claims that an event must have."
)
@click.option(
    "--order",
    type=click.Choice(("day", "recent", "claims")),
    default="day",
    show_default=True,
    help="Earliest first, most recent first, or most claims first.",
)
@click.option("--of", "claim", metavar="CLAIM", help="Only the event of this claim (first letters of its id do).")
@format_option
def events(store_path: Path, least: int, order: str, claim: str | None, form: str | None, **given: Any) -> None:
    """Show events: how many outlets report each independently, from which sources, who confirms it and who denies it.

    An event is shown when one of its claims fits the options; all its claims count. A table shows the first 50 unless
    --limit says otherwise; JSON Lines hold all of them, with the ids of the claims.
    """
    from reportedly.link.events import count_events
    from reportedly.link.events import events as find

    people = table_wanted(form)
    with reading(store_path) as view:
        if claim is not None:
            _one(view, claim, people)
            return
        wanted = filter_of(view, given)
        if not people:
            write_lines(find(view, wanted, least=least, order=cast(Any, order)))
            return
        total = count_events(view, wanted, least=least)
        limit = _SHOWN if wanted.limit is None else wanted.limit
        from dataclasses import replace

        from reportedly.cli.render_events import events_table

        found = list(find(view, replace(wanted, limit=limit), least=least, order=cast(Any, order)))
        if found:
            out = console()
            out.print(events_table(out, found))
        linked = bool(view.ask("count_linked", {"linker": ""})[0][1])
    click.echo(f"{len(found):,} of {total:,} events", err=True)
    if not linked:
        click.echo(f"Nothing is linked yet; run: reportedly link --store {store_path}", err=True)


def _one(view: View, claim: str, people: bool) -> None:
    from reportedly.link.copies import copies, sightings
    from reportedly.link.events import event_of

    event = event_of(view, view.named(claim))
    if event is None:
        return
    if not people:
        write_lines([event])
        write_lines(event.claims)
        return
    from reportedly.cli.render_events import print_event

    digests = [record.document.digest for record in event.claims]
    print_event(console(), event, copies(view, digests), sightings(view, digests))
