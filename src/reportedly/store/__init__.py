"""The store: a DuckDB file of documents, runs, claims and failures. See ``docs/store.md``."""

from reportedly.store.duck import Store
from reportedly.store.filters import Filter
from reportedly.store.rows import Change, DocumentRow, Dyad, FailureRow, Period, RunRow, Teller
from reportedly.store.snapshot import Snapshots
from reportedly.store.view import Answer, View
from reportedly.store.writer import Entry, Writer, run_id

__all__ = [
    "Answer",
    "Change",
    "DocumentRow",
    "Dyad",
    "Entry",
    "FailureRow",
    "Filter",
    "Period",
    "RunRow",
    "Snapshots",
    "Store",
    "Teller",
    "View",
    "Writer",
    "run_id",
]
