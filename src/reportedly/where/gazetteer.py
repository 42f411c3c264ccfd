"""Gazetteers: place names to places, behind a protocol, so that a fuller one can take the embedded one's place.

The file format is ours and one for all sizes: places as lines sorted by id, then names as lines sorted by key, both
found by bisection. The embedded file is unpacked into memory (about 20 MB); one built from the full GeoNames dump is
mapped from the disk and costs no memory and no loading time.
"""

from __future__ import annotations

import gzip
import mmap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from reportedly.errors import ReadError

MAGIC = b"reportedly-gazetteer 1"
COUNTRY, CONTINENT = "PCLI", "CONT"
# PLOVER's scale of resolution: 1 country, 2 province, 3 district, 4 city, 5 part of a city.
_RESOLUTION = {
    COUNTRY: 1,
    CONTINENT: 1,
    "RGN": 2,
    "ADM1": 2,
    "SEA": 2,
    "ISL": 2,
    "RIV": 2,
    "LAKE": 2,
    "ADM2": 3,
    "ADM3": 3,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of a gazetteer.

    Args:
        id: GeoNames id; negative for places of our own table that have none.
        kind: GeoNames feature code, such as ``PPLC``, ``ADM1``, ``PCLI``; ``RGN``, ``SEA``, ``CONT`` for our own.
        country: ISO 3166-1 alpha-3; empty for seas and regions of several countries.
        admin1: code of the first-order division inside the country.
    """

    id: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    kind: str

    @property
    def resolution(self) -> int:
        """PLOVER's scale: 1 country to 5 part of a city."""
        return _RESOLUTION.get(self.kind, 5 if self.kind in ("PPLX", "PPLQ") else 4)


class Gazetteer(Protocol):
    """What the room needs of a gazetteer."""

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """All places with this name or alias, largest population first."""
        ...

    def province(self, country: str, admin1: str) -> str | None:
        """The name of a first-order division."""
        ...


def fold(name: str) -> str:
    """The key of a name: without diacritics, case, dots, apostrophes; hyphens as spaces.

    Example:
        >>> fold("Saint-Étienne"), fold("Sana'a"), fold("U.S.")
        ('saint etienne', 'sanaa', 'us')
    """
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(name.lower().translate(_FOLD).split())


_FOLD = str.maketrans(
    {**dict.fromkeys(".'’‘`ʻʼ´", ""), "-": " ", "–": " ", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss"}
)
_ARTICLES = frozenset(["al", "el", "ar", "as", "ash", "at", "ad", "an", "az"])


class FileGazetteer:
    """A gazetteer in the file format of this module.

    Args:
        data: the bytes, in memory or mapped.

    Raises:
        ReadError: R120 when the bytes are no such file.
    """

    def __init__(self, data: bytes | mmap.mmap) -> None:
        head = data.find(b"\n")
        if head < 0 or data[: len(MAGIC)] != MAGIC:
            hint = "Build one with: reportedly gazetteer build allCountries.txt"
            raise ReadError("R120", "this is no gazetteer file", hint=hint)
        self._data = data
        self._places = head + 1
        self._names = int(data[len(MAGIC) : head])
        self._entry = lru_cache(maxsize=50_000)(self._read_entry)
        self.lookup = lru_cache(maxsize=50_000)(self._lookup)
        self._provinces: dict[tuple[str, str], str] | None = None

    def _lookup(self, name: str) -> tuple[Entry, ...]:
        """All places with this name or alias, largest population first."""
        key = fold(name)
        found = self._ids(key)
        if not found:
            first, _, rest = key.partition(" ")
            if rest and first in _ARTICLES:
                found = self._ids(f"al {rest}") or self._ids(rest)
        entries = [entry for entry in (self._entry(number) for number in found) if entry is not None]
        return tuple(sorted(entries, key=lambda entry: (-entry.population, entry.id)))

    def province(self, country: str, admin1: str) -> str | None:
        """The name of a first-order division, such as ``("USA", "TX")``."""
        if self._provinces is None:
            self._provinces = {}
            for number in self._ids("#adm1"):
                entry = self._entry(number)
                if entry is not None:
                    self._provinces[entry.country, entry.admin1] = entry.name
        return self._provinces.get((country, admin1))

    def entries(self) -> Iterator[Entry]:
        """All places, in the order of their ids as written."""
        start = self._places
        while start < self._names:
            end = self._data.find(b"\n", start)
            entry = _parse(self._data[start:end])
            yield entry
            start = end + 1

    def _ids(self, key: str) -> list[int]:
        line = self._bisect(key.encode(), self._names, len(self._data))
        return [int(number) for number in line.split(b"\t")[1].split()] if line else []

    def _read_entry(self, number: int) -> Entry | None:
        line = self._bisect(f"{number:+012d}".encode(), self._places, self._names)
        return _parse(line) if line else None

    def _bisect(self, key: bytes, low: int, high: int) -> bytes:
        """The line between ``low`` and ``high`` whose first field is ``key``, or nothing."""
        data = self._data
        while low < high:
            middle = (low + high) // 2
            start = data.rfind(b"\n", low, middle) + 1 or low
            end = data.find(b"\n", middle, high)
            line = data[start : end if end >= 0 else high]
            found = line[: line.find(b"\t")]
            if found == key:
                return line
            if found < key:
                low = start + len(line) + 1
            else:
                high = start
        return b""


def _parse(line: bytes) -> Entry:
    number, name, lat, lon, country, admin1, population, kind = line.decode().split("\t")
    return Entry(int(number), name, float(lat), float(lon), country, admin1, int(population), kind)


def write_gazetteer(entries: Mapping[int, Entry], names: Mapping[str, Iterable[int]]) -> bytes:
    """The file format: ``names`` maps folded keys to ids of ``entries``."""
    places = "".join(
        f"{number:+012d}\t{e.name}\t{e.lat:g}\t{e.lon:g}\t{e.country}\t{e.admin1}\t{e.population}\t{e.kind}\n"
        for number, e in sorted(entries.items(), key=lambda item: f"{item[0]:+012d}")
    ).encode()
    provinces = sorted(number for number, entry in entries.items() if entry.kind == "ADM1")
    lines = {key.encode(): " ".join(str(n) for n in sorted(set(ids))) for key, ids in names.items() if key}
    lines[b"#adm1"] = " ".join(map(str, provinces))
    keys = b"".join(key + b"\t" + lines[key].encode() + b"\n" for key in sorted(lines))
    head = MAGIC + b" %d\n"
    size = len(head % 0) + len(places)
    while len(head % size) + len(places) != size:
        size = len(head % size) + len(places)
    return head % size + places + keys


def open_gazetteer(path: Path) -> FileGazetteer:
    """A gazetteer built by :func:`build_gazetteer`, mapped from the disk.

    Raises:
        ReadError: R120 when the file cannot be read or is of another format.
    """
    try:
        with path.open("rb") as file:
            return FileGazetteer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as err:
        raise ReadError(
            "R120", f"{path}: {err}", hint="Give a file made by: reportedly gazetteer build FILE", path=str(path)
        ) from err


@lru_cache(maxsize=1)
def embedded() -> FileGazetteer:
    """The gazetteer that comes with the package."""
    return FileGazetteer(gzip.decompress((files("reportedly") / "data" / "places" / "gazetteer.gz").read_bytes()))
