"""Shifts: found where rates change, and nowhere else; dated, explained, and never from the future."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.analysis import heading, series, shifts, temperature
from reportedly.analysis.alarm import watch
from reportedly.analysis.daily import gaps
from reportedly.analysis.detect import LEAST, detect
from reportedly.analysis.propose import FIRST, MEMORY, Proposer
from reportedly.analysis.scan import Tail, chance, noise_of, split
from reportedly.analysis.temperature import reading
from reportedly.errors import AnalysisError
from reportedly.store import Filter, Store

from .conftest import START, Maker

DYAD = Filter(dyad=("ISR", "IRN"), either_way=True)


def counts(*levels: tuple[int, float], seed: int = 5) -> tuple[np.ndarray, np.ndarray]:
    """Poisson counts of four kinds, the last at the levels (days, events a day), the others at 0.3."""
    random = np.random.default_rng(seed)
    rate = np.concatenate([np.full(days, level) for days, level in levels])
    other = np.full((len(rate), 3), 0.3)
    made = random.poisson(np.column_stack([other, rate])).astype(float)
    return made, np.ones(len(made))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("before", "after"), [(0.5, 4.0), (4.0, 0.5), (0.0, 2.0)])
def test_a_level_shift_is_dated(before: float, after: float, seed: int) -> None:
    made, exposure = counts((90, before), (70, after), seed=seed)
    found = max(detect(made, exposure), key=lambda change: sum(change.gains))  # chance may add a weak one
    assert abs(found.at - 90) <= 4
    assert found.low <= found.at <= found.high
    assert found.low - 1 <= 90 <= found.high + 1
    assert found.chance < 0.001
    assert int(np.argmax(found.gains)) == 3
    alarms = watch(made, exposure)
    alarm = min(alarms, key=lambda found: abs(found.at - 90))
    assert len(alarms) <= 2
    assert abs(alarm.at - 90) <= 6  # dated on the day of the alarm, from few days
    assert 90 <= alarm.day <= 110


def test_up_and_down_again() -> None:
    made, exposure = counts((80, 0.5), (40, 5.0), (80, 0.5))
    assert [abs(found.at - day) <= 2 for found, day in zip(detect(made, exposure), (80, 120), strict=True)] == [
        True
    ] * 2


@pytest.mark.parametrize("seed", range(6))
def test_flat_series_have_none(seed: int) -> None:
    made, exposure = counts((365, 1.0), seed=seed)
    assert detect(made, exposure) == []
    assert watch(made, exposure) == []


@pytest.mark.parametrize("days", [0, 1, 2 * LEAST - 1])
def test_short_series_have_none(days: int) -> None:
    assert detect(np.ones((days, 4)), np.ones(days)) == []
    assert watch(np.ones((days, 4)), np.ones(days)) == []


def test_nothing_at_all_is_no_shift() -> None:
    assert detect(np.zeros((200, 4)), np.ones(200)) == []
    assert detect(np.zeros((200, 4)), np.zeros(200)) == []


def test_a_gap_is_no_lull() -> None:
    made, exposure = counts((200, 3.0))
    made[80:110] = 0
    assert detect(made, exposure)
    exposure[80:110] = 0
    assert detect(made, exposure) == []
    assert watch(made, exposure) == []


def test_the_week_is_no_shift() -> None:
    random = np.random.default_rng(3)
    rate = np.where(np.arange(280)[:, None] % 7 >= 5, 0.2, 3.0) * np.ones((280, 4))
    assert detect(random.poisson(rate).astype(float), np.ones(280)) == []


def test_the_same_series_gives_the_same_shifts() -> None:
    made, exposure = counts((90, 0.5), (70, 3.0))
    assert detect(made, exposure) == detect(made.copy(), exposure.copy())


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(60, 200))
def test_alarms_know_nothing_of_later_days(seed: int, day: int) -> None:
    made, exposure = counts((70, 0.5), (60, 4.0), (70, 0.8), seed=seed)
    known = [alarm for alarm in watch(made, exposure) if alarm.day < day]
    assert known == watch(made[:day], exposure[:day])


def proposed(made: np.ndarray, since: int) -> list[int]:
    """The days on which a level is proposed that began on day ``since`` or later."""
    proposer, days = Proposer(), []
    for day, found in enumerate(made):
        proposer.read(found)
        if proposer.proposes(3, day + 1 - since):
            days.append(day)
    return days


@pytest.mark.parametrize("seed", range(4))
def test_a_new_level_is_proposed_soon_after_it_begins(seed: int) -> None:
    made, _ = counts((90, 0.5), (40, 4.0), seed=seed)
    assert 92 <= proposed(made, 85)[0] <= 96
    assert proposed(made[: FIRST + 3], 0) == []


@pytest.mark.parametrize("before", [100, 700])
def test_what_is_proposed_does_not_fade_when_the_detectors_begin_anew(before: int) -> None:
    made, _ = counts((before, 0.5), (60, 4.0))
    days = proposed(made, before - 5)
    assert set(range(before + 10, before + 60)) <= set(days)


@pytest.mark.parametrize("rate", [0.01, 0.3, 6.0, 200.0])
def test_the_library_gives_probabilities_whatever_the_rate(rate: float) -> None:
    """At longer expected levels (1,000 days) version 0.4 does not: their sum leaves 1 within a fortnight."""
    random, proposer = np.random.default_rng(2), Proposer()
    for _ in range(2 * MEMORY + 400):
        proposer.read(random.negative_binomial(rate / 0.5, 1 / 1.5, 4).astype(float))
        assert all(sum(run) == pytest.approx(1.0) for run in proposer._runs)


@pytest.mark.parametrize("seed", range(3))
def test_judging_every_day_finds_hardly_more_than_the_days_proposed(seed: int) -> None:
    made, exposure = counts((90, 0.5), (70, 4.0), (60, 0.5), seed=seed)
    every = [alarm.at for alarm in watch(made, exposure, proposals=False)]
    assert [alarm.at for alarm in watch(made, exposure)] == pytest.approx(every, abs=3)


def test_clumped_counts_are_noise() -> None:
    random = np.random.default_rng(1)
    clumped = np.repeat(random.poisson(0.3, (300, 4)), 1, axis=1) * 4.0
    assert noise_of(clumped, np.ones(300), [0, 300]) == pytest.approx(4.0, rel=0.3)
    assert noise_of(random.poisson(2.0, (300, 4)).astype(float), np.ones(300), [0, 300]) < 1.3


def test_split_and_chance() -> None:
    made, exposure = counts((50, 0.2), (50, 3.0))
    best = split(made, exposure, 7)
    assert best is not None
    assert abs(best.at - 50) <= 2
    assert split(made[:10], exposure[:10], 7) is None
    assert chance(0.0, Tail(5, 2)) > 0.99
    assert 0 < chance(200.0, Tail(5, 2)) < 1e-30


def test_gaps() -> None:
    daily = np.array([5] * 50 + [0] * 3 + [5] * 50)
    assert gaps(daily).nonzero()[0].tolist() == [50, 51, 52]
    rare = np.array(([1] + [0] * 3) * 30)
    assert not gaps(rare).any()


def test_a_crisis_that_turns_to_talks(crisis: Store) -> None:
    with crisis.view() as view:
        found = shifts(view, DYAD)
        known = shifts(view, DYAD, online=True)
        turn = found[0]
        explained = {"before": turn.explanation.before, "after": turn.explanation.after}
        sides = {name: {r.id: r for r in view.claims_of(side.claims)} for name, side in explained.items()}
    assert len(found) == 1
    assert abs((turn.day - START).days - 77) <= 3
    assert turn.low <= turn.day <= turn.high
    assert turn.kind == "cooling"
    assert turn.confidence > 0.99
    assert turn.explanation.text == "talks announced after 11 weeks of material conflict"
    assert {change.kind for change in turn.changes} == {"material_conflict", "verbal_cooperation"}
    assert turn.alarm is None
    assert 0 < len(turn.explanation.before.claims) <= 5
    assert {record.event.value for record in sides["before"].values()} == {"ASSAULT"}
    assert all(record.when and record.when.start < turn.day for record in sides["before"].values())
    assert {record.status.value for record in sides["after"].values()} == {"planned"}
    assert all(
        record.document.published and record.document.published >= turn.day for record in sides["after"].values()
    )
    assert set(turn.claims) == set(sides["before"]) | set(sides["after"])
    assert known[0].alarm is not None
    assert known[0].day < known[0].alarm < turn.day + timedelta(days=21)
    assert turn.as_dict()["explanation"]["before"]["claims"] == list(turn.explanation.before.claims)


def test_what_is_announced_is_called_by_its_category(crisis: Store) -> None:
    with crisis.view() as view:
        [turn] = shifts(view, DYAD)
    assert turn.explanation.after.text == "talks announced"


def test_few_claims_give_no_shift(make: Maker) -> None:
    for day in (0, 30, 60):
        make.claim("ASSAULT", day)
    make.claim("CONSULT", 90)
    with make.store().view() as view:
        assert shifts(view) == ()
        assert shifts(view, Filter(actor=("XXX",))) == ()


def test_without_the_extra_the_error_says_what_to_install(crisis: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ruptures", None)
    with crisis.view() as view:
        with pytest.raises(AnalysisError) as caught:
            shifts(view, DYAD)
        assert shifts(view, DYAD, online=True)
        monkeypatch.setitem(sys.modules, "changepoint", None)
        with pytest.raises(AnalysisError, match="watching for shifts needs changepoint") as online:
            shifts(view, DYAD, online=True)
        assert shifts(view, DYAD, online=True, proposals=False)
    assert caught.value.code == online.value.code == "R701"
    assert caught.value.hint == online.value.hint == "pip install 'reportedly[analysis]'"


def test_the_index_follows_what_happens(crisis: Store) -> None:
    with crisis.view() as view:
        found = series(view, DYAD)
    readings = temperature(found)
    assert len(readings) == len(found.points)
    hot, cold = readings[10], readings[-1]
    assert hot.value > 0.7 > hot.value - 0.4 > cold.value
    assert all(r.low <= r.value <= r.high for r in readings)
    widths = [r.high - r.low for r in readings[:5]]
    assert all(a > b for a, b in pairwise(widths))


@given(st.floats(0, 500), st.floats(0, 500))
def test_readings_are_symmetric_and_bounded(conflict: float, cooperation: float) -> None:
    day = date(2025, 1, 1)
    one, other = reading(day, day, conflict, cooperation), reading(day, day, cooperation, conflict)
    assert one.value == pytest.approx(-other.value)
    assert -1 <= one.low <= one.high <= 1
    assert one.low == pytest.approx(-other.high, abs=2e-3)
    wider = reading(day, day, conflict / 2, cooperation / 2)
    assert wider.high - wider.low >= one.high - one.low - 2e-3


def test_where_it_goes(crisis: Store) -> None:
    until = START + timedelta(days=77 + 27)
    with crisis.view() as view:
        turning = series(view, Filter(dyad=("ISR", "IRN"), either_way=True, until=until), unit="day")
        short = series(view, Filter(since=START, until=START + timedelta(days=30)), unit="day")
    found = heading(turning)
    assert found is not None
    assert found.direction == "cooling"
    assert found.probability < 0.05
    assert (found.before.end, found.recent.end) == (until - timedelta(days=28), until)
    assert heading(short) is None
