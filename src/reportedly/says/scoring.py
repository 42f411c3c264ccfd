"""From what the cues and the encoder say to a status, a score on the human scale, and how sure both are.

The cues decide; the encoder may overrule them where they are weak. It was trained on verbs, and on what can be placed
on a time line, so it never turns into a fact what words say is believed or possible, and has no say in denials.

Source: constants fitted on the UW training part (human scale) and on MATRES documents outside it (weights).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.says.clause import Composed
from reportedly.says.factuality import CERTAIN, FACT, POSSIBLE, PROBABLE, State
from reportedly.syntax import Token
from reportedly.types import Factuality, Status, Tags

CLASSES = ("happened", "planned", "denied", "hypothetical")
_CLASS_OF = {
    Status.HAPPENED: "happened",
    Status.PLANNED: "planned",
    Status.POSSIBLE: "planned",
    Status.UNKNOWN: "planned",
    Status.DENIED: "denied",
    Status.RULED_OUT: "denied",
    Status.HYPOTHETICAL: "hypothetical",
}
_OVERRULED = {
    "happened": FACT,
    "planned": State(certainty=PROBABLE, future=True, intended=True),
    "denied": State(polarity=-1, certainty=CERTAIN),
    "hypothetical": State(certainty=0, hypothetical=True),
}
_RULES = 0.4
_SCORE_RULES = 0.4
# Nouns that the cues leave a fact and the encoder values lower: of 24 such in the UW development part, people hold
# three to be facts (2 or more on their scale), of those above the bound eight of nine.
_LEAST_OF_FACT = 1.5
_DOUBTED = 0.6
# Share of right classes among MATRES verbs read by the cues alone, and what each step without a cue takes from it.
_PLAIN, _CUED, _GUESS = 0.97, 0.80, 0.04
_DUE = frozenset({"en/plans#due-a", "en/plans#be-v"})
_SETTLED = 0.70
"""How sure the cues are where they settle what the encoder reads otherwise."""

# What people answer on the scale from -3 to 3 where the cues give a value: (present or past, future or hypothetical),
# for verbs and for nouns, whose governors deny them less surely than they seem to.
_HUMAN = {
    Factuality.CT_PLUS: ((2.95, 2.5), (2.8, 2.3)),
    Factuality.PR_PLUS: ((2.4, 2.0), (2.35, 2.15)),
    Factuality.PS_PLUS: ((1.4, 1.6), (1.65, 1.75)),
    Factuality.UU: ((1.2, 0.7), (1.1, 1.0)),
    Factuality.CT_U: ((1.2, 0.7), (1.1, 1.0)),
    Factuality.PS_MINUS: ((-0.5, -0.2), (0.1, 0.1)),
    Factuality.PR_MINUS: ((-0.9, -0.7), (0.3, 0.4)),
    Factuality.CT_MINUS: ((-1.7, -2.2), (-0.3, -0.3)),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is concluded of one event: its state, its score in [-3, 3], a confidence, and the rule that overruled."""

    state: State
    score: float
    confidence: float
    overruled: str | None


def weigh(composed: Composed, token: Token, tags: Tags | None) -> Verdict:
    """Conclude from the cues and, where there are tags, from the encoder.

    Args:
        composed: what the cues make of the event.
        token: its word.
        tags: the page's tags; empty or ``None`` without weights.
    """
    state = composed.state
    score = human_score(state, token)
    values = tags.scores if tags is not None else {}
    if "factuality" in values:
        score = _SCORE_RULES * score + (1 - _SCORE_RULES) * values["factuality"][token.i]
    if token.tag[:2] == "NN" and _doubted(composed, token, values):
        return Verdict(State(certainty=POSSIBLE), score, _DOUBTED, "tagging#no-fact")
    if token.tag[:2] != "VB" or any(name not in values for name in CLASSES):
        return Verdict(state, score, _unaided(composed), None)
    own = _CLASS_OF[state.status]
    mass = {name: (1 - _RULES) * values[name][token.i] + (_RULES if name == own else 0.0) for name in CLASSES}
    best = max(CLASSES, key=lambda name: mass[name])
    if best == own:
        return Verdict(state, score, mass[own], None)
    if _settled(composed, best, token):
        # MATRES has no class for what is only possible, so the encoder's doubt says nothing here
        return Verdict(state, score, max(mass[own], min(_SETTLED, _unaided(composed))), None)
    verdict = _OVERRULED[best]
    if best == "denied" and state.future:
        verdict = replace(verdict, future=True)
    return Verdict(verdict, score, mass[best], f"tagging#{best}")


def _doubted(composed: Composed, token: Token, values: Mapping[str, Sequence[float]]) -> bool:
    """Whether an event told by a noun is a fact by the cues alone, and none by the encoder."""
    if composed.state.status is not Status.HAPPENED or "factuality" not in values:
        return False
    presupposed = bool(composed.used) and composed.used[-1][1].startswith("en/presuppositions")
    return not presupposed and values["factuality"][token.i] < _LEAST_OF_FACT


def human_score(state: State, token: Token) -> float:
    """What people would answer, on the scale from -3 (certainly not) to 3 (certainly so)."""
    kind = _HUMAN[state.value][0 if token.tag[:2] == "VB" else 1]
    return kind[1 if state.future or state.hypothetical else 0]


def _settled(composed: Composed, best: str, token: Token) -> bool:
    """Whether words settle the matter, so that the encoder has no say.

    Denials compose ("not planning to", "denied attacking"), which it does not see; what is guessed or conditional may
    be an intention after all, never a fact.
    """
    state = composed.state
    if state.polarity < 0 or (composed.used and composed.used[-1][1].startswith("en/implicatives")):
        return True
    if best == "hypothetical":
        # "may", "reportedly" and the like make a thing possible, "whether" leaves it open; only a condition makes it
        # hypothetical
        return state.status in (Status.POSSIBLE, Status.UNKNOWN)
    if best == "planned" and state.hypothetical:
        return any(rule == "grammar#would" for _, rule in composed.used)  # "would respond if provoked"
    if best != "happened":
        # "does fund the school": what is insisted on with "do" is so
        return state == FACT and any(child.dep == "aux" and child.lemma == "do" for child in token.children)
    if composed.used and composed.used[-1][1] in _DUE:
        return True  # "was *to* meet them on Friday": the time line knows no plan that came to nothing
    # what "will" be lies on the annotated time line like what was, so only a guess at intention is open to a fact
    announced = state.future and any(rule.startswith("en/modality") for _, rule in composed.used)
    return announced or state.status in (Status.POSSIBLE, Status.UNKNOWN, Status.HYPOTHETICAL)


def _unaided(composed: Composed) -> float:
    """How sure the cues alone are: a plain assertion nearly always, every other value in four of five cases."""
    base = _PLAIN if composed.state.status is Status.HAPPENED else _CUED
    return max(0.4, base - _GUESS * composed.guessed)
