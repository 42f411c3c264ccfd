"""What the parse knows of each word, as numbers that the encoder reads beside the word itself.

A small encoder has to find the syntax of a sentence by itself; the parse has it already, and quotation marks say where
quotations run beyond the window. Each column below has rows in one table of learned vectors, which are added to the
vectors of the word's pieces.

Source: labels of a parse as embeddings beside those of words, as in Chen and Manning 2014.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence

from reportedly.lexicon import data_root
from reportedly.syntax import Parse, Token, find_quotes, paragraph_starts

Row = tuple[int, ...]

_FAR = 9
"""Words to the governor beyond which distance no longer counts."""
_DEEP = 11
_OUTSIDE, _INSIDE, _OPENS, _CLOSES = range(4)


def _numbered(names: Iterable[str], first: int) -> dict[str, int]:
    return {name: first + i for i, name in enumerate(names)}


_LABELS = tomllib.loads((data_root() / "tagging" / "labels.toml").read_text(encoding="utf-8"))
_TAGS, _DEPS = len(_LABELS["tags"]), len(_LABELS["relations"])

# One table for all columns; row 0 stands for "nothing known" in each, and is what the marks between sentences have.
_TAG = _numbered(_LABELS["tags"], 1)
_DEP = _numbered(_LABELS["relations"], 1 + _TAGS)
_HEAD_TAG = _numbered(_LABELS["tags"], 1 + _TAGS + _DEPS)
_HEAD_DEP = _numbered(_LABELS["relations"], 1 + 2 * _TAGS + _DEPS)
_ENTITY = _numbered(_LABELS["entities"], 1 + 2 * (_TAGS + _DEPS))
_DISTANCE = 1 + 2 * (_TAGS + _DEPS) + len(_ENTITY) + _FAR
_DEPTH = _DISTANCE + _FAR + 1
_QUOTED = _DEPTH + _DEEP + 1
SIZE = _QUOTED + _CLOSES + 1
"""Rows of the table."""
COLUMNS = 8
NOTHING: Row = (0,) * COLUMNS


def features(parse: Parse) -> list[Row]:
    """A row of table indices for each token of a parse: tag and relation of the token and of its governor, entity
    label, way to the governor, depth in the tree, place in a quotation.

    Example:
        >>> len(NOTHING) == COLUMNS
        True
    """
    depths = _depths(parse.tokens)
    quoted = _quoted(parse)
    return [_row(token, depths[token.i], quoted[token.i]) for token in parse.tokens]


def features_of(words: Iterable[Token]) -> list[Row]:
    """The rows of some words of a parse, read by themselves: outside all quotations."""
    return [_row(token, min(sum(1 for _ in token.ancestors()), _DEEP), _OUTSIDE) for token in words]


def _row(token: Token, depth: int, quoted: int) -> Row:
    return (
        _TAG.get(token.tag, 0),
        _DEP.get(token.dep, 0),
        _HEAD_TAG.get(token.head.tag, 0),
        _HEAD_DEP.get(token.head.dep, 0),
        _ENTITY.get(token.ent, 0),
        _DISTANCE + max(-_FAR, min(_FAR, token.head.i - token.i)),
        _DEPTH + depth,
        _QUOTED + quoted,
    )


def _quoted(parse: Parse) -> list[int]:
    """Where each token stands to the outermost quotation around it."""
    row = [_OUTSIDE] * len(parse.tokens)
    for quote in find_quotes(parse, paragraph_starts(parse)) if row else ():
        row[quote.first : quote.last] = [_INSIDE] * (quote.last - quote.first)
        row[quote.last - 1] = _CLOSES
        row[quote.first] = _OPENS
    return row


def _depths(tokens: Sequence[Token]) -> list[int]:
    """Steps from each token to its sentence's root, at most ``_DEEP``."""
    known: list[int | None] = [None] * len(tokens)
    for token in tokens:
        path: list[int] = []
        place = token
        while known[place.i] is None and place.head is not place and len(path) < len(tokens):
            path.append(place.i)
            place = place.head
        depth = known[place.i] or 0
        known[place.i] = depth
        for i in reversed(path):
            depth = min(depth + 1, _DEEP)
            known[i] = depth
    return [depth or 0 for depth in known]
