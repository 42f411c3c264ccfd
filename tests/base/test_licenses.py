"""Every file of data and models is named once in data/LICENSES.md, with origin and licence."""

from __future__ import annotations

import re
from pathlib import Path

import reportedly

HOME = Path(reportedly.__file__).parent
# Weights are built by training and lie beside the code only where they were built or installed.
BUILT = "models/"


def test_every_file_is_named_with_a_licence() -> None:
    page = (HOME / "data" / "LICENSES.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$", page, re.MULTILINE)
    named = [name for name, _, _ in rows]
    assert len(named) == len(set(named))
    assert all(origin.strip() and licence.strip() for _, origin, licence in rows)
    there = {
        path.relative_to(HOME).as_posix()
        for folder in ("data", "models")
        for path in (HOME / folder).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    assert there - set(named) == set()
    assert {name for name in named if not name.startswith(BUILT)} - there == set()
