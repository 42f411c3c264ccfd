"""Words that name one deed or another, by who does it to whom: the encoder's relation head decides.

"The army attacked the town", "the senator attacked the minister": the row is the same, and slots for all whom one may
attack in words would never end. ``ambiguous.csv`` lists such words, what their rows say, and what they may be instead;
the head reads the clause by itself, in a second pass of the encoder, and its choice counts where it is sure. How sure
it must be was fitted on sentences judged by hand (``training/ambiguous.py``); of a pair of categories that it does not
tell apart, the lexicon decides alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Protocol

from reportedly.errors import LexiconError
from reportedly.lexicon import Row, data_root, load_lexicon
from reportedly.pipeline import Page
from reportedly.syntax import Parse, Token, is_verbal, patients, prepositional
from reportedly.types import EventCode, EventMention, EventType, TaggedRelation
from reportedly.what.bearers import Bearers
from reportedly.what.parties import Parties

WHY: Final = "|encoder"
"""Follows the row's id in the reason of an event whose category the encoder chose; the category, its share follow."""
_ANCHORS: Final = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
# Clauses that tell something else.
_ASIDE: Final = frozenset({"relcl", "advcl", "acl", "parataxis"})
# The head's older root for what is two categories today.
_ROOTS: Final = {EventType.CONCEDE: "YIELD", EventType.RETREAT: "YIELD"}


class Look(Protocol):
    """A second pass of the encoder over some words of a sentence: ``SharedTagger.look``."""

    def __call__(
        self, parse: Parse, words: Sequence[int], source: Sequence[int], target: Sequence[int], at: Sequence[int]
    ) -> TaggedRelation | None:
        """What ``source`` does to ``target`` at the event's words, all among ``words``."""
        ...


@dataclass(frozen=True, slots=True)
class Doubt:
    """One row of ``ambiguous.csv`` with what was fitted for it.

    Args:
        row: id of the row. said: categories of the lexicon that are in doubt. other: what it may be instead; ``None``
            for no event at all. rows: trigger rows that are in doubt; empty for all.
        recipient: where the other deed has its recipient, prepositions or ``obj``; empty when where the row's has.
        share: how much of the probability of the two the other must have, 0..1.
        least: how probable the other must be among all categories, 0..1.
    """

    row: str
    said: frozenset[EventCode]
    other: EventType | None
    rows: frozenset[str]
    recipient: tuple[str, ...]
    share: float
    least: float

    def holds(self, event: EventMention) -> bool:
        """Whether what the lexicon says of the event is in doubt."""
        return event.act in self.said and (not self.rows or event.why in self.rows)

    def chosen(self, roots: Mapping[str, float], act: EventCode) -> float | None:
        """The share of the other category where it wins, else ``None``."""
        held = roots.get(root_of(act), 0.0)
        other = 1.0 - held if self.other is None else roots.get(root_of(self.other), 0.0)
        share = other / ((other + held) or 1.0)
        return share if share >= self.share and other >= self.least else None


class Ambiguities:
    """Decides what ambiguous words name.

    Args:
        look: the encoder's second pass.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self._doubts = _doubts()

    def settled(self, event: EventMention, page: Page, parties: Parties, bearers: Bearers) -> EventMention | None:
        """The event as it is, or with the other category; ``None`` when the words name no deed here."""
        doubt = self.doubt(event, page)
        if doubt is None:
            return event
        seen = self.seen(event, page, parties)
        share = doubt.chosen(seen.roots, event.act) if seen is not None else None
        if share is None:
            return event
        if doubt.other is None:
            return None
        why = f"{event.why}{WHY}.{doubt.other.value.lower()}={share:.2f}"
        found = _recipients(page.parse.tokens[event.head], doubt.recipient, bearers) or event.recipients
        # whom a town was freed from had held it, and frees nobody
        actors = tuple(i for i in event.actors if i not in found)
        return replace(event, act=doubt.other, actors=actors, recipients=found, modes=(), two_sided=False, why=why)

    def doubt(self, event: EventMention, page: Page) -> Doubt | None:
        """What is in doubt about the event, if anything: of a deed that stands by itself, by its word and category."""
        if event.frame is not None:
            return None
        token = page.parse.tokens[event.head]
        found = self._doubts.get((_ANCHORS.get(token.pos, ""), token.lemma.lower()))
        return found if found is not None and found.holds(event) else None

    def seen(self, event: EventMention, page: Page, parties: Parties) -> TaggedRelation | None:
        """What the head says of the sides at the event's words; ``None`` without a doer, who decides most."""
        sentence = page.parse.sentence_of(event.head)
        doers, receivers = parties.present(event.actors), parties.present(event.recipients)
        if event.two_sided and len(doers) > 1 and (not receivers or receivers == doers):
            doers, receivers = doers[:1], doers[1:]
        source, target = (
            [i for i in parties.tokens(side) if sentence.first <= i < sentence.last] for side in (doers, receivers)
        )
        target = [i for i in target if i not in source]
        if not source:
            return None
        words = clause_of(page.parse, event, (*source, *target))
        return self._look(page.parse, words, source, target, [i for i in event.tokens if i in words])


def _recipients(token: Token, places: Sequence[str], bearers: Bearers) -> tuple[int, ...]:
    """The first of the places that holds somebody known."""
    for place in places:
        nouns = patients(token) if place == "obj" else prepositional(token, (place,))
        found = tuple(i for noun in nouns for i in bearers.all_of(noun))
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def root_of(act: EventCode) -> str:
    """The head's root of a category."""
    return _ROOTS.get(act, act.value) if isinstance(act, EventType) else act.value


def clause_of(parse: Parse, event: EventMention, sides: Iterable[int]) -> list[int]:
    """Tokens of the clause that tells the event, without the clauses beside and below it that hold none of its words.

    Args:
        parse: the page's parse. event: the event. sides: tokens of its sides, which belong to it wherever they stand.
    """
    kept = {*event.tokens, *sides}
    verb = parse.tokens[event.head]
    while not is_verbal(verb) and verb.head is not verb:
        verb = verb.head
    sentence = parse.sentence_of(event.head)
    words = sorted(i for i in {*_below(verb, kept), *kept} if sentence.first <= i < sentence.last)
    while words and words[0] not in kept and parse.tokens[words[0]].pos == "PUNCT":
        words.pop(0)
    return words


def _below(token: Token, kept: set[int]) -> Iterable[int]:
    yield token.i
    for child in token.children:
        aside = child.dep in _ASIDE or (child.dep == "conj" and is_verbal(token) and is_verbal(child))
        if not aside or any(below.i in kept for below in child.subtree()):
            yield from _below(child, kept)


@cache
def _doubts() -> Mapping[tuple[str, str], Doubt]:
    """The rows of ``ambiguous.csv`` by anchor and lemma; those that nothing was fitted for are left out."""
    fitted = tomllib.loads((data_root() / "what" / "ambiguous.toml").read_text(encoding="utf-8"))
    found: dict[tuple[str, str], Doubt] = {}
    for row in load_lexicon("ambiguous"):
        numbers = fitted.get(row.id)
        if numbers is not None:
            anchor, lemmas = words_of(row)
            rows = frozenset(row.extra["rows"].split("|")) if row.extra["rows"] else frozenset[str]()
            places = tuple(filter(None, row.extra["recipient"].split("|")))
            doubt = Doubt(row.id, *categories_of(row), rows, places, float(numbers["share"]), float(numbers["least"]))
            found.update({(anchor, lemma): doubt for lemma in lemmas})
    return found


def words_of(row: Row) -> tuple[str, tuple[str, ...]]:
    """Anchor and lemmas of a row of ``ambiguous.csv``. Raises LexiconError R321 when it cannot be read."""
    anchor, colon, lemmas = row.pattern.partition(":")
    if anchor not in _ANCHORS.values() or not colon or not lemmas:
        hint = "Write verb:, noun: or adj: and lemmas with | between."
        raise LexiconError("R321", f"{row.where}: pattern {row.pattern!r}", hint=hint)
    return anchor, tuple(lemmas.split("|"))


def categories_of(row: Row) -> tuple[frozenset[EventCode], EventType | None]:
    """What a row of ``ambiguous.csv`` doubts, and what it may be instead. Raises LexiconError R322."""
    said, arrow, other = row.effect.partition(">")
    try:
        if not arrow:
            raise ValueError(row.effect)
        return frozenset(EventType(name) for name in said.split("|")), None if other == "none" else EventType(other)
    except ValueError as err:
        hint = "Write CATEGORY>CATEGORY or CATEGORY>none; before the arrow several with | between."
        raise LexiconError("R322", f"{row.where}: effect {row.effect!r}", hint=hint) from err
