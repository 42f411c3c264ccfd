"""``reportedly demo``: a store of an invented crisis, to look around in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from reportedly.cli.common import EXIT_FAILED, console, is_terminal, load_coder, model_options

if TYPE_CHECKING:
    from reportedly.demo import Step


@click.command(
    short_help="Make a store of an invented crisis to try things on.",
    epilog="""
\b
Examples:
  reportedly demo --store demo.duckdb
  reportedly brief --store demo.duckdb --dyad ISL-NOR
  reportedly timeline --store demo.duckdb --status denied

\b
Persons, outlets, ships and events of the articles are invented; see docs/demo.md for the story.
""",
)
@click.option(
    "--store",
    "store_path",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="The file to make; one that is there already is kept.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@model_options
def demo(store_path: Path, force: bool, model: str | None, settings_path: Path | None) -> None:
    """Code some fifty articles on an invented crisis between Iceland and Norway into a store, and link them.

    The articles come with the package: wire reports and their copies, denials, plans, and seven outlets that
    contradict each other. Nothing is fetched.
    """
    from reportedly.demo import build

    with _shown() as shown:
        built = build(store_path, lambda: load_coder(model, settings_path), force=force, on_step=shown)
    name = quote(str(store_path))
    click.echo(
        f"{built.articles} articles with {built.claims} claims of {built.events} events, {built.copies} near-copies, "
        f"in {store_path}. All of it is invented. Now look at it:\n"
        f"  reportedly serve --store {name}\n"
        f"  reportedly brief --store {name} --dyad ISL-NOR\n"
        f"  reportedly timeline --store {name} --dyad ISL NOR --either-way",
        err=True,
    )
    if built.failed:
        click.echo(f"{built.failed} could not be coded: reportedly failures --store {name}", err=True)
        click.get_current_context().exit(EXIT_FAILED)


@contextmanager
def _shown() -> Iterator[Callable[[Step], None]]:
    """What to call at each step: moves a bar on a terminal, else says the two stages."""
    if is_terminal(err=True):
        from rich.progress import BarColumn, Progress, TextColumn

        with Progress(TextColumn("{task.description}"), BarColumn(), console=console(err=True), transient=True) as bar:
            task = bar.add_task("starting", total=None)
            yield lambda now: bar.update(task, description=_words(now), completed=now.done, total=now.total)
    else:
        said: set[str] = set()

        def line(now: Step) -> None:
            words = _words(now)
            if words not in said:
                said.add(words)
                click.echo(words, err=True)

        yield line


def _words(now: Step) -> str:
    return f"linking {now.total} articles" if now.linking else f"coding {now.total} articles"
