"""Attributions that a noun makes: "his claim that …", "the demand for …", "reports of …"."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.says.candidates import Candidate, trimmed
from reportedly.says.knowledge import Reporting
from reportedly.says.nouns import phrase
from reportedly.syntax import Parse, Token, edges

_OWNERS = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def from_nouns(parse: Parse, nouns: dict[str, Reporting], quoted: list[int]) -> Iterator[Candidate]:
    """A candidate for each reporting noun that has its content with it."""
    for token in parse.tokens:
        entry = nouns.get(token.lower)
        if entry is None or token.pos != "NOUN" or quoted[token.i] > 6:
            continue
        content: tuple[int, int] | None = None
        cue_last = token.i + 1
        for child in token.children:
            if child.i < token.i:
                continue
            if (child.dep in ("acl", "ccomp", "relcl") and "clause" in entry.frames and _that(child)) or (
                child.dep == "acl" and "to" in entry.frames and any(word.tag == "TO" for word in child.children)
            ):
                content = edges(child)
            elif child.dep == "prep" and child.lower in entry.preps and len(child.children):
                content = (child.i + 1, edges(child)[1])
                cue_last = child.i + 1
            if content is not None:
                break
        if content is None:
            continue
        found = Candidate(token.i, entry.id, entry.kind)
        found.cue = [(token.i, cue_last)]
        found.content = [trimmed(parse.tokens, content)]
        source = _owner(token)
        if source is not None:
            found.source_head = source.i
            found.source = [phrase(source)]
        yield found


def _that(clause: Token) -> bool:
    # the small parser draws the "that" of "his denial that the truce failed" as an object as often as a marker
    return any(
        word.lower in ("that", "whether") and word.dep != "nsubj" and word.i < clause.i for word in clause.children
    )


def _owner(noun: Token) -> Token | None:
    owner = noun.child("poss")
    if owner is not None:
        return owner
    for child in noun.children:
        if child.dep in ("amod", "compound", "nmod") and child.i < noun.i and child.ent in _OWNERS:
            return child  # "*Kenyan* claims that …"
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("by", "from", "among"):
            return child.child("pobj")
    head = noun.head
    if (
        noun.dep == "pobj" and head.lower in ("in", "with") and head.head.pos in ("VERB", "AUX")
    ):  # "said in a claim that …"
        head = head.head
    elif noun.dep != "dobj":
        return None
    subject = head.child("nsubj")
    if subject is None and head.dep in ("conj", "xcomp", "advcl"):
        subject = head.head.child("nsubj")
    return subject
