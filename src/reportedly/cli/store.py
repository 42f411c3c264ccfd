"""What the verbs that ask a store share: the options of a filter, the store itself, and lines of output."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportedly.cli.common import data_stdout, day_option, is_terminal
from reportedly.errors import StoreError
from reportedly.types import EventType, SourceKind, Status

if TYPE_CHECKING:
    from reportedly.store import Filter, Store, View, Writer

_F = TypeVar("_F", bound=Callable[..., Any])

store_option = click.option(
    "--store",
    "store_path",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="The store, a DuckDB file that reportedly ingest makes.",
)
format_option = click.option(
    "--format", "form", type=click.Choice(("table", "jsonl")), help="[default: a table on a terminal, else JSON Lines]"
)


_CATEGORY = re.compile(r"[A-Z][A-Z0-9_]{1,39}")  # as own codebooks name theirs
STORE_WAIT = 60.0
"""Seconds that a command which writes waits for others that have the store open."""


def open_store(path: Path) -> Store:
    """The store at ``path``; imports the database only now."""
    from reportedly.store import Store

    return Store(path)


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """The store at ``path``, to write to it; waits a minute for others that have it open, and says so."""
    store = open_store(path)
    with ExitStack() as stack:
        try:
            writer = stack.enter_context(store.writer())
        except StoreError as err:
            if err.code != "R401":
                raise
            click.echo(f"waiting for another command that has {path} open", err=True)
            writer = stack.enter_context(store.writer(wait=STORE_WAIT))
        yield writer


@contextmanager
def reading(path: Path) -> Iterator[View]:
    """The store at ``path``, to ask it; a copy of what was committed last, while another command writes to it."""
    with open_store(path).view() as view:
        yield view


def _categories(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """PLOVER categories in any case, or names in capitals that are not nearly one."""
    known = [event.value for event in EventType]
    found = []
    for value in values:
        near = [] if value.upper() in known else get_close_matches(value.upper(), known, n=1, cutoff=0.75)
        if near or (value.upper() not in known and not _CATEGORY.fullmatch(value)):
            meant = f" Did you mean {near[0]}?" if near else ""
            message = f"{value!r} is no category.{meant} PLOVER's are {', '.join(known)}."
            raise click.BadParameter(message, ctx=ctx, param=param)
        found.append(value.upper() if value.upper() in known else value)
    return tuple(found)


def _both(ctx: click.Context, param: click.Parameter, value: tuple[str, str] | None) -> tuple[str, str] | None:
    if value is not None and any(side.startswith("-") for side in value):
        raise click.BadParameter("takes two sides, for example: --dyad ISR IRN.", ctx=ctx, param=param)
    return value


def filter_options(command: _F) -> _F:
    """The options that make a :class:`reportedly.store.Filter`; each may be given several times, for any of them."""

    def several(
        flag: str, name: str, text: str, kind: click.Choice[str] | None = None, metavar: str | None = None
    ) -> Any:
        return click.option(flag, name, multiple=True, type=kind, metavar=metavar, help=text)

    options = [
        several("--actor", "actor", "Who does it: a code (IRN), a Wikidata id or a name.", metavar="WHO"),
        several("--recipient", "recipient", "To whom.", metavar="WHO"),
        click.option(
            "--dyad",
            nargs=2,
            metavar="WHO WHOM",
            callback=_both,
            help="Both sides at once, for example: --dyad ISR IRN.",
        ),
        click.option("--either-way", is_flag=True, help="With --dyad: also what the second does to the first."),
        several("--involving", "involving", "On either side.", metavar="WHO"),
        click.option(
            "--event",
            "event",
            multiple=True,
            metavar="CATEGORY",
            callback=_categories,
            help="PLOVER category, or one of your own codebook.",
        ),
        several("--status", "status", "How far the claim goes.", click.Choice([status.value for status in Status])),
        several("--source", "source", "Words in the name of who says so, or its code.", metavar="WORDS"),
        several("--source-kind", "source_kind", "Kind of source.", click.Choice([kind.value for kind in SourceKind])),
        several("--publication", "publication", "Outlet.", metavar="NAME"),
        several("--place", "place", "Where: a country code or the name of a place.", metavar="PLACE"),
        day_option("--since", "First day of the event."),
        day_option("--until", "Last day of the event."),
        click.option("--text", default="", metavar="WORDS", help="Words in the sentence."),
        click.option("--confidence", type=click.FloatRange(0, 1), default=0.0, help="The least confidence."),
        click.option(
            "--run", "run", metavar="RUN", help="Number or id of a run [default: the latest of each document]."
        ),
        click.option("--limit", type=click.IntRange(min=0), metavar="N", help="How many at most."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def filter_of(view: View, given: dict[str, Any], **more: Any) -> Filter:
    """The filter that the options ask for."""
    from reportedly.store import Filter

    run = given.pop("run")
    number = view.run(run).number if run else None
    dyad = given.pop("dyad") or None
    if given["either_way"] and dyad is None:
        raise click.UsageError("--either-way goes with --dyad.")
    return Filter(**{**given, **more}, dyad=dyad, run=number)


def table_wanted(form: str | None) -> bool:
    """Whether people read the output."""
    return form == "table" or (form is None and is_terminal())


def write_lines(items: Iterable[Any]) -> int:
    """Anything with ``as_dict`` as JSON Lines on stdout; returns how many."""
    out, count = data_stdout(), 0
    for item in items:
        line = json.dumps(item.as_dict(), ensure_ascii=False, default=str)
        out.write(line.encode("utf-8", "replace").decode("utf-8") + "\n")
        count += 1
    return count
