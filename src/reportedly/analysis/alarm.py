"""Where the rates of counts change, as it could be known on each day: the online way.

Day by day a library proposes that a new level may have begun (:mod:`reportedly.analysis.propose`). The stretch since
the last change is asked for its best split, with the likelihood of :mod:`reportedly.analysis.scan`, which decides and
dates it, as in Lai 1995, "Sequential changepoint detection in quality control and dynamical systems". An alarm uses
nothing of the days after it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reportedly.analysis.detect import FEWEST, WINDOW, interval, weekdays
from reportedly.analysis.propose import FIRST, Proposer
from reportedly.analysis.scan import Floats, noise_of, split, strength

THRESHOLD = 27.0
"""The gain at which an alarm is raised, in units of the counts' noise."""
BEFORE, AFTER = FIRST, 3
"""Days that a level must have lasted before a change, and after it."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A change as known on ``day``: its first day, the days between which it lies, and what it gained, by kind."""

    day: int
    at: int
    low: int
    high: int
    gains: tuple[float, ...]
    noise: float


def watch(
    counts: Floats,
    exposure: Floats,
    *,
    threshold: float = THRESHOLD,
    all_days: bool = False,
    proposals: bool = True,
) -> list[Alarm]:
    """The alarms of a series that is read day by day.

    Args:
        counts: events of each day, by kind.
        exposure: how much of each day was watched (days).
        threshold: see :data:`THRESHOLD`.
        all_days: an alarm does not begin a new level, so that every day above the threshold gives one.
        proposals: judge the days that the library proposes; else all days, which needs no library and takes longer.

    Raises:
        AnalysisError: R701 when changepoint is not installed and ``proposals`` is true.
    """
    alarms: list[Alarm] = []
    start, factors = 0, np.ones(len(counts))
    proposer = Proposer() if proposals else None
    read = np.concatenate([[0], np.cumsum(exposure > 0)])
    for day in range(len(counts)):
        if exposure[day] == 0:
            continue
        if proposer:
            proposer.read(counts[day])
        if day % 7 == 0:  # weekdays of the past only
            factors = np.resize(weekdays(counts[:day], exposure[:day])[:7], len(counts)) if day else factors
        if proposer and not proposer.proposes(AFTER, int(read[day + 1] - read[min(start + BEFORE, day)])):
            continue
        first = max(start, day + 1 - 2 * WINDOW)
        part, watched = counts[first : day + 1], (exposure * factors)[first : day + 1]
        if part.sum() < FEWEST:
            continue
        best = split(part, watched, BEFORE, after=AFTER)
        if best is None or strength(np.array(best.gains)) < threshold:
            continue
        noise = noise_of(part, watched, [0, best.at, len(part)])
        gains = np.array(best.gains) / noise
        if strength(gains) < threshold:
            continue
        low, high = interval(best, noise)
        at = first + best.at
        start = start if all_days else at
        alarms.append(Alarm(day, at, first + low, first + high, tuple(map(float, gains)), noise))
    return alarms
