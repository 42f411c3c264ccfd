"""Building the demo's store: ingest, then link, by the same ways as any other store."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.demo.collection import articles
from reportedly.errors import StoreError
from reportedly.export.atomic import whole_file

if TYPE_CHECKING:
    from reportedly.coder import Coder

_BATCH = 4  # articles a commit: small, so that progress is seen


@dataclass(frozen=True, slots=True)
class Step:
    """How far the building has come: articles that are coded, of how many; ``linking`` once all are."""

    done: int
    total: int
    linking: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What the store holds: articles, those of them that failed, claims, near-copies, and events with their links."""

    articles: int
    failed: int
    claims: int
    copies: int
    events: int
    links: int


def build(
    path: Path, load: Callable[[], Coder], *, force: bool = False, on_step: Callable[[Step], None] = lambda _: None
) -> Built:
    """Make a store of the demo's articles: ingest them all, then link.

    The file appears when it is complete; whatever ends the building before leaves nothing behind, and an old file as it
    was.

    Args:
        path: the file to make.
        load: loads what codes the articles; called when the file can be made.
        force: replace a file that is there already.
        on_step: told how far it has come.

    Raises:
        StoreError: R415 when the file is there already; what making a store raises.
        ExportError: R501 when no file can be made there.
    """
    from reportedly.ingest import ingest
    from reportedly.ingest.workers import code_here
    from reportedly.link.run import link
    from reportedly.store import Store

    if not force and os.path.lexists(path):
        hint = "Give another name, or --force to replace it."
        raise StoreError("R415", f"{path} is there already", hint=hint, path=str(path))
    found = articles()
    coder = load()
    with whole_file(path) as made:
        made.unlink()  # the database makes its file itself, and takes no empty one for its own
        store = Store(made)
        on_step(Step(0, len(found)))
        with store.writer() as writer:
            progress = ingest(
                writer,
                coder.run,
                found,
                lambda batches: code_here(coder, batches),
                batch_size=_BATCH,
                on_commit=lambda now: on_step(Step(now.seen, len(found))),
            )
        on_step(Step(len(found), len(found), linking=True))
        linked = link(store)
        _log_of(path).unlink(missing_ok=True)  # that of an older store of this name belongs to its file, not to ours
    return Built(progress.seen, progress.failed, progress.claims, linked.copies, linked.events, linked.links)


def _log_of(path: Path) -> Path:
    """The log that DuckDB keeps beside a database that was not closed."""
    return path.with_name(f"{path.name}.wal")
