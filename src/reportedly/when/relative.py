"""Rules of expressions that count from somewhere: "two weeks ago", "the past month", "three days later"."""

from __future__ import annotations

from datetime import date as date_type

from reportedly.types import Basis, Grain
from reportedly.when import calendar as cal
from reportedly.when.amounts import amount, duration_value, unit_of
from reportedly.when.calendar import GRAINS
from reportedly.when.expressions import Found
from reportedly.when.normalise import edged, first, shift_of
from reportedly.when.reading import Context, Reading, Rule, dated, reach

_SMALL = ("S", "M", "H")
# Before a bare plural: "for weeks", "after months", "in years".
_BARE = frozenset("for in over after within of during take took last lasted many".split())


def shift(found: Found, context: Context) -> Reading | None:
    """ "last week", "this month", "earlier this year", "the end of the year"."""
    unit = unit_of(found)
    if unit is None or unit in _SMALL:
        return None
    step = shift_of(found) or 0
    if context.anchor is None:
        return Reading("DATE", "XXXX", grain=GRAINS[unit])
    if unit == "D":
        if step == 0:
            return dated(cal.day(context.anchor)) if first(found, "h", "u") else None
        return None
    reading = dated(cal.at(cal.shift(context.anchor, unit, step), unit))
    if first(found, "p") and unit != "WE":
        start = cal.shift(context.anchor, unit, -1)
        return reach(duration_value(1, unit), start, context.anchor, reading.grain)
    return edged(reading, found)


def anaphoric(found: Found, context: Context) -> Reading | None:
    """ "the following week", "the next day": counts from the date last spoken of, else from the anchor."""
    unit = unit_of(found)
    step = shift_of(found)
    if unit is None or unit in _SMALL or step is None:
        return None
    reference = context.reference
    base = reference.start if reference is not None else context.anchor
    if base is None or (reference is None and first(found, "n", "f", "b") is None):
        return Reading("DATE", "XXXX", grain=GRAINS[unit])
    return dated(cal.at(cal.shift(base, unit, step), unit))


def same(found: Found, context: Context) -> Reading | None:
    """ "the same day", "that year": the unit of the date last spoken of."""
    unit = unit_of(found)
    if unit is None or unit in _SMALL:
        return None
    if context.reference is None or context.reference.start is None:
        return Reading("DATE", "XXXX", grain=GRAINS[unit])
    if cal.ORDER.index(GRAINS[unit]) < cal.ORDER.index(context.reference.grain):
        return Reading(
            "DATE", context.reference.value, context.reference.start, context.reference.end, context.reference.grain
        )
    return edged(dated(cal.at(context.reference.start, unit)), found)


def ago(found: Found, context: Context) -> Reading | None:
    """ "two weeks ago": the unit that lies so far back; a vague number only says that it is past."""
    return _offset(found, context.anchor, -1, "PAST_REF")


def from_now(found: Found, context: Context) -> Reading | None:
    """ "two weeks from now"."""
    return _offset(found, context.anchor, 1, "FUTURE_REF")


def offset(found: Found, context: Context) -> Reading | None:
    """ "two weeks later", "a year earlier": counts from the date last spoken of, else from the anchor."""
    if found.items[-1].token.lower in ("before", "after", "previously"):
        following = context.tokens[found.last] if found.last < len(context.tokens) else None
        if following is not None and following.pos not in ("PUNCT", "CCONJ", "ADP"):
            return _plain(found)  # "two weeks before the vote": the other event is no date
    back = -1 if first(found, "B") else 1
    reference = context.reference
    base = reference.start if reference is not None and reference.start is not None else context.anchor
    return _offset(found, base, back, "PAST_REF" if back < 0 else "FUTURE_REF")


def _plain(found: Found) -> Reading | None:
    unit = unit_of(found)
    return Reading("DURATION", duration_value(amount(found), unit), grain=GRAINS[unit]) if unit else None


def _offset(found: Found, base: date_type | None, sign: int, unknown: str) -> Reading | None:
    unit = unit_of(found)
    if unit is None:
        return None
    count = amount(found)
    if base is None or count is None:
        return Reading("DATE", unknown if count is None else "XXXX", grain=GRAINS[unit])
    if unit in _SMALL:
        return Reading("TIME", f"{base.isoformat()}TXX", base, base, Grain.TIME)
    when = cal.shift(base, unit, sign * int(count))
    return dated(cal.at(when, unit))


def span(found: Found, context: Context) -> Reading | None:
    """ "the past three months", "the next two weeks": a duration with its place in the calendar."""
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
    """ "recent weeks", "the coming months"."""
    unit = unit_of(found)
    if unit is None or not found.items[-1].token.lower.endswith("s"):
        return None
    ahead = first(found, "c", "n") is not None
    return Reading("DATE" if not ahead else "DATE", "FUTURE_REF" if ahead else "PAST_REF", grain=GRAINS[unit])


def duration(found: Found, context: Context) -> Reading | None:
    """ "three weeks", "a year", "the nine months"."""
    return _plain(found)


def duration_range(found: Found, context: Context) -> Reading | None:
    """ "two to three weeks": the larger number counts."""
    unit = unit_of(found)
    numbers = [item for item in found.items if item.code in "dN"]
    if unit is None or not numbers:
        return None
    return Reading("DURATION", duration_value(float(numbers[-1].value), unit), grain=GRAINS[unit])


def bare(found: Found, context: Context) -> Reading | None:
    """A bare plural unit: "for weeks"."""
    token = found.items[0].token
    before = context.tokens[found.first - 1].lower if found.first else ""
    if not token.lower.endswith("s") or before not in _BARE:
        return None
    return _plain(found)


def year_earlier(found: Found, context: Context) -> Reading | None:
    """ "the year-earlier period"."""
    unit = found.items[0].value if found.items[0].code == "U" else unit_of(found)
    if unit is None or context.anchor is None:
        return None
    return dated(cal.at(cal.shift(context.anchor, unit, -1), unit), Basis.RELATIVE)


RELATIVE: dict[str, Rule] = {
    "shift": shift,
    "anaphoric": anaphoric,
    "same": same,
    "ago": ago,
    "from_now": from_now,
    "offset": offset,
    "span": span,
    "vague_span": vague_span,
    "duration": duration,
    "duration_range": duration_range,
    "bare": bare,
    "year_earlier": year_earlier,
}
