"""The SQL of the analysis, one statement a file in ``queries/``, each over ``selected``: the claims of a filter."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def query(name: str) -> str:
    """The SQL of ``queries/<name>.sql``."""
    return (files("reportedly.analysis") / "queries" / f"{name}.sql").read_text(encoding="utf-8")
