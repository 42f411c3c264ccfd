"""Shifts as the pages show them: with the claims that explain them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportedly.analysis import Shift, shifts
from reportedly.serve.bars import Extent
from reportedly.serve.building import Claim
from reportedly.serve.memo import Known
from reportedly.serve.relation import bounded
from reportedly.store import Filter, View


@dataclass(frozen=True, slots=True)
class Rate:
    """How often one kind of event was told of in a week, before and after."""

    kind: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Change:
    """A change of level.

    Args:
        number: on the chart.
        day: the first day of the new level. low, high: the days between which it lies, with 95 %.
        confidence: that it is a change at all.
        kind: escalation, cooling, surge or lull.
        text: what changed, in words.
        before_text, after_text: what either side is like. before, after: claims that show it.
        since, until: first day of the level before, and last day of the level after.
        faded: whether ``after`` shows what became rarer, by claims from before.
        rates: of the kinds of events that changed.
    """

    number: int
    day: date
    low: date
    high: date
    confidence: float
    kind: str
    text: str
    before_text: str
    before: tuple[Claim, ...]
    after_text: str
    after: tuple[Claim, ...]
    since: date
    until: date
    faded: bool
    rates: tuple[Rate, ...]


def changes(view: View, known: Known, wanted: Filter, extent: Extent) -> tuple[Change, ...]:
    """The shifts of what a filter wants, whatever their status: a shift is of what happens and of what is announced."""

    def make() -> tuple[Change, ...]:
        return tuple(_changes(view, shifts(view, bounded(view, known, wanted, extent))))

    return known.of("changes", wanted, make)


def _changes(view: View, found: tuple[Shift, ...]) -> Iterable[Change]:
    identities = list(dict.fromkeys(identity for shift in found for identity in shift.claims))
    claims = {claim.id: claim for claim in view.claims_of(identities)}

    def those(ids: Iterable[str]) -> tuple[Claim, ...]:
        return tuple(claims[identity] for identity in ids if identity in claims)

    for number, shift in enumerate(found, start=1):
        why = shift.explanation
        after = those(why.after.claims)
        yield Change(
            number=number,
            day=shift.day,
            low=shift.low,
            high=shift.high,
            confidence=shift.confidence,
            kind=shift.kind,
            text=why.text,
            before_text=why.before.text,
            before=those(why.before.claims),
            after_text=why.after.text,
            after=after,
            since=shift.since,
            until=shift.until,
            faded=bool(after) and all((_day(claim) or shift.day) < shift.day for claim in after),
            rates=tuple(Rate(change.kind.replace("_", " "), change.before, change.after) for change in shift.changes),
        )


def _day(claim: Claim) -> date | None:
    """The day of a claim's event, else of its publication."""
    return claim.when.start if claim.when else claim.document.published
