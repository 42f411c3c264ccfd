"""Writes docs/cli.md from the help of every verb: ``python docs/make_cli.py``. A test keeps the two equal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from reportedly.cli import cli

_INTRO = """# Command line

Records go to stdout, everything for people to stderr; `python -m reportedly` is the same command. What the fields mean
is in [record.md](record.md), what an error code means in [errors.md](errors.md). This page is written by
`python docs/make_cli.py` from the command's own help.

Environment: `NO_COLOR` turns colours off, `COLUMNS` sets the width of tables, and `REPORTEDLY_SPACY_MODEL`,
`REPORTEDLY_BATCH_SIZE` and so on set what a `--settings` file sets.
"""


def page() -> str:
    """The text of docs/cli.md."""
    root = click.Context(cli, info_name="reportedly", terminal_width=100, **cli.context_settings)
    return "\n".join([_INTRO, *map(_section, (root, *_below(root, cli)))])


def _below(parent: click.Context, group: click.Group) -> Iterator[click.Context]:
    """The contexts of a group's verbs, and of theirs."""
    for name, command in group.commands.items():
        context = click.Context(command, parent=parent, info_name=name)
        yield context
        if isinstance(command, click.Group):
            yield from _below(context, command)


def _section(context: click.Context) -> str:
    text = "\n".join(line.rstrip() for line in context.get_help().splitlines())
    return f"## {context.command_path}\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    Path(__file__).with_name("cli.md").write_text(page(), encoding="utf-8")
