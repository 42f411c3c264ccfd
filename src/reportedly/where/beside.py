"""What stands beside a possible place name: the signs that it is a place, a person, a body or a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.syntax import Token
from reportedly.where.words import Words

LONGEST = 6  # words of a name
ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "at", "ad", "an", "az", "ez", "es", "deir"})
JOINERS = ARTICLES | {
    "-", "–", "'", "’", "'s", "’s", "de", "of", "la", "le", "du", "das", "dos", "da", "del", "di", "and", "the", "sur",
    "upon", "am", "van", "ul", "e", "au", "aux", "sous", "les", "bin", "ibn",
}  # fmt: skip
_LOOSE_DIVISIONS = frozenset({"state", "area", "zone", "states", "areas", "zones"})  # "a state of Emergency"
_TOLD_BEHIND = frozenset({"capital", "city", "town", "village", "hometown"})  # "the regional capital, X,"
_QUARTERS = frozenset(
    {"central", "downtown", "northern", "southern", "eastern", "western", "northeastern", "northwestern",
     "southeastern", "southwestern", "north", "south", "east", "west", "greater", "rural", "nearby", "neighboring",
     "neighbouring"}
)  # fmt: skip
_NOT_INSIDE = frozenset({"and", "of", "'s", "’s", "the"})  # joiners of known names only ("Isle of Man")


@dataclass(frozen=True, slots=True)
class Beside:
    """A candidate, tokens ``i`` to ``last`` (exclusive) of a sentence from ``low`` to ``high``, and its signs."""

    tokens: Sequence[Token]
    i: int
    last: int
    low: int
    high: int
    word: Words

    @property
    def first(self) -> Token:
        """The first word of the name."""
        return self.tokens[self.i]

    @property
    def end(self) -> Token:
        """The last word of the name."""
        return self.tokens[self.last - 1]

    @property
    def before(self) -> Token | None:
        """The word before it in the sentence."""
        return self.tokens[self.i - 1] if self.i > self.low else None

    @property
    def after(self) -> Token | None:
        """The word after it in the sentence."""
        return self.tokens[self.last] if self.last < self.high else None

    def locative(self) -> bool:
        """A locative preposition stands in front, perhaps with "the" or "central" between."""
        at = self.i - 1
        while (
            at > self.low and at > self.i - 3 and (self.tokens[at].lower == "the" or self.tokens[at].lower in _QUARTERS)
        ):
            at -= 1
        return at >= self.low and self.tokens[at].lower in self.word.locative

    def named(self, *, strict: bool = False) -> bool:
        """A place noun stands beside: "X village", "the city of X", "the capital X"; ``strict`` leaves out parts."""
        word = self.word
        nouns = word.settlement | word.division | word.site if strict else word.nouns
        after, before = self.after, self.before
        if after is not None and after.lower in nouns and after.pos in ("NOUN", "PROPN"):
            return True
        if before is None:
            return False
        if before.lower == "of" and self.i - 2 >= self.low:
            return self.tokens[self.i - 2].lower in (word.settlement | word.division if strict else nouns)
        return before.lower in word.settlement and before.pos == "NOUN"

    def told(self) -> bool:
        """A common noun says outright that this is a place, whatever the recogniser takes it for: "the town of X"."""
        before = self.before
        if before is None or self.i - 2 < self.low or self.first.pos not in ("PROPN", "X", "ADJ", "NOUN"):
            return False
        noun = self.tokens[self.i - 2]
        if before.lower == "of":
            telling = (self.word.settlement | self.word.division) - _LOOSE_DIVISIONS
            return noun.text.islower() and noun.lower in telling
        return before.text == "," and noun.text.islower() and noun.lower in _TOLD_BEHIND and self.end.dep == "appos"

    def object_of(self, verbs: frozenset[str]) -> bool:
        """The name is the direct object of one of the verbs: "troops entered X"."""
        return self.end.dep == "dobj" and self.end.head.lemma in verbs

    def titled(self) -> bool:
        """A title of a person stands in front: "Gen. Jordan"."""
        before = self.before
        return before is not None and before.text[0].isupper() and before.lower in self.word.titles

    def in_person(self) -> bool:
        """The name is part of a person's: another name word of the same person stands beside it."""
        before, after = self.before, self.after
        if after is not None and after.ent == "PERSON" and not after.ent_start and after.pos == "PROPN":
            return after.text[0].isupper()
        return (
            before is not None
            and before.ent == "PERSON" == self.first.ent
            and before.text[0].isupper()
            and before.pos == "PROPN"
        )

    def in_body(self) -> bool:
        """The name is part of a longer one that the recogniser takes for a body, an event or a work."""
        before, after, kind = self.before, self.after, self.first.ent
        if kind not in ("ORG", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW"):
            return False
        return (before is not None and before.ent == kind and not self.first.ent_start) or (
            after is not None and after.ent == kind and not after.ent_start
        )

    def namesake(self) -> bool:
        """Something that bears a place's name follows: "the Oslo Accords", "Texas University"."""
        after = self.after
        return after is not None and after.text[0].isupper() and after.lower in self.word.namesakes

    def goes_on(self) -> bool:
        """Another capitalised name word follows, perhaps behind a hyphen."""
        after = self.after
        if after is None:
            return False
        if after.text == "-" and self.last + 1 < self.high and after.start == self.end.end:
            return self.tokens[self.last + 1].text[0].isupper()
        return after.pos == "PROPN" and after.text[0].isupper()


def may_begin(tokens: Sequence[Token], i: int, high: int) -> bool:
    """Whether a name may begin here: a capital, or a small article before a hyphen and a capital ("al-Bab")."""
    token = tokens[i]
    if i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].lower in ARTICLES and tokens[i - 1].end == token.start:
        return False  # the second half of "Al-Assad"
    if token.text[0].isupper():
        return token.pos not in ("PRON", "DET") or token.text == "US"
    if token.text[0] in "‘’'`" and len(token.text) > 1:
        return token.text[1].isupper()
    return (
        token.lower in ARTICLES
        and i + 2 < high
        and tokens[i + 1].text == "-"
        and tokens[i + 2].text[0].isupper()
        and tokens[i + 1].start == token.end
    )


def run_end(tokens: Sequence[Token], i: int, high: int) -> int:
    """The end of the run of capitalised words, joined by "de", "al", hyphens, that begins at ``i``."""
    last = i + 1
    while last < high and last - i < LONGEST:
        text = tokens[last].text
        if text[0].isupper() or text.lower() in JOINERS or (text[0].isdigit() and tokens[last - 1].text == "-"):
            last += 1
        else:
            break
    while last - 1 > i and not tokens[last - 1].text[0].isupper() and not tokens[last - 1].text[0].isdigit():
        last -= 1
    return last


def unknown_end(tokens: Sequence[Token], i: int, end: int) -> int:
    """The end of an unknown name inside the run: proper nouns joined by hyphens and small articles."""
    last = end
    for k in range(i + 1, end):
        token = tokens[k]
        if (token.pos != "PROPN" and token.lower not in JOINERS) or token.lower in _NOT_INSIDE or token.ent == "DATE":
            last = k
            break
    while last - 1 > i and not tokens[last - 1].text[0].isupper():
        last -= 1
    return last


def people_of(tokens: Sequence[Token]) -> frozenset[str]:
    """Last names of the persons that the recogniser found with two names or more."""
    names: set[str] = set()
    for before, token in pairwise(tokens):
        if token.ent == "PERSON" and before.ent == "PERSON" and not token.ent_start and token.text[0].isupper():
            following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            if following is None or following.ent != "PERSON" or following.ent_start or not following.text[0].isalpha():
                names.add(token.text)
    return frozenset(names)


def all_capitals(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is written in capitals throughout."""
    letters = [token for token in tokens if token.text.isalpha() and len(token.text) > 1]
    return len(letters) > 3 and sum(token.text.isupper() for token in letters) > 0.7 * len(letters)
