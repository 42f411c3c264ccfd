"""Words that deny a clause from within: "no", "neither", "nobody", "not one", "under no circumstances"."""

from __future__ import annotations

from reportedly.syntax import Token

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
NO = frozenset({"no", "neither", "zero"})
NOBODY = frozenset({"nobody", "none", "nothing", "neither", "few", "no-one"})
# "under no circumstances", "at no point"; "in no time" is soon
_NO_WAY = frozenset({"circumstance", "point", "way", "means", "account", "case", "stage", "moment"})


def denies(child: Token, counted: bool) -> bool:
    """Whether a determiner or adverb denies what it stands by: "*no* attack", "*neither* approves", "no *longer*"."""
    if child.dep == "advmod" and child.lower in ("longer", "more"):
        return any(below.lower == "no" for below in child.children)
    return child.dep in ("det", "advmod", "preconj") and child.lower in NO and not counted


def nor(verb: Token) -> Token | None:
    """The "nor" that opens the verb's clause: "it has not paid, *nor* has it offered to"."""
    owner = verb.head if verb.dep == "conj" else verb
    first = owner.i if verb.dep == "conj" else -1
    for child in owner.children:
        if child.lower == "nor" and first < child.i < verb.i:
            return child
    return None


def negative_argument(verb: Token) -> Token | None:
    """The argument that denies the verb: "*no* troops attacked", "*nobody* was hurt", "*not one* shot was fired"."""
    for child in verb.children:
        # the small parser hangs a phrase before an inverted auxiliary on it: "*at no point* did they fire"
        for phrase in (child, *(child.children if child.dep == "aux" else ())):
            if phrase.dep == "prep" and (none := _no_way(phrase)) is not None:
                return none
        if child.lower == "before" and (never := child.child("neg")) is not None and child.dep == "advmod":
            return never
        if child.dep in ARGUMENTS:
            if child.lower in NOBODY and child.dep != "dobj":
                return child
            for below in child.children:
                if below.dep in ("det", "neg", "advmod", "preconj") and below.lower in NO:
                    return below
                if below.lower in ("hardly", "scarcely") and child.lower.startswith("any"):
                    return below
            if (none := _not_one(child)) is not None:
                return none
    return None


def _no_way(preposition: Token) -> Token | None:
    """The "no" of "under *no* circumstances" and "at *no* point"."""
    noun = preposition.child("pobj")
    if noun is None or noun.lemma.lower() not in _NO_WAY:
        return None
    return next((child for child in noun.children if child.lower == "no"), None)


def _not_one(noun: Token) -> Token | None:
    """The "not" of "*not one* shot" and "*not a single* soldier", which count to nothing; "not all" leaves some."""
    first = min(noun.children, key=lambda child: child.i, default=noun)
    words = [token.lower for token in (first, *first.children)]
    counted = "one" in words or any(child.lower == "single" for child in noun.children)
    denied = next((token for token in (first, *first.children) if token.lower == "not" and token.dep == "neg"), None)
    return denied if counted else None
