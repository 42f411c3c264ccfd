"""The page of error codes names every code that the package can raise, and no other."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_code_is_documented_once() -> None:
    used = set()
    for path in (ROOT / "src" / "reportedly").rglob("*.py"):
        used |= set(re.findall(r"[\"'](R\d{3})[\"']", path.read_text(encoding="utf-8")))
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| (R\d{3}) \|", page, re.MULTILINE)
    assert documented == sorted(documented)
    assert len(documented) == len(set(documented))
    assert set(documented) == used
