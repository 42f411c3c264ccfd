"""``reportedly actors import``."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from reportedly.cli import cli


def test_import_writes_a_table_and_tells_what_is_left_out(tmp_path: Path) -> None:
    source, table = tmp_path / "actors.txt", tmp_path / "mine.csv"
    source.write_text("ODO_BRANDYFOOT [FRAGOV]\nNOBODY [--]\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["actors", "import", str(source), "--format", "phoenix", "-o", str(table)])
    assert result.exit_code == 0, result.output
    assert "Odo Brandyfoot,FRA,organisation,GOV" in table.read_text(encoding="utf-8")
    assert "left out" in result.stderr
    assert "1 rows" in result.stderr


def test_a_wrong_table_is_told_with_its_line(tmp_path: Path) -> None:
    source = tmp_path / "mine.csv"
    source.write_text("name,code\nX,XYZ\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["actors", "import", str(source), "--format", "csv"])
    assert result.exit_code == 1
    assert "mine.csv:2" in result.stderr
