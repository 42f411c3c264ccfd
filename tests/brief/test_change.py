"""What changed, and what became of plans and denials: told with claims, and only as far as they go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.brief.conftest import Make
from tests.brief.test_telling import items, made, text
from tests.link.conftest import Claim

from reportedly.brief import Brief, Kind
from reportedly.types import EventType, Quad, Status


def test_the_demo_cools(demo_brief: Brief) -> None:
    found = items(demo_brief, Kind.CHANGED)
    assert "cooling" in {item.tag for item in found}
    told = " ".join(text(item) for item in found)
    assert "Conflict is a smaller part of what happened on" in told
    assert "falls from" in told
    for item in found:
        assert all(len(sentence.claims) > 1 for sentence in item.sentences)


def war_and_peace(claim: Claim) -> list[object]:
    """Three attacks a week for ten weeks, then a meeting a week."""
    attacks = [claim("Herald", days=day, text=f"Narnia attacked {day} depots of Calormen.") for day in range(0, 70, 2)]
    talks = [
        claim("Herald", days=day, text=f"Narnia met Calormen {day} times.", trigger="met") for day in range(72, 140, 7)
    ]
    return [
        *attacks,
        *(
            replace(
                one, event=EventType.CONSULT, act=EventType.CONSULT, quad_code=Quad.VERBAL_COOPERATION, event_scale=2.5
            )
            for one in talks
        ),
    ]


def test_a_shift_is_told_in_the_brief_of_its_days_and_later_ones_not(claim: Claim, store_of: Make) -> None:
    path = store_of(war_and_peace(claim))
    cooling = [item for item in items(made(path), Kind.CHANGED) if "Cooling since" in text(item)]
    assert len(cooling) == 1
    assert cooling[0].first is not None
    assert date(2024, 7, 1) < cooling[0].first < date(2024, 7, 20)
    assert "material conflict falls from" in text(cooling[0])
    later = made(path, since=date(2024, 8, 20))
    assert not any("Cooling since" in text(item) for item in items(later, Kind.CHANGED))


def test_where_nothing_is_known_nothing_changed(claim: Claim, store_of: Make) -> None:
    assert items(made(store_of([claim("Herald")])), Kind.CHANGED) == ()


def test_a_plan_that_was_not_linked_may_have_come_true(claim: Claim, store_of: Make) -> None:
    plan = claim("Herald", status=Status.PLANNED, told=(("anonymous", "two officials"),))
    done = claim("Post", days=9)
    [item] = items(made(store_of([plan, done])), Kind.PLANNED)
    assert "It may have come true: Post (10 May 2024):" in text(item)
    assert {plan.id, done.id} <= {name for sentence in item.sentences for name in sentence.claims}


def test_another_deed_of_the_same_kind_is_no_match(claim: Claim, store_of: Make) -> None:
    plan = claim("Herald", status=Status.PLANNED)
    other = claim("Post", days=9, text="Forces of Narnia shelled Calormen on Monday.", trigger="shelled")
    [item] = items(made(store_of([plan, other])), Kind.PLANNED)
    assert "may have come true" not in text(item)


def test_a_plan_of_which_nothing_is_heard(claim: Claim, store_of: Make) -> None:
    plan = claim("Herald", status=Status.PLANNED)
    late = claim("Post", days=200, text="Narnia blamed Calormen.", trigger="blamed")
    [item] = items(made(store_of([plan, replace(late, event=EventType.ACCUSE, act=EventType.ACCUSE)])), Kind.PLANNED)
    assert "Nothing in the store was found to match it by" in text(item)


def test_a_denial_may_be_contradicted(claim: Claim, store_of: Make) -> None:
    denied = claim("Herald", status=Status.DENIED, told=(("named", "The Narnian ministry"),))
    admitted = claim("Post", days=4)
    [item] = items(made(store_of([denied, admitted])), Kind.DENIED)
    assert "A later report may contradict it: Post (5 May 2024):" in text(item) or "may tell otherwise" in text(item)
