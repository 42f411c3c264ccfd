"""``reportedly pipeline``: what reads a page, in which order."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.cli.common import console, load_coder, model_options


@click.command(
    short_help="List the components, what they need and give.",
    epilog="""
\b
Examples:
  reportedly pipeline
  reportedly pipeline --model en_core_web_md
""",
)
@model_options
def pipeline(model: str | None, settings_path: Path | None) -> None:
    """List the components that read a page, with the layers they need and give, and the versions behind a run."""
    from rich import box
    from rich.table import Table

    coder = load_coder(model, settings_path)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("", "component", "needs", "gives"):
        table.add_column(column, overflow="fold")
    table.add_row("1", f"parsing ({coder.model})", "document", "parse")
    for number, component in enumerate(coder.pipeline.components, start=2):
        needs = ", ".join(sorted(layer.value for layer in component.requires))
        table.add_row(str(number), component.name, needs, component.provides.value)
    last = len(coder.pipeline.components) + 2
    table.add_row(str(last), "coder.join", "all layers", "records")
    out = console()
    out.print(table)
    for name, value in coder.run.as_dict().items():
        out.print(f"{name.replace('_', ' ')}: {value}", style="dim")
