"""Persons whom only the text tells the country of, in words that are no title, beside a name or elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.types import ActorMention

# text, name (its last mention), code or None
TOLD = [
    # an explaining noun that is no actor, a place of origin, a copula, a participle
    ("Peru freed Hamid Orsolan, an Australian film-maker, on Monday. Orsolan praised Peru.", "Orsolan", "AUS"),
    ("Dan Marrow, 31, from Cardiff, mended bridges in Chad. The bomb killed Marrow.", "Marrow", "GBR"),
    ("Lettow, who is Norwegian, was arrested in Chad. Police released Dan Lettow.", "Lettow", "NOR"),
    ("Sergei Orlov was shot in Chad. Orlov was a former Latvian spy.", "Orlov", "LVA"),
    ("Police in Chad shot a Frenchman named Luc Terrasson. Terrasson was jailed.", "Terrasson", "FRA"),
    # after the mention that needs it, and before the full name
    ("Chad jailed Ana Lettow. Peru doubted Lettow's Latvian citizenship.", "Lettow", "LVA"),
    ("Lettow holds Maltese citizenship. Chad freed Ana Lettow on Monday.", "Lettow", "MLT"),
    # one phrase beside another
    ("Chad held a Fijian citizen, the organist Luc Brunel. Brunel sang.", "Brunel", "FJI"),
    ("The Fijian brothers Tui Vatu and Joeli Nadolo were shot in Chad. Chad buried Nadolo.", "Nadolo", "FJI"),
    # whom the first sentence is about
    ("A Swedish film-maker was killed in Chad. Henrik Lager, 32, had worked there.", "Lager", "SWE"),
    ("The widow of a Fijian diver wrote to Chad. Joeli Vatu, 31, was held on a beach.", "Vatu", "FJI"),
    ("A Canadian was shot in Chad. Henrik Lager, 32, had worked there.", "Lager", "CAN"),
    ("Chad met Peru. Henrik Lager, 32, had worked in Oslo.", "Lager", None),
    # somebody else: another title, a teller, two who may be meant
    ("A Fijian nurse was shot in Chad. Ola Berg told reporters that Chad would pay.", "Berg", None),
    ("A Fijian nurse shot a Latvian sailor in Chad. Ola Berg, 31, was arrested.", "Berg", None),
    ("Chad freed Ola Berg from Lagos prison.", "Berg", None),
    ("Ola Berg is not Fijian. Chad freed Berg.", "Berg", None),
    ("Chad held two Fijians, Tui Vatu and Joeli Nadolo. Peru freed Nadolo.", "Nadolo", "FJI"),
    # two persons of one surname
    ("Chad freed Ana Berg, a Fijian climber. Chad jailed Ola Berg.", "Berg", None),
    # a surname that stands first is no statesman's
    ("Tong Zhilan, an official of China, visited Oslo. Tong praised the schools.", "Tong", "CHN"),
    # past a title that is somebody else's, and "known as"
    ("A Fijian engineer was killed in Chad. The judge Dan Horne wrote that Ola Vatu, 52, had slipped.", "Vatu", "FJI"),
    ("Chad jailed a Canadian known as Luc Terrasson. Peru freed Terrasson.", "Terrasson", "CAN"),
    # a first name that the text gives in full
    ("Emmanuel Macron visited Chad. Its king wrote: Emmanuel left us.", "Emmanuel", "FRA"),
    # an opponent, in a text about one state
    ("Opposition candidate Ola Rosalin was beaten. Peru jailed Peruvians. Peruvian police left.", "Rosalin", "PER"),
    ("In Lima, opposition leader Ola Rosalin called for marches. Peruvian police followed.", "Rosalin", "PER"),
    # whom the text names in full, though the tables call him by another name
    ("Saddam Hussein visited Chad. Peru wrote to Hussein.", "Hussein", "IRQ"),
    ("King Hussein of Jordan met Saddam Hussein. Peru wrote to King Hussein.", "Hussein", "JOR"),
    # an office of one state, where that state is told of
    ("The home secretary, Dan Ferrand, accused Syria of fraud. Britain agreed. Ferrand left.", "Ferrand", "GBR"),
    ("The shadow home secretary, Dan Ferrand, accused Syria of fraud. Ferrand left.", "Ferrand", None),
    # who tells of somebody does not explain him
    ("The king will visit Emmanuel Macron, a Fijian palace official told newsmen.", "Macron", "FRA"),
]


@pytest.mark.parametrize(("text", "name", "code"), TOLD)
def test_country_told_of_a_person(
    mention_at: Callable[[str, str], ActorMention], text: str, name: str, code: str | None
) -> None:
    assert mention_at(text, name).actor.code == code


def test_role_that_explains_a_name(mention_at: Callable[[str, str], ActorMention]) -> None:
    found = mention_at("Chad held the pastor Ana Lettow. Lettow holds Maltese citizenship.", "pastor")
    assert found.actor.code == "MLT"


PLACES = [
    ("The blast hit Gortal, a suburb of Oslo, on Monday. Planes bombed eastern Gortal.", "Gortal", "NOR"),
    ("Troops left the Chadian town of Gortal. Planes bombed Gortal.", "Gortal", "TCD"),
    ("Troops shelled the Chadian enclave of Gortal. The shelling of Gortal went on.", "Gortal", "TCD"),
    ("Troops left the town of Gortal. Planes bombed Gortal.", "Gortal", None),
]


@pytest.mark.parametrize(("text", "name", "code"), PLACES)
def test_country_told_of_a_town(
    mention_at: Callable[[str, str], ActorMention], text: str, name: str, code: str | None
) -> None:
    assert mention_at(text, name).actor.code == code
