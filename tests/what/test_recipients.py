"""Countries of recipients that no object names: by place, possessor, clause, mission, or what two sides share."""

from __future__ import annotations

import pytest

from reportedly import Coder

# sentence, category, recipient codes of one of its records
BY_PLACE = [
    pytest.param("Thousands of people demonstrated in Lagos on Monday.", "PROTEST", {"NGA"}, id="protest-in"),
    pytest.param("Norway's navy continued to shell positions inside Chad.", "ASSAULT", {"TCD"}, id="object-inside"),
    pytest.param(
        "Norway mobilized two brigades for a feared campaign against Denmark.", "MOBILIZE", {"DNK"}, id="purpose"
    ),
    pytest.param("Norway hastened the pullout of its forces from Panama.", "RETREAT", {"PAN"}, id="left"),
    pytest.param("Norway contributes soldiers to the UN mission in Chad.", "AID", {"TCD"}, id="mission"),
    pytest.param(
        "Norway is ready to contribute 500 troops to a peacekeeping force in Chad.", "AGREE", {"TCD"}, id="framed"
    ),
]
INSIDE = [
    pytest.param("Chad sealed its frontier with Niger and Libya.", "COERCE", {"NER", "LBY"}, id="shared-border"),
    pytest.param("Brazil eased sanctions imposed on Gabon and Kenya.", "CONCEDE", {"GAB", "KEN"}, id="participle"),
    pytest.param(
        "The Kenyan government granted the Ugandan army permission to cross.", "CONCEDE", {"UGA"}, id="compound"
    ),
    pytest.param(
        "The Kenyan police opened an inquiry into claims that two Chilean sailors beat a man.",
        "ACCUSE",
        {"CHL"},
        id="alleged",
    ),
    pytest.param(
        "Kenyan prosecutors ordered a probe into whether the Chilean consul was bugged.",
        "ACCUSE",
        {"CHL"},
        id="question",
    ),
    pytest.param("Brazil refused to let two German ships dock there.", "REJECT", {"DEU"}, id="allowed"),
    pytest.param(
        "Kenyan rebels are willing to forgive Kenyan President William Ruto.", "AGREE", {"KEN"}, id="willing-to"
    ),
    pytest.param(
        "Peruvian officials repeated their demand on Friday that Chile withdraw.", "REQUEST", {"CHL"}, id="far-that"
    ),
    pytest.param(
        "Students blocked roads in Hanoi in defiance of the Chinese authorities.",
        "PROTEST",
        {"CHN"},
        id="in-defiance-of",
    ),
    pytest.param("The last rebels surrendered to Colombian forces.", "RETREAT", {"COL"}, id="surrender-to"),
    pytest.param(
        "Chile insisted on its request that Peru's ministry pay the miners.", "REQUEST", {"PER"}, id="demand-that"
    ),
    pytest.param(
        "The Security Council agreed to a review of the peacekeeping force in Cyprus.",
        "AGREE",
        {"CYP"},
        id="framed-mission",
    ),
    pytest.param("Libyan police arrested up to 40 Danish sailors.", "COERCE", {"DNK"}, id="up-to"),
    pytest.param("Kenya reimposed a blockade around Mogadishu.", "COERCE", {"SOM"}, id="imposed-again"),
    pytest.param("Chile accused its NATO allies of lying.", "ACCUSE", {"IGO"}, id="allies-of-a-body"),
    pytest.param("Chile rejected a plan of its European partners.", "REJECT", {"EUR"}, id="partners-of-a-body"),
]
# sentence, category, recipient codes that none of its records may have
NOT_THOSE = [
    pytest.param(
        "Omani commanders declared a curfew in a valley beside the Yemeni border.", "COERCE", "YEM", id="near-border"
    ),
    pytest.param(
        "The Latvian council lifted its ban on lessons in the Russian language.", "CONCEDE", "RUS", id="language"
    ),
    pytest.param("Canada voted to ratify the Kyoto Protocol.", "SUPPORT", "JPN", id="treaty-town"),
    pytest.param("The Security Council extended the mandate of the UN force.", "AGREE", "UNO", id="own-body"),
]


@pytest.mark.parametrize(("text", "event", "codes"), [*BY_PLACE, *INSIDE])
def test_recipient_is_reached(coder: Coder, text: str, event: str, codes: set[str]) -> None:
    got = [(record.event.value, {actor.actor.code for actor in record.recipient}) for record in coder.code(text)]
    assert (event, codes) in got


@pytest.mark.parametrize(("text", "event", "code"), NOT_THOSE)
def test_what_only_stands_near_is_no_recipient(coder: Coder, text: str, event: str, code: str) -> None:
    for record in coder.code(text):
        assert record.event.value != event or code not in {actor.actor.code for actor in record.recipient}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Chile sent a patrol ship to Peru.", ["PER"]),
        ("Chile ordered its navy to fire on Peruvian trawlers.", ["PER"]),
        ("Chile threatened to send its coast guard to the Peruvian border.", ["PER"]),
        ("Chile threatened to send its coast guard to the island.", []),
        ("Chile sent a patrol ship to Mount Zarnu.", []),
    ],
)
def test_what_is_sent_is_no_recipient(coder: Coder, text: str, codes: list[str]) -> None:
    moved = [record for record in coder.code(text) if record.act == "MOBILIZE" or record.event == "MOBILIZE"]
    moved = moved or [record for record in coder.code(text) if record.event == "THREATEN"]
    assert moved
    assert [[side.actor.code for side in record.recipient] for record in moved] == [codes]


def test_a_possessive_of_nobody_is_no_side(coder: Coder) -> None:
    records = coder.code("The armed faction refused to let Kenyan buses pass and fetch its people.")
    assert all(actor.span.text != "its" for record in records for actor in record.recipient)


def test_engaged_in_is_no_passive(coder: Coder) -> None:
    [record] = coder.code("Georgian soldiers were engaged in a massacre of Ossetian villagers.")
    assert [actor.actor.code for actor in record.actor] == ["GEO"]
