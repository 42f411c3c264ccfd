"""The door of the room: time expressions of a page, each with its interval."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportedly.pipeline import Page
from reportedly.syntax import Token
from reportedly.types import Grain, Layer, Timex
from reportedly.when.calendar import Interval
from reportedly.when.dateline import DATELINE_REACH, dateline_end
from reportedly.when.expressions import Found, grammar
from reportedly.when.normalise import ABSOLUTE
from reportedly.when.periods import PERIODS
from reportedly.when.reading import Context, Reading
from reportedly.when.relative import RELATIVE

_RULES = {**ABSOLUTE, **PERIODS, **RELATIVE}
_NARRATIVE = (Grain.TIME, Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR)
_LASTING = frozenset({"last", "take", "spend", "wait", "stay"})  # "lasted over three weeks": more than
_ASIDE = frozenset({"ago", "offset", "year_earlier"})
_DEADLINES = frozenset({"by", "before", "until", "till"})


class TimeFinder:
    """Reads the time expressions of a page.

    Example:
        >>> finder = TimeFinder()
        >>> finder.name, sorted(finder.requires), finder.provides.value
        ('when.timex.v1', [<Layer.PARSE: 'parse'>], 'times')
    """

    name = "when.timex.v1"
    requires = frozenset({Layer.PARSE})
    provides = Layer.TIMES

    def __init__(self) -> None:
        self._grammar = grammar()

    def read(self, page: Page) -> tuple[Timex, ...]:
        """The expressions in order of the text."""
        parse = page.parse
        context = Context(parse.tokens, page.document.published)
        head_end = dateline_end(page.document.text)
        out: list[Timex] = []
        for sentence in parse.sentences:
            for found in self._grammar.find(parse.sentence_tokens(sentence)):
                try:
                    reading = _RULES[found.rule](found, context)
                except (ValueError, OverflowError):  # beyond the calendar's first or last year
                    continue
                if reading is None:
                    continue
                timex = _timex(page, found, _deadline(found, context, reading))
                out.append(timex)
                in_head = timex.span.end <= head_end
                if in_head and timex.grain is Grain.DAY and timex.start is not None:
                    context.anchor = _anchor(timex.start, page.document.published)
                elif found.rule in _ASIDE:
                    continue  # a comparison: the story goes on where it was
                elif timex.start is not None and timex.end is not None and timex.kind in ("DATE", "TIME"):
                    context.reference = Interval(timex.value.split("T")[0], timex.start, timex.end, timex.grain)
        return tuple(out)


def _anchor(dateline: date, published: date | None) -> date:
    """The day on which the text speaks: the dateline's, unless it is far from the day of publication."""
    if published is None or 0 <= (published - dateline).days <= DATELINE_REACH:
        return dateline
    return published


def _deadline(found: Found, context: Context, reading: Reading) -> Reading:
    """What has until "the end of the month" has from today on: the interval of the month's end begins at the anchor."""
    before = context.tokens[found.first - 1].lower if found.first else ""
    anchor, grain = context.anchor, reading.grain
    if before not in _DEADLINES or anchor is None or reading.end is None or grain not in (Grain.MONTH, Grain.YEAR):
        return reading
    edge = any(item.code == "Z" and item.value == "END" for item in found.items)
    running = reading.value == anchor.isoformat()[: 7 if grain is Grain.MONTH else 4]
    return replace(reading, start=anchor) if edge and running else reading


def _extent(found: Found, reading: Reading) -> tuple[int, int]:
    """The expression without words that belong to its neighbours."""
    first, last, items = found.first, found.last, found.items
    codes = [item.code for item in items]
    if codes[0] in "BF" and items[0].token.lower not in ("earlier", "later"):
        first += 1  # "after Thursday", but "later today"
    elif found.rule == "duration" and codes[0] == "x" and codes[1] not in "_A" and _is_preposition(items[0].token):
        first += 1  # "has grown over several years", but "over a week"
    elif found.rule in ("joined", "long") and codes[0] in "DAI":
        first += 1  # in "a two-day visit" the article belongs to the visit
    elif found.rule == "quarter" and codes[0] == "I":
        first += 1
    elif found.rule == "duration" and codes[0] == "A" and "U" in codes[2:] and "H" not in codes:
        first += "X" not in codes and "k" not in codes and items[1].value not in ("12", "100", "1000")
    if found.rule == "offset" and reading.kind == "DURATION" and codes[-1] in "BF":
        last -= 1  # "two weeks before the vote"
    return first, last


def _is_preposition(token: Token) -> bool:
    return token.pos == "ADP" and token.head.pos in ("VERB", "AUX") and token.head.lemma not in _LASTING


def _timex(page: Page, found: Found, reading: Reading) -> Timex:
    tokens = page.parse.tokens
    first, last = _extent(found, reading)
    members = range(first, last)
    head = next((i for i in members if tokens[i].head.i not in members and tokens[i].pos != "PUNCT"), first)
    return Timex(
        span=page.parse.span(first, last),
        start=reading.start,
        end=reading.end,
        grain=reading.grain,
        basis=reading.basis,
        kind=reading.kind,
        value=reading.value,
        head=head,
        why=f"timex/{found.row}",
    )
