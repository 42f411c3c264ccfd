"""Rejected claims deny a deed, rejected proposals refuse one; words to the press and ultimatums; doors closed."""

from __future__ import annotations

import pytest

from reportedly import Coder

DENIED = [
    ("Oman rejected claims that it had bombed Yemen.", "OMN", "YEM"),
    ("Oman rejected accusations of shelling Yemen.", "OMN", "YEM"),
    ("Chad dismissed as baseless a report that its army had attacked Libya.", "TCD", "LBY"),
    ("Chad denied allegations that its troops had attacked Libya.", "TCD", "LBY"),
    ("Peru called the reports of an attack on Chile false.", None, "CHL"),
    ("Peru described reports of an attack on Chile as false.", None, "CHL"),
    ("Claims that Kenya had attacked Somalia were rejected by Nairobi.", "KEN", "SOM"),
]


@pytest.mark.parametrize(("text", "actor", "recipient"), DENIED)
def test_a_rejected_claim_denies_the_deed(coder: Coder, text: str, actor: str | None, recipient: str) -> None:
    [record] = coder.code(text)
    assert (record.event.value, record.status.value) == ("ASSAULT", "denied")
    assert [one.actor.code for one in record.actor] == ([actor] if actor else [])
    assert [one.actor.code for one in record.recipient] == [recipient]
    assert record.sources


REFUSED = [
    "Oman rejected a proposal to withdraw its troops from Yemen.",
    "Oman rejected the demand that it release the crew.",
    "Oman rejected a suggestion to withdraw its troops from Yemen.",
    "Oman rejected an invitation to talks with Yemen.",
    "Oman rejected the accusations by Yemen.",
    "Oman refused to release the Yemeni crew.",
]


@pytest.mark.parametrize("text", REFUSED)
def test_a_rejected_proposal_is_refused(coder: Coder, text: str) -> None:
    assert [record.event.value for record in coder.code(text)] == ["REJECT"]


@pytest.mark.parametrize(
    "text",
    [
        "The Togolese foreign ministry declined to comment.",
        "The Togolese officials refused to be named.",
        "The Togolese minister declined to say who was at the table.",
        "Togo will not stand by while Ghana burns.",
    ],
)
def test_words_to_the_press_are_no_event(coder: Coder, text: str) -> None:
    assert coder.code(text) == ()


TOLD = [
    ("Peru closed its harbours to Chilean trawlers.", "COERCE", "COERCE", "PER", "CHL"),
    ("Peru has closed the waters around the islands to Chilean ships.", "COERCE", "COERCE", "PER", "CHL"),
    ("Nairobi gave Mogadishu until Friday to free the crew.", "THREATEN", "RETREAT", "KEN", "SOM"),
    ("The Greek frigate sailed for the disputed waters.", "MOBILIZE", "MOBILIZE", "GRC", None),
    ("The Greek patrol ship left Piraeus for the disputed waters.", "MOBILIZE", "MOBILIZE", "GRC", None),
]


@pytest.mark.parametrize(("text", "event", "act", "actor", "recipient"), TOLD)
def test_doors_closed_and_deadlines_set(
    coder: Coder, text: str, event: str, act: str, actor: str, recipient: str | None
) -> None:
    [record] = coder.code(text)
    assert (record.event.value, record.act.value) == (event, act)
    assert [one.actor.code for one in record.actor] == [actor]
    assert [one.actor.code for one in record.recipient] == ([recipient] if recipient else [])
