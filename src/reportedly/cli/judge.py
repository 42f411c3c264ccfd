"""``reportedly judge``: what a person knows better about copies and events, and what linking judged."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.common import console, safe
from reportedly.cli.store import format_option, reading, store_option, table_wanted, write_lines, writing

if TYPE_CHECKING:
    from reportedly.store.judgements import Verdict

_ID = 8

by_option = click.option("--by", metavar="NAME", help="Who judges [default: the name of the user].")


@click.group(
    short_help="Put claims together, keep them apart, undo.",
    epilog="""
\b
Examples:
  reportedly judge apart 3f2a9c 81d04e --store claims.duckdb --by anna
  reportedly judge together 3f2a9c 77ab01 --store claims.duckdb --by anna
  reportedly judge list --of 3f2a9c --store claims.duckdb
  reportedly judge undo 5be01f22 --store claims.duckdb --by anna

\b
Claims are named by their ids or the first letters of them (reportedly events --of shows them). What a person judges
goes before what linking judged, and stays when linking runs again.
""",
)
def judge() -> None:
    """Say which claims tell of one event and which do not, and take judgements back.

    No claim is changed. Each judgement is kept with its score, who made it and when; one that is undone stays in the
    store, can be taken up again, and is not brought back by linking.
    """


@judge.command(short_help="Claims that tell of one event.")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM CLAIM...")
@store_option
@by_option
def together(claims: tuple[str, ...], store_path: Path, by: str | None) -> None:
    """Put the claims together: they tell of one event.

    \b
    Example:
      reportedly judge together 3f2a9c 77ab01 --store claims.duckdb --by anna
    """
    from reportedly.store.judgements import Verdict

    _judge(claims, store_path, by, Verdict.SAME)


@judge.command(short_help="Claims that tell of different events.")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM CLAIM...")
@store_option
@by_option
def apart(claims: tuple[str, ...], store_path: Path, by: str | None) -> None:
    """Keep the claims apart: no two of them tell of one event.

    \b
    Example:
      reportedly judge apart 3f2a9c 81d04e --store claims.duckdb --by anna
    """
    from reportedly.store.judgements import Verdict

    _judge(claims, store_path, by, Verdict.DIFFERENT)


@judge.command(short_help="Take judgements back.")
@click.argument("judgements", nargs=-1, required=True, metavar="JUDGEMENT...")
@store_option
@by_option
def undo(judgements: tuple[str, ...], store_path: Path, by: str | None) -> None:
    """Take judgements back, those of linking or of persons; they do not hold any more, and linking brings none again.

    \b
    Example:
      reportedly judge undo 5be01f22 --store claims.duckdb --by anna
    """
    from reportedly.store.judgements import undo as change

    click.echo(f"{_change(change, judgements, store_path, by)} undone", err=True)


@judge.command(short_help="Let undone judgements hold again.")
@click.argument("judgements", nargs=-1, required=True, metavar="JUDGEMENT...")
@store_option
@by_option
def redo(judgements: tuple[str, ...], store_path: Path, by: str | None) -> None:
    """Let judgements that were undone hold again.

    \b
    Example:
      reportedly judge redo 5be01f22 --store claims.duckdb --by anna
    """
    from reportedly.store.judgements import redo as change

    click.echo(f"{_change(change, judgements, store_path, by)} taken up again", err=True)


@judge.command("list", short_help="Show judgements.")
@store_option
@click.option("--of", "about", default="", metavar="ID", help="About this claim (first letters do) or document.")
@click.option("--persons", is_flag=True, help="Only those of persons.")
@format_option
def list_(store_path: Path, about: str, persons: bool, form: str | None) -> None:
    """Show judgements: of what, how surely, by whom, when; undone ones too.

    \b
    Example:
      reportedly judge list --of 3f2a9c --store claims.duckdb
    """
    from reportedly.store.judgements import JudgementKind

    with reading(store_path) as view:
        of = about if not about or view.documents([about]) else view.named(about)
        rows = [row for row in view.judgements(of=of) if not (persons and row.machine)]
    if not table_wanted(form):
        write_lines(rows)
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.HORIZONTALS, border_style="dim", pad_edge=False)
    for name in ("Judgement", "One", "Other", "Held"):
        table.add_column(name, no_wrap=True)
    table.add_column("By whom, when", ratio=1)
    for row in rows:
        about = "event" if row.kind == JudgementKind.SAME_EVENT else "text"
        who = Text(safe(f"{row.author}, {row.made_at:%Y-%m-%d}"))
        if row.undone_at:
            who.append(safe(f"; undone by {row.undone_by or 'somebody'}, {row.undone_at:%Y-%m-%d}"), style="yellow")
        held = f"{row.verdict} {about}, {row.score:.2f}"
        table.add_row(
            row.id[:_ID], row.one[:_ID], row.other[:_ID], Text(held, style="dim" if row.undone_at else ""), who
        )
    console().print(table)
    click.echo(f"{len(rows):,} judgement{'s' * (len(rows) != 1)}", err=True)


def _change(change: Callable[..., int], judgements: tuple[str, ...], store_path: Path, by: str | None) -> int:
    ids = _found(store_path, judgements)
    with writing(store_path) as writer:
        return change(writer, ids, by=by or getpass.getuser())


def _judge(claims: tuple[str, ...], store_path: Path, by: str | None, verdict: Verdict) -> None:
    from reportedly.link.events import event_of
    from reportedly.store.judgements import Judgement, JudgementKind, save

    with reading(store_path) as view:
        named = list(dict.fromkeys(view.named(claim) for claim in claims))
    if len(named) < 2:
        raise click.UsageError("Give two claims or more.")
    author = by or getpass.getuser()
    pairs = combinations(named, 2)
    with writing(store_path) as writer:
        save(
            writer,
            (
                Judgement.of(JudgementKind.SAME_EVENT, one, other, author=author, verdict=verdict)
                for one, other in pairs
            ),
        )
    with reading(store_path) as view:
        events = {event.id: len(event.claims) for claim in named if (event := event_of(view, claim))}
    shown = ", ".join(f"{identity[:_ID]} with {count} claims" for identity, count in events.items())
    click.echo(f"now of {len(events)} event{'s' * (len(events) != 1)}: {shown}", err=True)


def _found(store_path: Path, prefixes: tuple[str, ...]) -> list[str]:
    """The ids that the prefixes begin."""
    found = []
    with reading(store_path) as view:
        for prefix in prefixes:
            rows = view.judgements(prefix=prefix)
            if len(rows) != 1:
                problem = "several judgements begin so" if rows else "no judgement begins so"
                raise click.UsageError(f"{prefix}: {problem}; see: reportedly judge list --store {store_path}")
            found.append(rows[0].id)
    return found
