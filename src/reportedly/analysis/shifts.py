"""Shifts: the days on which a relation changes its level, between which days they lie, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np

from reportedly.analysis.alarm import watch
from reportedly.analysis.daily import KINDS, Daily, daily
from reportedly.analysis.detect import detect
from reportedly.analysis.explain import Explanation, Stretch, explain
from reportedly.analysis.scan import CLEAR, Tail, chance, strength
from reportedly.analysis.temperature import more_conflict
from reportedly.analysis.told import date_of
from reportedly.store import Filter, View

Turn = Literal["escalation", "cooling", "surge", "lull"]
_ALL = Filter()
_SURE = 0.95
# What the best split gains when nothing changes, over all days of a year that is read day by day, measured by
# bench/shifts.py --tune --flat: the draws of the offline way are of one stretch, not of a year of looking.
_YEAR = Tail(middle=19.1, spread=2.64)


@dataclass(frozen=True, slots=True)
class RateChange:
    """How the rate of one kind of event changes, in events a week."""

    kind: str
    before: float
    after: float

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"kind": self.kind, "before": round(self.before, 3), "after": round(self.after, 3)}


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of level.

    Args:
        day: the first day of the new level. low, high: the days between which it lies, with 95 %.
        confidence: that it is a change at all, and no chance.
        kind: more of it is conflict (``"escalation"``) or less (``"cooling"``); else there is more of everything
            (``"surge"``) or less (``"lull"``).
        changes: the kinds of events whose rates change.
        since, until: first day of the level before, and last day of the level after.
        alarm: the day on which it could be known, when read day by day.
        explanation: in words, with the claims that they rest on.
    """

    day: date
    low: date
    high: date
    confidence: float
    kind: Turn
    changes: tuple[RateChange, ...]
    since: date
    until: date
    alarm: date | None
    explanation: Explanation

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all claims that explain it."""
        return (*self.explanation.before.claims, *self.explanation.after.claims)

    def as_dict(self) -> dict[str, Any]:
        """The JSON form: dates as ISO text."""
        days = {name: getattr(self, name).isoformat() for name in ("day", "low", "high", "since", "until")}
        return {
            **days,
            "confidence": round(self.confidence, 4),
            "kind": self.kind,
            "changes": [change.as_dict() for change in self.changes],
            "alarm": self.alarm.isoformat() if self.alarm else None,
            "explanation": self.explanation.as_dict(),
        }


def shifts(
    view: View, wanted: Filter = _ALL, *, online: bool = False, seed: int = 1, proposals: bool = True
) -> tuple[Shift, ...]:
    """The shifts in what a filter wants, mostly a dyad either way; none where little is told or nothing changes.

    Args:
        view: of the store.
        wanted: which claims.
        online: as they could be known on each day, from the past alone; else from the whole series.
        seed: of the draws that tell chance apart; the same seed gives the same answer.
        proposals: online, judge the days that a library proposes; else all days, which needs no extra package.

    Raises:
        AnalysisError: R701 when ruptures, or online changepoint, is not installed.
    """
    found = daily(view, wanted)
    if found is None:
        return ()
    marks = _alarms(found, proposals) if online else _known(found, seed)
    stretches = [mark.stretch for mark in marks]
    explanations = explain(view, wanted, found, stretches)
    return tuple(_shift(found, mark, words) for mark, words in zip(marks, explanations, strict=True))


@dataclass(frozen=True, slots=True)
class _Mark:
    stretch: Stretch
    low: int
    high: int
    confidence: float
    gains: tuple[float, ...]
    alarm: int | None = None


def _known(found: Daily, seed: int) -> list[_Mark]:
    changes = detect(found.counts, found.exposure, seed=seed)
    edges = [0, *(change.at for change in changes), len(found.counts)]
    return [
        _Mark(Stretch(before, change.at, after), change.low, change.high, 1 - change.chance, change.gains)
        for before, change, after in zip(edges, changes, edges[2:], strict=False)
    ]


def _alarms(found: Daily, proposals: bool) -> list[_Mark]:
    alarms = watch(found.counts, found.exposure, proposals=proposals)
    starts = [0, *(alarm.at for alarm in alarms)]
    return [
        _Mark(
            Stretch(before, alarm.at, alarm.day + 1),
            alarm.low,
            alarm.high,
            1 - chance(float(strength(np.array(alarm.gains))), _YEAR),
            alarm.gains,
            alarm.day,
        )
        for before, alarm in zip(starts, alarms, strict=False)
    ]


def _shift(found: Daily, mark: _Mark, words: Explanation) -> Shift:
    stretch = mark.stretch
    before, after = (found.weekly(start, end) for start, end in (stretch.past, stretch.present))
    changes = tuple(
        RateChange(kind, float(b), float(a))
        for kind, b, a, gain in zip(KINDS, before, after, mark.gains, strict=True)
        if gain >= CLEAR
    )
    scores = [found.scores(*days) for days in (stretch.past, stretch.present)]
    more = more_conflict(scores[1], scores[0])
    kind: Turn
    if more >= _SURE:
        kind = "escalation"
    elif more <= 1 - _SURE:
        kind = "cooling"
    else:
        kind = "surge" if np.sum(after) > np.sum(before) else "lull"
    return Shift(
        day=date_of(found.first + stretch.at),
        low=date_of(found.first + mark.low),
        high=date_of(found.first + mark.high),
        confidence=mark.confidence,
        kind=kind,
        changes=changes,
        since=date_of(found.first + stretch.start),
        until=date_of(found.first + stretch.end - 1),
        alarm=None if mark.alarm is None else date_of(found.first + mark.alarm),
        explanation=words,
    )
