"""A place that a deed is aimed at gives its country, whether or not the actor room knows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly import Coder
from reportedly.coder.ground import Ground
from reportedly.types import Actor, RecordActor, Resolution
from reportedly.where import is_place_noun

# text, words of the recipient, its code, how it was found
TARGETS = [
    pytest.param("Ethiopian troops invaded Kutum in March.", "Kutum", "SDN", "kb.city", id="known-town"),
    pytest.param("Brazil attacked Menaka on Monday.", "Menaka", "MLI", "place.name", id="unknown-town"),
    pytest.param(
        "Brazil mounted an assault on the old city of Menaka.",
        "the old city",
        "MLI",
        "place.name",
        id="city-of",
    ),
    pytest.param(
        "The governor spoke in Menaka, in Mali. A Brazilian assault on the enclave would be a mistake.",
        "the enclave",
        "MLI",
        "place.before",
        id="definite",
    ),
    pytest.param(
        "Brazilian jets shelled villages while the governor spoke in Menaka.",
        "villages",
        "MLI",
        "place.near",
        id="same-sentence",
    ),
]


@pytest.mark.parametrize(("text", "words", "code", "method"), TARGETS)
def test_country_of_the_place_that_is_hit(coder: Coder, text: str, words: str, code: str, method: str) -> None:
    [record] = [record for record in coder.code(text) if record.act == "ASSAULT"]
    [side] = record.recipient
    assert (side.span.text, side.actor.code) == (words, code)
    assert side.actor.resolution.method == method
    assert record.document.text[side.span.start : side.span.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Brazil mounted a raid on the enclave.",  # nobody says where it is
        "The US secretary warned that a Brazilian assault on the enclave would be a mistake.",  # whose, not where
        "Brazil attacked the new budget in Menaka.",
        "Brazil praised Menaka.",
    ],
)
def test_no_country_is_guessed(coder: Coder, text: str) -> None:
    for record in coder.code(text):
        assert not any(side.actor.resolution.method.startswith("place.") for side in record.recipient)


def test_what_is_hit_by_nobody_known_must_be_the_aim(coder: Coder) -> None:
    assert coder.code("The shelling of Menaka went on.")
    assert not coder.code("The shelling went on in Menaka.")


def test_nouns_of_places() -> None:
    assert all(map(is_place_noun, ("town", "villages", "airbase", "provinces")))
    assert not any(map(is_place_noun, ("state", "division", "budget", "committee")))


def test_label_of_a_certain_place_does_not_matter(coder: Coder) -> None:
    page = coder.page("Brazil began a gas attack on Menaka.")
    [mention] = [place for place in page.places if place.span.text == "Menaka"]
    page.parse.tokens[mention.head].ent = "ORG"  # as small parsers label names that they have not seen
    certain = replace(page, places=tuple(replace(place, score=0.98) for place in page.places))
    unknown = Actor("Menaka", None, (), Resolution("none", 0.2, reason="unknown_name"))
    for span, codes in ((mention.span, ["MLI"]), (page.parse.span(0, mention.head + 2), [None])):
        sides = Ground(certain).known([RecordActor(span, unknown)])
        assert [side.actor.code for side in sides] == codes  # a place inside a longer name says nothing of it
