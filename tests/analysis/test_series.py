"""What counts as one, where it stands, and what an empty period says."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.analysis import UNITS, Bearing, Weighting, series
from reportedly.analysis.periods import periods
from reportedly.analysis.told import number_of
from reportedly.errors import AnalysisError
from reportedly.store import Filter

from .conftest import START, Maker

WEEK = timedelta(days=7)


@given(st.sampled_from(UNITS), st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 900))
def test_every_day_has_one_period(unit: str, since: date, length: int) -> None:
    until = since + timedelta(days=length)
    found = periods(unit, since, until)  # type: ignore[arg-type]
    spans = [found.dates(number) for number in range(len(found))]
    assert spans[0][0] == since
    assert spans[-1][1] == until
    for (_, end), (start, _) in pairwise(spans):
        assert start == end + timedelta(days=1)
    for start, end in spans:
        assert start <= end
        if unit == "week":
            assert start.isocalendar()[:2] == end.isocalendar()[:2]
        if unit == "month":
            assert (start.year, start.month) == (end.year, end.month)


@pytest.mark.parametrize(
    ("unit", "since", "until", "code"),
    [("fortnight", START, START, "R702"), ("day", date(1800, 1, 1), START, "R703")],
)
def test_periods_that_cannot_be(unit: str, since: date, until: date, code: str) -> None:
    with pytest.raises(AnalysisError) as caught:
        periods(unit, since, until)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert caught.value.hint


def test_days_before_and_after_have_no_period() -> None:
    found = periods("day", START, START + WEEK)
    days = [number_of(START) - 1, number_of(START), number_of(START + WEEK) + 1]
    assert found.place(np.array(days)).tolist() == [-1, 0, -1]


@pytest.mark.parametrize(
    ("event", "status", "bearing"),
    [
        ("ASSAULT", "happened", Bearing.DONE),
        ("AID", "happened", Bearing.DONE),
        ("ACCUSE", "happened", Bearing.SAID),
        ("CONSULT", "happened", Bearing.SAID),
        ("ASSAULT", "planned", Bearing.PLANNED),
        ("ASSAULT", "possible", Bearing.POSSIBLE),
        ("ASSAULT", "hypothetical", Bearing.POSSIBLE),
        ("ASSAULT", "unknown", Bearing.POSSIBLE),
        ("ASSAULT", "denied", Bearing.DENIED),
        ("CONSULT", "ruled_out", Bearing.DENIED),
    ],
)
def test_how_far_an_event_goes(make: Maker, event: str, status: str, bearing: Bearing) -> None:
    make.claim(event, status=status)
    with make.store().view() as view:
        [point] = series(view).points
    assert {b: point.cell(b).count for b in Bearing} == {b: float(b is bearing) for b in Bearing}  # type: ignore[union-attr]


def test_an_event_told_by_many_counts_once_for_each_bearing(make: Maker) -> None:
    strikes = [make.claim("ASSAULT", day, publication=f"Outlet {day}") for day in (1, 1, 2)]
    denial = make.claim("ASSAULT", 2, status="denied")
    make.same(*strikes, denial)
    make.claim("ASSAULT", 3)
    store = make.store()
    with store.view() as view:
        by_event, by_claim = series(view), series(view, weighting="claims")
        sure = series(view, weighting=Weighting.CONFIDENCE)
    assert by_event.linked
    [point] = by_event.points
    assert (point.done.count, point.denied.count) == (2.0, 1.0)  # type: ignore[union-attr]
    assert point.done.conflict == pytest.approx(-18.0)  # type: ignore[union-attr]
    assert by_claim.points[0].done.count == 4.0  # type: ignore[union-attr]
    assert sure.points[0].done.count == pytest.approx(1.6)  # type: ignore[union-attr]
    assert (by_event.claims, by_event.events) == (5, 3)


def test_a_linked_event_stands_at_its_earliest_day_that_is_known_best(make: Maker) -> None:
    week = make.claim("ASSAULT", 0, length=7, published=9)
    make.same(week, make.claim("ASSAULT", 3), make.claim("ASSAULT", 4))
    with make.store().view() as view:
        found = series(view, unit="day")
    assert [point.start for point in found.points if point.done and point.done.count] == [START + timedelta(days=3)]


def test_empty_periods_are_zeros_and_unknown_ones_are_none(make: Maker) -> None:
    make.claim("ASSAULT", 0)
    make.paper([8])
    make.claim("CONSULT", 22)
    with make.store().view() as view:
        points = series(view).points
    assert [point.start for point in points] == [START + WEEK * week for week in range(4)]
    assert [point.done.count if point.done else None for point in points] == [1.0, 0.0, None, 0.0]
    assert [point.documents for point in points] == [1, 1, 0, 1]
    assert points[1].done and points[1].done.mean is None
    assert points[2].as_dict()["done"] is None


def test_what_has_no_place_is_counted(make: Maker) -> None:
    make.claim("ASSAULT", 10)
    make.claim("ASSAULT", -40, published=12)
    make.claim("ASSAULT", 3, length=30, published=12)
    make.claim("ASSAULT", None)
    with make.store().view() as view:
        found = series(view)
    assert (found.claims, found.events, found.outside, found.coarse, found.undated) == (4, 1, 1, 1, 1)


def test_the_filter_sets_the_ends(make: Maker) -> None:
    make.claim("ASSAULT", 10)
    with make.store().view() as view:
        found = series(view, Filter(since=START, until=START + WEEK * 3 - timedelta(days=1)))
        reported = series(view, Filter(published_since=START), unit="day")
        nothing = series(view, Filter(actor=("XXX",)))
    assert len(found.points) == 3
    assert reported.points[0].start == START
    assert nothing.points == ()


def test_either_way_and_keys_of_any_kind(make: Maker) -> None:
    make.claim("ASSAULT")
    make.claim("ASSAULT", actor=("IRN",), recipient=("ISR",))
    make.claim("CONSULT", actor=("IRN", "ISR"), recipient=("IRN", "ISR"))
    counts = {}
    with make.store().view() as view:
        for name, wanted in {
            "one way": Filter(dyad=("ISR", "IRN")),
            "both ways": Filter(dyad=("ISR", "IRN"), either_way=True),
            "by name": Filter(dyad=("The ISR", "the irn")),
        }.items():
            counts[name] = series(view, wanted).events
    assert counts == {"one way": 2, "both ways": 3, "by name": 2}


def test_by_the_day_of_the_report(make: Maker) -> None:
    make.claim("CONSULT", 30, published=0, status="planned")
    with make.store().view() as view:
        assert series(view).outside == 1
        assert series(view, dated="published").points[0].planned.count == 1.0  # type: ignore[union-attr]


def test_anonymous_only_when_nobody_else_tells(make: Maker) -> None:
    from reportedly.types import SourceKind

    hidden = make.claim("ASSAULT", 0, source=SourceKind.ANONYMOUS)
    make.same(hidden, make.claim("ASSAULT", 0, source=SourceKind.NAMED))
    make.claim("ASSAULT", 1, source=SourceKind.ANONYMOUS)
    with make.store().view() as view:
        [point] = series(view).points
    assert point.anonymous is not None
    assert (point.anonymous.part, point.anonymous.whole) == (1.0, 2.0)


def test_rows_and_arrow(make: Maker) -> None:
    make.claim("ASSAULT", 0)
    make.claim("AID", 14)
    with make.store().view() as view:
        found = series(view)
    rows = found.rows()
    assert len(rows) == 3 * len(Bearing)
    table = found.arrow()
    assert table.num_rows == len(rows)
    assert table.column("count").to_pylist() == [row["count"] for row in rows]
    assert table.schema.field("start").type == "date32[day]"


def test_a_category_without_quad_or_score_counts_as_done(make: Maker) -> None:
    make.claim("ASSAULT", quad_code=None, event_scale=None)
    with make.store().view() as view:
        [point] = series(view).points
    assert point.done is not None
    assert (point.done.count, point.done.total, point.done.material_conflict) == (1.0, 0.0, 0.0)


def test_a_store_without_claims(make: Maker) -> None:
    with make.store().view() as view:
        found = series(view)
    assert (found.points, found.events, found.linked) == ((), 0, False)
    assert found.arrow().num_rows == 0
