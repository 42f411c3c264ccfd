"""The knowledge base: who is who, read from the tables in ``data/agents``.

Each table is a CSV with a ``source`` column; aliases are separated by ``|``. A name may belong to several entities (two
persons called Bush); the resolver chooses by date and by the document.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from reportedly.errors import LexiconError
from reportedly.lexicon import PhraseIndex, data_root
from reportedly.who.names import name_words

# Four letters or more, with a vowel after every one or two consonants.
_SPOKEN = re.compile(r"(?=.{4})[AEIOU]?(?:[B-DF-HJ-NP-TV-Z]{1,2}[AEIOU]{1,2})+[B-DF-HJ-NP-TV-Z]{0,2}")
# Acronyms that are written in capitals because they are words or names otherwise.
_ORDINARY = frozenset({"ALBA", "ARENA", "CARE", "FACT", "KANU", "MEND", "MILF", "PACE", "SADR"})


class EntityKind(StrEnum):
    """What sort of name it is; decides how a mention of it is read."""

    COUNTRY = "country"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    SEAT = "seat"
    CITY = "city"
    REGION = "region"
    ORGANISATION = "organisation"
    GROUP = "group"
    OUTLET = "outlet"
    COMPANY = "company"
    PERSON = "person"
    SURNAME = "surname"


@dataclass(frozen=True, slots=True)
class Term:
    """An office and the days on which it was held, both inclusive; ``None`` is open."""

    code: str
    office: str
    sector: tuple[str, ...]
    start: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        """Whether the office was held on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """One entry of the knowledge base.

    Args:
        code: country or organisation code of the codebook.
        sector: sectors that always hold; those of persons come from their ``terms``.
        id: Wikidata id where the table is sure of it.
        start, end: validity of the name itself (former states).
        homes: the states that a people without one of its own lives in; none where it may be any.
    """

    name: str
    kind: EntityKind
    code: str
    sector: tuple[str, ...] = ()
    id: str | None = None
    terms: tuple[Term, ...] = ()
    female: bool = False
    start: date | None = None
    end: date | None = None
    homes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """The names of the knowledge base, ready for look-up; ``capitals`` serves texts printed all in capitals.

    ``persons`` lists the names of persons as the tables write them, for look-up by sound.
    """

    names: PhraseIndex[tuple[Entity, ...]]
    capitals: PhraseIndex[tuple[Entity, ...]]
    persons: tuple[tuple[str, Entity], ...]
    size: int


def rows_of(table: str) -> Iterator[Mapping[str, str]]:
    """The rows of ``data/agents/<table>.csv``.

    Raises:
        LexiconError: R320 no such table; R321 a row with a wrong number of fields or without a source.
    """
    path = data_root() / "agents" / f"{table}.csv"
    if not path.is_file():
        raise LexiconError("R320", f"no table agents/{table}.csv", hint="The installation is incomplete.")
    reader = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    for row in reader:
        if None in row or None in row.values() or not row["source"]:
            place = f"agents/{table}.csv:{reader.line_num}"
            raise LexiconError("R321", f"{place}: wrong number of fields", hint="Quote fields that hold commas.")
        yield row


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def parse_day(text: str, *, last: bool = False) -> date | None:
    """A day from ``2001-09-11``, ``2001-09`` or ``2001``; of a month or year the first or the last day."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        parts.append(12 if last else 1)
    if len(parts) == 2:
        parts.append((31 if parts[1] in (1, 3, 5, 7, 8, 10, 12) else 28 if parts[1] == 2 else 30) if last else 1)
    return date(*parts)


def _is_said_as_word(alias: str) -> bool:
    """Whether an acronym can be spoken as a word, which British papers then write as one: "Unicef", but "the UNHCR"."""
    return bool(_SPOKEN.fullmatch(alias)) and alias not in _ORDINARY


def _people_of(row: Mapping[str, str]) -> tuple[str, ...]:
    """The nouns for a country's people: as given, else the adjective and its plural ("Iraqi", "Iraqis")."""
    given = _list(row["people"])
    return given or tuple(form for adjective in _list(row["adjectives"]) for form in (adjective + "s",))


def _entries() -> Iterator[tuple[str, Entity]]:
    """Every name with what it names; of names for the same thing the earlier weighs more."""
    for row in rows_of("countries"):
        code, name, wikidata = row["code"], row["name"], row["wikidata"] or None
        for alias in (name, *_list(row["aliases"])):
            yield alias, Entity(name, EntityKind.COUNTRY, code, id=wikidata)
        for alias in _list(row["adjectives"]):
            yield alias, Entity(name, EntityKind.ADJECTIVE, code, id=wikidata)
        for alias in _people_of(row):
            yield alias, Entity(name, EntityKind.PEOPLE, code, id=wikidata)
        for alias in _list(row["capitals"]):
            yield alias, Entity(name, EntityKind.CAPITAL, code, ("GOV",), id=wikidata)
        for alias in _list(row["seats"]):
            yield alias, Entity(name, EntityKind.SEAT, code, ("GOV",), id=wikidata)
    for row in rows_of("former"):
        since, until = parse_day(row["start"]), parse_day(row["end"], last=True)
        names = _list(row["name"])
        canonical = names[0] if names else row["code"]
        for alias in names:
            yield alias, Entity(canonical, EntityKind.COUNTRY, row["code"], start=since, end=until)
        for alias in _list(row["adjectives"]):
            yield alias, Entity(canonical, EntityKind.ADJECTIVE, row["code"], start=since, end=until)
        for alias in _list(row["people"]):
            yield alias, Entity(canonical, EntityKind.PEOPLE, row["code"], start=since, end=until)
    for row in rows_of("regions"):
        for alias in (row["name"], *_list(row["aliases"])):
            yield alias, Entity(row["name"], EntityKind.REGION, row["code"], _list(row["sector"]))
        for alias in _list(row["adjectives"]):
            yield alias, Entity(row["name"], EntityKind.ADJECTIVE, row["code"])
    for table, kind in (("organisations", EntityKind.ORGANISATION), ("groups", EntityKind.GROUP)):
        for row in rows_of(table):
            entity = Entity(row["name"], kind, row["code"], _list(row["sector"]), row["wikidata"] or None)
            for alias in (row["name"], *_list(row["aliases"])):
                yield alias, entity
                if _is_said_as_word(alias):
                    yield alias.capitalize(), entity
    for row in rows_of("peoples"):
        people = Entity(row["name"], EntityKind.GROUP, row["code"], _list(row["sector"]), homes=_list(row["homes"]))
        for alias in (row["name"], *_list(row["aliases"])):
            yield alias, people
    for row in rows_of("media"):
        entity = Entity(row["name"], EntityKind.OUTLET, row["code"], ("JRN",))
        for alias in (row["name"], *_list(row["aliases"])):
            yield alias, Entity(alias, EntityKind.OUTLET, row["code"], entity.sector)
    for row in rows_of("companies"):
        for alias in (row["name"], *_list(row["aliases"])):
            yield alias, Entity(alias, EntityKind.COMPANY, row["code"], ("BUS",))
    yield from _persons()
    for row in rows_of("cities"):
        yield row["name"], Entity(row["name"], EntityKind.CITY, row["code"])


def _spellings(name: str, forms: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Other spellings of a person's name: one transliterated word exchanged, an Arabic article changed or left out."""
    words = name.split()
    for i, word in enumerate(words):
        for other in forms.get(word, ()):
            yield " ".join((*words[:i], other, *words[i + 1 :]))
        if i and word.startswith("al-"):
            for article in ("Al-", "el-", "El-", "al ", "Al ", ""):
                yield " ".join((*words[:i], article + word[3:], *words[i + 1 :]))


def _persons() -> Iterator[tuple[str, Entity]]:
    """Persons, whose terms stand in several rows of the table, by full name, alias and surname."""
    forms = {
        form: tuple(f for f in _list(row["forms"]) if f != form)
        for row in rows_of("variants")
        for form in _list(row["forms"])
    }
    grouped: dict[str, list[Mapping[str, str]]] = {}
    for row in rows_of("leaders"):
        grouped.setdefault(row["name"], []).append(row)
    for name, rows in grouped.items():
        terms = tuple(
            Term(
                row["code"],
                row["office"],
                _list(row["sector"]),
                parse_day(row["start"]),
                parse_day(row["end"], last=True),
            )
            for row in rows
        )
        wikidata = next((row["wikidata"] for row in rows if row["wikidata"]), None)
        female = any(row["gender"] == "f" for row in rows)
        shorts = {short: None for row in rows for short in _list(row["short"])} or {name.split()[-1]: None}
        person = Entity(name, EntityKind.PERSON, terms[0].code, (), wikidata, terms, female)
        surname = Entity(name, EntityKind.SURNAME, terms[0].code, (), wikidata, terms, female)
        full = (name, *dict.fromkeys(alias for row in rows for alias in _list(row["aliases"])))
        for alias in full:
            if " " in alias or "-" in alias:
                yield alias, person
                for spelling in _spellings(alias, forms):
                    yield spelling, person
            else:
                yield alias, surname
        for short in shorts:
            if short != "-" and short not in full:
                yield short, surname


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """The built-in knowledge base, read once.

    Raises:
        LexiconError: R320, R321 as :func:`rows_of`.
    """
    return build_knowledge(())


def build_knowledge(own: Iterable[tuple[str, Entity]]) -> Knowledge:
    """The built-in knowledge base after entries of one's own, which win where a name is in both.

    Raises:
        LexiconError: R320, R321 as :func:`rows_of`.
    """
    known: dict[tuple[str, ...], list[Entity]] = {}
    persons: list[tuple[str, Entity]] = []
    for alias, entity in chain(own, _entries()):
        words = name_words(alias.removeprefix("the "))
        if entity.kind in (EntityKind.PERSON, EntityKind.SURNAME):
            persons.append((alias, entity))
        for form in {words: None, tuple(word for word in words if word != "-"): None}:
            held = known.setdefault(form, [])
            if not any(
                other.kind is entity.kind and other.name == entity.name and other.code == entity.code for other in held
            ):
                held.append(entity)
    frozen = {words: tuple(entities) for words, entities in known.items()}
    capitals = {tuple(word.upper() for word in words): entities for words, entities in reversed(frozen.items())}
    return Knowledge(PhraseIndex(frozen.items()), PhraseIndex(capitals.items()), tuple(persons), len(frozen))


def state_code(name: str) -> str | None:
    """The code of a state by any of its names, ``None`` for what is no state.

    Example:
        >>> state_code("Burma"), state_code("Ivory Coast"), state_code("Atlantis")
        ('MMR', 'CIV', None)
    """
    plain = name.removeprefix("Kingdom of ").removeprefix("The ").removeprefix("the ")
    words = tuple(word.upper() for word in name_words(plain))
    found = knowledge().capitals.match_at(words, 0)
    if found is None or found[0] != len(words):
        return None
    return next((entity.code for entity in found[1] if entity.kind is EntityKind.COUNTRY), None)
