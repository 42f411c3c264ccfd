"""What a brief is made of: the claims on two sides, brought together by event, with what backs each event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.brief.sourcing import NO_OUTLET
from reportedly.link.copies import copies, sightings
from reportedly.store import Filter, View
from reportedly.store.judgements import JudgementKind
from reportedly.types import EventType, Record, RecordActor

# Deeds of one side that concern the other even where the sentence does not name it.
_ONE_SIDED = (
    EventType.MOBILIZE,
    EventType.RETREAT,
    EventType.SANCTION,
    EventType.COERCE,
    EventType.ASSAULT,
    EventType.CONCEDE,
    EventType.THREATEN,
)


@dataclass(frozen=True, slots=True)
class Report:
    """The claims of one event, in the order in which they were read.

    Args:
        claims: at least one.
        direct: whether some claim names both sides; else one of them does something in an article on both.
    """

    claims: tuple[Record, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Texts:
    """Which articles are not the first to carry their text.

    Args:
        originals: for the digest of each near-copy, the outlet of the original.
        carriers: for the digest of each text that several outlets carry letter by letter, all these outlets.
    """

    originals: Mapping[str, str]
    carriers: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What there is on two sides.

    Args:
        reports: all of them.
        claims: the claims in them, by id.
        texts: which of their articles are copies.
        linked: whether the store has been linked; else each claim is an event of its own.
    """

    reports: tuple[Report, ...]
    claims: Mapping[str, Record]
    texts: Texts
    linked: bool


def gather(view: View, wanted: Filter, *, confidence: float) -> Gathered:
    """The events between the two sides of ``wanted.dyad``.

    An event is taken when one of its claims is wanted: one that names both sides, or a deed of one side that names
    nobody else, in an article that has a claim on both. All claims of such an event are taken, wanted or not, so that
    what others say of it is not lost.

    Args:
        view: of the store.
        wanted: with ``dyad``; its days are taken as they are.
        confidence: the least that the surest claim of an event must have.

    Raises:
        ValueError: when the filter has no dyad.
    """
    if wanted.dyad is None:
        raise ValueError("a brief is on two sides; give the filter a dyad")
    sides = (wanted.dyad[0].strip().lower(), wanted.dyad[1].strip().lower())
    both = {record.id: record for record in view.claims(replace(wanted, either_way=True))}
    about = sorted({record.document.digest for record in both.values()})
    beside = replace(wanted, dyad=None, either_way=False, involving=sides, event=_ONE_SIDED, document=tuple(about))
    one = {record.id: record for record in view.claims(beside) if _one_sided(record, sides)} if about else {}
    known = one | both
    parts = {tuple(part) for part in view.joined(JudgementKind.SAME_EVENT, list(known)).values()}
    known |= {
        record.id: record for record in view.claims_of(sorted({i for part in parts for i in part} - known.keys()))
    }
    reports = (
        Report(tuple(known[claim] for claim in part if claim in known), direct=not both.keys().isdisjoint(part))
        for part in sorted(parts)
    )
    kept = tuple(r for r in reports if max(claim.confidence for claim in r.claims) >= confidence)
    claims = {claim.id: claim for report in kept for claim in report.claims}
    digests = sorted({claim.document.digest for claim in claims.values()})
    [(linked,)] = view.sql("SELECT EXISTS (FROM linked) OR EXISTS (FROM judgements)").rows
    return Gathered(kept, claims, Texts(_originals(view, digests), _carriers(view, digests)), bool(linked))


def _originals(view: View, digests: Sequence[str]) -> dict[str, str]:
    """The outlet of the original of each near-copy among the articles."""
    copy_of = copies(view, digests)
    outlets = {row.digest: row.publication for row in view.documents(sorted(set(copy_of.values())))} if copy_of else {}
    return {digest: outlets.get(copy_of[digest]) or NO_OUTLET for digest in sorted(copy_of)}


def _carriers(view: View, digests: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Other outlets that carry the text of an article letter by letter."""
    found: dict[str, tuple[str, ...]] = {}
    for digest, places in sightings(view, digests).items():
        named = dict.fromkeys(place.publication for place in places if place.publication)
        if len(named) > 1:
            found[digest] = tuple(named)
    return found


def _one_sided(record: Record, sides: tuple[str, str]) -> bool:
    """Whether one side does something of weight and nobody but its own forces is named beside it."""
    if record.event not in _ONE_SIDED:
        return False
    doers = [keys_of(actor) for actor in record.actor]
    for side in sides:
        if doers and all(side in keys for keys in doers):
            return all(
                actor.actor.code is None or (side in keys_of(actor) and "MIL" in actor.actor.sector)
                for actor in record.recipient
            )
    # Nobody is said to do it, as in "two sailors were injured".
    return not doers and any(side in keys_of(actor) for actor in record.recipient for side in sides)


def keys_of(actor: RecordActor) -> set[str]:
    """What an actor is looked for by, as in the store: code, id and name in lower case."""
    found = actor.actor
    return {key.lower() for key in (found.code, found.id, found.name) if key}
