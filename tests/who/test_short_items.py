"""Short news items of invented persons, from several crises: whose the people, forces and offices in them are."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from reportedly.pipeline import Page
from reportedly.who import ActorFinder

_MARK = re.compile(r"\{(\w+)\}")

# day, text; the code of a mention stands behind its head
ITEMS = [
    (
        "1993-08-14",
        "LOME, Aug. 14 (AFP) - Beninese gunboats fired on a fishing village near Aneho at dawn on Saturday, "
        "killing three fishermen{TGO} and a nurse{TGO}, a police officer in Lome said. The government{TGO} called"
        " in the Beninese ambassador{BEN} and demanded an apology. Villagers{TGO} later marched on the border "
        "post and stoned customs officers.",
    ),
    (
        "2009-05-02",
        "Thousands of opposition supporters{GEO} blocked the main avenue of Tbilisi for a third week on Saturday "
        "and demanded that the president{GEO} step down. Russia, which keeps troops{RUS} in South Ossetia, "
        "accused the authorities{GEO} of preparing a provocation. Riot police{GEO} beat several "
        "demonstrators{GEO} with batons outside parliament{GEO}. Two journalists were also hurt, according to "
        "Giorgi Khelidze{GEO}, a lawyer for the protesters{GEO}.",
    ),
    (
        "1997-04-20",
        "Colombian soldiers crossed the Arauca river at the weekend and shot dead two farmers{VEN} and wounded a "
        "teacher{VEN} in the Venezuelan hamlet of La Ceiba. Residents{VEN} said that the troops{COL} were chasing"
        " guerrillas{COL}. Caracas recalled its ambassador{VEN} and the two governments agreed to open an "
        "inquiry.",
    ),
    (
        "2014-09-30",
        "Gunmen{THA} opened fire on a school bus in the southern Thai province of Pattani on Tuesday, killing two"
        " teachers{THA} and wounding a policeman{THA}. Malaysia, which hosts peace talks with the rebels{THA}, "
        "condemned the attack. Nobody claimed responsibility, but the army{THA} blamed separatist militants{THA}."
        " Security forces{THA} arrested four suspects{THA}.",
    ),
    (
        "1999-03-03",
        "Serbian police shelled two villages near Podujevo on Wednesday, forcing hundreds of people from their "
        "homes, and ethnic Albanian rebels fired back with mortars. Both sides accused each other of breaking the"
        " truce. International monitors said eleven civilians had died. A spokesman for the rebels urged NATO to "
        "send troops{IGO}.",
    ),
    (
        "2021-02-03",
        "Several hundred people{MMR} have been locked up since the coup in Myanmar, a rights group said on Wednesday. "
        "Doctors{MMR} and nurses{MMR} in Yangon and Mandalay refused to work under the junta{MMR}. The "
        "generals{MMR} blocked Facebook and threatened to charge protest leaders{MMR}. China urged all parties to"
        " show restraint.",
    ),
    (
        "2018-11-12",
        "Hungary's parliament passed a law on Monday that lets the interior minister{HUN} close down aid groups. "
        "Opposition lawmakers{HUN} walked out. Critics in Brussels said the ruling party{HUN} had crossed a line,"
        " and the European Commission threatened to take the government{HUN} to court. Some 5,000 people{HUN} "
        "rallied in Budapest, where officers{HUN} detained a dozen students{HUN}.",
    ),
    (
        "2010-11-24",
        "North Korean gunners fired scores of shells at a South Korean island on Tuesday, killing two "
        "marines{KOR} and setting houses ablaze. Residents{KOR} fled to shelters. The military{KOR} returned fire"
        " and put its jets on alert, and the defence minister{KOR} warned of a stern answer. Pyongyang said the "
        "South had shot first and that its troops{PRK} had only defended themselves{PRK}.",
    ),
    (
        "1994-02-08",
        "Three members{SLV} of Salvadoran death squads were handed over to a court in Miami on Tuesday. The "
        "men{SLV} are accused of having murdered a union leader{SLV} and two catechists{SLV} in Sonsonate in "
        "1981. Relatives of the victims welcomed the move, and a lawyer for the three said that they would "
        "appeal.",
    ),
    (
        "2002-10-11",
        "Rebels{CIV} holding Bouake freed 14 foreigners, among them a Belgian priest{BEL} and two Lebanese "
        "traders{LBN}, the Red Cross said. French troops escorted them to Yamoussoukro. President Aristide "
        "Kouadio{CIV} accused a neighbouring country of arming the mutineers{CIV}. In Abidjan loyalist "
        "youths{CIV} attacked the French embassy{FRA} and soldiers looked on.",
    ),
    (
        "2023-06-01",
        "At least 18 people{SDN} died when shells hit a market in Khartoum, medics{SDN} said on Thursday. The "
        "army{SDN} had pulled out of talks in Jeddah with the paramilitary Rapid Support Forces{SDN} a day "
        "before. Saudi Arabia and the United States, who sponsor the talks, said neither side had kept the truce "
        "and urged both sides to return. Washington imposed sanctions on companies linked to the two "
        "generals{SDN}. Women{SDN} in the Bahri quarter told aid workers that fighters{SDN} had driven them from "
        "their homes.",
    ),
    (
        "2020-11-12",
        "YEREVAN, Armenia - Protesters{ARM} stormed the seat of government in Yerevan on Thursday after Prime "
        "Minister Aram Tovmasyan{ARM} signed a truce that hands Azerbaijan large districts. They{ARM} smashed "
        "windows and beat the speaker{ARM} of parliament. Azerbaijan has advanced since September, and Baku's "
        "soldiers{AZE} took the town of Shusha on Sunday. The opposition{ARM} called the premier{ARM} a traitor, "
        "and police{ARM} arrested ten of its leaders{ARM}. Azerbaijani President Rauf Hasanli{AZE} said his "
        "army{AZE} had won. Demonstrators{ARM} returned to the square in the evening, and the security "
        "service{ARM} warned of bloodshed.",
    ),
]


@pytest.fixture(scope="module")
def finder() -> ActorFinder:
    return ActorFinder()


def marks(marked: str) -> tuple[str, dict[int, str]]:
    """The text without its marks, and the wanted code by the end of the head before it."""
    wanted: dict[int, str] = {}
    text, last = "", 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        wanted[len(text)] = mark[1]
        last = mark.end()
    return text + marked[last:], wanted


@pytest.mark.parametrize(("day", "marked"), ITEMS, ids=[day for day, _ in ITEMS])
def test_items(read: Callable[..., Page], finder: ActorFinder, day: str, marked: str) -> None:
    text, wanted = marks(marked)
    page = read(text, date.fromisoformat(day))
    found = {page.parse.tokens[mention.head].end: mention.actor.code for mention in finder.read(page)}
    told = {text[max(0, end - 30) : end]: found.get(end) for end in wanted}
    assert told == {text[max(0, end - 30) : end]: code for end, code in wanted.items()}
