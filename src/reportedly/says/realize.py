"""From candidates to attributions: spans, style, and the chain of sources with kind, country and sector."""

from __future__ import annotations

from reportedly.pipeline import Page
from reportedly.says.candidates import Candidate, Range
from reportedly.says.knowledge import Knowledge
from reportedly.says.sources import Sources
from reportedly.types import Attribution, Cue, Source, Span, Style

_OPEN = frozenset({"“", '"', "«", "„", "``", "''", "‟", "〝"})
_VOUCHING = frozenset({"assert", "believe", "deny", "show", "promise", "refuse"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Realizer:
    """Turns the candidates of one page into attributions."""

    def __init__(self, page: Page, known: Knowledge) -> None:
        self._page = page
        self._sources = Sources(page, known)

    def all(self, candidates: list[Candidate]) -> list[tuple[Attribution, Candidate]]:
        """The attributions in order of their content, then of their cue, each with its candidate."""
        ordered = sorted(candidates, key=lambda found: (found.content[0], found.head))
        return [(self._one(found), found) for found in ordered]

    def _one(self, found: Candidate) -> Attribution:
        tokens = self._page.parse.tokens
        style = self._style(found)
        cue = self._spans(found.cue)
        chain: tuple[Source, ...] = ()
        if self._vouches(found, style):
            chain = self._sources.chain(found, style, Cue(cue[0], found.rule))
        else:
            self._sources.remember(found, style, Cue(cue[0], found.rule))
        head = found.head if 0 <= found.head < len(tokens) else None
        return Attribution(
            chain=chain,
            source=self._spans(found.source),
            cue=cue,
            content=self._spans(found.content),
            style=style,
            head=head,
            rule=found.rule,
            score=found.score,
        )

    def _vouches(self, found: Candidate, style: Style) -> bool:
        """Whether the source holds the content true; who criticises, asks or wants something only mentions it.

        Of cues that no lexicon knows, those vouch whose content is a quotation or a clause.
        """
        if found.kind:
            return found.kind in _VOUCHING
        tokens = self._page.parse.tokens
        first, last = found.content[0]
        if tokens[first].tag in ("WP", "WDT") and tokens[first].dep in ("nsubj", "nsubjpass"):
            return False  # "arrested three men who had blocked the bridge": the text itself tells of them
        if style is not Style.INDIRECT:
            return True
        return tokens[first].lower == "that" or any(
            token.tag in _FINITE and token.dep not in ("relcl", "acl", "advcl") for token in tokens[first:last]
        )

    def _style(self, found: Candidate) -> Style:
        tokens = self._page.parse.tokens
        inside = [token for first, last in found.content for token in tokens[first:last]]
        if not any(token.text in _OPEN for token in inside):
            return Style.INDIRECT
        opens = inside[0].text in _OPEN
        return Style.DIRECT if opens and found.quoted else Style.MIXED

    def _spans(self, ranges: list[Range]) -> tuple[Span, ...]:
        return tuple(self._page.parse.span(first, last) for first, last in ranges)
