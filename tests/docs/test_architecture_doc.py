"""The architecture page names every package and every row of the event/act table."""

from __future__ import annotations

import re
from pathlib import Path

import reportedly
from reportedly.ontology import plover

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_every_package_has_a_row() -> None:
    home = Path(reportedly.__file__).parent
    modules = {item.stem for item in home.iterdir() if item.suffix == ".py" or (item / "__init__.py").is_file()}
    documented = set(re.findall(r"`(\w+)`", PAGE))
    assert modules - {"__init__", "__main__"} <= documented


def test_every_transfer_has_a_row() -> None:
    for transfer in plover().transfers:
        assert f"| {transfer.id} |" in PAGE
        assert transfer.why in PAGE
