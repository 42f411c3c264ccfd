"""What a side is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reportedly.brief.plain import one_line
from reportedly.brief.reports import keys_of
from reportedly.types import Record
from reportedly.who.knowledge import rows_of


def side_name(key: str, claims: Iterable[Record]) -> str:
    """The name of a side: the country of that code, else what the claims mostly call it, else the key itself.

    Example:
        >>> side_name("isl", ()), side_name("Nobody", ())
        ('Iceland', 'Nobody')
    """
    wanted = key.strip().lower()
    for row in rows_of("countries"):
        if row["code"].lower() == wanted:
            return row["name"]
    names = Counter(
        one_line(actor.actor.name)
        for claim in claims
        for actor in (*claim.actor, *claim.recipient)
        if wanted in keys_of(actor) and not actor.span.text.islower()
    )
    return min(names, key=lambda name: (-names[name], name)) if names else one_line(key)
