"""The writer: whole batches in, each in one transaction, so that nothing is ever half there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from reportedly.store.codebooks import check_codebook
from reportedly.store.dataset import load
from reportedly.store.guard import Guard
from reportedly.store.joined import rejoin
from reportedly.store.judged import JudgementKind
from reportedly.store.sql import Execute, Row, query, to_rows
from reportedly.types import Document, Failure, Record, Run, digest_of

_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing read, and what became of it.

    Args:
        source: where it was found: a path, an address, or a file and a row of it.
        document: the text; ``None`` when the source could not be read.
        outcome: its claims; a failure; or ``None`` when the run knows the text already and only the sighting is new.
    """

    source: str
    document: Document | None
    outcome: tuple[Record, ...] | Failure | None


class Writer:
    """Adds to a store; made by :meth:`Store.writer`."""

    def __init__(self, connection: DuckDBPyConnection, path: Path, guard: Guard) -> None:
        self._connection = connection
        self._guard = guard
        self.path = path
        self._within = False

    def run(self, run: Run) -> int:
        """The number of a run in this store; a new run gets the next one.

        Coding again with another version, lexicon or setting is another run beside the old one.

        Raises:
            StoreError: R416 when the store holds claims of another codebook.
        """
        identity = run_id(run)
        check_codebook(self._connection, run.codebook, self.path)
        found = self._connection.execute("SELECT number FROM runs WHERE id = ?", [identity]).fetchone()
        if found:
            return int(found[0])
        with self.transaction():
            self._connection.execute(query("insert_run"), {"id": identity, "now": _now(), **run.as_dict()})
        return self.run(run)

    def known(self, run: int, digests: Sequence[str], *, retry: bool = False) -> set[str]:
        """Those of the texts with which the run is done, successfully or not.

        Args:
            run: what :meth:`run` gave.
            digests: ``Document.digest`` of the texts.
            retry: leave out those that failed.
        """
        if not digests:
            return set()
        given = {"run": run, "digests": list(digests), "retry": retry}
        return {digest for (digest,) in self._connection.execute(query("known"), given).fetchall()}

    def seen(self, sources: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
        """Those of the (source, digest) pairs that are in the store already."""
        if not sources:
            return set()
        given = {"sources": [source for source, _ in sources], "digests": [digest for _, digest in sources]}
        return set(self._connection.execute(query("seen"), given).fetchall())

    def done_with(self, run: int, source: str, *, retry: bool = False) -> bool:
        """Whether the run is done with a text that was seen at the source, so that it need not be fetched again.

        Args:
            run: what :meth:`run` gave.
            source: an address.
            retry: a text that failed does not count.
        """
        given: dict[str, object] = {"run": run, "source": source, "retry": retry}
        [[done]] = self._connection.execute(query("done_with"), given).fetchall()
        return bool(done)

    def add(self, run: int, entries: Sequence[Entry]) -> int:
        """Add entries in one transaction: all of it is there afterwards, or nothing.

        A text already there is not stored again, nor are claims that this run already made.

        Args:
            run: what :meth:`run` gave.
            entries: in the order in which they were read.

        Returns:
            The number of claims among the entries.

        Raises:
            StoreError: R405 when the disk is full; the store is then as it was before.
        """
        documents, codings, claims, failures = [], [], [], []
        for place, entry in enumerate(entries):
            document, outcome = entry.document, entry.outcome
            if document is not None:
                documents.append({"place": place, "source": entry.source, **document_row(document)})
            if isinstance(outcome, Failure):
                digest = document.digest if document else None
                row = {name: getattr(outcome, name) for name in ("component", "code", "message", "hint")}
                failures.append({"place": place, "source": entry.source, "digest": digest, **row})
            if document is not None and outcome is not None:
                failed = isinstance(outcome, Failure)
                found = () if isinstance(outcome, Failure) else outcome
                coding = {"outcome": "failed" if failed else "coded", "claims": len(found)}
                codings.append({"digest": document.digest, **coding})
                claims += [
                    {"digest": document.digest, "position": position, "claim": record.as_dict()}
                    for position, record in enumerate(found)
                ]
        sources = [entry.source for entry in entries if entry.document is not None]
        with self.transaction():
            now = _now()
            self._insert("insert_documents", documents, now=now)
            self._insert("insert_sightings", documents, now=now)
            self._insert("insert_codings", codings, run=run)
            self._insert("insert_claims", claims, {"items": "claims_given"}, run=run)
            if sources:
                self._connection.execute(query("resolve_failures"), {"now": now, "sources": sources})
            self._insert("insert_failures", failures, run=run, now=now)
        return len(claims)

    def load(self, folder: Path) -> int:
        """Take over what :meth:`Store.export` wrote, in one transaction; what is known stays as it is.

        Args:
            folder: the dataset.

        Returns:
            The number of claims that are new here.

        Raises:
            StoreError: R414 when the folder holds no such dataset.
        """
        with self.transaction() as execute:
            count = load(self._connection, folder)
            for kind in JudgementKind:
                rejoin(execute, kind, None)
            return count

    def _insert(self, name: str, rows: Sequence[Row], parts: Mapping[str, str] = _NONE, **given: object) -> None:
        if rows:
            self._connection.execute(query(name, **parts), {"rows": to_rows(rows), **given})

    @contextmanager
    def transaction(self) -> Iterator[Execute]:
        """A block of which all is in the store afterwards, or nothing; a block inside another one is part of it.

        Example:
            >>> with writer.transaction() as execute:  # doctest: +SKIP
            ...     execute("undo_judgements", {"ids": ["ab"], "by": "anna", "now": now})
        """
        if self._within:
            yield self._execute
            return
        self._connection.begin()
        self._within = True
        try:
            yield self._execute
            with self._guard.hold(make=True):  # nobody copies the file while it changes
                self._connection.commit()
        except BaseException:
            with suppress(duckdb.Error):  # a commit that failed has ended the transaction itself
                self._connection.rollback()
            raise
        finally:
            self._within = False

    def _execute(self, name: str, given: Mapping[str, object]) -> DuckDBPyConnection:
        return self._connection.execute(query(name), dict(given))


def document_row(document: Document) -> dict[str, object]:
    """The row of a document."""
    return {
        "digest": document.digest,
        "id": document.id,
        "title": document.title,
        "url": document.url,
        "publication": document.publication,
        "published": document.published.isoformat() if document.published else None,
        "published_basis": document.published_basis,
        "language": document.language,
        "reader": document.reader,
        "text": document.text,
    }


def run_id(run: Run) -> str:
    """The name of a run: a hash of what it says of itself, so that the same coder has the same name everywhere."""
    return digest_of(run.as_dict())[:16]


def _now() -> datetime:
    """The time of day in UTC. It is kept beside claims, never in them."""
    return datetime.now(UTC).replace(tzinfo=None)
