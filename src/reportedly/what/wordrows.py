"""Lexicon rows that fire on the words around an event, found in one pass over those words.

A pattern is one or more parts joined by `` + ``; all must be there::

    trigger:bomb|pound + actor:warplane|fighter jet     a trigger word, and an actor of that kind
    drug lord|cocaine                                   any word of the event's clause
    talk|meet + not:ceasefire                           and no word of a third kind
    trigger:meet + parties:3                            and at least three parties

A word is compared by its lemma and by its form, in lower case; ``/n``, ``/v``, ``/a`` after it ask for a noun, verb or
adjective. Several words must follow each other. ``@state`` stands for a name of a state, a place or a nation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.errors import LexiconError
from reportedly.lexicon import Row
from reportedly.syntax import Parse, Token
from reportedly.what.surroundings import Part

_PARTS = {
    "trigger": Part.TRIGGER,
    "actor": Part.ACTOR,
    "target": Part.TARGET,
    "with": Part.ANY,
    "around": Part.ACTOR | Part.TARGET | Part.OTHER,
}
_CLASSES = {"n": frozenset({"NOUN", "PROPN"}), "v": frozenset({"VERB", "AUX"}), "a": frozenset({"ADJ", "ADV"})}
_TOKENS = re.compile(
    r"@\w+|'s\b|(?<=[a-z])-(?=[a-z])|(?:[^\s'-]|(?<![a-z])-|-(?![a-z])|'(?!s\b))+"
)  # as spaCy splits words
_STATE = "@state"
_STATE_LABELS = frozenset({"GPE", "NORP"})
_PARTY_TAGS = frozenset({"PROPN", "NOUN"})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One alternative of one part of one row."""

    words: tuple[str, ...]
    part: Part
    poses: frozenset[str]
    atom: int


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A row with the numbers of the atoms it needs, of those it forbids, and the parties it needs."""

    row: Row
    needs: frozenset[int]
    forbids: frozenset[int]
    parties: int


class WordRows:
    """Compiled rows; :meth:`firing` gives those that fire around one event.

    Args:
        rows: lexicon rows with patterns as in the module's text.

    Raises:
        LexiconError: R321 a pattern that cannot be read.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._phrases: dict[str, list[_Phrase]] = {}
        self._rows: list[_Compiled] = []
        self._by_atom: dict[int, int] = {}
        self._atoms = 0
        for row in rows:
            self._add(row)

    def _add(self, row: Row) -> None:
        needs: list[int] = []
        forbids: list[int] = []
        parties = 0
        for piece in row.pattern.split(" + "):
            prefix, colon, rest = piece.strip().partition(":")
            if not colon:
                prefix, rest = "with", prefix
            if prefix == "parties" and rest.isdigit():
                parties = int(rest)
                continue
            part = Part.ANY if prefix == "not" else _PARTS.get(prefix)
            if part is None or not rest.strip():
                hint = f"A part is one of {', '.join(sorted(_PARTS))}, not, parties, then a colon and words."
                raise LexiconError("R321", f"{row.where}: cannot read {piece!r} in pattern {row.pattern!r}", hint=hint)
            (forbids if prefix == "not" else needs).append(self._atoms)
            for alternative in rest.split("|"):
                self._phrase(alternative.strip(), part, row)
            self._atoms += 1
        if not needs:
            hint = "Give at least one part with words that must be there."
            raise LexiconError("R321", f"{row.where}: pattern {row.pattern!r} needs no word", hint=hint)
        for atom in needs:
            self._by_atom[atom] = len(self._rows)
        self._rows.append(_Compiled(row, frozenset(needs), frozenset(forbids), parties))

    def _phrase(self, text: str, part: Part, row: Row) -> None:
        text, slash, letter = text.partition("/")
        poses = _CLASSES.get(letter, frozenset[str]())
        words = tuple(_TOKENS.findall(text.lower()))
        if not words or (slash and not poses):
            hint = "Write words, or word/n, word/v, word/a."
            raise LexiconError("R321", f"{row.where}: cannot read a word of {row.pattern!r}", hint=hint)
        firsts = {words[0]}
        if part is Part.TRIGGER and len(words) == 1:
            firsts.update(_inflected(words[0]))
        for first in sorted(firsts):
            self._phrases.setdefault(first, []).append(_Phrase(words, part, poses, self._atoms))

    def firing(self, parse: Parse, words: Sequence[tuple[Token, Part]]) -> list[Row]:
        """The rows that fire on these words, in the lexicon's order."""
        phrases = self._phrases
        hits: set[int] = set()
        for token, part in words:
            lower, lemma = token.lower, token.lemma.lower()
            for phrase in phrases.get(lower, ()):
                if phrase.part & part and phrase.atom not in hits and _matches(phrase, parse.tokens, token):
                    hits.add(phrase.atom)
            if lemma != lower:
                for phrase in phrases.get(lemma, ()):
                    if phrase.part & part and phrase.atom not in hits and _matches(phrase, parse.tokens, token):
                        hits.add(phrase.atom)
            if token.ent in _STATE_LABELS:
                hits.update(phrase.atom for phrase in phrases.get(_STATE, ()) if phrase.part & part)
        if not hits:
            return []
        known = self._by_atom
        candidates = sorted({known[atom] for atom in hits if atom in known})
        fired: list[Row] = []
        parties = -1
        for i in candidates:
            compiled = self._rows[i]
            if compiled.needs <= hits and not compiled.forbids & hits:
                if compiled.parties:
                    parties = count_parties(words) if parties < 0 else parties
                    if parties < compiled.parties:
                        continue
                fired.append(compiled.row)
        return fired


def _inflected(word: str) -> Iterable[str]:
    """Regular forms of a verb, for those that the lemmatiser does not know ("waterboarded")."""
    stem = word[:-1] if word.endswith("e") else word
    return (f"{stem}ed", f"{stem}ing")


def _matches(phrase: _Phrase, tokens: Sequence[Token], first: Token) -> bool:
    if phrase.poses and first.pos not in phrase.poses:
        return False
    i = first.i
    if i + len(phrase.words) > len(tokens):
        return False
    for offset in range(1, len(phrase.words)):
        token, word = tokens[i + offset], phrase.words[offset]
        if token.lower != word and token.lemma.lower() != word:
            return False
    return True


_NUMBERS = {
    word: value
    for value, word in enumerate(
        ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=3
    )
}


def count_parties(words: Sequence[tuple[Token, Part]]) -> int:
    """How many parties the actors and those they deal with are, as far as names, conjunctions and numbers tell."""
    best = total = 0
    for token, part in words:
        if part is Part.TRIGGER or token.pos == "ADV":
            continue
        if token.dep == "nummod" and token.head.pos in _PARTY_TAGS:
            number = _NUMBERS.get(token.lower) or (int(token.lower) if token.lower.isdigit() else 0)
            if part is Part.ACTOR and number < 200:
                best = max(best, number)
        elif token.dep != "conj" and token.pos in _PARTY_TAGS and (part is Part.ACTOR or token.dep == "pobj"):
            if token.ent in ("DATE", "TIME", "CARDINAL", "MONEY") or token.dep in ("compound", "nmod", "poss"):
                continue
            if token.dep == "pobj" and token.head.lower not in ("with", "between", "among", "from", "of", "by"):
                continue
            chain, last = 1, token
            while (following := last.child("conj")) is not None and following.pos in _PARTY_TAGS:
                chain, last = chain + 1, following
            best = max(best, chain)
            if (part is Part.ACTOR and token.dep in ("nsubj", "nsubjpass")) or token.head.lower == "with":
                total += chain
    return max(best, total)
