"""The door of the room: the toponyms of a page, each with its place, or known to be an actor's name."""

from __future__ import annotations

from collections import Counter

from reportedly.pipeline import Page
from reportedly.syntax import Token
from reportedly.types import Layer, MentionKind, Place, PlaceMention
from reportedly.where.disambiguate import Choice, choose
from reportedly.where.gazetteer import COUNTRY, Entry, Gazetteer, embedded
from reportedly.where.toponyms import Toponym, ToponymFinder
from reportedly.where.words import words

_ACTOR_WEIGHT = 0.3  # of a country named as an actor, against one named as a place
_MAIN = frozenset({"nsubj", "nsubjpass", "agent", "dative", "csubj"})


class PlaceFinder:
    """Reads the toponyms of a page.

    Args:
        gazetteer: where names are looked up; the embedded one by default.
    """

    name = "where.gazetteer.v1"
    requires = frozenset({Layer.PARSE, Layer.ACTORS})
    provides = Layer.PLACES

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer if gazetteer is not None else embedded()
        self._finder = ToponymFinder(self._gazetteer)

    def read(self, page: Page) -> tuple[PlaceMention, ...]:
        """The toponyms in order of the text."""
        toponyms = self._finder.find(page)
        if not toponyms:
            return ()
        countries: Counter[str] = Counter()
        for mention in page.actors:
            code = mention.actor.code
            if code is not None and mention.kind is not MentionKind.PRONOUN:
                countries[code] += _ACTOR_WEIGHT  # type: ignore[assignment]
        metonyms = {
            i
            for mention in page.actors
            if mention.kind is MentionKind.METONYM
            for i in range(mention.first, mention.last)
        }
        choices = choose(toponyms, countries=countries)
        return tuple(
            self._mention(page, toponym, choice, metonyms) for toponym, choice in zip(toponyms, choices, strict=True)
        )

    def _mention(self, page: Page, toponym: Toponym, choice: Choice | None, metonyms: set[int]) -> PlaceMention:
        token = page.parse.tokens[toponym.head]
        return PlaceMention(
            span=page.parse.span(toponym.first, toponym.last),
            head=toponym.head,
            place=self.place(choice.entry) if choice else None,
            as_actor=_as_actor(token, choice, toponym.head in metonyms),
            why=f"where/{toponym.why}",
            score=choice.score if choice else 0.0,
            runners_up=tuple(number for number in choice.runners_up if number > 0) if choice else (),
        )

    def place(self, entry: Entry) -> Place:
        """The record's form of a gazetteer entry."""
        return Place(
            name=entry.name,
            geonameid=entry.id if entry.id > 0 else None,
            lat=entry.lat,
            lon=entry.lon,
            country=entry.country or None,
            province=self._gazetteer.province(entry.country, entry.admin1) if entry.admin1 else None,
            resolution=entry.resolution,
        )


def _as_actor(token: Token, choice: Choice | None, metonym: bool) -> bool:
    """Whether the name stands for a state or its government: subject, agent or partner, not the scene."""
    if choice is None:
        return False
    if token.dep == "pobj" and token.head.lower in words().locative - {"to", "from", "on"}:
        return False
    state = choice.entry.kind in (COUNTRY, "PPLC") or metonym
    if not state:
        return False
    top = token
    while top.dep in ("conj", "appos"):
        top = top.head
    if top.dep in _MAIN or metonym:
        return True
    if top.dep == "poss":
        return True
    return top.dep == "pobj" and top.head.lower in ("by", "with", "against", "between", "to", "from", "on")
