"""Whose ground a deed hits where it names no actor: the country of the town, enclave or base that is its target.

"Invaded Zarnuqa", "an assault on the rebel-held enclave", "shelled the border town": the target is a place, which the
actor room does not know, and the place room does. A noun without a name ("the enclave") takes the country of the place
in its phrase, else of the one named nearest in its sentence or, when it is definite, before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from reportedly.pipeline import Page
from reportedly.syntax import Token, prepositional
from reportedly.types import Actor, EventMention, EventType, PlaceMention, RecordActor, Resolution
from reportedly.where import is_place_noun

# Deeds that hit ground.
_HITTING: Final = frozenset({EventType.ASSAULT, EventType.COERCE})
# What stands before a place that a deed is aimed at; behind any other word it is where the deed is done.
_AIM: Final = frozenset({"on", "into", "against", "of", "at", "upon"})
_OBJECTS: Final = frozenset({"dobj", "nsubjpass", "conj"})
_INSIDE: Final = ("of", "in", "near", "at", "around", "outside")
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_WHOSE: Final = frozenset({"from", "by", "with", "for"})
_LAND: Final = frozenset(
    {"territory", "territories", "soil", "swathe", "swath", "airspace", "hill", "hills", "capital"}
)
_BACK: Final = 2  # sentences
_COUNTRY: Final = 1  # the resolution of a country
_NAMED, _NEAR, _BEFORE = 0.6, 0.55, 0.5
_CERTAIN: Final = 0.9  # score from which it does whatever label the name has
_TOWARDS: Final = frozenset({*_INSIDE, *_AIM})
_SURE: Final = 0.7  # score from which a name means the place that the gazetteer says


class Ground:
    """Reads the targets of a page's deeds that are places.

    Args:
        page: a page with its places.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tokens = page.parse.tokens
        self._named = {mention.head: mention for mention in page.places if _is_sure(mention)}
        self._starts = [mention.span.start for mention in page.places]

    def hit(self, event: EventMention, *, by_somebody: bool) -> list[RecordActor]:
        """The countries of the places among the recipients of a deed, else among the words that name it.

        Args:
            event: the deed; none of its recipients is an actor.
            by_somebody: whether its doer is known; if not, only what it is aimed at counts, not where it is done.
        """
        if event.act not in _HITTING or (event.act is EventType.COERCE and not by_somebody):
            return []
        found: list[RecordActor] = []
        for i in event.recipients or [i for i in event.tokens if self._tokens[i].dep in _OBJECTS]:
            token = self._tokens[i]
            if by_somebody or token.dep in _OBJECTS or token.head.lower in _AIM:
                side = self._side(token)
                if side is not None and all(other.actor.code != side.actor.code for other in found):
                    found.append(side)
        return found

    def known(self, sides: list[RecordActor]) -> list[RecordActor]:
        """The sides, those that are towns which the actor room does not know with the country where they lie."""
        return [self._placed(side) if side.actor.code is None else side for side in sides]

    def _placed(self, side: RecordActor) -> RecordActor:
        """A side that names a place and nobody, with the place's country."""
        last = None
        for place in self._between(side.span.start, side.span.end):
            last = place
        if last is None or last.span.end != side.span.end or not _is_sure(last) or not self._is_toponym(last):
            return side  # "the US-backed coalition" is no place
        return RecordActor(side.span, _actor(side.actor.name, last, "place.name", _NAMED))

    def _is_toponym(self, mention: PlaceMention) -> bool:
        """Whether a name that the actor room does not know is a place: by its label, or by what stands before it."""
        token = self._tokens[mention.head]
        if token.ent == "GPE":
            return True
        before = token.dep == "pobj" and token.head.lower in _TOWARDS
        return mention.score >= _CERTAIN and (before or token.ent != "PERSON")

    def _side(self, token: Token) -> RecordActor | None:
        named = self._named.get(token.i)
        if named is not None:
            return _recipient(named, named, "place.name", _NAMED)
        if token.pos != "NOUN" or not _is_ground(token):
            return None
        inner = next(self._inside(token), None)
        if inner is not None:
            return self._described(token, inner, "place.name", _NAMED)
        near = self._near(token)
        if near is not None:
            return self._described(token, near, "place.near", _NEAR)
        before = self._before(token)
        return self._described(token, before, "place.before", _BEFORE) if before is not None else None

    def _described(self, noun: Token, place: PlaceMention, method: str, score: float) -> RecordActor:
        """The noun with the words before it as the side, by the country of the place."""
        first = min([noun.i, *(child.i for child in noun.children if child.i < noun.i and child.dep != "punct")])
        span = self._page.parse.span(first, noun.i + 1)
        return RecordActor(span, _actor(span.text, place, method, score))

    def _inside(self, noun: Token) -> Iterator[PlaceMention]:
        """Places in the phrase: "the town of Zarnuqa", "territory in Peru", "the town, Zarnuqa"."""
        for token in (*prepositional(noun, _INSIDE), *noun.childs("appos", "compound", "nmod")):
            if token.i in self._named:
                yield self._named[token.i]
            elif _is_ground(token):
                yield from self._inside(token)

    def _near(self, noun: Token) -> PlaceMention | None:
        sentence = self._page.parse.sentence_of(noun.i)
        places = [mention for mention in self._between(sentence.start, sentence.end) if self._is_scene(mention)]
        return min(places, key=lambda mention: abs(mention.head - noun.i), default=None)

    def _before(self, noun: Token) -> PlaceMention | None:
        """The last place named before a definite noun, a town rather than a country."""
        if not any(child.lower in _DEFINITE for child in noun.children):
            return None
        sentences = self._page.parse.sentences
        first = sentences[max(0, noun.sent - _BACK)].start
        places = [m for m in self._between(first, self._page.parse.sentence_of(noun.i).start) if self._is_scene(m)]
        narrow = [m for m in places if m.place is not None and m.place.resolution > _COUNTRY]
        best = narrow or places
        return best[-1] if best else None

    def _is_scene(self, mention: PlaceMention) -> bool:
        """Whether a place is told as where something is, and not as whose: of a state only behind a preposition."""
        if mention.as_actor or mention.place is None:
            return False
        token = self._tokens[mention.head]
        if mention.place.resolution > _COUNTRY:
            if token.dep == "pobj" and token.head.lower in _WHOSE:
                return False
            return token.dep not in ("compound", "amod", "nmod") or _is_ground(token.head)
        return token.dep == "pobj" and token.head.lower in _INSIDE

    def _between(self, start: int, end: int) -> list[PlaceMention]:
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self._page.places[low:high] if _country(mention)]


def _is_ground(noun: Token) -> bool:
    return noun.lower in _LAND or is_place_noun(noun.lower)


def _country(mention: PlaceMention) -> str | None:
    return mention.place.country if mention.place is not None else None


def _is_sure(mention: PlaceMention) -> bool:
    return _country(mention) is not None and mention.score >= _SURE


def _actor(name: str, place: PlaceMention, method: str, score: float) -> Actor:
    return Actor(name=name, code=_country(place), sector=(), resolution=Resolution(method, score))


def _recipient(mention: PlaceMention, place: PlaceMention, method: str, score: float) -> RecordActor:
    return RecordActor(mention.span, _actor(mention.span.text, place, method, score))
