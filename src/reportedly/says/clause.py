"""What a word's own clause or phrase makes of it: negation, tense, modal, condition, question, modifiers.

Source: de Marneffe, Manning and Potts 2012 (modals, negation, conditionals); codebook, *Status*.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.says.cues import CueIndex, StatusCue
from reportedly.says.factuality import FACT, UNKNOWN, Effect, State, effect
from reportedly.syntax import Parse, Tense, Token, VerbGroup, verb_group

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
NO = frozenset({"no", "neither", "zero"})
NOBODY = frozenset({"nobody", "none", "nothing", "neither", "few", "no-one"})
_WOULD = frozenset({"would", "'d", "\u2019d"})
_IN_THE_END = frozenset({"later", "eventually", "subsequently"})
_LATER = frozenset({"tomorrow", "soon", "tonight", "shortly"})
_MODIFIERS = frozenset({"advmod", "amod", "compound", "nmod", "quantmod", "predet", "npadvmod", "acomp", "prep"})
_SUBORDINATE = frozenset({"ccomp", "relcl", "acl", "advcl", "xcomp", "csubj"})
_FUTURE = effect("=f|=f")
_CONDITIONAL = effect("PS+h|PS-h")
# "The pact would end the war" looks ahead; "he would not comment" tells of a refusal.
_PLAIN_WOULD = effect("PS+f|CT-")
_REPORTED_FUTURE = effect("PR+f|PR-f")
_HYPOTHESIS = effect("Uh|Uh")
_HEADLINE = effect("PR+fi|PR-fi")
_COMMAND = effect("PS+fi|PR-fi")

Used = tuple[tuple[Token, str], ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """The state of a word and the cues that made it, outermost first. ``guessed`` counts steps without a cue."""

    state: State
    used: Used = ()
    guessed: int = 0

    def through(self, token: Token, cue: StatusCue) -> Composed:
        """After one more cue."""
        return Composed(self.state.through(cue.effect), (*self.used, (token, cue.rule)), self.guessed)

    def named(self, token: Token, rule: str, change: State | Effect) -> Composed:
        """After a rule of the grammar rather than of the lexicon."""
        state = self.state.through(change) if isinstance(change, Effect) else change
        return Composed(state, (*self.used, (token, f"grammar#{rule}")), self.guessed)

    def guess(self, state: State) -> Composed:
        """After a step that no cue speaks of."""
        return Composed(state, self.used, self.guessed + 1)


KNOWN = Composed(FACT)


class ClauseReader:
    """Applies the cues of a word's own clause to what its governors made of it."""

    def __init__(self, parse: Parse, cues: CueIndex) -> None:
        self._parse = parse
        self._cues = cues
        self._groups: dict[int, VerbGroup] = {}

    def group(self, token: Token) -> VerbGroup:
        """The verb group of a word, kept."""
        found = self._groups.get(token.i)
        if found is None:
            found = self._groups[token.i] = verb_group(token)
        return found

    def read(self, outer: Composed, token: Token) -> Composed:
        """The state of ``token`` when its governors make ``outer`` of it."""
        now = outer
        counted = token.dep in _ARGUMENTS and token.head.tag[:2] == "VB"
        for child in token.children:
            if child.dep == "neg" or _denies(child, counted):
                now = now.named(child, "negation", now.state.negated())
        if token.tag[:2] in ("VB", "MD") and token.dep not in ("amod", "compound"):
            now = self._verb(now, token)
        for child in token.children:
            if child.dep in _MODIFIERS:
                cue = self._cues.word(child, "m", "mod")
                if cue is not None:
                    now = now.through(child, cue)
        return now

    def _verb(self, now: Composed, verb: Token) -> Composed:
        group = self.group(verb)
        if group.tense is Tense.PAST or (group.perfect and group.modal is None):
            now = replace(now, state=replace(now.state, future=False))
        negation = group.negation
        if negation is None:
            negation = _nor(verb)
        if negation is not None and (negation.head is not verb or negation.dep != "neg"):
            now = now.named(negation, "negation", now.state.negated())
        negator = _negative_argument(verb)
        if negator is not None:
            now = now.named(negator, "negative-argument", now.state.negated())
        condition = self._condition(verb, group)
        if group.modal is not None:
            now = self._modal(now, verb, group, conditional=condition is not None)
        elif verb.dep == "ROOT" and verb.tag == "VB" and not group.auxiliaries and verb.child(*SUBJECTS) is None:
            now = now.named(verb, "imperative", _COMMAND)
        elif verb.dep == "ROOT" and group.infinitive:
            now = now.named(verb, "headline-future", _HEADLINE)
        elif group.tense is Tense.PRESENT and not now.state.future:
            later = next((c for c in verb.children if c.lower in _LATER and c.dep in ("advmod", "npadvmod")), None)
            if later is not None:
                now = now.named(later, "later", _FUTURE)
        if condition is not None and (group.modal is not None or now.state.future):
            now = Composed(now.state.through(_CONDITIONAL), (*now.used, condition), now.guessed)
        if condition is None and _inverted(verb, group):
            now = now.named(verb, "inverted-condition", _HYPOTHESIS)
        if self._asked(verb, group):
            now = now.named(verb, "question", replace(now.state, certainty=UNKNOWN))
        return now

    def _modal(self, now: Composed, verb: Token, group: VerbGroup, *, conditional: bool) -> Composed:
        modal = group.modal
        if modal is None:
            return now
        if modal.lower in _WOULD:
            if any(child.lower in _IN_THE_END for child in verb.children):
                return now  # "he would later command the army": the past told in its own order
            if not conditional and not group.perfect and (self._past_report(verb) or _dated(verb)):
                return now.named(modal, "future-in-past", _REPORTED_FUTURE)
            return now.named(modal, "would", _CONDITIONAL if conditional or group.perfect else _PLAIN_WOULD)
        cue = self._cues.word(modal, "m", "modal")
        return now.through(modal, cue) if cue is not None else now

    def _past_report(self, verb: Token) -> bool:
        """Whether the clause hangs in a finite clause of the past: "said it *would* leave"."""
        place = verb
        while place.dep == "conj":
            place = place.head
        if place.dep not in _SUBORDINATE:
            return False
        for above in place.ancestors():
            if above.tag[:2] == "VB":
                group = self.group(above)
                if group.tense is Tense.PAST or group.perfect:
                    return True
                if group.finite:
                    return False
        return False

    def _condition(self, verb: Token, group: VerbGroup) -> tuple[Token, str] | None:
        """The word that sets a condition on the verb's own clause: "*if* attacked, it would respond"."""
        place = verb
        while place.dep == "conj" and group.shared:
            place = place.head
        for child in place.children:
            if child.dep == "advcl":
                mark = next((c for c in child.children if c.dep == "mark"), None)
                cue = self._cues.word(mark, "c", "main") if mark is not None else None
                if mark is not None and cue is not None and not concessive(mark, child):
                    return mark, cue.rule
                if mark is None and _inverted(child, self.group(child)):
                    return child, "grammar#inverted-condition"
            elif child.dep == "prep":
                noun = child.child("pobj")
                cue = self._cues.governor(noun, "main") if noun is not None else None
                if noun is not None and cue is not None and noun.child("prep") is not None:
                    return noun, cue.rule
        return None

    def _asked(self, verb: Token, group: VerbGroup) -> bool:
        """Whether the verb is that of a direct yes-no question."""
        if verb.dep != "ROOT" or not group.auxiliaries:
            return False
        sentence = self._parse.sentences[verb.sent]
        if self._parse.tokens[sentence.last - 1].lower != "?":
            return False
        subject = next((c for c in verb.children if c.dep in SUBJECTS), None)
        if subject is None or group.auxiliaries[0].i > subject.i:
            return False
        return not any(t.tag in ("WRB", "WP", "WDT") for t in self._parse.tokens[sentence.first : subject.i])


def _dated(verb: Token) -> bool:
    """Whether a day or a time stands with the verb: "the envoy would arrive *on Sunday*" reports a schedule."""
    for child in verb.children:
        if child.dep == "npadvmod" and child.ent in ("DATE", "TIME"):
            return True
        if child.dep == "prep" and any(below.ent in ("DATE", "TIME") for below in child.children):
            return True
    return False


def _denies(child: Token, counted: bool) -> bool:
    """Whether a determiner or adverb denies what it stands by: "*no* attack", "*neither* approves", "no *longer*"."""
    if child.dep == "advmod" and child.lower in ("longer", "more"):
        return any(below.lower == "no" for below in child.children)
    return child.dep in ("det", "advmod", "preconj") and child.lower in NO and not counted


def concessive(mark: Token, clause: Token) -> bool:
    """Whether "if" is "even if" or "as if", which make no condition."""
    return mark.lower == "if" and any(
        child.lower in ("even", "as") and child.i == mark.i - 1 for owner in (mark, clause) for child in owner.children
    )


def _nor(verb: Token) -> Token | None:
    """The "nor" that opens the verb's clause: "it has not paid, *nor* has it offered to"."""
    owner = verb.head if verb.dep == "conj" else verb
    first = owner.i if verb.dep == "conj" else -1
    for child in owner.children:
        if child.lower == "nor" and first < child.i < verb.i:
            return child
    return None


def _inverted(verb: Token, group: VerbGroup) -> bool:
    """Whether the clause is a condition without "if": "*should* the rebels attack", "*were* it to fail"."""
    if not group.auxiliaries or group.auxiliaries[0].lower not in ("should", "had", "were"):
        return False
    subject = next((child for child in verb.children if child.dep in SUBJECTS), None)
    return (
        subject is not None
        and group.auxiliaries[0].i < subject.i
        and verb.dep in ("advcl", "ccomp", "relcl")
        and not any(child.tag in ("WRB", "WP", "WDT") for child in verb.children)
    )


def _negative_argument(verb: Token) -> Token | None:
    """The argument that denies the verb: "*no* troops attacked", "*nobody* was hurt", "*not one* shot was fired"."""
    for child in verb.children:
        if child.dep in _ARGUMENTS:
            if child.lower in NOBODY and child.dep != "dobj":
                return child
            for below in child.children:
                if below.dep in ("det", "neg", "advmod", "preconj") and below.lower in NO:
                    return below
            if (none := _not_one(child)) is not None:
                return none
    return None


def _not_one(noun: Token) -> Token | None:
    """The "not" of "*not one* shot" and "*not a single* soldier", which count to nothing; "not all" leaves some."""
    first = min(noun.children, key=lambda child: child.i, default=noun)
    words = [token.lower for token in (first, *first.children)]
    counted = "one" in words or any(child.lower == "single" for child in noun.children)
    denied = next((token for token in (first, *first.children) if token.lower == "not" and token.dep == "neg"), None)
    return denied if counted else None
