"""``reportedly ingest``: collections of articles into a store."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.common import (
    EXIT_FAILED,
    complain_of,
    console,
    counted,
    floor_option,
    is_terminal,
    load_coder,
    model_options,
    ontology_option,
    published_option,
    safe,
)
from reportedly.cli.store import store_option, writing
from reportedly.reading import Columns, Extent, measure, read_sources
from reportedly.reading.fetch import AGENT, Fetcher

if TYPE_CHECKING:
    from reportedly.ingest import Progress

_FIELDS = tuple(Columns.__dataclass_fields__)
_EVERY = 30.0  # seconds between lines of progress when stderr is no terminal


@click.command(
    short_help="Code collections of articles into a store.",
    epilog="""
\b
Examples:
  reportedly ingest news/ --store claims.duckdb
  reportedly ingest 'archive/**/*.html' more.jsonl --store claims.duckdb --workers 4
  reportedly ingest https://example.org/rss.xml CC-NEWS-20251122.warc.gz --store claims.duckdb
  reportedly ingest guardian.csv --store claims.duckdb --column text=body --column published=day
  reportedly timeline --store claims.duckdb --dyad ISR IRN

\b
Each text is coded once: run the same command again after an interruption, a crash or a power cut, and it goes on
where it stopped. Another version of the coder, its lexicons or settings codes everything again, beside the old claims
(see reportedly diff). What cannot be read or coded is kept with its reason (see reportedly failures).
Exit codes: 0 all is in the store, 1 something failed, 2 wrong usage, 130 interrupted.
""",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@store_option
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that code.")
@click.option(
    "--column", "columns", multiple=True, metavar="FIELD=NAME", help=f"Column of a table: {', '.join(_FIELDS)}."
)
@published_option("Day of publication of all articles, YYYY-MM-DD; beats what they say.")
@click.option("--publication", metavar="NAME", help="Outlet of all articles; beats what they say.")
@click.option("--agent", default=AGENT, metavar="TEXT", help="Who asks, for web addresses; name a way to reach you.")
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks too.")
@click.option("--retry", is_flag=True, help="Code again what could not be coded before.")
@click.option("--quiet", is_flag=True, help="No progress, and no line for each failure.")
@floor_option
@ontology_option
@model_options
def ingest(
    sources: tuple[str, ...],
    store_path: Path,
    workers: int,
    columns: tuple[str, ...],
    published: date | None,
    publication: str | None,
    agent: str,
    allow_private: bool,
    retry: bool,
    quiet: bool,
    min_confidence: float | None,
    ontology_path: Path | None,
    model: str | None,
    settings_path: Path | None,
) -> None:
    """Read every article of the SOURCEs and put its claims into a store, each article once.

    A SOURCE is a file, a folder (with all below it), a pattern in quotes, or the address of a page, feed or sitemap.
    Texts, web pages, letters (.eml) and PDF files are one article each; JSON Lines, CSV, Parquet, mailboxes (.mbox) and
    web archives (.warc) hold many.

    Of feeds and sitemaps only the articles that are new are fetched; a page that is named itself is always looked at.
    reportedly watch looks at feeds again and again, and asks them for what has changed only.
    """
    named = _columns(columns)
    extent = measure(sources)
    with writing(store_path) as writer:
        coder = load_coder(model, settings_path, ontology_path, min_confidence)
        from reportedly.ingest import Progress
        from reportedly.ingest import ingest as put
        from reportedly.ingest.workers import code_beside, code_here

        progress = Progress(size=extent.size)
        number = writer.run(coder.run)

        def wanted(url: str) -> bool:
            done = writer.done_with(number, url, retry=retry)
            progress.known += done
            return not done

        found = read_sources(
            sources,
            columns=named,
            published=published,
            publication=publication,
            fetcher=lambda: Fetcher(agent=agent, allow_private=allow_private),
            wanted=wanted,
        )
        with _shown(progress, quiet) as shown:
            put(
                writer,
                coder.run,
                found,
                lambda batches: (
                    code_here(coder, batches) if workers == 1 else code_beside(coder.settings, batches, workers=workers)
                ),
                batch_size=coder.settings.batch_size,
                retry=retry,
                progress=progress,
                on_commit=shown,
                on_failure=(lambda _: None) if quiet else complain_of,
            )
    _summary(progress, extent)
    if progress.failed:
        click.get_current_context().exit(EXIT_FAILED)


def _columns(given: tuple[str, ...]) -> Columns:
    chosen = {}
    for text in given:
        field, _, name = text.partition("=")
        if field not in _FIELDS or not name:
            raise click.BadParameter(f"{text!r} is not FIELD=NAME with one of {', '.join(_FIELDS)}.")
        chosen[field] = name
    return Columns(**chosen)


@contextmanager
def _shown(progress: Progress, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """What to call after each commit: moves a bar on a terminal, else now and then writes a line."""
    if quiet:
        yield lambda _: None
    elif is_terminal(err=True):
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as Bar

        parts = (BarColumn(), TextColumn("{task.fields[words]}"))
        with Bar(*parts, console=console(err=True), transient=True) as bar:
            task = bar.add_task("", total=max(1, progress.size), words="")

            yield lambda now: bar.update(task, completed=now.done, words=_words(now))
    else:
        last = time.monotonic()

        def line(now: Progress) -> None:
            nonlocal last
            if time.monotonic() - last >= _EVERY:
                last = time.monotonic()
                click.echo(_words(now), err=True)

        yield line


def _words(now: Progress) -> str:
    parts = [counted(now.seen, "article"), f"{now.rate:.1f}/s", counted(now.claims, "claim")]
    parts += [f"{now.failed:,} failed"] if now.failed else []
    parts += [f"{timedelta(seconds=round(now.left))} left"] if now.left is not None else []
    return ", ".join(parts)


def _summary(progress: Progress, extent: Extent) -> None:
    parts = [f"{progress.coded:,} coded with {counted(progress.claims, 'claim')}"]
    parts += [f"{progress.known:,} already there"] if progress.known else []
    parts += [f"{progress.failed:,} failed"] if progress.failed else []
    seconds = timedelta(seconds=round(progress.seconds))
    click.echo(f"{counted(progress.seen, 'article')} in {seconds}: {', '.join(parts)}", err=True)
    if extent.aside:
        endings = ", ".join(f"{count} {ending}" for ending, count in extent.aside.items())
        click.echo(f"left aside, being of other kinds: {safe(endings)}", err=True)
