"""What speaks for and against a record: who its sides are, how they hang on the trigger, where the deed stands.

Every fact has a name and a number: 1 or 0, a logarithm, or log odds of a chance. Which of them count, and how much, is
fitted on records judged by hand (:mod:`reportedly.coder.confidence`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from reportedly.coder.company import Company
from reportedly.coder.paths import tie_of, way
from reportedly.pipeline import Page
from reportedly.syntax import Token, is_passive, is_verbal
from reportedly.types import (
    ActorMention,
    EventCode,
    EventMention,
    EventType,
    MentionKind,
    RecordActor,
    Status,
    StatusReading,
)
from reportedly.what.parties import Parties

UNRESOLVED: Final = 0.5
"""What an actor counts whose country is not known: it is often the right one all the same."""
UNSEEN: Final = 0.3
"""What the encoder's relation head counts where it did not look: about its median."""
_LEAST: Final = 0.02
_OFFICIAL: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "PRM", "PTY", "REB", "SPY", "UAF", "OPP"})
_UNREAL: Final = frozenset({Status.POSSIBLE, Status.HYPOTHETICAL, Status.UNKNOWN})
_DENIED: Final = frozenset({Status.DENIED, Status.RULED_OUT})
_YIELD: Final = frozenset({EventType.CONCEDE, EventType.RETREAT})
_KINDS: Final[dict[str, frozenset[EventType]]] = {
    "harm": frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION}),
    "threat": frozenset({EventType.THREATEN}),
    "agree": frozenset({EventType.AGREE}),
    "ask": frozenset({EventType.REQUEST, EventType.REJECT}),
    "help": frozenset({EventType.AID, EventType.COOPERATE}),
}
_TAGS: Final = frozenset({"VBD", "VBN", "VB", "VBG", "VBZ", "VBP", "NN", "NNS"})
_LABELS: Final = frozenset({"ROOT", "ccomp", "pobj", "dobj", "acl", "xcomp", "advcl", "conj", "relcl", "pcomp"})
_PLACES: Final = frozenset({"kb.country", "kb.city", "kb.capital", "kb.region"})
_TOWNS: Final = frozenset({"kb.city", "kb.region"})
_WHERE: Final = frozenset({"in", "into", "at", "near", "from", "to"})
_SPEAKERS: Final = frozenset({"i", "we", "you"})
_BACKWARD: Final = frozenset({"it", "they", "their", "its"})
_QUOTES: Final = frozenset('"“”')
_MODALS: Final = frozenset({"would", "could", "may", "might", "can", "should", "must"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against one record.

    Args:
        facts: numbers by name; what is not there is 0.
        rows: the trigger row's family ("assault.raid").
        sides: category and which sides are there ("ASSAULT doer recipient").
    """

    facts: dict[str, float]
    rows: str
    sides: str


class EvidenceReader:
    """Reads the evidence of a page's records; what they share is worked out once.

    Args:
        page: a page with every layer. parties: who of its actors is a party to politics.
    """

    def __init__(self, page: Page, parties: Parties) -> None:
        self._page = page
        self._parties = parties
        self._company = Company(page, parties)
        self._tokens = page.parse.tokens
        self._mention = {mention.head: mention for mention in page.actors}
        self._named = {i for mention in page.actors for i in range(mention.first, mention.last)}
        self._codes = Counter(mention.actor.code for mention in page.actors if mention.actor.code)
        self._events = Counter(self._tokens[event.head].sent for event in page.events)
        self._total = self._codes.total() or 1
        self._quoted = {token.sent for token in self._tokens if token.text in _QUOTES}
        self._by: dict[int, list[Token]] = {}
        for token in self._tokens:
            if token.lower == "by":
                self._by.setdefault(token.sent, []).append(token)
        self._dense = log((1 + len(page.events)) / (1 + len(page.parse.sentences)))

    def of(
        self,
        event: EventMention,
        reading: StatusReading,
        category: EventCode,
        sides: tuple[Sequence[RecordActor], Sequence[RecordActor]],
        sources: int,
    ) -> Evidence:
        """The evidence of a record.

        Args:
            event: the trigger. reading: its status. category: the record's.
            sides: the identified actors and recipients, not both empty.
            sources: how many links the chain of sources has.
        """
        found: dict[str, float] = {"bias": 1.0}
        for facts in (self._deed(event, reading, category, sides, sources), self._between(event, sides)):
            found.update((name, float(value)) for name, value in facts.items() if value)
        for side, heads in (("doer", event.actors), ("recipient", event.recipients)):
            facts = {**self._side(event, heads), **self._company.of_side(event, heads)}
            found.update((f"{side}_{name}", float(value)) for name, value in facts.items() if value)
        there = [category.value]
        there += [name for name, gone in (("doer", "no_doer"), ("recipient", "no_receiver")) if gone not in found]
        if event.two_sided:
            there.append("mutual")
        return Evidence(found, rows=family_of(event.why), sides=" ".join(there))

    def _deed(
        self,
        event: EventMention,
        reading: StatusReading,
        category: EventCode,
        sides: tuple[Sequence[RecordActor], Sequence[RecordActor]],
        sources: int,
    ) -> dict[str, float]:
        """Where the deed stands, what kind it is and how far the claim goes."""
        page, token = self._page, self._tokens[event.head]
        top = token if event.frame_head is None else self._tokens[event.frame_head]
        sentence = page.parse.sentence_of(event.head)
        verbal = is_verbal(token)
        objects = [
            child
            for i in {*event.tokens, top.i}
            for child in self._tokens[i].childs("dobj")
            if child.i not in event.tokens
        ]
        scores = page.tags.scores
        found: dict[str, float] = {
            "relation": odds(self._relation(event, category)),
            "nominal": not verbal,
            "main": top is sentence.root or (top.dep == "conj" and top.head is sentence.root),
            "object": not verbal and top.dep == "dobj",
            "mutual": event.two_sided,
            "unreal": reading.status in _UNREAL,
            "planned": reading.status is Status.PLANNED,
            "denied": reading.status in _DENIED,
            "happened": odds(scores["happened"][event.head]) if "happened" in scores else 0.0,
            "framed": event.frame is not None,
            "asked": event.frame is EventType.REQUEST,
            "told": bool(reading.chain),
            "one_source": sources == 1,
            "several_sources": sources > 1,
            "in_sentence": log(max(1, self._events[token.sent])),
            "dense": self._dense,
            "lead": sentence.i == 0,
            "quoted": token.sent in self._quoted,
            "one_word": len(event.tokens) == 1,
            "many_words": len(event.tokens) > 2,
            "mode": bool(event.modes),
            "modal": any(child.lower in _MODALS for child in token.childs("aux", "auxpass")),
            "object_unknown": not sides[1] and any(child.i not in self._named for child in objects),
            "no_object": token.pos == "VERB" and not objects and not is_passive(token),
        }
        found.update((name, 1.0) for name, kinds in _KINDS.items() if category in kinds)
        if token.tag in _TAGS:
            found[f"tag_{token.tag.lower()}"] = 1.0
        if top.dep in _LABELS:
            found[f"as_{top.dep.lower()}"] = 1.0
        return found

    def _between(
        self, event: EventMention, sides: tuple[Sequence[RecordActor], Sequence[RecordActor]]
    ) -> dict[str, float]:
        """Who the two sides are to each other, and who else is there."""
        parties = self._parties
        doers, receivers = parties.present(event.actors), parties.present(event.recipients)
        ours, theirs = ({side.actor.code for side in actors if side.actor.code} for actors in sides)
        scores = [side.actor.resolution.score or UNRESOLVED for actors in sides for side in actors]
        heads = [self._tokens[i] for i in (*event.actors, *event.recipients)]
        around = self._company.around(event, frozenset(ours), frozenset(theirs), sides=(bool(sides[0]), bool(sides[1])))
        return {
            **around,
            "no_doer": not doers,
            "private_doer": bool(doers) and not parties.public(doers),
            "pronoun": bool(doers) and all(self._tokens[i].pos == "PRON" for i in doers),
            "no_receiver": not receivers,
            "private_receiver": bool(receivers) and not parties.public(receivers),
            "foreign": bool(ours) and bool(theirs) and ours != theirs,
            "official": any(_OFFICIAL.intersection(side.actor.sector) for actors in sides for side in actors),
            "actors": odds(min(scores, default=UNRESOLVED)),
            "with_itself": event.two_sided and len({side.actor.code for part in sides for side in part}) < 2,
            "several_doers": len(sides[0]) > 1,
            "several_recipients": len(sides[1]) > 1,
            "other_agent": self._other_agent(event),
            "speaker": any(token.lemma.lower() in _SPEAKERS for token in heads),
            "backward": any(token.lemma.lower() in _BACKWARD for token in heads),
        }

    def _side(self, event: EventMention, heads: Sequence[int]) -> dict[str, float]:
        """How one side is named, how its country was found, and how it hangs on the trigger."""
        mentions = [self._mention[i] for i in heads if i in self._mention]
        tokens = [self._tokens[mention.head] for mention in mentions]
        methods = [mention.actor.resolution.method for mention in mentions]
        ways = [self._way(event, token) for token in tokens]
        prepositions = [[item.lower for item in down if item.dep in ("prep", "agent")][-1:] for _, down in ways]
        found: dict[str, float] = {
            "bare": any(map(_is_bare, mentions, tokens)),
            "frequent": max((self._codes[mention.actor.code or ""] / self._total for mention in mentions), default=0.0),
            "no_country": any(mention.actor.code is None for mention in mentions),
            "sector": any(mention.actor.sector for mention in mentions),
            "long": any(mention.last - mention.first > 3 for mention in mentions),
            "name": _has_kind(mentions, MentionKind.NAME),
            "metonym": _has_kind(mentions, MentionKind.METONYM),
            "nationality": _has_kind(mentions, MentionKind.NATIONALITY),
            "rivals": any(mention.actor.resolution.runners_up for mention in mentions),
            "country_sure": odds(
                min((mention.actor.resolution.score or UNRESOLVED for mention in mentions), default=UNRESOLVED)
            ),
            "unknown": len(mentions) < len(heads),
            "place": any(method in _PLACES for method in methods),
            "town": any(method in _TOWNS for method in methods),
            "place_in": any(
                method in _PLACES and not _WHERE.isdisjoint(words)
                for method, words in zip(methods, prepositions, strict=True)
            ),
        }
        if ways:
            found[f"tie_{tie_of(*ways[0]).value}"] = 1.0
        return found

    def _way(self, event: EventMention, token: Token) -> tuple[list[str], list[Token]]:
        """The shorter of the ways from the trigger and from its frame."""
        found = way(self._tokens[event.head], token)
        if event.frame_head is None:
            return found
        other = way(self._tokens[event.frame_head], token)
        return min(found, other, key=lambda item: len(item[0]) + len(item[1]))

    def _other_agent(self, event: EventMention) -> bool:
        """Whether a by-phrase of the sentence names a party that is no side of the event."""
        sides = {*event.actors, *event.recipients}
        below = (
            item.i
            for token in self._by.get(self._tokens[event.head].sent, ())
            for noun in token.childs("pobj")
            for item in noun.subtree()
        )
        return any(i in self._mention and i not in sides and self._parties.public([i]) for i in below)

    def _relation(self, event: EventMention, category: EventCode) -> float:
        """The encoder's probability that the sides stand in the record's category."""
        if self._page.tags.relations is None or not isinstance(category, EventType):
            return UNSEEN
        sentence, parties = self._page.parse.sentence_of(event.head), self._parties
        doers, receivers = parties.present(event.actors), parties.present(event.recipients)
        if event.two_sided and not receivers and len(doers) > 1:
            doers, receivers = doers[:1], doers[1:]
        spans = [
            [i for i in parties.tokens(side) if sentence.first <= i < sentence.last] for side in (doers, receivers)
        ]
        seen = self._page.tags.relations(spans[0], spans[1], (sentence.first, sentence.last))
        return UNSEEN if seen is None else seen.roots.get("YIELD" if category in _YIELD else category.value, 0.0)


def family_of(why: str) -> str:
    """The family of the row that names the deed: ``"assault.raid"`` of ``"request.ask+assault.raid-on"``."""
    return why.partition("|")[0].rpartition("+")[2].partition("-")[0]


def odds(value: float) -> float:
    """Log odds of a chance, bounded."""
    bounded = min(max(value, _LEAST), 1.0 - _LEAST)
    return log(bounded / (1.0 - bounded))


def _is_bare(mention: ActorMention, token: Token) -> bool:
    """Whether it is a plural without article, number or owner: "militants", "officials of the ministry"."""
    return token.pos == "NOUN" and mention.plural and token.child("det", "nummod", "poss") is None


def _has_kind(mentions: Iterable[ActorMention], kind: MentionKind) -> bool:
    return any(mention.kind is kind for mention in mentions)
