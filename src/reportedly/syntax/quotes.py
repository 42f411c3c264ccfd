"""Quotations: where they begin and end, in every typography, unbalanced and over paragraphs.

A quotation is opened and closed by the marks of its typography (“ ”, " ", `` '', '' '', « », „ “, ‘ ’, ' '). A
paragraph's end closes what is still open; when the next paragraph begins with an opening mark, printers' custom says
that the quotation goes on, and the two are told apart from two speakers by the missing closing mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.syntax.tokens import Parse

_DOUBLE = re.compile("[“”\"«»„‟〝〞]|``|''|’’|‘‘")
_SINGLE = re.compile("(?<!\\w)[‘'`](?=[\\w“\"])|(?<=[\\w.,!?…])[’'](?!\\w)")
_OPENING = frozenset("“«„‟〝") | {"``", "‘‘"}
_CLOSING = frozenset("”»〞") | {"’’"}
_TURNED = frozenset({"„“", "»«", "”“"})
"""Marks that close what another opened: German and Polish typography, and the closing mark for both ends."""
_DASH = frozenset({"-", "–", "—", "--", "―"})
_STRAIGHT = frozenset({'"', "''"})
_LEADS_IN = (":", ",")
_LONGEST_DATELINE = 14
_LONGEST_OPEN = 60
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
    opens = [tokens[first].text in _OPENING or tokens[first].text in _STRAIGHT for first in starts]
    for k, first in enumerate(starts):
        last = starts[k + 1] if k + 1 < len(starts) else len(tokens)
        begin, end = tokens[first].start, tokens[last - 1].end
        marks = list(_pairs(text, begin, end)) or list(_single_pairs(text, begin, end))
        for position, (opening, closing, closed) in enumerate(marks):
            a = parse.tokens_in(opening, opening + 1)
            if not a:
                continue
            carried = open_before and (position > 0 or opening - begin < 3)
            forgotten = False
            if closing is None:
                goes_on = k + 1 < len(starts) and opens[k + 1]
                stop = last if goes_on else _bounded(parse, a[0].i, last)
            else:
                stop = parse.tokens_in(opening, closing)[-1].i + 1
                forgotten = not closed and text[:closing].rstrip().endswith(_LEADS_IN)
                if forgotten:  # “No comment. The envoy added: “…”: the second mark has a lead-in of its own
                    stop = max(a[0].i + 1, min(stop, parse.sentence_of(stop - 1).first))
            quotes.append(Quote(a[0].i, stop, closed, carried))
            open_before = not closed and not forgotten
        if not marks:
            open_before = False
    return quotes


def _bounded(parse: Parse, first: int, last: int) -> int:
    """Where a quotation that nothing closes ends at the latest: a forgotten mark must not make one man say all."""
    sentence = parse.sentence_of(first)
    stop = sentence.last
    while stop < last and stop - first < _LONGEST_OPEN:
        stop = parse.sentence_of(stop).last
    return min(stop, last)


Mark = tuple[int, int | None, bool]
"""Start of the opening mark, end of the quotation (``None`` when nothing closes it), and whether a mark closes it."""


def _pairs(text: str, begin: int, end: int) -> Iterator[Mark]:
    """The double quotations of one paragraph.

    The same opening mark twice means that the first was left open, as before a paragraph that goes on; a mark of
    another kind is a quotation within.
    """
    opened: int | None = None
    inner: list[str] = []
    for match in _DOUBLE.finditer(text, begin, end):
        mark, at = match.group(), match.start()
        if mark in _OPENING:
            opens = opened is None or text[opened] + mark not in _TURNED
        else:
            before = text[at - 1] if at > begin else " "
            after = text[match.end()] if match.end() < end else " "
            opens = before in _BEFORE_OPENING and not after.isspace()
            if mark in _CLOSING:
                # a closing mark that stands where only an opening one can was mistyped
                opens = opens and opened is None
        if opens:
            if opened is None:
                opened, inner = at, []
            elif text.startswith(mark, opened):
                yield opened, at, False
                opened, inner = at, []
            else:
                inner.append(mark)
        elif opened is not None:
            if inner:
                inner.pop()
            else:
                yield opened, match.end(), True
                opened = None
    if opened is not None:
        yield opened, None, False


def _single_pairs(text: str, begin: int, end: int) -> Iterator[Mark]:
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
            yield opened, match.end(), True
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
