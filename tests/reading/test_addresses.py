from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import ReadError
from reportedly.reading.addresses import check_url, is_public, permitted, plain_url


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "ftp://example.org/a",
        "gopher://example.org/",
        "javascript:alert(1)",
        "data:text/html,<p>Hi",
        "//example.org/a",
        "example.org/a",
        "https://",
        "https:///a",
        "http://user:password@example.org/",
        "http://example.org@127.0.0.1/",
        "http://example.org\\@127.0.0.1/",
        "http://example.org/a b",
        "http://example.org/\r\nHost: inside",
        "http://example.org:99999/",
        "http://example.org:0/",
        "http://[::1/",
        "https://example.org/" + "a" * 5000,
        "",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(ReadError) as caught:
        check_url(url)
    assert caught.value.code == "R130"
    assert "password" not in caught.value.message or "passwd" in url or "holds" in caught.value.message


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:a00:1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "100::1",
    ],
)
def test_addresses_that_are_not_of_the_public_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "64:ff9b::5db8:d822"])
def test_addresses_of_the_public_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "::1", "::ffff:127.0.0.1"],
)
def test_every_spelling_of_this_machine_is_judged_by_what_it_resolves_to(host: str) -> None:
    with pytest.raises(ReadError) as caught:
        permitted(host, 80, allow_private=False)
    assert caught.value.code in ("R131", "R132")  # R132 where the system does not know the spelling


def test_only_the_public_addresses_of_a_name_are_used() -> None:
    answer = ["10.0.0.1", "93.184.216.34", "::1"]
    assert permitted("a.example", 80, allow_private=False, resolver=lambda host, port: answer) == ["93.184.216.34"]
    assert permitted("a.example", 80, allow_private=True, resolver=lambda host, port: answer) == answer


def test_addresses_lose_only_what_tells_how_a_reader_came() -> None:
    assert plain_url("https://a.example/x?b=1&utm_medium=rss&a=%20&fbclid=z#top") == "https://a.example/x?b=1&a=+"
    assert plain_url("https://a.example/x?q=%C3%A9&b") == "https://a.example/x?q=%C3%A9&b"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_an_address_or_told(text: str) -> None:
    try:
        url = check_url(f"http://{text}")
    except ReadError as err:
        assert err.code == "R130"
    else:
        plain_url(url)
