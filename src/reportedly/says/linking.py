"""Joins what the rules read from the parse with what the shared encoder tagged.

The encoder is the better judge of whether a stretch is attributed and of how far an indirect content reaches; the parse
is the better judge of who the subject of a cue is and, with quotation marks, of where speech begins and ends. Cues tell
which belong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log

from reportedly.says.candidates import Candidate, Range, trimmed
from reportedly.says.frames import source_of
from reportedly.says.nouns import phrase
from reportedly.syntax import Parse, Token
from reportedly.types import TaggedAttribution, Tags

CUE_ALONE = 0.4
"""A rule's candidate that the encoder did not tag stays when a word of its cue is at least this likely a cue."""
HEAD_START = 2.0
"""Log-likelihood that the rule's reading of a content may lack and still be taken."""
SURER = 0.4
"""Mean link probability by which a tagged source must beat the subject that the parse gives."""
GAP = 1
"""Longest hole, in words, that is closed inside a tagged content."""
_LEAST = 0.02
_STOPS = frozenset({".", "?", "!", ";"})
_LEARNED = "tagger"


def join(parse: Parse, ruled: list[Candidate], tags: Tags) -> list[Candidate]:
    """The candidates of rules and tags as one list; without tags the rules' own.

    Args:
        parse: the parse.
        ruled: the rules' candidates, each with a content.
        tags: the encoder's view of the same page.
    """
    likely = tags.scores.get("cue", ())
    if len(likely) != len(parse.tokens):
        return ruled
    by_token: dict[int, Candidate] = {}
    for candidate in ruled:
        for first, last in candidate.cue:
            for i in range(first, last):
                by_token.setdefault(i, candidate)
    used: set[int] = set()
    joined: list[Candidate] = []
    for tagged in tags.attributions:
        rule = next((by_token[i] for i in tagged.cue if i in by_token), None)
        if rule is not None and id(rule) in used:
            rule = None
        if rule is not None:
            used.add(id(rule))
        joined.append(_confirmed(parse, tagged, rule, tags) if rule is not None else _learned(parse, tagged, tags))
    for candidate in ruled:
        if id(candidate) in used:
            continue
        sure = max((likely[i] for first, last in candidate.cue for i in range(first, last)), default=0.0)
        if sure >= CUE_ALONE or _within(candidate, joined):
            candidate.score = round(0.5 * sure + 0.2, 4)
            joined.append(candidate)
    return joined


def _confirmed(parse: Parse, tagged: TaggedAttribution, rule: Candidate, tags: Tags) -> Candidate:
    """A candidate that both saw: the rule's source and quotation, the encoder's indirect content."""
    if not rule.quoted:
        rule.content = _likelier(rule.content, _smoothed(parse, tagged, tags), tagged)
    if tagged.source and (not rule.source or _surer(tagged, rule.source)):
        rule.source = _ranges(parse, tagged.source)
        rule.source_head = _head(parse, rule.source)
    rule.cue = _ranges(parse, tagged.cue)
    rule.score = tagged.score
    return rule


def _surer(tagged: TaggedAttribution, ruled: list[Range]) -> bool:
    """Whether the encoder is much surer of its own source than of the one that the parse gives."""

    def mean(indices: Sequence[int]) -> float:
        scores = [tagged.source_scores[i - tagged.first] for i in indices if tagged.first <= i < tagged.last]
        return sum(scores) / len(scores) if scores else 0.0

    own = [i for first, last in ruled for i in range(first, last)]
    return not set(own) & set(tagged.source) and mean(tagged.source) - mean(own) > SURER


def _likelier(ruled: list[Range], learned: list[Range], tagged: TaggedAttribution) -> list[Range]:
    """The reading of a content that the encoder's link scores make likelier; the rule's has a head start."""
    return ruled if _likelihood(ruled, tagged) + HEAD_START >= _likelihood(learned, tagged) else learned


def _likelihood(ranges: list[Range], tagged: TaggedAttribution) -> float:
    chosen = {i for first, last in ranges for i in range(first, last)}
    total = 0.0
    for i, score in enumerate(tagged.content_scores, tagged.first):
        total += log(max(_LEAST, score if i in chosen else 1.0 - score))
    return total


def _learned(parse: Parse, tagged: TaggedAttribution, tags: Tags) -> Candidate:
    """A candidate that only the encoder saw; the parse still says who the subject of its cue is."""
    cue = _ranges(parse, tagged.cue)
    head = _head(parse, cue)
    found = Candidate(head, _LEARNED, "", cue=cue, content=_smoothed(parse, tagged, tags), score=tagged.score)
    found.source = _ranges(parse, tagged.source)
    subject = source_of(parse.tokens[head])
    if subject is not None and subject.i not in tagged.content:
        own = [trimmed(parse.tokens, phrase(subject))]
        if not found.source or not (_inside(subject.i, found.source) or _surer(tagged, own)):
            found.source = own
    if found.source:
        found.source_head = _head(parse, found.source)
    return found


def _smoothed(parse: Parse, tagged: TaggedAttribution, tags: Tags) -> list[Range]:
    """The tagged content without pinholes: a gap of a word that nothing else claims is closed."""
    ranges = _ranges(parse, tagged.content)
    barred = {*tagged.cue, *tagged.source}
    labels = tags.spans["cue"]
    closed = ranges[:1]
    for first, last in ranges[1:]:
        gap = range(closed[-1][1], first)
        taken = any(i in barred or labels[i] != "O" or parse.tokens[i].text in _STOPS for i in gap)
        if len(gap) <= GAP and not taken:
            closed[-1] = (closed[-1][0], last)
        else:
            closed.append((first, last))
    return closed


def _ranges(parse: Parse, indices: Sequence[int]) -> list[Range]:
    """Token indices as ranges; a gap of mere punctuation inside a sentence is closed."""
    ranges: list[Range] = []
    for i in indices:
        if ranges and (i == ranges[-1][1] or _mere(parse.tokens[ranges[-1][1] : i])):
            ranges[-1] = (ranges[-1][0], i + 1)
        else:
            ranges.append((i, i + 1))
    return ranges


def _mere(between: Iterable[Token]) -> bool:
    return all(token.pos == "PUNCT" for token in between)


def _head(parse: Parse, ranges: list[Range]) -> int:
    first, last = ranges[0]
    head = parse.head_of(parse.tokens[first].start, parse.tokens[last - 1].end)
    return first if head is None else head


def _inside(i: int, ranges: list[Range]) -> bool:
    return any(first <= i < last for first, last in ranges)


def _within(candidate: Candidate, others: list[Candidate]) -> bool:
    """Whether the cue lies in another's content: speech reported within speech, which the encoder does not tag."""
    at = candidate.cue[0][0]
    return any(_inside(at, other.content) for other in others)
