"""How the pages are served: where they listen, who may ask, and what codes a tried sentence."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.types import Record

LOOPBACK = "127.0.0.1"

Tryer = Callable[[str, date | None], Sequence[Record]]
"""Codes a text as if published on that day. ``cli`` gives one, so that the pages themselves never load a model."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the pages are served.

    Args:
        host: the address to listen on, as a name or number.
        token: what a visitor must know; ``None`` lets everybody in who reaches the address, so that only a loopback
            address goes without.
        names: further host names under which visitors may ask, such as that of a proxy in front.
        tryer: codes a tried sentence; ``None`` leaves that page without its box.

    Example:
        >>> Options().needs_token, Options(host="0.0.0.0").needs_token, Options(names=("claims.example",)).needs_token
        (False, True, True)
    """

    host: str = LOOPBACK
    token: str | None = None
    names: tuple[str, ...] = ()
    tryer: Tryer | None = None

    @property
    def needs_token(self) -> bool:
        """Whether others than the users of this machine may reach the pages."""
        return not is_loopback(self.host) or bool(self.names)

    def knows_host(self, name: str) -> bool:
        """Whether a request that names this host is meant for us.

        A page of a stranger can have its own name resolved to our address, and then read what we answer. So names are
        taken only when they are known. Numbers cannot be resolved to anything else.
        """
        name = name.lower().removesuffix(".")
        if name == "localhost" or name == self.host.lower() or name in {known.lower() for known in self.names}:
            return True
        if is_loopback(self.host):
            return is_loopback(name)
        return _number(name) is not None


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the host.

    Example:
        >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0"), is_loopback("example.org")
        (True, True, False, False)
    """
    if host.lower() == "localhost":
        return True
    number = _number(host)
    return number is not None and number.is_loopback


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None
