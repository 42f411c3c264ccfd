"""Places that are no side: where two sides fight or meet, where somebody is hit or held, parts of the world."""

from __future__ import annotations

import pytest

from reportedly import Coder

# sentence, category, recipient codes of its record
VICTIMS = [
    pytest.param("Lukas Brandt was killed in a drone strike on Mogadishu in 2015.", "ASSAULT", {None}, id="on-town"),
    pytest.param("Two Dutch nurses were killed in an airstrike near Kandahar.", "ASSAULT", {"NLD"}, id="near-town"),
    pytest.param(
        "A suicide bombing on two Nairobi hotels killed four Danish tourists.",
        "ASSAULT",
        {"DNK"},
        id="hotel-of-town",
    ),
    pytest.param("A rocket attack on Kenya killed two Danish tourists.", "ASSAULT", {"KEN", "DNK"}, id="on-state"),
    pytest.param(
        "Togolese troops opened fire on a Danish outpost, wounding Lukas Brandt.",
        "ASSAULT",
        {"DNK", None},
        id="on-theirs",
    ),
    pytest.param("The pair were detained by Kenyan soldiers in southern Somalia.", "COERCE", set(), id="held-there"),
]
BETWEEN = [
    pytest.param(
        "Clashes between Kenyan troops and Ethiopian troops in Mogadishu began.",
        "ASSAULT",
        {"KEN", "ETH"},
        id="clashes",
    ),
    pytest.param(
        "The minister spoke after deadly clashes in Mali between Kenyan troops and Ethiopian rebels.",
        "ASSAULT",
        {"KEN", "ETH"},
        id="occasion",
    ),
    pytest.param(
        "The envoy welcomed two days of talks between Kenya and Ethiopia in Vienna.",
        "CONSULT",
        {"KEN", "ETH"},
        id="talks",
    ),
]
MEETINGS = [
    pytest.param(
        "The Kenyan minister arrived in Geneva for talks with the Brazilian president.", {"BRA"}, id="for-talks-with"
    ),
    pytest.param("The Kenyan minister arrived in Ankara for talks.", {"TUR"}, id="host"),
    pytest.param("Kenya will host a summit on hunger in Africa next month.", set(), id="theme"),
]


@pytest.mark.parametrize(("text", "category", "codes"), VICTIMS + BETWEEN)
def test_where_it_happens_is_no_side(coder: Coder, text: str, category: str, codes: set[str | None]) -> None:
    records = [record for record in coder.code(text) if record.act == category]
    assert codes in [{actor.actor.code for actor in record.recipient} for record in records]
    towns = {"kb.city", "kb.capital", "kb.region"}
    assert not any(a.actor.resolution.method in towns for record in records for a in (*record.actor, *record.recipient))


@pytest.mark.parametrize(("text", "codes"), MEETINGS)
def test_a_traveller_meets_whom_the_talks_are_with(coder: Coder, text: str, codes: set[str]) -> None:
    [record] = [record for record in coder.code(text) if record.act == "CONSULT"]
    assert {actor.actor.code for actor in record.recipient} == codes


@pytest.mark.parametrize(
    "text",
    [
        "Kenya pressed Asia's largest economy to buy more tea.",
        "Kenyan officials prepared the second Asia summit.",
        "The plan of the Kenyan government met a cool response in Europe.",
    ],
)
def test_a_part_of_the_world_is_no_side_where_it_tells_which_or_where(coder: Coder, text: str) -> None:
    for record in coder.code(text):
        assert "kb.region" not in {a.actor.resolution.method for a in (*record.actor, *record.recipient)}
