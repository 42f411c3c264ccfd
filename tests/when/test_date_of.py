"""The right date on the right event, else none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from reportedly.pipeline import Page
from reportedly.types import Basis
from reportedly.when import TimeFinder, date_of

WEDNESDAY = date(2021, 5, 12)

CASES = [
    # text, trigger, words that date it (None: the day of publication; "": no date)
    ("Iran denied on Monday that it attacked the tanker.", "denied", "Monday"),
    ("Iran denied on Monday that it attacked the tanker.", "attacked", None),
    ("Troops shelled the town on Friday, killing three.", "killing", "Friday"),
    ("Two officials said on Saturday that troops shelled the town on Friday.", "shelled", "Friday"),
    ("Two officials said on Saturday that troops shelled the town on Friday.", "said", "Saturday"),
    ("Rebels seized the port two weeks ago and the army will attack next month.", "seized", "two weeks ago"),
    ("Rebels seized the port two weeks ago and the army will attack next month.", "attack", "next month"),
    ("The army has killed 12 people since the war began in 1999.", "began", "1999"),
    ("The attack took place on Friday.", "attack", "Friday"),
    ("Gunmen carried out an attack on Friday.", "attack", "Friday"),
    ("The Friday attack killed two soldiers.", "attack", "Friday"),
    ("Gunmen killed 12 people on Friday.", "killed", "Friday"),
    ("Troops left the port.", "left", None),
    ("Troops will leave the port.", "leave", ""),
    ("Troops may have left the port.", "left", ""),
    ("Troops had left the port.", "left", ""),
    ("Troops have shelled the port in recent years.", "shelled", ""),
    ("The general, who attacked the port, fled.", "attacked", ""),
    ("The rebels abandoned a 2018 ceasefire.", "abandoned", None),
    ("Rebels expelled the envoy on Monday and closed the border.", "closed", "Monday"),
    ("Rebels shelled the port on Monday, and Iran sent troops.", "sent", ""),
    ("The rebels abandoned the ceasefire of 2018.", "abandoned", None),
    ("Troops attacked the port in the war of 1999.", "attacked", "1999"),
    ("The army shelled the port on the night of 3 May.", "shelled", "3 May"),
    ("Rebels freed the crew under the accord of March 2015.", "freed", None),
    ("On Friday, on the eve of the invasion, he resigned.", "invasion", ""),
    ("Beirut marked on Friday the anniversary of the invasion.", "invasion", ""),
    ("Russia had been weighing talks with Turkey.", "talks", ""),
    ("He was killed in Friday's raid.", "killed", "Friday"),
]


@pytest.mark.parametrize(("text", "trigger", "words"), CASES, ids=[f"{case[1]}: {case[0]}" for case in CASES])
def test_date(text: str, trigger: str, words: str | None, read: Callable[..., Page]) -> None:
    page = read(text, WEDNESDAY)
    page = replace(page, times=TimeFinder().read(page))
    head = next(token.i for token in page.parse.tokens if token.text == trigger)
    when = date_of(page, head)
    if words == "":
        assert when is None
    elif words is None:
        assert when is not None
        assert (when.start, when.end, when.basis, when.span) == (WEDNESDAY, WEDNESDAY, Basis.PUBLISHED, None)
    else:
        assert when is not None and when.span is not None
        assert when.span.text == words


def test_an_undated_document_gives_no_date(read: Callable[..., Page]) -> None:
    page = read("Troops left the port.")
    assert date_of(page, 1) is None


def test_a_dateline_dates_the_narrative(read: Callable[..., Page]) -> None:
    page = read("BEIRUT, May 10, 2021 (Reuters) - Troops left the port.")
    page = replace(page, times=TimeFinder().read(page))
    head = next(token.i for token in page.parse.tokens if token.text == "left")
    when = date_of(page, head)
    assert when is not None and (when.start, when.basis) == (date(2021, 5, 10), Basis.DATELINE)


@pytest.mark.parametrize("head", [-1, 99])
def test_a_token_that_is_not_there_has_no_date(head: int, read: Callable[..., Page]) -> None:
    assert date_of(read("Troops left.", WEDNESDAY), head) is None


def test_the_present_perfect_takes_the_day_only_at_the_head_of_a_text(read: Callable[..., Page]) -> None:
    page = read("Troops have left. It rained. It was cold. He ate. Rebels have shelled the port.", WEDNESDAY)
    heads = [token.i for token in page.parse.tokens if token.text in ("left", "shelled")]
    assert [date_of(page, head) is None for head in heads] == [False, True]
