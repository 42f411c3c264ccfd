"""Filters and the other questions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from reportedly.errors import StoreError
from reportedly.store import Filter, Store
from reportedly.types import EventType


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({}, 3),
        ({"actor": ("ISR",)}, 2),
        ({"actor": ("isr", "usa")}, 2),
        ({"actor": ("Israel",)}, 2),
        ({"actor": ("Q801",)}, 2),
        ({"actor": ("IRN",)}, 0),
        ({"recipient": ("iran",)}, 3),
        ({"dyad": ("ISR", "IRN")}, 2),
        ({"dyad": ("IRN", "ISR")}, 0),
        ({"dyad": ("IRN", "ISR"), "either_way": True}, 2),
        ({"involving": ("IRN",)}, 3),
        ({"involving": ("ISR",)}, 2),
        ({"event": (EventType.ASSAULT,)}, 2),
        ({"event": ("CONSULT", "AID")}, 1),
        ({"act": ("ASSAULT",)}, 3),
        ({"status": ("planned", "denied")}, 2),
        ({"source": ("reuters",)}, 2),
        ({"source": ("TWO OFF",)}, 2),
        ({"source": ("nobody",)}, 0),
        ({"source_kind": ("anonymous",)}, 2),
        ({"source_kind": ("named",)}, 0),
        ({"publication": ("the daily",)}, 3),
        ({"place": ("IRN",)}, 2),
        ({"place": ("isfahan",)}, 2),
        ({"place": ("ISR",)}, 0),
        ({"place": ("geonames:418863",)}, 2),
        ({"place": ("ISR", "GeoNames:418863")}, 2),
        ({"place": ("geonames:41886",)}, 0),
        ({"place": ("geonames:", "geonames:-1")}, 0),
        ({"event": ("ASSAULT",), "status": ("happened", "planned"), "publication": ("nobody", "the daily")}, 2),
        ({"since": date(2024, 4, 20)}, 2),
        ({"since": date(2024, 4, 21)}, 0),
        ({"until": date(2024, 4, 18)}, 0),
        ({"until": date(2024, 4, 19)}, 2),
        ({"published_since": date(2024, 4, 20)}, 2),
        ({"published_until": date(2024, 4, 19)}, 0),
        ({"confidence": 0.5}, 2),
        ({"text": "GO ON"}, 1),
        ({"text": "%"}, 0),
        ({"run": 1}, 3),
        ({"run": 2}, 0),
        ({"actor": ("' OR 1=1 --",)}, 0),
    ],
    ids=str,
)
def test_filters(store: Store, wanted: dict[str, Any], count: int) -> None:
    with store.view() as view:
        assert view.count(Filter(**wanted)) == count
        assert len(list(view.claims(Filter(**wanted)))) == count


def test_pages_and_order(store: Store) -> None:
    with store.view() as view:
        everything = [record.id for record in view.claims(by_day=True)]
        assert [record.id for record in view.claims(Filter(limit=2), by_day=True)] == everything[:2]
        assert [record.id for record in view.claims(Filter(limit=2, offset=2), by_day=True)] == everything[2:]
        assert [record.when is None for record in view.claims(by_day=True)] == [False, False, True]


@pytest.mark.parametrize("by_day", [False, True])
@pytest.mark.parametrize("texts", [False, True])
def test_a_part_is_read_like_the_whole(store: Store, by_day: bool, texts: bool) -> None:
    with store.view() as view:
        everything = list(view.claims(by_day=by_day, texts=texts))
        assert list(view.claims(Filter(limit=10), by_day=by_day, texts=texts)) == everything
        assert list(view.claims(Filter(limit=0), by_day=by_day, texts=texts)) == []
        read = list(view.claims())
        assert view.claims_of([record.id for record in reversed(read)]) == read
        assert view.claims_of(["nobody"]) == []


def test_questions_may_come_between(store: Store) -> None:
    with store.view() as view:
        claims = view.claims()
        next(claims)
        assert view.count() == 3
        assert len(list(claims)) == 2


def test_timeline(store: Store) -> None:
    with store.view() as view:
        rows = view.timeline(unit="month")
        assert [(row.period, row.event, row.status, row.claims) for row in rows] == [
            (date(2024, 4, 1), "ASSAULT", "happened", 1),
            (date(2024, 4, 1), "ASSAULT", "planned", 1),
            (None, "CONSULT", "denied", 1),
        ]
        assert view.timeline(Filter(dyad=("IRN", "ISR"))) == []


def test_dyads_and_sources(store: Store) -> None:
    with store.view() as view:
        [dyad] = view.dyads()
        assert (dyad.actor, dyad.recipient, dyad.claims, dyad.material_conflict) == ("ISR", "IRN", 2, 2)
        assert [(row.kind, row.name, row.claims) for row in view.sources()] == [
            ("anonymous", "two officials", 2),
            ("outlet", "Reuters", 2),
            ("author", "The Daily", 1),
        ]
        assert [row.name for row in view.sources(innermost=True)] == ["two officials", "The Daily"]


def test_arrow(store: Store) -> None:
    pytest.importorskip("pyarrow")
    with store.view() as view:
        table = view.arrow(Filter(status=("planned",)))
    assert table.num_rows == 1
    assert table["sources"][0].as_py()[0]["text"] == "Reuters"


def test_sql_reads(store: Store) -> None:
    with store.view() as view:
        answer = view.sql("SELECT side, count(*) AS n FROM claim_actors GROUP BY ALL ORDER BY side")
        assert answer.columns == ("side", "n")
        assert list(answer.rows) == [("actor", 2), ("recipient", 3)]
        innermost = view.sql("SELECT DISTINCT text FROM claim_sources WHERE innermost")
        assert list(innermost.rows) == [("officials",)]
        assert len(list(view.sql("DESCRIBE claims").rows)) > 40


@pytest.mark.parametrize(
    "text",
    [
        "",
        ";",
        "nonsense",
        "SELECT 1; SELECT 2",
        "SELECT nothing",
        "INSERT INTO runs SELECT * FROM runs",
        "DELETE FROM claims",
        "UPDATE claims SET status = 'happened'",
        "DROP TABLE claims",
        "CREATE TABLE t AS SELECT 1",
        "COPY claims TO '/tmp/claims.csv'",
        "EXPORT DATABASE '/tmp/out'",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/*')",
        "ATTACH '/tmp/other.duckdb'",
        "DETACH store",
        "USE memory",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "PRAGMA enable_profiling",
        "BEGIN",
        "CALL checkpoint()",
        "EXPLAIN ANALYZE DELETE FROM claims",
        "WITH x AS (SELECT 1) INSERT INTO runs SELECT 1",
    ],
)
def test_sql_only_reads(store: Store, text: str) -> None:
    with store.view() as view:
        with pytest.raises(StoreError) as caught:
            list(view.sql(text).rows)
        assert caught.value.code == "R410"
        assert view.count() == 3


def test_questions_of_other_layers(store: Store) -> None:
    text = "SELECT status, count(*) AS n, $more AS more FROM selected GROUP BY status ORDER BY status"
    with store.view() as view:
        answer = view.select(text, Filter(actor=("ISR",)), more=1)
        assert (answer.columns, list(answer.rows)) == (
            ("status", "n", "more"),
            [("happened", 1, 1), ("planned", 1, 1)],
        )
        columns = view.columns(text, Filter(actor=("ISR",)), more=1)
        assert {name: column.tolist() for name, column in columns.items()} == {
            "status": ["happened", "planned"],
            "n": [1, 1],
            "more": [1, 1],
        }
