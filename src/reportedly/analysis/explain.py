"""A shift in words, made of the claims on both sides of it and nothing else: "talks announced after 11 weeks of"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.analysis.daily import KINDS, Daily
from reportedly.analysis.sql import query
from reportedly.analysis.units import BEARINGS, Bearing
from reportedly.analysis.words import lasting, words
from reportedly.store import Filter, View

SHOWN = 5
"""Claims that are named on each side, at most."""
_LESS = 0.6  # what ends tells less of a shift than what begins
_NEWS = 28  # days after a shift whose events can have made it


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days of a shift, as places in the series: from where it looks back, its first day, the day after the last."""

    start: int
    at: int
    end: int

    @property
    def past(self) -> tuple[int, int]:
        """The days before."""
        return self.start, self.at

    @property
    def present(self) -> tuple[int, int]:
        """The days after."""
        return self.at, self.end


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a shift is like, and the ids of claims that say so, in the order of their days."""

    text: str
    claims: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"text": self.text, "claims": list(self.claims)}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A shift in words, and each side with its claims."""

    text: str
    before: Side
    after: Side

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"text": self.text, "before": self.before.as_dict(), "after": self.after.as_dict()}


@dataclass(frozen=True, slots=True)
class _Group:
    """Units of one category that have happened, or that plan a deed of it, on both sides of a shift."""

    category: int
    planned: bool
    before: NDArray[np.int64]
    after: NDArray[np.int64]
    rise: float


def explain(view: View, wanted: Filter, found: Daily, stretches: Sequence[Stretch]) -> list[Explanation]:
    """An explanation for each shift.

    The lead is the category, told as planned or as happened, that rises or falls most against what the days before
    would make one expect, in standard deviations of a count; a fall counts for less than a rise. What it follows is the
    class that weighs most before, by the sum of its scores.
    """
    parts = [_parts(found, stretch) for stretch in stretches]
    chosen = {int(unit) for lead, before, _ in parts for unit in (*_best(found, lead), *_best(found, before))}
    ids = _ids(view, wanted, found, sorted(chosen))

    def side(text: str, units: NDArray[np.int64]) -> Side:
        return Side(text, tuple(ids[int(unit)] for unit in _best(found, units)))

    explanations = []
    for stretch, (lead, before, (lead_text, before_text)) in zip(stretches, parts, strict=True):
        text = words()["shifts"]["text"]
        time = lasting(stretch.at - stretch.start)
        text = text.format(lead=lead_text, time=time, before=before_text)
        explanations.append(Explanation(text, side(before_text, before), side(lead_text, lead)))
    return explanations


def _parts(found: Daily, stretch: Stretch) -> tuple[NDArray[np.int64], NDArray[np.int64], tuple[str, str]]:
    """The units after, those before, and what each is called."""
    named = words()
    lead = _lead(found, stretch)
    past = np.flatnonzero((found.day >= stretch.start) & (found.day < stretch.at))
    if len(past):
        kind = int(np.bincount(found.kind[past], np.abs(found.units.scale[past]), len(KINDS)).argmax())
        past, before_text = past[found.kind[past] == kind], named["quads"][KINDS[kind]]
    else:
        before_text = named["shifts"]["quiet"]
    category = found.claims.categories[lead.category]
    what = named["categories"].get(category, category.lower().replace("_", " "))
    if lead.rise < 0:
        # What is less after a shift is shown by what there was before it.
        after = lead.after if len(lead.after) else lead.before
        return after, past, (named["shifts"]["fewer"].format(what=what), before_text)
    return lead.after, past, (named["shifts"]["announced"].format(what=what) if lead.planned else what, before_text)


def _lead(found: Daily, stretch: Stretch) -> _Group:
    end = min(stretch.end, stretch.at + _NEWS)
    lengths = [max(float(found.exposure[a:b].sum()), 1.0) for a, b in ((stretch.start, stretch.at), (stretch.at, end))]
    planned = found.units.bearing == BEARINGS.index(Bearing.PLANNED)
    groups = []
    for category in range(len(found.claims.categories)):
        for intended in (False, True):
            named = found.units.act if intended else found.units.category  # offered talks are talks announced
            of = (named == category) & (planned == intended) & (found.day >= stretch.start)
            before = np.flatnonzero(of & (found.day < stretch.at))
            after = np.flatnonzero(of & (found.day >= stretch.at) & (found.day < end))
            hoped = len(before) / lengths[0] * lengths[1]
            rise = (len(after) - hoped) / np.sqrt(hoped + 1)
            groups.append(_Group(category, intended, before, after, float(rise)))
    return max(groups, key=lambda group: group.rise if group.rise > 0 else -group.rise * _LESS)


def _best(found: Daily, units: NDArray[np.int64]) -> NDArray[np.int64]:
    """The surest of the units, by day."""
    order = np.lexsort((found.day[units], -found.units.confidence[units]))
    kept = units[order][:SHOWN]
    return np.asarray(kept[np.lexsort((kept, found.day[kept]))])


def _ids(view: View, wanted: Filter, found: Daily, units: list[int]) -> dict[int, str]:
    hashes = {int(found.claims.claim[found.units.first[unit]]): unit for unit in units}
    if not hashes:
        return {}
    rows = view.select(query("ids"), wanted, hashes=list(hashes)).rows
    return {hashes[number]: identity for number, identity in rows}
