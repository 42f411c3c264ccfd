"""What grammar says of a pronoun: whom it agrees with, whether it stands for nobody, what is done to its owner."""

from __future__ import annotations

from reportedly.syntax import Token
from reportedly.types import MentionKind
from reportedly.who.drafts import Draft
from reportedly.who.quotations import reporting_verbs
from reportedly.who.words import words

_NEUTER = frozenset({"it", "its", "itself"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "relcl", "acl"})


def done_to_owner(token: Token) -> bool:
    """Whether a possessive says whose something is that undergoes what is done to others: "expelled their envoy"."""
    noun = token.head
    if token.tag != "PRP$" or noun.dep not in ("dobj", "nsubjpass"):
        return False
    return noun.head.lemma in words("done-to-others")


def is_expletive(token: Token) -> bool:
    """Whether an "it" stands for nothing named: "it is clear that", "it emerged that", "it takes years to".

    Example:
        >>> from reportedly.syntax import Token
        >>> it = Token(0, "It", "it", "PRON", "PRP", "nsubj", 0)
        >>> rained = Token(1, "rained", "rain", "VERB", "VBD", "ROOT", 3)
        >>> it.head = rained
        >>> is_expletive(it)
        True
    """
    verb = token.head
    if token.dep == "dobj" and verb.lemma in words("of-claims"):
        return True  # "China denied it": what was said of her
    if token.dep == "dobj":
        # "makes it hard to", "made it clear that"
        return verb.lemma in ("make", "find", "think", "consider", "deem") and verb.child("ccomp", "oprd") is not None
    if token.dep not in ("nsubj", "nsubjpass"):
        # "made it difficult to win": some parsers see a small clause
        return False
    if verb.lemma in words("raising"):
        return True
    clausal = any(child.dep in _CLAUSES and child.i > verb.i for child in verb.children)
    if verb.lemma in ("be", "become", "remain"):
        return _is_said_of_clause(verb)
    if token.dep == "nsubjpass":
        return verb.lemma in reporting_verbs() and verb.child("ccomp") is not None
    if verb.lemma == "take":
        return clausal or verb.child("npadvmod", "dative") is not None or any(c.lower == "long" for c in verb.children)
    # "it threatens to be a long day"
    inner = verb.child("xcomp")
    return inner is not None and inner.lemma == "be" and verb.lemma in words("foreboding")


def _is_said_of_clause(verb: Token) -> bool:
    """Whether a form of "be" says something of a clause to come: "is good to", "is far from sure what", "is about"."""
    complement = verb.child("acomp", "attr", "oprd")
    if complement is None:
        return any(child.lower in ("about", "far") and child.children for child in verb.childs("prep", "advmod"))
    after = [child for child in verb.children if child.dep in _CLAUSES and child.i > complement.i]
    after += [child for child in complement.children if child.dep in _CLAUSES and child.i > complement.i]
    if complement.dep != "attr":
        # "it is ready to": what the subject of such an adjective does, nobody else does
        return complement.lower in words("judged") or (
            complement.lower not in words("inclined") and any(_is_content(child) for child in after)
        )
    if complement.pos in ("NUM", "PRON") or complement.ent in ("DATE", "TIME"):
        return True
    # "it was Chad that armed them", but "it is a group that armed them"
    named = complement.pos == "PROPN"
    return any(_is_content(child) or (named and child.dep == "relcl") for child in after)


def _is_content(clause: Token) -> bool:
    """Whether a clause is a "that" clause, a question or an infinitive, not one of time or reason."""
    if clause.dep in ("relcl", "acl"):
        return False
    opening = clause.child("mark", "aux", "advmod", "nsubj", "dobj", "nsubjpass")
    return clause.dep != "advcl" or (opening is not None and opening.lower in ("to", "that", "for"))


def agrees(draft: Draft, token: Token, other: Draft) -> bool:
    """Number, person and gender of a pronoun against a mention."""
    if token.lower in _NEUTER:
        return not other.person and not other.plural and not other.parts
    if draft.female is not None:
        singular = not other.plural and not other.parts
        # "the Foreign Legion": an unknown name with an article is no person's
        personal = other.person or (other.kind is MentionKind.NAME and other.entity is None and not other.definite)
        return singular and personal and (other.female is None or other.female == draft.female)
    if other.plural or other.parts:
        return True
    if other.kind is MentionKind.PRONOUN:
        return other.plural
    return not other.person
