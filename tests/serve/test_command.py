"""The verb: starts, serves, says where, ends; and tells plainly when it cannot."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli import cli
from reportedly.store import Store


@contextmanager
def _served(store: Store, *options: str, **environment: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "reportedly", "serve", "--store", str(store.path), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}) as process:
        assert process.stderr is not None
        try:
            line = process.stderr.readline()
            found = re.search(r"http://\S+", line)
            assert found, line
            yield found[0], process
        finally:
            process.terminate()


def _get(address: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=30) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as err:
        with err:
            return err.code, err.read().decode()


def test_it_serves_until_it_is_interrupted(store: Store) -> None:
    with _served(store, "--no-try") as (address, process):
        assert address.startswith("http://127.0.0.1:")
        status, page = _get(address)
        assert status == 200 and store.path.name in page
        assert str(store.path.parent) not in page, "a path of this machine is shown"
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


def test_a_token_comes_by_itself_when_others_can_reach_it(store: Store) -> None:
    with _served(store, "--no-try", "--host", "0.0.0.0") as (address, _):
        port = re.search(r":(\d+)/", address)
        token = re.search(r"token=(.{20,})$", address)
        assert port and token
        here = f"http://127.0.0.1:{port[1]}/overview.json"
        assert _get(here)[0] == 401
        assert _get(here, Authorization=f"Bearer {token[1]}")[0] == 200


def test_a_given_token_is_not_printed(store: Store) -> None:
    with _served(
        store,
        "--no-try",
        REPORTEDLY_TOKEN="s3cret",
    ) as (address, _):
        assert "s3cret" not in address
        assert _get(address)[0] == 401
        assert _get(address, Authorization="Bearer s3cret")[0] == 200


def test_under_a_prefix(store: Store) -> None:
    with _served(store, "--no-try", "--prefix", "claims/") as (address, _):
        assert address.endswith("/claims/")
        # A proxy takes the prefix off before it passes the request on.
        status, page = _get(address.replace("/claims/", "/timeline"))
        assert status == 200
        assert 'href="/claims/static/style.css"' in page


def test_a_taken_port_is_told(store: Store) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(cli, ["serve", "--store", str(store.path), "--port", port])
    assert result.exit_code == 1
    assert "[R805]" in result.stderr


@pytest.mark.parametrize("content", [None, b"no database"])
def test_a_store_that_cannot_be_read_is_told_at_once(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "none.duckdb"
    if content:
        path.write_bytes(content)
    result = CliRunner().invoke(cli, ["serve", "--store", str(path), "--port", "0"])
    assert result.exit_code == 1
    assert "[R4" in result.stderr
