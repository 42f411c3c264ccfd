"""Status of events: how far the claim goes, as held by the innermost source of its chain.

Doors: :class:`StatusReader` reads a page; :func:`assess` reads one word of a parse, whether or not it is a known event.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.pipeline import Page
from reportedly.says.chains import Chains
from reportedly.says.compose import Composer
from reportedly.says.cues import cues
from reportedly.says.history import historical
from reportedly.says.scoring import weigh
from reportedly.syntax import Parse
from reportedly.types import Attribution, Cue, EventMention, EventType, Layer, Status, StatusReading, Tags

# The claim of these frames is the act of speech itself: that somebody asked, refused, threatened, promised or accused.
_SPEECH_ACTS = frozenset(
    {EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.AGREE, EventType.ACCUSE, EventType.CONCEDE}
)


class StatusReader:
    """Reads the status of every event of a page from the cues above it.

    Example:
        >>> StatusReader().name
        'says.status.v1'
    """

    name = "says.status.v1"
    requires = frozenset({Layer.PARSE, Layer.EVENTS, Layer.ATTRIBUTIONS})
    provides = Layer.STATUSES

    def __init__(self) -> None:
        self._cues = cues()

    def read(self, page: Page) -> tuple[StatusReading, ...]:
        """One reading for each event of the page, in order."""
        composer = Composer(page.parse, self._cues)
        chains = Chains(page.parse, page.attributions)
        return tuple(
            _reading(page, composer, governing(event), number, chains.of(event.span.start, event.head))
            for number, event in enumerate(page.events)
        )


def assess(
    parse: Parse, head: int, attributions: Sequence[Attribution] = (), *, tags: Tags | None = None
) -> StatusReading:
    """How far the text goes in claiming the event named by one word.

    Args:
        parse: the parse of the document.
        head: token index of the event word, verb or noun.
        attributions: attributions of the document; those whose content holds the word make ``chain``.
        tags: what the encoder says of the document's tokens, where there are weights.

    Returns:
        A reading with ``event`` -1, because the word need not be one of a page's events.
    """
    token = parse.tokens[head]
    chain = Chains(parse, attributions).of(token.start, head)
    page = Page(parse.document, parse, tags=tags or Tags())
    return _reading(page, Composer(parse, cues()), head, -1, chain)


def governing(event: EventMention) -> int:
    """The word whose status is the event's: the deed's, or the asking, refusing, threatening or promising word's.

    Source: codebook, *Rules that are easy to get wrong*: "somebody asks for the deed → REQUEST", so what is claimed is
    that somebody asked. Plans and intentions are no frames, so there the deed itself is read and comes out planned.
    """
    if event.frame in _SPEECH_ACTS and event.frame_head is not None:
        return event.frame_head
    return event.head


def _reading(page: Page, composer: Composer, head: int, number: int, chain: tuple[int, ...]) -> StatusReading:
    token = page.parse.tokens[head]
    composed = composer.event(token)
    verdict = weigh(composed, token, page.tags)
    state = verdict.state
    status = state.status
    used = tuple(Cue(page.parse.span(word.i, word.i + 1), rule) for word, rule in composed.used)
    if verdict.overruled is not None:
        used = (Cue(page.parse.span(head, head + 1), verdict.overruled),)
    return StatusReading(
        event=number,
        status=status,
        value=state.value,
        score=round(verdict.score, 2),
        chain=chain,
        future=state.future,
        hypothetical=state.hypothetical,
        negated=state.polarity < 0 and state.certainty > 0,
        historical=status is Status.HAPPENED and historical(page, token),
        cues=used,
        confidence=round(verdict.confidence, 3),
    )
