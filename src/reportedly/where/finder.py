"""The door of the room: the toponyms of a page, each with its place, or known to be an actor's name."""

from __future__ import annotations

from collections.abc import Sequence, Set
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
# Parts of longer names that are also towns somewhere.
_COMMON = frozenset(
    {"University", "Hospital", "General", "North", "South", "East", "West", "Central", "Republic", "Upper"}
)
_INSIDE_POPULATION = 50_000  # a name inside a longer one counts only when it is a large place's
_ONE_COUNTRY, _ENOUGH = 0.7, 3.0  # share and weight of mentions from which a text speaks of one country
_BETWEEN = 4  # words between an unknown name and the place that holds it
_PARTNERS = frozenset({"to", "from", "on", "between"})  # before a state, these name a side more often than a scene
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
        self._nouns = words().nouns

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
        choices = choose(toponyms, page.parse.tokens, countries=_countries(page))
        return self._mentions(page, toponyms, choices, metonyms)

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
        choices = choose(together, tokens, countries=_countries(page))
        mentions = dict(zip(map(id, together), self._mentions(page, together, choices, frozenset()), strict=True))
        return tuple(mentions[id(item)] if item is not None else None for item in given)

    def known(self, text: str) -> tuple[Entry, ...]:
        """The entries of a name given by somebody else.

        Also of a name with an article or a possessive, of a people ("Syrian"), of a name with a place noun ("Nyanza
        Province") and, last, of the longest name inside ("University of California").
        """
        text = " ".join(text.split()).strip(" ,;:'\"’")
        for name in (text, text.removesuffix("'s").removesuffix("’s"), text.removeprefix("the ").removeprefix("The ")):
            entries = self._people(name) or self._gazetteer.lookup(name)
            if entries:
                return entries
        parts = text.split()
        for size in range(len(parts) - 1, 0, -1):
            for first in range(len(parts) - size, -1, -1):
                name = " ".join(parts[first : first + size])
                if not name[0].isupper() or name.lower() in self._nouns or name in _COMMON:
                    continue
                entries = self._people(name) or self._gazetteer.lookup(name)
                if entries and entries[0].population > _INSIDE_POPULATION:
                    return entries
        return ()

    def _people(self, name: str) -> tuple[Entry, ...]:
        country = demonyms().get(name)
        entries = self._gazetteer.lookup(country) if country else ()
        return tuple(entry for entry in entries if entry.kind in (COUNTRY, "RGN", "CONT"))[:1] or entries[:1]

    def _mentions(
        self, page: Page, toponyms: Sequence[Toponym], choices: Sequence[Choice | None], metonyms: Set[int]
    ) -> tuple[PlaceMention, ...]:
        tokens = page.parse.tokens
        home = _one_country(choices, _countries(page))
        out: list[PlaceMention] = []
        for index, (toponym, choice) in enumerate(zip(toponyms, choices, strict=True)):
            place, why = (
                (self.place(choice.entry), f"where/{toponym.why}") if choice else (None, f"where/{toponym.why}")
            )
            if choice is None:
                holder = _holder(toponyms, choices, index, tokens)
                country = (holder.entry.country if holder else home) or None
                if country is not None:
                    province = self._gazetteer.province(country, holder.entry.admin1) if holder else None
                    place = Place(toponym.text, None, None, None, country, province, 4)
                    why += "+container" if holder else "+country"
            out.append(
                PlaceMention(
                    span=page.parse.span(toponym.first, toponym.last),
                    head=toponym.head,
                    place=place,
                    as_actor=_as_actor(tokens[toponym.head], choice, toponym.head in metonyms),
                    why=why,
                    score=choice.score if choice else 0.0,
                    runners_up=tuple(number for number in choice.runners_up if number > 0) if choice else (),
                )
            )
        return tuple(out)

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


def _holder(
    toponyms: Sequence[Toponym], choices: Sequence[Choice | None], index: int, tokens: Sequence[Token]
) -> Choice | None:
    """For an unknown name: the known place that is named right after it ("in X, Helmand province", "X in Syria")."""
    if index + 1 >= len(toponyms):
        return None
    between = [token.lower for token in tokens[toponyms[index].last : toponyms[index + 1].first]]
    close = len(between) <= _BETWEEN and ("," in between or "in" in between) and "." not in between
    return choices[index + 1] if close else None


def _one_country(choices: Sequence[Choice | None], countries: dict[str, float]) -> str | None:
    """The country that nearly all of the text speaks of, or ``None``: unknown places are taken to lie there."""
    votes = dict(countries)
    for choice in choices:
        if choice is not None and choice.entry.country:
            votes[choice.entry.country] = votes.get(choice.entry.country, 0.0) + 1.0
    total = sum(votes.values())
    best = max(votes, key=lambda code: (votes[code], code), default=None)
    return best if best is not None and votes[best] >= max(_ONE_COUNTRY * total, _ENOUGH) else None


@lru_cache(maxsize=1)
def _codes_of_peoples() -> dict[str, str]:
    codes = {row["name"]: row["iso3"] for row in table("countries")}
    return {word: codes[name] for word, name in demonyms().items() if name in codes}


def _as_actor(token: Token, choice: Choice | None, metonym: bool) -> bool:
    """Whether the name stands for a state or its government: subject, agent or partner, not the scene."""
    if choice is None:
        return False
    word = words()
    top = token
    while top.dep in ("conj", "appos"):
        top = top.head
    head = top.head
    if top.dep == "pobj" and head.lower == "between" and head.head.lower in word.nouns:
        return False  # "the border between Israel and Lebanon", but "talks between India and Pakistan"
    if top.dep == "pobj" and head.lower in word.locative - _PARTNERS:
        return False
    if top.dep in ("dobj", "nsubjpass") and head.lemma.lower() in word.objects:
        return False  # "entered Mogadishu", "Kabul is patrolled"
    if top.dep in ("poss", "compound") and head.lower in word.nouns | word.locales:
        return False  # "Baghdad's slums", "the Moscow headquarters", but "Baghdad's envoy"
    state = choice.entry.kind in (COUNTRY, "PPLC") or metonym
    if not state:
        return False
    if top.dep in _MAIN or metonym:
        return True
    if top.dep == "poss":
        return True
    if top.dep != "pobj" or head.lower not in ("by", "with", "against", *_PARTNERS):
        return False
    return not (head.lower in ("from", "to") and head.head.lemma.lower() in word.moves)
