"""How sure a record is: a logistic fit on what speaks for and against it.

Right means that the category, the actor and the recipient are all right by the codebook; how far the claim goes and who
says so have scores of their own. The weights in ``data/says/record_confidence.toml`` are written by
``training/record_confidence.py`` from records judged by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp, log
from typing import Final

from reportedly.lexicon import data_root
from reportedly.pipeline import Page
from reportedly.syntax import is_verbal
from reportedly.types import EventCode, EventMention, EventType, RecordActor, Status, StatusReading
from reportedly.what.parties import Parties

Evidence = dict[str, float]
UNRESOLVED: Final = 0.5
"""What an actor counts whose country is not known: it is often the right one all the same."""
UNSEEN: Final = 0.3
"""What the encoder's relation head counts where it did not look: about its median."""
_LEAST: Final = 0.02
_OFFICIAL: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "PRM", "PTY", "REB", "SPY", "UAF", "OPP"})
_CLAUSES: Final = frozenset({"advcl", "relcl", "acl", "pcomp"})
_UNREAL: Final = frozenset({Status.POSSIBLE, Status.HYPOTHETICAL, Status.UNKNOWN})
_DENIED: Final = frozenset({Status.DENIED, Status.RULED_OUT})
_YIELD: Final = frozenset({EventType.CONCEDE, EventType.RETREAT})
_KINDS: Final[Mapping[str, frozenset[EventType]]] = {
    "harm": frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION}),
    "threat": frozenset({EventType.THREATEN}),
    "agree": frozenset({EventType.AGREE}),
    "ask": frozenset({EventType.REQUEST, EventType.REJECT}),
    "help": frozenset({EventType.AID, EventType.COOPERATE}),
}


def evidence_of(
    page: Page,
    event: EventMention,
    reading: StatusReading,
    category: EventCode,
    sides: tuple[Sequence[RecordActor], Sequence[RecordActor]],
    parties: Parties,
) -> Evidence:
    """What speaks for and against a record, by name; most are 1 or 0, graded ones are log odds.

    Args:
        page: the page. event: the trigger. reading: its status. category: the record's.
        sides: the identified actors and recipients, not both empty.
        parties: who of the page's actors is a party to politics.
    """
    token = page.parse.tokens[event.head]
    top = token if event.frame_head is None else page.parse.tokens[event.frame_head]
    root = page.parse.sentence_of(event.head).root
    doers, receivers = parties.present(event.actors), parties.present(event.recipients)
    ours, theirs = ({side.actor.code for side in actors if side.actor.code} for actors in sides)
    scores = [side.actor.resolution.score or UNRESOLVED for actors in sides for side in actors]
    verbal = is_verbal(token)
    found: dict[str, float] = {
        "bias": 1.0,
        "relation": _odds(_relation(page, event, category, parties)),
        "nominal": not verbal,
        "main": top is root or (top.dep == "conj" and top.head is root),
        "infinitive": top.dep == "xcomp",
        "coordinated": top.dep == "conj",
        "clause": top.dep in _CLAUSES,
        "object": not verbal and top.dep == "dobj",
        "no_doer": not doers,
        "private_doer": bool(doers) and not parties.public(doers),
        "pronoun": bool(doers) and all(page.parse.tokens[i].pos == "PRON" for i in doers),
        "no_receiver": not receivers,
        "private_receiver": bool(receivers) and not parties.public(receivers),
        "foreign": bool(ours) and bool(theirs) and ours != theirs,
        "official": any(_OFFICIAL.intersection(side.actor.sector) for actors in sides for side in actors),
        "mutual": event.two_sided,
        "unreal": reading.status in _UNREAL,
        "planned": reading.status is Status.PLANNED,
        "denied": reading.status in _DENIED,
        "happened": _odds(page.tags.scores["happened"][event.head]) if "happened" in page.tags.scores else 0.0,
        "framed": event.frame is not None,
        "told": bool(reading.chain),
        "actors": _odds(min(scores, default=UNRESOLVED)),
    }
    found.update((name, category in kinds) for name, kinds in _KINDS.items())
    return {name: float(value) for name, value in found.items()}


def confidence_of(evidence: Mapping[str, float]) -> float:
    """The chance, 0..1, that a record with this evidence is right."""
    weights = _weights()
    total = sum(weights.get(name, 0.0) * value for name, value in evidence.items())
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


def _relation(page: Page, event: EventMention, category: EventCode, parties: Parties) -> float:
    """The encoder's probability that the sides stand in the record's category."""
    if page.tags.relations is None or not isinstance(category, EventType):
        return UNSEEN
    sentence = page.parse.sentence_of(event.head)
    doers, receivers = parties.present(event.actors), parties.present(event.recipients)
    if event.two_sided and not receivers and len(doers) > 1:
        doers, receivers = doers[:1], doers[1:]
    spans = [[i for i in parties.tokens(side) if sentence.first <= i < sentence.last] for side in (doers, receivers)]
    seen = page.tags.relations(spans[0], spans[1], (sentence.first, sentence.last))
    return UNSEEN if seen is None else seen.roots.get("YIELD" if category in _YIELD else category.value, 0.0)


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    fitted = tomllib.loads((data_root() / "says" / "record_confidence.toml").read_text(encoding="utf-8"))
    weights: dict[str, float] = fitted["weights"]
    return weights


def _odds(value: float) -> float:
    bounded = min(max(value, _LEAST), 1.0 - _LEAST)
    return log(bounded / (1.0 - bounded))
