"""``reportedly gazetteer build`` writes a file that the settings can name."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from reportedly import Coder, Settings
from reportedly.cli import cli

# GeoNames' 19 columns: id, name, ascii, other names, lat, lon, class, code, country, …, population, …
_ROW = "900001\tVardut\tVardut\tVartut\t39.9\t46.1\tP\tPPL\tAM\t\t08\t\t\t\t{people}\t\t\tAsia/Yerevan\t2024-01-01\n"


def test_a_built_gazetteer_places_what_the_embedded_one_cannot(tmp_path: Path) -> None:
    dump, output = tmp_path / "AM.txt", tmp_path / "am.gazetteer"
    dump.write_text(_ROW.format(people=1200), encoding="utf-8")
    result = CliRunner().invoke(cli, ["gazetteer", "build", str(dump), "--output", str(output)])
    assert result.exit_code == 0, result.output
    coder = Coder(Settings(gazetteer=str(output)))
    found = {mention.span.text: mention.place for mention in coder.places("Shells hit houses in Vardut on Monday.")}
    place = found["Vardut"]
    assert place is not None
    assert (place.geonameid, place.country) == (900001, "ARM")


def test_a_file_that_is_no_dump_is_an_error_with_a_hint(tmp_path: Path) -> None:
    dump = tmp_path / "notes.txt"
    dump.write_text("not a dump\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["gazetteer", "build", str(dump), "--output", str(tmp_path / "x")])
    assert result.exit_code == 1
    assert "R121" in result.output
