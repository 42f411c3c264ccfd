"""Claims by day, with every filter in the address."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from reportedly.types import Record


def test_every_claim_is_there(client: TestClient, records: list[Record]) -> None:
    twin = client.get("/timeline.json").json()
    assert twin["paging"]["total"] == len(records)
    shown = [claim for day in twin["days"] for claim in day["claims"]]
    assert sorted(claim["id"] for claim in shown) == sorted(record.id for record in records)
    assert {claim["id"]: claim for claim in shown} == {record.id: record.as_dict() for record in records}
    page = client.get("/timeline").text
    for record in records:
        assert f"/record/{record.id}" in page
        assert f"/article/{record.document.digest}#c-{record.sentence.start}" in page


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("status=denied", lambda r: r.status == "denied"),
        ("status=denied&status=planned", lambda r: r.status in ("denied", "planned")),
        ("involving=irn", lambda r: "IRN" in {a.actor.code for a in (*r.actor, *r.recipient)}),
        ("publication=levant%20wire", lambda r: r.document.publication == "Levant Wire"),
        ("text=TANKER", lambda r: "tanker" in r.sentence.text),
        ("confidence=0.5", lambda r: r.confidence >= 0.5),
        ("published_since=2024-10-10", lambda r: r.document.published.isoformat() >= "2024-10-10"),
        ("source_kind=anonymous", lambda r: any(s.kind == "anonymous" for s in r.sources)),
    ],
)
def test_filters_narrow(client: TestClient, records: list[Record], query: str, fits) -> None:  # type: ignore[no-untyped-def]
    wanted = {record.id for record in records if fits(record)}
    assert wanted, "the case proves nothing"
    twin = client.get(f"/timeline.json?{query}").json()
    assert {claim["id"] for day in twin["days"] for claim in day["claims"]} == wanted


def test_empty_boxes_leave_the_address(client: TestClient) -> None:
    response = client.get("/timeline?actor=&status=denied&since=", follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"] == "/timeline?status=denied"
    assert client.get("/timeline.json?actor=&status=denied&since=").json()["query"] == {"status": ["denied"]}


@pytest.mark.parametrize(
    "query",
    [
        "since=yesterday",
        "since=1700000000",
        "confidence=nan",
        "confidence=2",
        "status=done",
        "page=0",
        "size=100000",
        "run=-1",
        "document=../../etc",
        "text=%00",
        "nobody=knows",
        "since=2024-02-30",
    ],
)
def test_what_makes_no_sense_is_refused(client: TestClient, query: str) -> None:
    response = client.get(f"/timeline.json?{query}")
    assert response.status_code == 422
    assert response.json()["error"]["code"] == "R802"


def test_a_list_comes_in_parts(client: TestClient, records: list[Record]) -> None:
    found: list[str] = []
    for page in range(1, len(records) + 1):
        twin = client.get(f"/timeline.json?size=1&page={page}").json()
        found += [claim["id"] for day in twin["days"] for claim in day["claims"]]
    assert sorted(found) == sorted(record.id for record in records)
    assert 'rel="next"' in client.get("/timeline?size=1&status=denied").text or len(records) == 1
