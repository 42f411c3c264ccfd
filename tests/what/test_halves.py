"""Deeds of which one side alone is told: which of them say something, and which do not."""

from __future__ import annotations

import pytest

from reportedly import Coder

NOTHING = [
    # nobody does it
    "The book tells of negotiations with Ghana.",
    "The museum helps painters, training Ghanaian artists.",
    # nobody gets it
    "Ghana gave no information.",
    "Ghanaian agencies struggled to provide food.",
    # an aim, and a word in passing
    "Two vans came to the farm to arrest Ghanaians.",
    "The capital that the Ghanaian minister visited is old.",
    # no deed yet
    "The paper weighs the prospect of attacks on Ghana.",
    # a doer is told, and it is no party
    "Weak sales raised concerns over Ghana.",
    # words that concern nobody
    "The Togolese minister voiced deep concern about the price of cocoa.",
]
SOMETHING = [
    ("Ghana plans to withdraw its soldiers.", "RETREAT"),
    ("Direct talks with Ghana will begin soon.", "CONSULT"),
    ("Ghanaians gathered to protest against the tax.", "PROTEST"),
    ("The sanctions imposed on Ghana were lifted.", "CONCEDE"),
    ("Togolese officers came to the farm to arrest Ghanaians.", "COERCE"),
    ("The Ghanaian president resigned.", "RETREAT"),
    ("The Togolese minister voiced deep concern about Ghana's army.", "ACCUSE"),
    ("The Togolese president promised Ghana a swift answer and vowed to send it grain.", "AGREE"),
]


def acts(coder: Coder, text: str) -> list[str]:
    return [event.act.value for event in coder.page(text).events]


@pytest.mark.parametrize("text", NOTHING)
def test_a_half_that_says_nothing(coder: Coder, text: str) -> None:
    assert acts(coder, text) == []


@pytest.mark.parametrize(("text", "act"), SOMETHING)
def test_a_half_that_says_something(coder: Coder, text: str, act: str) -> None:
    assert act in acts(coder, text)
