from __future__ import annotations

from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import ReadError
from reportedly.reading.files import MAX_BYTES
from reportedly.reading.mail import read_eml, read_letter, read_mailbox
from reportedly.types import Document, Failure

TEXT = "Delegates of both sides met on Monday, the ministry said.\n"


def letter(text: str | None = TEXT, html: bytes | None = None, **headers: str) -> EmailMessage:
    made = EmailMessage()
    known = {
        "From": "Crisis Brief <brief@news.example>",
        "Date": "Sat, 22 Nov 2025 23:30:00 -0500",
        "Subject": "Talks",
        **headers,
    }
    for name, value in known.items():
        made[name] = value
    if text is not None:
        made.set_content(text)
    if html is not None:
        (made.add_alternative if text is not None else made.set_content)(html.decode(), subtype="html")
    return made


def test_a_plain_letter() -> None:
    document = read_letter(letter().as_bytes(), "a.eml")
    assert (document.id, document.title, document.publication) == ("a.eml", "Talks", "Crisis Brief")
    assert (document.published, document.published_basis, document.reader) == (date(2025, 11, 22), "header", "mail")
    assert document.text == TEXT


def test_the_web_page_of_a_letter_goes_first(page: Callable[..., bytes]) -> None:
    text = read_letter(letter("View in browser: https://a.example/", page("Oslo")).as_bytes(), "a.eml").text
    assert "met in Oslo" in text
    assert "View in browser" not in text


def test_plain_text_stands_in_for_a_page_without_an_article() -> None:
    document = read_letter(letter(TEXT, b"<html><body><a href='/'>Home</a></body></html>").as_bytes(), "a.eml")
    assert document.text == TEXT


def test_headers_in_other_encodings() -> None:
    data = b"From: =?utf-8?q?Caf=C3=A9_Brief?= <a@b.example>\nSubject: =?iso-8859-1?q?r=E9sum=E9?=\n\n" + TEXT.encode()
    document = read_letter(data, "a.eml")
    assert (document.publication, document.title, document.published) == ("Caf\u00e9 Brief", "r\u00e9sum\u00e9", None)
    assert document.published_basis == ""
    assert read_letter(b"From: a@b.example\n\n" + TEXT.encode(), "a.eml").publication == "b.example"


@pytest.mark.parametrize(
    ("charset", "coding"),
    [("utf-8", "base64"), ("iso-8859-1", "quoted-printable"), ("utf-8", "8bit"), ("none", "8bit")],
)
def test_encodings_of_the_text(charset: str, coding: str) -> None:
    made = EmailMessage()
    made["From"] = "a@b.example"
    made.set_content("Caf\u00e9 owners met on Monday.", cte=coding, charset="utf-8" if charset == "none" else charset)
    data = made.as_bytes().replace(b'charset="utf-8"', f'charset="{charset}"'.encode())
    assert read_letter(data, "a.eml").text.startswith("Caf\u00e9 owners")


def test_attachments_are_left_alone(tmp_path: Path) -> None:
    made = letter()
    made.add_attachment(b"Secret attachment.", maintype="text", subtype="plain", filename="../../evil.txt")
    path = tmp_path / "a.eml"
    path.write_bytes(made.as_bytes())
    assert "Secret" not in read_eml(path).text
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "R152"),
        (b"From: a@b.example\n\n", "R152"),
        (b"just a text without any header at all", "R152"),
        (b"From: a@b.example\nContent-Type: image/png\n\n" + b"iVBORw0KGgo=", "R152"),
        (b"From: a@b.example\n\n" + bytes(range(256)) * 9, "R105"),
        (b"From: a@b.example\n\n" + b"x" * MAX_BYTES, "R106"),
        (b"From: a@b.example\nContent-Type: text/html\n\n<html><nav><a>Home</a></nav></html>", "R107"),
    ],
)
def test_what_is_no_letter(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_letter(data, "a.eml")
    assert caught.value.code == code


def test_letters_within_letters_without_end() -> None:
    data = b"From: a@b.example\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
    )
    with pytest.raises(ReadError) as caught:
        read_letter(data, "a.eml")
    assert caught.value.code == "R152"


def test_odd_headers_are_no_trouble() -> None:
    head = b"From: " + b"(<" * 50_000 + b"\nDate: " + b"9" * 50_000 + b"\nSubject: =?x?q?" + b"=" * 50_000 + b"?=\n"
    assert read_letter(head + b"\n" + TEXT.encode(), "a.eml").text == TEXT


def test_a_mailbox(tmp_path: Path) -> None:
    path = tmp_path / "box.mbox"
    bodies = [
        letter(
            "One letter, the minister said.\n\n>From Geneva came no word.\n\nFrom here on it is quiet.\n"
        ).as_bytes(),
        b"From: a@b.example\nContent-Type: image/png\n\nAAAA\n",
        letter("Another letter, the minister said.\n").as_bytes(),
    ]
    path.write_bytes(b"".join(b"From MAILER-DAEMON Sat Nov 22 06:00:00 2025\n" + body + b"\n" for body in bodies))
    first, second, third = read_mailbox(path)
    assert isinstance(first, Document)
    assert first.id == f"{path}#1"
    assert "\nFrom Geneva came" in first.text
    assert first.text.rstrip().endswith("From here on it is quiet.")
    assert isinstance(second, Failure)
    assert (second.document, second.code) == (f"{path}#2", "R152")
    assert isinstance(third, Document)


def test_a_line_that_nearly_begins_a_letter_takes_no_time(tmp_path: Path) -> None:
    path = tmp_path / "box.mbox"
    path.write_bytes(b"From " + b"a " * 30_000 + b"\n\n" + letter().as_bytes())
    assert len(list(read_mailbox(path))) == 1


def test_a_mailbox_with_a_giant(tmp_path: Path) -> None:
    path = tmp_path / "box.mbox"
    start = b"From a@b Sat Nov 22 06:00:00 2025\n"
    path.write_bytes(start + b"From: a@b.example\n\n" + b"x" * (MAX_BYTES + 9) + b"\n\n" + start + letter().as_bytes())
    first, second = read_mailbox(path)
    assert isinstance(first, Failure)
    assert first.code == "R106"
    assert isinstance(second, Document)


def test_no_mailbox(tmp_path: Path) -> None:
    (tmp_path / "empty.mbox").write_bytes(b"")
    assert [item.code for item in read_mailbox(tmp_path / "empty.mbox") if isinstance(item, Failure)] == ["R104"]
    assert [item.code for item in read_mailbox(tmp_path / "none") if isinstance(item, Failure)] == ["R101"]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 300))
def test_any_bytes_give_a_letter_or_an_error(noise: bytes, at: int) -> None:
    data = letter(TEXT, b"<p>Delegates met.</p>").as_bytes()
    for broken in (noise, data[:at] + noise + data[at:]):
        try:
            read_letter(broken, "a.eml")
        except ReadError as err:
            assert err.code.startswith("R1")
