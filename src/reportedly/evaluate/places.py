"""Toponyms with known spans against their places: accuracy within 161 km and of the country.

Published forms, told apart by their tags: LGL (``gaztag``), GeoWebNews (``geonamesID``), GeoVirus (``location`` with
latitude and longitude). Toponyms without coordinates are left out, as is usual. Where the gold names no country, it is
that of the id when the gazetteer knows it, else that of the nearest town.

Source: Gritta et al. 2019, "A pragmatic guide to geoparsing evaluation" (161 km are 100 miles).
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportedly.coder import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate.report import ErrorClass, Figure, Report
from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.types import Document, Failure, PlaceMention
from reportedly.where import PlaceFinder
from reportedly.where.disambiguate import distance
from reportedly.where.gazetteer import FileGazetteer, embedded

NEAR_KM = 161.0
_SAME_KM = 1_000.0  # a country's name with coordinates this near to it means that country
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A toponym: offsets into the text, coordinates, GeoNames id and country's name where the set has them."""

    start: int
    end: int
    name: str
    lat: float
    lon: float
    geonameid: int | None
    country: str


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article with its toponyms."""

    document: Document
    places: tuple[GoldPlace, ...]


def load_places(path: Path) -> list[GoldArticle]:
    """The articles of one of the three sets.

    Raises:
        EvaluationError: R611 the file is none of them.
    """
    hint = "Give lgl.xml, GWN.xml or GeoVirus.xml in the published form."
    try:
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ElementTree.ParseError) as err:
        raise EvaluationError("R611", f"{path}: {err}", hint=hint, path=str(path)) from err
    articles = [_article(number, item) for number, item in enumerate(root.iter("article"))]
    if not any(article.places for article in articles):
        raise EvaluationError("R611", f"{path} holds no toponyms with coordinates", hint=hint, path=str(path))
    return articles


def _article(number: int, item: ElementTree.Element) -> GoldArticle:
    text = item.findtext("text") or ""
    document = Document.of(text, id=str(number))
    places = [
        aligned
        for tag in ("toponym", "location")
        for place in map(_place, item.iter(tag))
        if place is not None and (aligned := _aligned(place, document.text)) is not None
    ]
    return GoldArticle(document, tuple(sorted(places, key=lambda place: place.start)))


def _aligned(place: GoldPlace, text: str) -> GoldPlace | None:
    """The place with offsets at its name: GeoVirus counts from one, and a few offsets elsewhere are off."""
    if text[place.start : place.end] == place.name or not place.name:
        return place
    found = [match.start() for match in re.finditer(re.escape(place.name), text)]
    if not found:
        return place if place.end <= len(text) else None
    start = min(found, key=lambda at: abs(at - place.start))
    return replace(place, start=start, end=start + len(place.name))


def _place(item: ElementTree.Element) -> GoldPlace | None:
    tag = item.find("gaztag")
    latitude = item.findtext("latitude") or item.findtext("lat") or (tag.findtext("lat") if tag is not None else "")
    longitude = item.findtext("longitude") or item.findtext("lon") or (tag.findtext("lon") if tag is not None else "")
    name = item.findtext("phrase") or item.findtext("extractedName") or item.findtext("name") or ""
    number = (tag.get("geonameid") if tag is not None else item.findtext("geonamesID")) or ""
    if not latitude or not longitude or (item.find("geonamesID") is not None and not number):
        return None
    country = (tag.findtext("country") if tag is not None else "") or ""
    start, end = int(item.findtext("start") or 0), int(item.findtext("end") or 0)
    return GoldPlace(
        start, end, name, float(latitude), float(longitude), int(number) if number.isdigit() else None, country
    )


def evaluate(path: Path, coder: Coder) -> Report:
    """Resolve the gold toponyms of every article.

    Args:
        path: ``lgl.xml``, ``GWN.xml`` or ``GeoVirus.xml``.
        coder: whose parser reads the texts.

    Raises:
        EvaluationError: R611 as in :func:`load_places`.
    """
    finder = PlaceFinder()
    towns = Towns(embedded(), finder)
    total = resolved = near = country_total = country_right = knowable = knowable_near = 0
    errors: dict[str, list[str]] = {}
    for article, mentions in _read(load_places(path), coder.parser, finder):
        for gold, mention in zip(article.places, mentions, strict=True):
            total += 1
            known = any(
                distance(entry.lat, entry.lon, gold.lat, gold.lon) <= NEAR_KM for entry in finder.known(gold.name)
            )
            knowable += known
            code = towns.country(gold)
            country_total += code is not None
            place = mention.place if mention else None
            if place is None:
                _note(errors, "not resolved", f"{gold.name!r} ({code})")
                continue
            # A name that no gazetteer knows may still have the country that the text speaks of.
            away = math.inf
            if place.lat is not None and place.lon is not None:
                resolved += 1
                away = distance(place.lat, place.lon, gold.lat, gold.lon)
            near += away <= NEAR_KM
            knowable_near += known and away <= NEAR_KM
            right = code is not None and place.country == code
            country_right += right
            read = f"{place.name}, {place.province}, {place.country}"
            line = f"{gold.name!r} in {code} {gold.lat:.1f},{gold.lon:.1f}: {read}"
            if code is not None and not right:
                _note(errors, "wrong country" if known else "wrong country, place not in the gazetteer", line)
            elif away > NEAR_KM:
                _note(errors, "too far" if known else "too far, place not in the gazetteer", f"{line} ({away:.0f} km)")
    figures = (
        Figure("toponyms", total, f"{resolved} resolved"),
        Figure("within 161 km", share(near, total)),
        Figure("country", share(country_right, country_total), f"of {country_total} with a country"),
        Figure("known to the gazetteer", share(knowable, total), "a place of this name lies within 161 km of the gold"),
        Figure("within 161 km, of the known", share(knowable_near, knowable)),
    )
    classes = [ErrorClass(name, len(lines), tuple(lines[:_SHOWN])) for name, lines in errors.items()]
    return Report(f"Toponyms ({path.name})", figures, tuple(sorted(classes, key=lambda item: -item.count)))


def share(part: int, whole: int) -> float:
    """A share, rounded; 0 of nothing."""
    return round(part / whole, 3) if whole else 0.0


def _read(
    articles: Sequence[GoldArticle], parser: Parser, finder: PlaceFinder
) -> Iterator[tuple[GoldArticle, tuple[PlaceMention | None, ...]]]:
    for article, parse in zip(articles, parser.parse_many(item.document for item in articles), strict=True):
        if isinstance(parse, Failure):
            yield article, (None,) * len(article.places)
        else:
            spans = [(place.start, place.end) for place in article.places]
            yield article, finder.resolve(Page(article.document, parse), spans)


class Towns:
    """The country of a gold place."""

    def __init__(self, gazetteer: FileGazetteer, finder: PlaceFinder) -> None:
        self._grid: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
        self._names: dict[str, str] = {}
        self._ids: dict[int, str] = {}
        for entry in gazetteer.entries():
            if entry.id > 0 and entry.country:
                self._ids[entry.id] = entry.country
                if entry.kind.startswith("PPL"):
                    self._grid.setdefault((int(entry.lat), int(entry.lon)), []).append(
                        (entry.lat, entry.lon, entry.country)
                    )
        self._gazetteer = gazetteer
        self._finder = finder

    def country(self, gold: GoldPlace) -> str | None:
        """Alpha-3 code, or ``None`` for places of no country (seas, continents)."""
        if gold.geonameid in self._ids:
            return self._ids[gold.geonameid]
        if gold.country:
            found = [entry for entry in self._gazetteer.lookup(gold.country) if entry.kind == "PCLI"]
            return found[0].country if found else None
        named = self._finder.known(gold.name)
        if named and not named[0].country:
            return None
        if named and named[0].kind == "PCLI" and distance(named[0].lat, named[0].lon, gold.lat, gold.lon) < _SAME_KM:
            return named[0].country
        for reach in (1, 3, 8):
            best: tuple[float, str] | None = None
            for x in range(int(gold.lat) - reach, int(gold.lat) + reach + 1):
                for y in range(int(gold.lon) - reach, int(gold.lon) + reach + 1):
                    for lat, lon, country in self._grid.get((x, y), ()):
                        key = (distance(lat, lon, gold.lat, gold.lon), country)
                        best = min(best, key) if best else key
            if best is not None:
                return best[1]
        return None


def _note(errors: dict[str, list[str]], name: str, line: str) -> None:
    errors.setdefault(name, []).append(line)
