"""``reportedly runs`` and ``reportedly diff``: what coded a store, and how its readings differ."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.common import console, safe
from reportedly.cli.store import format_option, reading, store_option, table_wanted, write_lines

if TYPE_CHECKING:
    from reportedly.store import Change

_SHOWN = 100


@click.command(
    short_help="List the runs of a store.",
    epilog="""
\b
Examples:
  reportedly runs --store claims.duckdb
  reportedly diff previous latest --store claims.duckdb
""",
)
@store_option
@format_option
def runs(store_path: Path, form: str | None) -> None:
    """List what coded the documents of a store: coder, parser, lexicons and settings, with what each did."""
    with reading(store_path) as view:
        found = view.runs()
    if not table_wanted(form):
        write_lines(found)
        return
    from rich import box
    from rich.table import Table

    table = Table(box=box.HORIZONTALS, border_style="dim", pad_edge=False)
    table.add_column("Run", no_wrap=True)
    table.add_column("What coded", overflow="fold")
    table.add_column("First used", no_wrap=True)
    for name in ("Texts", "Claims", "Failed"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in found:
        what = f"{row.coder}, {row.model}, lexicons {row.lexicon_hash[:8]}, settings {row.config_hash[:8]}"
        counts = (f"{count:,}" for count in (row.documents, row.claims, row.failed))
        table.add_row(f"{row.number} {row.id[:8]}", what, f"{row.first_used:%Y-%m-%d %H:%M}", *counts)
    console().print(table)


@click.command(
    short_help="Compare two runs over the same documents.",
    epilog="""
\b
Examples:
  reportedly diff previous latest --store claims.duckdb
  reportedly diff 1 3 --store claims.duckdb --format jsonl | jq 'select(.fields | index("status"))'
""",
)
@click.argument("before", metavar="RUN")
@click.argument("after", metavar="RUN")
@store_option
@click.option("--limit", type=click.IntRange(min=0), default=_SHOWN, show_default=True, help="Lines of the table.")
@format_option
def diff(before: str, after: str, store_path: Path, limit: int, form: str | None) -> None:
    """Compare what two runs made of the documents that both coded: claims that are new, gone, or read otherwise.

    A RUN is a number, an id or its beginning (see reportedly runs), or the word latest or previous. The counts go to
    stderr.
    """
    kinds: Counter[str] = Counter()
    fields: Counter[str] = Counter()

    with reading(store_path) as view:
        changes = view.diff(view.run(before).number, view.run(after).number)
        shown: list[Change] = []

        def counted() -> object:
            for change in changes:
                kinds[change.kind] += 1
                fields.update(change.fields)
                yield change

        if table_wanted(form):
            for change in counted():  # type: ignore[attr-defined]
                if len(shown) < limit:
                    shown.append(change)
            _print(shown)
        else:
            write_lines(counted())  # type: ignore[arg-type]
    total = ", ".join(f"{kinds[kind]:,} {kind}" for kind in ("new", "gone", "changed"))
    of = ", ".join(f"{name} {count:,}" for name, count in fields.most_common())
    click.echo(f"{total}{f' (by field: {of})' if of else ''}", err=True)


def _print(changes: list[Change]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    if not changes:
        return
    table = Table(box=box.HORIZONTALS, border_style="dim", pad_edge=False, expand=True)
    for name in ("Change", "Words", "What differs"):
        table.add_column(name, ratio=None if name == "Change" else 1, overflow="fold")
    for change in changes:
        record = change.after or change.before
        assert record is not None
        words = f"{record.document.id}: {record.event_text.text}"
        table.add_row(change.kind, Text(safe(words)), Text(safe("\n".join(_differences(change)))))
    console().print(table)


def _differences(change: Change) -> list[str]:
    if change.before is None or change.after is None:
        record = change.after or change.before
        assert record is not None
        return [f"{record.event.value} {record.status.value}"]
    old, new = change.before.as_dict(), change.after.as_dict()
    return [f"{name}: {_short(old[name])} \u2192 {_short(new[name])}" for name in change.fields]


def _short(value: object) -> str:
    """A value in a few words: names for actors and sources."""
    if isinstance(value, list):
        return ", ".join(
            str(item.get("name") or item.get("text")) if isinstance(item, dict) else str(item) for item in value
        )
    if isinstance(value, dict):
        return str(value.get("name") or value.get("start") or value.get("event") or value)
    return str(value)
