"""A collection of everything, and an ingest with a coder that costs nothing."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

FAKE = Path(__file__).with_name("fake.py")


@pytest.fixture(scope="session")
def fake() -> ModuleType:
    """The module ``fake.py``, whose ``__file__`` can also be run: ``python fake.py STORE SECONDS SOURCE...``."""
    spec = importlib.util.spec_from_file_location("fake_ingest", FAKE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Texts, a table, what is there twice, what is not English, what is broken, what is no article."""
    folder = tmp_path / "news"
    (folder / "more").mkdir(parents=True)
    for number in range(40):
        (folder / f"{number:03}.txt").write_text(f"Israel hit Iran {number} times. Iran hit back.", encoding="utf-8")
    (folder / "more" / "copy.txt").write_bytes((folder / "007.txt").read_bytes())
    (folder / "more" / "empty.txt").touch()
    french = "Le ministre a dit que les n\u00e9gociations ne seront pas reprises avant de l'ann\u00e9e."
    (folder / "more" / "french.txt").write_text(french, encoding="utf-8")
    lines = [f'{{"text": "Iran hit a tanker, case {n}.", "date": "2024-04-{n % 28 + 1:02}"}}' for n in range(30)]
    (folder / "rows.jsonl").write_text("\n".join([*lines[:20], "{broken", *lines[20:], lines[0]]), encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder
