"""A real browser without a window, and real servers: one of each for all tests."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from tests.browser.hostile import build
from tests.browser.watched import Watched

from reportedly import Coder
from reportedly.serve import Options, create_app
from reportedly.store import Store
from reportedly.types import Record

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PATIENCE = 30_000  # milliseconds; machines that test are often busy


@pytest.fixture(scope="session")
def serving() -> Iterator[Callable[[Store, Options], str]]:
    """``serving(store, options)``: the address of a server of that store's pages."""
    with ExitStack() as stack:
        yield lambda store, options: stack.enter_context(_Server(store, options))


class _Server:
    """A server in a thread, on any free port."""

    def __init__(self, store: Store, options: Options) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(create_app(store, options), log_config=None, access_log=False, ws="none")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]})

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()


@pytest.fixture(scope="session")
def site(demo_store: Path, coder: Coder, serving: Callable[[Store, Options], str]) -> str:
    """The address of the demo's pages."""

    def tryer(text: str, published: date | None) -> tuple[Record, ...]:
        return tuple(coder.code(text, published=published))

    return serving(Store(demo_store), Options(tryer=tryer))


@pytest.fixture(scope="session")
def demo_claims(demo_store: Path) -> list[Record]:
    """The claims of the demo."""
    with Store(demo_store).view() as view:
        return list(view.claims(texts=True))


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory, serving: Callable[[Store, Options], str]) -> str:
    """The address of pages of articles that mean harm."""
    return serving(build(tmp_path_factory.mktemp("hostile") / "claims.duckdb"), Options())


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """``visit(address, width=1280, dark=False, script=True)``: a page that is watched until the test ends."""
    with ExitStack() as stack:

        def open_(address: str, *, width: int = 1280, dark: bool = False, script: bool = True) -> Watched:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if dark else "light",
                java_script_enabled=script,
            )
            context.set_default_timeout(PATIENCE)
            stack.callback(context.close)
            watched = Watched(context.new_page(), address)
            watched.go(address)
            return watched

        yield open_
