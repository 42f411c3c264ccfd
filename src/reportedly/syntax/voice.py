"""Voice: whether a verb is passive, its by-phrase, and the objects that stand beside it.

What a verb's own neighbours say, before anything is understood from other clauses (:mod:`reportedly.syntax.clauses`).
"""

from __future__ import annotations

from reportedly.syntax.phrases import conjuncts, is_verbal
from reportedly.syntax.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVES = frozenset({"who", "which", "that", "whom"})
_DEPTH = 8


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: "was attacked", "sanctions imposed by", "attacked and looted"."""
    for child in verb.children:
        if child.dep in ("nsubjpass", "auxpass", "agent", "csubjpass"):
            return True
        if child.dep == "nsubj" or (child.dep == "dobj" and verb.dep != "conj"):
            return _shares_passive(verb)
    if verb.tag not in ("VBN", "VBD"):
        return False
    if verb.dep == "acl" or (verb.dep == "advcl" and verb.tag == "VBN" and verb.child("aux", "mark") is None):
        return True
    if verb.dep == "conj" and verb.tag == "VBN" and verb.child("aux", "dobj") is None and is_verbal(verb.head):
        return is_passive(verb.head)
    return False


def agents(verb: Token) -> list[Token]:
    """The by-phrase of a passive, its own or one that coordinated verbs share ("was attacked and looted by rebels")."""
    found = _by_phrase(verb)
    if found:
        return found
    member = verb
    while True:
        later = [child for child in member.children if child.dep == "conj" and is_verbal(child)]
        if not later or later[0].child(*SUBJECTS) is not None:
            break
        member = later[0]
        found = _by_phrase(member)
        if found:
            return found
    member = verb
    while member.dep == "conj" and is_verbal(member.head) and member.child(*SUBJECTS) is None:
        member = member.head
        found = _by_phrase(member)
        if found:
            return found if is_passive(member) else []
    return []


def plain_objects(verb: Token) -> list[Token]:
    """The direct objects that stand with the verb; a relative pronoun gives its antecedent."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep in ("dobj", "obj"):
            found.extend(conjuncts(antecedent(child, verb)))
    return found


def indirect(verb: Token) -> list[Token]:
    """The indirect object: "gave Kyiv tanks"."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep == "dative":
            if child.pos == "ADP":
                for inner in child.children:
                    if inner.dep == "pobj":
                        found.extend(conjuncts(inner))
            else:
                found.extend(conjuncts(child))
    return found


def antecedent(pronoun: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for, the pronoun itself when it is none."""
    if pronoun.lower not in RELATIVES or pronoun.tag not in ("WDT", "WP", "IN", "DT"):
        return pronoun
    clause = verb
    for _ in range(_DEPTH):
        if clause.dep == "relcl":
            return clause.head
        if clause.head is clause or clause.dep not in ("conj", "xcomp", "ccomp", "aux"):
            break
        clause = clause.head
    return pronoun


def _by_phrase(verb: Token) -> list[Token]:
    found: list[Token] = []
    for child in verb.children:
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
            for inner in child.children:
                if inner.dep == "pobj":
                    found.extend(conjuncts(inner))
    return found


def _shares_passive(verb: Token) -> bool:
    """Whether a verb with a subject of its own borrows the auxiliary: "one man was killed and ten others wounded"."""
    return (
        verb.dep == "conj"
        and verb.tag in ("VBN", "VBD")
        and verb.child("aux", "dobj") is None
        and is_verbal(verb.head)
        and verb.head.child("auxpass") is not None
        and verb.lemma != verb.lower
        and verb.child("xcomp", "ccomp") is None
    )
