"""Peoples without a state of their own, and acronyms written as words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.pipeline import Page
from reportedly.types import ActorMention
from reportedly.who import ActorFinder
from reportedly.who.knowledge import Entity, EntityKind, knowledge, rows_of
from reportedly.who.names import name_words

# text, head word, code
HOMES = [
    # the place in the sentence, when the people lives there, and not who acts on them
    ("Turkey shelled Kurdish militants in northern Syria. Turkey and Ankara spoke of Turkey.", "militants", "SYR"),
    # else the home where the text plays
    ("Fighting went on in Aleppo and in Homs. Washington and London praised the Kurdish forces.", "forces", "SYR"),
    ("Canada and Britain sent envoys to Erbil in Iraq. The Kurds welcomed them.", "Kurds", "IRQ"),
    # who acts on them is their home when no other is named
    ("Turkey jailed two Kurdish politicians.", "politicians", "TUR"),
    # no home named: the people's own code rather than the state that the text is about
    ("Canada and France discussed the Kurds.", "Kurds", "ISM"),
    # one home only
    ("A bomb killed nine Copts.", "Copts", "EGY"),
    # a country in the phrase wins
    ("France praised the Syrian Kurds who fought near Iraq and in Iraq.", "Kurds", "SYR"),
    # people of a part of the world are of some state of it, and not of a body
    ("The gang let three western hostages go.", "hostages", None),
    ("Asian refugees waited at the port.", "refugees", None),
    # those whom an army arrests abroad are of the place, and not its own
    ("Chadian troops crossed into the Sudanese town of Tine and detained nine local policemen.", "policemen", "SDN"),
    ("Chadian soldiers arrested six policemen in Sudan.", "policemen", "SDN"),
    ("Chad arrested six activists.", "activists", "TCD"),
    # residents are of where they are
    ("The Kurdish community in Sweden marched. Iraq and Syria are far away.", "community", "SWE"),
    # a faith may be of any state
    ("Police in Kaduna in Nigeria clashed with Christians.", "Christians", "NGA"),
    # of two homes the one that the text is about
    ("Burundi closed its border. Burundi blamed a Hutu group for it.", "group", "BDI"),
]


@pytest.mark.parametrize(("text", "head", "code"), HOMES)
def test_a_people_is_of_one_of_its_homes(
    mention_at: Callable[[str, str], ActorMention], text: str, head: str, code: str
) -> None:
    assert mention_at(text, head).actor.code == code


def test_homes_are_states() -> None:
    states = {row["code"] for row in rows_of("countries")}
    for row in rows_of("peoples"):
        assert set(filter(None, row["homes"].split("|"))) <= states, row


def test_peoples_keep_their_names(read: Callable[..., Page], actor_finder: ActorFinder) -> None:
    page = read("Sunnis and Copts marched together.")
    assert {m.actor.name for m in actor_finder.read(page)} == {"Sunnis", "Copts"}


@pytest.mark.parametrize(
    ("text", "head", "code"),
    [
        ("Isis fighters left the town.", "fighters", "IMG"),
        ("Isis has claimed the attack.", "Isis", "IMG"),
        ("Unicef sent blankets to Chad.", "Unicef", "UNO"),
        ("Unifil asked Israel to stop.", "Unifil", "UNO"),
        ("Care was needed, the doctors said.", "doctors", None),
    ],
)
def test_acronyms_written_as_words(
    mention_at: Callable[[str, str], ActorMention], text: str, head: str, code: str | None
) -> None:
    assert mention_at(text, head).actor.code == code


def _entities(name: str) -> tuple[Entity, ...]:
    found = knowledge().names.match_at(name_words(name), 0)
    return found[1] if found else ()


@pytest.mark.parametrize("name", ["Unhcr", "Ltte", "Care", "Pace", "Mend"])
def test_acronyms_that_nobody_says_as_words_stay_in_capitals(name: str) -> None:
    assert not [entity for entity in _entities(name) if entity.kind is EntityKind.ORGANISATION]
