"""Which events a section shows: the weightiest, but not ten that may be one told ten times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from reportedly.brief.weighing import Weighed

_NEAR = timedelta(days=1)
_DISCOUNT = 0.5


def choose(found: Sequence[Weighed], count: int) -> list[Weighed]:
    """So many of the events, the weightiest first.

    Each event of the same category and day, or of the same sentence, as one that was taken weighs half as much, the
    next a quarter: linking misses some reports of one event, and a day has more than its gravest hour.

    Args:
        found: the events of one section.
        count: how many are wanted.
    """
    rest = sorted(found, key=lambda one: (-one.weight, one.lead.id))
    chosen: list[Weighed] = []
    while rest and len(chosen) < count:
        best = max(rest, key=lambda one: one.weight * _DISCOUNT ** sum(_alike(one, other) for other in chosen))
        chosen.append(best)
        rest.remove(best)
    return chosen


def _alike(one: Weighed, other: Weighed) -> bool:
    """Whether two events may be one: told in one sentence, or of one category and a day apart at most."""
    if (one.lead.document.digest, one.lead.sentence) == (other.lead.document.digest, other.lead.sentence):
        return True
    if one.lead.event is not other.lead.event or one.first is None or other.first is None:
        return False
    return abs(one.first - other.first) <= _NEAR
