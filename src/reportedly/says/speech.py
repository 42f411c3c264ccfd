"""Direct speech: which cue a quotation belongs to, and quotations that carry on without one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportedly.says.candidates import Candidate, Range, merged, without
from reportedly.says.frames import cue_range
from reportedly.says.knowledge import Reporting
from reportedly.says.nouns import phrase
from reportedly.syntax import Parse, Quote, Token

_ENDS = frozenset({",", ".", "?", "!", "…", "...", "-", "—", "–", "--", "”,", '",'})
_MARKS = frozenset({'"', "“", "”", "''", "``", "»", "«", "’", "'", "‘"})
_DASH = frozenset({"-", "–", "—", "--", "―"})
_LONGEST_SIGNATURE = 14
_FULL = frozenset({".", "?", "!", "…", "..."})
_REACH = 30
_SPOKEN = 5
"""Fewest tokens of a quotation that is taken for speech on the encoder's word alone."""
_CONTENT = 0.5
_APART = 1
"""Most paragraphs between a speaker and a quotation without a cue."""
_FAR = 8
"""Most sentences between them: texts that keep no paragraphs are one long one."""


def is_speech(parse: Parse, quote: Quote, start: int) -> bool:
    """Whether a quotation is a stretch of speech rather than a quoted word inside another's sentence."""
    tokens = parse.tokens
    inner = [token for token in tokens[quote.first : quote.last] if token.text not in _MARKS]
    if not inner:
        return False
    if not quote.closed or quote.carried:
        return len(inner) > 2
    before = tokens[quote.first - 1].text if quote.first > start else ""
    ends = inner[-1].text in _ENDS or (quote.last < len(tokens) and tokens[quote.last].text == "," and len(inner) > 3)
    begins = (
        quote.first == start
        or before in (",", ":", ".", "?", "!", "—", "–", "-", "”", '"', "''", ";")
        or (inner[0].text[:1].isupper() and len(inner) > 3)
    )
    return begins and (ends or len(inner) > 5 or before in (":", ","))


def attach(
    parse: Parse,
    quotes: list[Quote],
    starts: list[int],
    candidates: list[Candidate],
    verbs: dict[str, Reporting],
) -> list[Candidate]:
    """Give each stretch of direct speech to its cue; returns the candidates with those that quotations brought in."""
    tokens = parse.tokens
    by_head = {candidate.head: candidate for candidate in candidates}
    paragraph = 0
    last_direct: Candidate | None = None
    last_paragraph = -1
    ends = [*starts[1:], len(tokens)]
    quoted_in: dict[int, list[Quote]] = {}
    for quote in quotes:
        while quote.first >= ends[paragraph]:
            paragraph += 1
        quoted_in.setdefault(paragraph, []).append(quote)
    for paragraph, group in quoted_in.items():
        start, end = starts[paragraph], ends[paragraph]
        for k, quote in enumerate(group):
            if not is_speech(parse, quote, start):
                continue
            following = group[k + 1].first if k + 1 < len(group) else end
            earlier = group[k - 1].last if k else start
            verb = _trailing(parse, quote, min(following, end), verbs) or _leading(parse, quote, earlier, verbs)
            if verb is None and quote.first == start and paragraph and tokens[start - 1].text == ":":
                verb = _leading(parse, quote, starts[paragraph - 1], verbs)
            found: Candidate | None = None
            if verb is None:
                found = _signed(parse, quote, min(following, end))
                if found is not None:
                    candidates.append(found)
                elif last_direct is not None and (
                    (quote.carried and last_paragraph == paragraph - 1)
                    or _carries(parse, quote, start, end, paragraph, last_paragraph, last_direct)
                ):
                    found = last_direct
            else:
                found = by_head.get(verb.i)
                if found is None:
                    found = _open(parse, verb, verbs)
                    by_head[verb.i] = found
                    candidates.append(found)
            if found is None:
                continue
            _give(parse, found, quote)
            last_direct, last_paragraph = found, paragraph
    return candidates


def adopt(
    parse: Parse, quotes: list[Quote], starts: list[int], candidates: list[Candidate], likely: Sequence[float]
) -> None:
    """Give quotations that nobody took, and that the encoder reads as speech, to the speaker who was quoted last.

    Args:
        parse: the parse.
        quotes, starts: its quotations and paragraphs.
        candidates: those of the page; the speaker's content grows in place.
        likely: for each token the probability that it is attributed.
    """
    taken = bytearray(len(parse.tokens))
    said: list[tuple[int, Candidate]] = []
    for found in candidates:
        for first, last in found.content:
            taken[first:last] = b"\1" * (last - first)
        if found.quoted and found.source:
            said.append((max(last for _, last in (*found.content, *found.cue, *found.source)), found))
    said.sort(key=lambda item: item[0])
    ends = [end for end, _ in said]
    for quote in quotes:
        inner = range(quote.first, quote.last)
        if any(taken[quote.first : quote.last]) or len(inner) < _SPOKEN:
            continue
        if sum(likely[i] for i in inner) / len(inner) < _CONTENT:
            continue
        at = bisect_right(ends, quote.first) - 1
        if at < 0:
            continue
        here = bisect_right(starts, quote.first)
        if here - bisect_right(starts, ends[at] - 1) <= _APART and (
            parse.tokens[quote.first].sent - parse.tokens[ends[at] - 1].sent <= _FAR
        ):
            said[at][1].content = merged([*said[at][1].content, (quote.first, quote.last)])


def _signed(parse: Parse, quote: Quote, end: int) -> Candidate | None:
    """A quotation with its speaker behind a dash, as in columns of letters: “…” — Ann Poe, Lagos.

    The signature ends with its line, which the parse does not always see.
    """
    tokens, text = parse.tokens, parse.document.text
    at = quote.last
    if at < end:
        line = text.find("\n", tokens[at].end)
        end = next((i for i in range(at, end) if tokens[i].start > line > -1), end)
    if not quote.closed or end - at < 2 or end - at > _LONGEST_SIGNATURE or tokens[at].text not in _DASH:
        return None
    names = tokens[at + 1 : end]
    if tokens[at + 1].pos != "PROPN" or any(token.pos in ("VERB", "AUX") for token in names):
        return None
    stop = next((token.i for token in names if token.text == ","), end)
    return Candidate(at, "quote.signed", "assert", cue=[(at, at + 1)], source=[(at + 1, stop)], source_head=stop - 1)


def from_transcripts(parse: Parse, starts: list[int]) -> Iterator[Candidate]:
    """A candidate for each paragraph of a transcript, which names its speaker in capitals: "PETROV: We will stay." """
    tokens = parse.tokens
    ends = [*starts[1:], len(tokens)]
    for begin, end in zip(starts, ends, strict=True):
        start = begin + (tokens[begin].text in _MARKS and end - begin > 1)
        for at in range(start, min(start + 4, end - 2)):
            if tokens[at].text == ":" and at > start:
                cue = (at, at + 1)
                yield Candidate(
                    at, "quote.speaker", "assert", [cue], [(start, at)], [(at + 1, end)], at - 1, quoted=True
                )
            if not (tokens[at].text.isupper() and len(tokens[at].text) > 1 and tokens[at].text.isalpha()):
                break


def _give(parse: Parse, found: Candidate, quote: Quote) -> None:
    piece: Range = (quote.first, quote.last)
    found.quoted = True
    cues = [*found.cue, *found.source]
    joined = merged([*without(found.content, cues), piece])
    found.content = without(joined, [item for item in cues if not (piece[0] <= item[0] and item[1] <= piece[1])])
    # a comma between quotation and cue belongs to neither
    found.content = [item for item in found.content if any(t.pos != "PUNCT" for t in parse.tokens[item[0] : item[1]])]


def _trailing(parse: Parse, quote: Quote, stop: int, verbs: dict[str, Reporting]) -> Token | None:
    """The verb of "…," she said / said the minister, right after a quotation."""
    tokens = parse.tokens
    if not quote.closed:
        return None
    at = quote.last
    comma = tokens[at - 1].text == "," or (
        at - 2 >= quote.first and tokens[at - 2].text in (",", "?", "!", "—", "-", "–", "…", "...")
    )
    if at < stop and tokens[at].text in (",", "—", "–"):
        comma = True
        at += 1
    if not comma:
        return None
    for names, token in enumerate(tokens[at : min(stop, at + _REACH)]):
        if token.text in (".", ";", ":") and token.pos == "PUNCT":
            return None
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass", "relcl", "acl", "amod"):
            entry = verbs.get(token.lower)
            if entry is not None and "clause" in entry.frames:
                return token
            subject = token.child("nsubj")
            if names <= 8 and token.tag in ("VBD", "VBZ") and subject is not None and abs(subject.i - token.i) < 8:
                return token
            if token.tag not in ("VBN", "VBG"):
                return None
    return None


def _leading(parse: Parse, quote: Quote, floor: int, verbs: dict[str, Reporting]) -> Token | None:
    """The verb of: She said, "…"."""
    tokens = parse.tokens
    at = quote.first - 1
    if at < floor or tokens[at].text in (".", "?", "!"):
        return None
    lead = tokens[at].text
    for token in reversed(tokens[max(floor, at - _REACH) : at + 1]):
        if token.text in (".", "?", "!", ";") and token.pos == "PUNCT" and token.i != at:
            return None
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            entry = verbs.get(token.lower)
            if entry is not None and "clause" in entry.frames:
                return token
            if lead not in (",", ":"):
                return None
    return None


def _carries(
    parse: Parse, quote: Quote, start: int, end: int, paragraph: int, last_paragraph: int, said: Candidate
) -> bool:
    """Whether a quotation without cue carries on the speech before: no sentence between, or it fills its paragraph."""
    tokens = parse.tokens
    ends = not quote.closed or quote.last >= end or tokens[quote.last].i == parse.sentence_of(quote.last).first
    if not ends and not any(token.text in _FULL for token in tokens[quote.last - 2 : quote.last]):
        return False  # “…” stands in a sentence of its own, whose cue is further on
    if last_paragraph == paragraph:
        latest = max(last for _, last in (*said.content, *said.cue, *said.source))
        if parse.sentence_of(latest - 1).last < parse.sentence_of(quote.first).first:
            return False
        before = tokens[quote.first - 1]
        return before.text in (".", "?", "!", ",", ":", "…") or before.text in _MARKS
    return last_paragraph == paragraph - 1 and quote.first == start and quote.last >= end - 1


def _open(parse: Parse, verb: Token, verbs: dict[str, Reporting]) -> Candidate:
    """A candidate for a verb that only the quotation shows to be one of speech: "…," he deadpanned."""
    entry = verbs.get(verb.lower)
    found = Candidate(verb.i, entry.id if entry else "quote.open", entry.kind if entry else "assert")
    found.cue = [cue_range(parse, verb)]
    subject = verb.child("nsubj")
    if subject is not None:
        found.source = [phrase(subject)]
        found.source_head = subject.i
    return found
