"""Which web addresses may be asked at all: http and https, and hosts of the public internet only.

Names are judged by what they resolve to, at the moment of the connection, and the connection goes to the address that
was judged. So no spelling of an address (``127.1``, ``2130706433``, ``[::ffff:7f00:1]``) and no name server that gives
another answer the second time leads to the machine itself or to its neighbours.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from reportedly.errors import ReadError

MAX_LENGTH = 4_096
"""Characters that an address may have."""

Resolve = Callable[[str, int], list[str]]
"""Gives the IP addresses of a host, in the order in which they are to be tried; raises ``OSError``."""

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|at_(?:medium|campaign|format)|cmpid|ocid")
_UNWANTED = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]")
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
_TUNNELS = (ipaddress.IPv6Network("2001::/32"), ipaddress.IPv6Network("2002::/16"))
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_HINT = "Give the address of a public web page, beginning with https:// or http://."


def check_url(url: str) -> str:
    """The address, when it is one that may be asked.

    Raises:
        ReadError: R130 when it is no http or https address, or holds a password, blanks or control characters.

    Example:
        >>> check_url(" https://example.org/a ")
        'https://example.org/a'
        >>> check_url("file:///etc/passwd")
        Traceback (most recent call last):
        reportedly.errors.ReadError: [R130] file:///etc/passwd is not a web address. Give the address of a public ...
    """
    url = url.strip()
    shown = url[:200]
    if len(url) > MAX_LENGTH or _UNWANTED.search(url):
        raise ReadError("R130", f"{shown!r} is not a web address", hint=_HINT, url=shown)
    try:
        parts = urlsplit(url)
        fine = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fine = False
    if not fine:
        raise ReadError("R130", f"{shown} is not a web address.", hint=_HINT, url=shown)
    if "@" in parts.netloc:
        raise ReadError("R130", "the address holds a user name or password", hint=_HINT)
    return url


def plain_url(url: str) -> str:
    """The address without its fragment and without the parameters that only tell how a reader came there.

    Source: house rule; the names that the large outlets and platforms add to links.

    Example:
        >>> plain_url("https://example.org/a?id=7&utm_source=rss#top")
        'https://example.org/a?id=7'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if not _TRACKING.search(parts.query):
        return urlunsplit(parts._replace(fragment=""))
    given = parse_qsl(parts.query, keep_blank_values=True)
    kept = urlencode([(key, value) for key, value in given if not _TRACKING.fullmatch(key)])
    return urlunsplit(parts._replace(query=kept, fragment=""))


def host_of(url: str) -> str:
    """The host of an address, in lower case and without ``www.``; ``""`` when there is none.

    Example:
        >>> host_of("https://www.Example.org:8080/a")
        'example.org'
    """
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet.

    Private, loopback, link-local, shared, reserved and multicast addresses do not, nor do their IPv6 disguises.

    Source: the special-purpose registries of RFC 6890, through :mod:`ipaddress`.

    Example:
        >>> [is_public(ip) for ip in ("93.184.216.34", "10.0.0.1", "::ffff:127.0.0.1", "169.254.169.254")]
        [True, False, False, False]
    """
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip in _NAT64:  # how a network without IPv4 writes an IPv4 address
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in _PUBLIC_V6 or any(ip in tunnel for tunnel in _TUNNELS):
            return False
    return ip.is_global and not (ip.is_private or ip.is_reserved or ip.is_multicast or ip.is_link_local)


def resolve(host: str, port: int) -> list[str]:
    """The addresses that the system knows for a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def permitted(host: str, port: int, *, allow_private: bool, resolver: Resolve = resolve) -> list[str]:
    """The addresses of a host that may be connected to.

    Raises:
        ReadError: R131 when there are none but private ones; R132 when the name is not known.
    """
    try:
        found = resolver(host, port)
    except (OSError, UnicodeError) as err:
        hint = "Check the spelling of the address, and the network."
        raise ReadError("R132", f"the host {host} is not known: {err}", hint=hint, host=host) from err
    public = [address for address in found if allow_private or is_public(address)]
    if not public:
        shown = ", ".join(found[:3]) or "no address"
        hint = "Pages of this machine and of private networks are not fetched unless that is allowed (--allow-private)."
        raise ReadError("R131", f"{host} is a private or reserved address ({shown})", hint=hint, host=host)
    return public
