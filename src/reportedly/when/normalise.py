"""From expressions to ISO intervals: one rule for each effect of ``timex_patterns.csv``.

Source: TIMEX3 values as in the TimeML 1.2.1 guidelines; bare weekdays and months are read by tense (house rule).
"""

from __future__ import annotations

from reportedly.types import Basis, Grain
from reportedly.when import calendar as cal
from reportedly.when.amounts import unit_of
from reportedly.when.calendar import Interval
from reportedly.when.expressions import Found, Item
from reportedly.when.reading import FUTURE, PAST, Context, Reading, Rule, dated, direction

_SHIFTS = {"l": -1, "p": -1, "b": -1, "n": 1, "f": 1, "c": 1, "h": 0, "u": 0, "t": 0, "q": 0}
# Months by which a date may lie nearer and still lose, when it lies against the direction of the tense.
_AGAINST_TENSE = 6
_EDGES = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}


def first(found: Found, *codes: str) -> Item | None:
    """The first item with one of the class letters."""
    return next((item for item in found.items if item.code in codes), None)


def shift_of(found: Found) -> int | None:
    """-1, 0 or 1 for last, this and next; ``None`` when the expression holds none of them."""
    item = first(found, *_SHIFTS)
    return None if item is None else _SHIFTS[item.code]


def year_named(found: Found) -> int | None:
    """The year that the expression names."""
    item = first(found, "y")
    return int(item.value) if item else None


def clock(found: Found) -> str:
    """The "Thh:mm" or "TMO" part of a TIME value, or nothing."""
    item = first(found, "L")
    if item is not None:
        digits = item.value.lower().replace(":", "").replace(".", "").rstrip("apm")
        half = item.value.lower()[-2:]
        following = first(found, "a")
        half = following.value if following else half
        return _clock(digits, following.token.lower if following else half)
    half_item = first(found, "a")
    if half_item is not None:
        number = first(found, "d", "N")
        return _clock(number.value, half_item.token.lower) if number else ""
    if first(found, "Y"):
        number = first(found, "d", "N")
        return _clock(number.value, "") if number else ""
    item = first(found, "T", "P", "V")
    if item is None:
        return ""
    return item.value if item.value.startswith("T") else f"T{item.value}"


def _clock(digits: str, half: str) -> str:
    if not digits.isdigit():
        return ""
    hour, minute = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}"


def timed(interval: Interval, found: Found, basis: Basis) -> Reading:
    """The interval as a DATE, or as a TIME when the expression names a part of the day."""
    suffix = clock(found)
    if not suffix or interval.grain is not Grain.DAY:
        return dated(interval, basis)
    return Reading("TIME", interval.value + suffix, interval.start, interval.end, Grain.TIME, basis)


def edged(reading: Reading, found: Found) -> Reading:
    """The reading narrowed by "early", "late", "the end of": the interval shrinks, the TIMEX3 value stays."""
    item = first(found, "e", "i", "z", "Z")
    if item is None or reading.start is None or reading.end is None or item.value not in _EDGES:
        return reading
    if reading.grain in (Grain.DAY, Grain.TIME, Grain.WEEK):
        return reading
    low, high = _EDGES[item.value]
    days = (reading.end - reading.start).days + 1
    start = cal.shift_days(reading.start, days * low // 3)
    end = cal.shift_days(reading.start, days * high // 3 - 1)
    return Reading(reading.kind, reading.value, start, end, reading.grain, reading.basis)


def iso(found: Found, context: Context) -> Reading | None:
    """``2011-03-12``, ``12/03/2011``: day first unless only the month can come first."""
    text = "".join(item.token.text for item in found.items if item.code in "0ydN-")
    fields = text.replace("/", "-").replace(".", "-").split("-")
    parts = [int(field) for field in fields]
    if len(parts) != 3 or sum(len(field) > 2 for field in fields) > 1:
        return None
    if len(str(parts[0])) == 4 or parts[0] > 31:
        year, month, day = parts
    else:
        year = parts[2] + (0 if parts[2] > 99 else 1900 if parts[2] > 50 else 2000)
        # American outlets write the month first; the day-first reading is taken only where it is the only one.
        month, day = (parts[1], parts[0]) if parts[0] > 12 else (parts[0], parts[1])
    return _explicit_day(year, month, day, found)


def _explicit_day(year: int, month: int, day: int, found: Found) -> Reading:
    when = cal.exact(year, month, day)
    if when is None:  # 30 February: the words are a date, the calendar has none, so there is no interval
        return Reading("DATE", "", None, None, Grain.DAY, Basis.EXPLICIT)
    return timed(cal.day(when), found, Basis.EXPLICIT)


def date(found: Found, context: Context) -> Reading | None:
    """A month with or without day and year. Without a year: the nearest one in the direction of the tense."""
    month = int(first(found, "M").value)  # type: ignore[union-attr]
    place = next(k for k, item in enumerate(found.items) if item.code == "M")
    days = [
        item for k, item in enumerate(found.items)
        if item.code in "do" and abs(k - place) <= 3 and not _is_hour(found, k)
    ]  # fmt: skip
    day = int(days[0].value) if days else None
    year = year_named(found)
    if year is not None:
        if day is None:
            return edged(dated(cal.month(year, month), Basis.EXPLICIT), found)
        return _explicit_day(year, month, day, found)
    if context.anchor is None:
        return Reading("DATE", f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), grain=_grain(day))
    sense = direction(found, context)
    year = _year_of(month, day, sense, context)
    if day is None:
        return edged(dated(cal.month(year, month), Basis.EXPLICIT), found)
    return _explicit_day(year, month, day, found)


def _is_hour(found: Found, k: int) -> bool:
    return k + 1 < len(found.items) and found.items[k + 1].code in "aY"


def _grain(day: int | None) -> Grain:
    return Grain.MONTH if day is None else Grain.DAY


def _year_of(month: int, day: int | None, sense: int, context: Context) -> int:
    """The year of a date without one: the nearest to the anchor, with a preference for the direction of the tense."""
    anchor = context.anchor
    assert anchor is not None

    def cost(year: int) -> float:
        away = (year - anchor.year) * 12 + month - anchor.month + ((day or anchor.day) - anchor.day) / 31
        against = (sense == PAST and away > 0) or (sense == FUTURE and away < 0)
        return abs(away) + (_AGAINST_TENSE if against else 0)

    return min((anchor.year, anchor.year - 1, anchor.year + 1), key=cost)


def month_shift(found: Found, context: Context) -> Reading | None:
    """Such as "March last year", "July this year"."""
    if context.anchor is None or unit_of(found) != "Y":
        return None
    month = int(first(found, "M").value)  # type: ignore[union-attr]
    return edged(dated(cal.month(context.anchor.year + (shift_of(found) or 0), month)), found)


def shift_named(found: Found, context: Context) -> Reading | None:
    """Such as "last March", "next May", "this June"."""
    month = int(first(found, "M").value)  # type: ignore[union-attr]
    if context.anchor is None:
        return Reading("DATE", f"XXXX-{month:02d}", grain=Grain.MONTH)
    anchor, step = context.anchor, shift_of(found) or 0
    year = anchor.year
    if step < 0 and month >= anchor.month:
        year -= 1
    elif step > 0 and month <= anchor.month:
        year += 1
    return edged(dated(cal.month(year, month)), found)


def weekday(found: Found, context: Context) -> Reading | None:
    """A weekday: the last one up to the anchor in the past tense, the next one in the future tense."""
    number = int(first(found, "W").value)  # type: ignore[union-attr]
    if first(found, "M"):
        return date(found, context)
    if context.anchor is None:
        return Reading("TIME" if clock(found) else "DATE", f"XXXX-WXX-{number + 1}{clock(found)}")
    anchor, step = context.anchor, shift_of(found)
    back = (anchor.weekday() - number) % 7
    ahead = (number - anchor.weekday()) % 7
    if step is None:
        sense = direction(found, context)
        offset = ahead if sense == FUTURE else -back
    elif step == 0:
        sense = direction(found, context)
        offset = ahead if sense == FUTURE or (sense != PAST and ahead <= 3) else -back
    else:
        offset = -(back or 7) if step < 0 else (ahead or 7)
    return timed(cal.day(cal.shift_days(anchor, offset)), found, Basis.RELATIVE)


def relday(found: Found, context: Context) -> Reading | None:
    """yesterday, today, tomorrow, tonight."""
    value = first(found, "R").value  # type: ignore[union-attr]
    if context.anchor is None:
        return Reading("DATE", "PRESENT_REF" if value.startswith("0") else "XXXX-XX-XX")
    when = cal.shift_days(context.anchor, int(value.rstrip("NI")))
    if value.endswith("NI"):
        return Reading("TIME", f"{when.isoformat()}TNI", when, when, Grain.TIME)
    return timed(cal.day(when), found, Basis.RELATIVE)


def part(found: Found, context: Context) -> Reading | None:
    """Such as "this morning", "last night", "that night", "the next morning", "overnight"."""
    item = first(found, "P", "V")
    if item is None:
        return None
    back = shift_of(found)
    if first(found, "w", "q", "f", "b") or (first(found, "n") and first(found, "D")):
        base = (
            context.reference.start
            if context.reference and context.reference.grain in (Grain.DAY, Grain.TIME)
            else None
        )
        if base is None:
            return Reading("TIME", f"XXXX-XX-XXT{item.value}", grain=Grain.TIME)
        if first(found, "w", "q"):
            back = 0
    else:
        base = context.anchor
        if item.code == "V" or (back == -1 and item.value != "NI"):
            back = 0 if item.code == "V" else -1
    if base is None:
        return Reading("TIME", f"XXXX-XX-XXT{item.value}", grain=Grain.TIME)
    when = cal.shift_days(base, back or 0)
    return Reading("TIME", f"{when.isoformat()}T{item.value}", when, when, Grain.TIME)


def clock_time(found: Found, context: Context) -> Reading | None:
    """A time of day by itself belongs to the day last spoken of, else to the anchor."""
    if all(item.code in "dNy" for item in found.items):
        return None
    item = found.items[0]
    if (
        item.code == "T"
        and found.first
        and context.tokens[found.first - 1].lower not in ("at", "by", "around", "until", "about")
    ):
        return None
    before = context.tokens[found.first - 1].lower if found.first else ""
    if (
        item.code == "L"
        and not first(found, "a", "g")
        and before not in ("at", "by", "around", "until", "about", "from", "before", "after")
    ):
        return None
    reference = context.reference
    base = reference.start if reference and reference.grain in (Grain.DAY, Grain.TIME) else context.anchor
    suffix = clock(found)
    if base is None or not suffix:
        return Reading("TIME", f"XXXX-XX-XX{suffix}", grain=Grain.TIME)
    return Reading("TIME", f"{base.isoformat()}{suffix}", base, base, Grain.TIME)


ABSOLUTE: dict[str, Rule] = {
    "iso": iso,
    "date": date,
    "month_shift": month_shift,
    "shift_named": shift_named,
    "weekday": weekday,
    "relday": relday,
    "part": part,
    "clock": clock_time,
}
