"""Fetching, from servers on this machine (allowed in each test) and from answers made up; never from elsewhere."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore2
import httpx2
import pytest

from reportedly.errors import ReadError
from reportedly.reading.fetch import Fetcher, Limits

QUICK = Limits(pause=0.0, timeout=2.0, total=5.0)
PAGE = b"<html><body><p>Talks were held in Geneva on Monday, officials said.</p></body></html>"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        answer = self.server.answer(self)  # type: ignore[attr-defined]
        if answer is None:
            return
        status, headers, body = answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in the standard library
        pass


@contextmanager
def server(answer: Callable[[Any], Any]) -> Iterator[tuple[str, list[Any]]]:
    """A server on this machine; gives its address and what it was asked."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        running.answer = lambda handler: (404, {}, b"") if handler.path == "/robots.txt" else answer(handler)  # type: ignore[attr-defined]
        running.asked = []  # type: ignore[attr-defined]
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}", running.asked  # type: ignore[attr-defined]
        finally:
            running.shutdown()


def local(limits: Limits = QUICK, **options: Any) -> Fetcher:
    return Fetcher(limits=limits, allow_private=True, **options)


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(ReadError) as caught:
        call()
    return caught.value.code


def test_a_page_comes_with_its_kind_and_validators() -> None:
    head = {
        "Content-Type": "Text/HTML; charset=ISO-8859-1",
        "ETag": '"v1"',
        "Last-Modified": "Sat, 22 Nov 2025 06:00:00 GMT",
    }
    with server(lambda handler: (200, head, PAGE)) as (base, asked), local() as fetcher:
        answer = fetcher.get(f"{base}/a")
    assert (answer.content, answer.content_type, answer.charset) == (PAGE, "text/html", "iso-8859-1")
    assert (answer.etag, answer.last_modified, answer.unchanged) == ('"v1"', "Sat, 22 Nov 2025 06:00:00 GMT", False)
    assert [path for path, _ in asked] == ["/robots.txt", "/a"]
    assert all(headers["User-Agent"].startswith("reportedly/") for _, headers in asked)


def test_an_unchanged_page_is_not_sent_again() -> None:
    def answer(handler: Any) -> Any:
        known = handler.headers.get("If-None-Match") == '"v1"'
        return (304, {"ETag": '"v1"'}, b"") if known else (200, {"ETag": '"v1"'}, PAGE)

    with server(answer) as (base, _), local() as fetcher:
        first = fetcher.get(base)
        second = fetcher.get(base, etag=first.etag, last_modified=first.last_modified)
    assert (first.unchanged, second.unchanged, second.etag, second.content) == (False, True, '"v1"', b"")


def test_this_machine_is_not_asked_unless_allowed() -> None:
    with server(lambda handler: (200, {}, PAGE)) as (base, asked), Fetcher(limits=QUICK) as fetcher:
        port = base.rpartition(":")[2]
        for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0.0.0.0"):
            assert code_of(lambda host=host: fetcher.get(f"http://{host}:{port}/")) in ("R131", "R132"), host
    assert asked == []


def test_a_name_that_resolves_to_this_machine_is_refused() -> None:
    with server(lambda handler: (200, {}, PAGE)) as (base, asked):
        port = base.rpartition(":")[2]
        with Fetcher(limits=QUICK, resolver=lambda host, port: ["127.0.0.1", "::1"]) as fetcher:
            assert code_of(lambda: fetcher.get(f"http://news.example:{port}/")) == "R131"
    assert asked == []


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[list[str], dict[str, str]]]:
    """A public host that stands on this machine: what it was connected by, and where its pages redirect to."""
    connected: list[str] = []
    redirects: dict[str, str] = {}
    inner = httpcore2.SyncBackend.connect_tcp

    def answer(handler: Any) -> Any:
        target = redirects.get(handler.path)
        return (302, {"Location": target}, b"") if target else (200, {}, PAGE)

    with server(answer) as (base, _):
        here = int(base.rpartition(":")[2])

        def connect_tcp(self: Any, host: str, port: int, *rest: Any) -> Any:
            connected.append(host)
            return inner(self, "127.0.0.1", here, *rest)

        monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect_tcp)
        yield connected, redirects


def test_the_connection_goes_to_the_address_that_was_judged(internet: tuple[list[str], dict[str, str]]) -> None:
    """A name server that gives an inner address the second time gains nothing: each connection is judged by itself."""
    answers = [["93.184.216.34"], ["93.184.216.34"], ["127.0.0.1"], ["127.0.0.1"]]
    with Fetcher(limits=QUICK, resolver=lambda host, port: answers.pop(0)) as fetcher:
        assert fetcher.get("http://news.example/a").content == PAGE
        fetcher._client.close()
    with Fetcher(limits=QUICK, resolver=lambda host, port: answers.pop(0)) as fetcher:
        assert code_of(lambda: fetcher.get("http://news.example/a")) == "R131"
    assert set(internet[0]) == {"93.184.216.34"}


@pytest.mark.parametrize(
    "target", ["http://inside.example/", "http://169.254.169.254/latest/meta-data", "//127.1/", "http://[::1]/"]
)
def test_a_redirect_into_a_private_network_is_refused(internet: tuple[list[str], dict[str, str]], target: str) -> None:
    known = {"news.example": ["93.184.216.34"], "inside.example": ["192.168.0.1"]}
    internet[1]["/a"] = target
    with Fetcher(
        limits=QUICK, resolver=lambda host, port: known.get(host, [host.replace("127.1", "127.0.0.1")])
    ) as fetcher:
        assert code_of(lambda: fetcher.get("http://news.example/a")) == "R131"
    assert set(internet[0]) == {"93.184.216.34"}


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/", "http://user:word@a.example/", "//[::1"])
def test_a_redirect_to_what_is_no_web_address_is_refused(target: str) -> None:
    with server(lambda handler: (302, {"Location": target}, b"")) as (base, _), local() as fetcher:
        assert code_of(lambda: fetcher.get(base)) in ("R130", "R132")


def test_redirects_are_followed_a_few_times_only() -> None:
    def answer(handler: Any) -> Any:
        number = int(handler.path.strip("/") or 0)
        return (302, {"Location": f"/{number - 1}"}, b"") if number else (200, {}, PAGE)

    with server(answer) as (base, _), local() as fetcher:
        assert fetcher.get(f"{base}/5").url == f"{base}/0"
        assert code_of(lambda: fetcher.get(f"{base}/6")) == "R134"


def test_a_circle_of_redirects_ends() -> None:
    with server(lambda handler: (301, {"Location": handler.path}, b"")) as (base, asked), local() as fetcher:
        assert code_of(lambda: fetcher.get(f"{base}/round")) == "R134"
    assert len(asked) == 1 + 6


def test_cookies_last_for_one_address() -> None:
    def answer(handler: Any) -> Any:
        if handler.path == "/a" and "seen" not in (handler.headers.get("Cookie") or ""):
            return 302, {"Location": "/a", "Set-Cookie": "seen=1"}, b""
        return 200, {}, (handler.headers.get("Cookie") or "none").encode()

    with server(answer) as (base, _), local() as fetcher:
        assert fetcher.get(f"{base}/a").content == b"seen=1"
        assert fetcher.get(f"{base}/b").content == b"none"


def test_an_announced_giant_is_not_begun() -> None:
    with server(lambda handler: (200, {"Content-Length": "100000000"}, b"x")) as (base, _), local() as fetcher:
        assert code_of(lambda: fetcher.get(base)) == "R135"


def test_a_giant_is_cut_off_at_the_limit() -> None:
    sent = 0

    def answer(handler: Any) -> None:
        nonlocal sent
        handler.send_response(200)
        handler.send_header("Connection", "close")
        handler.end_headers()
        try:
            for _ in range(1_000):  # 100 MB
                sent += handler.wfile.write(b"<p>" + b"x" * 99_997)
        except OSError:
            pass
        handler.close_connection = True

    with server(answer) as (base, _), local(Limits(received=1_000_000, pause=0.0)) as fetcher:
        assert code_of(lambda: fetcher.get(base)) == "R135"
    assert sent < 50_000_000


def test_a_bomb_is_unpacked_to_the_limit_only() -> None:
    bomb = gzip.compress(b"\0" * 100_000_000, 9)
    with server(lambda handler: (200, {"Content-Encoding": "gzip"}, bomb)) as (base, _), local() as fetcher:
        assert code_of(lambda: fetcher.get(base)) == "R135"


def zipped(data: bytes) -> bytes:
    """Packed without the hour, so that a case has the same name in every process."""
    return gzip.compress(data, mtime=0)


_RAW = zlib.compressobj(wbits=-15)


@pytest.mark.parametrize(
    ("coding", "body", "expected"),
    [
        ("gzip", zipped(PAGE), PAGE),
        ("x-gzip", zipped(PAGE[:40]) + zipped(PAGE[40:]), PAGE),
        ("gzip", zipped(PAGE) + b"\0\0 padding", PAGE),
        ("deflate", zlib.compress(PAGE), PAGE),
        ("deflate", _RAW.compress(PAGE) + _RAW.flush(), PAGE),
        ("identity", PAGE, PAGE),
        ("gzip", b"", b""),
        ("gzip", zipped(PAGE)[:-20], "R137"),
        ("gzip", PAGE, "R137"),
        ("gzip, gzip", zipped(zipped(PAGE)), "R137"),
        ("br", b"\x0b\x02", "R137"),
        ("gzip", zipped(b"a") * 500, "R137"),
    ],
)
def test_content_codings(coding: str, body: bytes, expected: bytes | str) -> None:
    with server(lambda handler: (200, {"Content-Encoding": coding}, body)) as (base, _), local() as fetcher:
        if isinstance(expected, str):
            assert code_of(lambda: fetcher.get(base)) == expected
        else:
            assert fetcher.get(base).content == expected


def test_a_server_that_drips_is_left_at_the_deadline() -> None:
    def answer(handler: Any) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        try:
            for _ in range(100):
                handler.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            pass

    limits = Limits(pause=0.0, timeout=2.0, total=0.4)
    with server(answer) as (base, _), local(limits) as fetcher:
        begun = time.monotonic()
        assert code_of(lambda: fetcher.get(base)) == "R132"
        assert time.monotonic() - begun < 3.0


def test_what_the_server_refuses_is_told_with_its_wish() -> None:
    busy = server(lambda handler: (429, {"Retry-After": "120"}, b""))
    with busy as (base, _), local() as fetcher, pytest.raises(ReadError) as caught:
        fetcher.get(base)
    assert (caught.value.code, caught.value.fields["status"], caught.value.fields["retry_after"]) == ("R133", 429, 120)


def test_nobody_there() -> None:
    with server(lambda handler: (200, {}, PAGE)) as (base, _):
        pass
    with local() as fetcher:
        assert code_of(lambda: fetcher.get(base)) == "R132"


@pytest.mark.parametrize(
    "data", [b"", b"not http at all\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"]
)
def test_what_is_no_answer_is_told(data: bytes) -> None:
    def answer(handler: Any) -> None:
        handler.wfile.write(data)
        handler.close_connection = True

    with server(answer) as (base, _), local() as fetcher:
        assert code_of(lambda: fetcher.get(base)) == "R132"


def said(status: int, body: bytes | str = b"", **headers: str) -> httpx2.Response:
    """An answer made up, which is streamed as those of the network are."""
    data = body.encode() if isinstance(body, str) else body
    return httpx2.Response(status, headers=headers, content=(part for part in [data]))


def _made_up(status: int, robots: bytes | str = b"", **headers: str) -> httpx2.MockTransport:
    def answer(request: httpx2.Request) -> httpx2.Response:
        return said(status, robots, **headers) if request.url.path == "/robots.txt" else said(200, PAGE)

    return httpx2.MockTransport(answer)


@pytest.mark.parametrize(
    ("status", "robots", "path", "allowed"),
    [
        (200, "User-agent: *\nDisallow: /private/", "/private/a", False),
        (200, "User-agent: *\nDisallow: /private/", "/news/a", True),
        (200, "User-agent: *\nDisallow: /\nAllow: /news/*.html$", "/news/a.html", True),
        (200, "User-agent: *\nDisallow: /\nAllow: /news/*.html$", "/news/a.html?b", False),
        (200, "User-agent: reportedly\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", False),
        (200, "User-agent: other\nDisallow: /", "/a", True),
        (404, "", "/a", True),
        (403, "", "/a", True),
        (503, "", "/a", False),
        (429, "", "/a", False),
        (200, b"\xff\xfe\0binary\x80", "/a", True),
        (200, b"User-agent: *\nDisallow: /\n" + b"#" * 600_000, "/a", False),
        (302, "", "/a", True),
        (200, "User-agent: *\nDisallow: /" + "*a" * 1_000 + "$", "/" + "a" * 900 + "b", True),
    ],
)
def test_robots(status: int, robots: str | bytes, path: str, allowed: bool) -> None:
    with Fetcher(limits=QUICK, transport=_made_up(status, robots, Location="/robots.txt")) as fetcher:
        if allowed:
            assert fetcher.get(f"https://a.example{path}").content == PAGE
        else:
            assert code_of(lambda: fetcher.get(f"https://a.example{path}")) in ("R135", "R136")


def test_robots_is_asked_at_every_hop_and_once_a_site() -> None:
    asked = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(str(request.url))
        if request.url.path == "/robots.txt":
            return said(200, "User-agent: *\nDisallow: /closed")
        return said(302, Location="https://b.example/closed")

    with Fetcher(limits=QUICK, transport=httpx2.MockTransport(answer)) as fetcher:
        for _ in range(2):
            assert code_of(lambda: fetcher.get("https://a.example/open")) == "R136"
    robots = [url for url in asked if url.endswith("robots.txt")]
    assert robots == ["https://a.example/robots.txt", "https://b.example/robots.txt"]
    assert "https://b.example/closed" not in asked


def test_requests_to_a_host_are_spaced() -> None:
    now = [100.0]
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    transport = _made_up(200, "User-agent: *\nCrawl-delay: 7")
    with Fetcher(limits=Limits(pause=2.0), transport=transport, clock=lambda: now[0], sleep=sleep) as fetcher:
        for path in ("a", "b"):
            fetcher.get(f"https://a.example/{path}")
        fetcher.get("https://b.example/c")
        now[0] += 3.0
        fetcher.get("https://www.a.example/d")
    assert slept == [7.0, 4.0]


def test_headers_cannot_be_smuggled_in() -> None:
    with Fetcher(limits=QUICK, transport=_made_up(404)) as fetcher:
        assert fetcher.get("https://a.example/", etag='"a"\r\nHost: b', last_modified="\u2603").content == PAGE
