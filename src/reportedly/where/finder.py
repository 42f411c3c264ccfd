"""The door of the room: the toponyms of a page, each with its place, or known to be an actor's name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reportedly.pipeline import Page
from reportedly.syntax import Token
from reportedly.types import Layer, MentionKind, Place, PlaceMention
from reportedly.where.build import demonyms, table
from reportedly.where.disambiguate import Choice, choose
from reportedly.where.gazetteer import COUNTRY, Entry, Gazetteer, embedded
from reportedly.where.toponyms import Toponym, ToponymFinder, head_of
from reportedly.where.words import words

_PEOPLE_WEIGHT = 0.5  # of "Iraqi", against "Iraq"
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
        metonyms = {
            i
            for mention in page.actors
            if mention.kind is MentionKind.METONYM
            for i in range(mention.first, mention.last)
        }
        choices = choose(toponyms, countries=_countries(page))
        return tuple(
            self._mention(page, toponym, choice, metonyms) for toponym, choice in zip(toponyms, choices, strict=True)
        )

    def resolve(self, page: Page, spans: Sequence[tuple[int, int]]) -> tuple[PlaceMention | None, ...]:
        """The places of toponyms whose spans are given: one mention for each, ``None`` where no token lies.

        The toponyms that the room finds by itself in the same page help to decide.

        Args:
            page: needs the parse; actors help.
            spans: (start, end) in code points, in any order.
        """
        tokens = page.parse.tokens
        given: list[Toponym | None] = []
        for start, end in spans:
            inside = page.parse.tokens_in(start, end)
            if not inside:
                given.append(None)
                continue
            first, last = inside[0].i, inside[-1].i + 1
            text = page.document.text[start:end]
            given.append(Toponym(first, last, head_of(tokens, first, last), text, self.known(text), "given"))
        taken = {i for toponym in given if toponym for i in range(toponym.first, toponym.last)}
        found = [item for item in self._finder.find(page) if taken.isdisjoint(range(item.first, item.last))]
        together = sorted([*found, *(item for item in given if item)], key=lambda item: (item.first, item.last))
        choices = dict(zip(map(id, together), choose(together, countries=_countries(page)), strict=True))
        return tuple(item and self._mention(page, item, choices[id(item)], set()) for item in given)

    def known(self, text: str) -> tuple[Entry, ...]:
        """The entries of a name, also of one with an article or a possessive, or of a people ("Syrian")."""
        text = text.strip(" .,;:'\"’")
        for name in (text, text.removesuffix("'s").removesuffix("’s"), text.removeprefix("the ").removeprefix("The ")):
            entries = self._gazetteer.lookup(name)
            if entries:
                return entries
        country = demonyms().get(text)
        return self._gazetteer.lookup(country) if country else ()

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


def _countries(page: Page) -> dict[str, float]:
    """The countries of the page's peoples and actors, with weights."""
    countries: dict[str, float] = {}
    peoples = _codes_of_peoples()
    for token in page.parse.tokens:
        code = peoples.get(token.text)
        if code is not None:
            countries[code] = countries.get(code, 0.0) + _PEOPLE_WEIGHT
    for mention in page.actors:
        code = mention.actor.code
        if code is not None and mention.kind is not MentionKind.PRONOUN:
            countries[code] = countries.get(code, 0.0) + _ACTOR_WEIGHT
    return countries


@lru_cache(maxsize=1)
def _codes_of_peoples() -> dict[str, str]:
    codes = {row["name"]: row["iso3"] for row in table("countries")}
    return {word: codes[name] for word, name in demonyms().items()}


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
