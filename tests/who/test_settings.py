"""Where a few lines play decides whose people, police and courts are meant; who acts there from abroad does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.pipeline import Page
from reportedly.types import ActorMention
from reportedly.who import ActorFinder
from reportedly.who.datelines import sent_from


@pytest.fixture(scope="module")
def finder() -> ActorFinder:
    return ActorFinder()


def first(read: Callable[..., Page], finder: ActorFinder, text: str, word: str) -> ActorMention:
    page = read(text)
    return next(m for m in finder.read(page) if page.parse.tokens[m.head].text == word)


# text, head of the mention, code or None
CASES = [
    # whom a foreign force hurts is of the place, by its noun, its adjective or the dateline
    ("Chadian helicopters rocketed the Nigerien hamlet of Zarwa and wounded two herders.", "herders", "NER"),
    ("Guatemalan pilots bombed a farm on Belizean soil. Nine pickers died and farmers fled.", "farmers", "BLZ"),
    ("MANAGUA, March 3 (EFE) - Honduran commandos fired on a ferry, hurting four fishermen.", "fishermen", "NIC"),
    # a court, a crowd or a police force is where the story is, not who condemned it before
    ("Masked men stormed a school in Quito. Bolivia deplored it. Detectives held two students.", "students", "ECU"),
    ("Bombs went off in the centre of Manila. Japan offered help. The police blamed a sect.", "police", "PHL"),
    (
        "Guards beat strikers near Lusaka. Malawi, which buys the copper, complained. The opposition wept.",
        "opposition",
        "ZMB",
    ),
    ("Gunmen held up a bus in southern Guyana. Brazil sent condolences. The army closed the road.", "army", "GUY"),
    # the troops of a state act abroad, and its ministries speak of it
    ("Kenyan jets struck a camp in Somalia. The military said that it was a success.", "military", "KEN"),
    # where a clause with "where" says
    ("Sudanese families walked into Chad, where villagers fed them.", "villagers", "TCD"),
    # who summons an envoy does not send him
    (
        "HARARE (Reuters) - Zambian rangers shot a poacher. The government summoned the Zambian envoy.",
        "government",
        "ZWE",
    ),
    # where people only meet is not whose they are
    ("Riots broke out in Conakry. Opposition leaders stayed away from talks in Rabat.", "leaders", "GIN"),
    # nor is where a reporter writes from
    ("NAIROBI (AFP) - Bandits looted a market in Juba. Residents of the port hid.", "Residents", "SSD"),
    # roles of one sentence are of one country
    ("Crowds booed in Skopje. The cabinet fell and the speaker wept.", "speaker", "MKD"),
    # bare plurals of those who act at home, and of ministers where they are met
    ("Shots were heard in Lilongwe. Prosecutors opened a file.", "Prosecutors", "MWI"),
    ("Shots were heard in Lilongwe. Hawkers pelted ministers with fruit.", "ministers", "MWI"),
    ("Prosecutors and parliaments differ, a scholar wrote.", "parliaments", None),
    # anybody at a place; the same persons again
    ("A mine killed a mother near Huambo.", "mother", "AGO"),
    ("Three Gambian sailors were held in Bissau. The men wept.", "men", "GMB"),
    ("Rain fell. A mother wept.", "mother", None),
    # a number of others is not of the country of the one before
    ("A bomb near Huambo killed a Danish nun and six villagers.", "villagers", "AGO"),
    # who sends troops, be it a union of states
    ("The African Union sent troops on Friday.", "troops", "IGO"),
    # whose lawyers and speakers they are
    ("Bolivian miners struck. A lawyer for the miners spoke.", "lawyer", "BOL"),
    # both sides of a war inside one country; whoever urges them is neither
    ("Sudanese rebels ambushed the Sudanese army. Both sides lost men.", "sides", "SDN"),
    ("Rebels fired on the army in Bangui. Kenya and Ghana urged both sides to talk.", "sides", "CAF"),
    # several people of a place, several governments of anywhere
    ("In Tirana the guards hit several demonstrators.", "demonstrators", "ALB"),
    ("In Tirana several governments signed.", "governments", None),
    ("Riots shook Tirana, where foreign workers marched.", "workers", None),
]


@pytest.mark.parametrize(("text", "word", "code"), CASES)
def test_where_it_plays(read: Callable[..., Page], finder: ActorFinder, text: str, word: str, code: str | None) -> None:
    assert first(read, finder, text, word).actor.code == code


DATELINES = [
    ("LOME, Aug. 14 (AFP) - Rain fell.", "TGO"),
    ("YEREVAN, Armenia - Rain fell.", "ARM"),
    ("LIMA (Reuters) - Rain fell.", "PER"),
    ("Bogota, 3 May (EFE) – Rain fell.", "COL"),
    ("ZARWA - Rain fell.", None),
    ("Bolivia -- a country of rivers -- has no coast.", "BOL"),
    ("Rain fell on Bolivia -- all day long.", None),
]


@pytest.mark.parametrize(("text", "code"), DATELINES)
def test_datelines(read: Callable[..., Page], text: str, code: str | None) -> None:
    assert sent_from(read(text).parse) == code
