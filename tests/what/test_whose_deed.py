"""Whose deed it is: no third party in a meeting, no place as a doer, no part of a side as the other one."""

from __future__ import annotations

import pytest

from reportedly import Coder

# sentence, category, actor codes, recipient codes
SIDES = [
    # two sides, and nobody else
    pytest.param(
        "Kenya and Chad held talks to form a board with Peru.",
        "CONSULT",
        {"KEN", "TCD"},
        {"KEN", "TCD"},
        id="aim",
    ),
    pytest.param(
        "Peru and Chile agreed to study rivers in Bolivia.", "AGREE", {"PER", "CHL"}, {"PER", "CHL"}, id="agreed-to"
    ),
    pytest.param("Macron agreed to keep French soldiers in Niger.", "AGREE", {"FRA"}, set(), id="own-soldiers"),
    pytest.param("Danish fighters battling in Mali went home.", "ASSAULT", {"DNK"}, set(), id="one-plural-side"),
    pytest.param(
        "The row brought new battles between Chad and neighbouring Niger.",
        "ASSAULT",
        {"TCD", "NER"},
        {"TCD", "NER"},
        id="between",
    ),
    pytest.param(
        "King Felipe of Spain held talks with visiting Peruvian President Dina Boluarte in Madrid.",
        "CONSULT",
        {"ESP", "PER"},
        {"ESP", "PER"},
        id="visiting-president",
    ),
    pytest.param(
        '"Kenya and Chad will trade more," said Finnish President Alexander Stubb when meeting Danish envoy Ole Bo.',
        "CONSULT",
        {"FIN", "DNK"},
        {"FIN", "DNK"},
        id="said-when-meeting",
    ),
    # who is meant inside a phrase
    pytest.param(
        "The parents of nine Danish sappers killed shielding a convoy sued Mali.",
        "ASSAULT",
        set(),
        {"DNK"},
        id="relatives-of",
    ),
    pytest.param("Norway moved to cancel her Danish passport.", "COERCE", {"NOR"}, None, id="her-passport"),
    pytest.param(
        "Peru denounced Bolivian President Luis Arce's meddling in Chile.", "ACCUSE", {"PER"}, {"BOL"}, id="meddling"
    ),
    pytest.param("A Libyan air campaign killed dozens of Chadian herders.", "ASSAULT", {"LBY"}, {"TCD"}, id="campaign"),
    # who accuses, and whom
    pytest.param("Kenya said Chad was responsible for the bombing.", "ACCUSE", {"KEN"}, {"TCD"}, id="says-responsible"),
    pytest.param(
        "Canada is investigating how Chadian police treat miners.", "ACCUSE", {"CAN"}, {"TCD"}, id="investigates-how"
    ),
    pytest.param("Manila demanded custody of the Danish sailor.", "REQUEST", {"PHL"}, set(), id="custody-of"),
    # one of two, and both
    pytest.param(
        "A row between Chad and Niger, which has used mercenaries to attack Peru, went on.",
        "ASSAULT",
        {"NER"},
        {"PER"},
        id="which-has",
    ),
    pytest.param(
        "A row between Chad and Niger, which have used mercenaries to attack Peru, went on.",
        "ASSAULT",
        {"TCD", "NER"},
        {"PER"},
        id="which-have",
    ),
    pytest.param("Kenyan lawmakers vowed to press for a truce in Chad.", "AGREE", {"KEN"}, set(), id="vowed"),
    pytest.param(
        "Kenya and Chad pledged to trade more.", "AGREE", {"KEN", "TCD"}, {"KEN", "TCD"}, id="pledged-together"
    ),
    # forces taken back
    pytest.param(
        "Macron ordered the withdrawal of French troops from Niger.", "CONCEDE", {"FRA"}, {"NER"}, id="own-troops"
    ),
    pytest.param(
        "Chadian ministers complained to the government of Niger that Libyan drones cross the border.",
        "ACCUSE",
        {"TCD"},
        {"LBY"},
        id="complained-to-somebody-of-another",
    ),
    pytest.param("The duo were detained by Kenyan police.", "COERCE", {"KEN"}, {"KEN"}, id="a-pair-of-people"),
]
# sentence, codes that no side of any record may have
NOBODY = [
    pytest.param("The Darfur attacks killed nine Kenyan peacekeepers, Kenya said.", "actor", "SDN", id="scene"),
    pytest.param("The Brussels conference on hunger opened on Monday.", "actor", "EUR", id="seat"),
    pytest.param("Kenya gave Chad two million US dollars.", "recipient", "USA", id="currency"),
    pytest.param("Chad extended its curfew in May.", "recipient", "GBR", id="in-may"),
]


@pytest.mark.parametrize(("text", "event", "actors", "recipients"), SIDES)
def test_sides(coder: Coder, text: str, event: str, actors: set[str], recipients: set[str] | None) -> None:
    got = [
        ({side.actor.code for side in record.actor}, {side.actor.code for side in record.recipient})
        for record in coder.code(text)
        if event in (record.event.value, record.act.value)
    ]
    assert actors in [doers for doers, _ in got]
    if recipients is not None:
        assert (actors, recipients) in got


@pytest.mark.parametrize(("text", "side", "code"), NOBODY)
def test_no_side(coder: Coder, text: str, side: str, code: str) -> None:
    for record in coder.code(text):
        assert code not in {found.actor.code for found in getattr(record, side)}


def test_her_passport_is_hers(coder: Coder) -> None:
    for record in coder.code("Norway moved to cancel her Danish passport."):
        assert "DNK" not in {side.actor.code for side in record.recipient}


def test_an_unknown_other_side_is_no_mutual_deed(coder: Coder) -> None:
    [record] = [r for r in coder.code("Finnish ministers met several poets.") if r.act.value == "CONSULT"]
    assert {side.actor.code for side in record.actor} == {"FIN"}
    assert "FIN" not in {side.actor.code for side in record.recipient}


def test_a_war_that_is_fought_is_nobody(coder: Coder) -> None:
    [record] = coder.code("The Quispe guerrillas have fought a ten-year insurgency against the Bolivian army.")
    assert [side.span.text for side in record.actor] == ["The Quispe guerrillas", "the Bolivian army"]
