"""``reportedly watch``: feeds into a store, again and again."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.common import EXIT_FAILED, complain, complain_of, load_coder, model_options, ontology_option, safe
from reportedly.cli.store import STORE_WAIT, open_store, store_option
from reportedly.errors import ConfigError, StoreError
from reportedly.export.atomic import text_file
from reportedly.reading import Found
from reportedly.reading.fetch import AGENT, Fetcher
from reportedly.reading.polling import FeedState, Watched, poll, read_watch_list
from reportedly.types import Failure

if TYPE_CHECKING:
    from reportedly.coder import Coder
    from reportedly.ingest import Progress
    from reportedly.store import Store

_NAP = 60.0


@click.command(
    short_help="Follow feeds and code their articles into a store.",
    epilog="""
\b
Examples:
  reportedly watch feeds.toml --store claims.duckdb
  reportedly watch feeds.toml --store claims.duckdb --once        for cron

\b
The list of feeds, with what else may stand in it:
  agent = "my-project (me@example.org)"        who asks
  [[feed]]
  url = "https://example.org/rss.xml"          RSS, Atom or a (news) sitemap
  publication = "The Example"                  [default: what the pages say]
  every = 30                                   minutes between two looks, 5 or more
  text = "page"                                or "feed": the text that the feed carries

\b
Sites are asked for what changed only, not more often than the list says, and more seldom while they fail; robots.txt is
obeyed. What is known of the feeds is kept beside the list (feeds.state.json), so that no article is fetched twice.
Exit codes (with --once): 0 all is in the store, 1 something failed, 2 wrong usage; 130 interrupted.
""",
)
@click.argument("feeds", type=click.Path(path_type=Path), metavar="FEEDS.TOML")
@store_option
@click.option("--once", is_flag=True, help="Look once at the feeds that are due, and end.")
@click.option(
    "--state",
    "state_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What is known of the feeds [default: beside the list, ending in .state.json].",
)
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks too.")
@click.option("--quiet", is_flag=True, help="No lines for what was found or failed.")
@ontology_option
@model_options
def watch(
    feeds: Path,
    store_path: Path,
    once: bool,
    state_path: Path | None,
    allow_private: bool,
    quiet: bool,
    ontology_path: Path | None,
    model: str | None,
    settings_path: Path | None,
) -> None:
    """Look at the feeds that FEEDS.TOML lists, and put the claims of their new articles into a store."""
    watched = read_watch_list(feeds)
    kept = state_path or feeds.with_suffix(".state.json")
    states = _load(kept)
    agent = f"{watched.agent} {AGENT}".strip()
    failed = 0
    with Fetcher(agent=agent, allow_private=allow_private) as fetcher:
        coder = load_coder(model, settings_path, ontology_path)
        store = open_store(store_path)
        while True:
            for feed in watched.feeds:
                state = states.setdefault(feed.url, FeedState())
                if state.due > time.time():
                    continue
                looked = copy.deepcopy(state)  # counts only when what was found is in the store
                try:
                    progress = _round(feed, looked, fetcher, store, coder, quiet)
                except StoreError as err:
                    if once:
                        raise
                    complain(err.code, err.message, err.hint)
                    state.due = time.time() + 60.0 * feed.every
                    continue
                states[feed.url] = looked
                _save(kept, states)
                failed += progress.failed
                if not quiet:
                    _tell(feed, progress)
            if once:
                break
            _sleep_until(min(states[feed.url].due for feed in watched.feeds))
    if failed:
        click.get_current_context().exit(EXIT_FAILED)


def _round(feed: Watched, state: FeedState, fetcher: Fetcher, store: Store, coder: Coder, quiet: bool) -> Progress:
    """One look at one feed. The store is held only while it is written to, so that others can ask it in between."""
    from reportedly.ingest import ingest
    from reportedly.ingest.workers import code_here

    found = list(_found(feed, state, fetcher))
    told: Callable[[Failure], None] = (lambda _: None) if quiet else complain_of
    with store.writer(wait=STORE_WAIT) as writer:
        return ingest(
            writer,
            coder.run,
            found,
            lambda batches: code_here(coder, batches),
            batch_size=coder.settings.batch_size,
            on_failure=told,
        )


def _found(feed: Watched, state: FeedState, fetcher: Fetcher) -> Iterator[Found]:
    for item in poll(feed, state, fetcher, now=time.time(), today=date.today()):
        yield Found(item.document if isinstance(item, Failure) else item.id, item, 0)


def _tell(feed: Watched, progress: Progress) -> None:
    parts = [f"{progress.coded:,} new with {progress.claims:,} claims"]
    parts += [f"{progress.failed:,} failed"] if progress.failed else []
    click.echo(f"{time.strftime('%H:%M:%S')} {safe(feed.url)}: {', '.join(parts)}", err=True)


def _sleep_until(due: float) -> None:
    """Wait; in short naps, so that a machine that slept itself looks at its feeds soon after it wakes."""
    while (left := due - time.time()) > 0:
        time.sleep(min(left, _NAP))


def _load(path: Path) -> dict[str, FeedState]:
    hint = "Delete it: the feeds are read afresh then, and no text is coded twice."
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as err:
        raise ConfigError("R005", f"{path} cannot be read: {err}", hint=hint, path=str(path)) from err
    if not isinstance(raw, dict):
        raise ConfigError("R005", f"{path} does not say what is known of feeds", hint=hint, path=str(path))
    return {url: FeedState.of(value) for url, value in raw.items()}


def _save(path: Path, states: dict[str, FeedState]) -> None:
    with text_file(path) as file:
        json.dump({url: state.as_dict() for url, state in states.items()}, file, ensure_ascii=False, indent=1)
