"""Calendar arithmetic: units of time as intervals with their TIMEX3 values. Knows no words."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.types import Grain

# A unit's letter in TIMEX3 durations, the grain of a date known to it, and whether it needs a "T".
GRAINS = {
    "S": Grain.TIME, "M": Grain.TIME, "H": Grain.TIME, "D": Grain.DAY, "W": Grain.WEEK, "WE": Grain.WEEK,
    "FN": Grain.WEEK, "MO": Grain.MONTH, "Q": Grain.QUARTER, "Y": Grain.YEAR, "E": Grain.DECADE, "C": Grain.DECADE,
}  # fmt: skip
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
ORDER = (Grain.TIME, Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.DECADE)


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of the calendar: TIMEX3 value, first and last day (inclusive), grain."""

    value: str
    start: date | None
    end: date | None
    grain: Grain


def day(when: date) -> Interval:
    """One day."""
    return Interval(when.isoformat(), when, when, Grain.DAY)


def week(when: date) -> Interval:
    """The ISO week of ``when``, Monday to Sunday."""
    monday = shift_days(when, -when.weekday())
    year, number, _ = when.isocalendar()
    return Interval(f"{year:04d}-W{number:02d}", monday, shift_days(monday, 6), Grain.WEEK)


def weekend(when: date) -> Interval:
    """Saturday and Sunday of the ISO week of ``when``."""
    whole = week(when)
    saturday = shift_days(when, 5 - when.weekday())
    return Interval(f"{whole.value}-WE", saturday, whole.end, Grain.DAY)


def month(year: int, number: int) -> Interval:
    """A month."""
    last = calendar.monthrange(year, number)[1]
    return Interval(f"{year:04d}-{number:02d}", date(year, number, 1), date(year, number, last), Grain.MONTH)


def quarter(year: int, number: int) -> Interval:
    """A quarter, 1 to 4, of a calendar year."""
    first = month(year, 3 * number - 2)
    return Interval(f"{year:04d}-Q{number}", first.start, month(year, 3 * number).end, Grain.QUARTER)


def half(year: int, number: int) -> Interval:
    """A half, 1 or 2, of a calendar year."""
    return Interval(f"{year:04d}-H{number}", month(year, 6 * number - 5).start, month(year, 6 * number).end, Grain.YEAR)


def year_of(year: int) -> Interval:
    """A calendar year."""
    return Interval(f"{year:04d}", date(year, 1, 1), date(year, 12, 31), Grain.YEAR)


def decade(year: int) -> Interval:
    """The decade that holds ``year``; its TIMEX3 value is the year's first three digits."""
    first = year - year % 10
    return Interval(f"{first // 10:03d}", date(max(first, 1), 1, 1), date(first + 9, 12, 31), Grain.DECADE)


def century(number: int) -> Interval:
    """The ``number``-th century, as counted in speech: the 19th is 1800 to 1899."""
    first = (number - 1) * 100
    return Interval(f"{number - 1:02d}", date(max(first, 1), 1, 1), date(first + 99, 12, 31), Grain.DECADE)


def season(year: int, code: str) -> Interval:
    """A season of the northern calendar; winter begins in December of ``year``."""
    first, last = SEASONS[code]
    end = month(year + (1 if last < first else 0), last)
    return Interval(f"{year:04d}-{code}", date(year, first, 1), end.end, Grain.QUARTER)


def shift_days(when: date, count: int) -> date:
    """``when`` moved by days, held at the ends of the calendar."""
    try:
        return when + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min


def shift_months(when: date, count: int) -> date:
    """``when`` moved by months; the last day of a shorter month where the day does not exist."""
    index = when.year * 12 + when.month - 1 + count
    year, number = divmod(index, 12)
    if not 1 <= year <= 9998:
        return date.max if count > 0 else date.min
    return date(year, number + 1, min(when.day, calendar.monthrange(year, number + 1)[1]))


def shift(when: date, unit: str, count: int) -> date:
    """``when`` moved by ``count`` units (a letter of :data:`GRAINS`)."""
    count = max(-200_000, min(200_000, count))
    if unit in ("D", "H", "M", "S"):
        return shift_days(when, count if unit == "D" else 0)
    if unit in ("W", "WE"):
        return shift_days(when, 7 * count)
    if unit == "FN":
        return shift_days(when, 14 * count)
    return shift_months(when, count * {"MO": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit])


def at(when: date, unit: str) -> Interval:
    """The unit of time that holds ``when``."""
    if unit in ("D", "H", "M", "S"):
        return day(when)
    if unit in ("W", "FN"):
        return week(when)
    if unit == "WE":
        return weekend(when)
    if unit == "MO":
        return month(when.year, when.month)
    if unit == "Q":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "Y":
        return year_of(when.year)
    return decade(when.year) if unit == "E" else century(when.year // 100 + 1)


def exact(year: int, number: int, day_number: int) -> date | None:
    """A date, or ``None`` when the calendar has none (30 February)."""
    try:
        return date(year, number, day_number)
    except ValueError:
        return None


def easter(year: int) -> date:
    """Western Easter Sunday.

    Source: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).

    Example:
        >>> easter(2021)
        datetime.date(2021, 4, 4)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    number, offset = divmod(h + ell - 7 * m + 114, 31)
    return date(year, number, offset + 1)


def nth_weekday(year: int, number: int, weekday: int, count: int) -> date:
    """The ``count``-th weekday (Monday 0) of a month."""
    first = date(year, number, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
