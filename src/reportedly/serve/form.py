"""The filters above a list: what may be chosen, what is chosen, and the way to take each of them back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.serve import known_names
from reportedly.serve.memo import Known
from reportedly.serve.queries import query
from reportedly.serve.query import ClaimQuery
from reportedly.serve.words import CATEGORIES, plain
from reportedly.store import Filter, View

_MOST = 300

_LABELS = {
    "actor": "who",
    "recipient": "to whom",
    "involving": "involving",
    "event": "category",
    "act": "deed",
    "status": "status",
    "source": "source",
    "source_kind": "kind of source",
    "publication": "outlet",
    "place": "place",
    "since": "from",
    "until": "until",
    "published_since": "published from",
    "published_until": "published until",
    "confidence": "at least",
    "text": "words",
    "document": "article",
    "run": "run",
    "either_way": "either way",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen: what is sent, and what is shown beside it."""

    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the query without it."""

    label: str
    value: str
    without: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Form:
    """The filters of a page.

    Args:
        asked: the query; its fields fill the boxes.
        actors, outlets, places: what the boxes suggest. categories: what may be ticked.
        chips: what is on.
        extra: fields of the page's own query that the form must keep, with their values.
    """

    asked: ClaimQuery
    actors: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    places: tuple[Choice, ...]
    categories: tuple[str, ...]
    chips: tuple[Chip, ...]
    extra: dict[str, Any]

    @property
    def more(self) -> bool:
        """Whether a filter is on that stands in the folded part."""
        asked = self.asked
        folded = (asked.act, asked.source, asked.source_kind, asked.publication, asked.place, asked.event)
        return any(folded) or bool(asked.published_since or asked.published_until or asked.confidence or asked.run)


def form_of(asked: ClaimQuery, view: View, known: Known, *, keep: tuple[str, ...] = ()) -> Form:
    """The form of a page; ``keep`` names fields of its own query that stay when the filters change."""
    choices = known.of("choices", None, lambda: _choices(view, known))
    extra = {name: value for name, value in asked.pairs().items() if name in keep}
    named = known.of("named", tuple(asked.place), lambda: _named(view, asked.place))
    return Form(asked, *choices, tuple(_chips(asked, named)), extra)


def _named(view: View, places: Iterable[str]) -> dict[str, str]:
    """What places are called that are asked for by their number."""
    numbered = [place for place in places if place.lower().startswith("geonames:")]
    found = {place: view.select(query("named"), Filter(place=(place,))).rows for place in numbered}
    return {place: name for place, rows in found.items() for (name,) in rows if name}


def _choices(
    view: View, known: Known
) -> tuple[tuple[Choice, ...], tuple[Choice, ...], tuple[Choice, ...], tuple[str, ...]]:
    everything = Filter()
    codes: dict[str, str] = {}
    for name, code, identity, _ in known_names.actors(view, known, "", _MOST):
        value = code if identity and code else name
        codes.setdefault(value, name if value != name else "")
    outlets = known_names.outlets(view, known, "", _MOST)
    places = view.select(query("places"), everything, most=_MOST).rows
    own = (event for (event,) in view.select(query("categories"), everything, most=_MOST).rows)
    return (
        tuple(Choice(value, note) for value, note in codes.items()),
        tuple(Choice(name, f"{claims:,} claims") for name, _, claims in outlets),
        tuple(Choice(name, country or "") for name, country, _ in places),
        tuple(dict.fromkeys((*map(str, CATEGORIES), *own))),
    )


def _chips(asked: ClaimQuery, named: Mapping[str, str]) -> list[Chip]:
    on = asked.narrowing()
    found = []
    for name, given in on.items():
        values = given if isinstance(given, list) else [given]
        for value in values:
            rest = {**on, name: [other for other in values if other != value]}
            if name in ("actor", "recipient"):
                rest.pop("either_way", None)
            shown = f"{100 * float(value):.0f} % sure" if name == "confidence" else plain(value)
            shown = named.get(value, shown) if name == "place" else shown
            shown = "" if name == "either_way" else shown[:12] if name == "document" else shown
            found.append(Chip(_LABELS[name], shown, {key: kept for key, kept in rest.items() if kept != []}))
    return found
