"""Which of the places with this name: the country spoken of, the province that follows, size, and neighbours.

Every score is a sum of readable parts, so a decision can be explained; the runners-up are kept.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.syntax import Token
from reportedly.where.gazetteer import COUNTRY, Entry, fold
from reportedly.where.toponyms import Toponym

_KINDS = {
    COUNTRY: 5.0,
    "CONT": 5.0,
    "RGN": 4.0,
    "SEA": 4.0,
    "PPLC": 2.5,
    "ISL": 2.5,
    "ADM1": 0.6,
    "RIV": 1.0,
    "PPLX": 0.5,
}
_CONTAINED, _SAME_COUNTRY, _SAME_PROVINCE, _NEAR = 8.0, 4.5, 3.0, 1.0
_OWN_NAME = 2.0  # the place's main name against one of many aliases
_NEAR_KM = 250.0
_LARGE = 300_000  # a city or province of this size speaks for its country at once
_CLEAR = 1.5  # points between the first and the second that make a place sure
_HOLDING = ([","], ["in"], [",", "in"], ["("])


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen place, how clear the choice was (0..1), and the ids of those that lost, best first."""

    entry: Entry
    score: float
    runners_up: tuple[int, ...]


def choose(
    toponyms: Sequence[Toponym], tokens: Sequence[Token], *, countries: Mapping[str, float] | None = None
) -> list[Choice | None]:
    """A place for each toponym that has entries, one sense per name and document.

    Args:
        toponyms: in order of the text.
        tokens: all tokens of the document.
        countries: what else is known of the countries spoken of (actors' codes), as weights.
    """
    names: dict[str, list[int]] = {}
    for index, toponym in enumerate(toponyms):
        if toponym.entries:
            names.setdefault(fold(toponym.text), []).append(index)
    contained = _containers(toponyms, tokens)
    context = _Context(defaultdict(float, countries or {}), Counter(), [])
    for container in contained.values():
        context.add(container, 1)
    for indices in names.values():
        entries = toponyms[indices[0]].entries
        if not _double(entries) and (entries[0].kind == COUNTRY or entries[0].population > _LARGE):
            context.add(entries[0], len(indices) if entries[0].kind in (COUNTRY, "ADM1") else 0.5 * len(indices))
    ranked: dict[str, list[tuple[float, Entry]]] = {}
    for again in (False, True):
        for name, indices in names.items():
            inside = next((contained[index] for index in indices if index in contained), None)
            entries = toponyms[indices[0]].entries
            scores = [(_score(entry, name, inside, context, again), entry) for entry in entries]
            ranked[name] = sorted(scores, key=lambda pair: (-pair[0], pair[1].id))
        if not again:
            context = _second_look(context, ranked, names)
    chosen = {name: _decide(scores) for name, scores in ranked.items()}
    out: list[Choice | None] = []
    for index, toponym in enumerate(toponyms):
        choice = chosen.get(fold(toponym.text))
        if choice is not None and index in contained and not _inside(choice.entry, contained[index]):
            entries = tuple(entry for entry in toponym.entries if _inside(entry, contained[index]))
            choice = Choice(entries[0], 0.95, (choice.entry.id,)) if entries else choice
        out.append(choice)
    return out


@dataclass(slots=True)
class _Context:
    """What the text speaks of: countries and provinces with weights, and places that are sure."""

    countries: defaultdict[str, float]
    provinces: Counter[tuple[str, str]]
    sure: list[Entry]

    def add(self, entry: Entry, weight: float) -> None:
        if entry.country:
            self.countries[entry.country] += weight
        if entry.kind == "ADM1":
            self.provinces[entry.country, entry.admin1] += 1


def _second_look(
    context: _Context, ranked: Mapping[str, Sequence[tuple[float, Entry]]], names: Mapping[str, Sequence[int]]
) -> _Context:
    """The context with what the first round made clear: small places vote for their province and their country."""
    for name, scores in ranked.items():
        entry = scores[0][1]
        clear = len(scores) == 1 or scores[0][0] - scores[1][0] > _CLEAR
        if not clear or entry.kind in (COUNTRY, "CONT", "SEA", "RGN") or not entry.country:
            continue
        context.sure.append(entry)
        context.countries[entry.country] += 0.3 * len(names[name])
        if entry.admin1:
            context.provinces[entry.country, entry.admin1] += 1
    return context


def _decide(scores: Sequence[tuple[float, Entry]]) -> Choice:
    margin = scores[0][0] - scores[1][0] if len(scores) > 1 else 4.0
    return Choice(scores[0][1], round(1 / (1 + math.exp(-margin)), 3), tuple(entry.id for _, entry in scores[1:4]))


def _double(entries: Sequence[Entry]) -> bool:
    """Whether a name is a country's or a province's and also that of another country's large place (Georgia)."""
    top = entries[0]
    return any(
        entry.country != top.country
        and (entry.kind in (COUNTRY, "ADM1", "PPLC") or entry.population * 5 > top.population)
        for entry in entries[1:]
    )


def _containers(toponyms: Sequence[Toponym], tokens: Sequence[Token]) -> dict[int, Entry]:
    """For "Paris, Texas" and "Farah in Helmand": the index of the inner toponym and the entry that holds it."""
    out: dict[int, Entry] = {}
    for index, (inner, outer) in enumerate(pairwise(toponyms)):
        between = [token.lower for token in tokens[inner.last : outer.first]]
        if between not in _HOLDING or fold(inner.text) == fold(outer.text):
            continue
        for entry in outer.entries:
            if entry.resolution > 2 or not any(_inside(item, entry) for item in inner.entries):
                continue
            # "Oklahoma, Pennsylvania" and "China, Japan" are lists of equals.
            if not any(item.kind == entry.kind and item.country == entry.country for item in inner.entries) and not (
                entry.kind == COUNTRY and any(item.kind == COUNTRY for item in inner.entries)
            ):
                out[index] = entry
                break
    return out


def _inside(entry: Entry, outer: Entry) -> bool:
    if entry.id == outer.id or entry.kind == COUNTRY:
        return False
    if outer.kind == COUNTRY:
        return entry.country == outer.country
    return entry.country == outer.country and entry.admin1 == outer.admin1 and entry.kind != "ADM1"


def _score(entry: Entry, name: str, inside: Entry | None, context: _Context, again: bool) -> float:
    score = math.log10(entry.population + 300) + _KINDS.get(entry.kind, 0.0)
    if fold(entry.name) == name:
        score += _OWN_NAME
    if inside is not None and _inside(entry, inside):
        score += _CONTAINED
    total = sum(context.countries.values())
    if total and entry.kind != COUNTRY:
        score += _SAME_COUNTRY * context.countries.get(entry.country, 0.0) / total
    if entry.admin1 and entry.kind != COUNTRY:
        # A name does not speak for itself.
        own = 1 if (again and entry in context.sure) or entry.kind == "ADM1" else 0
        votes = context.provinces.get((entry.country, entry.admin1), 0) - own
        score += _SAME_PROVINCE * min(votes, 3) / 3 if votes > 0 else 0
    if again:
        near = sum(
            1
            for other in context.sure
            if other.id != entry.id and distance(entry.lat, entry.lon, other.lat, other.lon) < _NEAR_KM
        )
        score += _NEAR * min(near, 2)
    return score


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres along the great circle.

    Example:
        >>> round(distance(52.52, 13.41, 48.86, 2.35))
        878
    """
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, half)))
