"""Rules of named periods: years, quarters, seasons, feasts, and times that recur or have no calendar value."""

from __future__ import annotations

from datetime import date as date_type

from reportedly.types import Basis, Grain
from reportedly.when import calendar as cal
from reportedly.when.amounts import amount, duration_value, unit_of
from reportedly.when.expressions import Found
from reportedly.when.normalise import edged, first, shift_of, year_named
from reportedly.when.reading import FUTURE, Context, Reading, Rule, dated, direction
from reportedly.when.token_tests import YEAR_CUES


def year(found: Found, context: Context) -> Reading | None:
    """A bare year, only where its neighbour or the entity recogniser says that it is one."""
    item = first(found, "y")
    assert item is not None
    if len(found.items) == 1:
        before = context.tokens[found.first - 1].lower if found.first else "in"
        if item.token.ent != "DATE" and before not in YEAR_CUES:
            return None
        counted = item.token.head
        if item.token.dep == "nummod" and counted.i > item.token.i and counted.tag == "NNS" and before != "the":
            return None  # "1999 tanks", but "the 1999 elections"
    return edged(dated(cal.year_of(int(item.value)), Basis.EXPLICIT), found)


def year_range(found: Found, context: Context) -> Reading | None:
    """Such as "1998-99", "1998-2003"."""
    low = int(found.items[0].value)
    tail = found.items[-1].value
    high = int(tail) if len(tail) == 4 else low // 100 * 100 + int(float(tail))
    if not low < high < low + 100:
        return None
    return Reading(
        "DURATION", f"P{high - low}Y", cal.year_of(low).start, cal.year_of(high).end, Grain.YEAR, Basis.EXPLICIT
    )


def decade(found: Found, context: Context) -> Reading | None:
    """Such as "the 1990s", "the mid-1990s"."""
    item = first(found, "8")
    assert item is not None
    return edged(dated(cal.decade(int(f"{item.value}0")), Basis.EXPLICIT), found)


def quarter(found: Found, context: Context) -> Reading | None:
    """Such as "the third quarter of 2011", "the 19th century", "the first week"."""
    ordinal = first(found, "O", "o", "d")
    unit = unit_of(found)
    if ordinal is None or unit is None:
        return None
    number = int(ordinal.value)
    if unit == "C":
        return edged(dated(cal.century(number), Basis.EXPLICIT), found) if 1 <= number <= 30 else None
    if unit != "Q" or not 1 <= number <= 4:
        return None
    named = year_named(found)
    step = shift_of(found)
    if named is not None:
        return dated(cal.quarter(named, number), Basis.EXPLICIT)
    if context.anchor is None:
        return Reading("DATE", f"XXXX-Q{number}", grain=Grain.QUARTER)
    if step is not None:
        return dated(cal.quarter(context.anchor.year + step, number))
    current = (context.anchor.month + 2) // 3
    late = direction(found, context) != FUTURE and number > current
    return dated(cal.quarter(context.anchor.year - (1 if late else 0), number))


def half(found: Found, context: Context) -> Reading | None:
    """Such as "the first half of 2011"."""
    ordinal = first(found, "O", "o", "l")
    if ordinal is None or ordinal.value not in ("1", "2", "-1"):
        return None
    year_number = year_named(found)
    basis = Basis.EXPLICIT
    if year_number is None:
        if context.anchor is None or unit_of(found) != "Y":
            return None
        year_number, basis = context.anchor.year + (shift_of(found) or 0), Basis.RELATIVE
    return dated(cal.half(year_number, 1 if ordinal.value == "1" else 2), basis)


def season(found: Found, context: Context) -> Reading | None:
    """A season, of a named year or of the nearest one."""
    code = first(found, "S").value  # type: ignore[union-attr]
    named, step, unit = year_named(found), shift_of(found), unit_of(found)
    if named is None and step is None and len(found.items) == 1:
        before = context.tokens[found.first - 1].lower if found.first else ""
        if before not in ("in", "by", "until", "since", "of", "during", "last", "-", "from", "through"):
            return None
    if named is not None:
        return edged(dated(cal.season(named, code), Basis.EXPLICIT), found)
    if context.anchor is None:
        return Reading("DATE", f"XXXX-{code}", grain=Grain.QUARTER)
    anchor = context.anchor
    if unit == "Y":
        return edged(dated(cal.season(anchor.year + (step or 0), code)), found)
    this = cal.season(anchor.year, code)
    assert this.start is not None and this.end is not None
    if step is None or step == 0:
        ahead = direction(found, context) == FUTURE or step == 0
        offset = 0 if (this.start <= anchor or ahead) and not (ahead and this.end < anchor and step is None) else -1
        offset = 1 if ahead and this.end < anchor and step is None else offset
    else:
        offset = (-1 if this.end >= anchor else 0) if step < 0 else (1 if this.start <= anchor else 0)
    return edged(dated(cal.season(anchor.year + offset, code)), found)


def holiday(found: Found, context: Context) -> Reading | None:
    """A feast of a fixed or computed day."""
    item = first(found, "C")
    assert item is not None
    named, basis = year_named(found), Basis.EXPLICIT
    if named is None:
        if context.anchor is None:
            return Reading("DATE", "XXXX-XX-XX")
        basis = Basis.RELATIVE
        named = context.anchor.year
        when = _feast(item.value, named)
        step = shift_of(found)
        future = step == 1 or (step is None and direction(found, context) == FUTURE)
        if when > context.anchor and not future and step != 0:
            named -= 1
        elif when < context.anchor and future:
            named += 1
    return dated(cal.day(_feast(item.value, named)), basis)


def _feast(value: str, year_number: int) -> date_type:
    if value == "easter":
        return cal.easter(year_number)
    if value == "thanksgiving":
        return cal.nth_weekday(year_number, 11, 3, 4)
    if value == "election":
        return cal.shift_days(cal.nth_weekday(year_number, 11, 0, 1), 1)
    if value == "labor":
        return cal.nth_weekday(year_number, 9, 0, 1)
    month, day = value.split("-")
    return date_type(year_number, int(month), int(day))


def vague(found: Found, context: Context) -> Reading | None:
    """Such as "now", "recently", "the future": no calendar value."""
    item = first(found, "v", "j", "u")
    assert item is not None
    if item.code == "u" and (item.token.pos != "ADJ" or item.token.lower != "current"):
        return None  # "the present government", "a strong current"
    if item.code == "j" and item.token.dep in ("amod", "compound"):
        return None  # "the future king"
    return Reading("DATE", "PRESENT_REF" if item.code == "u" else item.value)


def frequency(found: Found, context: Context) -> Reading | None:
    """Such as "daily", "annually"; not the name or kind of a paper, "the party daily Granma"."""
    token = found.items[0].token
    following = context.tokens[token.i + 1].pos if token.i + 1 < len(context.tokens) else ""
    if token.pos in ("NOUN", "PROPN") and following == "PROPN":
        return None
    return Reading("SET", found.items[0].value)


def every(found: Found, context: Context) -> Reading | None:
    """Such as "every week", "each Friday"."""
    unit = unit_of(found)
    if unit is not None:
        return Reading("SET", duration_value(amount(found), unit))
    item = first(found, "W")
    if item is not None:
        return Reading("SET", f"XXXX-WXX-{int(item.value) + 1}")
    item = first(found, "M", "P", "S")
    return Reading("SET", f"XXXX-{int(item.value):02d}" if item and item.code == "M" else "P1D")


PERIODS: dict[str, Rule] = {
    "year": year,
    "year_range": year_range,
    "decade": decade,
    "quarter": quarter,
    "half": half,
    "season": season,
    "holiday": holiday,
    "vague": vague,
    "frequency": frequency,
    "every": every,
}
