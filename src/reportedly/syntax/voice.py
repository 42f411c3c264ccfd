"""Voice: whether a verb is passive, its by-phrase, and the objects that stand beside it.

What a verb's own neighbours say, before anything is understood from other clauses (:mod:`reportedly.syntax.clauses`).
"""

from __future__ import annotations

from reportedly.syntax.phrases import conjuncts, is_verbal, prepositional
from reportedly.syntax.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVES = frozenset({"who", "which", "that", "whom"})
_DEPTH = 8
# Verbs of harm and arrest that always have an object: left without one, their subject suffers the deed.
_NEVER_BARE = frozenset(
    {
        "kill",
        "wound",
        "injure",
        "arrest",
        "detain",
        "jail",
        "imprison",
        "behead",
        "execute",
        "torture",
        "abduct",
        "kidnap",
        "capture",
        "displace",
        "deport",
        "expel",
        "convict",
        "poison",
        "bomb",
        "massacre",
        "assassinate",
    }
)

# Those who are left behind.
_KIN = frozenset({"family", "relative", "parent", "mother", "father", "widow", "wife", "friend", "child", "body"})


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: "was attacked", "sanctions imposed by", "attacked and looted"."""
    if verb.lemma in _NEVER_BARE and verb.tag in ("VBN", "VBD") and _suffers(verb):
        return True
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


def agreeing(nouns: list[Token], subject: Token, verb: Token) -> list[Token]:
    """Of a coordination the noun that a relative clause in the singular means: "Chad and Niger, which has an army"."""
    finite = next((word for word in (*verb.childs("aux", "auxpass"), verb) if word.tag in ("VBZ", "VBP")), None)
    if len(nouns) < 2 or subject in nouns or finite is None or finite.tag != "VBZ":
        return nouns
    return [max((noun for noun in nouns if noun.i < subject.i), key=lambda noun: noun.i, default=nouns[-1])]


def mourned(noun: Token, verb: Token) -> Token:
    """Who was killed, where parsers take the family for it: "the widows of two miners killed in the raid"."""
    if noun.lemma not in _KIN or noun.i > verb.i or verb.tag not in ("VBN", "VBD") or verb.child("aux", "auxpass"):
        return noun
    inner = [person for person in prepositional(noun, ("of",)) if person.i == verb.i - 1]
    return inner[0] if inner and is_passive(verb) else noun


def _suffers(verb: Token) -> bool:
    """Whether a verb that needs an object has none because its subject is it.

    "Two bridges bombed", "men killed fighting in Chad", "were knocked down and killed".
    """
    objects = verb.childs("dobj", "ccomp")
    if verb.child("aux") is not None or any(not is_occupation(child, verb) for child in objects):
        return False
    if objects or any(is_occupation(child, verb) for child in verb.childs("xcomp", "advcl")):
        return True
    if verb.tag == "VBN":
        return verb.child("nsubj") is not None
    return verb.dep == "conj" and is_verbal(verb.head) and verb.child("nsubj") is None and is_passive(verb.head)


def _denied_before(by: Token, verb: Token) -> bool:
    """Whether a "not" of the verb stands right before the by-phrase, and so denies it alone."""
    return any(child.dep == "neg" and child.i == by.i - 1 and child.i > verb.i for child in verb.children)


def is_occupation(child: Token, verb: Token) -> bool:
    """Whether a word right behind the verb says what its subject was doing: "killed fighting"."""
    return child.i == verb.i + 1 and child.lower.endswith("ing") and child.child("det", "amod", "compound") is None


def _by_phrase(verb: Token) -> list[Token]:
    found: list[Token] = []
    for child in verb.children:
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
            if child.child("neg") is not None or _denied_before(child, verb):
                continue  # "not by Chad but by Niger"
            for inner in child.children:
                if inner.dep == "pobj":
                    found.extend(conjuncts(inner))
    return found or _low_by_phrase(verb)


def _low_by_phrase(verb: Token) -> list[Token]:
    """A by-phrase that parsers hang on a noun: "was given asylum by Chad", "is backed in its fight by the army"."""
    if verb.child("auxpass") is None:
        return []
    for noun in verb.childs("dobj"):
        if noun.i > verb.i and noun.child("poss") is None:
            for by in noun.childs("prep"):
                if by.lower == "by":
                    return [member for agent in by.childs("pobj") for member in conjuncts(agent)]
    for preposition in verb.childs("prep"):
        for noun in preposition.childs("pobj"):
            if noun.child("poss") is None:
                continue
            lower = [
                low for inner in noun.childs("prep") for thing in inner.childs("pobj") for low in thing.childs("prep")
            ]
            for by in (*noun.childs("prep"), *lower):
                if by.lower == "by":
                    return [member for agent in by.childs("pobj") for member in conjuncts(agent)]
    return []


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
