"""The room's door: from a page with actors to its events."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from typing import Self

from reportedly.ontology import OwnOntology
from reportedly.pipeline import Page
from reportedly.syntax import Parse, is_verbal
from reportedly.types import EventMention, EventType, Layer
from reportedly.what.ambiguous import Ambiguities, Look
from reportedly.what.arguments import ArgumentFinder
from reportedly.what.bearers import Bearers
from reportedly.what.concern import concerns
from reportedly.what.contexts import ContextReader
from reportedly.what.halves import Halves
from reportedly.what.modes import ModeReader
from reportedly.what.own import own_contexts, own_modes, own_triggers
from reportedly.what.parties import Parties
from reportedly.what.passing import Passing
from reportedly.what.sentences import SentenceReader
from reportedly.what.telling import score_of
from reportedly.what.topics import Topics
from reportedly.what.triggers import TriggerIndex, load_triggers


class EventFinder:
    """Finds triggers and their arguments with the trigger lexicon.

    Args:
        index: compiled triggers; the built-in lexicon when ``None``.
        own: a user's codebook, in place of PLOVER or beside it.
        look: the encoder's second pass, which then decides what the words of ``ambiguous.csv`` name; without it the
            lexicon alone does.

    Example:
        >>> EventFinder().name
        'what.lexicon.v1'
    """

    name = "what.lexicon.v1"
    requires = frozenset({Layer.PARSE, Layer.ACTORS})
    provides = Layer.EVENTS

    def __init__(
        self, index: TriggerIndex | None = None, own: OwnOntology | None = None, look: Look | None = None
    ) -> None:
        if look is not None:
            self.name += "+ambiguous.v1"
        self._ambiguities = Ambiguities(look) if look is not None else None
        self._index = index or (own_triggers(own) if own else load_triggers())
        self._modes = own_modes(own) if own else ModeReader()
        self._contexts = own_contexts(own) if own else ContextReader()
        self._anyone = False
        # "rebels fighting under a black banner": the plural is still one side
        self._fighting = self._index.classes.get("@fighting-verb", frozenset())

    def of_anyone(self) -> Self:
        """The same finder for pairs that somebody asks about: its deeds count whoever their sides are."""
        other = copy(self)
        other._anyone = True
        return other

    def read(self, page: Page) -> tuple[EventMention, ...]:
        """The events of the page, in order of the text."""
        bearers = Bearers(page, self._index.classes)
        finder = ArgumentFinder(bearers, self._index.classes)
        passing = Passing(finder, self._index.classes.get("@operation", frozenset()))
        parties, topics = Parties(page), Topics(page.parse, self._index.classes)
        halves = Halves(self._index.classes)
        events: list[EventMention] = []
        for sentence in page.parse.sentences:
            reader = SentenceReader(page.parse, sentence, self._index, bearers, finder, passing)
            for event in reader.events():
                described = self._described(page.parse, event, bearers)
                if not concerns(described, page.parse, parties, topics, halves, anyone=self._anyone):
                    continue
                settled = (
                    self._ambiguities.settled(described, page, parties, bearers) if self._ambiguities else described
                )
                if settled is not None and settled is not described:
                    settled = self._described(page.parse, settled, bearers)
                    if not concerns(settled, page.parse, parties, topics, halves, anyone=self._anyone):
                        settled = None
                if settled is not None:
                    events.append(settled)
        return tuple(events)

    def _described(self, parse: Parse, event: EventMention, bearers: Bearers) -> EventMention:
        """The event with its modes and contexts; nobody is both doer and recipient by the same words."""
        modes = self._modes.modes_of(parse, event.tokens, event.head, event.act, event.modes)
        contexts = self._contexts.contexts_of(parse, event.head, event.tokens)
        recipients = tuple(i for i in event.recipients if i not in event.actors)
        own = event.act is EventType.RETREAT and bearers.own_forces(event.actors, recipients)
        if own or (not event.two_sided and bearers.one_side(event.actors, recipients)):
            recipients = ()  # "withdrew its own troops", "we ... us"
        if event.act is EventType.PROTEST and bearers.only_scene(event.actors, recipients):
            recipients = ()  # a diaspora protests against somebody at home
        # both sides must be known: "talks with Peru" says who, not with whom
        known = any(bearers.known(i) for i in event.actors)
        two_sided = event.two_sided and known and self._is_mutual(parse, event, recipients, bearers)
        score = score_of(event.head, event.actors, recipients, parse, bearers)
        return replace(event, recipients=recipients, modes=modes, contexts=contexts, two_sided=two_sided, score=score)

    def _is_mutual(self, parse: Parse, event: EventMention, recipients: Sequence[int], bearers: Bearers) -> bool:
        """Whether both sides are known: two that are named, or several who do it among themselves."""
        if any(bearers.known(i) for i in recipients):
            return True
        head = parse.tokens[event.head]
        if recipients and (is_verbal(head) or len(event.actors) == 1):
            return False  # "the ministers met donors"
        if event.act is EventType.ASSAULT and head.lemma.lower() in self._fighting:
            return bearers.listed(event.actors)  # "rebels fighting under a black banner" do not fight each other
        return bearers.several(event.actors)
