"""The wire under the fetcher: connections that go only to addresses that were checked, and that end at a deadline."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore2
import httpx2

from reportedly.reading.addresses import Resolve, permitted

_FAULTS = (
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.UnsupportedProtocol,
    httpcore2.ConnectionNotAvailable,
    OSError,
)
_MAX_TRIES = 4


class Deadline:
    """When the request at hand has to be over; shared by all connections of a fetcher."""

    def __init__(self) -> None:
        self._end = float("inf")

    def start(self, seconds: float) -> None:
        """Begin to count."""
        self._end = time.monotonic() + seconds

    def left(self, timeout: float | None) -> float:
        """The seconds that an operation may take, at most ``timeout``; raises a timeout when none are left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("it took too long altogether")
        return left if timeout is None else min(left, timeout)


class _Stream(httpcore2.NetworkStream):
    """A connection on which a peer that sends a byte now and then does not live longer than the deadline."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore2.NetworkBackend):
    """Resolves a host itself and connects to the very address it has checked: there is no second look-up to cheat."""

    def __init__(self, deadline: Deadline, allow_private: bool, resolver: Resolve) -> None:
        self._inner = httpcore2.SyncBackend()
        self._deadline = deadline
        self._allow_private = allow_private
        self._resolver = resolver

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        fault: Exception | None = None
        found = permitted(host, port, allow_private=self._allow_private, resolver=self._resolver)
        for address in found[:_MAX_TRIES]:
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as err:
                fault = err
            else:
                return _Stream(stream, self._deadline)
        raise fault or httpcore2.ConnectError(f"no address of {host} answers")


class _Body(httpx2.SyncByteStream):
    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __iter__(self) -> Iterator[bytes]:
        with _told():
            yield from self._inner

    def close(self) -> None:
        self._inner.close()


class GuardedTransport(httpx2.BaseTransport):
    """Carries requests of a client over checked connections. No proxy is used: it would resolve names by itself."""

    def __init__(self, deadline: Deadline, *, allow_private: bool, resolver: Resolve) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False),
            max_connections=4,
            keepalive_expiry=15.0,
            network_backend=_Backend(deadline, allow_private, resolver),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request."""
        url = request.url
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        with _told():
            answer = self._pool.handle_request(
                httpcore2.Request(
                    method=request.method,
                    url=target,
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        return httpx2.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer.stream),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


def client(
    deadline: Deadline,
    *,
    agent: str,
    timeout: float,
    allow_private: bool,
    resolver: Resolve,
    transport: httpx2.BaseTransport | None = None,
) -> httpx2.Client:
    """A client that follows no redirect by itself, reads no environment, and asks only for what can be unpacked."""
    headers = {
        "User-Agent": agent,
        "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en",
    }
    return httpx2.Client(
        transport=transport or GuardedTransport(deadline, allow_private=allow_private, resolver=resolver),
        headers=headers,
        timeout=timeout,
        follow_redirects=False,
        trust_env=False,
    )


@contextmanager
def _told() -> Iterator[None]:
    """Errors of the wire as errors of the client, which are the ones that the fetcher knows."""
    try:
        yield
    except httpcore2.TimeoutException as err:
        raise httpx2.ReadTimeout(str(err)) from err
    except _FAULTS as err:
        raise httpx2.TransportError(str(err)) from err
