"""The walk from an event word up to the root of its sentence, and the composition of the cues met on the way.

Each word's state is that of its governor, passed through the effect of the governing word on what hangs on it, then
through the word's own clause (:mod:`reportedly.says.clause`).

Source: Saurí and Pustejovsky 2012; de Marneffe, Manning and Potts 2012; ConText (Harkema et al. 2009) for cues as data.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.says.argument import NounPhrases
from reportedly.says.clause import KNOWN, ClauseReader, Composed
from reportedly.says.cues import CueIndex, StatusCue
from reportedly.says.factuality import FACT, UNKNOWN, State, effect
from reportedly.says.hanging import content_clause, link_of, opener, predicate_of, titles_subject
from reportedly.says.negation import NOBODY
from reportedly.syntax import Parse, Tense, Token, VerbGroup
from reportedly.types import Status

_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "csubj", "csubjpass"})
_NOMINAL = frozenset({"compound", "nmod", "amod", "poss", "npadvmod"})
_HYPOTHESIS = effect("Uh|Uh")
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
        if token.tag[:2] != "NN":
            return composed
        if composed.used and self._cues.speaks(token):
            governor, rule = composed.used[-1]
            if rule.startswith("en/denial") and governor in (token.head, token.head.head):
                return KNOWN
        if composed.state.certainty and composed.state.polarity > 0:
            vague = token.child("det")
            if vague is not None and vague.lower == "any" and not composed.state.intended:
                return composed.named(vague, "any", _HYPOTHESIS)  # "*any* attack will be answered"
        if composed.state.status is Status.HAPPENED:
            return self._nouns.told_after(token) or composed
        return composed

    def _outer(self, token: Token, depth: int) -> Composed:
        """What its governor makes of the word."""
        place = token
        while place.dep == "conj" and place.head is not place:
            mark = place.child("mark")
            if mark is not None and mark.lower == "whether":
                return KNOWN.named(mark, "whether", replace(FACT, certainty=UNKNOWN))
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
                return self._after_mark(mark, cue, group, head, depth)
        if dep == "advcl" and (opening := self._cues.word(place, "c", "clause")) is not None:
            return KNOWN.through(place, opening)
        if _were_to(link, head):
            return KNOWN.named(head, "inverted-condition", _HYPOTHESIS)
        if dep == "relcl" and (plan := self._clause.plan_told(place)) is not None:
            return self.compose(head, depth).through(head, plan)  # "threw out a *bill* that would ban the party"
        governor, cue = self._clause_governor(place, dep, head, link)
        if cue is not None:
            return self.compose(governor, depth).through(governor, cue)
        if link == "to" and dep != "ccomp":
            return self.compose(head, depth).named(place, "purpose", _PURPOSE)
        if (
            dep == "relcl"
            and group.tense is Tense.PRESENT
            and _anybody(head)
            and self.compose(head, depth).state.future
        ):
            return KNOWN.named(head, "any", _HYPOTHESIS)
        if dep in ("acl", "relcl") and head.dep in ("attr", "dobj") and _none(head):
            told = self._cues.governor(head, "that") if place.child("nsubj", "nsubjpass") is not None else None
            if told is not None:  # "there is *no guarantee* they will leave"
                return self.compose(head, depth).through(head, told)
            return KNOWN.named(head, "negative-antecedent", FACT.negated())
        if link == "whether":
            return KNOWN.named(mark or place, "whether", replace(FACT, certainty=UNKNOWN))
        if dep in ("acl", "relcl") or (dep == "advcl" and group.finite) or link == "wh":
            return KNOWN
        outer = self.compose(head, depth)
        if dep == "ccomp" and group.finite:
            return outer.guess(State(1, outer.state.certainty, hypothetical=outer.state.hypothetical))
        if dep == "advcl" and (outer.state.polarity < 0 or place.tag == "VBN"):
            return KNOWN.guess(FACT)
        return outer.guess(outer.state)

    def _after_mark(self, mark: Token, cue: StatusCue, group: VerbGroup, head: Token, depth: int) -> Composed:
        """A clause behind a subordinator: "until the rebels withdraw" is as far off as what it limits."""
        if cue.effect.positive.kind != "=":
            return KNOWN.through(mark, cue)
        outer = self.compose(head, depth)
        if any(word is mark for word, _ in outer.used):
            return KNOWN.named(mark, "condition", _HYPOTHESIS)  # "they would resume *once* the army had left"
        bound = group.tense is Tense.PRESENT and outer.state.future
        return (outer if bound else KNOWN).through(mark, cue)

    def _asked_about(self, mark: Token, place: Token, head: Token) -> bool:
        """Whether an "if" after its verb means "whether": "it is not known *if* they attacked"."""
        return mark.lower == "if" and place.i > head.i and self._cues.governor(head, "whether") is not None

    def _answered(self, link: str, head: Token) -> Token | None:
        """The noun of a plan whose infinitive the small parser hangs on the verb: "withdrew *its offer* to mediate"."""
        if link != "to" or head.tag[:2] != "VB":
            return None
        noun = head.child("dobj")
        below = head.child("prep")
        while noun is None and below is not None:
            noun, below = below.child("pobj"), below.child("prep")
        return noun if noun is not None and self._cues.governor(noun, "to") is not None else None

    def _clause_governor(self, place: Token, dep: str, head: Token, link: str) -> tuple[Token, StatusCue | None]:
        """The word that governs a clause, and its cue; a clause that comes first tells a purpose."""
        if dep in ("advcl", "ccomp") and place.i < head.i:
            return head, None
        if dep == "acl" and link == "whether":
            return head, self._cues.governor(head, link)
        if dep == "relcl" and link != "to" and not (link == "that" and content_clause(place)):
            return head, None
        governor = predicate_of(head) if link in ("to", "that", "whether") else head
        if link == "that" and head.lemma == "have" and any(c.lower == "it" and c.dep == "dobj" for c in head.children):
            governor = head.child("nsubj") or head  # "*rumour* has it that …"
        cue = self._cues.governor(governor, link)
        if cue is None and dep == "advcl" and (noun := self._answered(link, head)) is not None:
            return noun, self._cues.governor(noun, link)
        if cue is None and link == "to" and dep in ("acl", "relcl") and head.dep in ("dobj", "nsubjpass"):
            # "asked the rebels to leave": the small parser hangs the infinitive on the object.
            governor = head.head
            cue = self._cues.governor(governor, link)
        return governor, cue


def _were_to(link: str, head: Token) -> bool:
    """Whether an infinitive is that of "*were* the rebels *to attack*", which the small parser hangs on the subject."""
    verb = head.head if head.dep == "nsubj" else head
    if link != "to" or verb.lower != "were" or verb.dep not in ("advcl", "ccomp"):
        return False
    subject = verb.child("nsubj", "expl")
    return subject is not None and verb.i < subject.i


def _anybody(noun: Token) -> bool:
    """Whether a noun phrase stands for whoever there may be: "*anyone* who crosses the line will be shot"."""
    return noun.lower in ("anyone", "anybody", "whoever") or any(
        c.dep == "det" and c.lower == "any" for c in noun.children
    )


def _none(noun: Token) -> bool:
    """Whether a noun phrase says that there is none: "there is *nothing* preventing it", "*no trip* planned"."""
    return noun.lower in NOBODY or any(child.lower == "no" for child in noun.children)
