"""Which of the places with this name: the country spoken of, the province that follows, size, and neighbours.

Every score is a sum of readable parts, so a decision can be explained; the runners-up are kept.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
_CONTAINED, _SAME_COUNTRY, _SAME_PROVINCE, _NEAR = 8.0, 3.0, 2.5, 1.5
_OWN_NAME = 0.8  # the place's main name against one of many aliases
_NEAR_KM = 250.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen place, how clear the choice was (0..1), and the ids of those that lost, best first."""

    entry: Entry
    score: float
    runners_up: tuple[int, ...]


def choose(toponyms: Sequence[Toponym], *, countries: Mapping[str, float] | None = None) -> list[Choice | None]:
    """A place for each toponym that has entries, one sense per name and document.

    Args:
        toponyms: in order of the text.
        countries: what else is known of the countries spoken of (actors' codes), as weights.
    """
    names: dict[str, list[int]] = {}
    for index, toponym in enumerate(toponyms):
        names.setdefault(fold(toponym.text), []).append(index)
    contained = _containers(toponyms)
    votes: defaultdict[str, float] = defaultdict(float, countries or {})
    provinces: Counter[tuple[str, str]] = Counter()
    for indices in names.values():
        entries = toponyms[indices[0]].entries
        if not entries:
            continue
        sure = entries[0]
        if sure.kind == COUNTRY and not _double(entries):
            votes[sure.country] += len(indices)
        elif sure.kind in ("ADM1", "PPLC") and sure.population > 300_000 and not _double(entries):
            votes[sure.country] += 0.5 * len(indices)
            if sure.kind == "ADM1":
                provinces[sure.country, sure.admin1] += len(indices)
    for container in contained.values():
        votes[container.country] += 1
        if container.kind == "ADM1":
            provinces[container.country, container.admin1] += 1
    chosen: dict[str, Choice] = {}
    ranked: dict[str, list[tuple[float, Entry]]] = {}
    anchors: list[Entry] = []
    for name, indices in names.items():
        entries = toponyms[indices[0]].entries
        if not entries:
            continue
        inside = next((contained[index] for index in indices if index in contained), None)
        scores = [(_score(entry, name, inside, votes, provinces), entry) for entry in entries]
        scores.sort(key=lambda pair: (-pair[0], pair[1].id))
        ranked[name] = scores
        if (
            (len(scores) == 1 or scores[0][0] - scores[1][0] > 2)
            and scores[0][1].resolution >= 2
            and scores[0][1].kind not in ("SEA", "RGN")
        ):
            anchors.append(scores[0][1])
    for name, scores in ranked.items():
        if len(scores) > 1:
            others = [anchor for anchor in anchors if anchor is not scores[0][1]]
            scores = [(score + _nearness(entry, others), entry) for score, entry in scores]
            scores.sort(key=lambda pair: (-pair[0], pair[1].id))
        margin = scores[0][0] - scores[1][0] if len(scores) > 1 else 4.0
        runners = tuple(entry.id for _, entry in scores[1:4])
        chosen[name] = Choice(scores[0][1], round(1 / (1 + math.exp(-margin)), 3), runners)
    out: list[Choice | None] = []
    for index, toponym in enumerate(toponyms):
        choice = chosen.get(fold(toponym.text))
        if choice is not None and index in contained and not _inside(choice.entry, contained[index]):
            inside_entries = [entry for entry in toponym.entries if _inside(entry, contained[index])]
            if inside_entries:
                choice = Choice(inside_entries[0], 0.95, (choice.entry.id,))
        out.append(choice)
    return out


def _double(entries: Sequence[Entry]) -> bool:
    """Whether a name is a country's or a province's and also that of another country's large place (Georgia)."""
    top = entries[0]
    return any(
        entry.country != top.country
        and (entry.kind in (COUNTRY, "ADM1", "PPLC") or entry.population * 5 > top.population)
        for entry in entries[1:]
    )


def _containers(toponyms: Sequence[Toponym]) -> dict[int, Entry]:
    """For "Paris, Texas" and "Farah in Helmand": the index of the inner toponym and the entry that holds it."""
    out: dict[int, Entry] = {}
    for index, (inner, outer) in enumerate(zip(toponyms, toponyms[1:], strict=False)):
        if outer.first - inner.last != 1 or inner.text == outer.text:
            continue
        for entry in outer.entries:
            if entry.resolution <= 2 and any(_inside(item, entry) for item in inner.entries):
                out[index] = entry
                break
    return out


def _inside(entry: Entry, outer: Entry) -> bool:
    if entry.id == outer.id or entry.kind == COUNTRY:
        return False
    if outer.kind == COUNTRY:
        return entry.country == outer.country
    return entry.country == outer.country and entry.admin1 == outer.admin1 and entry.kind != "ADM1"


def _score(
    entry: Entry,
    name: str,
    inside: Entry | None,
    votes: Mapping[str, float],
    provinces: Mapping[tuple[str, str], float],
) -> float:
    score = math.log10(entry.population + 300) + _KINDS.get(entry.kind, 0.0)
    if fold(entry.name) == name:
        score += _OWN_NAME
    if inside is not None and _inside(entry, inside):
        score += _CONTAINED
    total = sum(votes.values())
    if total and entry.kind != COUNTRY:
        score += _SAME_COUNTRY * votes.get(entry.country, 0.0) / total
    if entry.admin1 and entry.kind != "ADM1" and (entry.country, entry.admin1) in provinces:
        score += _SAME_PROVINCE
    return score


def _nearness(entry: Entry, others: Sequence[Entry]) -> float:
    near = sum(
        1
        for other in others
        if other.id != entry.id and distance(entry.lat, entry.lon, other.lat, other.lon) < _NEAR_KM
    )
    return min(near, 3) * _NEAR / (1 if len(others) < 3 else 2)


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
