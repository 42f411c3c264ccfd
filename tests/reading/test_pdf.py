from __future__ import annotations

import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import ReadError
from reportedly.reading import pdf
from reportedly.reading.articles import Known
from reportedly.reading.pdf import read_pdf, read_pdf_bytes

LINES = (
    "GENEVA, March 3, 2024 (Agency) - Delegates of both sides met in the",
    "city on Monday, the minis-",
    "try said.",
    "They will meet again next week, two officials told reporters after the",
    "meeting.",
)


def made(*pages: tuple[str, ...], content: bytes | None = None, title: str = "") -> bytes:
    """A PDF file by hand: one line of text below the other on each page."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    catalog, tree = add(b"<</Type/Catalog/Pages 2 0 R>>"), add(b"")
    font = add(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    info = add(f"<</Title({title})/CreationDate(D:20200101000000Z)>>".encode())
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = zlib.compress(content or f"BT /F1 10 Tf 50 700 Td {shown}ET".encode("cp1252"))
        text = add(b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        kids.append(add(b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 %d 0 R>>>>/Contents %d 0 R>>" % (font, text)))
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[tree - 1] = b"<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 600 800]>>" % (len(kids), listed)
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        catalog,
        info,
        start,
    )
    return out


def code_of(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read_pdf_bytes(data, Known("a.pdf"))
    return caught.value.code


def test_the_text_flows(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made(LINES, title="Talks"))
    document = read_pdf(path, publication="Agency")
    assert document.text == (
        "GENEVA, March 3, 2024 (Agency) - Delegates of both sides met in the city on Monday, the ministry said.\n\n"
        "They will meet again next week, two officials told reporters after the meeting."
    )
    assert (document.title, document.reader, document.publication) == ("Talks", "pdf", "Agency")
    assert (document.published, document.published_basis) == (date(2024, 3, 3), "dateline")


def test_the_date_of_the_file_is_no_day_of_publication() -> None:
    document = read_pdf_bytes(made(("Talks were held.",)), Known("a.pdf"))
    assert (document.published, document.published_basis) == (None, "")
    document = read_pdf_bytes(made(LINES), Known("a.pdf", given=date(2024, 3, 5)))
    assert (document.published, document.published_basis) == (date(2024, 3, 5), "given")


def test_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        ("Situation report", f"The talks of day {number} went", "on.", f"Page {number} of 4") for number in range(1, 5)
    ]
    text = read_pdf_bytes(made(*pages), Known("a.pdf")).text
    assert "Situation report" not in text
    assert "Page" not in text
    assert text.count("The talks of day") == 4


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "R155"),
        (b"hello", "R155"),
        (b"%PDF-1.7", "R155"),
        (made(LINES)[:200], "R155"),
        (b"%PDF-1.4\n" + b"[" * 100_000, "R155"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R>>", "R155"),
        (made(()), "R157"),
        (made(("1", "2 3")), "R157"),
        (b"%PDF-" + b"\0" * pdf.MAX_BYTES, "R135"),
    ],
)
def test_broken_files(data: bytes, code: str) -> None:
    assert code_of(data) in (code, "R157" if code == "R155" else code)


def test_a_bomb_is_not_unpacked() -> None:
    assert code_of(made(LINES, content=b" " * 200_000_000)) in ("R155", "R157")


def test_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    assert code_of(made(LINES, LINES, LINES)) == "R135"
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 100)
    assert code_of(made(LINES)) == "R135"


def test_a_locked_file() -> None:
    import io

    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made(LINES)))
    writer.encrypt("word", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert code_of(out.getvalue()) == "R156"
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made(LINES)))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "Delegates" in read_pdf_bytes(out.getvalue(), Known("a.pdf")).text


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 1_200))
def test_any_bytes_give_a_text_or_an_error(noise: bytes, at: int) -> None:
    data = made(LINES)
    try:
        read_pdf_bytes(data[:at] + noise + data[at + len(noise) :], Known("a.pdf"))
    except ReadError as err:
        assert err.code.startswith("R15")
