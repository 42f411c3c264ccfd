"""Dyads and one dyad: the same figures as the analysis has, each of which leads to its claims."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.serve.conftest import HOST

from reportedly.analysis import Bearing, series
from reportedly.serve import create_app
from reportedly.store import Filter, Store

PAIR = {"actor": "ISL", "recipient": "NOR", "either_way": "1"}
WANTED = Filter(dyad=("ISL", "NOR"), either_way=True)


@pytest.fixture(scope="module")
def demo(demo_store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Store(demo_store)), base_url=HOST, raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("unit", ["day", "week", "month"])
def test_figures_are_those_of_the_analysis(demo: TestClient, demo_store: Path, unit: str) -> None:
    with Store(demo_store).view() as view:
        expected = series(view, WANTED, unit=unit)  # type: ignore[arg-type]
    found = demo.get("/dyad.json", params={**PAIR, "unit": unit}).json()
    shown = [period["point"] for period in found["periods"]]
    assert shown == [point.as_dict() for point in expected.points][-len(shown) :]
    assert len(shown) == min(len(expected.points), 120)
    for bearing in Bearing:
        counts = [cell.count for point in expected.points if (cell := point.cell(bearing))]
        assert found["totals"][bearing]["count"] == pytest.approx(sum(counts))


def test_index_stands_within_its_interval(demo: TestClient) -> None:
    for period in demo.get("/dyad.json", params=PAIR).json()["periods"]:
        index = period["index"]
        assert -1 <= index["low"] <= index["value"] <= index["high"] <= 1


def test_stretches_of_a_long_time(demo: TestClient) -> None:
    asked = {**PAIR, "unit": "day", "since": "2025-01-01", "until": "2026-12-31"}
    latest = demo.get("/dyad.json", params=asked).json()
    assert latest["stretch"]["parts"] >= 1
    last = demo.get("/dyad.json", params={**asked, "part": latest["stretch"]["parts"]}).json()
    assert last["stretch"]["first"] <= latest["stretch"]["first"]
    far = demo.get("/dyad.json", params={**asked, "part": 9_999}).json()
    assert far["stretch"] == last["stretch"]


def test_centuries_are_cut_to_what_there_is(demo: TestClient) -> None:
    for asked in ({"since": "0001-01-01", "until": "9999-12-31"}, {"published_since": "0001-01-01"}):
        answer = demo.get("/dyad.json", params={**PAIR, "unit": "day", **asked})
        assert answer.status_code == 200
        assert answer.json()["extent"]["claims"] > 0


def test_every_mark_of_the_chart_leads_to_claims_of_its_days(demo: TestClient) -> None:
    page = demo.get("/dyad", params={**PAIR, "unit": "month"}).text
    columns = re.findall(r'<a href="([^"]+)"[^>]*class="d-column">(.*?)</a>', page, re.DOTALL)
    told = [unescape(href) for href, inside in columns if "d-bar" in inside]
    assert len(told) >= 4
    for href in told:
        days = dict(re.findall(r"(since|until)=([\d-]+)", href))
        twin = demo.get(href.replace("/timeline?", "/timeline.json?")).json()
        assert twin["extent"]["claims"] > 0, href
        for day in twin["days"]:
            assert day["day"] <= days["until"], href


def test_both_directions_and_each(demo: TestClient) -> None:
    both, forth, back = (
        demo.get("/dyad.json", params=asked).json()
        for asked in (PAIR, {**PAIR, "either_way": ""}, {"actor": "NOR", "recipient": "ISL"})
    )
    assert both["title"] == "Iceland and Norway" and forth["title"] == "Iceland to Norway"
    assert back["title"] == "Norway to Iceland"
    claims = [found["extent"]["claims"] for found in (both, forth, back)]
    assert max(claims[1:]) < claims[0] <= claims[1] + claims[2]


def test_shifts_rest_on_claims(demo: TestClient) -> None:
    found = demo.get("/dyad.json", params=PAIR).json()
    assert found["changes"], "the demo's crisis has a shift"
    for number, change in enumerate(found["changes"], start=1):
        assert change["number"] == number
        assert change["low"] <= change["day"] <= change["high"]
        assert change["before"] and change["after"] and change["text"]


def test_outcomes_count_what_they_show(demo: TestClient) -> None:
    found = demo.get("/dyad.json", params=PAIR).json()["outcomes"]
    for groups in (found["plans"], found["denials"]):
        assert sum(group["count"] for group in groups) > 0
        for group in groups:
            assert len(group["pairs"]) <= group["count"]
            for pair in group["pairs"]:
                assert bool(pair["match"]) == bool(pair["reasons"])


def test_downloads(demo: TestClient) -> None:
    answer = demo.get("/series.csv", params={**PAIR, "unit": "week"})
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    periods = demo.get("/dyad.json", params={**PAIR, "unit": "week"}).json()["periods"]
    assert len(rows) == len(Bearing) * len(periods)
    assert demo.get("/series.parquet", params=PAIR).content[:4] == b"PAR1"
    drawn = demo.get("/series.svg", params=PAIR)
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert "<script" not in drawn.text and "<svg" in drawn.text
    assert demo.get("/series.png", params={**PAIR, "unit": "month"}).content[:4] == b"\x89PNG"


def test_nothing_told(demo: TestClient) -> None:
    page = demo.get("/dyad", params={"actor": "Atlantis", "recipient": "Lemuria"})
    assert page.status_code == 200 and "No claim fits these filters" in page.text
    refused = demo.get("/series.svg", params={"actor": "Atlantis"})
    assert refused.status_code == 422


def test_dyads_lead_to_the_dyad(demo: TestClient, demo_store: Path) -> None:
    with Store(demo_store).view() as view:
        expected = view.dyads(Filter())
    found = demo.get("/dyads.json").json()
    assert [(pair["actor"], pair["recipient"], pair["claims"]) for pair in found["dyads"]] == [
        (pair.actor, pair.recipient, pair.claims) for pair in expected
    ]
    first = found["dyads"][0]
    shown = demo.get("/dyad.json", params={"actor": first["actor"], "recipient": first["recipient"]}).json()
    assert shown["extent"]["claims"] == first["claims"]
    assert found["names"]["NOR"] == "Norway"
