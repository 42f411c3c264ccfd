"""The walk from an event word up to the root of its sentence, and the composition of the cues met on the way.

Each word's state is that of its governor, passed through the effect of the governing word on what hangs on it, then
through the word's own clause (:mod:`reportedly.says.clause`).

Source: Saurí and Pustejovsky 2012; de Marneffe, Manning and Potts 2012; ConText (Harkema et al. 2009) for cues as data.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.says.argument import NounPhrases
from reportedly.says.clause import KNOWN, NOBODY, ClauseReader, Composed
from reportedly.says.cues import CueIndex, StatusCue
from reportedly.says.factuality import FACT, UNKNOWN, State, effect
from reportedly.says.hanging import content_clause, link_of, opener, predicate_of, titles_subject
from reportedly.syntax import Parse, Tense, Token

_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "csubj", "csubjpass"})
_NOMINAL = frozenset({"compound", "nmod", "amod", "poss", "npadvmod"})
_PURPOSE = effect("PS+fi|PS+fi")
_MAX_DEPTH = 60


class Composer:
    """Composes states over one parse; states of shared governors are kept."""

    def __init__(self, parse: Parse, cues: CueIndex) -> None:
        self._cues = cues
        self._clause = ClauseReader(parse, cues)
        self._nouns = NounPhrases(parse, cues, self._clause, self.compose)
        self._known: dict[int, Composed] = {}

    def compose(self, token: Token, depth: int = 0) -> Composed:
        """The state of any word of the parse."""
        known = self._known.get(token.i)
        if known is None:
            if depth > _MAX_DEPTH:
                return KNOWN.guess(FACT)
            known = self._clause.read(self._outer(token, depth + 1), token)
            self._known[token.i] = known
        return known

    def event(self, token: Token) -> Composed:
        """The state of a word taken as an event.

        It differs from :meth:`compose` for a word of speech that somebody denies or refuses: "rejected the *demand* to
        leave" denies the leaving, but the demand was made.
        """
        composed = self.compose(token)
        if token.tag[:2] == "NN" and composed.used and self._cues.speaks(token):
            governor, rule = composed.used[-1]
            if rule.startswith("en/denial") and governor in (token.head, token.head.head):
                return KNOWN
        return composed

    def _outer(self, token: Token, depth: int) -> Composed:
        """What its governor makes of the word."""
        place = token
        while place.dep == "conj" and place.head is not place:
            place = place.head
        if place is not token and token.tag == "VBD" and place.tag in ("VB", "VBG"):
            # "failed to find a buyer and filed": a past tense goes with the finite verb above, not with the infinitive.
            while place.tag in ("VB", "VBG") and place.dep in ("xcomp", "conj", "pcomp", "advcl", "ccomp"):
                place = place.head
        dep, head = place.dep, place.head
        if head is place or dep == "parataxis" or (dep == "prep" and place.tag[:2] == "VB"):
            return KNOWN
        if dep in _CLAUSES:
            return self._of_clause(place, dep, head, depth)
        if dep == "nsubj":
            return self._nouns.of_subject(token, head, "subj", depth)
        if dep == "nsubjpass":
            return self._nouns.of_subject(token, head, "obj", depth)
        if dep in ("pobj", "pcomp", "agent") or (dep == "dobj" and head.dep == "prep"):
            return self._nouns.of_oblique(token, head, depth)
        if dep in ("dobj", "dative"):
            return self._nouns.of_argument(token, head, "obj", depth)
        if dep in _NOMINAL:
            return self._nouns.of_premodifier(token, place, head, depth)
        return self.compose(head, depth)

    def _of_clause(self, place: Token, dep: str, head: Token, depth: int) -> Composed:
        group = self._clause.group(place)
        if titles_subject(place, dep, head):
            place, dep, head = head, head.dep, head.head
        mark = opener(place, dep)
        link = link_of(place, group, mark, dep)
        if mark is not None and dep != "ccomp":
            cue = self._cues.word(mark, "c", "clause")
            if cue is not None and not (dep == "advcl" and self._asked_about(mark, place, head)):
                # "until the rebels withdraw" is as far off as what it limits; "after they withdrew" is not.
                bound = cue.effect.positive.kind == "=" and group.tense is Tense.PRESENT
                outer = self.compose(head, depth) if bound else KNOWN
                return (outer if outer.state.future else KNOWN).through(mark, cue)
        governor, cue = self._clause_governor(place, dep, head, link)
        if cue is not None:
            return self.compose(governor, depth).through(governor, cue)
        if link == "to" and dep != "ccomp":
            return self.compose(head, depth).named(place, "purpose", _PURPOSE)
        if dep in ("acl", "relcl") and head.dep in ("attr", "dobj") and _none(head):
            return KNOWN.named(head, "negative-antecedent", FACT.negated())
        if dep in ("acl", "relcl") or (dep == "advcl" and group.finite) or link == "wh":
            return KNOWN
        if link == "whether":
            return KNOWN.named(mark or place, "whether", replace(FACT, certainty=UNKNOWN))
        outer = self.compose(head, depth)
        if dep == "ccomp" and group.finite:
            return outer.guess(State(1, outer.state.certainty, hypothetical=outer.state.hypothetical))
        if dep == "advcl" and (outer.state.polarity < 0 or place.tag == "VBN"):
            return KNOWN.guess(FACT)
        return outer.guess(outer.state)

    def _asked_about(self, mark: Token, place: Token, head: Token) -> bool:
        """Whether an "if" after its verb means "whether": "it is not known *if* they attacked"."""
        return mark.lower == "if" and place.i > head.i and self._cues.governor(head, "whether") is not None

    def _clause_governor(self, place: Token, dep: str, head: Token, link: str) -> tuple[Token, StatusCue | None]:
        """The word that governs a clause, and its cue; a clause that comes first tells a purpose."""
        if dep in ("advcl", "ccomp") and place.i < head.i:
            return head, None
        if dep == "relcl" and link != "to" and not (link == "that" and content_clause(place)):
            return head, None
        governor = predicate_of(head) if link in ("to", "that", "whether") else head
        cue = self._cues.governor(governor, link)
        if cue is None and link == "to" and dep in ("acl", "relcl") and head.dep in ("dobj", "nsubjpass"):
            # "asked the rebels to leave": the small parser hangs the infinitive on the object.
            governor = head.head
            cue = self._cues.governor(governor, link)
        return governor, cue


def _none(noun: Token) -> bool:
    """Whether a noun phrase says that there is none: "there is *nothing* preventing it", "*no trip* planned"."""
    return noun.lower in NOBODY or any(child.lower == "no" for child in noun.children)
