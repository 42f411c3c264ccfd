"""A verb inside a name is no trigger; one in a headline, a quotation or at the start of a sentence is."""

from __future__ import annotations

import pytest

from reportedly.coder import Coder

NAMES = ("Nordic Aid, Free the Journalists, Unicef and others opened an office in Malta.",)
DEEDS = (
    "Malta accused Libya of lying.",
    "Malta Condemns Libyan Attack",
    'The Maltese premier said: "Attack Libya now and we attack you."',
)


@pytest.mark.parametrize("text", NAMES)
def test_a_verb_in_a_name_names_no_deed(coder: Coder, text: str) -> None:
    assert [record.event_text.text for record in coder.code(text)] == []


@pytest.mark.parametrize("text", DEEDS)
def test_a_verb_elsewhere_names_one(coder: Coder, text: str) -> None:
    assert coder.code(text)
