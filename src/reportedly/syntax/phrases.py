"""Noun phrases: coordination, possessors, modifiers, prepositions, and the verb that a noun depends on.

All answers are heads of noun phrases, in order of the text; every question costs a look at a few neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.syntax.tokens import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})

_VERBAL = frozenset({"VERB", "AUX"})
_BEFORE_TITLES = frozenset({"visiting", "outgoing", "incoming", "ruling", "acting"})


def is_verbal(token: Token) -> bool:
    """Whether the token is a verb or an auxiliary."""
    return token.pos in _VERBAL


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated with it below it, in order of the text.

    Example: "Iran" in "Iran, Russia and China" gives all three.
    """
    found = [token]
    for member in found:
        found.extend(
            child
            for child in member.children
            if (child.dep == "conj" and _alike(member, child)) or (child.dep == "appos" and _is_listed(member, child))
        )
    return sorted(found, key=_position) if len(found) > 1 else found


def first_conjunct(token: Token) -> Token:
    """The first member of the coordination that the token belongs to."""
    while token.dep == "conj" and token.head is not token and _alike(token.head, token):
        token = token.head
    return token


def prepositional(token: Token, words: Iterable[str]) -> list[Token]:
    """Objects of the token's own prepositions that are among ``words`` (lower case)."""
    found: list[Token] = []
    wanted = words if isinstance(words, (frozenset, set, tuple)) else tuple(words)
    for child in token.children:
        if child.dep in ("prep", "agent", "dative") and child.lower in wanted:
            found.extend(preposition_objects(child))
    return found


def preposition_objects(preposition: Token) -> list[Token]:
    """The nouns that a preposition governs, coordinated ones and repeated prepositions included."""
    found: list[Token] = []
    for inner in preposition.children:
        if inner.dep == "pobj":
            found.extend(conjuncts(inner))
        elif inner.dep in ("prep", "conj") and inner.pos in ("ADP", "SCONJ"):
            found.extend(preposition_objects(inner))
        elif inner.dep == "pcomp" and inner.lower in _BEFORE_TITLES:
            # "talks with visiting President Kaya": parsers take it for a deed
            for person in inner.children:
                if person.dep == "dobj" and person.pos == "PROPN":
                    found.extend(conjuncts(person))
    return found


def possessors(noun: Token) -> list[Token]:
    """The possessor of a noun: "Turkey's assault", "its assault"."""
    found: list[Token] = []
    for child in noun.children:
        # parsers take some possessors with a curly apostrophe for modifiers
        if child.dep == "poss" or (child.dep in ("nmod", "compound") and child.child("case") is not None):
            found.extend(conjuncts(child))
    return found


def modifiers(noun: Token) -> list[Token]:
    """Adjectives and nouns before a noun, coordinated ones included: "missile and drone strikes"."""
    found: list[Token] = []
    for child in noun.children:
        if child.dep in ("amod", "compound", "nmod", "nummod") and child.i < noun.i:
            found.append(child)
            for inner in child.children:
                if inner.dep in ("amod", "compound", "nmod", "conj", "npadvmod"):
                    found.append(inner)
    return found


def governor(noun: Token) -> Token | None:
    """The verb of which the noun is object, subject or (through a preposition) oblique; ``None`` when there is none."""
    noun = first_conjunct(noun)
    head = noun.head
    if head is noun:
        return None
    if noun.dep in ("dobj", "nsubj", "nsubjpass", "attr", "dative") and is_verbal(head):
        return head
    if noun.dep == "pobj" and is_verbal(head.head) and head.head is not head:
        return head.head
    return None


def is_infinitive(token: Token) -> bool:
    """Whether the token is a to-infinitive."""
    return token.tag == "VB" and any(child.dep == "aux" and child.lower == "to" for child in token.children)


def _alike(member: Token, child: Token) -> bool:
    """Whether a conjunct is of the same kind; parsers also hang clauses on nouns as conjuncts."""
    return (member.pos in _NOMINAL) == (child.pos in _NOMINAL)


def _is_listed(member: Token, child: Token) -> bool:
    """Whether parsers take the second of three for an apposition: "held two Danes, a Swede and three Norwegians"."""
    third = child.child("conj")
    if third is None or child.child("cc") is None:
        return False
    if all(word.pos == "PROPN" for word in (member, child, third)):
        return all(word.ent == "PERSON" and word.child("det", "amod") is None for word in (member, child, third))
    return all(_is_indefinite(word) for word in (member, child, third))


def _is_indefinite(noun: Token) -> bool:
    """Whether a noun brings in somebody new: "a Swede", "three Norwegians"."""
    return any(word.dep == "nummod" or word.lower in ("a", "an", "another", "several") for word in noun.children)


def _position(token: Token) -> int:
    return token.i
