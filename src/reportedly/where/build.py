"""Build a gazetteer file: from a GeoNames dump (``allCountries.txt``, ``cities500.txt``) and the tables of our own."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from reportedly.errors import ReadError
from reportedly.lexicon import data_root
from reportedly.where.gazetteer import COUNTRY, Entry, fold, write_gazetteer

_FIELDS = 19  # columns of a GeoNames dump
# Features that news names: countries, divisions, populated places, waters, islands, mountains, airports, bases.
_CLASSES = {"A": None, "P": None, "H": ("SEA", "GULF", "STRT", "LK", "STM", "BAY"), "L": ("RGN", "CONT", "MILB"),
            "T": ("ISL", "ISLS", "MTS", "MT", "PEN", "VAL"), "S": ("AIRP", "AIRB", "CMP", "CMPRF")}  # fmt: skip
_LATIN = re.compile(r"^['`‘’ʻʼ]?[A-ZÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'`‘’ʻʼ .\-]*$")
DIVISION_SUFFIX = re.compile(
    r" (?:Oblast|Province|Governorate|State|Region|Department|Krai|City|County|Prefecture|Voivodeship|District|Republic"
    r"|Territory|Division|Canton|Municipality|Emirate|Raion|Regency)$"
)


class Builder:
    """Collects places and names, then writes the file."""

    def __init__(self) -> None:
        self.entries: dict[int, Entry] = {}
        self.names: dict[str, list[int]] = {}

    def add(self, entry: Entry, *names: str) -> None:
        """Add a place under its name and aliases."""
        self.entries[entry.id] = entry
        for name in (entry.name, *names):
            key = fold(name)
            if key:
                ids = self.names.setdefault(key, [])
                if entry.id not in ids:
                    ids.append(entry.id)

    def add_division(self, entry: Entry, *names: str) -> None:
        """Add a province also under its name without "Province", "Oblast" and the like."""
        self.add(
            entry,
            *names,
            *(DIVISION_SUFFIX.sub("", name) for name in (entry.name, *names) if DIVISION_SUFFIX.search(name)),
        )

    def add_own_tables(self) -> None:
        """Add the countries and regions of ``data/places``; what exists already gets their coordinates and aliases."""
        known = {entry.country: entry for entry in self.entries.values() if entry.kind == COUNTRY}
        for number, row in enumerate(table("countries"), 1):
            old = known.get(row["iso3"]) or Entry(-number, row["name"], 0, 0, row["iso3"], "", 1_000_000, COUNTRY)
            entry = replace(old, name=row["name"], lat=float(row["lat"]), lon=float(row["lon"]))
            self.add(entry, *filter(None, row["aliases"].split("|")), old.name)
        for number, row in enumerate(table("regions"), 1001):
            new = Entry(-number, row["name"], 0, 0, row["iso3"], "", 1_000_000, row["kind"])
            same = (self.entries[i] for i in self.names.get(fold(row["name"]), ()))
            old = next((e for e in same if e.kind == row["kind"] == "ADM1" and e.country == row["iso3"]), new)
            entry = replace(old, lat=float(row["lat"]), lon=float(row["lon"]))
            self.add(entry, *filter(None, row["aliases"].split("|")))

    def write(self) -> bytes:
        """The bytes of the file."""
        return write_gazetteer(self.entries, self.names)


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of ``data/places``."""
    text = (data_root() / "places" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@lru_cache(maxsize=1)
def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3."""
    return {row["iso2"]: row["iso3"] for row in table("countries")}


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Adjectives and names of peoples to the name of their country or region."""
    rows = [*table("regions"), *table("countries")]
    return {word: row["name"] for row in rows for word in row["demonyms"].split("|") if word}


def usable(name: str) -> bool:
    """Whether an alternate name may stand in English text: Latin letters, a capital, no code of three letters."""
    return len(name) > 3 and not name.isupper() and _LATIN.match(name) is not None


def build_gazetteer(path: Path, output: Path) -> int:
    """Build a gazetteer file from a dump in the GeoNames format.

    Args:
        path: ``allCountries.txt`` or any of the dumps with the same 19 columns.
        output: the file to write; open it with :func:`open_gazetteer`.

    Returns:
        The number of places.

    Raises:
        ReadError: R121 when the dump cannot be read or a line has other columns.

    Source: GeoNames, https://download.geonames.org/export/dump/readme.txt
    """
    builder = Builder()
    for entry, names in _read_dump(path):
        if entry.kind == "ADM1":
            builder.add_division(entry, *names)
        else:
            builder.add(entry, *names)
    if not builder.entries:
        raise ReadError(
            "R121", f"{path} holds no places", hint="Give a GeoNames dump such as allCountries.txt.", path=str(path)
        )
    builder.add_own_tables()
    output.write_bytes(builder.write())
    return len(builder.entries)


def _read_dump(path: Path) -> Iterator[tuple[Entry, list[str]]]:
    iso3 = alpha3()
    hint = "Give a GeoNames dump: tab-separated, 19 columns."
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                fields = line.rstrip("\n").split("\t")
                if len(fields) != _FIELDS:
                    raise ReadError(
                        "R121", f"{path}:{number}: {len(fields)} columns instead of 19", hint=hint, line=number
                    )
                kinds = _CLASSES.get(fields[6], ())
                if kinds is not None and fields[7] not in kinds:
                    continue
                country = iso3.get(fields[8], "")
                kind = {"SEA": "SEA", "GULF": "SEA", "STRT": "SEA"}.get(fields[7], fields[7])
                entry = Entry(
                    int(fields[0]), fields[1], float(fields[4]), float(fields[5]), country, fields[10],
                    int(fields[14] or 0), COUNTRY if kind.startswith("PCL") else kind,
                )  # fmt: skip
                yield entry, [fields[2], *(name for name in fields[3].split(",") if usable(name))]
    except (OSError, UnicodeDecodeError, ValueError) as err:
        reason = err.strerror if isinstance(err, OSError) and err.strerror else err
        raise ReadError("R121", f"{path}: {reason}", hint=hint, path=str(path)) from err
