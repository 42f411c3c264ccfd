"""Who may ask, what, and what every answer carries."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from tests.serve.conftest import HOST, client_of

from reportedly.errors import ReportedlyError
from reportedly.serve import Options, create_app
from reportedly.serve.guard import COOKIE
from reportedly.store import Store

PATHS = ("/timeline", "/timeline.json", "/static/style.css", "/nowhere", "/nowhere.json", "/openapi.json")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_locked_down(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_but_reading(client: TestClient, method: str) -> None:
    response = client.request(method, "/timeline")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD"


def test_head_has_the_headers_and_no_body(client: TestClient) -> None:
    response = client.head("/timeline")
    assert response.status_code == 200
    assert response.content == b""


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:8000", 200),
        ("localhost:8000", 200),
        ("[::1]:8000", 200),
        ("LOCALHOST.", 200),
        ("rebound.example", 421),
        ("127.0.0.1.rebound.example", 421),
        ("192.0.2.7", 421),
        ("", 421),
        ("localhost@rebound.example", 421),
        ("localhost/rebound", 421),
    ],
)
def test_only_known_hosts_are_answered(client: TestClient, store: Store, host: str, status: int) -> None:
    response = client.get("/timeline", headers={"host": host})
    assert response.status_code == status
    assert (store.path.name in response.text) is (status == 200)


@pytest.mark.parametrize("options", [{"host": "0.0.0.0"}, {"host": "claims.example"}, {"names": ("claims.example",)}])
def test_others_need_a_token(store: Store, options: dict[str, object]) -> None:
    with pytest.raises(ReportedlyError, match="R803"):
        create_app(store, Options(**options))  # type: ignore[arg-type]


def test_a_stranger_gets_nothing(store: Store) -> None:
    client = client_of(store, host="0.0.0.0", token="s3cret")
    for path in (*PATHS, "/timeline?token=wrong", "/timeline?token="):
        response = client.get(path)
        assert response.status_code == 401
        assert "Harbour" not in response.text and store.path.name not in response.text
    assert client.get("/timeline", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/timeline", headers={"authorization": "Basic s3cret"}).status_code == 401
    assert client.get("/timeline", headers={"cookie": f"{COOKIE}=s3cret"}).status_code == 401


def test_a_token_becomes_a_cookie_and_leaves_the_address(store: Store) -> None:
    client = client_of(store, host="0.0.0.0", token="s3cret")
    response = client.get("/timeline?status=denied&token=s3cret&text=a%26b")
    assert response.status_code == 303
    assert response.headers["location"] == "/timeline?status=denied&text=a%26b"
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert "s3cret" not in cookie
    assert client.get("/timeline").status_code == 200


def test_a_token_in_a_header_is_enough(store: Store) -> None:
    client = client_of(store, host="0.0.0.0", token="s3cret")
    assert client.get("/timeline.json", headers={"authorization": "Bearer s3cret"}).status_code == 200


def test_a_token_never_leads_elsewhere(store: Store) -> None:
    client = client_of(store, host="0.0.0.0", token="s3cret")
    assert client.get(f"{HOST}//rebound.example/?token=s3cret").headers["location"] == "/rebound.example/"


def test_errors_have_one_shape(client: TestClient) -> None:
    for path, status in (("/nowhere.json", 404), ("/timeline.json?page=0", 422), ("/timeline.json?x=1", 422)):
        response = client.get(path)
        assert response.status_code == status
        assert set(response.json()["error"]) == {"status", "title", "what", "hint", "code"}
        page = client.get(path.replace(".json", ""))
        assert page.status_code == status
        assert "<h1>" in page.text


def test_an_unforeseen_error_shows_nothing_of_the_inside(
    app: FastAPI, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("the secret of the inside")

    monkeypatch.setattr(app.state.reader, "view", broken)
    client = TestClient(app, base_url=HOST, raise_server_exceptions=False)
    for path in ("/timeline", "/timeline.json"):
        response = client.get(path)
        assert response.status_code == 500
        assert "secret" not in response.text
        assert "default-src 'none'" in response.headers["content-security-policy"]


def test_too_long_an_address_is_refused(client: TestClient) -> None:
    assert client.get("/timeline", params={"text": "x" * 20_000}).status_code == 414
