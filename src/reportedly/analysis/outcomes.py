"""What became of plans, and of denials: later claims of the same deed, by the same actor, against the same recipient.

A match is a reason to look, never a proof: each has both claims, and says in words why they were put together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from reportedly.analysis.sql import query
from reportedly.store import Filter, View
from reportedly.types import Basis, Record, Status

PLAN_DAYS = 90
"""Days within which a plan without a time of its own is to come about."""
RULED_OUT_DAYS = 180
"""Days within which a deed contradicts those who ruled it out."""
SLACK = 7
"""Days by which two tellings of one time may differ."""
_PLANS = (Status.PLANNED,)
_DENIALS = (Status.DENIED, Status.RULED_OUT)
_ALL = Filter()
_SHOWN = 200


class Outcome(StrEnum):
    """What became of a plan: it is told of as having happened; somebody says that it did not or will not; its time has
    passed and nobody tells of it, which is no proof that it did not come; its time has not passed.
    """

    CAME_TRUE = "came_true"
    CALLED_OFF = "called_off"
    NOT_SEEN = "not_seen"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan and what became of it.

    Args:
        claim: the first that tells of the plan; ``claims`` how many do.
        outcome: what became of it.
        by: the last day on which it would count as come true.
        match: the claim that says so, if any.
        reasons: why the two claims are put together.
    """

    claim: Record
    claims: int
    outcome: Outcome
    by: date
    match: Record | None
    reasons: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "outcome": self.outcome.value,
            "by": self.by.isoformat(),
            "claims": self.claims,
            "reasons": list(self.reasons),
            "claim": self.claim.as_dict(),
            "match": self.match.as_dict() if self.match else None,
        }


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial, or the word that something will not come, and a later claim that it did.

    Args:
        claim: the first that tells of the denial; ``claims`` how many do.
        match: the claim that contradicts it, if any.
        admitted: whether that claim goes back to the side of the one who is said to have done it.
        reasons: why the two claims are put together.
    """

    claim: Record
    claims: int
    match: Record | None
    admitted: bool
    reasons: tuple[str, ...]

    @property
    def contradicted(self) -> bool:
        """Whether a later claim contradicts it."""
        return self.match is not None

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "contradicted": self.contradicted,
            "admitted": self.admitted,
            "claims": self.claims,
            "reasons": list(self.reasons),
            "claim": self.claim.as_dict(),
            "match": self.match.as_dict() if self.match else None,
        }


def plans(view: View, wanted: Filter = _ALL, *, within: int = PLAN_DAYS, limit: int = _SHOWN) -> list[Plan]:
    """What is planned and what became of it, the latest plans first.

    Args:
        view: of the store.
        wanted: which plans; what became of them is looked for in all claims of the same actors.
        within: days after which a plan without a time of its own is given up.
        limit: plans at most.
    """
    return _plans(view, _matched(view, wanted, _PLANS, limit, plan=within), within)


def _plans(view: View, matched: _Matched, within: int) -> list[Plan]:
    told, found, records = matched.plans, matched.found, matched.records
    [(horizon,)] = list(view.select(query("horizon")).rows)
    made = []
    for identity, claims in told.items():
        claim = records[identity]
        by = _by(claim, within)
        match = found.get((identity, True)) or found.get((identity, False))
        if match is None:
            outcome = Outcome.OPEN if horizon is None or horizon <= by else Outcome.NOT_SEEN
        else:
            outcome = Outcome.CAME_TRUE if match.happened else Outcome.CALLED_OFF
        reasons = match.reasons(claim) if match else ()
        made.append(Plan(claim, claims, outcome, by, records[match.deed] if match else None, reasons))
    return made


def denials(view: View, wanted: Filter = _ALL, *, within: int = RULED_OUT_DAYS, limit: int = _SHOWN) -> list[Denial]:
    """What is denied or ruled out, and what later contradicts it, the latest denials first.

    Args:
        view: of the store.
        wanted: which denials; contradictions are looked for in all claims of the same actors.
        within: days within which a deed contradicts the word that it will not come.
        limit: denials at most.
    """
    return _denials(_matched(view, wanted, _DENIALS, limit, refusal=within))


def plans_and_denials(view: View, wanted: Filter = _ALL, *, limit: int = _SHOWN) -> tuple[list[Plan], list[Denial]]:
    """Both at once, in half of the time; ``limit`` is of each."""
    matched = _matched(view, wanted, (*_PLANS, *_DENIALS), limit)
    return _plans(view, matched, PLAN_DAYS), _denials(matched)


def _denials(matched: _Matched) -> list[Denial]:
    told, found, records = matched.denials, matched.found, matched.records
    made = []
    for identity, claims in told.items():
        match = found.get((identity, True))
        record = records[match.deed] if match else None
        reasons = match.reasons(records[identity]) if match else ()
        made.append(Denial(records[identity], claims, record, bool(match and match.admitted), reasons))
    return made


@dataclass(frozen=True, slots=True)
class _Match:
    """A row of ``queries/matches.sql``."""

    pledge: str
    deed: str
    status: str
    linked: bool
    actors: list[str]
    recipients: list[str]
    shared: list[str]
    days: int
    admitted: bool

    @property
    def happened(self) -> bool:
        return self.status == Status.HAPPENED.value

    def reasons(self, claim: Record) -> tuple[str, ...]:
        found = [f"same deed: {claim.act.value}", f"same actor: {_longest(self.actors)}"]
        if self.recipients:
            found.append(f"same recipient: {_longest(self.recipients)}")
        elif self.shared:
            found.append(f"both speak of: {', '.join(self.shared)}")
        if self.linked:
            found.append("linked as tellings of one event")
        found.append(f"{self.days} days after it was told" if self.days > 0 else "at the time that was told")
        if self.admitted:
            found.append("told by the actor's own side")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Matched:
    """Plans and denials with how often they are told, matches by whether those happened, and the records of all."""

    plans: dict[str, int]
    denials: dict[str, int]
    found: dict[tuple[str, bool], _Match]
    records: dict[str, Record]


def _matched(
    view: View,
    wanted: Filter,
    pledged: Iterable[Status],
    limit: int,
    *,
    plan: int = PLAN_DAYS,
    refusal: int = RULED_OUT_DAYS,
) -> _Matched:
    statuses = [status.value for status in pledged]
    rows = view.select(query("pledges"), wanted, pledged=statuses, most=limit).rows
    told: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for claim, claims, planned in rows:
        told[not planned][claim] = claims
    pledges = [*told[0], *told[1]]
    if not pledges:
        return _Matched({}, {}, {}, {})
    anywhere = Filter(
        actor=wanted.actor,
        recipient=wanted.recipient,
        dyad=wanted.dyad,
        either_way=wanted.either_way,
        involving=wanted.involving,
        confidence=wanted.confidence,
        run=wanted.run,
    )
    given = {"pledges": pledges, "slack": SLACK, "within_plan": plan, "within_refusal": refusal}
    matches = [_Match(*row) for row in view.select(query("matches"), anywhere, **given).rows]
    found = {(match.pledge, match.happened): match for match in matches}
    ids = dict.fromkeys([*pledges, *(match.deed for match in matches)])
    return _Matched(*told, found, {record.id: record for record in view.claims_of(list(ids))})


def _by(claim: Record, within: int) -> date:
    """The last day on which a plan would count as come true; as in ``queries/matches.sql``."""
    published = claim.document.published or date.min
    when = claim.when
    if when and when.basis in (Basis.EXPLICIT, Basis.RELATIVE) and when.end >= published:
        return when.end + timedelta(days=SLACK)
    return published + timedelta(days=within)


def _longest(keys: list[str]) -> str:
    """The key that says most: a name rather than a code."""
    return max(keys, key=lambda key: (len(key), key), default="")
