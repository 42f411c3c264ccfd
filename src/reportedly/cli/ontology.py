"""``reportedly ontology``: a codebook of one's own, begun and tried."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.common import EXIT_FAILED, console, load_coder, model_options, safe

if TYPE_CHECKING:
    from reportedly.coder import Coder
    from reportedly.evaluate.codebook import Tried


@click.group(
    short_help="Begin and try a codebook of your own.",
    epilog="""
\b
Examples:
  reportedly ontology new mine.toml
  reportedly ontology check mine.toml
  reportedly code article.txt --ontology mine.toml
""",
)
def ontology() -> None:
    """Begin and try a codebook of your own: categories, patterns and examples in a TOML file."""


@ontology.command(
    epilog="""
\b
Examples:
  reportedly ontology new mine.toml
  reportedly ontology check mine.toml
""",
)
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
def new(path: Path) -> None:
    """Write a small codebook to FILE, to be changed into yours; a file that is there is left alone."""
    from importlib.resources import files

    if path.exists():
        raise click.UsageError(f"{path} is there already.")
    text = (files("reportedly.ontology") / "template.toml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    click.echo(f"{path}: try it with: reportedly ontology check {path}", err=True)


@ontology.command(
    epilog="""
\b
Examples:
  reportedly ontology check examples/cyber.toml
  reportedly ontology check mine.toml --all
  reportedly ontology check mine.toml --gold sentences.jsonl --errors
  reportedly ontology check mine.toml --json | jq -r '.samples[] | select(.passed | not) | .line'

\b
Exit codes: 0 every example does what it says, 1 some do not or the file is wrong, 2 wrong usage.
""",
)
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--all", "show_all", is_flag=True, help="Show the examples that pass too.")
@click.option(
    "--gold",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also measure it on sentences coded by hand (JSON Lines).",
)
@click.option("--errors", "with_errors", is_flag=True, help="With --gold, also print the misses.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@model_options
def check(
    path: Path,
    show_all: bool,
    gold: Path | None,
    with_errors: bool,
    as_json: bool,
    model: str | None,
    settings_path: Path | None,
) -> None:
    """Read the codebook FILE, code each of its examples and counterexamples, and tell which do not do what they say."""
    from reportedly.cli.evaluate import print_report
    from reportedly.evaluate.codebook import measure, try_samples

    coder = load_coder(model, settings_path, path)
    tried = try_samples(coder)
    report = measure(coder, gold) if gold else None
    if as_json:
        shown = {"ontology": coder.ontology.name, "samples": [one.as_dict() for one in tried]}
        click.echo(json.dumps(shown | ({"gold": report.as_dict()} if report else {}), ensure_ascii=False, indent=2))
    else:
        _print(coder, tried, show_all)
        if report:
            print_report(report, with_errors)
    if not all(one.passed for one in tried):
        click.get_current_context().exit(EXIT_FAILED)


def _print(coder: Coder, tried: tuple[Tried, ...], show_all: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    own = coder.own
    assert own is not None
    out = console()
    failed = [one for one in tried if not one.passed]
    parts = (
        f"{len(own.titles)} categories",
        f"{len(own.rows)} patterns",
        f"{len(tried) - len(failed)} of {len(tried)} examples pass",
    )
    out.print(Text(f"{coder.ontology.name}: {', '.join(parts)}", style="bold"))
    shown = tried if show_all else failed
    if not shown:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("line", justify="right", style="dim")
    table.add_column("row", no_wrap=True)
    table.add_column("")
    table.add_column("sentence and what came of it", overflow="fold")
    for one in shown:
        row = one.as_dict()
        mark = Text("pass", style="green") if one.passed else Text("FAIL", style="bold red")
        name = f"{row['name'] or row['kind']}{'' if one.sample.holds or not one.sample.name else ' (counter)'}"
        words = Text(safe(one.sample.text))
        if one.remark:
            words.append(f"\n{safe(one.remark)}", style="dim")
        table.add_row(str(one.sample.line), Text(safe(name)), mark, words)
    out.print(table)
