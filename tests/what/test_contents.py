"""What a plan, a paper, talks, a protest or a condition contains is no deed of its own; what stands beside it is."""

from __future__ import annotations

import pytest

from reportedly import Coder

# sentence, categories of its records
CONTAINED = [
    pytest.param("Norway will back a Gabonese bill that would expel Chadian traders.", ["AGREE"], id="would"),
    pytest.param(
        "Norway will back a Gabonese bill that aims to deport Chadian traders and jail poets.", ["AGREE"], id="aims-to"
    ),
    pytest.param(
        "Chad threatened to expel Gabon's ambassador unless Gabon lifted the embargo.", ["THREATEN"], id="unless"
    ),
    pytest.param("Chad will arm the Gabonese rebels if its consulate is stormed.", ["AGREE"], id="if-by-nobody"),
    pytest.param(
        "Norway and Gabon held talks on the release of two Norwegian sailors.", ["CONSULT"], id="topic-of-talks"
    ),
    pytest.param("Chile demanded that Peru drop its plan to deport Bolivian miners.", ["REQUEST"], id="plan-to"),
    pytest.param(
        "Thousands demonstrated in Quito against Peru's decision to deport the miners to Bolivia.",
        ["PROTEST"],
        id="protest-against-plan",
    ),
    pytest.param(
        "Workers staged a protest in Quito against Peru's scheme of deporting miners to Bolivia.",
        ["PROTEST"],
        id="protest-against-plan-of",
    ),
    pytest.param(
        "Peruvian students staged a protest in Lima, shouting that the army must withdraw.", ["PROTEST"], id="shouted"
    ),
    pytest.param("Peru welcomed the Bolivian senator who ended a boycott.", ["CONSULT"], id="described-by-deed"),
    pytest.param(
        "A Bolivian envoy seeking to end a boycott said that Peru had attacked Chile.",
        ["ASSAULT"],
        id="described-by-try",
    ),
    pytest.param(
        "Peru accused Bolivia of breaking its word in the talks, expelling two traders.", ["ACCUSE"], id="second-charge"
    ),
]
# sentence, a category that is told beside the other deed
TOLD = [
    pytest.param("Norway accepted a draft and expelled Gabon's envoys.", "SANCTION", id="beside-a-paper"),
    pytest.param("Peru and Chile held talks after Peru shelled a Chilean port.", "ASSAULT", id="after-talks"),
    pytest.param("Peru would send Chile grain if Bolivia attacked Chile.", "ASSAULT", id="condition-of-both-sides"),
    pytest.param(
        "Thousands demonstrated in Lima against the arrest of two Bolivian miners.",
        "COERCE",
        id="what-a-protest-is-about",
    ),
    pytest.param(
        "Peru closed its border after a month of air strikes by Bolivian jets.", "ASSAULT", id="month-of-strikes"
    ),
    pytest.param("Peru planned to sign the treaty and launched an inquiry into Bolivia.", "ACCUSE", id="verb-plan"),
]


@pytest.mark.parametrize(("text", "events"), CONTAINED)
def test_content_is_no_deed(coder: Coder, text: str, events: list[str]) -> None:
    assert [record.event.value for record in coder.code(text)] == events


@pytest.mark.parametrize(("text", "event"), TOLD)
def test_what_stands_beside_is_told(coder: Coder, text: str, event: str) -> None:
    assert event in [str(record.act) for record in coder.code(text)]
