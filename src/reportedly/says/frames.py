"""Attributions that the parse shows: a reporting verb, its subject as source, its complement as content."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.says.candidates import Candidate, Range, trimmed
from reportedly.says.knowledge import Reporting
from reportedly.says.nouns import phrase
from reportedly.syntax import Parse, Sentence, Token, edges

_RELATIVE = frozenset({"which", "that", "what", "whom"})
_SUBJECT = ("nsubj", "nsubjpass", "csubj")
_AUX = frozenset({"aux", "auxpass", "neg", "advmod"})
_DASHES = frozenset({",", "–", "—", "--", "―", "-"})
_CLOSING_MARKS = frozenset({"”", '"', "''", "»", "’", "'"})
_NP_POS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM", "PRON", "PART", "ADP", "CCONJ", "X"})
_ADDRESSED = frozenset({"tell", "inform", "assure", "remind", "ask", "advise", "notify", "warn", "brief", "convince"})
_LONGEST_NAME = 14
_NAMES = frozenset({"PROPN", "NOUN", "PRON", "NUM"})
_PARENTHETICAL = frozenset({"assert", "believe"})
_SAYING = frozenset(
    {"say", "tell", "add", "note", "announce", "claim", "declare", "explain", "argue", "warn", "insist"}
)
_TOLD = frozenset({"told", "tells", "tell"})


def from_verbs(parse: Parse, verbs: dict[str, Reporting], quoted: list[int]) -> Iterator[Candidate]:
    """A candidate for each reporting verb outside quotations; its content may still be empty.

    Args:
        parse: the parse.
        verbs: reporting verbs by form.
        quoted: for each token the length of the quotation that holds it, 0 outside.
    """
    for token in parse.tokens:
        entry = verbs.get(token.lower)
        if entry is None or token.pos not in ("VERB", "AUX") or quoted[token.i] > 6:
            continue
        if token.dep in ("aux", "auxpass", "amod", "compound", "case", "prep"):
            continue
        yield _candidate(parse, token, entry)


def _candidate(parse: Parse, verb: Token, entry: Reporting) -> Candidate:
    found = Candidate(verb.i, entry.id, entry.kind)
    passive = _is_passive(verb)
    found.cue = [cue_range(parse, verb)]
    subject = _source(verb, passive)
    if subject is not None:
        found.source_head = subject.i
        found.source = [trimmed(parse.tokens, phrase(subject))]
    _contents(parse, verb, entry, found, passive)
    return found


def cue_range(parse: Parse, verb: Token) -> Range:
    """The verb with its auxiliaries, negation and adverbs on the left and its particle on the right."""
    first, last = verb.i, verb.i + 1
    left = sorted((child for child in verb.children if child.i < verb.i), key=lambda child: -child.i)
    for child in left:
        if child.dep in _AUX and (child.dep != "advmod" or not child.children):
            if child.i == first - 1:
                first = child.i
        elif child.i >= first - 1:
            break
    for child in verb.children:
        if child.dep == "prt" and child.i == last:
            last = child.i + 1
    head = verb.head
    begun = verb.dep == "xcomp" and head.i < first and first - head.i <= 2 and head.pos == "VERB"
    if begun and all(token.tag in ("TO", "RP", "RB") for token in parse.tokens[head.i + 1 : first]):
        first = cue_range(parse, head)[0]
    return first, last


def source_of(verb: Token) -> Token | None:
    """The word that names who speaks, thinks or wants, when ``verb`` is the head of a cue: its subject or agent."""
    if verb.pos not in ("VERB", "AUX"):
        return None
    return _source(verb, _is_passive(verb))


def _is_passive(verb: Token) -> bool:
    return (verb.tag == "VBN" and verb.child("auxpass") is not None) or verb.child("nsubjpass", "agent") is not None


def _source(verb: Token, passive: bool) -> Token | None:
    if passive:
        agent = verb.child("agent")
        return agent.child("pobj") if agent is not None else None
    token, hops = verb, 0
    while hops < 5:
        subjects = token.childs(*_SUBJECT)
        if subjects:
            # "The plan, said Smith, is dead": drawn with two subjects, the one after the verb speaks
            subject = subjects[-1] if len(subjects) > 1 and subjects[-1].i > token.i else subjects[0]
            if subject.dep == "csubj" or (subject.lower in ("it", "there") and token.lemma == "be"):
                return None
            return subject
        hops += 1
        dep, head = token.dep, token.head
        if dep == "conj" and head.pos in ("VERB", "AUX"):
            agent = head.child("agent")
            if head.child("nsubjpass") is not None and agent is not None and token.tag == "VBN":
                return agent.child("pobj")
            token = head
        elif dep in ("advcl", "xcomp", "ccomp") and head.pos in ("VERB", "AUX") and token.tag in ("VBG", "VB", "VBN"):
            if dep == "xcomp" and head.child("dobj") is not None and token.tag == "VB":
                return head.child("dobj")
            token = _speaking(head) if dep == "advcl" and token is verb and token.tag == "VBG" else head
        elif dep == "pcomp":
            governor = head.head
            if governor.pos in ("VERB", "AUX"):
                token = governor
            else:
                return governor if governor.pos in ("NOUN", "PROPN") else None
        elif dep == "acl" and head.pos in ("NOUN", "PROPN", "PRON") and (token.tag == "VBG" or head.dep == "ROOT"):
            return head  # a noun at the root: the tree took the main verb for a participle
        else:
            return None
    return None


def _speaking(governor: Token) -> Token:
    """The verb that a speech participle goes on: in "she said the talks had failed, adding …" it is *said*."""
    above = governor.head
    if governor.dep == "ccomp" and above.i < governor.i and above.lemma in _SAYING:
        return above
    return governor


def _contents(parse: Parse, verb: Token, entry: Reporting, found: Candidate, passive: bool) -> None:
    right = _clauses(verb, entry, found)
    if not right:
        right = _objects(verb, entry, found)
    if not right and passive:
        right = _passive(verb, entry, found)
    for item in right:
        low, high = trimmed(parse.tokens, item)
        if low + 1 < high and parse.tokens[low].dep == "npadvmod" and parse.tokens[low].ent == "DATE":
            low += 1  # "said Friday the deal was off"
        if low < high:
            found.content.append((low, high))
    if not right and "clause" in entry.frames:
        _around(parse, verb, found, parse.sentence_of(verb.i))


def _clauses(verb: Token, entry: Reporting, found: Candidate) -> list[Range]:
    """Finite clauses after the verb ("said that …") and infinitives that are its whole content ("refused to …")."""
    right: list[Range] = []
    cue_last = found.cue[0][1]
    if "clause" in entry.frames or "quote" in entry.frames:
        for child in (*verb.children, *_of_participle(verb)):
            if child.dep == "ccomp" and child.i > verb.i:
                low, high = edges(child)
                right.append((max(low, cue_last), high))
    obj = verb.child("dobj")
    if not right and obj is not None and entry.id[10:] in _ADDRESSED:
        for child in obj.children:  # "assured the delegates that fuel was short", drawn as a relative clause
            if child.dep in ("relcl", "acl") and any(c.lower == "that" and c.dep != "nsubj" for c in child.subtree()):
                right.append((obj.i + 1, edges(child)[1]))
    if not right and "to" in entry.frames:
        right.extend(edges(child) for child in verb.children if child.dep == "xcomp" and _infinitive(child))
    return right


def _of_participle(verb: Token) -> list[Token]:
    """The clause of "reported, citing two officials, that …", which the tree hangs on the participle."""
    participle = verb.child("advcl")
    if participle is None or participle.lower not in ("citing", "quoting") or participle.child("dobj") is None:
        return []
    return [child for child in participle.children if child.dep == "ccomp"]


def _objects(verb: Token, entry: Reporting, found: Candidate) -> list[Range]:
    """Contents that are an object, an object with its predicate or phrase, or a phrase after a preposition."""
    frames = entry.frames
    obj = verb.child("dobj")
    if "objto" in frames:
        for child in (*verb.children, *(obj.children if obj is not None else ())):
            if child.dep in _INFINITIVE and child.i > verb.i and _infinitive(child):
                low, high = edges(child)
                return [(obj.i + 1 if obj is not None and low <= obj.i else low, high)]
    if "oprd" in frames:
        named = _predicate(verb, obj)
        if named:
            return named
    if obj is not None:
        for name, preps in _OBJECT_PREPS.items():
            if name in frames:
                last = max(_last_of(verb, preps), _last_of(obj, preps))
                if (last and obj.lower not in _RELATIVE) or name in ("obj", "objas", "objfor"):
                    low, high = edges(obj)
                    if obj.i > verb.i:
                        return [(low, max(last, high))]
                    if obj.lower in _RELATIVE:
                        return [(low, high)]
    for child in verb.children:
        if child.dep in ("prep", "prt", "agent") and child.lower in entry.preps and child.i > verb.i:
            high = max(edges(child)[1], max((edges(c)[1] for c in verb.children if c.dep == "xcomp"), default=0))
            if high - 1 > child.i:
                first, last = found.cue[0]
                if child.i == last:
                    found.cue = [(first, child.i + 1)]
                return [(child.i + 1, high)]
    return []


def _predicate(verb: Token, obj: Token | None) -> list[Range]:
    predicate = verb.child("oprd")
    if predicate is not None and predicate.i > verb.i:
        low, high = edges(predicate)
        if obj is None:
            return [(low, high)]
        if obj.i > verb.i:
            return [(min(edges(obj)[0], low), high)]
        return [edges(obj), (low, high)]
    if obj is not None and obj.i > verb.i and verb.child("prep") is None:
        return [edges(obj)]
    return []


def _last_of(verb: Token, preps: frozenset[str]) -> int:
    ends = [edges(child)[1] for child in verb.children if child.dep == "prep" and child.lower in preps]
    return max(ends, default=0)


def _passive(verb: Token, entry: Reporting, found: Candidate) -> list[Range]:
    """ "Some are said to …" and "the claim was rejected by …": the subject belongs to the content."""
    subject = verb.child("nsubjpass")
    if subject is None:
        return []
    frames = entry.frames
    complement = verb.child("xcomp", "oprd")
    if complement is not None and complement.i > verb.i and ("clause" in frames or "oprd" in frames):
        return [] if entry.id[10:] in _ADDRESSED else [phrase(subject), edges(complement)]
    if found.source and any(name in frames for name in _OBJECT_PREPS):
        return [phrase(subject)]
    return []


_INFINITIVE = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl"})
_OBJECT_PREPS = {
    "objof": frozenset({"of"}),
    "objwith": frozenset({"with"}),
    "objas": frozenset({"as"}),
    "objfor": frozenset({"for", "on", "over", "as"}),
    "obj": frozenset({"as"}),
}


def _infinitive(token: Token) -> bool:
    return any(child.tag == "TO" for child in token.children)


def _around(parse: Parse, verb: Token, found: Candidate, sentence: Sentence) -> None:
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
