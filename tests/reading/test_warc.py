from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading.files import MAX_BYTES
from reportedly.reading.warc import read_warc
from reportedly.types import Document, Failure

Make = Callable[..., bytes]


def record(url: str, body: bytes, head: str = "Content-Type: text/html", status: str = "200 OK", **more: str) -> bytes:
    """A record with an answer of a server."""
    answer = f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body
    return entry("response", url, answer, "application/http; msgtype=response", **more)


def entry(kind: str, url: str, block: bytes, media: str, **more: str) -> bytes:
    extra = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in more.items())
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-11-25T01:02:03Z\r\n"
        f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-1234567890ab>\r\nContent-Type: {media}\r\n{extra}"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(folder: Path, data: bytes) -> list[Document | Failure]:
    path = folder / "news.warc.gz"
    path.write_bytes(data)
    return list(read_warc(path))


def told(found: list[Document | Failure]) -> list[str]:
    return [item.code if isinstance(item, Failure) else item.id for item in found]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_pages_are_read_and_the_rest_is_passed_over(tmp_path: Path, page: Make, pack: Callable[[bytes], bytes]) -> None:
    records = [
        entry("warcinfo", "", b"software: made up", "application/warc-fields"),
        entry("request", "https://a.example/1", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        record("https://a.example/2025/11/22/geneva?utm_source=x", page("Geneva")),
        record("https://a.example/moved", b"", status="301 Moved"),
        record("https://a.example/gone", page("Gone"), status="404 Not Found"),
        record("https://a.example/x.png", b"\x89PNG", "Content-Type: image/png"),
        entry("resource", "https://a.example/plain", b"Talks were held in Oslo.", "text/plain"),
        entry("conversion", "https://a.example/wet", b"Talks were held in Bern.", "text/plain"),
        record("https://b.example/paris", page("Paris"), "Content-Type: Text/HTML; charset=utf-8"),
    ]
    found = read(tmp_path, b"".join(map(pack, records)))
    assert told(found) == [
        "https://a.example/2025/11/22/geneva",
        "https://a.example/plain",
        "https://a.example/wet",
        "https://b.example/paris",
    ]
    first, *_, last = (item for item in found if isinstance(item, Document))
    assert (first.published, first.published_basis, first.publication) == (date(2025, 11, 22), "url", "a.example")
    assert (last.published, last.reader) == (None, "warc")


def test_known_pages_are_passed_over(tmp_path: Path, page: Make) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record("https://a.example/1", page()) + record("https://a.example/2", page()))
    assert told(list(read_warc(path, wanted=lambda url: url.endswith("2")))) == ["https://a.example/2"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_an_archive_cut_anywhere_gives_what_came_before_and_a_failure(
    tmp_path: Path, page: Make, pack: Callable[[bytes], bytes]
) -> None:
    first, second = pack(record("https://a.example/1", page())), pack(record("https://a.example/2", page()))
    for at in range(len(first) + 40, len(first) + len(second) - 40, 37):
        found = read(tmp_path, (first + second)[:at])
        assert told(found)[0] == "https://a.example/1", at
        assert [item.code for item in found[1:] if isinstance(item, Failure)] in (["R150"], ["R151"]), at
        assert len(found) == 2


def test_what_is_no_archive(tmp_path: Path) -> None:
    for data in (b"", b"hello world\n" * 100, b"\x1f\x8b\x08 broken", gzip.compress(b"text"), b"WARC/1.0\r\n"):
        (found,) = read(tmp_path, data)
        assert isinstance(found, Failure)
        assert found.code in ("R150", "R151"), data
    assert told(list(read_warc(tmp_path / "none.warc"))) == ["R101"]
    assert told(list(read_warc(tmp_path))) == ["R102"]


def test_garbage_between_records_ends_the_archive_with_a_failure(tmp_path: Path, page: Make) -> None:
    data = gzip.compress(record("https://a.example/1", page())) + b"garbage" * 9 + gzip.compress(b"more")
    assert told(read(tmp_path, data)) == ["https://a.example/1", "R150"]


def test_one_bad_page_never_stops_the_others(tmp_path: Path, page: Make) -> None:
    packed = gzip.compress(page("Rome"))
    records = [
        record(
            "https://a.example/bomb",
            gzip.compress(b"\0" * 50_000_000),
            "Content-Type: text/html\r\nContent-Encoding: gzip",
        ),
        record("https://a.example/giant", b"<p>" + b"x" * MAX_BYTES),
        record("https://a.example/broken", packed[:-30], "Content-Type: text/html\r\nContent-Encoding: gzip"),
        record("https://a.example/noise", bytes(range(256)) * 9),
        record("https://a.example/empty", b""),
        record("https://a.example/tags", b"<html>" + b"<p>" * 50_000),
        record("https://a.example/nav", b"<html><body><a href='/'>Home</a></body></html>"),
        record("https://a.example/packed", packed, "Content-Type: text/html\r\nContent-Encoding: gzip"),
        record("https://a.example/said", page("Kyiv"), "Content-Type: text/html\r\nContent-Encoding: gzip"),
        record("https://a.example/said2", page("Kyiv"), "Content-Type: text/html\r\nContent-Encoding: deflate"),
        record(
            "https://a.example/chunked",
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(page("Bonn")), page("Bonn")),
            "Content-Type: text/html\r\nTransfer-Encoding: chunked",
        ),
        record("https://a.example/cut", page("Lima"), WARC_Truncated="length"),
        record("https://a.example/last", page("Lima").replace(b"Lima", b"Li\xffma")),
    ]
    found = read(tmp_path, b"".join(gzip.compress(item, 1) for item in records))
    assert told(found) == [
        "R135",
        "R135",
        "R137",
        "R105",
        "R104",
        "R108",
        "R107",
        *(f"https://a.example/{name}" for name in ("packed", "said", "said2", "chunked", "cut", "last")),
    ]
    assert [item.document for item in found if isinstance(item, Failure)][:2] == [
        "https://a.example/bomb",
        "https://a.example/giant",
    ]
    assert "Bonn" in next(item.text for item in found if isinstance(item, Document) and item.id.endswith("chunked"))


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "../../../../etc/passwd",
        "C:\\windows\\x",
        "https://a.example/../../x",
        "dns:a.example",
        "",
    ],
)
def test_addresses_in_archives_are_no_paths(tmp_path: Path, page: Make, url: str) -> None:
    name = 'Content-Type: text/html\r\nContent-Disposition: attachment; filename="../../evil.html"'
    before = sorted(tmp_path.iterdir())
    (found,) = read(tmp_path, record(url, page(), name, WARC_Filename="../../../evil"))
    assert told([found])[0] in ("R130", "https://a.example/../../x")
    assert [path for path in sorted(tmp_path.iterdir()) if path not in before] == [tmp_path / "news.warc.gz"]


@settings(max_examples=40, deadline=None)
@given(noise=st.binary(max_size=80), at=st.integers(0, 600))
def test_any_bytes_give_articles_or_failures(tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int) -> None:
    data = record("https://a.example/1", b"<p>Talks were held.</p>") + record("https://a.example/2", b"Talks ended.")
    read(tmp_path_factory.mktemp("noise"), data[:at] + noise + data[at:])
