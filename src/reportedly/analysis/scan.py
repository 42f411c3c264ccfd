"""The likelihood of one change in counts: where it is best placed, how strong it is, and how strong chance makes it.

Counts of several kinds are taken as Poisson with a rate of their own before and after a change. ``exposure`` says how
much of each day was watched: 0 on days without any article, less than 1 on weekdays with few.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import exp, pi, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
CLEAR = 3.84
"""The gain above which a kind is said to change: 95 % point of chi-squared with one degree of freedom."""
_SIMULATED = 200
_ALONE = 5.0
_EULER = 0.5772156649
_FAR = 30.0  # beyond it the difference from 1 is lost


@dataclass(frozen=True, slots=True)
class Split:
    """The best place of one change in a stretch of days.

    Args:
        at: number of the first day after it.
        gains: twice the gain in log-likelihood over no change, by kind of counts.
        profile: the sum of the gains at each day, over the kinds that change.
    """

    at: int
    gains: tuple[float, ...]
    profile: Floats


def strength(gains: Floats) -> Floats:
    """How much gains (..., kinds) say together: all of them, or the greatest alone where one kind changes.

    Four kinds that do not change gain five more, about, than the best of them alone; the allowance makes the two alike.
    """
    whole = gains.sum(axis=-1)
    return np.where(whole > 0, np.maximum(whole, gains.max(axis=-1) + _ALONE), 0.0)


def split(counts: Floats, exposure: Floats, least: int, *, after: int | None = None) -> Split | None:
    """The best split of ``counts`` (days, kinds); ``None`` when there is none.

    Args:
        least: days that it leaves on each side; ``after`` on the later one, if given.
    """
    gains = _gains(counts[None], exposure, least, after)
    if gains is None:
        return None
    at = int(strength(gains[0]).argmax())
    changing = gains[0, at] >= min(CLEAR, float(gains[0, at].max()))
    return Split(at, tuple(map(float, gains[0, at])), gains[0][:, changing].sum(axis=1))


@dataclass(frozen=True, slots=True)
class Tail:
    """The gains of the best splits of series without a change: a Gumbel distribution, the limit law of such maxima."""

    middle: float
    spread: float


def tail(counts: Floats, exposure: Floats, least: int, *, seed: int) -> Tail | None:
    """What gains chance makes: from 200 Poisson series without a change, of the same means and exposure.

    Args:
        seed: of the draws, so that the same series always gives the same answer.
    """
    watched = exposure.sum()
    if watched <= 0:
        return None
    rate = counts.sum(axis=0) / watched
    random = np.random.default_rng(seed)
    drawn = random.poisson(exposure[None, :, None] * rate, size=(_SIMULATED, *counts.shape)).astype(np.float64)
    gains = _gains(drawn, exposure, least)
    if gains is None:
        return None
    maxima = strength(gains).max(axis=1)
    spread = max(float(maxima.std()) * sqrt(6) / pi, 1e-9)
    return Tail(float(maxima.mean()) - _EULER * spread, spread)


def chance(gain: float, found: Tail | None) -> float:
    """The probability that chance makes a gain as great; 1 when nothing is known of it.

    Example:
        >>> round(chance(20, Tail(5, 2)), 5), chance(20, None)
        (0.00055, 1.0)
    """
    if found is None:
        return 1.0
    reduced = (gain - found.middle) / found.spread
    return float(-np.expm1(-exp(-reduced))) if reduced < _FAR else exp(-reduced)


def noise_of(counts: Floats, exposure: Floats, edges: list[int]) -> float:
    """How much more counts vary about the means of the stretches between ``edges`` than Poisson counts do; at least 1.

    Taken over days and over weeks, whichever is more, so that days that follow each other alike do not pass for
    evidence.
    """
    worst = 1.0
    for length in (1, 7):
        residual, expected, free = 0.0, 0.0, 0
        for start, end in pairwise(edges):
            whole = (end - start) // length * length
            if whole < 3 * length:
                continue
            shape = (whole // length, length, counts.shape[1])
            found = counts[end - whole : end].reshape(shape).sum(axis=1)
            watched = exposure[end - whole : end].reshape(shape[:2]).sum(axis=1)
            kept = watched > 0
            if kept.sum() < 3:
                continue
            rate = found[kept].sum(axis=0) / watched[kept].sum()
            hoped = watched[kept, None] * rate
            used = hoped.mean(axis=0) > 0
            residual += float((((found[kept] - hoped) ** 2)[:, used]).sum())
            expected += float(hoped[:, used].sum()) * (kept.sum() - 1) / kept.sum()
            free += 1
        if expected > 0:
            worst = max(worst, residual / expected)
    return worst


def _gains(counts: Floats, exposure: Floats, least: int, after: int | None = None) -> Floats | None:
    """Twice the gain of each split (series, days, kinds); splits too near an end have none."""
    days, after = counts.shape[1], least if after is None else after
    if days < least + after:
        return None
    left = np.zeros_like(counts)
    left[:, 1:] = np.cumsum(counts, axis=1)[:, :-1]
    whole = counts.sum(axis=1, keepdims=True)
    watched = np.concatenate([[0.0], np.cumsum(exposure)])
    before, total = watched[:-1, None], watched[-1]
    gain = 2 * (_fit(left, before) + _fit(whole - left, total - before) - _fit(whole, np.array([[total]])))
    gain[:, : max(least, 1)] = 0.0
    gain[:, days - after + 1 :] = 0.0
    return np.maximum(gain, 0.0)


def _fit(counts: Floats, exposure: Floats) -> Floats:
    """The log-likelihood of counts at their own mean, less what does not depend on the split."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found = counts * np.log(counts / exposure)
    return np.where((counts > 0) & (exposure > 0), found, 0.0)
