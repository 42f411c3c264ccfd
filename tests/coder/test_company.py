"""What else is named beside a side: rivals of a guess, parties that no side holds, and what trees make of facts."""

from __future__ import annotations

import pytest

from reportedly import Coder
from reportedly.coder.company import kind_of
from reportedly.coder.confidence import TOGETHER, parts_of
from reportedly.coder.evidence import Evidence
from reportedly.coder.forest import Forest, record_forest
from reportedly.coder.join import explained
from reportedly.types import EventType


def facts(coder: Coder, text: str, event: EventType) -> dict[str, float]:
    page = coder.page(text)
    return next(item.facts for record, item in explained(page, coder.ontology, coder.run) if record.event is event)


@pytest.mark.parametrize(
    ("method", "kind"),
    [
        ("kb.country", "named"),
        ("document.short_name", "named"),
        ("phrase.modifier", "phrase"),
        ("phrase.in", "guess"),
        ("document.pronoun", "pronoun"),
        ("document.context", "guess"),
        ("sentence.place", "guess"),
        ("quote.speaker", "speaker"),
        ("none", "none"),
        ("role.default", "other"),
    ],
)
def test_what_a_country_was_told_by(method: str, kind: str) -> None:
    assert kind_of(method) == kind


def test_a_side_by_name_is_no_guess(coder: Coder) -> None:
    found = facts(coder, "Peru accused Chile of spying.", EventType.ACCUSE)
    assert found["doer_from_named"] == found["recipient_from_named"] == 1.0
    assert not any(name.startswith(("doer_guess", "recipient_guess", "guessed")) for name in found)


def test_a_pronoun_is_a_guess_with_a_share_of_the_page(coder: Coder) -> None:
    text = "Norway met Kenya in Oslo. It accused Chad of spying."
    found = facts(coder, text, EventType.ACCUSE)
    assert found["doer_is_it"] == found["doer_from_pronoun"] == found["guessed"] == 1.0
    assert 0 < found["doer_guess_share"] < 1


def test_a_party_that_no_side_holds_stands_by(coder: Coder) -> None:
    alone = facts(coder, "Peru threatened retaliation.", EventType.THREATEN)
    beside = facts(coder, "After talks in Lima with Bolivia, Peru threatened retaliation.", EventType.THREATEN)
    assert beside["bystanders"] > alone.get("bystanders", 0.0)
    assert beside["recipient_missed"] > alone.get("recipient_missed", 0.0)


def test_a_forest_follows_its_questions() -> None:
    trees = (([0, 1, -1, -1, -1], [0.5, 2.0, 0.1, 0.2, 0.9], [4, 3, 0, 0, 0]), ([-1], [0.5], [0]))
    forest = Forest(("quoted", "events"), trees)
    assert forest.chance({}) == pytest.approx(0.3)
    assert forest.chance({"events": 3.0}) == pytest.approx(0.35)
    assert forest.chance({"quoted": 1.0, "events": 3.0}) == pytest.approx(0.7)


def test_the_shipped_forest_is_whole_and_has_a_part() -> None:
    forest = record_forest()
    for asked, numbers, above in forest.trees:
        assert len(asked) == len(numbers) == len(above)
        assert all(fact < len(forest.names) for fact in asked)
        assert all(node < above[node] < len(asked) for node, fact in enumerate(asked) if fact >= 0)
        assert all(0 <= number <= 1 for fact, number in zip(asked, numbers, strict=True) if fact < 0)
    assert TOGETHER in parts_of(Evidence({"bias": 1.0, "quoted": 1.0}, rows="", sides=""))
