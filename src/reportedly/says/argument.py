"""Events told by nouns, and gerunds after prepositions: what the word that they hang on makes of them.

Source: Saurí and Pustejovsky 2012 (predicates and their arguments); codebook, *Status*.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportedly.says.clause import KNOWN, NO, ClauseReader, Composed
from reportedly.says.cues import CueIndex
from reportedly.says.factuality import FACT, UNKNOWN, effect
from reportedly.says.hanging import COPULAS, PREDICATES, opener, predicate_of
from reportedly.says.verdicts import verdict_on
from reportedly.syntax import Parse, Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_AIM = effect("PS+fi|PR-")


class NounPhrases:
    """What governors make of the noun phrases of one parse.

    Args:
        parse: the parse.
        cues: the status cues.
        clause: reads verb groups.
        compose: the state of any word, at a depth; the walk that this is a part of.
    """

    def __init__(
        self, parse: Parse, cues: CueIndex, clause: ClauseReader, compose: Callable[[Token, int], Composed]
    ) -> None:
        self._parse = parse
        self._cues = cues
        self._clause = clause
        self._compose = compose

    def of_subject(self, token: Token, verb: Token, link: str, depth: int) -> Composed:
        """A subject: that of the lowest verb it is raised from ("the talks are expected *to be held*")."""
        lower = verb
        for _ in range(4):
            predicate = predicate_of(lower)
            below = predicate.child("xcomp") or lower.child("xcomp")
            if below is None or self._cues.governor(predicate, "raise") is None:
                break
            lower, link = below, "obj" if self._clause.group(below).passive else "subj"
        if lower.lemma in COPULAS and link == "subj":
            found = self._of_predicate(lower, depth)
            if found is not None:
                return found
        return self.of_argument(token, lower, link, depth)

    def _of_predicate(self, verb: Token, depth: int) -> Composed | None:
        """A copula's subject by what is said of it: "the talks are *unlikely*", "under *consideration*"."""
        for child in verb.children:
            predicate = child
            if child.dep == "prep":
                predicate = child.child("pobj") or child
            elif child.dep not in PREDICATES and child.dep != "advmod":
                continue
            for word in (predicate, *(below for below in predicate.children if below.dep == "compound")):
                cue = self._cues.governor(word, "subj")
                if cue is not None:
                    outer = self._compose(verb, depth)
                    if child.lower == "off":
                        outer = outer.named(child, "negation", outer.state.negated())
                    return outer.through(word, cue)
        return None

    def of_argument(self, token: Token, verb: Token, link: str, depth: int) -> Composed:
        """A subject or object, by what its verb says of it or of the allegation that it is."""
        outer = self._compose(verb, depth)
        if link == "obj" and self._cues.alleges(token):
            word, verdict = verdict_on(verb, self._parse, self._cues)
            if verdict is not None:
                return outer.through(word, verdict)
        cue = None if link == "obj" and self._affected(verb) else self._cues.governor(verb, link)
        if cue is not None:
            return outer.through(verb, cue)
        if link == "subj" and outer.state.polarity < 0 and verb.lemma not in COPULAS and not _counted(token):
            return outer.guess(FACT)
        return _inherited(token, outer, link)

    def _affected(self, verb: Token) -> bool:
        """Whether the object is the one acted on, because the deed stands elsewhere: "prevented *the crowd* from …"."""
        for child in verb.children:
            if child.dep == "xcomp" or (child.dep == "prep" and child.child("pcomp") is not None):
                link = "to" if child.dep == "xcomp" else child.lower
                if self._cues.governor(verb, link) is not None:
                    return True
        return False

    def of_oblique(self, token: Token, preposition: Token, depth: int) -> Composed:
        """What hangs on a preposition: by the preposition, or by the word that governs it."""
        governor = preposition.head
        mark = opener(token, "ccomp") if token.dep == "pcomp" else None
        if mark is not None and mark.lower == "whether":
            return KNOWN.named(mark, "whether", replace(FACT, certainty=UNKNOWN))
        if preposition.dep == "agent":
            return self.of_argument(token, governor, "subj", depth)
        cue = self._cues.preposition(preposition, self._parse.tokens[preposition.i - 1] if preposition.i else None)
        if cue is not None:
            return KNOWN.through(preposition, cue)
        link = "prep-to" if preposition.lower == "to" else preposition.lower
        # "accused the rebels of shelling": the small parser hangs the preposition on the object.
        for word in (governor, predicate_of(governor), governor.head if governor.dep == "dobj" else governor):
            cue = self._cues.governor(word, link)
            if cue is not None:
                return self._compose(word, depth).through(word, cue)
        if governor is preposition:
            return KNOWN
        if link == "for" and governor.tag[:2] == "VB" and token.tag[:2] == "NN" and not _definite(token):
            # "arrived for talks", "was not available for comment": what somebody does something for is an aim.
            return self._compose(governor, depth).named(preposition, "aim", _AIM)
        return _inherited(token, self._compose(governor, depth), "oblique")

    def of_premodifier(self, token: Token, place: Token, head: Token, depth: int) -> Composed:
        """A deed before another noun ("*attack* plan") or a possessor's."""
        cue = self._cues.governor(head, "compound")
        if cue is not None:
            return self._compose(head, depth).through(head, cue)
        if place.dep in ("poss", "npadvmod"):
            return KNOWN.guess(FACT)
        return _inherited(token, self._compose(head, depth), "compound")


def _inherited(token: Token, outer: Composed, link: str) -> Composed:
    """A noun phrase in a clause no cue speaks of.

    What is denied, guessed or planned of a definite thing leaves the thing standing ("will discuss *the attack*"), and
    so does what is denied of a circumstance.
    """
    state = outer.state
    stands = _definite(token) and not (state.hypothetical and link == "subj")
    if link == "obj" and state.intended and any(child.lower == "of" for child in token.children):
        stands = False  # "to ensure the release of the crew": an action named with its object is what is aimed at
    if state.polarity < 0 and not _counted(token):
        stands = stands or link == "oblique" or token.tag[:2] == "VB"
    return outer.guess(FACT if stands else state)


def _counted(noun: Token) -> bool:
    """Whether the noun carries the "no" that denies its verb, or an "any" that goes with its denial."""
    return any(
        child.dep in ("det", "neg", "advmod", "preconj") and (child.lower in NO or child.lower == "any")
        for child in noun.children
    )


def _definite(noun: Token) -> bool:
    return noun.pos == "PROPN" or any(
        child.dep == "poss" or (child.dep == "det" and child.lower in _DEFINITE) for child in noun.children
    )
