"""Quotations and who speaks in them, by marks and reporting verbs; for "I" and "we", before attributions are read."""

from __future__ import annotations

from functools import lru_cache

from reportedly.lexicon import load_lexicon
from reportedly.syntax import Parse, Token

_OPENING, _CLOSING = frozenset({"“", "``", "«"}), frozenset({"”", "''", "»"})
_INNER = frozenset({"‘", "’", "'", "`"})
_SUBJECTS = ("nsubj", "nsubjpass")
_TELLER = frozenset({"i", "me", "my", "we", "us", "our"})
# So many sentences further somebody whom a colon brought in may still speak.
_CARRIED = 4
_NO_SPEAKERS = frozenset({"it", "this", "that", "which", "there", "what", "i", "we", "you"})


@lru_cache(maxsize=1)
def reporting_verbs() -> frozenset[str]:
    """Lemmas of the verbs that bring in what somebody says or thinks."""
    return frozenset(row.pattern for row in load_lexicon("reporting") if " " not in row.pattern)


class Quotations:
    """The quotations of a document: which tokens stand between marks, and the head token of each one's speaker."""

    __slots__ = ("_number", "_speakers", "parse", "spans")

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.spans = _spans(parse)
        self._number = {i: n for n, (first, last) in enumerate(self.spans) for i in range(first, last)}
        self._speakers: dict[int, Token | None] = {}

    def __contains__(self, i: int) -> bool:
        return i in self._number

    def speaker(self, i: int) -> Token | None:
        """The subject of the verb that brings in the quotation around token ``i``; ``None`` outside or unknown."""
        number = self._number.get(i)
        return None if number is None else self._speaker(number)

    def together(self, i: int, j: int) -> bool:
        """Whether two tokens stand in the same quotation, or both in none."""
        return self._number.get(i) == self._number.get(j)

    def quoted_speaker(self, i: int) -> Token | None:
        """Who speaks around token ``i`` in a quotation within the quotation: "they said: ‘we"."""
        number = self._number.get(i)
        if number is None:
            return None
        tokens, mark = self.parse.tokens, -1
        first = max(self.spans[number][0], self.parse.sentence_of(i).first)
        for token in tokens[first:i]:
            if token.text in _INNER:
                mark = token.i if self._opens(token) else -1
        for token in reversed(tokens[first:mark] if mark > first else ()):
            subject = _subject(token) if token.lemma in reporting_verbs() and token.pos == "VERB" else None
            if subject is not None and subject.lower not in _NO_SPEAKERS:
                return subject
        return None

    def introduced(self, i: int) -> Token | None:
        """Who speaks around token ``i`` in words that only a colon sets off: "The spokesman says: We met them"."""
        sentence = self.parse.sentence_of(i)
        for n in range(sentence.i, max(-1, sentence.i - _CARRIED - 1), -1):
            at = self.parse.sentences[n]
            for token in reversed(self.parse.tokens[at.first : min(at.last, i)]):
                if token.i in self._number:
                    return None
                if token.text == ":":
                    told = self.parse.tokens[at.first : token.i]
                    # "they woke me and asked: who sent you?": the teller is "me"
                    if any(word.lower in _TELLER for word in told):
                        return None
                    return self._verb_in(at.first, token.i, reverse=True)
        return None

    def _opens(self, mark: Token) -> bool:
        """Whether a single mark opens a quotation; one that stands between a letter and a space is an apostrophe."""
        text = self.parse.document.text
        spaced = text[mark.start - 1 : mark.start].isspace()
        return mark.text == "‘" or (spaced and not text[mark.end : mark.end + 1].isspace())

    def _speaker(self, number: int) -> Token | None:
        if number not in self._speakers:
            self._speakers[number] = None
            self._speakers[number] = self._find(number)
        return self._speakers[number]

    def _find(self, number: int) -> Token | None:
        first, last = self.spans[number]
        tokens = self.parse.tokens
        inside = max(first, last - 1)
        ending = self.parse.sentences[tokens[inside].sent]
        opening = self.parse.sentences[tokens[first].sent]
        before = self._verb_in(opening.first, first, reverse=True)
        after = self._verb_in(last, max(ending.last, last), reverse=False)
        # the mark that closes may have been cut off: '"We agree." Smith said' is two sentences for some parsers
        if after is None and last < len(tokens) and tokens[min(last + 1, len(tokens) - 1)].sent == ending.i + 1:
            follow = self.parse.sentences[ending.i + 1]
            short = self._verb_in(follow.first, min(follow.last, last + 8), reverse=False)
            if short is not None and tokens[inside].text in (",", "?", "!"):
                after = short
        whole = first - opening.first <= 1
        found = after if after is not None else before
        if found is not None:
            return found
        if not whole or number:
            carried = self._carried(number, opening.first)
            if carried is not None:
                return carried
        # 'He praised the deal. "It is good for us."': the sentence before names who speaks
        if opening.i > 0:
            earlier = self.parse.sentences[opening.i - 1]
            return self._verb_in(earlier.first, earlier.last, reverse=True)
        return None

    def _carried(self, number: int, start: int) -> Token | None:
        """The speaker of the quotation before, when this one goes on where that one was left."""
        if number == 0:
            return None
        last = self.spans[number - 1][1]
        between = self.parse.tokens[last:start]
        sentences = {token.sent for token in between if token.text not in "\"'“”``''"}
        if len(sentences) <= 1 or self.parse.tokens[last - 1].sent >= self.parse.tokens[start].sent - 1:
            return self._speaker(number - 1)
        return None

    def _verb_in(self, first: int, last: int, *, reverse: bool) -> Token | None:
        """The subject of a reporting verb in a range of tokens outside quotations, the nearest to the quotation."""
        tokens = self.parse.tokens[first:last]
        for token in reversed(tokens) if reverse else tokens:
            if token.pos not in ("VERB", "AUX") or token.i in self._number:
                continue
            if token.lemma not in reporting_verbs():
                continue
            subject = _subject(token)
            if subject is not None and subject.lower not in _NO_SPEAKERS and subject.i not in self._number:
                return subject
        return None


def _subject(verb: Token) -> Token | None:
    """The subject of a verb or of the verb that it is coordinated with or depends on as a participle."""
    at = verb
    for _ in range(4):
        agent = at.child("agent")
        if agent is not None and at.child("nsubjpass") is not None:
            inner = agent.child("pobj")
            if inner is not None:
                return inner
        found = at.child(*_SUBJECTS)
        if found is not None:
            return found
        if at.dep not in ("conj", "advcl", "xcomp") or at.head is at:
            return None
        at = at.head
    return None


def _spans(parse: Parse) -> tuple[tuple[int, int], ...]:
    """First and last (exclusive) token between quotation marks; an open mark is closed by the end of its line."""
    spans: list[tuple[int, int]] = []
    text, start, end = parse.document.text, -1, 0
    for token in parse.tokens:
        if start >= 0 and "\n" in text[end : token.start]:
            if token.i > start:
                spans.append((start, token.i))
            start = -1
        end = token.end
        plain = token.text == '"'
        if token.text in _OPENING or (plain and start < 0):
            if 0 <= start < token.i:
                spans.append((start, token.i))  # each paragraph of a long quotation opens it again
            start = token.i + 1
        elif token.text in _CLOSING or plain:
            if 0 <= start < token.i:
                spans.append((start, token.i))
            start = -1
    if 0 <= start < len(parse.tokens):
        spans.append((start, len(parse.tokens)))
    return tuple(spans)
