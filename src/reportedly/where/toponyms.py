"""Find place names: known names in runs of capitalised words, unknown ones by what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.pipeline import Page
from reportedly.syntax import Token
from reportedly.where.gazetteer import COUNTRY, Entry, Gazetteer
from reportedly.where.words import words

_LONGEST = 6
_JOINERS = frozenset({"-", "–", "al", "el", "de", "of", "la", "le", "du", "das", "dos", "da", "del", "and", "'s", "’s", "the",
                      "di", "ez", "es", "as", "ash", "ar", "at", "ad", "an", "az", "'", "’", "sur", "upon", "am", "van", "ul", "e"})  # fmt: skip
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
# Known names shorter than this population need a sign beside them: many a village bears a first name or a word.
_SURE_POPULATION = 100_000
_ADJECTIVES = frozenset("north south east west northern southern eastern western central upper lower greater".split())


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
        people = _people(tokens)
        found: list[Toponym] = []
        for sentence in page.parse.sentences:
            shouting = _all_capitals(tokens[sentence.first : sentence.last])
            i = sentence.first
            while i < sentence.last:
                if not tokens[i].text[0].isupper() or (tokens[i].pos in ("PRON", "DET") and tokens[i].text != "US"):
                    i += 1
                    continue
                toponym = self._at(tokens, i, sentence.first, sentence.last, people, shouting)
                if toponym is None:
                    i += 1
                else:
                    found.append(toponym)
                    i = toponym.last
        return found

    def _at(
        self, tokens: Sequence[Token], i: int, low: int, high: int, people: frozenset[str], shouting: bool
    ) -> Toponym | None:
        end = _run_end(tokens, i, high)
        for last in range(end, i, -1):
            if (
                (tokens[last - 1].lower in _JOINERS
                and tokens[last - 1].text[0].islower())
                or tokens[last - 1].pos == "PUNCT"
            ):
                continue
            text = surface(tokens, i, last)
            entries = self._gazetteer.lookup(text)
            if not entries or len(text) < 2:
                continue
            if (
                text == "US"
                or "." in text
                or not text.isupper()
                or shouting
                or len(text) > 4
                or text in ("UK", "UAE", "DRC")
            ):
                why = self._accept(tokens, i, last, low, high, entries, people)
                if why:
                    return Toponym(i, last, head_of(tokens, i, last), text, entries, why)
        return self._unknown(tokens, i, end, low, high, people)

    def _accept(
        self,
        tokens: Sequence[Token],
        i: int,
        last: int,
        low: int,
        high: int,
        entries: tuple[Entry, ...],
        people: frozenset[str],
    ) -> str:
        """The rule by which a known name is a place here, or nothing when it is a person, a body or a word."""
        word, best = self._words, entries[0]
        first, end = tokens[i], tokens[last - 1]
        before = tokens[i - 1] if i > low else None
        after = tokens[last] if last < high else None
        if last - i == 1 and first.pos not in ("PROPN", "NOUN", "ADJ", "X") and first.ent not in _PLACE_ENTITIES:
            return ""
        locative = before is not None and before.lower in word.locative
        container = (
            after is not None
            and after.text == ","
            and last + 1 < high
            and self._contains(tokens, last + 1, high, entries)
        )
        named = (after is not None and after.lower in word.nouns) or (
            before is not None and before.lower == "of" and i - 2 >= low and tokens[i - 2].lower in word.nouns
        )
        if (
            (before is not None
            and before.text.rstrip(".") + "." in _TITLES_DOTTED)
            or (before is not None
            and (before.lower in word.titles and before.text[0].isupper()))
        ):
            if not (best.kind == COUNTRY and before.lower in ("minister", "secretary", "ambassador")):
                return ""
        if (
            after is not None
            and after.text[:1].isupper()
            and after.pos == "PROPN"
            and after.ent in ("PERSON",)
            and not container
        ):
            if first.ent == "PERSON" or best.population < 1_000_000:
                return ""
        if (
            before is not None
            and before.ent == "PERSON"
            and before.text[0].isupper()
            and before.pos == "PROPN"
            and first.ent == "PERSON"
        ):
            return ""
        if (
            after is not None
            and after.text[:1].isupper()
            and after.lower in word.namesakes
            and first.ent not in _PLACE_ENTITIES
        ):
            return ""
        if first.ent in ("ORG", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW") and not locative and not container:
            inside = (before is not None and before.ent == first.ent and not first.ent_start) or (
                after is not None and after.ent == first.ent and not after.ent_start
            )
            if inside:
                return ""
            if best.kind != COUNTRY and best.population < 1_000_000:
                return ""
        if first.ent == "PERSON" and not (locative or container or named):
            if best.kind != COUNTRY or end.text in people:
                return ""
        if end.text in people and not (locative or container or named) and best.kind != COUNTRY:
            return ""
        if container:
            return "container"
        if best.kind == COUNTRY or (best.id < 0 and best.population >= 1_000_000):
            return "country" if best.kind == COUNTRY else "region"
        if locative or named:
            if (
                first.ent in ("PERSON", "ORG", "DATE", "NORP", "PRODUCT")
                and best.population < _SURE_POPULATION
                and not named
            ):
                return ""
            return "context"
        if first.ent in _PLACE_ENTITIES:
            return "entity"
        if (
            best.population >= _SURE_POPULATION
            and first.pos == "PROPN"
            and first.ent in ("", "NORP")
            and len(first.text) > 3
        ):
            neighbours = (before is not None and before.pos == "PROPN" and before.text[0].isupper()) or (
                after is not None and after.pos == "PROPN" and after.text[:1].isupper()
            )
            return "" if neighbours else "population"
        return ""

    def _contains(self, tokens: Sequence[Token], i: int, high: int, entries: tuple[Entry, ...]) -> bool:
        """Whether the words after the comma name a country or province that holds one of the entries."""
        if not tokens[i].text[:1].isupper():
            return False
        end = _run_end(tokens, i, high)
        for last in range(end, i, -1):
            for other in self._gazetteer.lookup(surface(tokens, i, last)):
                if other.kind == COUNTRY and any(entry.country == other.country for entry in entries):
                    return True
                if other.kind == "ADM1" and any(
                    entry.country == other.country and entry.admin1 == other.admin1 and entry.id != other.id
                    for entry in entries
                ):
                    return True
        return False

    def _unknown(
        self, tokens: Sequence[Token], i: int, end: int, low: int, high: int, people: frozenset[str]
    ) -> Toponym | None:
        """A name that no gazetteer knows: the recogniser says place, or a place noun stands beside it."""
        word = self._words
        first = tokens[i]
        if first.pos != "PROPN" or first.text in people:
            return None
        last = i + 1
        while (
            last < end and (tokens[last].ent == first.ent and not tokens[last].ent_start) and tokens[last].pos != "ADP"
        ):
            last += 1
        while last - 1 > i and tokens[last - 1].pos in ("PUNCT", "PART", "ADP", "DET"):
            last -= 1
        before = tokens[i - 1] if i > low else None
        after = tokens[last] if last < high else None
        if before is not None and before.pos == "PROPN" and before.text[:1].isupper():
            return None
        locative = before is not None and before.lower in word.locative
        noun = (after is not None and after.lower in word.settlement | word.division | word.site) or (
            before is not None
            and before.lower == "of"
            and i - 2 >= low
            and tokens[i - 2].lower in word.settlement | word.division
        )
        if first.ent in _PLACE_ENTITIES and (first.ent_start or locative):
            why = "entity"
        elif noun and first.ent not in ("PERSON", "DATE", "NORP"):
            why = "place_noun"
        elif (
            locative
            and first.ent in ("", "PERSON")
            and before is not None
            and before.lower in ("in", "near", "outside", "at")
        ):
            if after is not None and after.pos == "PROPN":
                return None
            why = "preposition"
        else:
            return None
        text = surface(tokens, i, last)
        if (text.isupper() and len(text) < 4) or (tokens[i].lower in _ADJECTIVES and last - i == 1):
            return None
        return Toponym(i, last, head_of(tokens, i, last), text, (), why)


_TITLES_DOTTED = frozenset(
    {"Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Sen.", "Rep.", "Gov.", "Col.", "Lt.", "Capt.", "Maj.", "Sgt."}
)


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


def _run_end(tokens: Sequence[Token], i: int, high: int) -> int:
    """The end of the run of capitalised words, joined by "de", "al", hyphens, that begins at ``i``."""
    last = i + 1
    while last < high and last - i < _LONGEST:
        text = tokens[last].text
        if text[0].isupper() or text.lower() in _JOINERS or (text[0].isdigit() and tokens[last - 1].text == "-"):
            last += 1
        else:
            break
    while last - 1 > i and not tokens[last - 1].text[0].isupper():
        if tokens[last - 1].text[0].islower() or not tokens[last - 1].text[0].isalnum():
            last -= 1
        else:
            break
    return last


def _people(tokens: Sequence[Token]) -> frozenset[str]:
    """Last names of the persons that the recogniser found with two names or more."""
    names: set[str] = set()
    for before, token in zip(tokens, tokens[1:], strict=False):
        if token.ent == "PERSON" and before.ent == "PERSON" and not token.ent_start and token.text[0].isupper():
            following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            if following is None or following.ent != "PERSON" or following.ent_start or not following.text[0].isalpha():
                names.add(token.text)
    return frozenset(names)


def _all_capitals(tokens: Sequence[Token]) -> bool:
    letters = [token for token in tokens if token.text.isalpha() and len(token.text) > 1]
    return len(letters) > 3 and sum(token.text.isupper() for token in letters) > 0.7 * len(letters)
