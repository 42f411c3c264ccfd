"""What became of plans and denials, as the pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportedly.analysis.outcomes import Outcome, plans_and_denials
from reportedly.serve.building import Claim
from reportedly.serve.memo import Known
from reportedly.store import Filter, View

_SHOWN = 8
_MOST = 200
WORDS = {
    Outcome.CAME_TRUE: "came true",
    Outcome.CALLED_OFF: "did not, or was called off",
    Outcome.OPEN: "still open",
    Outcome.NOT_SEEN: "time passed, nothing told",
}
"""What the outcomes are called, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, what a later one says of it, and why the two are put together.

    Args:
        claims: how many tell the same as ``claim``.
        by: the last day on which a plan counts as come true.
        admitted: whether the later claim goes back to the side of the one who is said to have done it.
    """

    claim: Claim
    claims: int
    match: Claim | None
    reasons: tuple[str, ...]
    by: date | None = None
    admitted: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Plans or denials of one outcome: how many, and the latest of them."""

    name: str
    count: int
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of plans and of denials; ``most`` of each are looked at, the latest."""

    plans: tuple[Group, ...]
    denials: tuple[Group, ...]
    most: int


def outcomes(view: View, known: Known, wanted: Filter) -> Outcomes:
    """What became of the plans and denials that a filter wants."""
    return known.of("outcomes", wanted, lambda: _outcomes(view, wanted))


def _outcomes(view: View, wanted: Filter) -> Outcomes:
    by_outcome: dict[str, list[Pair]] = {name: [] for name in WORDS.values()}
    plans, denials = plans_and_denials(view, wanted, limit=_MOST)
    for plan in plans:
        found = Pair(plan.claim, plan.claims, plan.match, plan.reasons, by=plan.by)
        by_outcome[WORDS[plan.outcome]].append(found)
    by_answer: dict[str, list[Pair]] = {"later contradicted": [], "not contradicted so far": []}
    for denial in denials:
        name = "later contradicted" if denial.contradicted else "not contradicted so far"
        by_answer[name].append(
            Pair(denial.claim, denial.claims, denial.match, denial.reasons, admitted=denial.admitted)
        )
    return Outcomes(_groups(by_outcome), _groups(by_answer), _MOST)


def _groups(found: dict[str, list[Pair]]) -> tuple[Group, ...]:
    return tuple(Group(name, len(pairs), tuple(pairs[:_SHOWN])) for name, pairs in found.items())
