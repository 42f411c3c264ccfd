"""A codebook as data, and PLOVER: its categories, modes, scores, contexts and sectors, read from ``data/plover``.

Source: PLOVER manual 0.8 and the project's codebook; the event/act table is ``data/plover/transfers.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportedly.errors import LexiconError
from reportedly.lexicon import data_root
from reportedly.types import EventCode, EventType, Quad, Status


@dataclass(frozen=True, slots=True)
class Category:
    """One category: quad, event-scale score, modes with theirs, nearest CAMEO codes.

    PLOVER's have all of them; a category of a user's own codebook may lack quad, scores and CAMEO codes. ``maps_to`` is
    the PLOVER category nearest to an own one, if the codebook names it.
    """

    event: EventCode
    quad: Quad | None
    score: float | None
    cameo: str | None
    covers: str
    modes: Mapping[str, float | None]
    mode_cameo: Mapping[str, str]
    needs_recipient: bool = False
    maps_to: EventType | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """One row of the event/act table; empty conditions always hold."""

    id: str
    event: EventCode
    why: str
    act: frozenset[EventCode]
    frame: frozenset[EventType]
    status: frozenset[Status]
    by_doer: bool | None

    def holds(self, act: EventCode, frame: EventType | None, status: Status, by_doer: bool) -> bool:
        """Whether all conditions of the row hold."""
        return (
            (not self.act or act in self.act)
            and (not self.frame or frame in self.frame)
            and (not self.status or status in self.status)
            and (self.by_doer is None or self.by_doer == by_doer)
        )


@dataclass(frozen=True, slots=True)
class Ontology:
    """A codebook as data. Get the built-in one from :func:`plover`, a user's own from :func:`load_ontology`."""

    name: str
    categories: Mapping[EventCode, Category]
    contexts: frozenset[str]
    sectors: frozenset[str]
    non_states: frozenset[str]
    old_categories: Mapping[str, tuple[EventType, ...]]
    transfers: tuple[Transfer, ...]
    mode_of_act: Mapping[EventCode, Mapping[EventCode, str]]

    def event_of(
        self, act: EventCode, *, frame: EventType | None = None, status: Status = Status.HAPPENED, by_doer: bool = False
    ) -> tuple[EventCode, str]:
        """The category of a deed, and the id of the row that decided (``"deed"`` when it keeps its own).

        Args:
            act: the deed named by the words.
            frame: what a governing trigger makes of it, if any.
            status: the claim's status.
            by_doer: whether the doer is the one who announces it.

        Example:
            >>> plover().event_of(EventType.CONSULT, status=Status.PLANNED)[0].value
            'AGREE'
        """
        for transfer in self.transfers:
            if transfer.holds(act, frame, status, by_doer):
                return transfer.event, transfer.id
        return act, "deed"

    def plover_of(self, event: EventCode) -> EventType | None:
        """The PLOVER category: the category itself, or the one that an own category is mapped to."""
        return event if isinstance(event, EventType) else self.categories[event].maps_to

    def modes_for(self, event: EventCode, act: EventCode, modes: Sequence[str]) -> tuple[str, ...]:
        """The modes that ``event`` knows; when it has none of them, the mode the deed lends to it."""
        known = self.categories[event].modes
        kept = tuple(mode for mode in modes if mode in known)
        lent = self.mode_of_act.get(event, {}).get(act)
        return kept or ((lent,) if lent and event is not act else ())

    def scale(self, event: EventCode, modes: Sequence[str]) -> float | None:
        """The event-scale score: that of the strongest mode, else of the category, which may have none."""
        category = self.categories[event]
        scores = [score for mode in modes if (score := category.modes.get(mode)) is not None]
        return max(scores, key=abs) if scores else category.score

    def cameo(self, event: EventCode, modes: Sequence[str]) -> str | None:
        """The nearest CAMEO code, as a string because leading zeros count; ``None`` where the codebook knows none."""
        category = self.categories[event]
        for mode in modes:
            if mode in category.mode_cameo:
                return category.mode_cameo[mode]
        return category.cameo


def _toml(name: str) -> dict[str, Any]:
    path = data_root() / "plover" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as err:
        raise LexiconError("R310", f"plover/{name}.toml: {err}", hint="The installation is incomplete.") from err


@lru_cache(maxsize=1)
def plover() -> Ontology:
    """The built-in ontology, loaded once.

    Raises:
        LexiconError: R310 unreadable data; R311 a value that the vocabularies do not know.
    """
    raw, words, table = _toml("categories"), _toml("vocabulary"), _toml("transfers")
    try:
        categories: dict[EventCode, Category] = {
            EventType(code): _category(EventType(code), body) for code, body in raw.items()
        }
        return Ontology(
            name="plover-0.8",
            categories=categories,
            contexts=frozenset(words["contexts"]),
            sectors=frozenset(words["sectors"]),
            non_states=frozenset(words["non_states"]),
            old_categories={
                old: tuple(EventType(new) for new in news) for old, news in words["old_categories"].items()
            },
            transfers=tuple(_transfer(row) for row in table["transfer"]),
            mode_of_act={
                EventType(event): {EventType(act): mode for act, mode in body.items()}
                for event, body in table["modes"].items()
            },
        )
    except (KeyError, ValueError, TypeError) as err:
        raise LexiconError("R311", f"data/plover: {err}", hint="See docs/architecture.md, ontology.") from err


def _category(event: EventType, body: Mapping[str, Any]) -> Category:
    return Category(
        event=event,
        quad=Quad(body["quad"]),
        score=float(body["score"]),
        cameo=str(body["cameo"]),
        covers=str(body["covers"]),
        modes=dict(body.get("modes", {})),
        mode_cameo=dict(body.get("mode_cameo", {})),
        needs_recipient=bool(body.get("needs_recipient", False)),
    )


def _transfer(row: Mapping[str, Any]) -> Transfer:
    return Transfer(
        id=str(row["id"]),
        event=EventType(row["event"]),
        why=str(row["why"]),
        act=frozenset(EventType(value) for value in row.get("act", ())),
        frame=frozenset(EventType(value) for value in row.get("frame", ())),
        status=frozenset(Status(value) for value in row.get("status", ())),
        by_doer=row.get("by_doer"),
    )
