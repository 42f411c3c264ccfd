"""Light verbs: the verb that does a noun's deed ("launched an attack", "is under attack", "ordered strikes")."""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.syntax import Token, first_conjunct, governor, is_passive

# Prepositions of taking part: "engage in talks", "respond with strikes", but not "said at a summit".
_DECIDING = frozenset({"on", "to", "with", "of"})
_TAKING_PART = frozenset({"in", "with", "on", "under", "into", "to", "for"})


class LightVerbs:
    """Finds the verb that lends a noun its participants.

    Args:
        classes: word classes; ``@support-verb`` are light verbs, ``@control-verb`` those whose subject does what their
            object names, ``@partitive`` nouns that are looked through before *of*, ``@stance-verb`` those of people who
            judge or watch what others do.
    """

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self._support = classes.get("@support-verb", frozenset())
        self._control = classes.get("@control-verb", frozenset())
        self._partitive = classes.get("@partitive", frozenset())
        self.stances = classes.get("@stance-verb", frozenset())
        self._receiving = classes.get("@receiving-verb", frozenset())

    def of(self, noun: Token) -> Token | None:
        """The light verb whose object, or subject in the passive, the noun is."""
        outer = self.outer(noun)
        verb = governor(outer)
        if verb is None or verb.lemma.lower() not in self._support:
            return None
        top = first_conjunct(outer)
        if top.dep in ("dobj", "nsubjpass") or (top.dep == "nsubj" and is_passive(verb)):
            return verb
        if top.dep == "pobj" and top.head.lower in _TAKING_PART and verb.child("dobj") is None:
            # of "be" only the suffering: "is under attack", not "is in the region for talks"
            return verb if verb.lemma != "be" or top.head.lower == "under" else None
        return None

    def performs(self, verb: Token) -> bool:
        """Whether the subject of the verb does what its object names."""
        return verb.lemma.lower() in self._support or verb.lemma.lower() in self._control

    def controller(self, noun: Token) -> Token | None:
        """The verb that decides on the noun's deed: "ordered strikes", "announced sanctions"."""
        outer = self.outer(noun)
        verb = governor(outer)
        if verb is None or verb.lemma.lower() not in self._control:
            return None
        top = first_conjunct(outer)
        decided = top.dep in ("dobj", "nsubjpass") or (top.dep == "pobj" and top.head.lower in _DECIDING)
        return verb if decided else None

    def suffered(self, noun: Token) -> bool:
        """Whether the light verb's subject is the one who suffers the deed: "came under fire", "received a request"."""
        top = first_conjunct(self.outer(noun))
        if top.dep == "dobj":
            return top.head.lemma.lower() in self._receiving
        return top.dep == "pobj" and top.head.lower == "under"

    def outer(self, noun: Token) -> Token:
        """The noun that stands for this one in its clause: "a series of attacks" stands where "attacks" would."""
        for _ in range(3):
            top = first_conjunct(noun)
            preposition = top.head
            if top.dep != "pobj" or preposition.lower != "of" or preposition.head.lemma.lower() not in self._partitive:
                break
            noun = preposition.head
        return noun
