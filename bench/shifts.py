"""Shifts on simulated series whose changes are known: ``python bench/shifts.py``.

Each series is a year of daily counts of four kinds (verbal and material, cooperation and conflict). The rates of one to
four kinds change by a known factor at known days. Counts are negative binomial (news comes in clumps), weekends have
fewer, and there are gaps without any article. A change that is found within three days of a true one is right; each
true one can be found once.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.analysis.alarm import watch
from reportedly.analysis.detect import detect
from reportedly.analysis.scan import Floats, strength

DAYS = 365
NEAR = 3
REPORTED, TUNED = 20_000, 10_000  # first seeds: settings are chosen on other series than those reported
LEVELS = (0.5, 2.0, 6.0)  # events a day, all kinds together
FACTORS = (1.5, 2.0, 3.0, 5.0)
WEEKEND = 0.5


@dataclass(frozen=True)
class Made:
    """A simulated series and the first days after its changes."""

    counts: Floats
    exposure: Floats
    changes: tuple[int, ...]


def made(seed: int, level: float, factor: float, changes: int, noise: float = 1.5) -> Made:
    """A year of counts.

    Args:
        level: events a day, over all kinds, on average of low and high stretches.
        factor: by which the rates of one or two kinds rise or fall at a change; they alternate.
        changes: how many, at least 30 days apart.
        noise: variance over mean of the daily counts.
    """
    random = np.random.default_rng(seed)
    while True:
        days = tuple(sorted(map(int, random.integers(30, DAYS - 30, changes))))
        if all(b - a >= 30 for a, b in itertools.pairwise(days)):
            break
    rate = np.full((DAYS, 4), level / 4)
    up = bool(random.integers(2))
    kinds = random.choice(4, size=random.integers(1, 3), replace=False)
    for start, end in zip((0, *days), (*days, DAYS), strict=True):
        rate[start:end, kinds] *= factor**0.5 if up else factor**-0.5
        up = not up
    weekend = np.arange(DAYS) % 7 >= 5
    rate[weekend] *= WEEKEND
    exposure = np.ones(DAYS)
    for _ in range(random.integers(0, 4)):
        start = int(random.integers(0, DAYS))
        exposure[start : start + int(random.integers(2, 11))] = 0.0
    if noise > 1:
        clumps = rate / (noise - 1)
        counts = random.negative_binomial(np.maximum(clumps, 1e-9), 1 / noise).astype(float)
    else:
        counts = random.poisson(rate).astype(float)
    return Made(counts * exposure[:, None], exposure, days)


def offline(series: Made) -> list[int]:
    """Days of the changes that the offline way finds."""
    return [found.at for found in detect(series.counts, series.exposure)]


def online(series: Made) -> list[int]:
    """Days of the changes that the online way dates, each at its first alarm."""
    return [alarm.at for alarm in watch(series.counts, series.exposure)]


def year_of_looking(first: int, repeats: int) -> tuple[float, float]:
    """Middle and spread of the greatest gain of a flat year that is read day by day (a Gumbel distribution)."""
    most = []
    for n in range(repeats):
        series = made(first + 5_000 + n, LEVELS[n % len(LEVELS)], 1.0, 0)
        days = watch(series.counts, series.exposure, threshold=1e-6, all_days=True, proposals=False)
        most.append(max((float(strength(np.array(day.gains))) for day in days), default=0.0))
    spread = float(np.std(most)) * np.sqrt(6) / np.pi
    return float(np.mean(most)) - 0.5772 * spread, spread


def right(found: Sequence[int], true: Sequence[int], near: int = NEAR) -> int:
    """How many true days are found, each by one found day."""
    left, count = sorted(found), 0
    for day in true:
        close = [other for other in left if abs(other - day) <= near]
        if close:
            left.remove(min(close, key=lambda other: abs(other - day)))
            count += 1
    return count


def figures(find: Callable[[Made], list[int]], first: int, repeats: int) -> dict[str, float]:
    """Precision and recall by size of the change, and false alarms on flat series."""
    report: dict[str, float] = {}
    for level in LEVELS:
        flat = sum(len(find(made(first + n, level, 1.0, 0))) for n in range(2 * repeats))
        report[f"false alarms a year, flat, {level:g} events a day"] = flat / (2 * repeats)
        for factor in FACTORS:
            hits = found = true = wide = 0
            for n in range(repeats):
                series = made(first + 1_000 + n, level, factor, 1 + n % 3)
                days = find(series)
                hits += right(days, series.changes)
                wide += right(days, series.changes, 10)
                found += len(days)
                true += len(series.changes)
            name = f"x{factor:g}, {level:g} events a day"
            report[f"{name}: precision"] = hits / found if found else float("nan")
            report[f"{name}: recall"] = hits / true
            report[f"{name}: recall within 10 days"] = wide / true
            report[f"{name}: precision within 10 days"] = wide / found if found else float("nan")
    return report


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--repeats", type=int, default=60, help="series of each kind")
    options.add_argument("--tune", action="store_true", help="on the series that settings are chosen by")
    options.add_argument("--way", choices=("offline", "online"), action="append")
    options.add_argument("--flat", action="store_true", help="what chance gains in a year of looking day by day")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    first = TUNED if given.tune else REPORTED
    if given.flat:
        middle, spread = year_of_looking(first, given.repeats)
        print(f"greatest gain of a flat year: Gumbel, middle {middle:.1f}, spread {spread:.2f}")
        return
    ways = {"offline": offline, "online": online}
    for way in given.way or ways:
        began = time.process_time()
        report = figures(ways[way], first, given.repeats)
        report["seconds"] = time.process_time() - began
        if given.json:
            print(json.dumps({way: report}))
            continue
        print(way)
        for name, value in report.items():
            print(f"  {name:56} {value:8.3f}")


if __name__ == "__main__":
    main()
