"""Speech that stands around its cue: fronted, trailing, parenthetical."""

from __future__ import annotations

from reportedly.says.candidates import Candidate, Range, trimmed
from reportedly.syntax import Parse, Sentence, Token

_DASHES = frozenset({",", "–", "—", "--", "―", "-"})
_CLOSING_MARKS = frozenset({"”", '"', "''", "»", "’", "'"})
_NP_POS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM", "PRON", "PART", "ADP", "CCONJ", "X"})
_LONGEST_NAME = 14
_NAMES = frozenset({"PROPN", "NOUN", "PRON", "NUM"})
_PARENTHETICAL = frozenset({"assert", "believe"})
_SUBJECT = ("nsubj", "nsubjpass", "csubj")
_TOLD = frozenset({"told", "tells", "tell"})


def around(parse: Parse, verb: Token, found: Candidate, sentence: Sentence) -> None:
    """Fronted, trailing and parenthetical speech: "The port is closed, two diplomats told Axios"."""
    tokens = parse.tokens
    if found.kind not in _PARENTHETICAL or (verb.child("dobj", "xcomp") is not None and verb.lower not in _TOLD):
        return
    if verb.tag not in ("VBD", "VBZ", "VBP") and not (verb.tag in ("VBN", "VB") and verb.child("aux") is not None):
        return
    group = found.cue[0][0]
    last = found.cue[0][1]
    own = verb.dep != "conj" or verb.child(*_SUBJECT) is not None
    if not own and parse.tokens[group - 1].pos in _NAMES and _name_before(parse, group, sentence.first) is not None:
        # "…, killing two, the ministry said": drawn as one more verb of those who killed
        found.source, found.source_head = [], None
    if found.source:
        low, high = found.source[0]
        if high <= group:
            group = low
        elif low >= last:
            last = high
    source_by_pattern: Range | None = None
    before = tokens[group - 1] if group > sentence.first else None
    if before is None:
        return
    closed = before.text in _CLOSING_MARKS and group - 2 >= sentence.first and tokens[group - 2].text in _DASHES
    if before.text not in _DASHES and not closed:
        source_by_pattern = _name_before(parse, group, sentence.first)
        if source_by_pattern is None:
            return
        group = source_by_pattern[0]
    low, high = trimmed(tokens, (sentence.first, group), leading_words=True)
    if not found.source and source_by_pattern is None:
        after = _inverted(parse, last, sentence.last)
        if after is None:
            return
        found.source, last = [after], after[1]
    elif source_by_pattern is not None:
        found.source = [source_by_pattern]
    inside = last < sentence.last and tokens[last].text in _DASHES
    rest = trimmed(tokens, (last, sentence.last)) if inside else (last, last)
    opening = next((token for token in tokens[rest[0] : rest[1]] if token.tag not in ("RB", ",")), None)
    goes_on = (
        rest[1] - rest[0] > 1
        and opening is not None
        and opening.tag not in ("VBG", "CC", "WP", "WDT", "WRB")
        and (not _clausal(tokens, low, high) or (verb.head.i > last and verb.head.sent == verb.sent))
        and _clausal(tokens, *rest)
    )
    if low >= high or not (goes_on or _clausal(tokens, low, high)):
        if source_by_pattern is not None or found.source_head is None:
            found.source = []
        return
    if found.source_head is None or source_by_pattern is not None:
        first, end = found.source[0]
        found.source_head = parse.head_of(tokens[first].start, tokens[end - 1].end)
    found.content.append((low, high))
    if goes_on:
        found.content.append(rest)


def _clausal(tokens: tuple[Token, ...], low: int, high: int) -> bool:
    return any(token.tag in ("VBD", "VBZ", "VBP", "MD") or token.pos in ("VERB", "AUX") for token in tokens[low:high])


def _name_before(parse: Parse, group: int, floor: int) -> Range | None:
    """The noun phrase between a comma and ``group``, read by shape where the tree drew it into the clause before."""
    tokens = parse.tokens
    at = group - 1
    while at >= floor and group - at <= _LONGEST_NAME:
        token = tokens[at]
        if token.text in _DASHES:
            return (
                (at + 1, group)
                if group - at > 1 and any(t.pos in ("NOUN", "PROPN", "PRON") for t in tokens[at + 1 : group])
                else None
            )
        if token.pos not in _NP_POS:
            return None
        at -= 1
    return None


def _inverted(parse: Parse, at: int, ceiling: int) -> Range | None:
    """The noun phrase right after an inverted verb: "…, said Smith"."""
    tokens = parse.tokens
    stop = at
    while stop < ceiling and tokens[stop].pos in _NP_POS and stop - at < _LONGEST_NAME:
        stop += 1
    return (at, stop) if stop > at and any(t.pos in ("NOUN", "PROPN", "PRON") for t in tokens[at:stop]) else None
