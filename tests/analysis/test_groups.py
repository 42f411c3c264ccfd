"""Who acts on whom, where, and on whose word."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.analysis import Precision, Share, anonymous, network, spots
from reportedly.errors import AnalysisError
from reportedly.store import Filter
from reportedly.types import Place, SourceKind

from .conftest import START, Maker

ISFAHAN = Place("Isfahan", 418863, 32.65, 51.66, "IRN", "Isfahan", 4)
IRAN = Place("Iran", 130758, 32.0, 53.0, "IRN", None, 1)


def test_edges_count_events(make: Maker) -> None:
    make.same(*(make.claim("ASSAULT", day, publication=f"Outlet {day}") for day in (0, 0, 1)))
    make.claim("AID", 2)
    make.claim("ASSAULT", 3, status="planned")
    make.claim("ASSAULT", 4, actor=("IRN",), recipient=("ISR",))
    with make.store().view() as view:
        found = network(view)
        planned = network(view, bearing=("planned",))
        heavy = network(view, least=2)
    first, second = found.edges
    assert (first.actor, first.recipient, first.events, first.claims) == ("ISR", "IRN", 2, 4)
    assert (first.conflict, first.cooperation) == (-9.0, 8.0)
    assert (first.material_conflict, first.material_cooperation) == (1, 1)
    assert (first.first, first.last) == (START, START + timedelta(days=2))
    assert second.balance == -1.0
    assert [(node.key, node.done, node.received, node.others) for node in found.nodes] == [
        ("IRN", 1, 2, 1),
        ("ISR", 2, 1, 1),
    ]
    assert [edge.events for edge in planned.edges] == [1]
    assert len(heavy.edges) == 1
    assert set(found.as_dict()) == {"nodes", "edges"}


def test_sides_without_a_code_go_by_name_and_nobody_acts_on_himself(make: Maker) -> None:
    make.claim("CONSULT", actor=("IRN", "ISR"), recipient=("IRN", "ISR"))
    make.claim("ACCUSE", actor=("IRN",), recipient=())
    with make.store().view() as view:
        assert {(edge.actor, edge.recipient) for edge in network(view).edges} == {("IRN", "ISR"), ("ISR", "IRN")}


def test_anonymous_shares(make: Maker) -> None:
    hidden = make.claim("ASSAULT", 0, source=SourceKind.ANONYMOUS, publication="One")
    make.same(hidden, make.claim("ASSAULT", 0, source=SourceKind.NAMED, publication="Two"))
    make.claim("AID", 40, source=SourceKind.ANONYMOUS, publication="One")
    make.claim("AID", 41, publication="One", recipient=())
    with make.store().view() as view:
        assert [(a.key, a.share) for a in anonymous(view)] == [("One", Share(2, 3)), ("Two", Share(0, 1))]
        assert [(a.key, a.share) for a in anonymous(view, by="month")] == [
            ("2025-01-01", Share(0, 1)),
            ("2025-02-01", Share(1, 2)),
        ]
        assert [(a.key, a.share) for a in anonymous(view, by="dyad")] == [("ISR > IRN", Share(1, 2))]
        assert len(anonymous(view, limit=1)) == 1
        assert anonymous(view, Filter(actor=("XXX",))) == []
        with pytest.raises(AnalysisError) as caught:
            anonymous(view, by="moon")  # type: ignore[arg-type]
    assert caught.value.code == "R702"


@given(st.integers(0, 500), st.integers(0, 500))
def test_shares_lie_within_their_interval(part: int, rest: int) -> None:
    share = Share(part, part + rest)
    assert 0 <= share.low <= share.high <= 1
    if share.value is None:
        assert (share.low, share.high) == (0, 1)
    else:
        assert share.low - 1e-9 <= share.value <= share.high + 1e-9


def test_an_event_stands_at_its_most_precise_place(make: Maker) -> None:
    make.same(make.claim("ASSAULT", 0, place=IRAN), make.claim("ASSAULT", 0, place=ISFAHAN))
    make.claim("AID", 1, place=ISFAHAN)
    make.claim("AID", 2, place=IRAN, status="planned")
    make.claim("AID", 3)
    with make.store().view() as view:
        town, country = spots(view)
    assert (town.name, town.precision, town.events, town.claims) == ("Isfahan", Precision.EXACT, 2, 3)
    assert (town.conflict, town.cooperation, town.unrealised) == (1, 1, 0)
    assert (country.precision, country.unrealised) == (Precision.COUNTRY, 1)
    assert town.as_dict()["precision"] == "exact"


@pytest.mark.parametrize(
    ("resolution", "precision"), [(1, "country"), (2, "province"), (3, "province"), (4, "exact"), (5, "exact")]
)
def test_precision(make: Maker, resolution: int, precision: str) -> None:
    make.claim("AID", place=Place("X", None, None, None, "IRN", None, resolution))
    with make.store().view() as view:
        [found] = spots(view)
    assert found.precision == precision
