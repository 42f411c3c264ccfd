from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from reportedly.errors import ReadError
from reportedly.reading.articles import Known
from reportedly.reading.feeds import read_feed
from reportedly.reading.fetch import Fetcher
from reportedly.reading.kinds import KINDS, kind_of, read_kind
from reportedly.reading.pdf import read_pdf_bytes
from reportedly.reading.warc import read_warc
from reportedly.types import Document, Failure

LETTER = b"From: a@b.example\n\nTalks were held in Geneva on Monday.\n"


def test_every_ending_is_read_and_what_is_broken_is_a_failure(tmp_path: Path) -> None:
    for ending in KINDS:
        path = tmp_path / f"a{ending}"
        path.write_bytes(b"\0\1\2 nothing of the kind")
        ((item, _),) = read_kind(path)
        assert isinstance(item, Failure)
        ((item, _),) = read_kind(tmp_path / f"none{ending}")
        assert isinstance(item, Failure)
        assert item.code == "R101"


def test_the_bytes_of_a_file_are_told(tmp_path: Path) -> None:
    letter, box = tmp_path / "a.eml", tmp_path / "a.mbox"
    letter.write_bytes(LETTER)
    box.write_bytes((b"From a@b Sat Nov 22 06:00:00 2025\n" + LETTER + b"\n") * 3)
    for path, count in ((letter, 1), (box, 3)):
        found = list(read_kind(path))
        assert [type(item) for item, _ in found] == [Document] * count
        assert sum(size for _, size in found) == path.stat().st_size


def test_other_files_are_not_read(tmp_path: Path) -> None:
    assert kind_of("a.docx") == ""
    with pytest.raises(ValueError, match="ends in none"):
        next(read_kind(tmp_path / "a.docx"))


@pytest.mark.parametrize("package", ["httpx2", "httpcore2", "protego"])
def test_a_missing_package_of_the_web_is_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    importlib.import_module("reportedly.reading.transport")
    monkeypatch.delitem(sys.modules, "reportedly.reading.transport")
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ReadError) as caught:
        Fetcher()
    assert caught.value.code == "R160"
    assert package in caught.value.message
    assert caught.value.hint == "pip install 'reportedly[web]'"


def test_other_missing_packages_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("feedparser", "pypdf", "fastwarc.warc"):
        monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ReadError) as caught:
        read_feed(b"<rss/>", url="https://a.example/")
    assert (caught.value.code, caught.value.hint) == ("R160", "pip install 'reportedly[web]'")
    with pytest.raises(ReadError) as caught:
        read_pdf_bytes(b"%PDF-1.4", Known("a.pdf"))
    assert (caught.value.code, caught.value.hint) == ("R160", "pip install 'reportedly[pdf]'")
    path = tmp_path / "a.warc"
    path.write_bytes(b"WARC/1.0")
    (failure,) = read_warc(path)
    assert isinstance(failure, Failure)
    assert (failure.code, failure.hint) == ("R160", "pip install 'reportedly[warc]'")
