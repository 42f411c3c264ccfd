"""How certain and of what kind a claim is: the state that cues change, and the values read off it.

A :class:`State` is FactBank's value taken apart (polarity and certainty), with the flags that a status needs. An
:class:`Effect` is what one cue does to it. Both are data; :meth:`State.through` is the only place where they meet.

Source: Saurí and Pustejovsky 2012 (values, composition from the outer clause inwards); codebook, *Status*.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from reportedly.errors import LexiconError
from reportedly.types import Factuality, Status

CERTAIN, PROBABLE, POSSIBLE, UNKNOWN = 3, 2, 1, 0
_CERTAINTY = {"CT": CERTAIN, "PR": PROBABLE, "PS": POSSIBLE}
_FLAGS = frozenset("fih")


@dataclass(frozen=True, slots=True)
class State:
    """What is held of one clause or noun phrase.

    Args:
        polarity: +1 or -1; without meaning when ``certainty`` is 0.
        certainty: 3 certain, 2 probable, 1 possible, 0 left open.
        future: not yet, seen from the one who says so.
        intended: wanted, planned, asked for or due: weak certainty then reads as planned, not as possible.
        hypothetical: under a condition.
    """

    polarity: int = 1
    certainty: int = CERTAIN
    future: bool = False
    intended: bool = False
    hypothetical: bool = False

    def through(self, effect: Effect) -> State:
        """The state of what a cue governs, when this is the state of the cue.

        Example:
            >>> State().through(effect("CT-|CT+"))
            State(polarity=-1, certainty=3, future=False, intended=False, hypothetical=False)
        """
        side = effect.positive if self.polarity > 0 else effect.negative
        if side.kind == "!":
            return FACT
        if side.kind == "S":
            return replace(FACT, hypothetical=self.hypothetical) if self.certainty else self
        future, intended = self.future or side.future, self.intended or side.intended
        hypothetical = self.hypothetical or side.hypothetical
        if side.kind == "=":
            return State(self.polarity, self.certainty, future, intended, hypothetical)
        return State(side.polarity, min(self.certainty, side.certainty), future, intended, hypothetical)

    def negated(self) -> State:
        """The state under "not"."""
        return replace(self, polarity=-self.polarity)

    @property
    def value(self) -> Factuality:
        """FactBank's value."""
        return _VALUES[self.polarity if self.certainty else 0, self.certainty]

    @property
    def status(self) -> Status:
        """The codebook's status.

        Source: codebook, *Status*. A weak certainty that comes from an intention or a request is a plan; one that comes
        from a guess is a possibility. What somebody is asked or means not to do is ruled out.
        """
        if self.hypothetical:
            return Status.HYPOTHETICAL
        if self.certainty == UNKNOWN:
            return Status.UNKNOWN
        if self.polarity < 0:
            if self.certainty == POSSIBLE and not (self.intended and self.future):
                return Status.POSSIBLE
            return Status.RULED_OUT if self.future else Status.DENIED
        if self.certainty == CERTAIN:
            return Status.PLANNED if self.future else Status.HAPPENED
        if self.intended or (self.future and self.certainty == PROBABLE):
            return Status.PLANNED
        return Status.POSSIBLE


FACT = State()
_VALUES = {
    (1, 3): Factuality.CT_PLUS,
    (1, 2): Factuality.PR_PLUS,
    (1, 1): Factuality.PS_PLUS,
    (0, 0): Factuality.UU,
    (-1, 1): Factuality.PS_MINUS,
    (-1, 2): Factuality.PR_MINUS,
    (-1, 3): Factuality.CT_MINUS,
}


@dataclass(frozen=True, slots=True)
class Side:
    """One half of an effect: what follows when the cue itself is affirmed, or denied."""

    kind: str
    polarity: int
    certainty: int
    future: bool
    intended: bool
    hypothetical: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What a cue does to what it governs, when affirmed and when denied."""

    positive: Side
    negative: Side


@cache
def effect(text: str, *, where: str = "") -> Effect:
    """Read an effect such as ``"CT-|CT+"`` (fail to) or ``"PR+fi|PR-fi"`` (plan to).

    The halves hold when the cue is affirmed and when it is denied. Each is a FactBank value
    (``CT+ PR+ PS+ U PS- PR- CT-``), ``=`` (as the cue itself), ``!`` (a fact either way) or ``S`` (the source holds it
    true), then flags: ``f`` future, ``i`` intended, ``h`` hypothetical.

    Raises:
        LexiconError: R320 when it cannot be read; ``where`` names the row.
    """
    halves = text.split("|")
    if len(halves) != 2:
        raise LexiconError("R320", f"{where}: effect {text!r}", hint="Write it as AFFIRMED|DENIED, such as CT-|CT+.")
    return Effect(_side(halves[0], where), _side(halves[1], where))


def _side(text: str, where: str) -> Side:
    core = text.rstrip("fih")
    flags = text[len(core) :]
    if core in ("=", "!", "S", "U"):
        polarity, certainty = 1, UNKNOWN
    elif core[:2] in _CERTAINTY and core[2:] in ("+", "-"):
        polarity, certainty = (1 if core[2] == "+" else -1), _CERTAINTY[core[:2]]
    else:
        hint = "Known values: CT+ PR+ PS+ U PS- PR- CT- = ! S, with flags f, i, h."
        raise LexiconError("R320", f"{where}: value {text!r}", hint=hint)
    return Side(core, polarity, certainty, "f" in flags, "i" in flags, "h" in flags)
