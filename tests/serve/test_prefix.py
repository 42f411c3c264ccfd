"""Under a path of a proxy, every link stays under that path."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient
from tests.serve.conftest import ARTICLES, HOST

from reportedly.serve import Options, create_app
from reportedly.store import Store

PREFIX = "/claims"


@pytest.mark.parametrize(
    "path", ["/", "/timeline?status=denied", "/sources", "/events", f"/article/{ARTICLES[0].digest}", "/nowhere"]
)
def test_links_keep_the_prefix(store: Store, path: str) -> None:
    client = TestClient(create_app(store), base_url=HOST, root_path=PREFIX)
    page = client.get(PREFIX + path)
    assert page.status_code == (404 if path == "/nowhere" else 200)
    found = [href for href in re.findall(r'(?:href|src|action)="([^"]+)"', page.text) if href.startswith("/")]
    assert found
    for href in found:
        assert href.startswith(f"{PREFIX}/"), href
    assert client.get(f"{PREFIX}/static/style.css").status_code == 200
    if path != "/nowhere":
        [twin] = re.findall(r'rel="alternate" type="application/json" href="([^"]+)"', page.text)
        assert client.get(twin.replace("&amp;", "&")).status_code == 200


def test_redirections_keep_the_prefix(store: Store) -> None:
    app = create_app(store, Options(names=("claims.example",), token="s3cret"))
    client = TestClient(app, base_url="https://claims.example", root_path=PREFIX, follow_redirects=False)
    response = client.get(f"{PREFIX}/timeline?token=s3cret")
    assert response.headers["location"] == f"{PREFIX}/timeline"
    assert f"Path={PREFIX}" in response.headers["set-cookie"] and "Secure" in response.headers["set-cookie"]
    assert (
        client.get(f"{PREFIX}/timeline?actor=&status=denied").headers["location"] == f"{PREFIX}/timeline?status=denied"
    )
