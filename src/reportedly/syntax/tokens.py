"""The parse as rooms see it: plain tokens linked into trees, independent of the parser that made them.

Labels are those of spaCy's English pipelines (ClearNLP dependencies, Penn tags, universal parts of speech). Hand-built
parses in tests use the same classes, so a room can be tested without a model.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportedly.types import Document, Span


class Token:
    """One token and its place in the tree.

    ``i`` is the index in ``Parse.tokens``; ``start`` and ``end`` are code points of the document's text; ``head``
    is the governing token, the token itself at a sentence's root; ``sent`` is the index of its sentence; ``ent`` is
    the named entity label or ``""`` and ``ent_start`` whether an entity begins here.
    """

    __slots__ = (
        "children",
        "dep",
        "end",
        "ent",
        "ent_start",
        "head",
        "i",
        "lemma",
        "lower",
        "pos",
        "sent",
        "start",
        "tag",
        "text",
    )

    def __init__(
        self,
        i: int,
        text: str,
        lemma: str,
        pos: str,
        tag: str,
        dep: str,
        start: int,
        ent: str = "",
        ent_start: bool = False,
    ) -> None:
        self.i = i
        self.text = text
        self.lower = text.lower()
        self.lemma = lemma
        self.pos = pos
        self.tag = tag
        self.dep = dep
        self.start = start
        self.end = start + len(text)
        self.ent = ent
        self.ent_start = ent_start
        self.head: Token = self
        self.sent = 0
        self.children: list[Token] = []

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.text!r}, {self.pos}, {self.dep}<-{self.head.text!r})"

    def ancestors(self) -> Iterator[Token]:
        """The governing tokens, nearest first, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def subtree(self) -> Iterator[Token]:
        """The token and everything below it, in no particular order."""
        pending = [self]
        while pending:
            token = pending.pop()
            yield token
            pending.extend(token.children)

    def child(self, *deps: str) -> Token | None:
        """The first child with one of the dependency labels, or ``None``."""
        for token in self.children:
            if token.dep in deps:
                return token
        return None

    def childs(self, *deps: str) -> list[Token]:
        """All children with one of the dependency labels, in order of the text."""
        return [token for token in self.children if token.dep in deps]


class Sentence:
    """Tokens ``first`` to ``last`` (exclusive) of the parse; ``root`` governs them."""

    __slots__ = ("end", "first", "i", "last", "root", "start")

    def __init__(self, i: int, first: int, last: int, start: int, end: int, root: Token) -> None:
        self.i = i
        self.first = first
        self.last = last
        self.start = start
        self.end = end
        self.root = root


class Parse:
    """The tokens and sentences of one document."""

    __slots__ = ("_starts", "document", "sentences", "tokens")

    def __init__(self, document: Document, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> None:
        self.document = document
        self.tokens = tuple(tokens)
        self.sentences = tuple(sentences)
        self._starts = [token.start for token in self.tokens]

    def span(self, first: int, last: int) -> Span:
        """The text span of tokens ``first`` to ``last`` (exclusive)."""
        return self.document.span(self.tokens[first].start, self.tokens[last - 1].end)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that holds token ``i``."""
        return self.sentences[self.tokens[i].sent]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def token_at(self, offset: int) -> int | None:
        """Index of the token that covers the code point ``offset``, or ``None`` between tokens."""
        i = bisect_right(self._starts, offset) - 1
        return i if i >= 0 and offset < self.tokens[i].end else None

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """Tokens that share at least one code point with ``start:end``."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.tokens[first].end <= start:
            first += 1
        last = first
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return self.tokens[first:last]

    def head_of(self, start: int, end: int) -> int | None:
        """Index of the token that governs the others in ``start:end``, or ``None`` when no token lies there."""
        inside = self.tokens_in(start, end)
        members = {token.i for token in inside}
        for token in inside:
            if (token.head is token or token.head.i not in members) and token.pos != "PUNCT":
                return token.i
        return inside[0].i if inside else None


def edges(token: Token) -> tuple[int, int]:
    """First and last (exclusive) token index of the subtree of ``token``."""
    low = high = token.i
    for below in token.subtree():
        if below.i < low:
            low = below.i
        elif below.i > high:
            high = below.i
    return low, high + 1
