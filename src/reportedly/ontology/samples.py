"""Examples of a user's codebook: sentences in which a row must act or must not, and sentences with all their events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportedly.ontology.codebook import Category
from reportedly.ontology.toml_file import Table, unknown, wrong
from reportedly.types import EventCode, Status, event_code

SAMPLE_KEYS = ("example", "counterexample", "source", "note")
_MOST = 10
_EVENT_KEYS = ("event", "actor", "recipient", "status")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One event of a sentence coded by hand.

    ``actor`` and ``recipient`` are words of those who are named, ``()`` when nobody is; ``None`` leaves it open, as it
    does for ``status``.
    """

    event: EventCode
    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence to try.

    Args:
        line: of the file. kind: ``"pattern"``, ``"mode"``, ``"context"`` or ``"example"`` (a whole sentence).
        name: the pattern's id, or what the row names. text: the sentence.
        holds: whether the row must act in it, or must not.
        category: of a mode's row.
        events: of a whole sentence, all of them.
    """

    line: int
    kind: str
    name: str
    text: str
    holds: bool = True
    category: str = ""
    events: tuple[Wanted, ...] = ()


def samples_of(table: Table, name: str) -> Iterator[Sample]:
    """The examples and counterexamples of a row."""
    line = {key: int(table.at(key).rpartition(":")[2]) for key in ("example", "counterexample")}
    for key in ("example", "counterexample"):
        texts = table.texts(key)
        if len(texts) > _MOST:
            raise wrong(table.at(key), f"{len(texts)} of {key}", f"At most {_MOST} a row are read.")
        for text in texts:
            if not text:
                raise wrong(table.at(key), f"an empty {key}", "Write a sentence.")
            found = name or table.text(table.name)
            yield Sample(line[key], table.name, found, text, key == "example", table.text("category"))


def whole_samples(table: Table, categories: Mapping[EventCode, Category]) -> Sample:
    """A sentence with all its events; an empty list says that there are none."""
    table.only(("text", "events", "note"), ("text",))
    given = table.values.get("events", [])
    if not isinstance(given, list) or not all(isinstance(item, dict) for item in given) or len(given) > _MOST:
        hint = 'Write: events = [{ event = "...", actor = ["..."], recipient = ["..."], status = "happened" }]'
        raise wrong(table.at("events"), "events is no list of events", hint)
    events = tuple(_wanted(item, table, categories) for item in given)
    return Sample(table.line, "example", "", table.text("text"), bool(events), "", events)


def _wanted(item: Mapping[str, Any], table: Table, categories: Mapping[EventCode, Category]) -> Wanted:
    inner = Table(table.name, item, table.path, int(table.at("events").rpartition(":")[2]), {})
    inner.only(_EVENT_KEYS, ("event",))
    code = event_code(inner.text("event"))
    if code not in categories:
        raise unknown(inner.at(), f"no category {code.value!r}", code.value, tuple(map(str, categories)))
    status = inner.one_of("status", tuple(Status))
    actor, recipient = (inner.texts(key) if key in item else None for key in ("actor", "recipient"))
    return Wanted(code, actor, recipient, Status(status) if status else None)
