"""How sure a record is: facts are read from the page, the fit adds them up, and the sum is a chance."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from reportedly import Coder
from reportedly.coder.confidence import RECORD_OF_ROWS, TOGETHER, confidence_of, parts_of
from reportedly.coder.evidence import Evidence, family_of, odds
from reportedly.coder.join import explained
from reportedly.coder.paths import Tie, tie_of, way
from reportedly.lexicon import data_root
from reportedly.types import EventType


def evidence(coder: Coder, text: str, event: EventType) -> Evidence:
    found = [item for record, item in explained(coder.page(text), coder.ontology, coder.run) if record.event is event]
    assert len(found) == 1, found
    return found[0]


def test_confidence_is_a_chance_that_facts_move() -> None:
    plain = Evidence({"bias": 1.0}, rows="", sides="")
    read = tomllib.loads((data_root() / "says" / "record_confidence.toml").read_text(encoding="utf-8"))["weights"]
    weights = {name: weight for name, weight in read.items() if name not in ("bias", TOGETHER)}
    for name in (max(weights, key=weights.__getitem__), min(weights, key=weights.__getitem__)):
        moved = replace(plain, facts={"bias": 1.0, name: 1.0})
        assert parts_of(moved)[name] == weights[name]
        assert 0 < confidence_of(moved) < 1
        assert confidence_of(moved) != confidence_of(plain)


def test_clear_sides_count_for_a_record_and_a_guessed_one_against_it(coder: Coder) -> None:
    clear = evidence(coder, "Peru accused Chile of spying.", EventType.ACCUSE)
    text = "Peru met Chile and Chad in Lima, officials said. The group might have been accused of spying by critics."
    assert confidence_of(clear) > confidence_of(evidence(coder, text, EventType.ACCUSE))


def test_the_parts_add_up_to_the_log_odds(coder: Coder) -> None:
    found = evidence(coder, "Iran detained two French officials.", EventType.COERCE)
    assert odds(confidence_of(found)) == pytest.approx(sum(parts_of(found).values()))


def test_rows_that_were_right_so_far_count_for_a_record_and_others_against_it() -> None:
    plain = Evidence({"bias": 1.0}, rows="no.such", sides="")
    assert RECORD_OF_ROWS not in parts_of(plain)
    fitted = tomllib.loads((data_root() / "says" / "record_confidence.toml").read_text(encoding="utf-8"))["rows"]
    best, worst = max(fitted, key=fitted.__getitem__), min(fitted, key=fitted.__getitem__)
    assert parts_of(replace(plain, rows=best))[RECORD_OF_ROWS] > 0
    assert parts_of(replace(plain, rows=worst))[RECORD_OF_ROWS] < 0


@pytest.mark.parametrize(
    ("why", "family"),
    [
        ("assault.raid-on", "assault.raid"),
        ("assault.kill", "assault.kill"),
        ("request.ask-clause+aid.send-to", "aid.send"),
        ("support.back|encoder.aid=0.83", "support.back"),
        ("", ""),
    ],
)
def test_family_of_a_row(why: str, family: str) -> None:
    assert family_of(why) == family


@pytest.mark.parametrize(
    ("text", "event", "facts", "absent"),
    [
        (
            "Peru accused Chile of spying.",
            EventType.ACCUSE,
            ("doer_tie_subject", "recipient_tie_object", "foreign", "lead", "doer_place"),
            ("no_doer", "mutual", "quoted", "several_doers"),
        ),
        (
            "Two Kenyan soldiers were killed by militants.",
            EventType.ASSAULT,
            ("doer_bare", "doer_tie_subject", "recipient_tie_object", "tag_vbn", "as_root"),
            ("recipient_bare", "no_object"),
        ),
        (
            "Peru's attack on Chile alarmed the union.",
            EventType.ASSAULT,
            ("nominal", "doer_tie_modifier", "recipient_tie_oblique", "tag_nn"),
            ("recipient_place_in",),
        ),
        (
            "Chile wants to arrest and deport Peruvian officials.",
            EventType.COERCE,
            ("doer_tie_control",),
            ("doer_tie_subject",),
        ),
    ],
)
def test_facts_that_are_read(
    coder: Coder, text: str, event: EventType, facts: tuple[str, ...], absent: tuple[str, ...]
) -> None:
    page = coder.page(text)
    found = next(item for record, item in explained(page, coder.ontology, coder.run) if record.event is event)
    assert [name for name in facts if not found.facts.get(name)] == []
    assert [name for name in absent if found.facts.get(name)] == []


def test_the_tie_of_a_side_is_the_way_in_the_tree(coder: Coder) -> None:
    page = coder.page("Rebels who fled Chad attacked the army and seized a town held by soldiers of Niger.")
    tokens = {token.text: token for token in page.parse.tokens}
    ties = {
        (verb, noun): tie_of(*way(tokens[verb], tokens[noun]))
        for verb, noun in (("attacked", "Rebels"), ("attacked", "army"), ("seized", "Rebels"), ("fled", "Rebels"))
    }
    assert ties == {
        ("attacked", "Rebels"): Tie.SUBJECT,
        ("attacked", "army"): Tie.OBJECT,
        ("seized", "Rebels"): Tie.SHARED,
        ("fled", "Rebels"): Tie.DESCRIBED,
    }
