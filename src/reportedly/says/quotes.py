"""Quotations: where they begin and end, in every typography, unbalanced and over paragraphs.

A quotation is opened and closed by the marks of its typography (“ ”, " ", `` '', '' '', « », „ “, ‘ ’, ' '). A
paragraph's end closes what is still open; when the next paragraph begins with an opening mark, printers' custom says
that the quotation goes on, and the two are told apart from two speakers by the missing closing mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.syntax import Parse

_DOUBLE = re.compile("[“”\"«»„‟〝〞]|``|''")
_SINGLE = re.compile("(?<!\\w)[‘'`](?=[\\w“\"])|(?<=[\\w.,!?…])[’'](?!\\w)")
_OPENING = frozenset("“«„‟〝") | {"``"}
_CLOSING = frozenset("”»〞")
_DASH = frozenset({"-", "–", "—", "--", "―"})
_LONGEST_DATELINE = 14
_BEFORE_OPENING = frozenset(" \t\n\r\xa0\u2009([{—–-―/")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, its marks included.

    ``first`` and ``last`` (exclusive) are token indices; ``closed`` is whether it has a closing mark; ``carried``
    whether it continues the unclosed quotation of the paragraph before.
    """

    first: int
    last: int
    closed: bool = True
    carried: bool = False


def paragraph_starts(parse: Parse) -> list[int]:
    """Token indices at which paragraphs begin: sentences after a line break, first token first."""
    text = parse.document.text
    starts: list[int] = []
    end = 0
    for sentence in parse.sentences:
        if not starts or "\n" in text[end : sentence.start]:
            starts.append(sentence.first)
        end = sentence.end
    return starts


def find_quotes(parse: Parse, starts: list[int]) -> list[Quote]:
    """The outermost quotations of a parse, in order; ``starts`` as from :func:`paragraph_starts`."""
    tokens, text = parse.tokens, parse.document.text
    quotes: list[Quote] = []
    open_before = False
    for k, first in enumerate(starts):
        last = starts[k + 1] if k + 1 < len(starts) else len(tokens)
        begin, end = tokens[first].start, tokens[last - 1].end
        marks = list(_pairs(text, begin, end))
        if not marks:
            marks = [(a, b) for a, b in _single_pairs(text, begin, end)]
        for position, (opening, closing) in enumerate(marks):
            a = parse.tokens_in(opening, opening + 1)
            if not a:
                continue
            carried = open_before and position == 0 and opening - begin < 3
            if closing is None:
                stop = last
            else:
                b = parse.tokens_in(closing - 1, closing)
                stop = b[-1].i + 1 if b else last
            quotes.append(Quote(a[0].i, stop, closing is not None, carried))
        open_before = bool(marks) and marks[-1][1] is None
    return quotes


def _pairs(text: str, begin: int, end: int) -> Iterator[tuple[int, int | None]]:
    """(start of the opening mark, end of the closing mark or ``None``) of the double quotations of one paragraph."""
    opened: int | None = None
    depth = 0
    for match in _DOUBLE.finditer(text, begin, end):
        mark, at = match.group(), match.start()
        if mark in _OPENING:
            # in German and Polish typography the high “ closes what „ opened
            opens = not (opened is not None and mark == "“" and text[opened] == "„")
        elif mark in _CLOSING:
            opens = False
        else:
            before = text[at - 1] if at > begin else " "
            after = text[match.end()] if match.end() < end else " "
            opens = before in _BEFORE_OPENING and not after.isspace()
            if opens and opened is not None and text.startswith(mark, opened):
                depth = 0  # a second opening mark of the same kind: the first was left open
        if opens:
            if opened is None:
                opened = at
            else:
                depth += 1
        elif opened is not None:
            if depth:
                depth -= 1
            else:
                yield opened, match.end()
                opened = None
    if opened is not None:
        yield opened, None


def _single_pairs(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Quotations in single marks, only where both marks are there: apostrophes look the same."""
    opened: int | None = None
    for match in _SINGLE.finditer(text, begin, end):
        mark, at = match.group(), match.start()
        opens = mark in "‘`" or (
            mark == "'" and (at == begin or not (text[at - 1].isalnum() or text[at - 1] in ".,!?…"))
        )
        if opens:
            opened = at
        elif opened is not None:
            yield opened, match.end()
            opened = None


def datelines(parse: Parse, starts: list[int]) -> dict[int, int]:
    """First token of a paragraph that opens with a dateline → first token after it.

    A dateline is a place in capitals, with or without date and agency, closed by a dash: "LAGOS, Nov. 19 (Reuters) -".
    """
    found: dict[int, int] = {}
    tokens = parse.tokens
    for first in starts:
        if len(tokens[first].text) < 2 or not tokens[first].text.isupper():
            continue
        for token in tokens[first + 1 : first + _LONGEST_DATELINE]:
            if token.text in _DASH:
                found[first] = token.i + 1
                break
            if token.pos in ("VERB", "AUX", "PRON") and not token.text[0].isupper():
                break
    return found
