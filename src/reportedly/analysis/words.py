"""The words of explanations, from ``data/analysis/words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words() -> dict[str, dict[str, str]]:
    """The tables of the file, by name."""
    text = (files("reportedly") / "data" / "analysis" / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def lasting(days: int) -> str:
    """A time in words.

    Example:
        >>> lasting(9), lasting(80), lasting(400)
        ('9 days', '11 weeks', '13 months')
    """
    for least, size, name in ((365, 365.25 / 12, "months"), (21, 7, "weeks")):
        if days >= least:
            return f"{round(days / size)} {name}"
    return f"{days} day{'' if days == 1 else 's'}"
