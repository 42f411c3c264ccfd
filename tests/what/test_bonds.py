"""Who did or suffers the deed of a noun by what the clause says of them."""

from __future__ import annotations

import pytest

from reportedly import Coder

# sentence, actor codes, recipient codes of the assault or sanction that the noun names
DEEDS = [
    # who did it
    ("Ethiopian gunboats are assembling for an assault on the Eritrean harbour of Massawa.", {"ETH"}, {"ERI"}),
    ("A Libyan smuggler was behind the murder of two Egyptian bakers.", {"LBY"}, {"EGY"}),
    ("A Chadian pilot was implicated in the murder of a French botanist.", {"TCD"}, {"FRA"}),
    ("The Guatemalan general is on trial for the massacre of 90 Honduran farmers.", {"GTM"}, {"HND"}),
    ("The Serbian colonel was convicted of the murder of Croatian prisoners.", {"SRB"}, {"HRV"}),
    ("Two Congolese colonels took part in the killing of Kenyan monitors.", {"COD"}, {"KEN"}),
    ("Uganda is thinking of joining Kenya in air raids on Eritrea.", {"UGA", "KEN"}, {"ERI"}),
    ("A Malian colonel masterminded the bombing of the Danish consulate.", {"MLI"}, {"DNK"}),
    # who suffers it
    ("Kenyan fishermen braced for an Ethiopian raid.", {"ETH"}, {"KEN"}),
    ("The Ethiopian convoy was the object of an attack by Eritrean soldiers.", {"ERI"}, {"ETH"}),
    ("The thaw left Somali outposts exposed to Eritrean raids.", {"ERI"}, {"SOM"}),
    ("Georgia repelled a Russian attack.", {"RUS"}, {"GEO"}),
    ("Uganda suffered an attack by Congolese rebels.", {"COD"}, {"UGA"}),
    ("Sudanese farmers dug trenches to avoid Chadian air strikes.", {"TCD"}, {"SDN"}),
    ("Thousands of Malians fled the French bombardment.", {"FRA"}, {"MLI"}),
    ("The cadets dug in to protect Asmara from a Sudanese bombardment.", {"SDN"}, {"ERI"}),
    ("Norway promised to shield Latvian farmers from Belarusian raids.", {"BLR"}, {"LVA"}),
    ("The Chadian raid displaced thousands of Sudanese farmers.", {"TCD"}, {"SDN"}),
    ("Thousands of Sudanese farmers were displaced by a Chadian raid.", {"TCD"}, {"SDN"}),
    ("Sudanese farmers fear a Chadian attack.", {"TCD"}, {"SDN"}),
    ("Kenyan officials fear an Ethiopian invasion.", {"ETH"}, set()),
    ("Jaffna was retaken by an Indian raid in 1987.", {"IND"}, {"LKA"}),
    # whose killing, at whose hands
    (
        "Mr Okoth, the Kenyan senator, whose killing at Somali pirates' hands shut the port, was buried.",
        {"SOM"},
        {"KEN"},
    ),
]
SANCTIONS = [
    ("Burma is subject to US sanctions.", {"USA"}, {"MMR"}),
    ("Cuba has lived under a US embargo for decades.", {"USA"}, {"CUB"}),
    ("Ghana faces sanctions from the European Union.", {"EUR"}, {"GHA"}),
]


def sides(coder: Coder, text: str, category: str) -> tuple[set[str | None], set[str | None]]:
    found = [record for record in coder.code(text) if record.act == category]
    assert found, [(record.event, record.act) for record in coder.code(text)]
    return {a.actor.code for r in found for a in r.actor}, {a.actor.code for r in found for a in r.recipient}


@pytest.mark.parametrize(("text", "actors", "recipients"), DEEDS, ids=lambda value: str(value)[:40])
def test_governing_word_names_the_sides_of_an_attack(
    coder: Coder, text: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(coder, text, "ASSAULT") == (actors, recipients)


@pytest.mark.parametrize(("text", "actors", "recipients"), SANCTIONS, ids=lambda value: str(value)[:40])
def test_governing_word_names_the_sides_of_sanctions(
    coder: Coder, text: str, actors: set[str], recipients: set[str]
) -> None:
    assert sides(coder, text, "SANCTION") == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "Eritrea denied it was responsible for the attack on the Ethiopian convoy.",
        "Eritrea had no part in the attack on the Ethiopian convoy.",
        "Eritrea was not behind the attack on the Ethiopian convoy.",
    ],
)
def test_denied_guilt_makes_nobody_the_doer(coder: Coder, text: str) -> None:
    assert not [r for r in coder.code(text) if r.act == "ASSAULT" and "ERI" in {a.actor.code for a in r.actor}]


def test_police_who_arrest_in_a_raid_arrest_no_raiders(coder: Coder) -> None:
    records = coder.code("Ten Chadian students were arrested in a raid on a Sudanese school.")
    assert not [r for r in records if r.act == "ASSAULT" and "TCD" in {a.actor.code for a in r.actor}]


def test_request_that_is_received_comes_from_the_other_side(coder: Coder) -> None:
    assert sides(coder, "Kenya received a request from Uganda for more troops.", "REQUEST") == ({"UGA"}, {"KEN"})


def test_traveller_meets_people_and_no_town(coder: Coder) -> None:
    found = sides(coder, "Kenyan President Ruto flew to Gaborone to meet the Zambian president.", "CONSULT")
    assert found == ({"KEN"}, {"ZMB"})


def test_preposition_right_behind_its_noun_is_the_nouns(coder: Coder) -> None:
    text = "Nine nurses died in the second week of Kenya's offensive against a Somali port, sailors said."
    assert any(
        {a.actor.code for a in r.actor} == {"KEN"} and {a.actor.code for a in r.recipient} == {"SOM"}
        for r in coder.code(text)
    )


def test_crowd_abroad_or_at_an_airport_is_not_against_its_host(coder: Coder) -> None:
    for text in ("Tamils staged a rally in Toronto.", "Kenyan students held a protest at Lima airport."):
        [record] = [record for record in coder.code(text) if record.act == "PROTEST"]
        assert not record.recipient, text
    assert sides(coder, "Hundreds of Ghanaians demonstrated in Accra.", "PROTEST") == ({"GHA"}, {"GHA"})


@pytest.mark.parametrize(
    "text",
    [
        "The siege of three lighthouses by Ethiopian rebels was lifted in May.",
        "The siege by Ethiopian rebels of three lighthouses was lifted in May.",
    ],
)
def test_siege_is_lifted_by_those_who_laid_it(coder: Coder, text: str) -> None:
    [record] = coder.code(text)
    assert [side.actor.code for side in record.actor] == ["ETH"]
    assert not record.recipient


def test_owner_of_a_killing_by_others_is_the_victim(coder: Coder) -> None:
    assert sides(coder, "The Kenyan senator's killing by Somali gunmen angered the region.", "ASSAULT") == (
        {"SOM"},
        {"KEN"},
    )
