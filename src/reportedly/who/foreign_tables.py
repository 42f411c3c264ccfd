"""Reads actors from other projects' forms: CAMEO/Phoenix actor dictionaries and slices of a Wikidata dump."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import LexiconError
from reportedly.ontology import plover
from reportedly.who.knowledge import rows_of
from reportedly.who.own_actors import OwnActor, known_codes, read_text
from reportedly.who.roles import roles

# CAMEO codes of bodies and former states, and its role codes where PLOVER's differ.
_CAMEO_CODES = {
    "NGM": "NGO", "IMG": "IMG", "ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "KSV": "XKX", "BNG": "BGD", "EEC": "EUR",
    "JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "YUG": "SRB", "SCG": "SRB", "USR": "RUS", "SUN": "RUS", "DDR": "DEU",
}  # fmt: skip
_CAMEO_SECTORS = {
    "MED": "JRN", "HLH": "MED", "ENV": "SOC", "HRI": "SOC", "INS": "REB", "SEP": "REB", "SET": "CVL", "IRG": "UAF",
    "RAD": "UAF", "DEV": "NGO", "PAR": "PTY",
}  # fmt: skip
_BODIES_IN_IGO = {"UNO": "UNO", "EEC": "EUR", "EUR": "EUR", "EEU": "EUR"}
_BLOCK = re.compile(r"\[([^\]]*)\]")
_DATES = re.compile(r"^\s*([A-Z/]*)\s*(?:([<>])\s*(\d{6}|\d{8})|(\d{6}|\d{8})\s*-\s*(\d{6}|\d{8}))?\s*$")
_HUMAN = "Q5"


@dataclass(frozen=True, slots=True)
class Import:
    """What an import gave: the actors, and what was left out as (place, reason)."""

    actors: tuple[OwnActor, ...]
    left_out: tuple[tuple[str, str], ...]


def read_phoenix(path: Path) -> Import:
    """Read an actor dictionary of TABARI, PETRARCH or Phoenix.

    A name is followed by its codes in brackets, on the same or on the next lines, each for all days or for some
    (``[USAELI >20170120]``, ``[USAGOV 20090120-20170120]``); lines that begin with ``+`` are synonyms.

    Raises:
        LexiconError: R330 when the file cannot be read.
    """
    actors: list[OwnActor] = []
    left_out: list[tuple[str, str]] = []
    names: list[str] = []
    blocks: list[tuple[int, str]] = []
    known = known_codes()

    def finish() -> None:
        if names:
            actors.extend(_phoenix_entry(names, blocks, path, known, left_out))
        names.clear()
        blocks.clear()

    for number, raw in enumerate(_without_notes(read_text(path)), start=1):
        line = re.split(r"[#;]", raw)[0].strip()
        found = [(number, block) for block in _BLOCK.findall(line)]
        name = line.partition("[")[0].strip()
        if name.startswith("+"):
            names.append(name[1:].strip())
        elif name:
            finish()
            names.append(name)
        blocks.extend(found)
    finish()
    return Import(tuple(actors), tuple(left_out))


def _without_notes(text: str) -> list[str]:
    """The lines, those of ``<!-- … -->`` emptied so that numbers stay."""
    kept = re.sub(r"<!\s*--.*?-->", lambda note: "\n" * note.group().count("\n"), text, flags=re.DOTALL)
    return kept.splitlines()


def _phoenix_entry(
    names: Sequence[str],
    blocks: Sequence[tuple[int, str]],
    path: Path,
    known: frozenset[str],
    left_out: list[tuple[str, str]],
) -> Iterator[OwnActor]:
    written = list(dict.fromkeys(form for name in names for form in _natural(name)))
    rows: list[OwnActor] = []
    for number, block in blocks:
        place = f"{path}:{number}"
        match = _DATES.match(block.upper())
        if match is None:
            left_out.append((place, f"no code: [{block}]"))
            continue
        code, sector = _cameo(match[1], known)
        if code is None:
            left_out.append((place, f"no country or body: [{block}]"))
            continue
        start = _phoenix_day(match[3]) if match[2] == ">" else _phoenix_day(match[4])
        end = _phoenix_day(match[3]) if match[2] == "<" else _phoenix_day(match[5])
        rows.append(OwnActor(written[0], code, "", sector, tuple(written[1:]), "", start, end, "", path.name))
    dated = any(row.start or row.end for row in rows)
    for row in rows:
        kind = "person" if dated else "organisation" if row.sector or row.code in plover().non_states else "country"
        yield OwnActor(row.name, row.code, kind, row.sector, row.aliases, "", row.start, row.end, "", row.source)


def _natural(name: str) -> Iterator[str]:
    """A dictionary's name as newspapers write it: ``HOSNI_MUBARAK_`` is Hosni Mubarak; short words may be acronyms."""
    words = name.replace("_", " ").split()
    if not words:
        return
    if not any(word.isupper() for word in words):
        yield " ".join(words)
        return
    small = {"OF", "THE", "AND", "FOR", "DE", "LA", "DEL", "BIN", "IBN", "VON", "VAN", "AL"}
    cased = [
        word.lower() if i and word in small else "-".join(part.capitalize() for part in word.split("-"))
        for i, word in enumerate(words)
    ]
    if len(words) == 1 and (len(name) <= 5 or "." in name):
        yield words[0]
        if "." not in name:
            yield cased[0]
    else:
        yield " ".join(cased)


def _cameo(text: str, known: frozenset[str]) -> tuple[str | None, tuple[str, ...]]:
    """Code and sectors of a CAMEO actor code such as ``USAGOV`` or ``IGOUNO``; of alternatives (``/``) the first."""
    parts = [text.split("/")[0][i : i + 3] for i in range(0, len(text.split("/")[0]), 3)]
    if not parts:
        return None, ()
    code = _CAMEO_CODES.get(parts[0], parts[0])
    if code not in known:
        return None, ()
    sectors: list[str] = []
    for part in parts[1:]:
        if code == "IGO" and part in _BODIES_IN_IGO:
            code = _BODIES_IN_IGO[part]
            continue
        sector = _CAMEO_SECTORS.get(part, part)
        if sector in plover().sectors and sector not in sectors:
            sectors.append(sector)
    return code, tuple(sectors)


def _phoenix_day(text: str | None) -> str:
    """``990815`` or ``19990815`` as an ISO day; of two figures for the year those over 30 are of the last century.

    Days that no month has are taken as its last.
    """
    if not text:
        return ""
    if len(text) == 6:
        text = ("19" if text[:2] > "30" else "20") + text
    year, month = int(text[:4]), min(max(int(text[4:6]), 1), 12)
    last = monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{min(max(int(text[6:]), 1), last):02}"


def read_wikidata(path: Path) -> Import:
    """Read a slice of a Wikidata JSON dump: one entity a line, as the dump itself and ``wikibase-dump-filter`` give.

    Persons (P31 Q5) get a row for each position held (P39) with its start and end (P580, P582), bodies one row. The
    country is that of the position (P1001, P17), when the slice holds it, else of citizenship (P27) or country (P17).

    Raises:
        LexiconError: R330 the file cannot be read; R331 a line is no entity.
    """
    entities: dict[str, Mapping[str, object]] = {}
    places: dict[str, int] = {}
    for number, raw in enumerate(read_text(path).splitlines(), start=1):
        line = raw.strip().rstrip(",")
        if line in ("", "[", "]"):
            continue
        try:
            entity = json.loads(line)
            entities[entity["id"]] = entity
            places[entity["id"]] = number
        except (ValueError, KeyError, TypeError) as err:
            hint = "One JSON entity a line, as in the dump."
            raise LexiconError("R331", f"{path}:{number}: no entity: {err}", hint=hint, line=number) from err
    codes = {row["wikidata"]: row["code"] for row in rows_of("countries") if row["wikidata"]}
    actors: list[OwnActor] = []
    left_out: list[tuple[str, str]] = []
    positions = {
        value for entity in entities.values() for claim in _claims(entity, "P39") if (value := _value_id(claim))
    }
    for key, entity in entities.items():
        if key in positions or key in codes:
            continue
        rows = list(_wikidata_rows(key, entity, entities, codes))
        if not rows:
            left_out.append((f"{path}:{places[key]}", f"{key} has no English name or no known country"))
        actors.extend(rows)
    return Import(tuple(actors), tuple(left_out))


def _wikidata_rows(
    key: str, entity: Mapping[str, object], entities: Mapping[str, Mapping[str, object]], codes: Mapping[str, str]
) -> Iterator[OwnActor]:
    name = _label(entity)
    home = _country(entity, codes, "P27", "P17")
    if not name:
        return
    aliases = tuple(dict.fromkeys(alias for alias in _aliases(entity) if alias != name))
    if not any(_value_id(claim) == _HUMAN for claim in _claims(entity, "P31")):
        if home:
            yield OwnActor(name, home, "organisation", (), aliases, wikidata=key, source="Wikidata (CC0)")
        return
    found = False
    for claim in _claims(entity, "P39"):
        position = entities.get(_value_id(claim) or "", {})
        office = _label(position).partition(" of ")[0].lower() if position else ""
        code = _country(position, codes, "P1001", "P17") or home
        if code:
            found = True
            start, end = _time(claim, "P580"), _time(claim, "P582")
            sector = _sector(office)
            yield OwnActor(name, code, "person", sector, aliases, office, start, end, key, "Wikidata (CC0)")
    if not found and home:
        yield OwnActor(name, home, "person", (), aliases, wikidata=key, source="Wikidata (CC0)")


def _sector(office: str) -> tuple[str, ...]:
    words = office.split()
    for first in range(len(words)):
        found = roles().heads.match_at(words, first)
        if found is not None:
            return found[1].sector
    return ()


def _label(entity: Mapping[str, object]) -> str:
    labels = entity.get("labels")
    english = labels.get("en") if isinstance(labels, Mapping) else None
    return str(english.get("value", "")) if isinstance(english, Mapping) else str(english or "")


def _aliases(entity: Mapping[str, object]) -> Iterator[str]:
    aliases = entity.get("aliases")
    english = aliases.get("en") if isinstance(aliases, Mapping) else None
    for alias in english if isinstance(english, list) else ():
        yield str(alias.get("value", "")) if isinstance(alias, Mapping) else str(alias)


def _claims(entity: Mapping[str, object], prop: str) -> Iterator[Mapping[str, object]]:
    claims = entity.get("claims")
    found = claims.get(prop) if isinstance(claims, Mapping) else None
    for claim in found if isinstance(found, list) else ():
        if isinstance(claim, Mapping) and claim.get("rank") != "deprecated":
            yield claim


def _datavalue(snak: object) -> object:
    value = snak.get("datavalue") if isinstance(snak, Mapping) else None
    return value.get("value") if isinstance(value, Mapping) else None


def _value_id(claim: Mapping[str, object]) -> str | None:
    value = _datavalue(claim.get("mainsnak"))
    return str(value["id"]) if isinstance(value, Mapping) and "id" in value else None


def _country(entity: Mapping[str, object], codes: Mapping[str, str], *props: str) -> str | None:
    for prop in props:
        for claim in _claims(entity, prop):
            code = codes.get(_value_id(claim) or "")
            if code:
                return code
    return None


def _time(claim: Mapping[str, object], prop: str) -> str:
    """The time of a qualifier to its precision: year, month or day; empty when open or unknown."""
    qualifiers = claim.get("qualifiers")
    snaks = qualifiers.get(prop) if isinstance(qualifiers, Mapping) else None
    for snak in snaks if isinstance(snaks, list) else ():
        value = _datavalue(snak)
        if isinstance(value, Mapping):
            text, precision = str(value.get("time", "")).lstrip("+"), value.get("precision", 11)
            if re.match(r"\d{4}-\d\d-\d\d", text):
                length = {9: 4, 10: 7}.get(precision if isinstance(precision, int) else 11, 10)
                return text[:length]
    return ""
