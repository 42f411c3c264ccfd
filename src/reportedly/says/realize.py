"""From candidates to attributions: spans, style, and the chain of sources with kind, country and sector."""

from __future__ import annotations

from reportedly.pipeline import Page
from reportedly.says.candidates import Candidate, Range
from reportedly.says.knowledge import Knowledge
from reportedly.says.sources import Sources
from reportedly.syntax import Token
from reportedly.types import Attribution, Cue, Source, Span, Style

_OPEN = frozenset({"“", '"', "«", "„", "``", "''", "‟", "〝"})
_CLOSE = frozenset({"”", '"', "»", "''", "’’"})
_VOUCHING = frozenset({"assert", "believe", "deny", "show", "promise"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_GOVERNED = frozenset({"ccomp", "pcomp", "parataxis", "acl"})
_RELAYING = frozenset({"according", "to", "per", "via"})


class Realizer:
    """Turns the candidates of one page into attributions."""

    def __init__(self, page: Page, known: Knowledge) -> None:
        self._page = page
        self._sources = Sources(page, known)
        self._spoken: set[int] = set()

    def all(self, candidates: list[Candidate]) -> list[tuple[Attribution, Candidate]]:
        """The attributions in order of their content, then of their cue, each with its candidate."""
        self._spoken = {found.cue[0][0] for found in candidates if found.source and found.kind in _VOUCHING}
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

        What somebody says in a quotation is said, whatever the verb ("“They hold the port. Why?” he asked"). Of cues
        that no lexicon knows, those vouch whose content is a quotation or a clause of theirs.
        """
        if found.kind == "cite":  # "quoted the king as *saying* …": who cites another's words stands for them
            return any(i in self._spoken for first, last in found.content for i in range(first, last))
        if found.kind:
            return found.kind in _VOUCHING or style is Style.DIRECT
        tokens = self._page.parse.tokens
        begins = tokens[found.content[0][0]]
        if begins.tag in ("WP", "WDT") and begins.dep in ("nsubj", "nsubjpass"):
            return False  # "arrested three men who had blocked the bridge": the text itself tells of them
        if any(tokens[first].text in _OPEN or tokens[last - 1].text in _CLOSE for first, last in found.content):
            return True
        return (begins.lower == "that" and begins.dep == "mark") or self._governs(found)

    def _governs(self, found: Candidate) -> bool:
        """Whether a clause of the content hangs on the cue: "*recalls* how they fled", "it *emerged* they had fled"."""
        tokens = self._page.parse.tokens
        cue = {i for first, last in found.cue for i in range(first, last)}
        if all(tokens[i].pos in ("ADP", "SCONJ", "VERB") and tokens[i].lower in _RELAYING for i in cue):
            return True
        for first, last in found.content:
            for token in tokens[first:last]:
                above = token.head.i in cue or (token.dep == "pcomp" and token.head.head.i in cue)
                if above and token.dep in _GOVERNED and _finite(token):
                    return True
        return False

    def _style(self, found: Candidate) -> Style:
        tokens = self._page.parse.tokens
        inside = [token for first, last in found.content for token in tokens[first:last]]
        if not any(token.text in _OPEN for token in inside):
            return Style.INDIRECT
        opens = inside[0].text in _OPEN
        return Style.DIRECT if opens and found.quoted else Style.MIXED

    def _spans(self, ranges: list[Range]) -> tuple[Span, ...]:
        return tuple(self._page.parse.span(first, last) for first, last in ranges)


def _finite(verb: Token) -> bool:
    """Whether a verb is finite, by itself or by an auxiliary."""
    helping = (child for child in verb.children if child.dep in ("aux", "auxpass"))
    return verb.tag in _FINITE or any(child.tag in _FINITE for child in helping)
