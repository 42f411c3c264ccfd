"""Which deeds of a sentence are told, and which are only purposes, repetitions or background."""

from __future__ import annotations

import pytest

from reportedly import Coder

TOLD = [
    # purposes of verbal deeds are no deeds of their own
    ("The Chadian president flew to Cairo to discuss the truce with Egypt.", ["CONSULT"]),
    ("Peruvian miners went on hunger strike to protest against the government.", ["PROTEST"]),
    # a repetition says nothing new
    ("Kenyan police opened fire to disperse Somali protesters.", ["ASSAULT"]),
    # one side alone, as an occasion
    ("Peru condemned Chile after weeks of fighting.", ["ACCUSE"]),
    ("Peru condemned Chile during a summit in Lima.", ["ACCUSE"]),
    # both sides make it worth telling
    ("Peru condemned Chile after Bolivia attacked Paraguay.", ["ACCUSE", "ASSAULT"]),
    # a harmful purpose is one
    ("Chad sent troops to attack Libya.", ["MOBILIZE", "ASSAULT"]),
    # what a participle adds is a deed of its own
    ("Russia expanded its presence in Syria, deploying a warship.", ["MOBILIZE", "MOBILIZE"]),
]


@pytest.mark.parametrize(("text", "acts"), TOLD)
def test_deeds_told(coder: Coder, text: str, acts: list[str]) -> None:
    assert [event.act.value for event in coder.page(text).events if event.actors or event.recipients] == acts


SIDES = [
    # what looks like a passive has its doer as subject
    ("Oman is opposed to an Iraqi intervention.", "REJECT", ["OMN"], ["IRQ"]),
    ("Kenya is committed to opening its markets.", "AGREE", ["KEN"], []),
    # who mediates is none of the two sides
    ("Qatar launched a mediation effort between Chad and Sudan.", "CONSULT", ["QAT"], ["TCD", "SDN"]),
    ("A court found Serbia guilty of murder.", "SANCTION", [], ["SRB"]),
]


@pytest.mark.parametrize(("text", "event", "actors", "recipients"), SIDES)
def test_sides(coder: Coder, text: str, event: str, actors: list[str], recipients: list[str]) -> None:
    [record] = coder.code(text)
    assert record.event.value == event
    assert [actor.actor.code for actor in record.actor if actor.actor.code] == actors
    assert [actor.actor.code for actor in record.recipient if actor.actor.code] == recipients


def test_recipient_of_the_repetition_is_kept(coder: Coder) -> None:
    [record] = coder.code("Palestinian youths threw stones during protests against the Israeli army.")
    assert [actor.actor.code for actor in record.recipient] == ["ISR"]
