"""Attributions that a fixed phrase or an adverb makes: "according to …", "in the words of …", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.says.candidates import Candidate, Range, trimmed
from reportedly.says.knowledge import Knowledge
from reportedly.says.nouns import phrase
from reportedly.syntax import Parse, Token, edges


def from_phrases(parse: Parse, known: Knowledge, quoted: list[int]) -> Iterator[Candidate]:
    """A candidate for each relay phrase with its source, and for each adverb of hearsay (without a source)."""
    words = [token.lower for token in parse.tokens]
    for first, last, entry in known.phrases.find(words):
        if quoted[first] > 6 or last >= len(words):
            continue
        source = _object(parse, first, last)
        if source is None:
            continue
        found = Candidate(first, entry.id, "assert", cue=[(first, last)], source=[source])
        found.source_head = parse.head_of(parse.tokens[source[0]].start, parse.tokens[source[1] - 1].end)
        if not _vouches(parse, known, first, found.source_head):
            continue
        found.content = _rest(parse, first, source[1])
        yield found
    for i, word in enumerate(words):
        if word in known.adverbs and not quoted[i]:
            found = Candidate(i, known.adverbs[word], "assert", cue=[(i, i + 1)])
            found.content = _clause(parse, parse.tokens[i])
            if found.content:
                yield found


def _vouches(parse: Parse, known: Knowledge, first: int, head: int | None) -> bool:
    """Whether the phrase names somebody who says so: "according to the law" may, "paid according to rank" does not."""
    if head is None:
        return False
    token = parse.tokens[head]
    if token.pos in ("PROPN", "PRON", "NUM") or token.tag == "NNS" or token.lower in known.kinds:
        return parse.tokens[first].lower == "according" or _apart(parse, first)
    return parse.tokens[first].lower == "according" and _apart(parse, first)


def _apart(parse: Parse, first: int) -> bool:
    return first == parse.sentence_of(first).first or parse.tokens[first - 1].text in (",", "(", "–", "—", "-")


def _object(parse: Parse, first: int, last: int) -> Range | None:
    tokens = parse.tokens
    for token in tokens[first:last]:
        for child in token.children:
            if child.dep in ("pobj", "pcomp", "dobj") and child.i >= last:
                return trimmed(tokens, phrase(child))
    sentence = parse.sentence_of(first)
    stop = last
    while stop < sentence.last and tokens[stop].pos not in ("PUNCT", "VERB", "AUX"):
        stop += 1
    return (last, stop) if stop > last else None


def _rest(parse: Parse, first: int, last: int) -> list[Range]:
    """What the phrase vouches for: the sentence when it opens or closes it, else the clause around it."""
    tokens = parse.tokens
    sentence = parse.sentence_of(first)
    before = trimmed(tokens, (sentence.first, first), leading_words=True)
    after = trimmed(tokens, (last, sentence.last))
    if before[0] >= before[1]:
        return [after] if after[0] < after[1] else []
    verb: Token | None = tokens[first].head
    while verb is not None and verb.pos not in ("VERB", "AUX"):
        verb = verb.head if verb.head is not verb else None
    comma_after = last < sentence.last and tokens[last].text == ","
    if after[0] >= after[1] or not comma_after:
        return [before]
    if verb is not None and verb.i > last:
        return [before, after]
    if verb is not None:
        low, high = edges(verb)
        pieces = [
            trimmed(tokens, (max(low, sentence.first), first), leading_words=True),
            trimmed(tokens, (last, min(high, sentence.last))),
        ]
        return [item for item in pieces if item[0] < item[1]]
    return [before]


def _clause(parse: Parse, adverb: Token) -> list[Range]:
    verb = adverb.head
    if verb is adverb:
        return []
    low, high = edges(verb)
    tokens = parse.tokens
    pieces = [trimmed(tokens, (low, adverb.i)), trimmed(tokens, (adverb.i + 1, high))]
    return [item for item in pieces if item[0] < item[1]]
