"""Rules of expressions that say how long: "the past two weeks", "for years", "a three-day visit", "decades-old"."""

from __future__ import annotations

from reportedly.when import calendar as cal
from reportedly.when.amounts import amount, duration_value, unit_of
from reportedly.when.calendar import GRAINS
from reportedly.when.expressions import Found
from reportedly.when.normalise import first, shift_of
from reportedly.when.reading import Context, Reading, reach

# What has an age without being alive: in "the two-year-old war" the words are a duration.
_LIVED = frozenset(
    ["agreement", "alliance", "army", "blockade", "campaign", "ceasefire", "coalition", "conflict", "crisis",
     "deal", "dispute", "embargo", "feud", "government", "insurgency", "occupation", "offensive", "pact",
     "rebellion", "republic", "revolt", "rule", "ruling", "siege", "stalemate", "standoff", "state", "strike",
     "treaty", "truce", "uprising", "war"]
)  # fmt: skip

_RATES = frozenset({"day", "week", "month", "year"})

# Before a bare plural: "for weeks", "after months", "in years".
_BARE = frozenset(
    [
        "for",
        "in",
        "over",
        "after",
        "within",
        "of",
        "during",
        "take",
        "took",
        "last",
        "lasted",
        "many",
        "follow",
        "follows",
        "followed",
        "amid",
        "despite",
        "spent",
    ]
)


def plain(found: Found) -> Reading | None:
    """An amount of a unit without a place in the calendar."""
    unit = unit_of(found)
    return Reading("DURATION", duration_value(amount(found), unit), grain=GRAINS[unit]) if unit else None


def span(found: Found, context: Context) -> Reading | None:
    """Such as "the past three months", "the next two weeks": a duration with its place in the calendar."""
    unit = unit_of(found)
    if unit is None:
        return None
    count = amount(found)
    value = duration_value(count, unit)
    step = shift_of(found)
    if context.anchor is None or step is None or step == 0:
        return Reading("DURATION", value, grain=GRAINS[unit])
    far = cal.shift(context.anchor, unit, step * (int(count) if count else 3))
    reading = reach(value, far, context.anchor, GRAINS[unit])
    return reading if count else Reading("DURATION", value, reading.start, reading.end, GRAINS[unit])


def vague_span(found: Found, context: Context) -> Reading | None:
    """Such as "recent weeks", "the coming months"."""
    unit = unit_of(found)
    if unit is None or not found.items[-1].token.lower.endswith("s"):
        return None
    if first(found, "1") and unit == "D":
        return Reading("DATE", "PRESENT_REF")  # "these days"
    if first(found, "c", "n"):
        return Reading("DATE", "FUTURE_REF", grain=GRAINS[unit])
    if unit in ("Y", "E", "C"):
        return Reading("DATE", "PAST_REF", grain=GRAINS[unit])
    return Reading("DURATION", duration_value(None, unit), grain=GRAINS[unit])


def duration(found: Found, context: Context) -> Reading | None:
    """Such as "three weeks", "a year", "the nine months"; no ages ("a 50-year-old")."""
    following = [token.lower for token in context.tokens[found.last : found.last + 2]]
    if "old" in following[:1] or following in (["-", "old"], ["-", "olds"]):
        return None
    if _is_rate(found, context) or (following[:1] == ["a"] and following[1:] and following[1] in _RATES):
        return None  # "four flights a week", "24 hours a day"
    if unit_of(found) == "Q" and (following[:1] == ["of"] or found.items[-1].token.lower == "quarters"):
        return None  # a fraction, or somebody's headquarters
    if unit_of(found) == "S" and found.items[0].code == "A":
        return None  # "a second attack"
    return plain(found)


def _is_rate(found: Found, context: Context) -> bool:
    if "".join(item.code for item in found.items) != "AU" or not found.first:
        return False
    return context.tokens[found.first - 1].pos in ("NOUN", "NUM", "SYM")


def long(found: Found, context: Context) -> Reading | None:
    """Such as "a decades-long dispute", "the 8-month-old truce"; no ages of persons."""
    head = found.items[-1].token.head
    years = unit_of(found) in ("Y", "MO", "W", "D")
    if found.items[-1].token.lower == "old" and years and (head.i < found.last or head.lower not in _LIVED):
        return None
    return plain(found)


def joined(found: Found, context: Context) -> Reading | None:
    """Such as "a two-day visit": the article belongs to the noun, so the finder leaves it out."""
    return duration(found, context)


def duration_range(found: Found, context: Context) -> Reading | None:
    """Such as "two to three weeks": the larger number counts."""
    unit = unit_of(found)
    numbers = [item for item in found.items if item.code in "dN"]
    if unit is None or not numbers:
        return None
    return Reading("DURATION", duration_value(float(numbers[-1].value), unit), grain=GRAINS[unit])


def past_noun(found: Found, context: Context) -> Reading | None:
    """Such as "in the past"."""
    return Reading("DATE", "PAST_REF") if found.items[-1].token.pos == "NOUN" else None


def bare(found: Found, context: Context) -> Reading | None:
    """A bare plural unit: "for weeks"."""
    token = found.items[0].token
    before = context.tokens[found.first - 1].lower if found.first else ""
    if not token.lower.endswith("s") or before not in _BARE:
        return None
    return plain(found)
