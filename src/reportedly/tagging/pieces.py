"""Words to word pieces: what the encoder reads, the same in training and in use.

Each token of the parse is cut into pieces by itself, so that pieces and tokens align without offsets, and the cut of
a word seen before is a dictionary look-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportedly.tagging.features import NOTHING, Row

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_PIECES = 256
"""Longest window the encoder is given, in pieces."""

_WRITTEN = {
    "``": '"',
    "''": '"',
    "\u201c": '"',
    "\u201d": '"',
    "\u2018": "'",
    "\u2019": "'",
    "-LRB-": "(",
    "-RRB-": ")",
    "-lrb-": "(",
    "-rrb-": ")",
}
_LONGEST_WORD = 8  # pieces of one token that are read: an address or a row of figures says no more in 40 than in 8
_CACHE = 200_000


class Encoded(NamedTuple):
    """The pieces of a window, for each of its tokens the position of its first piece, and each piece's features."""

    ids: list[int]
    firsts: list[int]
    features: list[Row]


class Pieces:
    """Cuts words with the encoder's vocabulary.

    Args:
        path: the tokenizer file that belongs to the weights.
    """

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer  # here, not above: importing reportedly must not load it

        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}
        self.cls, self.sep, self._unknown = (_mark(tokenizer, mark) for mark in ("[CLS]", "[SEP]", "[UNK]"))

    def of(self, word: str) -> tuple[int, ...]:
        """The pieces of one token; never empty."""
        found = self._known.get(word)
        if found is None:
            written = _WRITTEN.get(word, word)
            ids = self._tokenizer.encode(written, add_special_tokens=False).ids[:_LONGEST_WORD]
            found = tuple(ids) or (self._unknown,)
            if len(self._known) >= _CACHE:
                self._known.clear()
            self._known[word] = found
        return found

    def encode(self, words: Sequence[str], features: Sequence[Row], breaks: Iterable[int] = ()) -> Encoded:
        """A window: its pieces between the two end marks, a further mark wherever a paragraph begins.

        Args:
            words: the tokens' texts.
            features: a row for each of them.
            breaks: indices of tokens that begin a paragraph; the first token needs none.
        """
        starts = set(breaks)
        starts.discard(0)
        ids = [self.cls]
        rows = [NOTHING]
        firsts = []
        of = self.of
        for i, (word, row) in enumerate(zip(words, features, strict=True)):
            if i in starts:
                ids.append(self.sep)
                rows.append(NOTHING)
            firsts.append(len(ids))
            pieces = of(word)
            ids.extend(pieces)
            rows.extend([row] * len(pieces))
        ids.append(self.sep)
        rows.append(NOTHING)
        return Encoded(ids, firsts, rows)


def _mark(tokenizer: Tokenizer, mark: str) -> int:
    found = tokenizer.token_to_id(mark)
    if found is None:
        raise ValueError(f"the vocabulary has no {mark}")
    return int(found)
