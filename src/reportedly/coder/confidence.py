"""How sure a record is: the product of what its parts say of themselves."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.types import EventMention, RecordActor, StatusReading

# A record with one side unidentified is right less often than one with both.
_ONE_SIDED = 0.85


def confidence_of(
    event: EventMention, reading: StatusReading, doers: Sequence[RecordActor], receivers: Sequence[RecordActor]
) -> float:
    """The confidence of a record in 0..1: event, status and the weakest identification of each side."""
    sides = [min(actor.actor.resolution.score for actor in side) for side in (doers, receivers) if side]
    certainty = event.score * reading.confidence
    for side in sides:
        certainty *= side
    if len(sides) == 1:
        certainty *= _ONE_SIDED
    return max(0.0, min(1.0, certainty))
