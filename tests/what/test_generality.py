"""Deeds that a sentence names without telling that anybody does them, and their neighbours that it tells."""

from __future__ import annotations

import pytest

from reportedly import Coder

NAMED_ONLY = [
    # dreads and comparisons
    "Nothing is worse than being shot at night.",
    "Miners in Chad are afraid of being arrested.",
    "Nothing is worse than killing nurses.",
    # judgements
    "It is vital to protect witnesses, the Danish minister said.",
    "Denmark would be wise to warn its sailors, the bishop said.",
    # what people in general prevent, and what is said of all such deeds
    "The clinic teaches preventing attacks on nurses.",
    "The army tried to prevent attacks on nurses.",
    "Attacks on nurses are attacks on everybody.",
    # rates and abilities
    "Unsafe ferries kill ten nurses a year in the valley.",
    # private life, one's own people, silence
    "The Danish minister visited his mother in Peru.",
    "Chile rescued its own miners.",
    "The Danish divers saved members of their team.",
    "A Danish minister declined to give further details.",
    # works and memorials, appointments of one body, sport, firms, a look at one's own country
    "A documentary about the killing of the Kenyan bishop won a prize.",
    "The novel describes the invasion of Chad.",
    "Ferry fares head the agenda of a NATO meeting.",
    "The dollar rose before the WTO meeting.",
    "The Danish coach criticised the Peruvian players.",
    "The Danish firm agreed to buy a Peruvian mine.",
    "The Danish premier visited a Danish shipyard.",
]


@pytest.mark.parametrize("text", NAMED_ONLY)
def test_no_event(coder: Coder, text: str) -> None:
    assert coder.page(text).events == ()


TOLD = [
    ("They fear being bombed by Kenya.", "ASSAULT"),
    ("Togo was wrong to expel the Ghanaian envoy.", "SANCTION"),
    ("The killing of nurses must stop, the Kenyan bishop said.", "ASSAULT"),
    ("Attacks on nurses were reported in Togo on Monday.", "ASSAULT"),
    ("Rebels in Chad kill ten Chadian soldiers a day.", "ASSAULT"),
    ("The Danish brewer must be investigated.", "ACCUSE"),
    ("Chad will respond if its troops are attacked.", "ASSAULT"),
    ("Police in Togo arrested his brother.", "COERCE"),
    ("The Danish minister visited a Kenyan shipyard.", "CONSULT"),
    ("An EU summit opened in Lima on Monday.", "CONSULT"),
    ("The minister spoke during talks between Peru and Chile.", "CONSULT"),
    ("The Danish firm agreed with the Peruvian government on a mine.", "AGREE"),
    ("Rebels killed the Kenyan bishop who wrote the novel.", "ASSAULT"),
    ("Denmark rescued Kenyan miners.", "AID"),
    ("Denmark trains border guards in Mali.", "AID"),
    ("Denmark refused to give Peru the information.", "REJECT"),
]


@pytest.mark.parametrize(("text", "category"), TOLD)
def test_event(coder: Coder, text: str, category: str) -> None:
    assert category in {str(record.event) for record in coder.code(text)}
