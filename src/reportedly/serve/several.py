"""Several values in one box or address, divided by commas; one with a comma of its own stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable

FIELDS = frozenset({"actor", "recipient", "involving", "source", "publication", "place"})
"""The fields of a query that take several values so."""
_PART = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?:,|$)|([^,]*)(?:,|$))')


def divided(text: str) -> list[str]:
    """The values of a box.

    Example:
        >>> divided('IRN, "Washington, D.C.",the "Quds" force,, "open')
        ['IRN', 'Washington, D.C.', 'the "Quds" force', '"open']
    """
    found, at = [], 0
    while at < len(text) and (part := _PART.match(text, at)):
        value = part[2] if part[1] is None else part[1].replace('""', '"')
        found.append(value.strip())
        at = part.end()
    return [value for value in found if value]


def quoted(value: str) -> str:
    """A value as it stands beside others, so that :func:`divided` gives it back.

    Example:
        >>> quoted("Washington, D.C."), quoted("IRN")
        ('"Washington, D.C."', 'IRN')
    """
    return '"' + value.replace('"', '""') + '"' if "," in value or value.startswith('"') else value


def together(values: Iterable[str]) -> str:
    """Several values for one box."""
    return ", ".join(map(quoted, values))
