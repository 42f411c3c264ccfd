"""A user's own actors: CSV or TOML tables that go before the built-in ones.

One row is one name and, for persons, one term of office; several rows of a name give several terms. Columns (keys in
TOML, under ``[[actor]]``): ``name`` and ``code`` are needed; ``kind`` (person, organisation, group, outlet, company,
country; organisation by default, person when there is an office), ``sector`` and ``aliases`` (separated by ``|``, lists
in TOML), ``office``, ``start`` and ``end`` (year, month or day), ``wikidata``, ``source``.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from reportedly.errors import LexiconError
from reportedly.ontology import plover
from reportedly.who.knowledge import Entity, EntityKind, Term, parse_day, rows_of

KINDS: Mapping[str, EntityKind] = {
    "person": EntityKind.PERSON,
    "organisation": EntityKind.ORGANISATION,
    "organization": EntityKind.ORGANISATION,
    "group": EntityKind.GROUP,
    "outlet": EntityKind.OUTLET,
    "company": EntityKind.COMPANY,
    "country": EntityKind.COUNTRY,
}
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class OwnActor:
    """One row of a user's table.

    Args:
        name: the name as newspapers write it.
        code: ISO 3166-1 alpha-3, or the codebook's IGO, UNO, EUR, NGO, ISM, IMG, MNC.
        kind: one of :data:`KINDS`; empty for person when there is an office, else organisation.
        sector: PLOVER sectors; aliases: other names.
        office, start, end: a term of office; days as ``2001-09-11``, ``2001-09`` or ``2001``, empty for open.
        wikidata: identifier, such as ``Q567``; source: where the row comes from.
    """

    name: str
    code: str
    kind: str = ""
    sector: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    office: str = ""
    start: str = ""
    end: str = ""
    wikidata: str = ""
    source: str = ""


COLUMNS = tuple(field.name for field in fields(OwnActor))


def load_own_actors(path: Path) -> tuple[OwnActor, ...]:
    """The rows of a CSV or TOML table, by the file's ending.

    Raises:
        LexiconError: R330 the file cannot be read or has no known ending; R331 a row is wrong, with file and line.
    """
    text = read_text(path)
    if path.suffix.lower() == ".toml":
        return tuple(_from_toml(text, path))
    if path.suffix.lower() == ".csv":
        return tuple(_from_csv(text, path))
    raise LexiconError("R330", f"{path}: not a table of actors", hint="Give a .csv or .toml file.", path=str(path))


def read_text(path: Path) -> str:
    """The text of a file the user named.

    Raises:
        LexiconError: R330 when it cannot be read as UTF-8 text.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as err:
        hint = "Give a readable file in UTF-8."
        raise LexiconError("R330", f"{path}: {err}", hint=hint, path=str(path)) from err


def write_csv(actors: Iterable[OwnActor]) -> str:
    """The CSV text of a table, header first.

    Example:
        >>> print(write_csv([OwnActor("Kofi Adu", "GHA", office="mayor", sector=("GOV",))]).splitlines()[1])
        Kofi Adu,GHA,,GOV,,mayor,,,,
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for actor in actors:
        values = asdict(actor)
        writer.writerow("|".join(value) if isinstance(value, tuple) else value for value in values.values())
    return out.getvalue()


def entries(actors: Iterable[OwnActor]) -> Iterator[tuple[str, Entity]]:
    """Every name of the rows with what it names, in the form of the knowledge base."""
    grouped: dict[str, list[OwnActor]] = {}
    for actor in actors:
        grouped.setdefault(actor.name, []).append(actor)
    for name, rows in grouped.items():
        first = rows[0]
        wikidata = next((row.wikidata for row in rows if row.wikidata), None)
        names = dict.fromkeys((name, *(alias for row in rows for alias in row.aliases)))
        kind = KINDS[first.kind] if first.kind else _kind_of(rows)
        if kind is not EntityKind.PERSON:
            entity = Entity(name, kind, first.code, first.sector, wikidata)
            for alias in names:
                yield alias, entity
            continue
        terms = tuple(
            Term(row.code, row.office, row.sector, parse_day(row.start), parse_day(row.end, last=True)) for row in rows
        )
        person = Entity(name, kind, first.code, (), wikidata, terms)
        surname = Entity(name, EntityKind.SURNAME, first.code, (), wikidata, terms)
        for alias in names:
            yield alias, person if " " in alias else surname
        if " " in name and name.split()[-1] not in names:
            yield name.split()[-1], surname


def _kind_of(rows: Iterable[OwnActor]) -> EntityKind:
    return EntityKind.PERSON if any(row.office for row in rows) else EntityKind.ORGANISATION


def _from_csv(text: str, path: Path) -> Iterator[OwnActor]:
    reader = csv.DictReader(text.splitlines())
    unknown = [column for column in reader.fieldnames or () if column not in COLUMNS]
    missing = {"name", "code"} - set(reader.fieldnames or ())
    if unknown or missing:
        wrong = f"unknown columns {', '.join(unknown)}" if unknown else f"no column {', '.join(sorted(missing))}"
        raise _wrong(path, 1, wrong, f"Columns: {', '.join(COLUMNS)}.")
    for row in reader:
        if None in row or None in row.values():
            raise _wrong(path, reader.line_num, "wrong number of fields", "Quote fields that hold commas.")
        yield _checked({key: value for key, value in row.items() if value}, path, reader.line_num)


def _from_toml(text: str, path: Path) -> Iterator[OwnActor]:
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        raise LexiconError("R330", f"{path}: {err}", hint="Give valid TOML.", path=str(path)) from err
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if line.strip() == "[[actor]]"]
    actors = given.get("actor")
    if not isinstance(actors, list) or set(given) != {"actor"} or len(lines) != len(actors):
        raise _wrong(path, 1, "not a list of actors", "Write each actor under a line [[actor]].")
    for line, row in zip(lines, actors, strict=True):
        unknown = sorted(set(row) - set(COLUMNS))
        if unknown:
            raise _wrong(path, line, f"unknown key {unknown[0]!r}", f"Keys: {', '.join(COLUMNS)}.")
        texts = {
            key: "|".join(map(str, value)) if isinstance(value, list) else str(value) for key, value in row.items()
        }
        yield _checked(texts, path, line)


def _checked(row: Mapping[str, str], path: Path, line: int) -> OwnActor:
    name, code = row.get("name", "").strip(), row.get("code", "").strip()
    if not name:
        raise _wrong(path, line, "no name", "Every actor needs a name.")
    if code not in known_codes():
        hint = "Use ISO 3166-1 alpha-3, or IGO, UNO, EUR, NGO, ISM, IMG, MNC."
        raise _wrong(path, line, f"unknown code {code!r}", hint)
    kind = row.get("kind", "").strip().lower()
    if kind and kind not in KINDS:
        raise _wrong(path, line, f"unknown kind {kind!r}", f"Kinds: {', '.join(KINDS)}.")
    sector = _split(row.get("sector", ""))
    for each in sector:
        if each not in plover().sectors:
            raise _wrong(path, line, f"unknown sector {each!r}", f"Sectors: {', '.join(sorted(plover().sectors))}.")
    days = [row.get(key, "").strip() for key in ("start", "end")]
    for day in days:
        if day and not _is_day(day):
            raise _wrong(path, line, f"no day, month or year: {day!r}", "Write 2001-09-11, 2001-09 or 2001.")
    rest = (row.get("office", "").strip(), *days, row.get("wikidata", "").strip(), row.get("source", "").strip())
    return OwnActor(name, code, kind, sector, _split(row.get("aliases", "")), *rest)


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        parse_day(text)
    except ValueError:
        return False
    return True


def known_codes() -> frozenset[str]:
    """The codes that an actor may have: states of the tables, and the codebook's own."""
    return frozenset(row["code"] for row in rows_of("countries")) | plover().non_states


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _wrong(path: Path, line: int, what: str, hint: str) -> LexiconError:
    return LexiconError("R331", f"{path}:{line}: {what}", hint=hint, path=str(path), line=line)
