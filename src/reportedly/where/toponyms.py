"""Find place names: known names in runs of capitalised words, unknown ones by what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.pipeline import Page
from reportedly.syntax import Token
from reportedly.where.beside import ARTICLES, JOINERS, Beside, all_capitals, may_begin, people_of, run_end, unknown_end
from reportedly.where.gazetteer import COUNTRY, Entry, Gazetteer
from reportedly.where.words import words

_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_OTHER_ENTITIES = frozenset({"DATE", "NORP", "TIME", "LANGUAGE", "MONEY"})
# Known names shorter of people than this need a sign beside them: many a village bears a first name or a word.
_SURE, _VERY_SURE = 100_000, 1_000_000
_DIRECTIONS = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "upper",
        "lower",
        "greater",
    }
)
_INITIALS = frozenset({"US", "UK", "UAE", "DRC", "USA", "EU"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """Tokens ``first`` to ``last`` (exclusive) that name a place; ``entries`` is empty for an unknown one."""

    first: int
    last: int
    head: int
    text: str
    entries: tuple[Entry, ...]
    why: str


class ToponymFinder:
    """Finds the toponyms of a page.

    Args:
        gazetteer: where names are looked up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._words = words()

    def find(self, page: Page) -> list[Toponym]:
        """The toponyms in order of the text."""
        tokens = page.parse.tokens
        people = people_of(tokens)
        found: list[Toponym] = []
        for sentence in page.parse.sentences:
            low, high = sentence.first, sentence.last
            shouting: bool | None = None
            i = low
            while i < high:
                if not may_begin(tokens, i, high):
                    i += 1
                    continue
                if shouting is None:
                    shouting = all_capitals(tokens[low:high])
                toponym = self._at(tokens, i, low, high, people, shouting)
                if toponym is not None:
                    found.append(toponym)
                i = toponym.last if toponym is not None else i + 1
        return found

    def _at(
        self, tokens: Sequence[Token], i: int, low: int, high: int, people: frozenset[str], shouting: bool
    ) -> Toponym | None:
        end = run_end(tokens, i, high)
        for last in range(end, i, -1):
            closing = tokens[last - 1]
            if not closing.text[0].isupper() and not closing.text[0].isdigit():
                continue
            text = surface(tokens, i, last)
            entries = self._gazetteer.lookup(text)
            if not entries or len(text) < 2:
                continue
            if text.isupper() and len(text) <= 4 and "." not in text and text not in _INITIALS and not shouting:
                continue
            why = self._accept(Beside(tokens, i, last, low, high, self._words), entries, people)
            if why:
                # "Hunan Province", "Aleppo City": the noun with a capital is part of the name.
                if last < high and tokens[last].text[0].isupper() and tokens[last].lower in self._words.nouns:
                    last += 1
                    text = surface(tokens, i, last)
                    entries = self._gazetteer.lookup(text) or entries
                return Toponym(i, last, head_of(tokens, i, last), text, entries, why)
        return self._unknown(Beside(tokens, i, unknown_end(tokens, i, end), low, high, self._words), people)

    def _accept(self, beside: Beside, entries: tuple[Entry, ...], people: frozenset[str]) -> str:
        """The rule by which a known name is a place here, or nothing when it is a person, a body or a word."""
        best, kind = entries[0], beside.first.ent
        is_state = best.kind == COUNTRY
        if beside.last - beside.i == 1 and (
            (beside.first.pos not in ("PROPN", "NOUN", "ADJ", "X") and kind not in _PLACE_ENTITIES)
            or beside.first.lower in self._words.nouns | ARTICLES | _DIRECTIONS
        ):
            return ""
        following = beside.after.lower if beside.after is not None else ""
        if best.population < _SURE and beside.goes_on() and following not in self._words.nouns:
            return ""  # part of a longer name that the gazetteer does not know
        if beside.titled():
            return ""
        if beside.told() and not beside.namesake() and not beside.goes_on():
            return "context"
        container = self._contained(beside, entries)
        if container:
            return "container"
        if beside.in_person() and (kind == "PERSON" or best.population < _VERY_SURE):
            return ""
        if beside.namesake() and kind not in _PLACE_ENTITIES:
            return ""
        locative, named = beside.locative(), beside.named()
        sign = locative or named or beside.object_of(self._words.objects)
        if not sign:
            if beside.in_body() or (kind == "ORG" and not is_state and best.population < _VERY_SURE):
                return ""
            if beside.end.text in people and (not is_state or kind == "PERSON"):
                return ""
            if kind == "PERSON" and not is_state:
                return ""
        if is_state:
            return "country"
        if best.id < 0 and best.population >= _VERY_SURE:
            return "region"
        if sign:
            doubtful = kind in ("PERSON", "ORG", "PRODUCT", *_OTHER_ENTITIES)
            return "" if doubtful and best.population < _SURE and not named else "context"
        if kind in _PLACE_ENTITIES:
            return "entity"
        clear = beside.first.pos == "PROPN" and kind in ("", "NORP") and len(beside.first.text) > 3
        before = beside.before
        alone = not beside.goes_on() and not (before is not None and before.pos == "PROPN" and before.text[0].isupper())
        return "population" if best.population >= _SURE and clear and alone else ""

    def _contained(self, beside: Beside, entries: tuple[Entry, ...]) -> bool:
        """Whether a comma follows and then a country or province that holds one of the entries."""
        i, high = beside.last + 1, beside.high
        if beside.after is None or beside.after.text != "," or i >= high or not beside.tokens[i].text[0].isupper():
            return False
        for last in range(run_end(beside.tokens, i, high), i, -1):
            for other in self._gazetteer.lookup(surface(beside.tokens, i, last)):
                if other.kind == COUNTRY and any(entry.country == other.country for entry in entries):
                    return True
                if other.kind == "ADM1" and any(
                    (entry.country, entry.admin1) == (other.country, other.admin1) and entry.id != other.id
                    for entry in entries
                ):
                    return True
        return False

    def _unknown(self, beside: Beside, people: frozenset[str]) -> Toponym | None:
        """A name that no gazetteer knows: the recogniser says place, or a sign of a place stands beside it."""
        word, first, end, before = self._words, beside.first, beside.end, beside.before
        if beside.told() and first.text[0].isupper() and not beside.namesake():
            return self._named(beside, "place_noun")
        tokens, i, last = beside.tokens, beside.i, beside.last
        itself = last - i > 1 and end.lower in word.nouns and first.lower not in word.nouns
        if first.pos != "PROPN" and first.lower not in JOINERS:
            return None
        if (first.text in people or end.text in people) and not (itself and self._scene(beside)):
            return None
        if first.ent in _OTHER_ENTITIES or first.lower in word.namesakes or end.lower in word.namesakes:
            return None
        if before is not None and before.pos == "PROPN" and before.text[0].isupper():
            return None
        if beside.named(strict=True) or itself:
            if beside.namesake():
                return None
            return self._named(beside, "place_noun")
        if first.ent in _PLACE_ENTITIES:
            why = "entity"
        elif beside.object_of(word.territory) and first.ent in ("", "ORG", "PERSON"):
            why = "territory"
        elif beside.locative() and before is not None and before.lower in ("in", "near", "outside", "at"):
            if first.ent not in ("", "PERSON") or beside.goes_on():
                return None
            why = "preposition"
        else:
            return None
        text = surface(tokens, i, last)
        if (text.isupper() and len(text) < 4) or (last - i == 1 and first.lower in word.nouns | _DIRECTIONS | ARTICLES):
            return None
        return Toponym(i, last, head_of(tokens, i, last), text, (), why)

    def _scene(self, beside: Beside) -> bool:
        """Whether a name such as "Al-Assad Suburb" is a place although the recogniser makes a person of it."""
        word, before = self._words, beside.before
        if beside.end.lower not in word.settlement | word.division | word.site:
            return False
        article = before is not None and before.lower == "the"
        return article or beside.locative() or beside.object_of(word.territory)

    def _named(self, beside: Beside, why: str) -> Toponym | None:
        """An unknown name with a place noun, which is part of the name when it has a capital: "Handarat Camp"."""
        word, tokens, i, last = self._words, beside.tokens, beside.i, beside.last
        if last < beside.high and tokens[last].text[0].isupper() and tokens[last].lower in word.nouns:
            last += 1
        text = surface(tokens, i, last)
        if (text.isupper() and len(text) < 4) or (
            last - i == 1 and beside.first.lower in word.nouns | _DIRECTIONS | ARTICLES
        ):
            return None
        return Toponym(i, last, head_of(tokens, i, last), text, (), why)


def surface(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words as written, with single spaces where the text has any."""
    out = tokens[first].text
    for k in range(first + 1, last):
        out += (" " if tokens[k].start > tokens[k - 1].end else "") + tokens[k].text
    return out


def head_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """The token that governs the name."""
    for i in range(last - 1, first - 1, -1):
        if not first <= tokens[i].head.i < last or tokens[i].head is tokens[i]:
            return i
    return last - 1
