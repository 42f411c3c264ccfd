"""Which attributions hold an event, and in which order: the chain of a claim, outermost first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reportedly.syntax import Parse
from reportedly.types import Attribution, Span, Style

_LEARNED = "tagger"
_OPEN = ("“", '"', "«", "„", "``", "''", "‟", "〝", "‘")


class Chains:
    """Answers which attributions of a page hold a word.

    Args:
        parse: the parse.
        attributions: those of the page; the numbers that come back are their places in it.
    """

    def __init__(self, parse: Parse, attributions: Sequence[Attribution]) -> None:
        self._parse = parse
        self._all = attributions
        pieces = [(span.start, span.end, k, span) for k, found in enumerate(attributions) for span in found.content]
        self._pieces = sorted(pieces, key=lambda item: item[:3])
        self._starts = [item[0] for item in self._pieces]
        self._cues = [found.cue[0].start if found.cue else -1 for found in attributions]
        self._sizes = [sum(span.end - span.start for span in found.content) for found in attributions]

    def of(self, start: int, head: int) -> tuple[int, ...]:
        """The attributions whose content holds an event, outermost first.

        Args:
            start: offset of the event's first character.
            head: token index of its head.
        """
        near = self._pieces[: bisect_right(self._starts, start)]
        held = {k: piece for _, end, k, piece in near if start < end and not self._coordinate(k, head)}
        kept = [k for k, piece in held.items() if not self._runs_over(k, piece, start, held)]
        within = {k: sum(self._holds(other, k) and not self._holds(k, other) for other in kept) for k in kept}
        return tuple(sorted(kept, key=lambda k: (within[k], -self._sizes[k], k)))

    def _holds(self, outer: int, inner: int) -> bool:
        """Whether the cue of one lies in what the other says."""
        at = self._cues[inner]
        return outer != inner and any(span.start <= at < span.end for span in self._all[outer].content)

    def _coordinate(self, k: int, head: int) -> bool:
        """Whether the event is one more deed of who thinks or says something: "sees him as weak *and backed* his foes".

        Only the encoder draws contents so wide; where a rule read the verb of speech, a clause that the tree hangs on
        it is rather one more thing said.
        """
        found = self._all[k]
        if found.head is None or found.rule != _LEARNED or found.style is not Style.INDIRECT:
            return False
        below = self._parse.tokens[head]
        for token in below.ancestors():
            if token.i == found.head:
                return below.dep == "conj" and below.i > found.head
            below = token
        return False

    def _runs_over(self, k: int, piece: Span, start: int, held: dict[int, Span]) -> bool:
        """Whether a content that is no quotation runs on into a sentence in which somebody else speaks."""
        here = self._sentence(start)
        if self._sentence(self._cues[k]) >= here or piece.text.startswith(_OPEN):
            return False
        return any(other != k and self._sentence(self._cues[other]) == here for other in held)

    def _sentence(self, offset: int) -> int:
        found = self._parse.tokens_in(offset, offset + 1)
        return found[0].sent if found else -1
