"""Groups: lists of states, forces that a state meets abroad, people where the text plays, and whose "its" is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.pipeline import Page
from reportedly.types import ActorMention
from reportedly.who import ActorFinder

# text, head word, codes in order
LISTS = [
    ("Envoys from Chad, Niger and Benin opened a conference.", "Envoys", ["TCD", "NER", "BEN"]),
    ("The presidents of Kenya and Uganda met on Friday.", "presidents", ["KEN", "UGA"]),
    (
        "Officials from Chad, Niger, the African Union (AU) and Benin opened it.",
        "Officials",
        ["TCD", "NER", "IGO", "BEN"],
    ),
    ("The four members, Chad, Niger, Benin and Togo, signed it.", "members", ["TCD", "NER", "BEN", "TGO"]),
    ("The president of Kenya and Uganda's envoy met.", "president", []),
    ("Soldiers from Kenya left.", "Soldiers", []),
    ("The ministers of trade and defence met in Lima.", "ministers", []),
]


@pytest.mark.parametrize(("text", "head", "codes"), LISTS)
def test_a_list_of_states_gives_one_actor_each(
    mention_at: Callable[[str, str], ActorMention], text: str, head: str, codes: list[str]
) -> None:
    assert [part.code for part in mention_at(text, head).parts] == codes


# text, head word, code
COUNTRIES = [
    # forces that a state's troops meet abroad are not its own
    ("French troops opened fire on a militia in Mali. France praised France.", "militia", "MLI"),
    ("The Kenyan army is large. Kenya trained a new army in Somalia.", "army", "SOM"),
    # new forces are not those named before
    ("Dutch forces left. The Netherlands spoke of pro-government forces in Yemen.", "forces", "YEM"),
    # an army abroad keeps its country
    ("Chad sent soldiers. The army entered a village in Nigeria.", "army", "TCD"),
    # a nationality is shared with what is coordinated, names of the tables too
    ("Iraqi forces and militias crossed the river in Syria.", "militias", "IRQ"),
    ("British police and soldiers searched a house in Basra in Iraq.", "soldiers", "GBR"),
    # people where the text plays, rather than of the state named most
    (
        "Bombs fell in Aleppo. Shops closed in Homs. Trains stopped in Idlib. Turkey, Turkish and Russian ministers "
        "and Ankara spoke of Turkey. Nobody was found but civilians.",
        "civilians",
        "SYR",
    ),
    ("Workers met in the Jordanian capital, where nine people died.", "people", "JOR"),
    # what officials call "its" is their state's
    ("Malian officials said four of its helicopters had crashed.", "its", "MLI"),
    ("The Hague tribunal met. Malian officials said the court had lost its files.", "its", None),
    # an unknown name with an article is no person's
    ("The Chadian Desert Column left. He was jailed in Togo.", "He", None),
]


@pytest.mark.parametrize(("text", "head", "code"), COUNTRIES)
def test_countries_of_groups(
    mention_at: Callable[[str, str], ActorMention], text: str, head: str, code: str | None
) -> None:
    assert mention_at(text, head).actor.code == code


def test_a_role_does_not_read_half_of_a_name(read: Callable[..., Page], actor_finder: ActorFinder) -> None:
    page = read("An African Union official spoke. A union official left.")
    first, second = (m for m in actor_finder.read(page) if page.parse.tokens[m.head].text == "official")
    assert (first.actor.code, first.actor.sector) == ("IGO", ("GOV",))
    assert second.actor.sector == ("LAB",)
