"""Events told by nouns, and gerunds after prepositions: what the word that they hang on makes of them.

Source: Saurí and Pustejovsky 2012 (predicates and their arguments); codebook, *Status*.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportedly.says.clause import KNOWN, ClauseReader, Composed, ahead
from reportedly.says.cues import CueIndex
from reportedly.says.factuality import FACT, UNKNOWN, effect
from reportedly.says.hanging import COPULAS, PREDICATES, opener, predicate_of
from reportedly.says.negation import NO
from reportedly.says.supposing import WOULD
from reportedly.says.verdicts import verdict_on
from reportedly.syntax import Parse, Tense, Token
from reportedly.types import Status

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_AIM = effect("PS+fi|PR-")
_CONDITIONAL = effect("PS+h|PS-h")
_FUTURE = effect("=f|=f")
_HYPOTHESIS = effect("Uh|Uh")


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
            found = self._of_predicate(token, lower, depth)
            if found is not None:
                return found
        return self.of_argument(token, lower, link, depth)

    def _of_predicate(self, token: Token, verb: Token, depth: int) -> Composed | None:
        """A copula's subject by what is said of it: "the talks are *unlikely*", "under *consideration*"."""
        alleged = token is not None and self._cues.alleges(token)
        for child in verb.children:
            predicate = child
            if child.dep == "prep":
                below = child.child("prep")
                predicate = child.child("pobj") or (below.child("pobj") if below is not None else None) or child
            elif child.dep not in PREDICATES and child.dep != "advmod":
                continue
            for word in (predicate, *(below for below in predicate.children if below.dep == "compound")):
                cue = self._cues.governor(word, "charge" if alleged else "subj")
                if cue is not None:
                    outer = self._compose(verb, depth)
                    if child.lower in ("off", "out"):
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
        if link == "obj" and self._cues.speaks(token) and (undone := self._cues.governor(verb, "plan")) is not None:
            return outer.through(verb, undone)  # "dropped its *threat* to leave"
        cue = None if link == "obj" and self._affected(verb) else self._cues.governor(verb, link)
        if cue is not None:
            outer = outer.through(verb, cue)
        if link == "obj" and not outer.state.future and self._looks_ahead(token, verb):
            return outer.named(token, "ahead", _FUTURE)
        if cue is not None:
            return outer
        if link == "subj" and outer.state.polarity < 0 and verb.lemma not in COPULAS and not _counted(token):
            return outer.guess(FACT)
        if link == "subj" and not _definite(token) and token.tag[:2] == "NN" and _plain_would(outer, verb):
            return outer.named(token, "would-subject", _CONDITIONAL)  # "*an attack* would bring war"
        return _inherited(token, outer, link)

    def _looks_ahead(self, noun: Token, verb: Token) -> bool:
        """Whether what a verb of the past has for its object is still to come: "announced a visit *next week*"."""
        if _definite(noun) or self._clause.group(verb).tense is not Tense.PAST:
            return False
        return any(word.dep == "npadvmod" and word.i > noun.i and ahead(word) for word in verb.subtree())

    def told_after(self, noun: Token) -> Composed | None:
        """What the words behind a noun tell of it, where they tell that it is no fact: "the talks, *due to begin*".

        Args:
            noun: an event that its own governor leaves a fact.
        """
        for child in noun.children:
            if child.i < noun.i:
                continue
            found = None
            if child.dep in ("amod", "acl") or (child.dep == "relcl" and child.tag[:2] != "VB"):
                found = self._participle(child)
            elif child.dep == "relcl":
                found = self._relative(noun, child)
            if found is not None and found.state.status is not Status.HAPPENED:
                return found
        return None

    def _participle(self, word: Token) -> Composed | None:
        """What an adjective or participle behind its noun makes of it: "talks *due* in May", "talks *to be held*"."""
        below = word.child("xcomp")
        raised = self._cues.governor(word, "raise")
        if raised is not None:
            return self._compose(below, 1) if below is not None else KNOWN.through(word, raised)
        group = self._clause.group(word)
        if group.passive and group.infinitive:
            return self._compose(word, 1)
        cue = self._cues.governor(word, "obj") if word.tag == "VBN" else None
        return KNOWN.through(word, cue) if cue is not None else None

    def _relative(self, noun: Token, verb: Token) -> Composed | None:
        """What a relative clause makes of its noun: "talks *that will begin*", "a march that the prefect *banned*"."""
        subject = verb.child("nsubj", "nsubjpass")
        if subject is None:
            return None
        if subject.tag == "WDT" or subject.lower == "that":
            return self.of_subject(noun, verb, "obj" if subject.dep == "nsubjpass" else "subj", 1)
        gaps = [child for child in verb.children if child.dep == "dobj"]
        if any(gap.tag != "WDT" and gap.lower != "that" for gap in gaps) or verb.child("xcomp", "ccomp") is not None:
            return None
        cue = self._cues.governor(verb, "obj")
        return self._compose(verb, 1).through(verb, cue) if cue is not None else None

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
            if cue.effect.positive.polarity < 0 and self._lacked(preposition, governor):
                return KNOWN.named(preposition, "condition", _HYPOTHESIS)  # "*without* a truce, no aid can come"
            return KNOWN.through(preposition, cue)
        if self._cues.alleges(token) and governor.tag[:2] == "VB":
            word, verdict = verdict_on(governor, self._parse, self._cues, about=token)
            if verdict is not None:
                return self._compose(governor, depth).through(word, verdict)
        link = "prep-to" if preposition.lower == "to" else preposition.lower
        if preposition.i == governor.i + 1 and governor.tag[:2] == "VB":
            cue = self._cues.phrasal(governor, "obj")
            if cue is not None:
                return self._compose(governor, depth).through(governor, cue)
        # "accused the rebels of shelling": the small parser hangs the preposition on the object.
        above = governor.head if governor.dep in ("dobj", "prt", "advmod", "prep") else governor
        above = preposition.child("advmod") or above  # "*far* from withdrawing, they dug in"
        for word in (governor, predicate_of(governor), above):
            cue = self._cues.governor(word, f"{link}-ing") if token.dep == "pcomp" else None
            cue = cue or self._cues.governor(word, link)
            if cue is not None:
                return self._compose(word, depth).through(word, cue)
        if governor is preposition:
            return KNOWN
        if link == "for" and governor.tag[:2] == "VB" and token.tag[:2] == "NN" and not _definite(token):
            # "arrived for talks", "was not available for comment": what somebody does something for is an aim.
            return self._compose(governor, depth).named(preposition, "aim", _AIM)
        return _inherited(token, self._compose(governor, depth), "oblique")

    def _lacked(self, preposition: Token, verb: Token) -> bool:
        """Whether what is missing is the condition of what is told: it stands first, and the verb has a modal."""
        return preposition.i < verb.i and self._clause.group(verb).modal is not None

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
        (child.dep == "poss" and not _vague(child)) or (child.dep == "det" and child.lower in _DEFINITE)
        for child in noun.children
    )


def _vague(owner: Token) -> bool:
    """Whether a possessor only describes: "*a donors'* conference"."""
    return any(child.dep == "det" and child.lower in ("a", "an") for child in owner.children)


def _plain_would(outer: Composed, verb: Token) -> bool:
    """Whether the clause of a subject supposes it with its "would", which no plan, report or condition explains."""
    return any(child.lower in WOULD for child in verb.children) and outer.state.polarity > 0 and outer.state.future
