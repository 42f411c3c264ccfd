"""Deeds of sentences in which the lexicon finds none: a verb between two parties, named by the encoder's relation head.

The head was trained on pairs that nearly always have an event, and names one for most pairs. So it is asked only about
finite verbs of sentences without any event by the lexicon, whose sides are two parties of different countries; and its
answer counts only where it is sure of a category, nearly excludes "nothing", and looked at this very verb. Even so it
is mostly wrong (docs/benchmarks.md): ``Settings.encoder_events`` turns it on, and by default it is off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from reportedly.lexicon import load_lexicon
from reportedly.pipeline import Page
from reportedly.syntax import Sentence, Token, doers, indirect, patients, prepositional, verb_group
from reportedly.types import EventMention, EventType, Layer
from reportedly.what.ambiguous import Look
from reportedly.what.bearers import Bearers
from reportedly.what.concern import concerns
from reportedly.what.finder import EventFinder
from reportedly.what.halves import Halves
from reportedly.what.parties import Parties
from reportedly.what.topics import Topics

WHY: Final = "encoder"
"""Begins the reason of an event that the encoder named; the category and its probability follow."""
LEAST: Final = 0.5
"""Probability of the category from which it counts."""
MOST_NONE: Final = 0.05
"""Probability of "nothing" up to which it counts."""
NEAR: Final = 2
"""How far from the verb, in tokens, the word may stand that the head looked at most: a particle, an object."""
_PREPOSITIONS: Final = ("against", "with", "on", "at", "upon", "over", "for")
_CLAUSES: Final = frozenset({"ROOT", "ccomp", "conj", "relcl", "advcl"})
_MUTUAL: Final = frozenset({EventType.CONSULT, EventType.COOPERATE})
# The head's older root for what is two categories today; of the two, the one that is carried out.
_YIELD: Final = "YIELD"


class EncoderEventFinder(EventFinder):
    """The lexicon's events, and those that the encoder names in sentences where the lexicon finds none.

    Only for PLOVER: the head knows no other categories.

    Example:
        >>> EncoderEventFinder().name
        'what.lexicon.v1+encoder.v1'
    """

    name = "what.lexicon.v1+encoder.v1"
    requires = frozenset({Layer.PARSE, Layer.TAGS, Layer.ACTORS})

    def __init__(self, look: Look | None = None) -> None:
        super().__init__(look=look)
        blocked = {
            word
            for trigger in self._index.triggers
            if trigger.anchor == "verb" and not trigger.effects
            for phrase in trigger.heads
            for word in phrase
        }
        rows = (row for name in ("reporting", "no_deeds") for row in load_lexicon(name))
        self._empty = frozenset(blocked.union(word for row in rows for word in row.pattern.split("|")))

    def read(self, page: Page) -> tuple[EventMention, ...]:
        """The events of the page, in order of the text."""
        found = super().read(page)
        if page.tags.relations is None:
            return found
        parties, topics = Parties(page), Topics(page.parse, self._index.classes)
        halves = Halves(self._index.classes)
        named = [
            event for event in self._named(page, found, parties) if concerns(event, page.parse, parties, topics, halves)
        ]
        return tuple(sorted([*found, *named], key=lambda event: event.head))

    def _named(self, page: Page, found: Sequence[EventMention], parties: Parties) -> Iterator[EventMention]:
        bearers = Bearers(page, self._index.classes)
        told = {page.parse.tokens[event.head].sent for event in found}
        codes = {mention.head: mention.actor.code for mention in page.actors}
        for token in page.parse.tokens:
            if token.sent in told or not self._may_tell(token):
                continue
            sentence = page.parse.sentence_of(token.i)
            actors, recipients = _sides(token, sentence, bearers)
            if not (parties.public(actors) and parties.public(recipients) and _foreign(actors, recipients, codes)):
                continue
            answer = _asked(page, token, sentence, parties.tokens(actors), parties.tokens(recipients))
            if answer is not None:
                act, chance = answer
                event = EventMention(
                    span=page.parse.span(token.i, token.i + 1),
                    head=token.i,
                    tokens=(token.i,),
                    act=act,
                    actors=actors,
                    recipients=recipients,
                    why=f"{WHY}.{act.value.lower()}={chance:.2f}",
                    two_sided=act in _MUTUAL,
                )
                yield self._described(page.parse, event, bearers)

    def _may_tell(self, token: Token) -> bool:
        """Whether the word is a finite verb, affirmed, and one that may tell of a deed."""
        if token.pos != "VERB" or token.dep not in _CLAUSES or token.lemma.lower() in self._empty:
            return False
        group = verb_group(token)
        return group.finite and group.negation is None


def _asked(
    page: Page, verb: Token, sentence: Sentence, source: Sequence[int], target: Sequence[int]
) -> tuple[EventType, float] | None:
    """The category that the head names for the pair at this verb, and its probability; ``None`` where it is unsure."""
    assert page.tags.relations is not None
    seen = page.tags.relations(source, target, (sentence.first, sentence.last))
    if seen is None or abs(seen.trigger - verb.i) > NEAR or seen.roots["NONE"] > MOST_NONE:
        return None
    root, chance = max(seen.roots.items(), key=lambda item: (item[1], item[0]))
    if chance < LEAST:
        return None
    return (EventType.RETREAT if root == _YIELD else EventType(root)), chance


def _sides(verb: Token, sentence: Sentence, bearers: Bearers) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Whom the verb ties: its logical subject, and its object or, without one that acts, a prepositional object."""
    actors = _bearing(doers(verb), sentence, bearers)
    objects = _bearing([*patients(verb), *indirect(verb)], sentence, bearers)
    recipients = objects or _bearing(prepositional(verb, _PREPOSITIONS), sentence, bearers)
    return actors, tuple(i for i in recipients if not bearers.same(i, actors))


def _foreign(actors: Iterable[int], recipients: Iterable[int], codes: Mapping[int, str | None]) -> bool:
    """Whether the two are of different countries or bodies, as far as these are known."""
    ours, theirs = ({codes.get(i) for i in side} for side in (actors, recipients))
    return ours != theirs or ours == {None}


def _bearing(tokens: Iterable[Token], sentence: Sentence, bearers: Bearers) -> tuple[int, ...]:
    heads = (bearers.of(token) for token in tokens)
    return tuple(dict.fromkeys(i for i in heads if i is not None and sentence.first <= i < sentence.last))
