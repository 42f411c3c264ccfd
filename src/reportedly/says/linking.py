"""Joins what the rules read from the parse with what the shared encoder tagged.

The encoder is the better judge of whether a stretch is attributed and of how far an indirect content reaches; the parse
is the better judge of who the subject of a cue is and, with quotation marks, of where speech begins and ends. Cues tell
which belong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log

from reportedly.says.candidates import Candidate, Range, trimmed
from reportedly.says.confidence import Confidence, Evidence
from reportedly.says.frames import source_of
from reportedly.says.knowledge import Reporting
from reportedly.says.nouns import phrase
from reportedly.syntax import Parse, Token, edges
from reportedly.types import TaggedAttribution, Tags

HEAD_START = 2.0
"""Log-likelihood that the rule's reading of a content may lack and still be taken."""
SURER = 0.4
"""Mean link probability by which a tagged source must beat the subject that the parse gives."""
GAP = 1
"""Longest hole, in words, that is closed inside a tagged content."""
_LEAST = 0.02
_STOPS = frozenset({".", "?", "!", ";"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_LEARNED = "tagger"
_SHORT = 5
_OPENS = frozenset({"det", "poss", "amod", "compound", "nummod"})
_LEADS = frozenset({"prep", "agent", "dative"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod", "det", "amod"})
"""What stands before a word of a cue and goes with it: "*has not* said", "*a glowing* endorsement"."""


def join(
    parse: Parse, ruled: list[Candidate], tags: Tags, confidence: Confidence, verbs: Mapping[str, Reporting]
) -> list[Candidate]:
    """The candidates of rules and tags as one list; without tags the rules' own.

    Args:
        parse: the parse.
        ruled: the rules' candidates, each with a content.
        tags: the encoder's view of the same page.
        verbs: reporting verbs by form.
        confidence: how sure the evidence makes; what is less sure than its threshold is left out.
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
        if rule is None or id(rule) in used:
            joined.append(_learned(parse, tagged, tags, verbs))
        else:
            used.add(id(rule))
            joined.append(_confirmed(parse, tagged, rule, tags))
    alone = [candidate for candidate in ruled if id(candidate) not in used]
    for candidate in alone:
        candidate.evidence = Evidence(
            cue=max((likely[i] for first, last in candidate.cue for i in range(first, last)), default=0.0),
            role=_mean(tags.scores["content"], _indices(candidate.content)),
            ruled=1.0,
            quoted=float(candidate.quoted),
            long=float(len(_indices(candidate.content)) > _SHORT),
            named=float(bool(candidate.source)),
        )
    for candidate in (*joined, *alone):
        candidate.score = round(confidence.of(candidate.evidence), 4)
    kept = [one for one in joined if one.score >= confidence.threshold and not _repeats(one, [*joined, *alone])]
    kept += [one for one in alone if one.score >= confidence.threshold or _within(one, kept)]
    taken = {id(one) for one in kept}
    return kept + [one for one in alone if id(one) not in taken and _relays(parse, one, kept)]


def _confirmed(parse: Parse, tagged: TaggedAttribution, rule: Candidate, tags: Tags) -> Candidate:
    """A candidate that both saw: the rule's source and quotation, the encoder's indirect content."""
    learned = _smoothed(parse, tagged, tags)
    one, other = set(_indices(rule.content)), set(_indices(learned))
    agree = len(one & other) / len(one | other)
    if not rule.quoted:
        rule.content = _likelier(rule.content, learned, tagged)
    if tagged.source and (not rule.source or _surer(tagged, rule.source)):
        rule.source = _named(parse, tagged.source)
        rule.source_head = _head(parse, rule.source) if rule.source else None
    rule.cue = _ranges(parse, _whole(parse, tagged.cue, tags, [*rule.content, *rule.source]))
    rule.evidence = _evidence(tagged, rule, tags, agree)
    return rule


def _evidence(tagged: TaggedAttribution, found: Candidate, tags: Tags, agree: float) -> Evidence:
    content = _indices(found.content)
    near = [i - tagged.first for i in content if tagged.first <= i < tagged.last]
    named = [i - tagged.first for i in _indices(found.source) if tagged.first <= i < tagged.last]
    return Evidence(
        tagged=tagged.score,
        cue=_mean(tags.scores["cue"], tagged.cue),
        role=_mean(tags.scores["content"], content),
        content=_mean(tagged.content_scores, near),
        source=_mean(tagged.source_scores, named) if named else 1.0 - max(tagged.source_scores, default=0.0),
        ruled=float(found.rule != _LEARNED),
        quoted=float(found.quoted),
        agree=agree,
        long=float(len(content) > _SHORT),
        named=float(bool(found.source)),
    )


def _surer(tagged: TaggedAttribution, ruled: list[Range]) -> bool:
    """Whether the encoder is much surer of its own source than of the one that the parse gives."""

    own = _indices(ruled)
    if not set(own).isdisjoint(tagged.source):
        return False
    scores = tagged.source_scores
    near = [i - tagged.first for i in own if tagged.first <= i < tagged.last]
    return _mean(scores, [i - tagged.first for i in tagged.source]) - _mean(scores, near) > SURER


def _likelier(ruled: list[Range], learned: list[Range], tagged: TaggedAttribution) -> list[Range]:
    """The reading of a content that the encoder's link scores make likelier; the rule's has a head start."""
    return ruled if _likelihood(ruled, tagged) + HEAD_START >= _likelihood(learned, tagged) else learned


def _likelihood(ranges: list[Range], tagged: TaggedAttribution) -> float:
    chosen = set(_indices(ranges))
    total = 0.0
    for i, score in enumerate(tagged.content_scores, tagged.first):
        total += log(max(_LEAST, score if i in chosen else 1.0 - score))
    return total


def _learned(parse: Parse, tagged: TaggedAttribution, tags: Tags, verbs: Mapping[str, Reporting]) -> Candidate:
    """A candidate that only the encoder saw; the parse still says who the subject of its cue is."""
    cue = _ranges(parse, tagged.cue)
    head = _head(parse, cue)
    found = Candidate(head, _LEARNED, "", cue=cue, content=_smoothed(parse, tagged, tags))
    found.source = _named(parse, tagged.source)
    subject = source_of(parse.tokens[head])
    if subject is not None and subject.i not in tagged.content:
        own = [trimmed(parse.tokens, phrase(subject))]
        if not found.source or not (_inside(subject.i, found.source) or _surer(tagged, own)):
            found.source = own
    found.cue = _ranges(parse, _whole(parse, tagged.cue, tags, [*found.content, *found.source]))
    if found.source:
        found.source_head = _head(parse, found.source)
    entry = verbs.get(parse.tokens[head].lower)
    if entry is not None and parse.tokens[head].pos in ("VERB", "AUX"):
        found.kind = entry.kind
    found.evidence = _evidence(tagged, found, tags, 0.0)
    return found


def _whole(parse: Parse, cue: Sequence[int], tags: Tags, beside: list[Range]) -> list[int]:
    """A tagged cue with a clean end, and with the auxiliaries, adverbs and articles before it that are left over."""
    kept = _finished(parse, cue, beside)
    while kept and kept[0] > 0:
        before = parse.tokens[kept[0] - 1]
        claimed = any(tags.spans[role][before.i] != "O" for role in ("source", "content"))
        if before.dep not in _GROUP or before.head.i not in kept or claimed or _inside(before.i, beside):
            break
        kept.insert(0, before.i)
    return kept


def _finished(parse: Parse, cue: Sequence[int], beside: list[Range]) -> list[int]:
    """A tagged cue without a beginning at its end: "said *at a*", "said *in*" of words that are no part of it.

    A preposition stays where what it governs is in the content or names the source: "talked *about*".
    """
    kept = list(cue)
    while len(kept) > 1:
        last = parse.tokens[kept[-1]]
        if last.dep in _OPENS and last.head.i > last.i and not _inside(last.head.i, beside):
            kept.pop()
        elif last.dep in _LEADS and last.pos in ("ADP", "PART"):
            below = [child for child in last.children if child.i > last.i]
            if not below or any(_inside(i, beside) for child in below for i in range(*edges(child))):
                break
            kept.pop()
        else:
            break
    return kept


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


def _named(parse: Parse, indices: Sequence[int]) -> list[Range]:
    """A tagged source as ranges; pieces without a word are no source."""
    ranges = [trimmed(parse.tokens, item) for item in _ranges(parse, indices)]
    return [item for item in ranges if any(token.text[0].isalnum() for token in parse.tokens[item[0] : item[1]])]


def _indices(ranges: Iterable[Range]) -> list[int]:
    return [i for first, last in ranges for i in range(first, last)]


def _mean(scores: Sequence[float], indices: Sequence[int]) -> float:
    return sum(scores[i] for i in indices) / len(indices) if indices else 0.0


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
    if head is None:
        return first
    if parse.tokens[head].pos in ("NUM", "DET", "ADJ"):  # "one official", where the tree made two phrases of it
        return next((i for i in range(head + 1, min(last, head + 4)) if parse.tokens[i].pos in _NOMINAL), head)
    return head


def _inside(i: int, ranges: list[Range]) -> bool:
    return any(first <= i < last for first, last in ranges)


def _repeats(found: Candidate, others: list[Candidate]) -> bool:
    """Whether a cue that only the encoder saw stands in another's source: "according to officials cited by Axios"."""
    at = found.cue[0][0]
    return found.rule == _LEARNED and any(other is not found and _inside(at, other.source) for other in others)


def _within(candidate: Candidate, others: list[Candidate]) -> bool:
    """Whether the cue lies in another's content: speech reported within speech, which the encoder does not tag."""
    at = candidate.cue[0][0]
    return any(_inside(at, other.content) for other in others)


def _relays(parse: Parse, candidate: Candidate, others: list[Candidate]) -> bool:
    """Whether somebody named behind a comma passes on what another says: "…, two people told the paper".

    The encoder tags one attribution a clause, and it may be the inner one.
    """
    if not candidate.source or candidate.kind != "assert":
        return False
    first = candidate.source[0][0]
    behind = first < candidate.cue[0][0] and first > 0 and parse.tokens[first - 1].text == ","
    return (
        behind and all(last < first for _, last in candidate.content) and any(_within(o, [candidate]) for o in others)
    )
