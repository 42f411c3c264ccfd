"""Dates of publication: the one a user types, and the one a plain text carries in its head or dateline."""

from __future__ import annotations

import re
from datetime import date

from reportedly.errors import ReadError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)? " + _MONTH.format("m1") + r",? (?P<y1>[12]\d{3})"
    r"|" + _MONTH.format("m2") + r" (?P<d2>\d{1,2})(?:st|nd|rd|th)?,? (?P<y2>[12]\d{3})"
    r"|(?P<y3>[12]\d{3})-(?P<m3>\d{2})-(?P<d3>\d{2}))"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_CLOCK = r"(?:(?:,| at| -|T)? ?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?[a-z]{1,4}|Z)?)?"
_LINE = re.compile(rf"(?:(?:published|posted|date|first published)(?: on)?:? )?{_WEEKDAY}{_DATE}{_CLOCK}", re.I)
# "KYIV, Ukraine, Nov. 22, 2025 (Agency) -": a place in capitals, the date, then a dash or a bracket.
_PLACE = r"[A-Z][A-Z.'\u2019\- ]{2,30}(?:[,/] ?[A-Z][\w.'\u2019\- ]{1,30}){0,2}"
_DATELINE = re.compile(
    rf"{_PLACE}(?: \([A-Z][\w ,.]{{1,30}}\))?,? (?:[-\u2013\u2014] )?(?i:{_WEEKDAY}{_DATE})"
    r" ?(?:[-\u2013\u2014:]|\([A-Z][\w ,./]{1,30}\)|/[A-Z])"
)
_HEAD_LINES = 8


def parse_date(text: str) -> date:
    """The day of an ISO date.

    Raises:
        ReadError: R110 when ``text`` is no date in the form YYYY-MM-DD.

    Example:
        >>> parse_date("2025-11-22")
        datetime.date(2025, 11, 22)
    """
    hint = "Write a day of the calendar as YYYY-MM-DD, for example 2025-11-22."
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip(), re.ASCII):
        raise ReadError("R110", f"{text!r} is not a date", hint=hint)
    try:
        return date.fromisoformat(text.strip())
    except ValueError as err:
        raise ReadError("R110", f"{text!r} is not a date: {err}", hint=hint) from err


def dateline_date(text: str) -> date | None:
    """The day in the head or the dateline of a plain text, when there is exactly one and it names its year.

    Looked at are the first lines: one that holds nothing but a date ("Published: 12 May 2021"), and a dateline
    ("KYIV, Nov. 22, 2025 (Agency) -"). Dates in running text do not count, nor dates all in numbers.

    Source: house rule.

    Example:
        >>> dateline_date("GENEVA, March 3, 2024 (Agency) - Talks resumed.")
        datetime.date(2024, 3, 3)
        >>> dateline_date("GENEVA, March 3 (Agency) - Talks resumed.") is None
        True
    """
    found = set()
    lines = [" ".join(line[:200].split()) for line in text[:4000].splitlines() if line.strip()]
    for line in lines[:_HEAD_LINES]:
        match = _LINE.fullmatch(line) or _DATELINE.match(line)
        day = _day(match) if match else None
        if day:
            found.add(day)
    return found.pop() if len(found) == 1 else None


def _day(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    form = next(form for form in "123" if part[f"y{form}"])
    month = part[f"m{form}"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(part[f"y{form}"]), number, int(part[f"d{form}"]))
    except ValueError:
        return None
