"""What a report comes to: its section, the claim that speaks for it, its days, and how much it weighs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log2

from reportedly.brief.model import Kind
from reportedly.brief.reports import Report
from reportedly.brief.sourcing import Backing, backing_of, repeated
from reportedly.types import Basis, EventType, Record, Status

_ENDINGS = (".", "!", "?", '"', "'", "\u201d", "\u2019", ")")
_ANNOUNCED = frozenset({EventType.AGREE, EventType.THREATEN, EventType.CONCEDE})
_OPEN = frozenset({Status.POSSIBLE, Status.HYPOTHETICAL, Status.UNKNOWN})
_DENYING = frozenset({Status.DENIED, Status.RULED_OUT})
_MATERIAL = (2, 4)
_OLD = timedelta(days=30)
_REPEATED = 0.2  # by which a claim in words of an earlier article is less fit to lead


@dataclass(frozen=True, slots=True)
class Weighed:
    """A report, sorted out.

    Args:
        kind: the section it belongs to.
        lead: the claim that speaks for it.
        told: the claims that say what the lead says, the lead first.
        announced: claims by which it was planned, offered or threatened before.
        open: claims by which it may be, or hangs on a condition.
        denied: claims by which it is not so.
        backing: what backs ``told``.
        first, last: its days; ``reported`` when these are days of publication.
        weight: more is more important; comparable within a brief.
    """

    kind: Kind
    lead: Record
    told: tuple[Record, ...]
    announced: tuple[Record, ...]
    open: tuple[Record, ...]
    denied: tuple[Record, ...]
    backing: Backing
    first: date | None
    last: date | None
    reported: bool
    weight: float

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of all its claims."""
        parts = (self.told, self.announced, self.open, self.denied)
        return tuple(dict.fromkeys(claim.id for part in parts for claim in part))

    @property
    def disputed(self) -> bool:
        """Whether some say so and others deny it."""
        return self.kind is not Kind.DENIED and bool(self.denied)


def weigh(report: Report, originals: Mapping[str, str]) -> Weighed:
    """A report sorted out by what its claims say. ``originals`` has the outlet of each near-copy's original."""
    happened = [claim for claim in report.claims if claim.status is Status.HAPPENED]
    done = [claim for claim in happened if not is_announcement(claim)]
    announced = [
        claim
        for claim in report.claims
        if claim.status is Status.PLANNED or (claim.status is Status.HAPPENED and is_announcement(claim))
    ]
    before = _before(announced, done)
    possible = [claim for claim in report.claims if claim.status in _OPEN]
    denied = [claim for claim in report.claims if claim.status in _DENYING]
    told = done or announced or possible or denied
    taken = repeated(told)
    lead = max(told, key=lambda claim: (fitness(claim, originals) - _REPEATED * (claim.id in taken), claim.id))
    kind = (
        (Kind.DONE if _is_deed(lead) else Kind.SAID)
        if done
        else Kind.PLANNED
        if announced
        else Kind.POSSIBLE
        if possible
        else Kind.DENIED
    )
    first, last, reported = _days(lead, told)
    backing = backing_of(told, originals)
    return Weighed(
        kind=kind,
        lead=lead,
        told=(lead, *(claim for claim in told if claim is not lead)),
        announced=before,
        open=tuple(possible) if kind is not Kind.POSSIBLE else (),
        denied=tuple(denied) if kind is not Kind.DENIED else (),
        backing=backing,
        first=first,
        last=last,
        reported=reported,
        weight=_weight(report, lead, backing, disputed=bool(denied and told is not denied)),
    )


def _before(announced: Sequence[Record], done: Sequence[Record]) -> tuple[Record, ...]:
    """The announcements that were published before it was first told as done."""
    days = [claim.document.published for claim in done if claim.document.published]
    return tuple(c for c in announced if days and c.document.published and c.document.published < min(days))


def is_announcement(claim: Record) -> bool:
    """Whether a claim offers, promises or threatens a deed instead of telling that it was done."""
    return claim.event != claim.act and claim.event in _ANNOUNCED


def _is_deed(claim: Record) -> bool:
    """Whether something was done: a material deed, talks, or what two sides do together (signing an agreement).

    The categories of a codebook of one's own count as deeds.
    """
    together = bool(claim.actor) and {a.span for a in claim.actor} == {r.span for r in claim.recipient}
    return claim.quad_code is None or claim.quad_code in _MATERIAL or claim.event is EventType.CONSULT or together


def fitness(claim: Record, originals: Mapping[str, str]) -> float:
    """How well a claim speaks for its event: surely read, dated, whole sentences, originals before copies."""
    headline = not claim.sentence.text.rstrip().endswith(_ENDINGS)
    dated = claim.when is not None and claim.when.basis is not Basis.PUBLISHED
    first = claim.document.digest not in originals
    return claim.confidence + 0.1 * dated + 0.2 * first - 0.3 * headline


def _weight(report: Report, lead: Record, backing: Backing, *, disputed: bool) -> float:
    """Outlets that do not repeat one another count, each further one less; force and sureness; news before history."""
    force = 0.5 + abs(lead.event_scale or 0.0) / 20
    spread = 1 + log2(backing.outlets) + 0.5 * disputed
    return round(spread * force * lead.confidence * (1.0 if report.direct else 0.7) * (0.4 if _past(lead) else 1.0), 6)


def _past(claim: Record) -> bool:
    """Whether a claim is told as background: history, or weeks old when it was published."""
    told, when = claim.document.published, claim.when
    return claim.historical or bool(told and when and told - when.end > _OLD)


def _days(lead: Record, told: Sequence[Record]) -> tuple[date | None, date | None, bool]:
    """The days of the event: the lead's own, else those of another claim, else the day it was first reported."""
    for claim in (lead, *told):
        if claim.when is not None and claim.when.basis is not Basis.PUBLISHED:
            return claim.when.start, claim.when.end, False
    days = sorted(claim.document.published for claim in told if claim.document.published)
    return (days[0], days[0], True) if days else (None, None, True)
