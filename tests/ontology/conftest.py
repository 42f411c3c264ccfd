"""A small codebook to break, and the worked example."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly import Coder

ROOT = Path(__file__).resolve().parents[2]
CYBER = ROOT / "examples" / "cyber.toml"
SMALL = """\
name = "small"
version = "1.0"

[[category]]
id = "BOYCOTT"
definition = "Stops buying."

[[pattern]]
id = "boycott.boycott"
pattern = "verb:boycott obj"
category = "BOYCOTT"
example = "Tunisia boycotted the Norwegian navy."
counterexample = "Tunisia bought the Norwegian navy."
"""


@pytest.fixture
def codebook(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a codebook's text to a file."""

    def write(text: str) -> Path:
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def cyber() -> Coder:
    """The coder of the worked example."""
    return Coder(ontology=CYBER)
