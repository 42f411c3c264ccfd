"""One deed told by two words is one event: a light verb and its noun, an apposition, the outcomes of an attack."""

from __future__ import annotations

import pytest

from reportedly import Coder

ONE = [
    pytest.param("The Togolese president came to Ghana on a visit.", id="light-verb-with-a-row"),
    pytest.param("Togo launched an attack, a raid on the camp of Ghanaian rebels.", id="apposition"),
    pytest.param(
        "Togolese rebels opened fire in Accra, killing two Ghanaian nurses and wounding ten soldiers.", id="outcomes"
    ),
    pytest.param("Togolese rebels killed or wounded ten Ghanaian soldiers.", id="or"),
    pytest.param("Togolese troops shelled the Ghanaian port and bombed it.", id="pronoun"),
]
TWO = [
    pytest.param("Togo shelled a Ghanaian port, and Ghanaian jets bombed Lome.", id="two-doers"),
    pytest.param("Togo praised Ghana and lauded Benin.", id="two-recipients"),
]


@pytest.mark.parametrize("text", ONE)
def test_one_deed(coder: Coder, text: str) -> None:
    assert len(coder.page(text).events) == 1


@pytest.mark.parametrize("text", TWO)
def test_two_deeds(coder: Coder, text: str) -> None:
    assert len(coder.page(text).events) == 2


CONVICTED = [
    pytest.param("A Togolese court convicted the Ghanaian colonel.", ["SANCTION"], id="no-prison-told"),
    pytest.param("A Togolese court sentenced the Ghanaian colonel to ten years.", ["COERCE", "SANCTION"], id="prison"),
    pytest.param(
        "A Togolese court convicted the Ghanaian colonel and sentenced him to ten years.",
        ["COERCE", "SANCTION"],
        id="both-words",
    ),
]


@pytest.mark.parametrize(("text", "categories"), CONVICTED)
def test_a_conviction_is_told_once(coder: Coder, text: str, categories: list[str]) -> None:
    assert sorted(record.event for record in coder.code(text)) == categories
