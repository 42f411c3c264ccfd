"""Claims over time: every claim in one bar, and no claim of long ago that presses the others into a corner."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.serve.conftest import HOST, RUN, claim_of

from reportedly.serve import create_app
from reportedly.serve.bars import Bar, Bars
from reportedly.store import Entry, Store
from reportedly.types import Basis, Document, Grain, Status, When

FIRST = date(2024, 1, 1)
COUNT = 300


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Three hundred claims of as many days, one of 1980, and two of no known day."""
    return _client(tmp_path_factory.mktemp("bars"))


def _client(folder: Path) -> TestClient:
    document = Document.of("struck " * (COUNT + 3))
    days = [FIRST + timedelta(days=n) for n in range(COUNT)] + [date(1980, 6, 1), None, None]
    claims = []
    for n, day in enumerate(days):
        when = When(day, day, Grain.DAY, Basis.EXPLICIT, None) if day else None
        status = Status.DENIED if n % 3 == 0 else Status.HAPPENED
        claims.append(claim_of(document, 7 * n, 7 * n + 6, when=when, status=status))
    store = Store(folder / "claims.duckdb")
    with store.writer() as writer:
        writer.add(writer.run(RUN), [Entry("a.txt", document, tuple(claims))])
    return TestClient(create_app(store), base_url=HOST)


def test_far_off_claims_are_counted_and_not_drawn(client: TestClient) -> None:
    twin = client.get("/timeline.json").json()
    bars = twin["bars"]
    assert (bars["before"], bars["after"]) == (1, 0)
    assert bars["unit"] == "week"
    assert sum(bar["happened"] + bar["denied"] for bar in bars["bars"]) == COUNT
    assert twin["extent"]["first"] == "1980-06-01"
    assert twin["extent"]["dated"] == COUNT + 1
    assert "1 before" in client.get("/timeline").text


@pytest.mark.parametrize("order", ["latest", "earliest"])
def test_orders_hold_every_claim_once_and_the_undated_at_the_end(client: TestClient, order: str) -> None:
    days: list[str | None] = []
    ids: list[str] = []
    for page in range(1, 5):
        for day in client.get(f"/timeline.json?size=100&page={page}&order={order}").json()["days"]:
            days += [day["day"]] * len(day["claims"])
            ids += [claim["id"] for claim in day["claims"]]
    assert len(ids) == len(set(ids)) == COUNT + 3
    assert days[-2:] == [None, None]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=order == "latest")


def test_a_run_by_its_number_gives_the_same(client: TestClient) -> None:
    latest, named = (client.get(f"/timeline.json?size=20{run}").json() for run in ("", "&run=1"))
    assert latest["days"] == named["days"]
    assert client.get("/timeline.json?run=7").json()["extent"]["claims"] == 0


def test_parts_of_a_bar_stand_on_each_other() -> None:
    bar = Bar(FIRST, FIRST, happened=2, planned=1, open=0, denied=1)
    parts = Bars("day", (bar,)).parts(bar, 100)
    assert [kind for kind, *_ in parts] == ["happened", "planned", "denied"]
    assert parts == [("happened", 50.0, 50.0), ("planned", 25.0, 25.0), ("denied", 0.0, 25.0)]


@pytest.mark.parametrize(("unit", "last", "slots"), [("month", date(2025, 2, 1), 14), ("quarter", date(2025, 1, 1), 5)])
def test_months_without_claims_have_their_room(unit: str, last: date, slots: int) -> None:
    bars = tuple(Bar(day, day, 1, 0, 0, 0) for day in (FIRST, last))
    assert Bars(unit, bars).slots == slots  # type: ignore[arg-type]
