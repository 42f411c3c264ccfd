"""``reportedly serve``: the pages of a store, for a browser on this machine."""

from __future__ import annotations

import logging
import secrets
import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.common import is_terminal, load_coder, model_options
from reportedly.cli.store import open_store, store_option
from reportedly.errors import ServeError
from reportedly.types import Record

if TYPE_CHECKING:
    from reportedly.coder import Coder

_LOOPBACK = "127.0.0.1"


@click.command(
    short_help="Show a store in the browser.",
    epilog="""
\b
Examples:
  reportedly serve --store claims.duckdb
  reportedly serve --store claims.duckdb --port 9000 --no-try
  REPORTEDLY_TOKEN=$(openssl rand -hex 16) reportedly serve --store claims.duckdb --host 0.0.0.0
  reportedly serve --store claims.duckdb --name claims.example.org --prefix /claims --token SECRET

\b
The pages only read; an ingest may write to the store meanwhile. See docs/serve.md.
""",
)
@store_option
@click.option("--host", default=_LOOPBACK, show_default=True, metavar="ADDRESS", help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@click.option(
    "--token",
    envvar="REPORTEDLY_TOKEN",
    metavar="SECRET",
    help="What visitors must know; one is made up when others than this machine can reach the pages. "
    "The variable REPORTEDLY_TOKEN keeps it out of the list of processes.",
)
@click.option("--name", "names", multiple=True, metavar="HOST", help="Another host name to answer to, as of a proxy.")
@click.option("--prefix", default="", metavar="PATH", help="Path under which a proxy shows the pages, such as /claims.")
@click.option("--try/--no-try", "trying", default=True, help="Whether visitors may have a sentence coded.")
@model_options
def serve(
    store_path: Path,
    host: str,
    port: int,
    token: str | None,
    names: tuple[str, ...],
    prefix: str,
    trying: bool,
    model: str | None,
    settings_path: Path | None,
) -> None:
    """Serve the pages of a store: timeline, articles, events, sources, map and search, each also as JSON.

    Only this machine can reach them, unless --host says otherwise; then every visitor needs a token.
    """
    _check_extra()
    import uvicorn

    from reportedly.serve import Options, create_app

    tryer = Tryer(model, settings_path) if trying else None
    options = Options(host=host, token=token or None, names=names, tryer=tryer)
    if options.needs_token and not options.token:
        options = replace(options, token=secrets.token_urlsafe(24))
    with open_store(store_path).snapshots():
        pass  # a store that cannot be read is told now, not to the first visitor
    app = create_app(open_store(store_path), options)
    listening = _listen(host, port)
    prefix = f"/{prefix.strip('/')}" if prefix.strip("/") else ""
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}{prefix}/" + (
        f"?token={options.token}" if options.token else ""
    )
    if token and not is_terminal(err=True):
        address = address.partition("?")[0]  # a token that was given is known, and need not stand in a log
    click.echo(f"Serving {store_path} at {address}\nCtrl-C ends it.", err=True)
    config = uvicorn.Config(
        app,
        log_level=logging.WARNING,
        log_config=None,
        access_log=False,  # addresses hold what visitors look for
        server_header=False,
        root_path=prefix,
        forwarded_allow_ips=_LOOPBACK,
        timeout_graceful_shutdown=5,
    )
    with suppress(KeyboardInterrupt):  # the usual end
        uvicorn.Server(config).run(sockets=[listening])


def _check_extra() -> None:
    """Say what is missing before anything is done for nothing."""
    try:
        import fastapi  # noqa: F401
        import jinja2  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as err:
        hint = "Install it with: pip install 'reportedly[serve]'."
        raise ServeError("R804", f"the pages need {err.name}, which is not installed", hint=hint) from err


def _listen(host: str, port: int) -> socket.socket:
    """A socket at that address, so that a port that is taken is told before anything else is done."""
    try:
        [(family, *_, address), *_] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        return socket.create_server(address[:2], family=family, backlog=128)
    except OSError as err:
        hint = "Choose another --port or --host; --port 0 takes any free port."
        raise ServeError("R805", f"cannot listen on {host} port {port}: {err.strerror or err}", hint=hint) from err


class Tryer:
    """Codes what visitors try; loads the models when the first one does, and codes one text at a time."""

    def __init__(self, model: str | None, settings_path: Path | None) -> None:
        self._given = (model, settings_path)
        self._lock = threading.Lock()
        self._coder: Coder | None = None

    def __call__(self, text: str, published: date | None) -> Sequence[Record]:
        """The claims of the text.

        Raises:
            ReportedlyError: R2xx when it cannot be coded.
        """
        with self._lock:
            if self._coder is None:
                self._coder = load_coder(*self._given)
            return self._coder.code(text, published=published)
