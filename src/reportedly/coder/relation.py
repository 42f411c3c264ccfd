"""What one given actor does to another in one sentence.

Two witnesses are heard: the events that the lexicon found, and the encoder's relation head, which answers for any pair.
They are joined as experts that err apart: the logarithm of the head's probability, plus a bonus for the category of the
event that best links the two. "Nothing" is one of the answers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import exp, log
from typing import Final

from reportedly.coder.clauses import (
    at_another_time,
    named_together,
    only_compared,
    only_reports,
    path_between,
    stand_apart,
    way_up,
)
from reportedly.ontology import Ontology
from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.tagging.relations import ROOTS
from reportedly.types import EventCode, EventMention, EventType, Quad, Span, Status, TaggedRelation


@dataclass(frozen=True, slots=True)
class Relation:
    """The relation of a pair of actors; ``event`` is ``None`` when the sentence states none between them.

    ``chances`` are the probabilities of all categories, the best first; ``None`` stands for no relation.
    """

    event: EventCode | None
    act: EventCode | None
    quad: Quad | None
    status: Status | None
    confidence: float
    trigger: Span | None
    why: str
    chances: tuple[tuple[EventCode | None, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """The event that best links a pair by the lexicon: how well, and the category that the codebook gives it."""

    event: EventMention
    fit: int
    category: EventCode
    status: Status
    why: str


# How well an event links the two: both are its participants, one is and the event lies on the way between them in the
# tree, or it only lies on the way.
BOTH, SIDE, WAY, NOT = 3, 2, 1, 0
NONE: Final = "NONE"
_YIELD: Final = "YIELD"
_OLD: Final = {EventType.CONCEDE: _YIELD, EventType.RETREAT: _YIELD}
_WILL: Final = frozenset({"will", "would", "shall", "'ll", "wo"})
_MUTUAL: Final = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT})
# Added to the logarithm of the head's probability for the linking event's category, by fit. Fitted by cross-validation
# on PLV_train, the head of each fold trained on the others.
BONUS: Final = {BOTH: 3.5, SIDE: 2.5, WAY: 1.0}
# Added for "nothing" when no event links the two and each stands in a clause of its own, or one only reports, or verbs
# of being and having alone lie between them: the head has learned from pairs that nearly always have a relation, so
# the tree must speak for those that have none. House rules.
_APART: Final = 4.0
_COMPARED: Final = 2.5
_TEMPERATURE: Final = 1.3
_FLOOR: Final = 1e-4
# The lexicon alone: how often the category is right, by fit.
_ALONE: Final = {BOTH: 0.85, SIDE: 0.67, WAY: 0.5}


def relation_of(
    page: Page, source: tuple[int, int] | None, target: tuple[int, int] | None, ontology: Ontology
) -> Relation:
    """What ``source`` does to ``target``.

    Args:
        page: a page with every layer.
        source: offsets of the actor's words, ``None`` when the actor is not named. target: the same for the recipient.
        ontology: the codebook.
    """
    doer, receiver = spans_of(page.parse, source, target)
    if not doer and not receiver:
        return Relation(None, None, None, None, 0.5, None, "no event links the two")
    link = best_link(page, doer, receiver, ontology)
    return _answer(page, link, read_head(page, doer, receiver), ontology, nothing_between(page, doer, receiver))


def spans_of(
    parse: Parse, source: tuple[int, int] | None, target: tuple[int, int] | None
) -> tuple[frozenset[int], frozenset[int]]:
    """The tokens at two offsets, none where a side is not named."""
    doer, receiver = (
        frozenset(token.i for token in parse.tokens_in(*span)) if span is not None else frozenset[int]()
        for span in (source, target)
    )
    return doer, receiver


def best_link(page: Page, doer: frozenset[int], receiver: frozenset[int], ontology: Ontology) -> Link | None:
    """The event of the lexicon that links the two best, the first one at a tie."""
    path = path_between(page.parse, doer, receiver)
    apart, elsewhen = share_nothing(page, doer, receiver), at_another_time(page.parse, doer, receiver)
    doer, receiver = doer | _named_again(page, doer), receiver | _named_again(page, receiver)
    joint = named_together(page.parse, doer, receiver)
    known = {mention.head for mention in page.actors}
    ranked = []
    for i, event in enumerate(page.events):
        fit = _fit(event, doer, receiver, path, joint)
        if fit < BOTH and (apart or (elsewhen and _has_another(event, doer, receiver, path, known))):
            fit = NOT  # a deed of one of the two, which does not reach the other
        ranked.append((fit, -i))
    ranked.sort(reverse=True)
    if not ranked or ranked[0][0] == NOT:
        return None
    fit, best = ranked[0][0], -ranked[0][1]
    event = page.events[best]
    reading = next((reading for reading in page.statuses if reading.event == best), None)
    status = reading.status if reading else Status.UNKNOWN
    announced = not doer.isdisjoint(event.actors) and (
        status is Status.RULED_OUT or (status is Status.PLANNED and _is_vowed(event, page.parse))
    )
    category, transfer = ontology.event_of(event.act, frame=event.frame, status=status, by_doer=announced)
    return Link(event, fit, category, status, event.why if transfer == "deed" else f"{event.why} transfer.{transfer}")


def _is_vowed(event: EventMention, parse: Parse) -> bool:
    """Whether the deed is told as one to come: "*will* shell", not "began an operation to shell"."""
    return any(child.lower in _WILL for i in event.tokens for child in parse.tokens[i].childs("aux"))


def read_head(page: Page, doer: frozenset[int], receiver: frozenset[int]) -> TaggedRelation | None:
    """The encoder's answer; ``None`` without weights, or when the two are too far apart for one look."""
    if page.tags.relations is None:
        return None
    sentence = page.parse.sentence_of(min(doer | receiver))
    return page.tags.relations(sorted(doer), sorted(receiver), (sentence.first, sentence.last))


def share_nothing(page: Page, doer: frozenset[int], receiver: frozenset[int]) -> bool:
    """Whether the two stand in clauses of their own, or the second only reports what the first does."""
    return stand_apart(page.parse, doer, receiver) or only_reports(page, receiver, doer)


def nothing_between(page: Page, doer: frozenset[int], receiver: frozenset[int]) -> float:
    """What the tree adds to the logarithm of the chance that there is no relation."""
    if share_nothing(page, doer, receiver):
        return _APART
    return _COMPARED if only_compared(page.parse, doer, receiver) else 0.0


def chances_of(
    head: Mapping[str, float] | None,
    root: str,
    fit: int,
    *,
    nothing: float = 0.0,
    bonus: Mapping[int, float] = BONUS,
) -> dict[str, float]:
    """Probability of each root (PLOVER's, with YIELD for CONCEDE and RETREAT) and of ``"NONE"``.

    Args:
        head: the encoder's probabilities, if any.
        root: of the event that links the two by the lexicon (``"NONE"`` without one), and its ``fit``.
        nothing: what the tree adds for no relation, where no event links the two.
        bonus: what a linking event adds to its root, by fit.
    """
    if head is None:
        sure = _ALONE.get(fit, 0.5)
        return {root: sure} if root == NONE else {root: sure, NONE: 1.0 - sure}
    scores = {name: log(max(chance, _FLOOR)) for name, chance in head.items()}
    if root != NONE:
        scores[root] = scores.get(root, log(_FLOOR)) + bonus[fit]
    else:
        scores[NONE] = scores.get(NONE, log(_FLOOR)) + nothing
    top = max(scores.values())
    weights = {name: exp((score - top) / _TEMPERATURE) for name, score in scores.items()}
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def _answer(page: Page, link: Link | None, head: TaggedRelation | None, ontology: Ontology, nothing: float) -> Relation:
    found, fit = (_root_of(link.category, ontology), link.fit) if link is not None else (NONE, NOT)
    if EventType.AGREE not in ontology.categories or found not in ROOTS:
        head = None  # it knows PLOVER's categories alone
    ranked = sorted(
        chances_of(head.roots if head else None, found, fit, nothing=nothing).items(),
        key=lambda item: (-item[1], item[0]),
    )
    chances = tuple((_category(root, link, found), round(chance, 4)) for root, chance in ranked)
    event, sure = chances[0]
    if event is None:
        return Relation(None, None, None, None, sure, None, "no event links the two", chances)
    held = link is not None and link.category is event
    if link is not None and held:
        trigger, act, status, why = link.event.span, link.event.act, link.status, link.why
        if head is not None:
            why += " tagging.relation"
    else:
        at = head.trigger if head is not None else 0
        status = _status_at(page, at)
        trigger, act, why = page.parse.span(at, at + 1), event, "tagging.relation"
    return Relation(event, act, ontology.categories[event].quad, status, sure, trigger, why, chances)


def _root_of(category: EventCode, ontology: Ontology) -> str:
    """The head's root of a category; the category's own name where a user's codebook maps it to none."""
    nearest = ontology.plover_of(category)
    return category.value if nearest is None else _OLD.get(nearest, nearest.value)


def _category(root: str, link: Link | None, found: str) -> EventCode | None:
    """Today's category of an old root: the lexicon's where it names that root, of YIELD's two else the carried-out."""
    if root == NONE:
        return None
    if link is not None and root == found:
        return link.category
    return EventType.RETREAT if root == _YIELD else EventType(root)


def _status_at(page: Page, i: int) -> Status:
    """The status of the event whose words are at or govern token ``i``."""
    for reading in page.statuses:
        if i in page.events[reading.event].tokens:
            return reading.status
    return Status.UNKNOWN


def _fit(
    event: EventMention, doer: frozenset[int], receiver: frozenset[int], path: frozenset[int], joint: int | None
) -> int:
    sides = {*event.actors, *event.recipients}
    acts = not doer.isdisjoint(event.actors)
    receives = not receiver.isdisjoint(event.recipients)
    together = event.two_sided or event.act in _MUTUAL or event.frame in _MUTUAL
    if (acts and (receives or not receiver)) or (receives and not doer):
        return BOTH
    if together and (joint in sides or (not doer.isdisjoint(sides) and not receiver.isdisjoint(sides))):
        return BOTH
    if not doer.isdisjoint(event.recipients) and not receiver.isdisjoint(event.actors):
        return NOT  # the other way round
    if path.isdisjoint(event.tokens) and (event.frame_head is None or event.frame_head not in path):
        return NOT
    return SIDE if acts or receives else WAY


def _has_another(
    event: EventMention, doer: frozenset[int], receiver: frozenset[int], path: frozenset[int], known: Collection[int]
) -> bool:
    """Whether somebody else, off the way between the two, holds the place of the one whom the event does not name."""
    if not doer.isdisjoint(event.actors):
        places = event.recipients
    elif not receiver.isdisjoint(event.recipients):
        places = event.actors
    else:
        return True
    return any(i in known and i not in path for i in places)


def _named_again(page: Page, span: frozenset[int]) -> frozenset[int]:
    """Other mentions of the actor in the sentence: "Chad said *it* will not meet Malta"."""
    if not span:
        return span
    head = way_up(page.parse, span)[0]
    name = next((mention.actor.name for mention in page.actors if mention.head == head), None)
    sentence = page.parse.sentence_of(head)
    return frozenset(
        mention.head
        for mention in page.actors
        if mention.actor.name == name and sentence.first <= mention.head < sentence.last
    )
