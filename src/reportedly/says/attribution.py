"""The room's door for attribution: who says what, read from the parse and, where there are any, from learned tags."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from reportedly.pipeline import Page
from reportedly.says.candidates import Candidate, Range, merged, trimmed, without
from reportedly.says.confidence import Confidence
from reportedly.says.frames import from_verbs
from reportedly.says.knowledge import Knowledge, knowledge
from reportedly.says.linking import join
from reportedly.says.nominal import from_nouns
from reportedly.says.phrases import from_phrases
from reportedly.says.realize import Realizer
from reportedly.says.settling import settled
from reportedly.says.speech import adopt, attach, from_transcripts
from reportedly.syntax import Parse, Quote, Token, datelines, edges, find_quotes, paragraph_starts
from reportedly.types import Attribution, Layer


class AttributionFinder:
    """Finds attributions: source, cue and content, with the chain of sources that a relay makes.

    Example:
        >>> finder = AttributionFinder()
        >>> finder.name, finder.provides.value
        ('says.attribution.v1', 'attributions')
    """

    name = "says.attribution.v1"
    requires = frozenset({Layer.PARSE, Layer.ACTORS})
    provides = Layer.ATTRIBUTIONS

    def __init__(self, *, language: str = "en") -> None:
        self._known: Knowledge = knowledge(language)
        self.confidence = Confidence()

    def read(self, page: Page) -> tuple[Attribution, ...]:
        """The attributions of a page, in order of their content."""
        return tuple(attribution for attribution, _ in self.explained(page))

    def explained(self, page: Page) -> list[tuple[Attribution, Candidate]]:
        """The attributions of a page, each with the candidate and the evidence that it was made from."""
        parse = page.parse
        if not parse.tokens:
            return []
        starts = paragraph_starts(parse)
        quotes = find_quotes(parse, starts)
        headers = datelines(parse, starts)
        candidates = _tidy(parse, self._by_rule(parse, quotes, starts), quotes, headers)
        for found in candidates:
            found.score = self.confidence.of_rule(found.kind, quoted=found.quoted)
        if page.tags.scores:
            candidates = _tidy(
                parse, join(parse, candidates, page.tags, self.confidence, self._known.verbs), quotes, headers
            )
            adopt(parse, quotes, starts, candidates, page.tags.scores["content"])
        return Realizer(page, self._known).all(settled(parse, candidates))

    def _by_rule(self, parse: Parse, quotes: list[Quote], starts: list[int]) -> list[Candidate]:
        known = self._known
        quoted = [0] * len(parse.tokens)
        for quote in quotes:
            for i in range(quote.first, quote.last):
                quoted[i] = quote.last - quote.first
        candidates = list(from_verbs(parse, known.verbs, quoted))
        candidates.extend(from_nouns(parse, known.nouns, quoted))
        candidates.extend(from_phrases(parse, known, quoted))
        candidates = attach(parse, quotes, starts, candidates, known.verbs)
        candidates.extend(from_transcripts(parse, starts))
        return candidates


def outermost(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions that are not themselves part of what another source says.

    PolNeAR annotates these alone: in "Petrov said that Rome denied the raid", Petrov's.

    Args:
        attributions: those of one page, in any order.
    """
    ordered = sorted(attributions, key=lambda found: found.cue[0].start)
    contents = sorted((span.start, span.end, k) for k, found in enumerate(ordered) for span in found.content)
    kept: list[Attribution] = []
    active: list[tuple[int, int]] = []
    upcoming = 0
    for k, found in enumerate(ordered):
        at = found.cue[0].start
        while upcoming < len(contents) and contents[upcoming][0] <= at:
            active.append(contents[upcoming][1:])
            upcoming += 1
        active = [(end, owner) for end, owner in active if end > at]
        if all(owner == k for _, owner in active):
            kept.append(found)
    return tuple(sorted(kept, key=lambda found: found.content[0].start))


def _tidy(parse: Parse, candidates: list[Candidate], quotes: list[Quote], headers: dict[int, int]) -> list[Candidate]:
    """Candidates with a content, cut clean: quotations whole, no dateline, no cue and no loose punctuation inside."""
    tokens = parse.tokens
    starts = [quote.first for quote in quotes]
    barred = list(headers.items())
    kept: list[Candidate] = []
    for found in candidates:
        pieces = [_whole(item, quotes, starts) for item in found.content]
        sources = [_after(item, headers) for item in found.source]
        found.source = [item for item in sources if item[0] < item[1]]
        _outside(parse, found)
        pieces = without(merged(pieces), [*found.cue, *found.source, *barred])
        pieces = [trimmed(tokens, _after(item, headers), final=not found.quoted) for item in pieces]
        found.content = [item for item in pieces if item[0] < item[1]]
        if found.content:
            kept.append(found)
    return kept


def _outside(parse: Parse, found: Candidate) -> None:
    """A source ends before a cue that the tree hung on it: "a minister called Thursday for calm, *saying* …"."""
    at = found.cue[0][0]
    head = found.source_head
    for k, (first, last) in enumerate(found.source):
        if not first < at < last or head is None or not first <= head < at:
            continue
        child = next((child for child in parse.tokens[head].children if child.i > head and _spans(child, at)), None)
        stop = min(at, edges(child)[0]) if child is not None else at
        found.source[k] = trimmed(parse.tokens, (first, max(stop, head + 1)))


def _spans(token: Token, at: int) -> bool:
    low, high = edges(token)
    return low <= at < high


def _whole(item: Range, quotes: list[Quote], starts: list[int]) -> Range:
    """A content that breaks off inside a quotation that it opened runs to the end of that quotation."""
    first, last = item
    k = bisect_left(starts, last) - 1
    if k >= 0 and first <= starts[k] and last < quotes[k].last:
        return first, quotes[k].last
    return item


def _after(item: Range, headers: dict[int, int]) -> Range:
    """The range without the dateline that it begins with."""
    first, last = item
    body = headers.get(first, first)
    return (body, last) if body < last else item
