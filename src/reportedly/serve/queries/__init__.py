"""The SQL of the pages, one statement a file, over ``selected``: the claims that a filter wants."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def query(name: str) -> str:
    """The SQL of ``<name>.sql``."""
    return (files(__name__) / f"{name}.sql").read_text(encoding="utf-8")
