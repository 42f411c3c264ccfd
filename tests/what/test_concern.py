"""Which events are worth telling by who their sides are and what the page is about."""

from __future__ import annotations

import pytest

from reportedly import Coder
from reportedly.types import Record


def coded(coder: Coder, text: str) -> tuple[Record, ...]:
    return coder.code(text)


PRIVATE = [
    "Nobody was at home when she asked her father to wait.",
    "My sister promised to meet him at the station.",
    "He visited a friend in the next village.",
    "The novelist agreed to speak to a reporter.",
    "The veterans vowed to stay there.",
]
PUBLIC = [
    ("Kenya asked Uganda to wait.", "REQUEST"),
    ("The Kenyan president promised to meet the rebels.", "AGREE"),
    ("The Kenyan foreign minister visited Kampala.", "CONSULT"),
    ("Palestinians demanded an apology from Israel.", "REQUEST"),
    ("Families of the missing urged the Malian government to act.", "REQUEST"),
]
MISHAPS = [
    "Thirty people were killed when a ferry capsized off Tanzania.",
    "Two Italian tourists were injured in an earthquake in Turkey.",
    "Cholera has killed sixty people in Zambia.",
]
ARMED = [
    "Thirty people were killed when gunmen stormed a ferry off Tanzania.",
    "Two Italian tourists were injured in a bomb attack in Turkey.",
]
SPORT = (
    "Norway beat Chile in the semifinal on Friday. The striker scored twice before halftime. "
    "The coach praised his goalkeeper. Chile attacked Norway after the break. The match ended late."
)

RESULTS = [
    "Norway beat Chile 3-1 to take bronze.",
    "Chile stormed past Norway 6-4, 7-5 on Sunday.",
]
ALONE = [
    "The minister's visits to the shrine angered Peru.",
    "Nobody spoke after the Chilean ruling party meeting.",
]


@pytest.mark.parametrize("text", PRIVATE)
def test_private_stories_are_not_told(coder: Coder, text: str) -> None:
    assert [record.event.value for record in coded(coder, text)] == []


@pytest.mark.parametrize(("text", "event"), PUBLIC)
def test_the_same_verbs_between_parties_are(coder: Coder, text: str, event: str) -> None:
    assert event in {record.event.value for record in coded(coder, text)}


@pytest.mark.parametrize("text", MISHAPS)
def test_the_dead_of_a_mishap_were_not_assaulted(coder: Coder, text: str) -> None:
    assert "ASSAULT" not in {record.event.value for record in coded(coder, text)}


@pytest.mark.parametrize("text", ARMED)
def test_the_dead_of_an_attack_were(coder: Coder, text: str) -> None:
    assert "ASSAULT" in {record.event.value for record in coded(coder, text)}


def test_sport_borrows_the_words_of_war(coder: Coder) -> None:
    assert [record.event.value for record in coded(coder, SPORT)] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ghana insisted that the vote was fair.", False),
        ("Ghana insisted that Togo open the border.", True),
        ("Ghana and Togo agreed that it was too late.", False),
        ("Ghana and Togo agreed that talks would resume.", True),
    ],
)
def test_an_opinion_is_neither_demand_nor_agreement(coder: Coder, text: str, told: bool) -> None:
    assert bool({"REQUEST", "AGREE"} & {record.event.value for record in coded(coder, text)}) is told


def test_a_war_in_passing_is_no_event(coder: Coder) -> None:
    records = coded(coder, "The bridge was built in Basra during the war with Iran.")
    assert "ASSAULT" not in {record.event.value for record in records}


def test_what_a_deed_is_for_is_not_an_offer(coder: Coder) -> None:
    records = coded(coder, "Chile cleared a mountain road to supply Bolivia with wheat.")
    assert "AGREE" not in {record.event.value for record in records}


def test_who_will_never_agree_refuses(coder: Coder) -> None:
    records = coded(coder, "Peru will never agree to a border treaty with Chile, the minister said.")
    assert "REJECT" in {record.event.value for record in records}


@pytest.mark.parametrize("text", RESULTS)
def test_results_tell_of_sport(coder: Coder, text: str) -> None:
    assert coded(coder, text) == ()


def test_results_of_a_vote_do_not(coder: Coder) -> None:
    text = "The Chilean parliament voted 71-40 to condemn Norway."
    assert "ACCUSE" in {record.event.value for record in coded(coder, text)}


@pytest.mark.parametrize("text", ALONE)
def test_nobody_meets_alone(coder: Coder, text: str) -> None:
    assert "CONSULT" not in {record.event.value for record in coded(coder, text)}


def test_a_body_meets(coder: Coder) -> None:
    assert "CONSULT" in {record.event.value for record in coded(coder, "The Security Council meeting began on Friday.")}
