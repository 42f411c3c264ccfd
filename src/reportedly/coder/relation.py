"""What one given actor does to another in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.ontology import Ontology
from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.types import EventMention, EventType, Quad, Span, Status


@dataclass(frozen=True, slots=True)
class Relation:
    """The relation of a pair of actors; ``event`` is ``None`` when the sentence states none between them."""

    event: EventType | None
    act: EventType | None
    quad: Quad | None
    status: Status | None
    confidence: float
    trigger: Span | None
    why: str


NO_RELATION = Relation(None, None, None, None, 0.5, None, "no event links the two")


def relation_of(page: Page, source: tuple[int, int], target: tuple[int, int], ontology: Ontology) -> Relation:
    """The event that best links the two spans.

    An event whose actor lies in ``source`` and whose recipient lies in ``target`` is preferred; then one that has one
    of the two as an argument and lies on the path between them in the parse.
    """
    doer, receiver = _tokens(page.parse, source), _tokens(page.parse, target)
    if not doer or not receiver:
        return NO_RELATION
    path = _path(page.parse, doer, receiver)
    ranked = sorted(
        ((_fit(event, doer, receiver, path), -event.head, i) for i, event in enumerate(page.events)), reverse=True
    )
    if not ranked or ranked[0][0] <= 0:
        return NO_RELATION
    fit, _, best = ranked[0]
    event = page.events[best]
    reading = next((reading for reading in page.statuses if reading.event == best), None)
    status = reading.status if reading else Status.UNKNOWN
    category, transfer = ontology.event_of(event.act, frame=event.frame, status=status)
    return Relation(
        event=category,
        act=event.act,
        quad=ontology.categories[category].quad,
        status=status,
        confidence=event.score * (1.0 if fit == _BOTH else 0.6),
        trigger=event.span,
        why=event.why if transfer == "deed" else f"{event.why} transfer.{transfer}",
    )


_BOTH, _SIDE_ON_PATH, _ON_PATH = 3, 2, 1


def _tokens(parse: Parse, span: tuple[int, int]) -> frozenset[int]:
    return frozenset(token.i for token in parse.tokens_in(*span))


def _fit(event: EventMention, doer: frozenset[int], receiver: frozenset[int], path: frozenset[int]) -> int:
    acts = not doer.isdisjoint(event.actors)
    receives = not receiver.isdisjoint(event.recipients)
    if acts and receives:
        return _BOTH
    if path.isdisjoint(event.tokens) and (event.frame_head is None or event.frame_head not in path):
        return 0
    return _SIDE_ON_PATH if acts or receives else _ON_PATH


def _path(parse: Parse, doer: frozenset[int], receiver: frozenset[int]) -> frozenset[int]:
    """Token indices on the way between the two through the tree, both ends included."""
    ways = [_to_root(parse, span) for span in (doer, receiver)]
    shared = set(ways[0]).intersection(ways[1])
    meeting = next((i for i in ways[0] if i in shared), None)
    nodes: set[int] = {meeting} if meeting is not None else set()
    for way in ways:
        nodes.update(i for i in way if i not in shared)
    return frozenset(nodes)


def _to_root(parse: Parse, span: frozenset[int]) -> Sequence[int]:
    tokens = [parse.tokens[i] for i in sorted(span)]
    head = next((token for token in tokens if token.head.i not in span or token.head is token), tokens[0])
    return [head.i, *(token.i for token in head.ancestors())]
