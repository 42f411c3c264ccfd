"""The reader: questions to a store, answered with records, small rows, or Arrow tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import duckdb
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from reportedly.errors import StoreError
from reportedly.store.compare import compare
from reportedly.store.filters import Filter
from reportedly.store.judged import JudgementKind
from reportedly.store.reader import Reader
from reportedly.store.records import document_of, record_of, run_of
from reportedly.store.rows import (
    Change,
    DocumentRow,
    Dyad,
    EventRow,
    FailureRow,
    JudgementRow,
    Period,
    RunRow,
    SightingRow,
    Teller,
)
from reportedly.store.sql import over_selected, query
from reportedly.store.trouble import told
from reportedly.types import Record

if TYPE_CHECKING:
    import pyarrow as pa

Unit = Literal["day", "week", "month", "quarter", "year"]
EventOrder = Literal["day", "recent", "claims"]
_PREFIX = 4  # letters of an id that are enough to name a run
_READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.PRAGMA)
_ALL = Filter()
_AT_ONCE = 1_000  # claims that are held in memory


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to SQL by hand: the names of its columns, and its rows as they are read."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


class View(Reader):
    """Reads a store; made by :meth:`Store.view`. Nothing that is asked here can change the store or reach beyond it.

    One thread asks a view at a time; ``stamp`` names the state that it sees (:meth:`Store.stamp`).
    """

    def claims(self, wanted: Filter = _ALL, *, by_day: bool = False, texts: bool = False) -> Iterator[Record]:
        """The claims, in the order in which they were read; they are fetched as they are taken.

        Args:
            wanted: which.
            by_day: in the order of their days instead, those without one last.
            texts: with the whole text in ``record.document``, which is empty otherwise.
        """
        given = {**wanted.parameters(), **wanted.page(), "by_day": by_day}
        if wanted.limit is not None and wanted.limit <= _AT_ONCE:
            yield from self._at(query("page"), given, texts=texts)
        else:
            yield from self._records(self._dicts(query("claims"), {**given, "texts": texts}))

    def claim(self, identity: str) -> Record | None:
        """The claim of that id, of the latest run that made it."""
        found = self._connection.execute(
            "SELECT d.digest, c.run FROM claims c JOIN documents d ON d.number = c.document WHERE c.id = ? "
            "ORDER BY c.run DESC LIMIT 1",
            [identity],
        ).fetchone()
        if found is None:
            return None
        wanted = Filter(document=(found[0],), run=found[1])
        return next((record for record in self.claims(wanted, texts=True) if record.id == identity), None)

    def named(self, prefix: str) -> str:
        """The id of the claim that holds now and whose id begins so.

        Raises:
            StoreError: R417 when there is none, or more than one.
        """
        found = [identity for (identity,) in self.ask("claim_ids", {"prefix": prefix})]
        if len(found) == 1 or prefix in found:
            return prefix if prefix in found else str(found[0])
        if found:
            problem, hint = "begins the ids of several claims", f"Give more letters; for example {', '.join(found)}."
        else:
            problem, hint = "is no claim of this store", "The ids are in: reportedly timeline --format jsonl."
        raise StoreError("R417", f"{prefix!r} {problem}", hint=hint, path=str(self.path))

    def count(self, wanted: Filter = _ALL) -> int:
        """How many claims."""
        [row] = self._connection.execute(query("count"), wanted.parameters()).fetchall()
        return int(row[0])

    def arrow(self, wanted: Filter = _ALL) -> pa.Table:
        """The claims as an Arrow table, one row each, columns as in the store (``docs/store.md``). Needs pyarrow.

        Raises:
            StoreError: R412 when pyarrow is not installed.
        """
        try:
            import pyarrow  # noqa: F401
        except ImportError as err:
            hint = "Install it with: pip install 'reportedly[parquet]'."
            raise StoreError("R412", "Arrow tables need pyarrow, which is not installed", hint=hint) from err
        given = {**wanted.parameters(), **wanted.page(), "by_day": False, "texts": False}
        return self._connection.sql(query("claims"), params=given).to_arrow_table()

    def timeline(self, wanted: Filter = _ALL, *, unit: Unit = "month") -> list[Period]:
        """Claims by period, category and status."""
        return self._rows(Period, "timeline", {**wanted.parameters(), **wanted.page(), "unit": unit})

    def dyads(self, wanted: Filter = _ALL) -> list[Dyad]:
        """Who does something to whom, the busiest first."""
        return self._rows(Dyad, "dyads", {**wanted.parameters(), **wanted.page()})

    def sources(self, wanted: Filter = _ALL, *, innermost: bool = False) -> list[Teller]:
        """Who says so, the most quoted first; ``innermost`` leaves out those who only relay."""
        return self._rows(Teller, "sources", {**wanted.parameters(), **wanted.page(), "innermost": innermost})

    def documents(
        self, digests: Sequence[str] = (), *, texts: bool = False, limit: int | None = None, offset: int = 0
    ) -> list[DocumentRow]:
        """The documents, in the order in which they were read; all of them, or those of the given digests."""
        given = {"document": list(digests), "texts": texts, "limit": limit, "offset": offset}
        return self._rows(DocumentRow, "documents", given)

    def sightings(self, digests: Sequence[str] = ()) -> list[SightingRow]:
        """Where texts were seen, in the order in which they were; all of them, or those of the given digests."""
        return self._rows(SightingRow, "sightings", {"document": list(digests)})

    def events(self, wanted: Filter = _ALL, *, least: int = 1, order: EventOrder = "day") -> list[EventRow]:
        """The events that have a wanted claim, as linking joined the claims; a claim that it left alone is one event.

        Args:
            wanted: which claims; its ``limit`` and ``offset`` count events.
            least: claims that an event must have.
            order: by first day, by last day with the ``"recent"`` ones first, or by number of ``"claims"``.
        """
        given = {**wanted.parameters(), **wanted.page(), "least": least, "order": order}
        return self._rows(EventRow, "events", given)

    def count_events(self, wanted: Filter = _ALL, *, least: int = 1) -> int:
        """How many events have a wanted claim, and at least so many in all."""
        [row] = self._connection.execute(query("count_events"), {**wanted.parameters(), "least": least}).fetchall()
        return int(row[0])

    def joined(self, kind: JudgementKind, items: Sequence[str]) -> dict[str, list[str]]:
        """For each item, all that it is held to be one with, itself included: claims by id, documents by digest."""
        heads = {item: item for item in items}
        members: dict[str, list[str]] = {}
        found = self._connection.execute(query("joined"), {"kind": kind.value, "items": list(items)}).fetchall()
        for head, member in found:
            members.setdefault(head, []).append(member)
            if member in heads:
                heads[member] = head
        return {item: members.get(head, [item]) for item, head in heads.items()}

    def originals(self, digests: Sequence[str] | None = None) -> list[tuple[str, str]]:
        """Of near-copies (those given, or all): the digest of each, and that of the earliest article of its set."""
        given = {"items": list(digests or ()), "all": digests is None}
        found = self._connection.execute(query("originals"), given).fetchall()
        return [(digest, first) for digest, first in found]

    def claims_of(self, identities: Sequence[str]) -> list[Record]:
        """The claims of those ids that hold now, in the order in which they were read."""
        given = {**_ALL.page(), "by_day": False, "id": list(identities)}
        return list(self._at(query("page", selected="selected_by_id"), given, texts=False)) if identities else []

    def judgements(
        self, *, kind: JudgementKind | None = None, of: str = "", undone: bool = True, prefix: str = ""
    ) -> list[JudgementRow]:
        """What was judged, in the order in which it was.

        Args:
            kind: of the judgements; ``None`` for both.
            of: the claim or document that they are about; ``""`` for all.
            undone: also those that do not hold any more.
            prefix: the first letters of their ids.
        """
        given: dict[str, object] = {"kind": kind.value if kind else "", "of": of, "undone": undone, "id": prefix}
        return self._rows(JudgementRow, "judgements", given)

    def failures(self, *, resolved: bool = False) -> list[FailureRow]:
        """What could not be read or coded and still cannot; with ``resolved`` also what now can."""
        return self._rows(FailureRow, "failures", {"all": resolved})

    def runs(self) -> list[RunRow]:
        """The runs, oldest first."""
        return self._rows(RunRow, "runs", {})

    def run(self, name: str) -> RunRow:
        """The run of that number, of that id or its first letters (four or more), or ``"latest"`` or ``"previous"``.

        Raises:
            StoreError: R409 when there is none, or more than one.
        """
        runs = self.runs()
        places = {"latest": -1, "previous": -2}
        if name in places:
            found = runs[places[name] :][:1] if len(runs) >= -places[name] else []
        else:
            found = [run for run in runs if name == str(run.number)]
            if not found and len(name) >= _PREFIX:
                found = [run for run in runs if run.id.startswith(name)]
        if len(found) == 1:
            return found[0]
        known = ", ".join(f"{run.number} ({run.id})" for run in runs) or "none"
        problem = "names several runs" if found else "names no run of this store"
        raise StoreError("R409", f"{name!r} {problem}", hint=f"Runs of this store: {known}.", path=str(self.path))

    def diff(self, before: int, after: int) -> Iterator[Change]:
        """What the run ``after`` made of the documents that both runs coded, otherwise than ``before``.

        Args:
            before, after: numbers of runs.
        """
        if before == after:
            return iter(())
        given: dict[str, object] = {"before": before, "after": after}
        return compare(
            (row["later"], record_of(row, document_of(row), run_of(row)))
            for row in self._dicts(query("shared_claims"), given)
        )

    def sql(self, text: str) -> Answer:
        """One statement of SQL that reads. Tables and columns are described in ``docs/store.md``.

        Raises:
            StoreError: R410 when the database cannot make sense of it, or it would do more than read.

        Example:
            >>> view.sql("SELECT status, count(*) FROM current_claims GROUP BY ALL").columns  # doctest: +SKIP
            ('status', 'count_star()')
        """
        cursor = self._cursor()
        try:
            statements = cursor.extract_statements(text)
            if len(statements) != 1 or statements[0].type not in _READING:
                raise duckdb.InvalidInputException("one SELECT is wanted, and nothing else")
            cursor.execute(statements[0])
        except (duckdb.Error, RuntimeError) as err:
            raise self._refused(err) from err
        columns = tuple(name for name, *_ in cursor.description or ())
        return Answer(columns, self._fetch(cursor))

    def select(self, text: str, wanted: Filter = _ALL, **given: object) -> Answer:
        """SQL of a layer above, over ``selected``: the claims that a filter wants, columns as in the store.

        Args:
            text: one SELECT; it may use the filter's own parameters (``$since``) and those of ``given``.
            wanted: which claims are in ``selected``; its ``limit`` and ``offset`` do not count.
            **given: values of further parameters.
        """
        cursor = self._selected(text, wanted, given)
        return Answer(tuple(name for name, *_ in cursor.description or ()), self._fetch(cursor))

    def columns(self, text: str, wanted: Filter = _ALL, **given: object) -> dict[str, NDArray[Any]]:
        """As :meth:`select`, all at once and by column: much faster for numbers of many claims."""
        cursor = self._selected(text, wanted, given)
        with told(self.path):
            return dict(cursor.fetchnumpy())

    def _selected(self, text: str, wanted: Filter, given: dict[str, object]) -> DuckDBPyConnection:
        cursor = self._cursor()
        with told(self.path):
            return cursor.execute(over_selected(text), {**wanted.parameters(), **given})

    def _refused(self, err: Exception) -> StoreError:
        lines = str(err).strip().splitlines() or [type(err).__name__]
        hint = "See docs/store.md for the tables and columns; the store is only read here."
        return StoreError("R410", f"the query cannot be answered: {lines[0]}", hint=hint, path=str(self.path))
