"""What a reader may ask for, typed: each field narrows, fields left out do not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportedly.types import EventType, SourceKind, Status

_NUMBERED = re.compile(r"geonames:([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims are wanted. Several values in one field mean any of them.

    Args:
        actor, recipient: codes (``"IRN"``), Wikidata ids or names (any case) of one of the sides.
        dyad: two such keys, who does it and to whom.
        either_way: with ``dyad``, also the claims the other way round.
        involving: keys found on either side.
        event, act, status: categories and statuses.
        source: words within a source's name or description, any case, or its code ("reuters", "officials").
        source_kind: kinds of source, at any link of the chain.
        publication: names of outlets, any case.
        place: country codes or names of places, any case; or a place's number in GeoNames (``"geonames:2643743"``).
        since, until: first and last day (inclusive) of the event; a claim of unknown date has the day of publication.
        published_since, published_until: the same for the day of publication.
        confidence: the least confidence.
        text: words within the sentence, any case.
        document: digests of documents.
        run: the number of a run; ``None`` takes of each document the claims of the latest run that coded it.
        limit, offset: how many, after how many; ``None`` is all.

    Example:
        >>> Filter(dyad=("ISR", "IRN"), status=("denied",)).parameters()["recipient"]
        ['irn']
    """

    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    dyad: tuple[str, str] | None = None
    either_way: bool = False
    involving: tuple[str, ...] = ()
    event: tuple[EventType | str, ...] = ()
    act: tuple[EventType | str, ...] = ()
    status: tuple[Status | str, ...] = ()
    source: tuple[str, ...] = ()
    source_kind: tuple[SourceKind | str, ...] = ()
    publication: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    published_since: date | None = None
    published_until: date | None = None
    confidence: float = 0.0
    text: str = ""
    document: tuple[str, ...] = ()
    run: int | None = None
    limit: int | None = None
    offset: int = 0

    def parameters(self) -> dict[str, object]:
        """The values of the parameters of ``queries/selected.sql``; an empty list there means no matter which."""
        doers, receivers = list(self.actor), list(self.recipient)
        if self.dyad:
            doers, receivers = [*doers, self.dyad[0]], [*receivers, self.dyad[1]]
        places = _lower(self.place)
        return {
            "actor": _lower(doers),
            "recipient": _lower(receivers),
            "either_way": self.either_way and self.dyad is not None,
            "involving": _lower(self.involving),
            "event": list(map(str, self.event)),
            "act": list(map(str, self.act)),
            "status": list(map(str, self.status)),
            "source": _lower(self.source),
            "source_kind": list(map(str, self.source_kind)),
            "publication": _lower(self.publication),
            "place": [word for word in places if not _NUMBERED.fullmatch(word)],
            "geonameid": [int(found[1]) for word in places if (found := _NUMBERED.fullmatch(word))],
            "since": self.since or date.min,
            "until": self.until or date.max,
            "published_since": self.published_since or date.min,
            "published_until": self.published_until or date.max,
            "dated": bool(self.since or self.until),
            "published": bool(self.published_since or self.published_until),
            "confidence": self.confidence,
            "text": self.text.lower(),
            "document": list(self.document),
            "run": self.run,
        }

    def page(self) -> dict[str, object]:
        """The values of ``$limit`` and ``$offset``."""
        return {"limit": self.limit, "offset": self.offset}


def _lower(words: Iterable[str]) -> list[str]:
    return [word.strip().lower() for word in words]
