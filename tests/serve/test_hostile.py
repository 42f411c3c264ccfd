"""Whatever stands in articles, names and addresses is shown as text, and nothing of it runs or leaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient
from tests.serve.conftest import HOST, RUN, claim_of

from reportedly.serve import create_app
from reportedly.store import Entry, Store
from reportedly.types import (
    Actor,
    Cue,
    Document,
    Record,
    RecordActor,
    Resolution,
    Source,
    SourceKind,
    Style,
)

SCRIPT = "<script>alert(1)</script>"
BREAKOUT = "\"'><img src=x onerror=alert(1)>"
STYLE = "</style><style>*{display:none}</style>"
SQL = "'; DROP TABLE claims; --"
FORMULA = '=HYPERLINK("http://evil.example","x")'
HOSTILE = (
    SCRIPT,
    BREAKOUT,
    STYLE,
    SQL,
    FORMULA,
    "{{ 7 * 7 }}",
    "{% raw %}",
    "javascript:alert(1)",
    "\u202eevil",
    "]]>",
)


def _claim(number: int, text: str, url: str) -> tuple[Document, Record]:
    body = f"{text} attacked {text}. {text} said so. 🚢 {number}"
    document = Document.of(body, title=text, url=url, publication=text, published=date(2024, 1, 1 + number))
    size = len(text)
    span = document.span(0, size)
    side = RecordActor(span, Actor(text, text, (text,), Resolution(text, 0.5, (text,), text), id=text, office=text))
    source = Source(SourceKind.ANONYMOUS, Style.DIRECT, span, code=text, sector=(text,), cue=Cue(span, text))
    claim = claim_of(
        document, size + 1, size + 9, sentence=(0, 2 * size + 11), actor=(side,), recipient=(side,), sources=(source,)
    )
    why = replace(claim.why, event=(text,), status=(text,), sources=(text,))
    return document, replace(claim, why=why, mode=(text,), context=(text,), cameo=text)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, list[Record]]]:
    store = Store(tmp_path_factory.mktemp("hostile") / "claims.duckdb")
    claims = []
    with store.writer() as writer:
        run = writer.run(RUN)
        for number, text in enumerate(HOSTILE):
            document, claim = _claim(number, text, url=text if "script:" in text else f"https://a.example/{text}")
            writer.add(run, [Entry(f"{number}.txt", document, (claim,))])
            claims.append(claim)
    with TestClient(create_app(store), base_url=HOST, raise_server_exceptions=False) as client:
        yield client, claims


def _harmless(text: str) -> None:
    assert "<img" not in text
    assert "<style" not in text
    assert SCRIPT not in text
    assert not re.search(r"<script(?! src=\"/static/pages.js\" defer>)", text)
    assert not re.search(r"<[^>]*\son\w+=[^>]*>", re.sub(r'"[^"]*"', '""', text))
    assert 'href="javascript:' not in text
    assert "49" not in re.findall(r"<h1>(.*?)</h1>", text)[:1]


@pytest.mark.parametrize(
    "path", ["/", "/timeline", "/articles", "/events?least=1", "/sources", "/search?q=attacked", "/timeline?size=200"]
)
def test_lists(hostile: tuple[TestClient, list[Record]], path: str) -> None:
    client, _ = hostile
    response = client.get(path)
    assert response.status_code == 200
    _harmless(response.text)


def test_single_pages(hostile: tuple[TestClient, list[Record]]) -> None:
    client, claims = hostile
    for claim in claims:
        for path in (f"/article/{claim.document.digest}", f"/record/{claim.id}", f"/event/{claim.id}"):
            response = client.get(path)
            assert response.status_code == 200, path
            _harmless(response.text)
            assert client.get(f"{path}.json").status_code == 200


NAMES = ("actor", "recipient", "involving", "text", "source", "publication", "place")


@pytest.mark.parametrize("value", HOSTILE)
def test_addresses(hostile: tuple[TestClient, list[Record]], value: str) -> None:
    client, claims = hostile
    response = client.get("/timeline", params=dict.fromkeys(NAMES, value))
    assert response.status_code == 200
    _harmless(response.text)
    found = client.get("/timeline.json", params={"text": value}).json()["extent"]["claims"]
    assert found == sum(value.lower() in claim.sentence.text.lower() for claim in claims)


@pytest.mark.parametrize("value", HOSTILE)
def test_search_and_rules(hostile: tuple[TestClient, list[Record]], value: str) -> None:
    client, _ = hostile
    for path, name in (("/search", "q"), ("/rule", "name"), ("/articles", "text"), ("/try", "text")):
        response = client.get(path, params={name: value})
        assert response.status_code in (200, 422)
        _harmless(response.text)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static//etc/passwd",
        "/article/..%2f..%2fetc%2fpasswd",
        "/record/%00",
        "/record/a%0d%0aSet-Cookie:%20x=1",
        "/timeline%0d%0aX-Evil:%201",
        "/%ff%fe",
        "//evil.example/timeline",
        "/claims.csv%00",
    ],
)
def test_paths(hostile: tuple[TestClient, list[Record]], path: str) -> None:
    client, _ = hostile
    response = client.get(f"{HOST}{path}", follow_redirects=False)
    assert response.status_code in (200, 404, 422) and "location" not in response.headers
    assert "root:" not in response.text and "create_app" not in response.text
    assert "x-evil" not in response.headers and "set-cookie" not in response.headers


def test_formulas_are_no_formulas(hostile: tuple[TestClient, list[Record]]) -> None:
    client, _ = hostile
    text = client.get("/claims.csv").text
    assert f'"\'{FORMULA.replace(chr(34), chr(34) * 2)}"' in text
    assert not re.search(r'(^|,)"?[=@+]', text, re.MULTILINE)


def test_only_addresses_of_the_web_are_links(hostile: tuple[TestClient, list[Record]]) -> None:
    client, claims = hostile
    for claim in claims:
        text = client.get(f"/article/{claim.document.digest}").text
        for href in re.findall(r'href="([^"]*)"', text):
            assert href.startswith(("/", "#", "https://a.example/"))
