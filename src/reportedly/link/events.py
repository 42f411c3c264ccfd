"""Events: claims that linking and persons hold to be of one event, with what backs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportedly.link.copies import carried, copies, sightings
from reportedly.link.corroboration import Corroboration, corroborate
from reportedly.store import Filter, View
from reportedly.store.judgements import JudgementKind
from reportedly.store.view import EventOrder
from reportedly.types import EventType, Record

_BATCH = 200
_ALL = Filter()


@dataclass(frozen=True, slots=True)
class Event:
    """Claims that tell of one event, earliest first, and what backs it. ``id`` is that of its first report."""

    id: str
    claims: tuple[Record, ...]
    corroboration: Corroboration

    @property
    def first(self) -> date | None:
        """The first day of the event, by the claims that know one; else the first day of publication."""
        return min(self._days, default=None)

    @property
    def last(self) -> date | None:
        """The last day of the event."""
        return max(self._days, default=None)

    @property
    def _days(self) -> list[date]:
        told = [day for claim in self.claims if claim.when for day in (claim.when.start, claim.when.end) if day]
        return told or [claim.document.published for claim in self.claims if claim.document.published]

    @property
    def categories(self) -> tuple[EventType | str, ...]:
        """The categories of its claims, the most common first."""
        counted = Counter(claim.event for claim in self.claims)
        return tuple(sorted(counted, key=lambda event: (-counted[event], str(event))))

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "id": self.id,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "categories": [str(category) for category in self.categories],
            **self.corroboration.as_dict(),
        }


def events(view: View, wanted: Filter | None = None, *, least: int = 1, order: EventOrder = "day") -> Iterator[Event]:
    """The events of a store by the judgements that hold.

    Args:
        view: of the store.
        wanted: only events with such a claim; all claims of these events are given. ``limit`` and ``offset`` count
            events.
        least: claims that an event must have.
        order: by first day, by last day with the ``"recent"`` ones first, or by number of ``"claims"``.
    """
    rows = view.events(wanted or _ALL, least=least, order=order)
    for start in range(0, len(rows), _BATCH):
        yield from _events(view, [row.head for row in rows[start : start + _BATCH]])


def count_events(view: View, wanted: Filter | None = None, *, least: int = 1) -> int:
    """How many events :func:`events` would give without a limit."""
    return view.count_events(wanted or _ALL, least=least)


def event_of(view: View, claim: str) -> Event | None:
    """The event that a claim tells of, with all its claims; ``None`` when no claim that holds now has that id."""
    return next(_events(view, [claim]), None)


def _events(view: View, identities: Sequence[str]) -> Iterator[Event]:
    """The events of some claims, in their order."""
    members = view.joined(JudgementKind.SAME_EVENT, identities)
    found = {
        record.id: record for record in view.claims_of(sorted({item for part in members.values() for item in part}))
    }
    digests = sorted({record.document.digest for record in found.values()})
    copy_of = copies(view, digests)
    seen = carried(sightings(view, digests))
    for identity in identities:
        claims = [found[item] for item in members[identity] if item in found]
        if claims:
            backing = corroborate(claims, copy_of, seen)
            yield Event(backing.first_report, tuple(found[item] for item in backing.claims), backing)
