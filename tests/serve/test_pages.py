"""Every page and its twin: the same data, whole, with links that lead somewhere."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient
from tests.serve.conftest import ARTICLES, HOST, RUN

from reportedly.serve import create_app
from reportedly.serve.contract import ClaimJson
from reportedly.store import Entry, Store
from reportedly.types import Failure, Record

PAGES = (
    "/",
    "/timeline",
    "/timeline?status=denied",
    "/articles",
    "/events",
    "/events?least=1&order=claims",
    "/sources",
    "/sources?innermost=1",
    "/search",
    "/search?q=iran",
    "/search?q=gazette",
    "/search?q=nothing%20like%20this",
    "/try",
    "/failures",
    "/api",
    "/rule?name=reporting.say",
    "/rule?name=en/beliefs%23say-v",
    "/rule?name=unheard.of",
)


def _twin(path: str) -> str:
    page, _, query = path.partition("?")
    page = "/overview" if page == "/" else page
    return f"{page}.json?{query}"


@pytest.mark.parametrize("path", PAGES)
def test_page_and_twin(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    twin = client.get(_twin(path))
    assert twin.status_code == 200
    assert twin.json()["title"]
    [linked] = re.findall(r'<link rel="alternate" type="application/json" href="([^"]+)">', page.text)
    assert client.get(linked.replace("&amp;", "&")).json() == twin.json()


@pytest.mark.parametrize("path", PAGES)
def test_pages_keep_to_the_policy_and_to_good_form(client: TestClient, path: str) -> None:
    text = client.get(path).text
    assert not re.search(r"\sstyle=|<style|javascript:|\son\w+=|<script(?! src=)", text)
    assert text.count("<h1") == 1
    assert "<main" in text and 'lang="en"' in text and 'class="skip"' in text
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids)), "an id stands twice"
    for field in re.findall(r'<(?:input|select|textarea) id="([^"]+)"', text):
        assert f'for="{field}"' in text, f"{field} has no label"
    for table in re.findall(r"<table.*?</table>", text, re.DOTALL):
        assert "<caption" in table and 'scope="col"' in table


def test_no_link_is_dead(client: TestClient, records: list[Record]) -> None:
    """Follows our own links from every page, as far as three clicks reach."""
    seen: set[str] = set()
    edge = {"/"}
    for _ in range(3):
        found: set[str] = set()
        for path in sorted(edge - seen)[:24]:
            seen.add(path)
            response = client.get(path)
            assert response.status_code == 200, path
            if "html" in response.headers["content-type"]:
                for href in re.findall(r'href="([^"#]*)(?:#[^"]*)?"', response.text):
                    address = urljoin(HOST + path, href.replace("&amp;", "&"))
                    if href and address.startswith(HOST + "/"):
                        parts = urlsplit(address)
                        found.add(parts.path + (f"?{parts.query}" if parts.query else ""))
        edge = found
    assert len(seen) > 30


def test_anchors_are_there(client: TestClient, records: list[Record]) -> None:
    for record in records:
        text = client.get(f"/article/{record.document.digest}").text
        assert f'id="c-{record.sentence.start}"' in text
        for anchor in re.findall(r'href="#([^"]+)"', text):
            assert f'id="{anchor}"' in text


def test_article_has_its_text_and_claims(client: TestClient, records: list[Record]) -> None:
    for document in ARTICLES:
        twin = client.get(f"/article/{document.digest}.json").json()
        assert twin["text"] == document.text
        assert {claim["id"] for claim in twin["claims"]} == {
            r.id for r in records if r.document.digest == document.digest
        }
        for mark in twin["marks"]:
            assert 0 <= mark["start"] < mark["end"] <= len(document.text)


def test_explanations_are_tied_to_the_words(client: TestClient, records: list[Record]) -> None:
    text = client.get(f"/article/{ARTICLES[0].digest}").text
    for number in range(1, text.count('class="card ') + 1):
        assert f"tip-{number} " in "".join(re.findall(r'aria-describedby="([^"]+)"', text))
        assert re.search(rf'role="tooltip" class="tip" id="tip-{number}"', text)


def test_claim_says_why(client: TestClient, records: list[Record]) -> None:
    [denied, *_] = [record for record in records if record.status == "denied"]
    twin = client.get(f"/record/{denied.id}.json").json()
    assert twin["claim"] == denied.as_dict()
    named = {reason["name"] for reason in twin["reasons"]}
    assert named == {*denied.why.event, *denied.why.status, *denied.why.sources}
    assert any(rule["kind"] == "lexicon" for reason in twin["reasons"] for rule in reason["rules"])
    page = client.get(f"/record/{denied.id}").text
    for part in (denied.run.lexicon_hash, denied.run.coder, denied.event_text.text):
        assert part in page


def test_event_has_all_its_claims(client: TestClient, records: list[Record]) -> None:
    for record in records:
        twin = client.get(f"/event/{record.id}.json").json()
        assert record.id in twin["event"]["claims"]
        assert {claim["id"] for claim in twin["claims"]} == set(twin["event"]["claims"])
        assert client.get(f"/event/{record.id}").status_code == 200


@pytest.mark.parametrize(
    "path", ["/article/" + "0" * 64, "/record/none", "/event/none", "/record/" + "x" * 100, "/rule", "/article/short"]
)
def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    for response in (client.get(path), client.get(f"{path}.json")):
        assert response.status_code in (404, 422)
        assert "Traceback" not in response.text


def test_downloads_hold_the_claims_of_the_filter(client: TestClient, records: list[Record]) -> None:
    wanted = {record.id for record in records if record.status == "denied"}
    query = "?status=denied"
    response = client.get(f"/claims.csv{query}")
    assert response.headers["content-disposition"] == 'attachment; filename="claims.csv"'
    assert {row["id"] for row in csv.DictReader(io.StringIO(response.text))} == wanted
    lines = client.get(f"/claims.jsonl{query}").text.splitlines()
    assert {json.loads(line)["id"] for line in lines} == wanted
    parquet = client.get(f"/claims.parquet{query}").content
    import pyarrow.parquet as pq

    assert set(pq.read_table(io.BytesIO(parquet))["id"].to_pylist()) == wanted
    assert client.get("/claims.exe").status_code == 422
    assert client.get("/claims.csv?nobody=knows").status_code == 422


@pytest.mark.parametrize("table", ["sources", "events"])
def test_tables_are_files_of_what_their_page_shows(client: TestClient, table: str) -> None:
    import pyarrow.parquet as pq

    query = "?least=1" if table == "events" else ""
    shown = client.get(f"/{table}.json{query}").json()[table]
    response = client.get(f"/{table}.csv{query}")
    assert response.headers["content-disposition"] == f'attachment; filename="{table}.csv"'
    rows = list(csv.DictReader(io.StringIO(response.text)))
    key = "id" if table == "events" else "name"
    assert shown
    assert [row[key] for row in rows][: len(shown)] == [one[key] for one in shown]
    parquet = pq.read_table(io.BytesIO(client.get(f"/{table}.parquet{query}").content))
    assert parquet[key].to_pylist() == [row[key] for row in rows]
    assert client.get(f"/{table}.exe").status_code == 422
    assert client.get(f"/{table}.csv?nobody=knows").status_code == 422
    nothing = client.get(f"/{table}.csv?status=denied&text=xyzzy").text.splitlines()
    assert len(nothing) == 1
    assert f"/{table}.csv" in client.get(f"/{table}{query}").text


def test_api_lists_what_openapi_describes(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    page = client.get("/api").text
    assert len(described["paths"]) >= 12
    for path in described["paths"]:
        assert path in page
    assert all(set(methods) == {"get"} for methods in described["paths"].values())


def test_claims_are_as_described(client: TestClient, records: list[Record]) -> None:
    schema = client.get("/openapi.json").json()["components"]["schemas"]["ClaimJson"]
    for record in records:
        claim = TypeAdapter(ClaimJson).validate_python(record.as_dict(), strict=True)
        assert list(claim) == list(record.as_dict()) == list(schema["properties"])


def test_overview_counts(client: TestClient, records: list[Record]) -> None:
    twin = client.get("/overview.json").json()
    assert twin["extent"]["claims"] == len(records) == sum(twin["statuses"].values())
    assert twin["stock"]["articles"] == len(ARTICLES)
    assert (
        sum(bar["happened"] + bar["planned"] + bar["open"] + bar["denied"] for bar in twin["bars"]["bars"])
        + twin["bars"]["before"]
        + twin["bars"]["after"]
        == twin["extent"]["dated"]
    )


def test_sources_count_every_claim(client: TestClient, records: list[Record]) -> None:
    twin = client.get("/sources.json").json()
    assert sum(kind["claims"] for kind in twin["kinds"]) == len(records) == twin["claims"]
    anonymous = [record for record in records if record.sources and record.sources[-1].kind == "anonymous"]
    assert anonymous
    assert {kind["kind"]: kind["claims"] for kind in twin["kinds"]}["anonymous"] == len(anonymous)


def test_search_finds_claims_actors_outlets_articles(client: TestClient) -> None:
    twin = client.get("/search.json?q=IRAN").json()
    assert twin["total"] > 0
    assert "Iran" in {actor["name"] for actor in twin["actors"]}
    assert [outlet["name"] for outlet in client.get("/search.json?q=levant").json()["outlets"]] == ["Levant Wire"]
    assert len(client.get("/search.json?q=tanker%20attack").json()["articles"]) == 1


def test_failures_say_what_and_not_where_on_this_machine(tmp_path: Path) -> None:
    store = Store(tmp_path / "claims.duckdb")
    failure = Failure("/home/somebody/news/empty.txt", "reading", "R101", "/home/somebody/news/empty.txt is empty")
    with store.writer() as writer:
        run = writer.run(RUN)
        writer.add(run, [Entry("/home/somebody/news/empty.txt", None, failure)])
    client = TestClient(create_app(store), base_url=HOST)
    assert client.get("/overview.json").json()["stock"]["failures"] == 1
    [failed] = client.get("/failures.json").json()["failures"]
    assert (failed["code"], failed["message"], failed["source"]) == ("R101", "empty.txt is empty", "empty.txt")
    assert "/home/" not in client.get("/failures").text
    assert 'href="/failures"' in client.get("/").text
