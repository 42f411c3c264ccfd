"""Words for a deed that tell of none: needs, generic conditions, refusals denied, and one side told twice."""

from __future__ import annotations

import pytest

from reportedly import Coder

UNTOLD = [
    "They need to be prosecuted quickly.",
    "When we partner with enemies, nobody wins.",
    "Kenya does not ignore the ultimatum.",
    "Ann Moore said Peter Smith should pay.",
    "The sister sits with them.",
    "The mother feeds her children.",
    # opinions, powers and laws
    "Smugglers should be tried in Togo, the bishop said.",
    "The constitution allows the Togolese king to expel foreigners.",
    "A rule of 1950 prevents anyone from prosecuting Togolese judges.",
    "Togo has the power to arrest Ghanaian sailors.",
    "Nobody in Togo knows how to contact the Ghanaian rebels.",
    "Togo insisted that a return would be impossible.",
    "The bishop voiced the hope that Ghana would support Togo.",
    "Ghana sees opportunities in helping Togo.",
    "Executions are usually held before crowds in Togo.",
    # gerunds that only name a deed
    "Torturing prisoners would be folly, the Ghanaian bishop said.",
    "The Togolese plan is about jailing smugglers.",
    "Peace means disarming the Ghanaian smugglers.",
    # forces that are somewhere
    "Forty Togolese soldiers were stationed in Ghana.",
    "The reporter met nurses where Togolese troops are currently deployed.",
    # everyday senses
    "The Togolese premier demonstrates daily how stubborn he is.",
    "Togo rallied after the break and won.",
    "Ghana never sat well with the Togolese president.",
    "Togo defended itself.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_no_event(coder: Coder, text: str) -> None:
    assert coder.page(text).events == ()


TOLD = [
    ("Kenya ignored the ultimatum.", "REJECT"),
    ("Japan said Russia must return the islands.", "REQUEST"),
    ("Togo insisted that Ghana must release the crew.", "REQUEST"),
    ("Should Togo attack Ghana, prices would rise.", "ASSAULT"),
    ("The Togolese president sat down with his Ghanaian counterpart.", "CONSULT"),
    ("Jailing the Ghanaian bishop was a mistake.", "COERCE"),
    ("Attacking Ghana would be folly.", "ASSAULT"),
    ("Togo said that forty soldiers had been deployed in Ghana.", "MOBILIZE"),
    ("Hundreds of nurses rallied in Lome.", "PROTEST"),
    ("Students attended a peace rally in Togo.", "PROTEST"),
    ("Togo denied it.", "REJECT"),
]


@pytest.mark.parametrize(("text", "act"), TOLD)
def test_an_event(coder: Coder, text: str, act: str) -> None:
    assert act in [(event.frame or event.act).value for event in coder.page(text).events]


def test_a_victim_of_an_attack_is_not_its_doer(coder: Coder) -> None:
    [event] = coder.page("Six Malian soldiers died in an ambush.").events
    assert not event.actors
    assert event.recipients


def test_score_grows_with_what_is_known(coder: Coder) -> None:
    [both] = coder.page("Chad attacked Libya.").events
    [one] = coder.page("Libya was attacked.").events
    assert both.score > one.score
