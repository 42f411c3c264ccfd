"""A user's own codebook: a TOML file with categories, patterns and examples, checked and made ready for the coder.

The form is taught in ``docs/custom-ontology.md``; ``examples/cyber.toml`` is a whole one. This file knows what a
codebook may say; the pattern language belongs to the room *what*, which compiles the rows when the coder is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportedly.lexicon import Row
from reportedly.ontology.codebook import Category, Ontology, Transfer, plover
from reportedly.ontology.samples import SAMPLE_KEYS, Sample, samples_of, whole_samples
from reportedly.ontology.toml_file import Table, TomlFile, read_toml, unknown, wrong
from reportedly.types import EventCode, EventType, Quad, Status, digest_of, event_code

FRAMES: Final = ("REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE")
"""What a governing verb may make of a deed: asked for, refused, threatened, promised, alleged."""
LIMITS: Final = {
    "category": 300,
    "class": 200,
    "pattern": 5_000,
    "mode": 1_000,
    "context": 1_000,
    "transfer": 200,
    "example": 1_000,
}
_TOP = ("name", "version", "extends", "description", "source", "contexts")
_CATEGORY = ("id", "title", "definition", "quad", "scale", "cameo", "maps_to", "modes", "needs_recipient")
_CLASS = ("name", "members", "note")
_PATTERN = ("id", "pattern", "category", "mode", "frame", "actor", "recipient", "sides", "content", *SAMPLE_KEYS)
_TRANSFER = ("id", "event", "act", "frame", "status", "by_doer", "why")
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._]{0,19}")
_CODE = re.compile(r"[A-Z][A-Z0-9_]{1,39}")
_ID = re.compile(r"[a-z][a-z0-9._-]{0,59}")
_MODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_CLASS_NAME = re.compile(r"@[a-z][a-z0-9-]{0,39}")
_PLACES = re.compile(r"[a-z]+(\|[a-z]+)*")
_RESERVED = frozenset({"NONE", "YIELD", *EventType})


@dataclass(frozen=True, slots=True)
class OwnOntology:
    """A user's codebook, read and checked.

    Args:
        path: of the file. name, version: as the file gives them. digest: a hash of what it says, comments left out.
        ontology: the codebook as data, PLOVER's categories included when the file extends PLOVER.
        extends: whether it does.
        rows, classes, modes, contexts: lexicon rows, in the built-in lexicons' form; ``where`` is file and line.
        frames: the frames that a row of the event/act table asks for; without PLOVER the others are not looked for.
        samples: examples and counterexamples, in order of the file.
        titles: of the own categories.
    """

    path: str
    name: str
    version: str
    digest: str
    ontology: Ontology
    extends: bool
    rows: tuple[Row, ...]
    classes: tuple[Row, ...]
    modes: tuple[Row, ...]
    contexts: tuple[Row, ...]
    frames: frozenset[EventType]
    samples: tuple[Sample, ...]
    titles: Mapping[EventCode, str]


def load_ontology(path: Path) -> OwnOntology:
    """Read a codebook.

    Args:
        path: of the TOML file.

    Raises:
        LexiconError: R340 the file cannot be read, or is too large; R341 it says something wrong, with file and line.
    """
    file = read_toml(path, LIMITS)
    top = file.top
    top.only((*_TOP, *LIMITS), ("name", "version"))
    name, version = _named(top, "name", _NAME), _named(top, "version", _VERSION)
    extends = top.one_of("extends", ("plover",)) == "plover"
    for kind in ("category", "pattern"):
        if not file.each(kind):
            raise wrong(top.at(kind), f"no [[{kind}]]", f"A codebook needs at least one [[{kind}]].")
    base = plover()
    own = {category.event: category for category in _categories(file)}
    categories: dict[EventCode, Category] = {**own, **base.categories} if extends else dict(own)
    contexts = frozenset(_listed(top, "contexts", _MODE)) | (base.contexts if extends else frozenset())
    rows = tuple(_patterns(file, categories))
    transfers = tuple(_transfers(file, categories))
    _all_used(file, rows, transfers)
    ontology = Ontology(
        name=f"{name}-{version}" + (f"+{base.name}" if extends else ""),
        categories=categories,
        contexts=contexts,
        sectors=base.sectors,
        non_states=base.non_states,
        old_categories=base.old_categories,
        transfers=(*transfers, *(_widened(row, own) for row in base.transfers if extends)),
        mode_of_act=base.mode_of_act if extends else {},
    )
    samples = (
        *(sample for table in file.each("pattern") for sample in samples_of(table, table.text("id"))),
        *(sample for kind in ("mode", "context") for table in file.each(kind) for sample in samples_of(table, "")),
        *(whole_samples(table, categories) for table in file.each("example")),
    )
    return OwnOntology(
        path=str(path),
        name=name,
        version=version,
        digest=digest_of(file.values)[:16],
        ontology=ontology,
        extends=extends,
        rows=rows,
        classes=tuple(_classes(file)),
        modes=tuple(_modes(file, categories)),
        contexts=tuple(_contexts(file, contexts)),
        frames=frozenset(EventType(frame) for row in transfers for frame in row.frame),
        samples=samples,
        titles={
            event_code(table.text("id")): table.text("title") or table.text("id") for table in file.each("category")
        },
    )


def _categories(file: TomlFile) -> Iterator[Category]:
    seen: dict[str, str] = {}
    base = plover()
    for table in file.each("category"):
        table.only(_CATEGORY, ("id", "definition"))
        code = _named(table, "id", _CODE)
        if code in _RESERVED:
            hint = 'PLOVER has it: take another name, or use PLOVER\'s with extends = "plover" at the top.'
            raise wrong(table.at("id"), f"category {code} is taken", hint)
        _once(seen, code, table)
        mapped = table.one_of("maps_to", tuple(EventType))
        nearest = base.categories[EventType(mapped)] if mapped else None
        quad, scale = table.number("quad", 1, 4), table.number("scale", -10, 10)
        if quad is not None and quad != int(quad):
            raise wrong(table.at("quad"), f"quad is {quad}", "Write 1, 2, 3 or 4.")
        yield Category(
            event=event_code(code),
            quad=Quad(int(quad)) if quad is not None else nearest.quad if nearest else None,
            score=scale if scale is not None else nearest.score if nearest else None,
            cameo=table.text("cameo") or (nearest.cameo if nearest else None),
            covers=table.text("definition"),
            modes=_scored_modes(table),
            mode_cameo={},
            needs_recipient=bool(table.flag("needs_recipient")),
            maps_to=EventType(mapped) if mapped else None,
        )


def _scored_modes(table: Table) -> dict[str, float | None]:
    given = table.values.get("modes", [])
    scores: dict[str, float | None]
    if isinstance(given, dict):
        scores = {mode: table.bounded("modes", score, -10, 10) for mode, score in given.items()}
    else:
        scores = dict.fromkeys(table.texts("modes"))
    for mode in scores:
        if not _MODE.fullmatch(mode):
            raise wrong(table.at("modes"), f"mode {mode!r}", "Write modes in lower case, such as spear-phishing.")
    return scores


def _patterns(file: TomlFile, categories: Mapping[EventCode, Category]) -> Iterator[Row]:
    seen: dict[str, str] = {}
    for table in file.each("pattern"):
        table.only(_PATTERN, ("id", "pattern", "example", "counterexample"))
        name = _named(table, "id", _ID)
        _once(seen, name, table)
        places = {key: table.text(key) for key in ("actor", "recipient", "content")}
        for key, text in places.items():
            if text and not _PLACES.fullmatch(text):
                hint = (
                    "Write places with | between them, such as subj|by or against|on; see docs/lexicons.md, Arguments."
                )
                raise wrong(table.at(key), f"{key} {text!r}", hint)
        yield Row(
            id=name,
            pattern=table.text("pattern"),
            effect=_effect(table, categories),
            example=table.texts("example")[0],
            counterexample=table.texts("counterexample")[0],
            source=table.text("source"),
            added="",
            extra={**places, "sides": table.one_of("sides", ("two",))},
            where=table.at("pattern"),
        )


def _effect(table: Table, categories: Mapping[EventCode, Category]) -> str:
    frame, code, mode = table.one_of("frame", FRAMES), table.text("category"), table.text("mode")
    if bool(frame) == bool(code):
        hint = 'Write category = "..." for a deed, category = "none" to block others, or frame = "REQUEST".'
        raise wrong(
            table.at(), f"pattern {table.text('id')!r} has {'both' if frame else 'no'} category and frame", hint
        )
    if frame:
        return f"frame:{frame}!"
    if code == "none":
        return code
    category = categories.get(event_code(code))
    if category is None:
        raise unknown(table.at("category"), f"no category {code!r}", code, (*map(str, categories), "none"))
    if mode and mode not in category.modes:
        hint = f"Modes of {code}: {', '.join(sorted(category.modes)) or 'none; add modes = [...] to the category'}."
        raise wrong(table.at("mode"), f"{code} has no mode {mode!r}", hint)
    return f"{code}/{mode}" if mode else code


def _classes(file: TomlFile) -> Iterator[Row]:
    for table in file.each("class"):
        table.only(_CLASS, ("name", "members"))
        members = table.texts("members")
        bad = next((member for member in members if not member or "|" in member or " " in member), None)
        if bad is not None:
            hint = "Write words of several parts with underscores: power_grid."
            raise wrong(table.at("members"), f"member {bad!r}", hint)
        name = _named(table, "name", _CLASS_NAME)
        yield Row(name, "|".join(members), name, "", "", "", "", {}, table.at("members"))


def _modes(file: TomlFile, categories: Mapping[EventCode, Category]) -> Iterator[Row]:
    for table in file.each("mode"):
        table.only(("category", "mode", "pattern", "beats", *SAMPLE_KEYS), ("category", "mode", "pattern", "example"))
        code = table.one_of("category", tuple(map(str, categories)))
        extra = {"act": code, "beats": ",".join(table.texts("beats"))}
        yield Row(
            table.text("mode"), table.text("pattern"), table.text("mode"), "", "", "", "", extra, table.at("pattern")
        )


def _contexts(file: TomlFile, contexts: frozenset[str]) -> Iterator[Row]:
    for table in file.each("context"):
        table.only(("context", "pattern", *SAMPLE_KEYS), ("context", "pattern", "example"))
        name = table.one_of("context", tuple(sorted(contexts)))
        yield Row(name, table.text("pattern"), name, "", "", "", "", {}, table.at("pattern"))


def _transfers(file: TomlFile, categories: Mapping[EventCode, Category]) -> Iterator[Transfer]:
    seen: dict[str, str] = {}
    codes = tuple(map(str, categories))
    for table in file.each("transfer"):
        table.only(_TRANSFER, ("id", "event"))
        _once(seen, _named(table, "id", _ID), table)
        given = {"act": codes, "frame": FRAMES, "status": tuple(Status)}
        for key, known in given.items():
            for value in table.texts(key):
                if value not in known:
                    raise unknown(table.at(key), f"[[transfer]] unknown {key} {value!r}", value, known)
        if not any(table.texts(key) for key in given):
            raise wrong(table.at(), "[[transfer]] without a condition", "Give it act, frame or status.")
        yield Transfer(
            id=table.text("id"),
            event=event_code(table.one_of("event", codes)),
            why=table.text("why"),
            act=frozenset(event_code(value) for value in table.texts("act")),
            frame=frozenset(EventType(value) for value in table.texts("frame")),
            status=frozenset(Status(value) for value in table.texts("status")),
            by_doer=table.flag("by_doer"),
        )


def _widened(row: Transfer, own: Mapping[EventCode, Category]) -> Transfer:
    """A row of PLOVER's table that also takes own categories mapped to one that it names."""
    more = {code for code, category in own.items() if category.maps_to in row.act}
    return Transfer(row.id, row.event, row.why, row.act | more, row.frame, row.status, row.by_doer)


def _all_used(file: TomlFile, rows: tuple[Row, ...], transfers: tuple[Transfer, ...]) -> None:
    used = {row.effect.split("/")[0] for row in rows} | {row.event.value for row in transfers}
    for table in file.each("category"):
        if table.text("id") not in used:
            hint = "Write a [[pattern]] or a [[transfer]] for it, or take it out."
            raise wrong(table.at("id"), f"category {table.text('id')} is never used", hint)


def _listed(table: Table, key: str, form: re.Pattern[str]) -> tuple[str, ...]:
    for value in table.texts(key):
        if not form.fullmatch(value):
            raise wrong(table.at(key), f"{key}: {value!r}", "Write lower case letters, digits, _ and -.")
    return table.texts(key)


def _named(table: Table, key: str, form: re.Pattern[str]) -> str:
    value = table.text(key)
    if not form.fullmatch(value):
        examples = {_NAME: "cyber-incidents", _VERSION: "1.0", _CODE: "DATA_THEFT", _ID: "intrusion.hack"}
        raise wrong(table.at(key), f"{key} {value!r}", f"Write it like {examples.get(form, '@system')!r}.")
    return value


def _once(seen: dict[str, str], name: str, table: Table) -> None:
    if name in seen:
        raise wrong(table.at("id"), f"id {name!r} is given twice", f"It is also on line {seen[name]}; rename one.")
    seen[name] = table.at("id").rpartition(":")[2]
