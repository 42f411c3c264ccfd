"""Plans and denials: what is put together with what, and what is not."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.analysis import Outcome, denials, plans
from reportedly.analysis.outcomes import plans_and_denials
from reportedly.store import Filter
from reportedly.types import Basis, SourceKind

from .conftest import START, Maker

PLAN: dict[str, Any] = {"event": "AGREE", "act": "CONSULT", "status": "planned", "published": 0}
DEED: dict[str, Any] = {"event": "CONSULT", "status": "happened"}


def add(make: Maker, given: dict[str, Any], day: int | None, **changes: Any) -> str:
    fields = {**given, **changes}
    return make.claim(fields.pop("event"), day, **fields)


@pytest.mark.parametrize(
    ("plan", "deed", "outcome"),
    [
        pytest.param({"day": 20}, {"day": 20}, Outcome.CAME_TRUE, id="on the day"),
        pytest.param({"day": 20}, {"day": 26}, Outcome.CAME_TRUE, id="a little late"),
        pytest.param({"day": 20}, {"day": 60}, Outcome.NOT_SEEN, id="another time"),
        pytest.param({"day": 20}, {"day": 5}, Outcome.NOT_SEEN, id="an earlier one"),
        pytest.param({"day": 0, "basis": Basis.PUBLISHED}, {"day": 80}, Outcome.CAME_TRUE, id="no time of its own"),
        pytest.param({"day": 0, "basis": Basis.PUBLISHED}, {"day": 91}, Outcome.NOT_SEEN, id="after the limit"),
        pytest.param({"day": None}, {"day": 3}, Outcome.CAME_TRUE, id="no time at all"),
        pytest.param({"day": 20}, {"day": 20, "event": "AID"}, Outcome.NOT_SEEN, id="another deed"),
        pytest.param({"day": 20}, {"day": 20, "event": "REQUEST", "act": "CONSULT"}, Outcome.NOT_SEEN, id="only asked"),
        pytest.param({"day": 20}, {"day": 20, "actor": ("USA",)}, Outcome.NOT_SEEN, id="another actor"),
        pytest.param({"day": 20}, {"day": 20, "recipient": ("USA",)}, Outcome.NOT_SEEN, id="another recipient"),
        pytest.param({"day": 20}, {"day": 20, "recipient": ()}, Outcome.NOT_SEEN, id="recipient left out"),
        pytest.param(
            {"day": 20, "mode": ("visit",)}, {"day": 20, "mode": ("phone",)}, Outcome.NOT_SEEN, id="another way"
        ),
        pytest.param({"day": 20, "mode": ("visit",)}, {"day": 20}, Outcome.CAME_TRUE, id="a way left out"),
        pytest.param(
            {"day": 20, "context": ("cyber",)},
            {"day": 20, "context": ("legal",)},
            Outcome.NOT_SEEN,
            id="another matter",
        ),
        pytest.param({"day": 20}, {"day": 20, "status": "possible"}, Outcome.NOT_SEEN, id="only possible"),
        pytest.param({"day": 20}, {"day": 20, "status": "ruled_out"}, Outcome.CALLED_OFF, id="ruled out"),
        pytest.param({"day": 20}, {"day": 20, "status": "denied"}, Outcome.CALLED_OFF, id="did not come"),
    ],
)
def test_plans(make: Maker, plan: dict[str, Any], deed: dict[str, Any], outcome: Outcome) -> None:
    add(make, PLAN, plan.pop("day"), **plan)
    match = add(make, DEED, deed.pop("day"), **deed)
    make.paper([200])
    with make.store().view() as view:
        [found] = plans(view)
    assert found.outcome is outcome
    assert (found.match.id if found.match else None) == (None if outcome is Outcome.NOT_SEEN else match)
    assert bool(found.reasons) is (outcome is not Outcome.NOT_SEEN)
    assert found.as_dict()["outcome"] == outcome.value


def test_a_plan_whose_time_has_not_passed_is_open(make: Maker) -> None:
    add(make, PLAN, 20)
    make.paper([27])
    with make.store().view() as view:
        [found] = plans(view)
    assert found.outcome is Outcome.OPEN
    assert (found.by - START).days == 27


def test_a_plan_of_many_outlets_is_one(make: Maker) -> None:
    ids = [add(make, PLAN, 20, published=day, publication=f"Outlet {day}") for day in (2, 1, 3)]
    make.same(*ids)
    add(make, DEED, 20)
    with make.store().view() as view:
        [found] = plans(view)
    assert (found.claim.id, found.claims) == (ids[1], 3)


def test_the_reasons_are_told(make: Maker) -> None:
    plan = add(make, PLAN, 20)
    deed = add(make, DEED, 21)
    make.same(plan, deed)
    with make.store().view() as view:
        [found] = plans(view)
    assert found.reasons == (
        "same deed: CONSULT",
        "same actor: the isr",
        "same recipient: the irn",
        "linked as tellings of one event",
        "21 days after it was told",
    )


@pytest.mark.parametrize(("words", "outcome"), [("the frigate Hildr", "came_true"), ("a convoy", "not_seen")])
def test_without_a_recipient_something_else_is_common(make: Maker, words: str, outcome: str) -> None:
    make.claim("MOBILIZE", 9, published=0, status="planned", recipient=(), text="will send the frigate Hildr north")
    make.claim("MOBILIZE", 9, text=f"sent {words} against Iran")
    make.paper([100])
    with make.store().view() as view:
        [found] = plans(view)
    assert found.outcome == outcome
    assert ("both speak of: frigate, hildr" in found.reasons) is (outcome == "came_true")


def test_matches_are_looked_for_beyond_the_filter(make: Maker) -> None:
    add(make, PLAN, 20)
    deed = add(make, DEED, 20)
    with make.store().view() as view:
        [found] = plans(view, Filter(dyad=("ISR", "IRN"), published_until=START, publication=("the daily",)))
        assert plans(view, Filter(published_since=START.replace(year=2026))) == []
    assert found.match and found.match.id == deed


def test_the_limit_takes_the_latest(make: Maker) -> None:
    for day in range(5):
        add(make, PLAN, 20, published=day, actor=(f"A{day}",))
    with make.store().view() as view:
        assert [found.claim.actor[0].actor.code for found in plans(view, limit=2)] == ["A4", "A3"]


@pytest.mark.parametrize(
    ("denial", "deed", "contradicted"),
    [
        pytest.param({"day": 3}, {"day": 3, "published": 9}, True, id="its day, told later"),
        pytest.param({"day": 3}, {"day": 3, "published": 3}, False, id="told at the same time"),
        pytest.param({"day": 3}, {"day": 30}, False, id="another day"),
        pytest.param({"day": 3}, {"day": 3, "published": 9, "event": "AID"}, False, id="another deed"),
        pytest.param({"day": 3}, {"day": 3, "published": 9, "recipient": ()}, False, id="against nobody"),
        pytest.param(
            {"day": 3, "context": ("cyber",)},
            {"day": 3, "published": 9, "context": ("military",)},
            False,
            id="another matter",
        ),
        pytest.param({"day": 3, "status": "ruled_out"}, {"day": 90}, True, id="ruled out, then done"),
        pytest.param({"day": 3, "status": "ruled_out"}, {"day": 300}, False, id="ruled out long before"),
        pytest.param({"day": 3, "status": "ruled_out"}, {"day": 1, "published": 9}, False, id="done before"),
    ],
)
def test_denials(make: Maker, denial: dict[str, Any], deed: dict[str, Any], contradicted: bool) -> None:
    add(make, {"event": "ASSAULT", "status": "denied"}, denial.pop("day"), published=3, **denial)
    add(make, {"event": "ASSAULT", "status": "happened"}, deed.pop("day"), **deed)
    with make.store().view() as view:
        [found] = denials(view)
    assert found.contradicted is contradicted
    assert not found.admitted
    assert found.as_dict()["contradicted"] is contradicted


@pytest.mark.parametrize(("teller", "admitted"), [("ISR", True), ("USA", False), (None, False)])
def test_who_admits(make: Maker, teller: str | None, admitted: bool) -> None:
    make.claim("ASSAULT", 3, status="denied")
    make.claim("ASSAULT", 3, published=9, source=SourceKind.NAMED, source_code=teller)
    with make.store().view() as view:
        [found] = denials(view)
    assert (found.contradicted, found.admitted) == (True, admitted)


def test_a_linked_contradiction_needs_no_day(make: Maker) -> None:
    denial = make.claim("ASSAULT", 0, status="denied")
    make.same(denial, make.claim("ASSAULT", 15, published=20))
    with make.store().view() as view:
        [found] = denials(view)
    assert found.contradicted
    assert "linked as tellings of one event" in found.reasons


def test_nothing_planned_nothing_denied(make: Maker) -> None:
    make.claim("ASSAULT")
    with make.store().view() as view:
        assert (plans(view), denials(view)) == ([], [])
        assert plans_and_denials(view) == ([], [])


@pytest.mark.parametrize("limit", [1, 2, 200])
def test_both_at_once_are_as_each_alone(make: Maker, limit: int) -> None:
    for day in (0, 3, 9):
        add(make, PLAN, 20 + day, published=day)
        make.claim("ASSAULT", day, status="denied", published=day + 1)
        make.claim("ASSAULT", None, status="ruled_out", published=day + 2)
    add(make, DEED, 21, published=22)
    # Between what a plan and what a refusal is given, so that neither has the days of the other.
    make.claim("ASSAULT", 130, published=131)
    with make.store().view() as view:
        apart = plans(view, limit=limit), denials(view, limit=limit)
        assert plans_and_denials(view, limit=limit) == apart
    if limit > 3:
        assert any(plan.match for plan in apart[0]) and any(denial.match for denial in apart[1])
    assert len(apart[0]) == min(limit, 3)
