"""How sure a record is: a logistic fit on how sure its parts are.

Right means that the event, both sides, the status and the innermost source are. The weights in
``data/says/record_confidence.toml`` are written by ``training/record_confidence.py`` from records judged by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

from reportedly.lexicon import data_root
from reportedly.types import EventMention, RecordActor, StatusReading

UNRESOLVED = 0.5
"""What an actor counts whose country is not known: it is often the right one all the same."""
_LEAST = 0.02
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "PRM", "PTY", "REB", "SPY", "UAF", "OPP"})


@dataclass(frozen=True, slots=True)
class Parts:
    """How sure the parts of a record are, each 0..1.

    Args:
        event, status: what the rooms say of the event and its status.
        sources: the least sure attribution of the chain; 1 for the outlet's own voice.
        actors: the least sure identification of both sides.
        told: 1 when there is a source.
        foreign: 1 when the sides are of different countries, which few false triggers have.
        official: 1 when a side holds power or bears arms.
    """

    event: float
    status: float
    sources: float
    actors: float
    told: float
    foreign: float
    official: float


def parts_of(
    event: EventMention,
    reading: StatusReading,
    doers: Sequence[RecordActor],
    receivers: Sequence[RecordActor],
    attributed: Sequence[float] = (),
) -> Parts:
    """The parts of a record.

    Args:
        event: the trigger.
        reading: its status.
        doers, receivers: the identified sides, not both empty.
        attributed: scores of the attributions that make the chain.
    """
    scores = [actor.actor.resolution.score for actor in (*doers, *receivers)]
    ours, theirs = ({actor.actor.code for actor in side if actor.actor.code} for side in (doers, receivers))
    return Parts(
        event=event.score,
        status=reading.confidence,
        sources=min(attributed, default=1.0),
        actors=min((score or UNRESOLVED for score in scores), default=UNRESOLVED),
        told=float(bool(attributed)),
        foreign=float(bool(ours) and bool(theirs) and ours != theirs),
        official=float(any(_OFFICIAL.intersection(actor.actor.sector) for actor in (*doers, *receivers))),
    )


def features(parts: Parts) -> dict[str, float]:
    """The fit's inputs: log odds of what is graded, and the flags."""
    return {
        "bias": 1.0,
        "event": _odds(parts.event),
        "status": _odds(parts.status),
        "sources": _odds(parts.sources) if parts.told else 0.0,
        "actors": _odds(parts.actors),
        "told": parts.told,
        "foreign": parts.foreign,
        "official": parts.official,
    }


def confidence_of(parts: Parts) -> float:
    """The chance, 0..1, that a record with these parts is right."""
    weights = _weights()
    total = sum(weights.get(name, 0.0) * value for name, value in features(parts).items())
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    fitted = tomllib.loads((data_root() / "says" / "record_confidence.toml").read_text(encoding="utf-8"))
    weights: dict[str, float] = fitted["weights"]
    return weights


def _odds(value: float) -> float:
    bounded = min(max(value, _LEAST), 1.0 - _LEAST)
    return log(bounded / (1.0 - bounded))
