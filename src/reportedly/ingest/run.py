"""The loop: read, leave out what is known, code the rest, commit in the order of reading.

The order matters twice. What is committed is always the first part of the collection, so that a killed ingest goes on
where it stopped; and the numbers of the documents do not depend on how many processes code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from reportedly.ingest.progress import Progress
from reportedly.reading import Found, foreign
from reportedly.store import Entry, Writer
from reportedly.types import Document, Failure, Record, Run

Outcome = tuple[Record, ...] | Failure
_CHARACTERS = 50_000  # of the texts of a batch: memory is that of a batch, so long texts must not pile up
_PASSED = 8  # times the batch size, of things that need no coding, that are committed together


@dataclass(slots=True)
class Batch:
    """What is committed together: everything found since the last batch, known or not.

    Args:
        found: in the order of reading.
        texts: those that must be coded.
        refused: texts that are new but cannot be coded, by digest.
    """

    found: list[Found] = field(default_factory=list)
    texts: list[Document] = field(default_factory=list)
    refused: dict[str, Failure] = field(default_factory=dict)
    characters: int = 0

    def add(self, text: Document) -> None:
        """A text that is new to the run."""
        failure = foreign(text)
        if failure is not None:
            self.refused[text.digest] = failure
        else:
            self.texts.append(text)
            self.characters += len(text.text)


class Code(Protocol):
    """Codes batches one after the other: each comes back with its outcomes, in order."""

    def __call__(self, batches: Iterable[tuple[Batch, list[Document]]]) -> Iterator[tuple[Batch, list[Outcome]]]:
        """The batches, each with one outcome a document."""
        ...


def ingest(
    writer: Writer,
    run: Run,
    found: Iterable[Found],
    code: Code,
    *,
    batch_size: int = 32,
    retry: bool = False,
    progress: Progress | None = None,
    on_commit: Callable[[Progress], None] = lambda _: None,
    on_failure: Callable[[Failure], None] = lambda _: None,
) -> Progress:
    """Bring everything found into the store: each text once, coded once by this run.

    It may be stopped at any moment, by whatever means, and called again with the same collection: what was committed is
    not coded again, and the store ends up as if it had never been stopped.

    Args:
        writer: of the store.
        run: what codes.
        found: what the readers find, failures included.
        code: how documents are coded, see :mod:`reportedly.ingest.workers`.
        batch_size: documents coded and committed together.
        retry: code again what this run failed to code.
        progress: counts to go on with.
        on_commit: called after every commit.
        on_failure: called for everything that cannot be read or coded, once it is committed.

    Returns:
        The counts.
    """
    progress = progress or Progress()
    number = writer.run(run)
    underway: set[str] = set()
    batches = ((batch, batch.texts) for batch in _batches(writer, number, found, underway, batch_size, retry))
    for batch, outcomes in code(batches):
        entries = list(_entries(batch, outcomes))
        progress.claims += writer.add(number, _news(writer, entries))
        underway.difference_update(text.digest for text in batch.texts)
        underway.difference_update(batch.refused)
        _count(progress, batch, entries)
        progress.mark()
        for entry in entries:
            if isinstance(entry.outcome, Failure):
                on_failure(entry.outcome)
        on_commit(progress)
    return progress


def _batches(
    writer: Writer, run: int, found: Iterable[Found], underway: set[str], size: int, retry: bool
) -> Iterator[Batch]:
    """What is found, in batches of so many texts that must be coded.

    ``underway`` holds the digests that were given out and are not committed yet, so that the store does not know them.
    """
    batch = Batch()
    for group in _groups(found, size):
        texts = [item.item for item in group if isinstance(item.item, Document)]
        known = writer.known(run, [text.digest for text in texts], retry=retry)
        for item in group:
            batch.found.append(item)
            text = item.item
            if isinstance(text, Document) and text.digest not in underway and text.digest not in known:
                underway.add(text.digest)
                batch.add(text)
            if len(batch.texts) >= size or batch.characters >= _CHARACTERS or len(batch.found) >= _PASSED * size:
                yield batch
                batch = Batch()
    if batch.found:
        yield batch


def _groups(found: Iterable[Found], size: int) -> Iterator[list[Found]]:
    group: list[Found] = []
    for item in found:
        group.append(item)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def _entries(batch: Batch, outcomes: list[Outcome]) -> Iterator[Entry]:
    """One entry for each thing found: a text that is not new in its batch adds only where it was seen."""
    new: dict[str, Outcome] = dict(batch.refused)
    new.update((text.digest, outcome) for text, outcome in zip(batch.texts, outcomes, strict=True))
    for item in batch.found:
        if isinstance(item.item, Failure):
            yield Entry(item.source, None, item.item)
        else:
            yield Entry(item.source, item.item, new.pop(item.item.digest, None))


def _news(writer: Writer, entries: list[Entry]) -> list[Entry]:
    """The entries without those that say nothing new: a known text from a known source."""
    pairs = [(entry.source, entry.document.digest) for entry in entries if entry.document and entry.outcome is None]
    old = writer.seen(pairs)
    return [
        entry
        for entry in entries
        if not (entry.document and entry.outcome is None and (entry.source, entry.document.digest) in old)
    ]


def _count(progress: Progress, batch: Batch, entries: list[Entry]) -> None:
    progress.done += sum(item.size for item in batch.found)
    progress.seen += len(entries)
    progress.failed += sum(isinstance(entry.outcome, Failure) for entry in entries)
    progress.coded += sum(isinstance(entry.outcome, tuple) for entry in entries)
    progress.known += sum(entry.outcome is None for entry in entries)
