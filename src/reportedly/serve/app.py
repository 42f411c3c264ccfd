"""The application: pages, their twins, static files, and the guard around them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from reportedly import __version__
from reportedly.errors import ServeError
from reportedly.serve import problems
from reportedly.serve.guard import Guard
from reportedly.serve.memo import Memo
from reportedly.serve.options import Options
from reportedly.serve.pages import ROUTERS
from reportedly.serve.reader import Reader
from reportedly.serve.rendering import MENU
from reportedly.serve.warm import ready, warm
from reportedly.store import Store


def create_app(store: Store, options: Options | None = None) -> FastAPI:
    """The pages of a store, as an ASGI application.

    Args:
        store: what is shown.
        options: how; the default serves this machine alone.

    Raises:
        ServeError: R803 when others could reach the pages and no token is asked for.
    """
    options = options or Options()
    if options.needs_token and not options.token:
        hint = "Give one with --token, or listen on 127.0.0.1."
        raise ServeError("R803", "pages that others can reach need a token", hint=hint)
    reader = Reader(store)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        ready(reader, app.state.memo)
        warming = warm()
        yield
        warming.cancel()
        reader.close()

    app = FastAPI(
        title="reportedly",
        version=__version__,
        description="Sourced claims: who did what to whom, when, where, who says so and how certain it is.",
        docs_url=None,  # both load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.reader = reader
    app.state.memo = Memo()
    app.state.store_name = store.path.name
    app.state.options = options
    for router in ROUTERS:
        app.include_router(router)
    app.state.paths = frozenset(getattr(route, "path", "") for router in ROUTERS for route in router.routes)
    app.state.menu = tuple(entry for entry in MENU if entry.path in app.state.paths)
    app.mount("/static", StaticFiles(packages=[("reportedly.serve", "static")]), name="static")
    problems.install(app)
    app.add_middleware(Guard, options=options)
    return app
