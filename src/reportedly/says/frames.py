"""Attributions that the parse shows: a reporting verb, its subject as source, its complement as content."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.says.around import around
from reportedly.says.candidates import Candidate, Range, trimmed
from reportedly.says.complements import complements
from reportedly.says.knowledge import Reporting
from reportedly.says.nouns import phrase
from reportedly.syntax import Parse, Token

_SUBJECT = ("nsubj", "nsubjpass", "csubj")
_AUX = frozenset({"aux", "auxpass", "neg", "advmod"})
_SAYING = frozenset(
    {"say", "tell", "add", "note", "announce", "claim", "declare", "explain", "argue", "warn", "insist"}
)


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
            quoted = governor.child("dobj") if head.lower == "as" else None
            if quoted is not None:
                return quoted  # "quoted the king as saying"
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
    right = complements(verb, entry, found, passive=passive)
    for item in right:
        low, high = trimmed(parse.tokens, item)
        if low + 1 < high and parse.tokens[low].dep == "npadvmod" and parse.tokens[low].ent == "DATE":
            low += 1  # "said Friday the deal was off"
        if low < high:
            found.content.append((low, high))
    if not right and "clause" in entry.frames:
        around(parse, verb, found, parse.sentence_of(verb.i))
