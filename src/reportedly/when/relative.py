"""Rules of expressions that count from somewhere: "two weeks ago", "the past month", "three days later"."""

from __future__ import annotations

from datetime import date as date_type

from reportedly.types import Basis, Grain
from reportedly.when import calendar as cal
from reportedly.when.amounts import amount, duration_value, unit_of
from reportedly.when.calendar import GRAINS
from reportedly.when.durations import (
    bare,
    duration,
    duration_range,
    joined,
    long,
    past_noun,
    plain,
    span,
    vague_span,
)
from reportedly.when.expressions import Found
from reportedly.when.normalise import edged, first, shift_of
from reportedly.when.reading import FUTURE, Context, Reading, Rule, dated, direction, reach

_SMALL = ("S", "M", "H")
_HELD = (["for"], ["of"], ["in"], ["during"], ["through"], ["throughout"])
# After "the year", words that place it by another event.
_ELSEWHERE = frozenset({"before", "after", "following", "when", "that", "since", "prior", "until", "to", "two"})


def shift(found: Found, context: Context) -> Reading | None:
    """Such as "last week", "this month", "earlier this year", "the end of the year"."""
    unit = unit_of(found)
    if unit is None or unit in _SMALL:
        return None
    step = shift_of(found) or 0
    if found.items[-1].code == "U" and found.items[-1].token.lower.endswith("s") and step:
        return Reading("DATE", "FUTURE_REF" if step > 0 else "PAST_REF", grain=GRAINS[unit])
    if first(found, "t") and unit == "Q":
        return the_unit(found, context)
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
    """Such as "the following week", "the next day": counts from the date last spoken of, else from the anchor."""
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
    """Such as "the same day", "that year": the unit of the date last spoken of."""
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
    """Such as "two weeks ago": the unit that lies so far back; a vague number only says that it is past."""
    reading = _offset(found, context.anchor, -1, "PAST_REF")
    return _same_quarter(found, reading, context)


def from_now(found: Found, context: Context) -> Reading | None:
    """Such as "two weeks from now"."""
    return _offset(found, context.anchor, 1, "FUTURE_REF")


def offset(found: Found, context: Context) -> Reading | None:
    """Such as "two weeks later", "a year earlier": counts from the date last spoken of, else from the anchor."""
    if found.items[-1].token.lower in ("before", "after", "previously"):
        following = context.tokens[found.last] if found.last < len(context.tokens) else None
        if following is not None and following.pos not in ("PUNCT", "CCONJ", "ADP"):
            return plain(found)  # "two weeks before the vote": the other event is no date
    back = -1 if first(found, "B") else 1
    reference = context.reference
    base = reference.start if reference is not None and reference.start is not None else context.anchor
    reading = _offset(found, base, back, "PAST_REF" if back < 0 else "FUTURE_REF")
    return _same_quarter(found, reading, context)


def _same_quarter(
    found: Found, reading: Reading | None, context: Context, *, year: int | None = None
) -> Reading | None:
    """Such as "a year earlier", told of a quarter, is that quarter of the other year."""
    reference = context.reference
    if reading is None or reading.start is None or reference is None or (year is None and unit_of(found) != "Y"):
        return reading
    if reference.grain is not Grain.QUARTER or "Q" not in reference.value or reference.start is None:
        return reading
    return dated(cal.quarter(reading.start.year, (reference.start.month + 2) // 3))


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
    return dated(cal.at(when, "Y" if unit == "E" else unit))


def the_unit(found: Found, context: Context) -> Reading | None:
    """Such as "the weekend", "the quarter": the one spoken of, else the last one."""
    unit = unit_of(found)
    following = context.tokens[found.last].lower if found.last < len(context.tokens) else ""
    if following in ("ended", "ending") and unit in ("Y", "MO", "W"):
        return plain(found)  # "the year ended 31 March" is no calendar year
    if unit == "Q":
        return _last_quarter(found, context)
    before = [token.lower for token in context.tokens[max(found.first - 2, 0) : found.first]]
    held = before[-1:] in _HELD and before[:1] not in (["time"], ["day"]) and following not in _ELSEWHERE
    plural = found.items[-1].token.lower.endswith("s")
    if unit in ("Y", "MO", "W") and (held or first(found, "K")) and context.anchor is not None and not plural:
        return dated(cal.at(context.anchor, unit))  # "the worst attack of the year"
    if unit != "WE":
        return None
    if context.anchor is None:
        return Reading("DATE", "XXXX", grain=GRAINS[unit])
    # "over the weekend" on a Monday is the one just past.
    step = 0 if direction(found, context) == FUTURE or context.anchor.weekday() >= 5 else -1
    return dated(cal.at(cal.shift(context.anchor, unit, step), unit))


def _last_quarter(found: Found, context: Context) -> Reading | None:
    """The quarter spoken of, else the last one: a quarter is reported after it has ended."""
    reference = context.reference
    if reference is not None and reference.grain is Grain.QUARTER and "Q" in reference.value:
        return Reading("DATE", reference.value, reference.start, reference.end, reference.grain)
    if context.anchor is None:
        return Reading("DATE", "XXXX", grain=Grain.QUARTER)
    step = 0 if direction(found, context) == FUTURE else -1
    return dated(cal.at(cal.shift(context.anchor, "Q", step), "Q"))


def within(found: Found, context: Context) -> Reading | None:
    """Such as "later in the day", "early in the year": the unit of the date last spoken of, else of the anchor."""
    unit = unit_of(found)
    if unit is None or unit in _SMALL:
        return None
    reference = context.reference
    known = reference is not None and cal.ORDER.index(reference.grain) <= cal.ORDER.index(GRAINS[unit])
    base = reference.start if reference is not None and known else context.anchor
    if base is None:
        return Reading("DATE", "XXXX", grain=GRAINS[unit])
    return edged(dated(cal.at(base, unit)), found)


def bare_offset(found: Found, context: Context) -> Reading | None:
    """Such as "weeks ago", "years later"; "days before the vote" only names the other event."""
    unit = next(item for item in found.items if item.code == "U")
    if not unit.token.lower.endswith("s"):
        return None
    last = found.items[-1]
    following = context.tokens[found.last] if found.last < len(context.tokens) else None
    if last.token.lower in ("before", "after") and following is not None and following.pos != "PUNCT":
        return None
    return Reading("DATE", "FUTURE_REF" if last.code == "F" else "PAST_REF", grain=GRAINS[unit.value])


def unit_edge(found: Found, context: Context) -> Reading | None:
    """Such as "year-end", "the year's end"."""
    unit = unit_of(found)
    edge = first(found, "Z")
    if unit not in ("Y", "MO") or edge is None or edge.value != "END" or context.anchor is None:
        return None
    return edged(dated(cal.at(context.anchor, unit)), found)


def period(found: Found, context: Context) -> Reading | None:
    """Such as "the latest period", "the year-earlier period" of a report: its quarter."""
    if unit_of(found) is not None:
        return year_earlier(found, context)
    return _last_quarter(found, context)


def year_earlier(found: Found, context: Context) -> Reading | None:
    """Such as "the year-earlier period"."""
    units = [item.value for item in found.items if item.code == "U"]
    anchor, reference = context.anchor, context.reference
    if anchor is None or units[0] in _SMALL:
        return None
    reading = dated(cal.at(cal.shift(anchor, units[0], -1), units[0]), Basis.RELATIVE)
    ordinal = first(found, "O")
    if units[0] != "Y" or reading.start is None:
        return reading
    if ordinal is not None and ordinal.value in ("1", "2", "3", "4"):
        return dated(cal.quarter(anchor.year - 1, int(ordinal.value)))
    quarterly = reference is not None and reference.grain is Grain.QUARTER and "Q" in reference.value
    if units[-1] == "Q" and not quarterly:
        ended = cal.shift(anchor, "Q", -1)
        return dated(cal.quarter(ended.year - 1, (ended.month + 2) // 3))
    return _same_quarter(found, reading, context, year=anchor.year - 1)


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
    "joined": joined,
    "long": long,
    "duration_range": duration_range,
    "bare": bare,
    "the_unit": the_unit,
    "unit_edge": unit_edge,
    "within": within,
    "bare_offset": bare_offset,
    "period": period,
    "past_noun": past_noun,
    "year_earlier": year_earlier,
}
