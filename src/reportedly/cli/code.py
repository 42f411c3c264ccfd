"""``reportedly code``: articles in, claims out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from reportedly.cli.common import (
    EXIT_FAILED,
    complain_of,
    console,
    data_stdout,
    floor_option,
    is_terminal,
    load_coder,
    model_options,
    ontology_option,
    progress,
    published_option,
    safe,
)
from reportedly.errors import ReadError
from reportedly.export import FORMATS as BY_ENDING
from reportedly.export import text_file, to_json, write_csv, write_jsonl, write_records
from reportedly.reading import foreign, read_path
from reportedly.types import Document, Failure, Record

if TYPE_CHECKING:
    from reportedly.coder import Coder

FORMATS = ("table", "jsonl", "csv", "parquet")
_FILE_WIDTH = 140


@click.command(
    short_help="Code articles into sourced claims.",
    epilog="""
\b
Examples:
  reportedly code article.txt --published 2025-11-22 --publication Axios
  reportedly code page.html                       title, date and outlet from the page
  reportedly code article.txt --ontology cyber.toml
  reportedly code article.txt --min-confidence 0.55       fewer claims, and surer ones
  reportedly code news/*.txt --output claims.parquet --failures failures.jsonl
  cat article.txt | reportedly code - --format csv > claims.csv
  reportedly code news/*.txt | jq -r '[.event, .status, .sources[-1].text] | @tsv'

\b
An input that cannot be coded gives one line on stderr with a code and a hint; the others are still coded.
Exit codes: 0 all inputs coded, 1 some or all failed, 2 wrong usage.
""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE|-...")
@published_option("Day of publication, YYYY-MM-DD; beats what a page says.")
@click.option("--publication", metavar="NAME", help="Name of the outlet; beats what a page says.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="[default: by the ending of --output; else a table on a terminal and JSON Lines in a pipe]",
)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), metavar="PATH", help="Write to a file, whole or not at all."
)
@click.option(
    "--failures", type=click.Path(path_type=Path), metavar="PATH", help="Write inputs that failed, as JSON Lines."
)
@click.option("--language", type=click.Choice(["en"]), help="Take the text for English without looking.")
@floor_option
@ontology_option
@model_options
def code(
    files: tuple[str, ...],
    published: date | None,
    publication: str | None,
    form: str | None,
    output: Path | None,
    failures: Path | None,
    language: str | None,
    min_confidence: float | None,
    ontology_path: Path | None,
    model: str | None,
    settings_path: Path | None,
) -> None:
    """Code articles: print who did what to whom, when, where, who says so and how certain it is.

    FILE is plain text or a web page (HTML), one article each; - is standard input.
    """
    chosen = _format(form, output)
    _guard(files, (output, failures))
    run = _Run(
        files,
        published,
        publication,
        language,
        load=lambda: load_coder(model, settings_path, ontology_path, min_confidence),
    )
    with text_file(failures) if failures else nullcontext() as run.failure_file:
        _write(run, chosen, output)
    if run.held:
        click.echo(
            f"{run.held:,} claims held back, less sure than {run.least:g}; --min-confidence 0 writes them", err=True
        )
    if run.failed:
        if len(files) > 1:
            click.echo(f"{run.failed} of {len(files)} inputs failed", err=True)
        click.get_current_context().exit(EXIT_FAILED)


@dataclass
class _Run:
    """The inputs of one command and what became of them."""

    files: tuple[str, ...]
    published: date | None
    publication: str | None
    language: str | None
    load: Callable[[], Coder]
    failure_file: IO[str] | None = None
    failed: int = 0
    held: int = 0
    least: float = 0.0
    advance: Callable[[], None] = lambda: None

    def coded(self) -> Iterator[tuple[Document, tuple[Record, ...]]]:
        """Each input that could be coded, with its claims; the models are loaded when the first text is there."""
        documents = self._documents()
        first = next(documents, None)
        if first is None:
            return
        coder = self.load()
        self.least = coder.settings.min_confidence
        for page in coder.pages(chain([first], documents)):
            if isinstance(page, Failure):
                self._fail(page)
                continue
            self.advance()
            kept, held = coder.sorted_out(page)
            self.held += len(held)
            if not kept:
                click.echo(f"{safe(page.document.id)}: no claims {'sure enough' if held else 'found'}", err=True)
            yield page.document, kept

    def records(self) -> Iterator[Record]:
        """The claims of all inputs, with a progress bar where somebody can see it."""
        shown = len(self.files) > 1 and is_terminal(err=True) and not is_terminal()
        with progress(len(self.files), "coding", shown=shown) as advance:
            self.advance = advance
            for _, found in self.coded():
                yield from found

    def _documents(self) -> Iterator[Document]:
        """Read the inputs one by one; one that cannot be read is told and left out."""
        for name in self.files:
            try:
                document = read_path(name, published=self.published, publication=self.publication)
            except ReadError as err:
                self._fail(Failure(name, "reading", err.code, err.message, err.hint))
                continue
            if self.language:
                document = replace(document, language=self.language)
            failure = foreign(document)
            if failure:
                self._fail(failure)
            else:
                yield document

    def _fail(self, failure: Failure) -> None:
        self.failed += 1
        self.advance()
        complain_of(failure)
        if self.failure_file:
            self.failure_file.write(to_json(failure) + "\n")


def _format(form: str | None, output: Path | None) -> str:
    """The format asked for, or the one that the output calls for."""
    if form == "parquet" and output is None:
        raise click.UsageError("Parquet needs a file: give --output claims.parquet.")
    if form:
        return form
    if output is None:
        return "table" if is_terminal() else "jsonl"
    for name, endings in BY_ENDING.items():
        if output.suffix.lower() in endings:
            return name
    raise click.UsageError(f"{output} tells no format: give --format, or end its name in .jsonl, .csv or .parquet.")


def _guard(files: tuple[str, ...], outputs: tuple[Path | None, ...]) -> None:
    """Refuse to overwrite an input, or one output with the other."""
    inputs = {Path(name).absolute() for name in files if name != "-" and "\0" not in name}
    given = [path.absolute() for path in outputs if path]
    for path in given:
        if path in inputs or given.count(path) > 1:
            raise click.UsageError(f"{path} is given twice: it would be overwritten.")


def _write(run: _Run, form: str, output: Path | None) -> None:
    if form == "table":
        from reportedly.cli.render import print_claims

        opened: AbstractContextManager[IO[str] | None] = text_file(output) if output else nullcontext()
        with opened as file:
            out = console(file=file, width=_FILE_WIDTH if file else None)
            for document, found in run.coded():
                print_claims(out, document, found)
    elif output is not None:
        write_records(run.records(), output, form=form)
    else:
        (write_csv if form == "csv" else write_jsonl)(run.records(), data_stdout())
