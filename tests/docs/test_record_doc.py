"""The record's page names every field of the contract, and only those."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from reportedly.types import Record

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_field_has_a_row() -> None:
    page = (DOCS / "record.md").read_text(encoding="utf-8")
    table = page.split("## An actor or recipient")[0]
    documented = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert documented == [field.name for field in fields(Record)]
