"""The words that speak of one event: its own clause and its arguments, not the whole sentence.

A sentence often holds several events ("After visiting a vaccine plant, the minister signed a lithium deal"); the words
of one must not colour the other. So other clauses stay out, and subjects that a clause shares with its governor come
in.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntFlag

from reportedly.syntax import Parse, Token


class Part(IntFlag):
    """The part a word plays in the event."""

    TRIGGER = 1
    ACTOR = 2
    TARGET = 4
    OTHER = 8
    ANY = 15


_SUBJECTS = frozenset({"nsubj", "csubj"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "csubjpass", "dative", "attr", "oprd"})
_TARGET_PREPOSITIONS = frozenset({"against", "at", "on", "upon", "into", "of", "for", "towards", "toward"})
_OTHER_CLAUSES = frozenset({"relcl", "parataxis", "ccomp", "advcl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_VERBAL = frozenset({"VERB", "AUX"})
_UNATTACHED = frozenset({"punct", "cc", "mark"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def surroundings(parse: Parse, head: int, tokens: Sequence[int]) -> list[tuple[Token, Part]]:
    """The words around an event's trigger with the part each plays, in order of the text.

    Args:
        parse: the document's parse.
        head: index of the trigger's head.
        tokens: indices of all trigger words.
    """
    found: dict[int, Part] = dict.fromkeys(tokens, Part.TRIGGER)
    found[head] = Part.TRIGGER
    trigger = parse.tokens[head]
    if trigger.pos in _VERBAL:
        _clause(trigger, found)
        _shared(trigger, found)
    else:
        _nominal(trigger, found)
    return [(parse.tokens[i], found[i]) for i in sorted(found)]


def _clause(verb: Token, found: dict[int, Part], skip: Token | None = None) -> None:
    """The arguments and modifiers of a verb."""
    for child in verb.children:
        dep = child.dep
        if child is skip or dep in _UNATTACHED:
            continue
        if dep in _SUBJECTS or dep == "agent":
            _phrase(child, Part.ACTOR, found)
        elif dep in _OBJECTS:
            _phrase(child, Part.TARGET, found)
        elif dep == "prep":
            _phrase(child, Part.TARGET if child.lower in _TARGET_PREPOSITIONS else Part.OTHER, found)
        elif dep in ("xcomp", "ccomp"):
            if _own_content(verb, child):
                _phrase(child, Part.OTHER, found)
        elif dep == "advcl":
            if _same_deed(child):
                _phrase(child, Part.OTHER, found)
        elif dep not in ("conj", "parataxis", "relcl"):
            _phrase(child, Part.OTHER, found)


def _own_content(verb: Token, clause: Token) -> bool:
    """Whether a complement clause belongs to the verb: a clause before it is quoted speech of somebody else."""
    return clause.dep == "xcomp" or clause.i > verb.i


def _same_deed(clause: Token) -> bool:
    """Whether an adverbial clause tells more of the same deed: a purpose, or a participle without its own subject."""
    own_subject = clause.child("nsubj", "nsubjpass")
    if own_subject is not None or clause.child("mark") is not None:
        return False
    purpose = any(child.dep == "aux" and child.lower == "to" for child in clause.children)
    return purpose or (clause.tag == "VBG" and not any(child.dep == "advmod" for child in clause.children))


def _phrase(top: Token, part: Part, found: dict[int, Part]) -> None:
    """A phrase without the full clauses that hang on it; a word already placed keeps its part."""
    pending = [top]
    while pending:
        token = pending.pop()
        if token.dep in _UNATTACHED:
            continue
        found.setdefault(token.i, part)
        nominal = token.pos in _NOMINAL
        for child in token.children:
            if not (nominal and child.dep in _OTHER_CLAUSES):
                pending.append(child)


def _shared(verb: Token, found: dict[int, Part]) -> None:
    """What a clause without its own subject takes from its governor."""
    governor, dep = verb.head, verb.dep
    if governor is verb:
        return
    subject = verb.child("nsubj", "nsubjpass", "csubj")
    passive = verb.tag == "VBN" and verb.child("nsubj") is None
    part = Part.TARGET if passive or verb.child("nsubjpass") is not None else Part.ACTOR
    if dep in ("relcl", "acl") and governor.pos not in _VERBAL:
        if subject is None or subject.lower in _RELATIVE:
            _noun_phrase(governor, part, found)
        return
    if subject is not None:
        return
    for _ in range(4):  # chains such as "agreed to begin to withdraw" are short
        if dep not in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep"):
            return
        if governor.pos in _VERBAL:
            above = governor.child("nsubj") or governor.child("nsubjpass")
            if dep == "xcomp" and (controller := governor.child("dobj")) is not None:
                above = controller
            if dep == "advcl" and (other := governor.child("dobj")) is not None:
                _phrase(other, Part.OTHER, found)
            if above is not None:
                _phrase(above, part, found)
                return
        elif governor.dep != "prep":
            return
        if governor.head is governor:
            return
        governor, dep = governor.head, governor.dep


def _noun_phrase(noun: Token, part: Part, found: dict[int, Part]) -> None:
    """A noun with its modifiers but without its clauses."""
    found.setdefault(noun.i, part)
    for child in noun.children:
        if child.dep in ("compound", "amod", "poss", "nmod", "prep", "appos", "nummod"):
            _phrase(child, part, found)


def _nominal(noun: Token, found: dict[int, Part]) -> None:
    """A nominal trigger: its own phrase, the noun it modifies, and the clause of the verb it is an argument of."""
    for child in noun.children:
        if child.dep in ("poss", "agent") or (child.dep == "prep" and child.lower in ("by", "between", "from")):
            _phrase(child, Part.ACTOR, found)
        elif child.dep == "prep" and child.lower in _TARGET_PREPOSITIONS:
            _phrase(child, Part.TARGET, found)
        elif child.dep not in _OTHER_CLAUSES and child.dep not in _UNATTACHED and child.dep != "conj":
            _phrase(child, Part.OTHER, found)
    below, governor = noun, noun.head
    while governor is not below:
        dep = below.dep
        if governor.pos in _VERBAL:
            if dep in _SUBJECTS or dep in _OBJECTS or dep in ("pobj", "prep", "agent"):
                found.setdefault(governor.i, Part.OTHER)
                _clause(governor, found, skip=below)
            return
        if dep in ("relcl", "acl", "advcl", "conj"):
            return
        if dep in ("compound", "amod", "nmod"):
            _noun_phrase(governor, Part.OTHER, found)
        below, governor = governor, governor.head
