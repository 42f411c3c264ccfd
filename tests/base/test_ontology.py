"""The codebook as data: complete, consistent, and its event/act table as the codebook says."""

from __future__ import annotations

import pytest

from reportedly.ontology import plover
from reportedly.types import EventType, Quad, Status


def test_data_and_vocabulary_agree() -> None:
    ontology = plover()
    assert set(ontology.categories) == set(EventType)
    assert len(ontology.contexts) == 37
    assert {"GOV", "MIL", "REB", "JRN"} <= ontology.sectors
    for category in ontology.categories.values():
        assert set(category.mode_cameo) <= set(category.modes), category.event
    for event, lent in ontology.mode_of_act.items():
        assert set(lent.values()) <= set(ontology.categories[event].modes)


@pytest.mark.parametrize(
    ("event", "quad", "score"),
    [("AGREE", 1, 2.5), ("AID", 2, 10.0), ("ACCUSE", 3, -3.0), ("SANCTION", 4, -6.0), ("ASSAULT", 4, -9.0)],
)
def test_quads_and_scores(event: str, quad: int, score: float) -> None:
    category = plover().categories[EventType(event)]
    assert category.quad is Quad(quad)
    assert category.score == score


@pytest.mark.parametrize(
    ("act", "frame", "status", "by_doer", "event"),
    [
        ("CONSULT", None, "planned", False, "AGREE"),
        ("AID", None, "planned", True, "AGREE"),
        ("CONSULT", None, "happened", True, "CONSULT"),
        ("RETREAT", None, "planned", False, "CONCEDE"),
        ("CONCEDE", None, "planned", True, "CONCEDE"),
        ("ASSAULT", None, "planned", True, "THREATEN"),
        ("ASSAULT", None, "planned", False, "ASSAULT"),
        ("ASSAULT", None, "denied", True, "ASSAULT"),
        ("ASSAULT", "ACCUSE", "happened", False, "ACCUSE"),
        ("RETREAT", "REQUEST", "happened", False, "REQUEST"),
        ("RETREAT", "REJECT", "happened", False, "REJECT"),
        ("RETREAT", "AGREE", "happened", False, "AGREE"),
        ("AID", "AGREE", "happened", False, "AGREE"),
        ("ASSAULT", "AGREE", "happened", False, "THREATEN"),
        ("MOBILIZE", "AGREE", "happened", False, "AGREE"),
        ("MOBILIZE", None, "planned", True, "THREATEN"),
        ("CONSULT", None, "hypothetical", True, "AGREE"),
        ("CONSULT", None, "hypothetical", False, "CONSULT"),
        ("CONSULT", None, "ruled_out", True, "REJECT"),
        ("SANCTION", None, "happened", True, "SANCTION"),
    ],
)
def test_event_act_table(act: str, frame: str | None, status: str, by_doer: bool, event: str) -> None:
    got, row = plover().event_of(
        EventType(act), frame=EventType(frame) if frame else None, status=Status(status), by_doer=by_doer
    )
    assert got is EventType(event), row


def test_a_deed_lends_its_mode() -> None:
    ontology = plover()
    assert ontology.modes_for(EventType.REQUEST, EventType.CONSULT, ("visit",)) == ("meet",)
    assert ontology.modes_for(EventType.CONSULT, EventType.CONSULT, ("visit",)) == ("visit",)
    assert ontology.scale(EventType.CONSULT, ("visit",)) == 4.0
    assert ontology.cameo(EventType.ASSAULT, ("drone",)) == "1952"


def test_old_categories_are_mapped() -> None:
    assert set(plover().old_categories["YIELD"]) == {EventType.CONCEDE, EventType.RETREAT}
