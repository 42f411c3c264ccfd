"""Events: reports of the same thing, who confirms and who denies it, and how many sources there really are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from pydantic import Field, PlainSerializer, WithJsonSchema

from reportedly.link.corroboration import Voice
from reportedly.link.events import Event, count_events, event_of, events
from reportedly.serve.building import Claim, Hidden, add_page
from reportedly.serve.form import Form, form_of
from reportedly.serve.memo import Knowing
from reportedly.serve.pages.record import Identity
from reportedly.serve.paging import Paging
from reportedly.serve.problems import NotFoundError
from reportedly.serve.query import ClaimQuery
from reportedly.serve.reader import Reading
from reportedly.types import Record, SourceKind

router = APIRouter()

_SIZE = 25

if TYPE_CHECKING:
    Told = Event
else:
    Told = Annotated[
        Any,
        PlainSerializer(lambda event: event.as_dict(), return_type=dict),
        WithJsonSchema(
            {"type": "object", "title": "Event", "description": "An event and what backs it, as in docs/linking.md."},
            mode="serialization",
        ),
    ]


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event.

    Args:
        title: of the page.
        event: with what backs it.
        claims: all of them, the earliest published first.
    """

    title: str
    event: Told
    claims: tuple[Claim, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The names of all outlets, as they write themselves."""
        return tuple(dict.fromkeys(claim.document.publication or "not given" for claim in self.claims))

    @property
    def best(self) -> Record:
        """The claim that says most."""
        return telling(self.event)

    def name_of(self, voice: Voice) -> str:
        """What a voice is called, as it is written where it is first heard."""
        first = next((claim for claim in self.claims if claim.id == voice.claims[0]), None)
        if first is None:
            return voice.origin.name
        if voice.origin.kind in (SourceKind.AUTHOR, SourceKind.OUTLET):
            return self.written(voice.origin.outlet)
        words = first.sources[-1].referent or first.sources[-1].span
        return words.text if words else voice.origin.name

    def written(self, outlet: str) -> str:
        """An outlet's name as it writes itself."""
        return next((name for name in self.outlets if outlet_key(name) == outlet), outlet)

    def of_voice(self, voice: Voice) -> tuple[Record, ...]:
        """The claims of one voice."""
        return tuple(claim for claim in self.claims if claim.id in voice.claims)


def telling(event: Event) -> Record:
    """Of the claims of an event the one that says most: with both sides, and likely right."""
    return max(event.claims, key=lambda claim: (bool(claim.actor) + bool(claim.recipient), claim.confidence))


def outlet_key(name: str) -> str:
    """An outlet's name as corroboration compares it."""
    return " ".join(name.lower().split())


def event(identity: Annotated[Identity, Path(description="id of any of its claims")], view: Reading) -> EventPage:
    """An event with all its claims, confirmations and denials."""
    found = event_of(view, identity)
    if found is None:
        raise NotFoundError("There is no such event here.")
    return EventPage(f"Event: {', '.join(map(str, found.categories)).lower()}", found, found.claims)


class EventsQuery(ClaimQuery):
    """Events with such a claim."""

    least: int = Field(2, ge=1, le=1000, description="claims that an event must have")
    order: Literal["recent", "day", "claims"] = Field("recent", description="latest, earliest or most told first")
    page: int = Field(1, ge=1, le=100_000, description="which part of the list")


@dataclass(frozen=True, slots=True)
class Events:
    """Events with such a claim.

    Args:
        title: of the page.
        query: what was asked for, as in the address.
        paging: which part of the events is here.
        events: each with what backs it.
        form: the filters.
    """

    title: str
    query: dict[str, Any]
    paging: Paging
    events: tuple[Told, ...]
    form: Hidden[Form]

    def best(self, event: Event) -> Record:
        """The claim of an event that says most."""
        return telling(event)


def event_list(asked: Annotated[EventsQuery, Query()], view: Reading, known: Knowing) -> Events:
    """Events with a claim that fits, and what backs them."""
    wanted = asked.filter()
    total = known.of("events", (wanted, asked.least), lambda: count_events(view, wanted, least=asked.least))
    part = asked.filter(limit=_SIZE, offset=(asked.page - 1) * _SIZE)
    return Events(
        title="Events",
        query=asked.pairs(page=None),
        paging=Paging.of(asked.page, _SIZE, total),
        events=tuple(events(view, part, least=asked.least, order=asked.order)),
        form=form_of(asked, view, known, keep=("least", "order")),
    )


add_page(router, "/events", event_list, template="events.html")
add_page(router, "/event/{identity}", event, template="event.html")
