"""Folders, patterns and tables of articles: one after the other, each with its name, its date, or its failure."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.children import without_root

from reportedly.reading import Columns, measure, read_sources
from reportedly.types import Document, Failure

TEXT = "Iran denied that it attacked the tanker, Reuters reported."


def found(*sources: Path | str, **more: object) -> dict[str, Document | str]:
    """What is found, by the end of its name: the document, or the code of the failure."""
    items = {}
    for item in read_sources([str(source) for source in sources], **more):  # type: ignore[arg-type]
        name = item.source.rsplit("/", 1)[-1]
        items[name] = item.item.code if isinstance(item.item, Failure) else item.item
    return items


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.html", "sub/d.TXT", ".hidden.txt", "e.png", ".git/f.txt", "none"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert list(found(tmp_path)) == ["a.txt", "b.txt", "none", "c.html", "d.TXT"]
    extent = measure([str(tmp_path)])
    assert (extent.files, extent.size, extent.aside) == (5, 5 * len(TEXT), {".png": 1})


def test_patterns_and_what_is_missing(tmp_path: Path) -> None:
    for name in ("1.txt", "2.txt", "sub/3.txt", "[x].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert list(found(tmp_path / "?.txt")) == ["1.txt", "2.txt"]
    assert list(found(f"{tmp_path}/**/*.txt")) == ["1.txt", "2.txt", "[x].txt", "3.txt"]
    assert list(found(tmp_path / "[x].txt")) == ["[x].txt"]
    assert found(tmp_path / "*.md", tmp_path / "no.txt", "bad\0name") == {
        "*.md": "R101",
        "no.txt": "R101",
        "bad\0name": "R103",
    }


def test_odd_files_are_failures(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "latin.txt").write_bytes("L\u2019\u00e9t\u00e9, the minister said, is over.".encode("cp1252"))
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    items = found(tmp_path, tmp_path / "gone.txt")
    assert (items["empty.txt"], items["binary.txt"], items["gone.txt"]) == ("R104", "R105", "R101")
    assert isinstance(items["latin.txt"], Document)


@pytest.mark.skipif(sys.platform == "win32", reason="chmod does not take reading away on Windows")
def test_a_folder_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o000)
    script = """
    import sys
    from pathlib import Path
    print({name: item if isinstance(item, str) else "read" for name, item in found(Path(sys.argv[1])).items()})
    """
    done = without_root("from tests.reading.test_corpora import found", script, tmp_path, folder=tmp_path)
    assert done.stdout.strip() == str({"closed": "R103"}), done.stderr


def rows(path: Path) -> list[Document | str]:
    return list(found(path).values())


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = {"id": 7, "title": " A\ntitle ", "body": TEXT, "pubdate": "2024-04-19T10:00:00Z", "outlet": "The Daily"}
    lines = [
        json.dumps(good),
        "",
        "[1]",
        "{",
        '{"text": null}',
        '{"text": 5}',
        '{"other": "x"}',
        "\ufeff" + json.dumps({"text": "x"}),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    items = found(path)
    first = items.pop("a.jsonl#1")
    assert isinstance(first, Document)
    assert (first.id, first.title, first.publication, first.published) == (
        "7",
        "A title",
        "The Daily",
        date(2024, 4, 19),
    )
    assert (first.published_basis, first.language, first.reader) == ("metadata", "en", "jsonl")
    last = items.pop("a.jsonl#8")
    assert isinstance(last, Document)
    assert last.id.endswith("a.jsonl#8")
    assert items == {
        "a.jsonl#3": "R113",
        "a.jsonl#4": "R113",
        "a.jsonl#5": "R104",
        "a.jsonl#6": "R104",
        "a.jsonl#7": "R112",
    }


def test_hostile_json_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.reading.tables.MAX_BYTES", 3_000)
    path = tmp_path / "a.jsonl"
    lines = [
        b"[" * 2_500,
        b'{"text": "' + b"x" * 9_000 + b'"}',
        b'{"text": "\xff\xfe caf\xe9 was bombed"}',
        b'{"text": "' + TEXT.encode() + b'"}',
    ]
    path.write_bytes(b"\n".join(lines))
    bad, huge, latin, good = rows(path)
    assert (bad, huge) == ("R113", "R106")
    assert isinstance(latin, Document)
    assert "caf\u00e9" in latin.text
    assert isinstance(good, Document)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "a.csv"
    cells = [
        ["Date", "Text", "Source"],
        ["2019-04-05", '"Two\nlines, a; b | c \t d."', "Guardian"],
        ["", "Short.", ""],
        ["x", "", ""],
    ]
    path.write_text("\r\n".join(separator.join(row) for row in cells), encoding="utf-8-sig")
    first, second, third = rows(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.text, first.published, first.publication) == (
        "Two\nlines, a; b | c \t d.",
        date(2019, 4, 5),
        "Guardian",
    )
    assert (second.published, second.publication, third) == (None, None, "R104")


def test_csv_without_text_or_cut(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("one,two\n1,2\n3,4\n")
    (tmp_path / "b.csv").write_text("text,date\nFine.,2020-01-01\n\0,\n")
    (tmp_path / "c.csv").write_text("")
    (tmp_path / "d.csv").write_text('text\n"' + "long " * 40_000 + '"\n')
    items = found(tmp_path)
    assert items["a.csv"] == "R112"
    assert isinstance(items["b.csv#1"], Document)
    assert isinstance(items["d.csv#1"], Document)
    assert [name for name in items if name.startswith("c")] == []


def test_parquet(tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "it's [1].parquet"
    day, text = datetime(2024, 4, 19, 12), TEXT
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE t AS SELECT ? AS maintext, ? AS date, 1.5 AS other UNION ALL SELECT NULL, NULL, 2",
            [text, day],
        )
        connection.execute("COPY t TO '" + str(path).replace("'", "''") + "' (FORMAT parquet)")
    first, second = rows(path)
    assert isinstance(first, Document)
    assert (first.published, first.reader, second) == (date(2024, 4, 19), "parquet", "R104")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert rows(path) == ["R115"]


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,Story,day\nwrong,Right one.,19.4.2024\n")
    [document] = found(path, columns=Columns(text="story")).values()
    assert isinstance(document, Document)
    assert document.text == "Right one."
    [failure] = found(path, columns=Columns(text="missing")).values()
    assert failure == "R112"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2024-04-19", date(2024, 4, 19)),
        ("2024/04/19", date(2024, 4, 19)),
        ("20240419", date(2024, 4, 19)),
        ("20240419123000", date(2024, 4, 19)),
        ("2024-04-19 23:59:59+02:00", date(2024, 4, 19)),
        ("Fri, 19 Apr 2024 10:00:00 GMT", date(2024, 4, 19)),
        (20240419, date(2024, 4, 19)),
        ("2024-02-30", None),
        ("19/04/2024", None),
        ("yesterday", None),
        (None, None),
        (1.5, None),
        ([], None),
        ("", None),
    ],
)
def test_days(tmp_path: Path, cell: object, expected: date | None) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "published": cell}))
    [document] = rows(path)
    assert isinstance(document, Document)
    assert document.published == expected


def test_a_page_in_a_cell_is_a_page(tmp_path: Path) -> None:
    page = f"<html><head><title>T</title></head><body><article><p>{TEXT} {TEXT}</p></article></body></html>"
    (tmp_path / "a.jsonl").write_text(json.dumps({"html": 1, "text": page}))
    [document] = rows(tmp_path / "a.jsonl")
    assert isinstance(document, Document)
    assert "<p>" not in document.text


def test_what_the_user_says_beats_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "date": "2020-01-01", "publication": "A"}))
    [document] = found(path, published=date(2024, 1, 2), publication="B").values()
    assert isinstance(document, Document)
    assert (document.published, document.published_basis, document.publication) == (date(2024, 1, 2), "given", "B")
