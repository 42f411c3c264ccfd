from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import ReadError
from reportedly.reading import foreign, read_bytes, read_path
from reportedly.reading.files import MAX_BYTES

TEXT = "Caf\u00e9 owners met \u201cthe mayor\u201d on Monday.\r\nNobody agreed \U0001f600."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_give_the_same_text(encoding: str) -> None:
    assert read_bytes(TEXT.encode(encoding)).text == TEXT


def test_text_is_kept_as_it_is() -> None:
    text = "\n  A line.\r\n\tAnother \u2028 line.\r And more  \n"
    assert read_bytes(text.encode()).text == text


def test_windows_1252_is_read_with_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        document = read_bytes("Caf\u00e9 \u201cowners\u201d met \u2013 again.".encode("cp1252"), name="old.txt")
    assert document.text == "Caf\u00e9 \u201cowners\u201d met \u2013 again."
    assert "old.txt is not UTF-8" in caplog.text


def test_no_warning_of_what_is_no_text(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(ReadError, match="binary"):
        read_bytes(b"Caf\xe9 \xc3\xa9" + bytes(range(32)) * 40, name="image.bin")
    assert caplog.text == ""


def test_mixed_encodings_keep_their_right_parts(caplog: pytest.LogCaptureFixture) -> None:
    data = (
        "Za\u0142\u0105 caf\u00e9\n".encode() + "\u201cCaf\u00e9\u201d".encode("cp1252") + b" end " + "\u2013".encode()
    )
    with caplog.at_level(logging.WARNING):
        document = read_bytes(data, name="mixed.txt")
    assert document.text == "Za\u0142\u0105 caf\u00e9\n\u201cCaf\u00e9\u201d end \u2013"
    assert "mixes UTF-8" in caplog.text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "R104"),
        (b" \r\n\t", "R104"),
        (b"\xef\xbb\xbf\n", "R104"),
        ("\u00a0\u2003\n".encode(), "R104"),
        (b"text\0text", "R105"),
        (bytes(range(256)) * 4, "R105"),
        (b"%PDF-1.7 ...", "R105"),
        (b"PK\x03\x04word/document.xml", "R105"),
        (b"{\\rtf1 hello}", "R105"),
        ("Hello there".encode("utf-16")[:-1], "R105"),
        (b"\xff\xfe\x00\xd8", "R105"),
        (b"a" * (MAX_BYTES + 1), "R106"),
        (b"<html><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav></body></html>", "R107"),
        (b"<html><body>" + b"<p>" * 50_000, "R108"),
        (b'{"text": "He said so."}', "R111"),
        (b'{"text": "He said so."}\n{"text": "She did."}\n', "R111"),
        (b'[{"text": "He said so."}]', "R111"),
        (b"<?xml version='1.0'?><rss><channel><title>News</title></channel></rss>", "R111"),
    ],
)
def test_what_is_no_article_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, name="a.txt")
    assert caught.value.code == code
    assert caught.value.fields["path"] == "a.txt"
    assert "a.txt" in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "code"),
    [("missing.txt", "R101"), ("https://example.org/a", "R101"), (".", "R102"), ("a\0b", "R103"), ("x" * 4000, "R103")],
)
def test_paths_that_cannot_be_read(name: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReadError) as caught:
        read_path(name)
    assert caught.value.code == code
    assert caught.value.hint


def test_a_file_is_read_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    document = read_path(path, published=date(2025, 11, 22), publication="The Daily")
    assert (document.text, document.id, document.publication) == (TEXT, str(path), "The Daily")
    assert (document.published, document.published_basis) == (date(2025, 11, 22), "given")


def test_brackets_alone_are_not_json() -> None:
    assert read_bytes(b'["We will stay," the minister said.] He left.').text.startswith("[")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that the talks with the partners would go on until the end of the year, as agreed.", "en"),
        ("RUSSIA STRIKES KYIV; 3 DEAD", "en"),
        ("Le ministre a déclaré lundi que les pourparlers avec les partenaires se poursuivront jusqu'à la fin.", "fr"),
        ("El ministro dijo el lunes que las conversaciones con los socios continuarán hasta el fin del año.", "es"),
        ("\u041c\u0438\u043d\u0438\u0441\u0442\u0440 \u0437\u0430\u044f\u0432\u0438\u043b", "und"),
        ("lorem ipsum dolor sit amet " * 20, "und"),
    ],
)
def test_language_is_told_from_function_words(text: str, language: str) -> None:
    document = read_bytes(text.encode())
    assert document.language == language
    failure = foreign(document)
    assert (failure is None) == (language == "en")
    if failure:
        assert failure.code == "R109"


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_read_error(data: bytes) -> None:
    try:
        document = read_bytes(data)
    except ReadError as err:
        assert err.code.startswith("R1")
    else:
        assert document.text.strip()


FRAGMENTS = [
    "<html>",
    "<p>",
    "</p>",
    "<div",
    ">",
    "&",
    "&#0;",
    "&#xD800;",
    "<!--",
    "-->",
    "<![CDATA[",
    "\ud7ff",
    "word. ",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=40))
def test_any_tag_soup_gives_a_document_or_a_read_error(parts: list[str]) -> None:
    try:
        read_bytes(("<html>" + "".join(parts)).encode("utf-8", "surrogatepass"), name="soup.html")
    except ReadError as err:
        assert err.code.startswith("R1")
