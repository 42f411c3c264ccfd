"""Which verb a coordinated verb shares its subject with, where the parser took one that it cannot be.

"Urged Chad to talk and recalled its envoy" is no infinitive, "said it had left and accused Chad" no pluperfect, "aides
say he resigned but asked to stay" no present, "accused Chad of arming rebels and shelled a post" no gerund; "states
accept that the junta has won and are sending envoys" has a plural subject.
"""

from __future__ import annotations

from reportedly.syntax.phrases import governor, is_infinitive, is_verbal
from reportedly.syntax.tokens import Token

# Verbs of telling, of which the clause before is a quotation: "Surrender or die, he said".
TELLING = frozenset({"say", "tell", "add", "warn", "write", "note", "insist", "ask", "reply", "shout", "declare"})
_SINGULAR = frozenset({"is", "was", "has", "does", "'s"})
_PLURAL = frozenset({"are", "were", "have", "do", "'re", "'ve"})
_DEPTH = 4


def partner(token: Token) -> Token:
    """The verb whose subject a coordinated verb without one of its own shares; its head, unless that cannot be."""
    head = token.head
    if token.tag == "VBD" and head.tag in ("VBP", "VBZ") and head.lemma in TELLING:
        clauses = [child for child in head.childs("ccomp") if head.i < child.i < token.i and child.tag == "VBD"]
        return clauses[-1] if clauses else head
    for _ in range(_DEPTH):
        above = _above(head)
        if above is None or not (_differs_in_form(token, head) or _differs_in_number(token, head, above)):
            break
        head = above
    return head


def _above(verb: Token) -> Token | None:
    """The verb that a subordinate clause belongs to."""
    if verb.head is verb:
        return None
    if is_verbal(verb.head):
        return verb.head
    if verb.dep == "pcomp" and is_verbal(verb.head.head):
        return verb.head.head
    return governor(verb.head) if verb.dep == "acl" else None


def _differs_in_form(token: Token, verb: Token) -> bool:
    """Whether a past tense stands beside an infinitive, a gerund or the participle of a pluperfect."""
    if token.tag != "VBD" or token.child("aux") is not None:
        return False
    if verb.tag == "VBG":
        return verb.dep in ("pcomp", "xcomp", "advcl", "acl") and verb.child("aux", "nsubj") is None
    told = verb.dep == "ccomp" and verb.tag == "VBN" and any(child.lower == "had" for child in verb.childs("aux"))
    return told or (is_infinitive(verb) and verb.dep in ("xcomp", "ccomp", "advcl"))


def _differs_in_number(token: Token, verb: Token, above: Token) -> bool:
    """Whether the finite forms of a verb and of a clause below another differ, and the other's does not."""
    own, shared = _number(token), _number(verb)
    if verb.dep != "ccomp" or own is None or shared is None or own == shared:
        return False
    return _number(above) in (own, None)


def _number(verb: Token) -> str | None:
    auxiliaries = verb.childs("aux", "auxpass")
    if any(word.tag in ("MD", "TO") for word in auxiliaries):
        return None
    for word in (*auxiliaries, verb):
        if word.lower in _SINGULAR or word.tag == "VBZ":
            return "singular"
        if word.lower in _PLURAL or word.tag == "VBP":
            return "plural"
    return None
