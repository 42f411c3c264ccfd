"""Where the rates of counts change, in a whole series that is known: the offline way.

`ruptures <https://centre-borelli.github.io/ruptures-docs/>`_ proposes the changes (kernel change-point detection with a
linear kernel, that is of means, of counts whose variance is made even; exact, in C). Which of them stand is decided
with the likelihood of the counts themselves (:mod:`reportedly.analysis.scan`): the weakest is dropped until none is
left that chance would make.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reportedly.analysis.extras import needed
from reportedly.analysis.scan import Floats, Split, Tail, chance, noise_of, split, strength, tail

LEAST = 7
"""Days that a level must last; a shorter rise is an episode, not a shift."""
PENALTY = 8.0
"""What a change must gain to be proposed, in squared standard deviations of the counts."""
ALPHA = 0.005
"""The greatest probability of chance at which a change stands."""
FEWEST = 8
"""Events without which a stretch says nothing."""
WEAK = 14.0
"""Gains below this are within chance whatever the series; no draws are spent on them."""
WINDOW = 180
"""Days on each side that a change is judged by."""
_ROUNDS = 200
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Found:
    """A change: the first day after it, the days between which it lies, and the probability that chance made it."""

    at: int
    low: int
    high: int
    chance: float
    gains: tuple[float, ...]
    noise: float


def detect(
    counts: Floats, exposure: Floats, *, seed: int = 1, alpha: float = ALPHA, penalty: float = PENALTY
) -> list[Found]:
    """The changes in ``counts`` (days, kinds).

    Args:
        counts: events of each day, by kind.
        exposure: how much of each day was watched (days); 0 for days that nobody can tell anything of.
        seed: of the draws that tell chance apart.
        alpha, penalty: see :data:`ALPHA`, :data:`PENALTY`.

    Raises:
        AnalysisError: R701 when ruptures is not installed.
    """
    days = len(counts)
    if days < 2 * LEAST or counts.sum() < FEWEST:
        return []
    weekly = exposure * weekdays(counts, exposure)
    edges = [0, *_proposed(counts, weekly, penalty), days]
    judged: dict[tuple[int, int, int], Tail | None] = {}
    for _ in range(_ROUNDS):
        noise = noise_of(counts, weekly, edges)
        threes = list(zip(edges, edges[1:], edges[2:], strict=False))
        found = [judge(counts, weekly, three, noise=noise, seed=seed, known=judged) for three in threes]
        if not found:
            return []
        weakest = max(range(len(found)), key=lambda n: (found[n].chance, -sum(found[n].gains)))
        if found[weakest].chance > alpha:
            del edges[weakest + 1]
            continue
        moved = [0, *(change.at for change in found), days]
        if moved == edges or any(b - a < LEAST for a, b in pairwise(moved)):
            return found
        edges = moved
    return []


def judge(
    counts: Floats,
    exposure: Floats,
    edges: tuple[int, int, int],
    *,
    noise: float,
    seed: int,
    known: dict[tuple[int, int, int], Tail | None],
) -> Found:
    """The change between the outer two of ``edges``, which was proposed at the middle one."""
    start, at, end = max(edges[0], edges[1] - WINDOW), edges[1], min(edges[2], edges[1] + WINDOW)
    part, watched = counts[start:end], exposure[start:end]
    best = split(part, watched, LEAST)
    if best is None or part.sum() < FEWEST:
        return Found(at, at, at, 1.0, (0.0,) * counts.shape[1], noise)
    made = 1.0
    gains = np.array(best.gains) / noise
    if strength(gains) >= WEAK:
        if edges not in known:
            known[edges] = tail(part, watched, LEAST, seed=seed)
        made = chance(float(strength(gains)), known[edges])
    low, high = interval(best, noise)
    return Found(start + best.at, start + low, start + high, made, tuple(map(float, gains)), noise)


def interval(best: Split, noise: float) -> tuple[int, int]:
    """First and last day of the shortest stretch about the best split with 95 % of the posterior, all days alike."""
    weight = np.exp(np.minimum((best.profile - best.profile[best.at]) / (2 * noise), 0.0)) * (best.profile > 0)
    weight /= weight.sum()
    low = high = best.at
    held = weight[low]
    while held < 0.95 and (low > 0 or high < len(weight) - 1):
        left = weight[low - 1] if low > 0 else -1.0
        right = weight[high + 1] if high < len(weight) - 1 else -1.0
        if left >= right:
            low, held = low - 1, held + left
        else:
            high, held = high + 1, held + right
    return low, high


def weekdays(counts: Floats, exposure: Floats) -> Floats:
    """How much of a day's events each day gets by its weekday alone, drawn towards 1 where there are few events."""
    day = np.arange(len(counts)) % 7
    found = np.bincount(day, counts.sum(axis=1), 7)
    watched = np.maximum(np.bincount(day, exposure, 7), 1e-9)
    mean = found.sum() / watched.sum()
    prior = 20.0  # events
    factor = (found + prior) / (mean * watched + prior)
    return np.asarray(factor[day] / factor.mean())


def _proposed(counts: Floats, exposure: Floats, penalty: float) -> list[int]:
    """Days on which a level may begin: of days, and of weeks, in which rare events can be seen to change."""
    with needed("detecting shifts"):
        import ruptures
    seen = np.flatnonzero(exposure > 0)
    proposed: set[int] = set()
    for step in (1, LEAST):
        size = len(seen) // step
        if size < _SHORTEST:
            continue
        blocks = seen[-size * step :].reshape(size, step)
        # Anscombe's transform: the variance of a Poisson count becomes 1 or less, whatever its mean.
        even = 2 * np.sqrt(counts[blocks].sum(axis=1) / exposure[blocks].sum(axis=1)[:, None] * step + 3 / 8)
        spread = max(1.0, float(np.median((even[1:] - even[:-1]).var(axis=0) / 2)))
        model = ruptures.KernelCPD(kernel="linear", min_size=max(LEAST // step, 1)).fit(even / np.sqrt(spread))
        proposed.update(int(blocks[end, 0]) for end in model.predict(pen=penalty)[:-1])
    return _apart(sorted(proposed), len(counts))


def _apart(days: list[int], end: int) -> list[int]:
    """The days without those that leave less than the least time since the one before, or to the end."""
    kept = [0]
    for day in days:
        if day - kept[-1] >= LEAST and end - day >= LEAST:
            kept.append(day)
    return kept[1:]
