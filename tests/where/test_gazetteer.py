"""The gazetteer file: names, provinces, building one from a dump, and files that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import ReadError
from reportedly.where import build_gazetteer
from reportedly.where.gazetteer import COUNTRY, FileGazetteer, embedded, fold, open_gazetteer

DUMP = [
    (1, "Xanten Valley", "Xanten Valley", "", 10.5, 20.5, "L", "RGN", "SY", "09", 0),
    (2, "Ḩaydār", "Haydar", "Haidar,Haydār,HYD,хайдар", 36.5, 37.5, "P", "PPL", "SY", "09", 1200),
    (3, "Bar Grill", "Bar Grill", "", 36.0, 37.0, "S", "REST", "SY", "09", 0),
    (4, "Nowhere Governorate", "Nowhere Governorate", "", 36.1, 37.1, "A", "ADM1", "SY", "09", 500_000),
    (5, "Syria", "Syria", "", 35.0, 38.0, "A", "PCLI", "SY", "00", 20_000_000),
]  # fmt: skip


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A small file in the GeoNames dump's format: 19 columns."""
    lines = []
    for number, name, ascii_name, others, lat, lon, group, code, country, admin1, population in DUMP:
        fields = [number, name, ascii_name, others, lat, lon, group, code, country, "", admin1, "", "", "", population]
        lines.append("\t".join(map(str, [*fields, "", "1", "Asia/Damascus", "2024-01-01"])))
    path = tmp_path / "dump.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_build_from_a_dump(dump: Path, tmp_path: Path) -> None:
    output = tmp_path / "small.gaz"
    assert build_gazetteer(dump, output) > len(DUMP)  # our own countries and regions come on top
    gazetteer = open_gazetteer(output)
    (town,) = gazetteer.lookup("Haidar")
    assert (town.id, town.name, town.country, town.population, town.kind) == (2, "Ḩaydār", "SYR", 1200, "PPL")
    assert gazetteer.lookup("haydar")[0].id == 2
    assert gazetteer.lookup("Bar Grill") == ()
    assert gazetteer.lookup("Nowhere")[0].id == 4
    assert gazetteer.province("SYR", "09") == "Nowhere Governorate"
    syria = gazetteer.lookup("Syria")[0]
    assert (syria.id, syria.kind) == (5, COUNTRY)
    assert gazetteer.lookup("Burma")[0].country == "MMR"


def test_a_file_that_is_no_dump(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_text("a\tb\n", encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        build_gazetteer(path, tmp_path / "out.gaz")
    assert caught.value.code == "R121"
    assert caught.value.fields["line"] == 1
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReadError, match="R121"):
        build_gazetteer(path, tmp_path / "out.gaz")
    path.write_text("", encoding="utf-8")
    with pytest.raises(ReadError, match="no places"):
        build_gazetteer(path, tmp_path / "out.gaz")
    with pytest.raises(ReadError, match="R121"):
        build_gazetteer(tmp_path / "absent", tmp_path / "out.gaz")


def test_a_file_that_is_no_gazetteer(tmp_path: Path) -> None:
    path = tmp_path / "x.gaz"
    for content in (b"", b"hello", b"hello\nworld"):
        path.write_bytes(content)
        with pytest.raises(ReadError, match="R120"):
            open_gazetteer(path)
    with pytest.raises(ReadError, match="R120"):
        open_gazetteer(tmp_path / "absent")
    with pytest.raises(ReadError, match="R120"):
        FileGazetteer(b"")


@pytest.mark.parametrize(
    ("name", "country"),
    [("Al-Raqqa", "SYR"), ("Raqqa", "SYR"), ("Côte d'Ivoire", "CIV"), ("Cote d’Ivoire", "CIV"), ("Kiev", "UKR"),
     ("Port-au-Prince", "HTI"), ("U.K.", "GBR"), ("Gulf of Aden", ""), ("Rapides Parish", "USA"), ("Calif.", "USA")],
)  # fmt: skip
def test_embedded_names(name: str, country: str) -> None:
    assert embedded().lookup(name)[0].country == country


def test_every_country_has_a_place_and_a_code() -> None:
    entries = [entry for entry in embedded().entries() if entry.kind == COUNTRY]
    assert len(entries) > 200
    assert all(len(entry.country) == 3 and (entry.lat, entry.lon) != (0, 0) for entry in entries)


def test_unknown_and_odd_names() -> None:
    for name in ("", "Xyzzyville", "\t", "\n", "#adm1x", "😀"):
        assert embedded().lookup(name) == ()
    assert fold("") == ""
