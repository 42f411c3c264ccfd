"""Which phrase is the doer and which suffers it, where the sentence makes another one look likelier."""

from __future__ import annotations

import pytest

from reportedly import Coder

# sentence, category, actor codes, recipient codes
SIDES = [
    # harm suffered
    pytest.param(
        "Two Kenyan clerks were knocked down and killed in Oslo.", "ASSAULT", set(), {"KEN"}, id="shared-passive"
    ),
    pytest.param("He is one of six Danes killed fighting in Mali.", "ASSAULT", set(), {"DNK"}, id="killed-fighting"),
    pytest.param("There is heavy shelling of Kenyan villagers.", "ASSAULT", set(), {"KEN"}, id="shelling-of"),
    # who decides on a deed
    pytest.param(
        "Peru welcomed the decision by Canada to expel Chilean diplomats.",
        "SANCTION",
        {"CAN"},
        {"CHL"},
        id="decision-by",
    ),
    pytest.param("Lima feared Chilean threats to attack Bolivia.", "ASSAULT", {"CHL"}, {"BOL"}, id="nation-threats"),
    pytest.param(
        "Stubb is the first Finnish president in ten years to visit Peru.",
        "CONSULT",
        {"FIN"},
        {"PER"},
        id="the-first-to",
    ),
    pytest.param(
        "There are a hundred Danish soldiers in Mali, training Malian recruits.",
        "AID",
        {"DNK"},
        {"MLI"},
        id="existential",
    ),
    pytest.param("A Danish plumber was killed in Mali.", "ASSAULT", set(), {"DNK"}, id="nationality-before-place"),
    # forces that a passive moves
    pytest.param("Danish troops were sent to Mali.", "MOBILIZE", {"DNK"}, {"MLI"}, id="forces-sent"),
    # the other side of talks
    pytest.param(
        "Speaking after talks with Finnish President Alexander Stubb, Swedish Prime Minister Ulf Kristersson said "
        "trade was growing.",
        "CONSULT",
        {"SWE", "FIN"},
        {"SWE", "FIN"},
        id="host-of-talks",
    ),
    pytest.param(
        "The Peruvian foreign minister arrived here on Monday for talks with Chilean officials.",
        "CONSULT",
        {"PER"},
        {"CHL"},
        id="arrived-for-talks",
    ),
    # whom a condemned deed accuses
    pytest.param(
        "Sweden denounced the killing of Malian monks by Chadian soldiers.", "ACCUSE", {"SWE"}, {"TCD"}, id="killing-by"
    ),
    pytest.param("Sweden condemned the bomb attack on a hotel in Kenya.", "ACCUSE", {"SWE"}, set(), id="attack-on"),
    pytest.param("Sweden condemned the Chadian attack on Mali.", "ACCUSE", {"SWE"}, {"TCD"}, id="nation-attack"),
    # circumstances
    pytest.param(
        "Three smugglers were killed during a night operation by Kenyan forces.",
        "ASSAULT",
        {"KEN"},
        None,
        id="operation-by",
    ),
    pytest.param(
        "Two Danish nurses were killed when Chadian troops fired rockets at the clinic.",
        "ASSAULT",
        {"TCD"},
        {"DNK"},
        id="killed-when",
    ),
    pytest.param(
        "Finland fortified its port to protect Finnish sailors from Chadian raids.",
        "ASSAULT",
        {"TCD"},
        {"FIN"},
        id="protected-from",
    ),
]
# sentence, category, actor codes that none of its records of that category may have
NO_DOERS = [
    pytest.param("The Nairobi hotel bombing stunned everybody.", "ASSAULT", "KEN", id="scene"),
    pytest.param("The May 2003 bombings in Casablanca killed forty people.", "ASSAULT", "GBR", id="month"),
    pytest.param("Villagers fled the air strikes launched not by Peru but by Chile.", "ASSAULT", "PER", id="not-by"),
    pytest.param(
        "She met six victims of the Thursday mortar attack on a Danish chapel.", "ASSAULT", "DNK", id="victims-of"
    ),
    pytest.param("The envoy toured Oslo and Rome to press for a truce.", "REQUEST", "NOR", id="toured-to"),
]


@pytest.mark.parametrize(("text", "event", "actors", "recipients"), SIDES)
def test_sides(coder: Coder, text: str, event: str, actors: set[str], recipients: set[str] | None) -> None:
    got = [
        ({side.actor.code for side in record.actor}, {side.actor.code for side in record.recipient})
        for record in coder.code(text)
        if event in (record.event.value, record.act.value)
    ]
    if recipients is None:
        assert actors in [doers for doers, _ in got]
    else:
        assert (actors, recipients) in got


@pytest.mark.parametrize(("text", "event", "code"), NO_DOERS)
def test_no_doer(coder: Coder, text: str, event: str, code: str) -> None:
    for record in coder.code(text):
        if record.event.value == event:
            assert code not in {side.actor.code for side in record.actor}


def test_a_new_attack_has_no_old_doer(coder: Coder) -> None:
    records = coder.code("Danish troops attacked a farm in Mali. A car bomb attack killed six people on Monday.")
    [old, new] = [record for record in records if record.event.value == "ASSAULT"]
    assert {side.actor.code for side in old.actor} == {"DNK"}
    assert not new.actor
