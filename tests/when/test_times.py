"""Expressions and their intervals, by table; odd text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.pipeline import Page
from reportedly.types import Basis, Document, Failure, Grain
from reportedly.when import TimeFinder
from reportedly.when.calendar import easter, season, shift, shift_months
from reportedly.when.calendar import week as week_of

WEDNESDAY = date(2021, 5, 12)

CASES = [
    # text, expression, value, first day, last day
    ("Troops left on 9 May 2021.", "9 May 2021", "2021-05-09", "2021-05-09", "2021-05-09"),
    ("Troops left on May 9, 2021.", "May 9, 2021", "2021-05-09", "2021-05-09", "2021-05-09"),
    ("Troops left on 2021-05-09.", "2021-05-09", "2021-05-09", "2021-05-09", "2021-05-09"),
    ("Troops left on the 9th of May.", "the 9th of May", "2021-05-09", "2021-05-09", "2021-05-09"),
    ("Troops left on Friday.", "Friday", "2021-05-07", "2021-05-07", "2021-05-07"),
    ("Troops will leave on Friday.", "Friday", "2021-05-14", "2021-05-14", "2021-05-14"),
    ("Troops left on Wednesday.", "Wednesday", "2021-05-12", "2021-05-12", "2021-05-12"),
    ("Talks are scheduled for Monday.", "Monday", "2021-05-17", "2021-05-17", "2021-05-17"),
    ("Troops left last Friday.", "last Friday", "2021-05-07", "2021-05-07", "2021-05-07"),
    ("Troops will leave next Monday.", "next Monday", "2021-05-17", "2021-05-17", "2021-05-17"),
    ("Troops left late Thursday night.", "late Thursday night", "2021-05-06TNI", "2021-05-06", "2021-05-06"),
    ("Troops left yesterday.", "yesterday", "2021-05-11", "2021-05-11", "2021-05-11"),
    ("Troops left last night.", "last night", "2021-05-11TNI", "2021-05-11", "2021-05-11"),
    ("Troops left last week.", "last week", "2021-W18", "2021-05-03", "2021-05-09"),
    ("Troops will leave next month.", "next month", "2021-06", "2021-06-01", "2021-06-30"),
    ("Troops left earlier this year.", "earlier this year", "2021", "2021-01-01", "2021-12-31"),
    ("Troops left two days ago.", "two days ago", "2021-05-10", "2021-05-10", "2021-05-10"),
    ("Troops left three months ago.", "three months ago", "2021-02", "2021-02-01", "2021-02-28"),
    ("Troops left in March.", "March", "2021-03", "2021-03-01", "2021-03-31"),
    ("Troops left in December.", "December", "2020-12", "2020-12-01", "2020-12-31"),
    ("Troops left in the spring of 1999.", "the spring of 1999", "1999-SP", "1999-03-01", "1999-05-31"),
    ("Troops left in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
    ("Troops left in late 1999.", "late 1999", "1999", "1999-09-01", "1999-12-31"),
    ("Exports fell in the third quarter of 2011.", "the third quarter of 2011", "2011-Q3", "2011-07-01", "2011-09-30"),
    ("Troops have lost ten tanks in the past three weeks.", "the past three weeks", "P3W", "2021-04-21", "2021-05-12"),
    ("Troops arrived in Beirut April 2.", "April 2", "2021-04-02", "2021-04-02", "2021-04-02"),
    ("The two ministers meet Friday in Cairo.", "Friday", "2021-05-14", "2021-05-14", "2021-05-14"),
    ("He has been held since Friday.", "Friday", "2021-05-07", "2021-05-07", "2021-05-07"),
    ("The court gave them until Friday to reply.", "Friday", "2021-05-14", "2021-05-14", "2021-05-14"),
    ("Peru will close the port unless Chile frees it by Monday.", "Monday", "2021-05-17", "2021-05-17", "2021-05-17"),
    ("Peru threatened war if Chile had not left by Monday.", "Monday", "2021-05-10", "2021-05-10", "2021-05-10"),
    ("Peru gave them an ultimatum to leave by Monday.", "Monday", "2021-05-17", "2021-05-17", "2021-05-17"),
    ("Troops failed to leave by Monday.", "Monday", "2021-05-10", "2021-05-10", "2021-05-10"),
    ("Troops had left by Monday.", "Monday", "2021-05-10", "2021-05-10", "2021-05-10"),
    ("Troops must go before the end of the month.", "the end of the month", "2021-05", "2021-05-12", "2021-05-31"),
    ("Troops will go at the end of the month.", "the end of the month", "2021-05", "2021-05-21", "2021-05-31"),
    ("It was the worst attack of the year.", "the year", "2021", "2021-01-01", "2021-12-31"),
    ("Troops left the port earlier in the day.", "earlier in the day", "2021-05-12", "2021-05-12", "2021-05-12"),
    ("Troops left on Christmas Day 2019.", "Christmas Day 2019", "2019-12-25", "2019-12-25", "2019-12-25"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value", "start", "end"), CASES, ids=[case[0] for case in CASES])
def test_interval(text: str, words: str, value: str, start: str, end: str, read: Callable[..., Page]) -> None:
    found = {item.span.text: item for item in TimeFinder().read(read(text, WEDNESDAY))}
    assert words in found, found.keys()
    item = found[words]
    assert (item.value, str(item.start), str(item.end)) == (value, start, end)
    assert text[item.span.start : item.span.end] == item.span.text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The army has shelled the border in recent weeks.", "PXW"),
        ("The siege lasted two and a half years.", "P2Y6M"),
        ("The siege lasted for decades.", "PXE"),
        ("He was held an hour and a half.", "PT1H30M"),
        ("The battle lasted 5 1/2 hours.", "PT5H30M"),
        ("The truce collapsed weeks ago.", "PAST_REF"),
        ("The council meets every week.", "P1W"),
        ("The army now holds the port.", "PRESENT_REF"),
    ],
)
def test_value_without_an_interval(text: str, value: str, read: Callable[..., Page]) -> None:
    (item,) = TimeFinder().read(read(text, WEDNESDAY))
    assert (item.value, item.start, item.end) == (value, None, None)


def test_a_day_the_calendar_lacks_has_neither_value_nor_interval(read: Callable[..., Page]) -> None:
    for text in ("It was signed on 30 February 2010.", "It was signed on 2010-02-30.", "It was signed on 31/04/2010."):
        (item,) = TimeFinder().read(read(text, WEDNESDAY))
        assert (item.value, item.start, item.end, item.basis) == ("", None, None, Basis.EXPLICIT)


def test_the_story_carries_dates_on(read: Callable[..., Page]) -> None:
    text = "He was arrested on March 12, 2011. Three days later he was freed, and the same day he left."
    values = [item.value for item in TimeFinder().read(read(text, WEDNESDAY))]
    assert values == ["2011-03-12", "2011-03-15", "2011-03-12"]


def test_words_that_are_no_times(read: Callable[..., Page]) -> None:
    for text in (
        "The talks may fail.",
        "Protesters march to the palace.",
        "Gen. March commands 12 men.",
        "It was the second attack on the base.",
        "A 50-year-old man fled.",
        "He sold 1,999 tanks.",
        "Thousands joined the March for Justice.",
        "The airline cancelled four flights a week.",
    ):
        assert TimeFinder().read(read(text, WEDNESDAY)) == (), text


def test_a_near_dateline_is_the_day_of_speech(read: Callable[..., Page]) -> None:
    page = read("BEIRUT, May 10 (Reuters) - Troops left today, two officials said.", WEDNESDAY)
    assert [item.value for item in TimeFinder().read(page)] == ["2021-05-10", "2021-05-10"]


def test_a_far_dateline_is_not(read: Callable[..., Page]) -> None:
    page = read("BEIRUT, March 10 (Reuters) - Troops left today, two officials said.", WEDNESDAY)
    assert [item.value for item in TimeFinder().read(page)][-1] == "2021-05-12"


def test_without_an_anchor_only_whole_dates_have_an_interval(read: Callable[..., Page]) -> None:
    page = read("Troops left last week, on Friday and in March, as in May 2011.")
    items = TimeFinder().read(page)
    assert [item.span.text for item in items if item.start is not None] == ["May 2011"]


def test_grain_and_basis(read: Callable[..., Page]) -> None:
    page = read("Troops left on May 9, 2011 and returned last month.", WEDNESDAY)
    assert [(item.grain, item.basis) for item in TimeFinder().read(page)] == [
        (Grain.DAY, Basis.EXPLICIT),
        (Grain.MONTH, Basis.RELATIVE),
    ]


def test_calendar_holds_at_its_ends() -> None:
    assert shift_months(date(2021, 3, 31), -1) == date(2021, 2, 28)
    assert shift(date(9998, 1, 1), "C", 200_000) == date.max
    assert shift(date(2, 1, 1), "Y", -10) == date.min
    assert season(1999, "WI").end == date(2000, 2, 29)
    assert week_of(date(2021, 1, 1)).value == "2020-W53"
    assert easter(2024) == date(2024, 3, 31)


WORDS = st.sampled_from(
    [
        "the",
        "a",
        "last",
        "next",
        "this",
        "two",
        "30",
        "31",
        "1999",
        "2021",
        "9999",
        "0",
        "May",
        "March",
        "Friday",
        "week",
        "weeks",
        "year",
        "years",
        "decade",
        "centuries",
        "ago",
        "later",
        "earlier",
        "'",
        "s",
        "’s",
        "-",
        ",",
        "early",
        "late",
        "mid",
        "mid-1990s",
        "1990s",
        "first",
        "third",
        "quarter",
        "half",
        "of",
        "and",
        "night",
        "morning",
        "7",
        "a.m.",
        "7:30",
        "25:99",
        "yesterday",
        "today",
        "now",
        "recently",
        "every",
        "daily",
        "Christmas",
        "New",
        "Year",
        "'s",
        "Day",
        "February",
        "29",
        "in",
        "on",
        "since",
        "until",
        "😀",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, min_size=1, max_size=40), anchor=st.sampled_from([None, WEDNESDAY, date.min, date.max]))
def test_odd_text_never_raises(words: list[str], anchor: date | None, parser: object) -> None:
    document = Document.of(" ".join(words), published=anchor)
    parse = parser.parse(document)  # type: ignore[attr-defined]
    assert not isinstance(parse, Failure)
    for item in TimeFinder().read(Page(document, parse)):
        assert document.text[item.span.start : item.span.end] == item.span.text
        assert item.start is None or item.end is None or item.start <= item.end
