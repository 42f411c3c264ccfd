"""What a rule returns and what it may look at: the anchor of relative dates, the tense, the date last spoken of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.syntax import Token
from reportedly.types import Basis, Grain
from reportedly.when.calendar import Interval
from reportedly.when.expressions import Found

PAST, PRESENT, FUTURE = -1, 0, 1
# Words that put what they govern into the future: "the summit is scheduled for Friday".
_AHEAD = frozenset(
    {
        "schedule",
        "due",
        "plan",
        "slate",
        "expect",
        "upcoming",
        "forthcoming",
        "scheduled",
        "planned",
        "expected",
        "postpone",
        "adjourn",
        "reschedule",
        "soon",
    }
)
# The same of an infinitive only: "they vowed to march on Friday", but not "they vowed on Friday".
_AHEAD_OF_INFINITIVE = _AHEAD | {
    "intend", "hope", "want", "propose", "agree", "decide", "vow", "threaten", "promise", "prepare", "wait", "urge",
}  # fmt: skip
# Verbs whose present tense tells of a fixed plan: "they meet on Friday".
_TIMETABLE = frozenset(
    {"arrive", "begin", "close", "convene", "depart", "end", "expire", "host", "leave", "meet", "open", "resume",
     "return", "start", "travel", "visit", "vote"}
)  # fmt: skip
# "has been held since Friday", "must reply by Friday": the preposition says on which side of the anchor the date lies.
_BOUNDS = {"since": PAST, "until": FUTURE, "till": FUTURE}
# "Unless they free it by Monday", "an ultimatum to leave by Friday": a deadline of what is yet to come looks ahead.
_DEADLINES = frozenset({"by", "before"})
_CONDITIONS = frozenset({"if", "unless"})
# Verbs whose infinitive tells what came about or did not: "failed to leave by Friday".
_IMPLICATIVE = frozenset({"manage", "fail", "have", "begin", "start", "continue", "help", "force", "happen", "seem"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of an expression, before it becomes a ``Timex``."""

    kind: str
    value: str
    start: date | None = None
    end: date | None = None
    grain: Grain = Grain.DAY
    basis: Basis = Basis.RELATIVE


@dataclass(slots=True)
class Context:
    """What the rules may ask.

    Args:
        tokens: all tokens of the document.
        anchor: the day on which the text speaks, or ``None``.
        reference: the interval last spoken of, for "the same day" and "two days later".
    """

    tokens: Sequence[Token]
    anchor: date | None
    reference: Interval | None = None


Rule = Callable[[Found, Context], Reading | None]


def dated(interval: Interval, basis: Basis = Basis.RELATIVE, *, kind: str = "DATE", suffix: str = "") -> Reading:
    """A reading that takes the interval as it is."""
    return Reading(kind, interval.value + suffix, interval.start, interval.end, interval.grain, basis)


def reach(value: str, start: date, end: date, grain: Grain) -> Reading:
    """A stretch that touches the anchor: a duration with its place in the calendar."""
    low, high = min(start, end), max(start, end)
    return Reading("DURATION", value, low, high, grain)


def direction(found: Found, context: Context) -> int:
    """Past, present or future, from the verb that governs the expression."""
    members = range(found.first, found.last)
    token = next(
        (context.tokens[i] for i in members if context.tokens[i].head.i not in members), context.tokens[found.first]
    )
    before = context.tokens[found.first - 1].text if found.first else ""
    if before in _BOUNDS:  # not "Until Friday they had been free"
        return _BOUNDS[before]
    if token.dep == "poss":
        return PAST  # "Wednesday's ruling"
    for _ in range(12):
        lemma = token.lemma.lower()
        if lemma in _AHEAD and token.dep not in ("acl", "relcl"):
            return FUTURE
        if token.pos in ("VERB", "AUX"):
            if before in _DEADLINES and is_ahead(token):
                return FUTURE
            if token.dep == "xcomp" and token.head.lemma in _AHEAD_OF_INFINITIVE and token.tag == "VB":
                return FUTURE
            sense = tense(token)
            if sense == PRESENT and lemma in _TIMETABLE:
                return FUTURE
            if sense is not None:
                return sense
        if token.head is token:
            break
        token = token.head
    return PAST


def is_ahead(verb: Token) -> bool:
    """Whether a verb tells of what is yet to come: an infinitive to reach, or a condition in the present tense."""
    if verb.tag == "VB" and any(child.tag == "TO" for child in verb.children):
        return verb.head.lemma not in _IMPLICATIVE
    conditional = any(child.dep == "mark" and child.lower in _CONDITIONS for child in verb.children)
    return conditional and tense(verb) in (PRESENT, FUTURE)


def tense(verb: Token) -> int | None:
    """The tense of a verb group, or ``None`` when only a governing verb can tell (participles, infinitives)."""
    auxiliaries = [child for child in verb.children if child.dep in ("aux", "auxpass")]
    modal = next((child for child in auxiliaries if child.tag == "MD"), None)
    if modal is not None:
        return None if modal.lower == "could" else FUTURE  # "could not be found on Friday"
    if verb.tag == "VBN" and not auxiliaries and verb.dep in ("acl", "relcl", "advcl"):
        return PAST  # "the order issued on Thursday"
    if any(child.tag == "VBD" for child in auxiliaries) or verb.tag == "VBD":
        return PAST
    if any(child.lower in ("has", "have", "'ve", "’ve", "'s") and child.lemma == "have" for child in auxiliaries):
        return PAST
    if any(child.lower == "to" and child.tag == "TO" for child in auxiliaries):
        return FUTURE if verb.head.pos in ("VERB", "AUX", "ADJ") and verb.head.tag != "VBD" else None
    if verb.tag in ("VBZ", "VBP") or any(child.tag in ("VBZ", "VBP") for child in auxiliaries):
        if verb.tag == "VBG" and any(child.tag in ("VBZ", "VBP") for child in auxiliaries):
            return FUTURE
        return PRESENT
    return None
