"""What a word's own clause or phrase makes of it: negation, tense, modal, condition, question, modifiers.

Source: de Marneffe, Manning and Potts 2012 (modals, negation, conditionals); codebook, *Status*.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.says.cues import CueIndex, StatusCue
from reportedly.says.factuality import CERTAIN, FACT, UNKNOWN, Effect, State, effect
from reportedly.says.negation import ARGUMENTS, denies, negative_argument, nor
from reportedly.says.supposing import SUBJECTS, WOULD, Supposing, dated, inverted
from reportedly.syntax import Parse, Tense, Token, VerbGroup, verb_group

_IN_THE_END = frozenset({"later", "eventually", "subsequently"})
_LATER = frozenset({"tomorrow", "soon", "tonight", "shortly"})
_ONLY = frozenset({"only", "merely", "solely"})
_TIME_CLAUSES = frozenset({"once", "when", "after", "until", "till", "as"})
_MODIFIERS = frozenset({"advmod", "amod", "compound", "nmod", "quantmod", "predet", "npadvmod", "acomp", "prep"})
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
        self._supposing = Supposing(cues, self.group)

    def group(self, token: Token) -> VerbGroup:
        """The verb group of a word, kept."""
        found = self._groups.get(token.i)
        if found is None:
            found = self._groups[token.i] = verb_group(token)
        return found

    def read(self, outer: Composed, token: Token) -> Composed:
        """The state of ``token`` when its governors make ``outer`` of it."""
        now = outer
        counted = token.dep in ARGUMENTS and token.head.tag[:2] == "VB"
        for child in token.children:
            if (child.dep == "neg" and not self._only(child)) or denies(child, counted):
                now = now.named(child, "negation", now.state.negated())
        if token.tag[:2] in ("VB", "MD") and token.dep not in ("amod", "compound"):
            now = self._verb(now, token)
        for child in token.children:
            if child.dep in _MODIFIERS:
                cue = self._cues.word(child, "m", "mod")
                if cue is not None:
                    now = now.through(child, cue)
        return now

    def plan_told(self, verb: Token) -> StatusCue | None:
        """The cue of the plan that a relative clause tells with its "would": "a *deal* that would end the war"."""
        group = self.group(verb)
        if group.modal is None or group.modal.lower not in WOULD or group.perfect:
            return None
        framed = self._supposing.framed(verb, group)
        return framed[1] if framed is not None and framed[0] is verb.head else None

    def _only(self, negation: Token) -> bool:
        """Whether "not" is that of "not only", which denies nothing."""
        return negation.i + 1 < len(self._parse.tokens) and self._parse.tokens[negation.i + 1].lower in _ONLY

    def _hearsay(self, now: Composed, verb: Token) -> Composed:
        """After "according to *rumours*": what is told so is no surer than a rumour."""
        for child in verb.children:
            if child.lower != "according":
                continue
            below = child.child("prep")
            noun = below.child("pobj") if below is not None else None
            if noun is None:
                continue
            cue = self._cues.governor(noun, "that")
            if cue is not None and 0 < cue.effect.positive.certainty < CERTAIN:
                now = now.through(noun, cue)
            doubted = next((c for c in noun.children if c.dep == "amod"), None)
            mod = self._cues.word(doubted, "m", "mod") if doubted is not None else None
            if doubted is not None and mod is not None:
                now = now.through(doubted, mod)
        return now

    def _verb(self, now: Composed, verb: Token) -> Composed:
        group = self.group(verb)
        if group.tense is Tense.PAST or (group.perfect and group.modal is None and not _awaited(verb, group)):
            now = replace(now, state=replace(now.state, future=False))
        now = self._hearsay(now, verb)
        negation = group.negation
        if negation is None:
            negation = nor(verb)
        if negation is not None and (negation.head is not verb or negation.dep != "neg") and not self._only(negation):
            now = now.named(negation, "negation", now.state.negated())
        negator = negative_argument(verb)
        if negator is not None:
            now = now.named(negator, "negative-argument", now.state.negated())
        condition = self._supposing.condition(verb, group)
        if group.modal is not None:
            now = self._modal(now, verb, group, conditional=condition is not None)
        elif verb.dep == "ROOT" and verb.tag == "VB" and not group.auxiliaries and verb.child(*SUBJECTS) is None:
            now = now.named(verb, "imperative", _COMMAND)
        elif verb.dep == "ROOT" and group.infinitive:
            now = now.named(verb, "headline-future", _HEADLINE)
        elif group.tense is Tense.PRESENT and not now.state.future:
            later = next((c for c in verb.children if c.dep in ("advmod", "npadvmod") and ahead(c)), None)
            if later is not None:
                now = now.named(later, "later", _FUTURE)
        if condition is not None and (group.modal is not None or now.state.future):
            now = Composed(now.state.through(_CONDITIONAL), (*now.used, condition), now.guessed)
        if condition is None and inverted(verb, group):
            now = now.named(verb, "inverted-condition", _HYPOTHESIS)
        if self._asked(verb, group):
            now = now.named(verb, "question", replace(now.state, certainty=UNKNOWN))
        return now

    def _modal(self, now: Composed, verb: Token, group: VerbGroup, *, conditional: bool) -> Composed:
        modal = group.modal
        if modal is None:
            return now
        if modal.lower in WOULD:
            return self._would(now, verb, group, modal, conditional)
        cue = self._cues.word(modal, "m", "modal")
        if cue is None:
            return now
        if now.state.polarity < 0 and verb.child("expl") is not None and modal.lower in ("can", "could"):
            return now.named(modal, "never-will", _FUTURE)  # "there can be no talks"
        return now.through(modal, cue)

    def _would(self, now: Composed, verb: Token, group: VerbGroup, modal: Token, conditional: bool) -> Composed:
        if any(child.lower in _IN_THE_END for child in verb.children):
            return now  # "he would later command the army": the past told in its own order
        if conditional or group.perfect:
            return now.named(modal, "would", _CONDITIONAL)
        if now.state.future and now.state.intended:
            return now  # "(proposed) that they would leave": what governs it has said so
        framed = self._supposing.framed(verb, group)
        if framed is not None:
            return now.through(*framed)
        if self._supposing.past_report(verb) or dated(verb):
            return now.named(modal, "future-in-past", _REPORTED_FUTURE)
        return now.named(modal, "would", _PLAIN_WOULD)

    def _asked(self, verb: Token, group: VerbGroup) -> bool:
        """Whether the verb is that of a direct yes-no question."""
        opener = group.auxiliaries[0] if group.auxiliaries else verb
        sentence = self._parse.sentences[verb.sent]
        # "one question: will they leave?"
        led_in = opener.i > sentence.first and self._parse.tokens[opener.i - 1].text == ":"
        if not (verb.dep == "ROOT" or led_in) or (opener is verb and verb.lemma != "be"):
            return False
        marks = [token.text for token in self._parse.tokens[opener.i : sentence.last] if token.pos == "PUNCT"]
        if "?" not in marks[-2:]:
            return False
        subject = next((c for c in verb.children if c.dep in SUBJECTS), None)
        if subject is None or opener.i > subject.i:
            return False
        return not any(t.tag in ("WRB", "WP", "WDT") for t in self._parse.tokens[sentence.first : subject.i])


def ahead(word: Token) -> bool:
    """Whether a word of time looks ahead: "tomorrow", "next week"; "the next week" is told from the past."""
    if word.lower in _LATER:
        return True
    return any(child.lower == "next" for child in word.children) and word.child("det") is None


def _awaited(verb: Token, group: VerbGroup) -> bool:
    """Whether a perfect is that of something to come: "will leave once the rains *have ended*"."""
    opener = verb.child("mark") or verb.child("advmod")
    return (
        group.tense is Tense.PRESENT
        and verb.dep == "advcl"
        and opener is not None
        and opener.i < verb.i
        and opener.lower in _TIME_CLAUSES
    )
