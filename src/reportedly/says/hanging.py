"""How a clause hangs on its governor: by which link, behind which word, and on which word in truth."""

from __future__ import annotations

from reportedly.syntax import Token, VerbGroup

COPULAS = frozenset({"be", "prove", "remain", "seem", "appear", "become", "look", "stay", "stand", "get"})
PREDICATES = ("acomp", "attr", "oprd")
_WH = frozenset({"WRB", "WP", "WDT", "WP$"})


def predicate_of(head: Token) -> Token:
    """The adjective or noun that a copula's clause belongs to ("it is *likely* that"); any other word itself."""
    if head.lemma in COPULAS:
        for child in head.children:
            if child.dep in PREDICATES:
                return child
    return head


def opener(place: Token, dep: str) -> Token | None:
    """The word that opens the clause: a subordinator, or "when" and its like."""
    opener = None
    for child in place.children:
        if child.dep == "mark":
            return child
        if child.tag in _WH and child.i < place.i and dep in ("advcl", "ccomp"):
            opener = child
    return opener


def titles_subject(verb: Token, dep: str, noun: Token) -> bool:
    """Whether the noun of a relative clause is the title of its subject: "(denied) that *the ship* Vega had fired".

    The small parser takes the title for the clause, and the clause for what is told of it; "that" gives it away.
    """
    if dep != "relcl" or noun.dep not in ("ccomp", "advcl") or noun.tag[:2] != "NN":
        return False
    opened = any(child.dep == "mark" and child.i < noun.i for child in noun.children)
    subject = verb.child("nsubj", "nsubjpass")
    return opened and subject is not None and subject.pos == "PROPN" and noun.child("cop", "auxpass", "aux") is None


def link_of(place: Token, group: VerbGroup, mark: Token | None, dep: str) -> str:
    """The link, as lexicons name it, by which a clause hangs on its governor."""
    if mark is not None and mark.lower == "whether" and not (dep == "xcomp" and group.infinitive):
        return "whether"
    if mark is not None and dep in ("ccomp", "advcl"):
        if mark.lower == "if":
            return "whether"
        if mark.tag in _WH and dep == "ccomp":
            return "wh"
    if group.infinitive:
        return "to"
    if group.finite or (mark is not None and mark.lower == "that"):
        return "that"
    if place.tag == "VBG" or any(aux.tag == "VBG" for aux in group.auxiliaries):
        return "ing"
    return "bare" if dep in ("xcomp", "ccomp") else "participle"


def content_clause(place: Token) -> bool:
    """Whether a clause on a noun tells its content ("evidence that …") and does not merely describe it."""
    opener = next((c for c in place.children if c.lower == "that" and c.i < place.i), None)
    if opener is None:
        return False
    return opener.dep == "mark" or (opener.dep == "dobj" and sum(c.dep == "dobj" for c in place.children) > 1)
