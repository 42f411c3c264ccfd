"""Joins what the rules read from the parse with what the shared encoder tagged.

The encoder is the better judge of whether a stretch is attributed and of how far an indirect content reaches; the parse
is the better judge of who the subject of a cue is and, with quotation marks, of where speech begins and ends. Cues tell
which belong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.says.candidates import Candidate, Range, merged, trimmed
from reportedly.says.frames import source_of
from reportedly.says.nouns import phrase
from reportedly.syntax import Parse, Token
from reportedly.types import TaggedAttribution, Tags

CUE_ALONE = 0.4
"""A rule's candidate that the encoder did not tag stays when a word of its cue is at least this likely a cue."""
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
        joined.append(_confirmed(parse, tagged, rule) if rule is not None else _learned(parse, tagged))
    for candidate in ruled:
        if id(candidate) in used:
            continue
        sure = max((likely[i] for first, last in candidate.cue for i in range(first, last)), default=0.0)
        if sure >= CUE_ALONE or _within(candidate, joined):
            candidate.score = round(0.5 * sure + 0.2, 4)
            joined.append(candidate)
    return joined


def _confirmed(parse: Parse, tagged: TaggedAttribution, rule: Candidate) -> Candidate:
    """A candidate that both saw: the rule's source and quotation, the encoder's indirect content."""
    if not rule.quoted:
        rule.content = _ranges(parse, tagged.content)
    if not rule.source and tagged.source:
        rule.source = _ranges(parse, tagged.source)
        rule.source_head = _head(parse, rule.source)
    rule.cue = _ranges(parse, tagged.cue)
    rule.score = tagged.score
    return rule


def _learned(parse: Parse, tagged: TaggedAttribution) -> Candidate:
    """A candidate that only the encoder saw; the parse still says who the subject of its cue is."""
    cue = _ranges(parse, tagged.cue)
    head = _head(parse, cue)
    found = Candidate(head, _LEARNED, "", cue=cue, content=_ranges(parse, tagged.content), score=tagged.score)
    found.source = _ranges(parse, tagged.source)
    subject = source_of(parse.tokens[head])
    if subject is not None and subject.i not in tagged.content:
        if not found.source or not _inside(subject.i, found.source):
            found.source = [trimmed(parse.tokens, phrase(subject))]
    if found.source:
        found.source_head = _head(parse, found.source)
    return found


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


def outermost(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates whose cue lies in no other's content."""
    return [
        found
        for found in candidates
        if not any(other is not found and _inside(found.cue[0][0], merged(other.content)) for other in candidates)
    ]
