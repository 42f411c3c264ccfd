"""The door: which requests come in (host, token, method), and what every answer carries."""

from __future__ import annotations

import hashlib
import hmac
import re
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.serve.headers import SECURITY
from reportedly.serve.options import Options
from reportedly.serve.problems import Problem, answer

COOKIE = "reportedly"
_MAX_URL = 16_000  # characters; a filter with every field filled has a fraction of it
_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^\[\]:/@\s]+)(?::\d{1,5})?")


class Guard:
    """Wraps the application: refuses what is not meant for it, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp, options: Options) -> None:
        self.app = app
        self.options = options
        self._pass = _pass_of(options.token) if options.token else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "private, no-cache")
            elif head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        asked = {**scope, "method": "GET"} if head else scope
        await (self._refusal(asked) or self.app)(asked, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = _HOST.fullmatch(headers.get("host", ""))
        if host is None or not self.options.knows_host(host[1]):
            hint = "Ask by the address that reportedly serve printed, or name this host with --name."
            problem = Problem(421, "Unknown host", "The request names a host that is not served here.", hint)
            return answer(scope, problem, stranger=True)
        if scope["method"] != "GET":
            hint = "Everything here is read with GET."
            refusal = answer(scope, Problem(405, "Only reading", "The pages only read; nothing can be sent.", hint))
            refusal.headers["allow"] = "GET, HEAD"
            return refusal
        if len(scope["path"]) + len(scope["query_string"]) > _MAX_URL:
            return answer(scope, Problem(414, "Address too long", "The address is too long.", "Use fewer filters."))
        return self._stranger(scope, headers) if self._pass else None

    def _stranger(self, scope: Scope, headers: Headers) -> Response | None:
        """What a visitor without the token gets, and one who brings it for the first time."""
        assert self.options.token and self._pass
        if _same(_cookie(headers), self._pass):
            return None
        scheme, _, credentials = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and _same(credentials.strip(), self.options.token):
            return None
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if _same(dict(query).get("token", ""), self.options.token):
            return self._welcome(scope, [pair for pair in query if pair[0] != "token"])
        hint = "Open the address with ?token=… that reportedly serve printed, or send Authorization: Bearer."
        problem = Problem(401, "A token is needed", "These pages are not open to everybody.", hint)
        refusal = answer(scope, problem, stranger=True)
        refusal.headers["www-authenticate"] = 'Bearer realm="reportedly"'
        return refusal

    def _welcome(self, scope: Scope, query: list[tuple[str, str]]) -> Response:
        """To the same page without the token in its address, where others could read it over the shoulder."""
        # Never two slashes at the start, which a browser would take for another host.
        path = "/" + scope["path"].lstrip("/")
        response = RedirectResponse(path + (f"?{urlencode(query)}" if query else ""), status_code=303)
        response.set_cookie(
            COOKIE,
            self._pass or "",
            httponly=True,
            samesite="strict",
            secure=scope["scheme"] == "https",
            path=scope.get("root_path") or "/",
        )
        return response


def _pass_of(token: str) -> str:
    """What the cookie holds: made from the token, so that the cookie does not give the token away."""
    return hmac.new(token.encode(), b"reportedly cookie", hashlib.sha256).hexdigest()


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
