"""What the pages of relations and of the map need to be written: the queries behind marks, and forms of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from reportedly.analysis import STATUSES_OF, Bearing
from reportedly.analysis.spots import Precision
from reportedly.ontology import plover

NAMES = {
    Bearing.DONE: "done",
    Bearing.SAID: "only said",
    Bearing.PLANNED: "planned",
    Bearing.POSSIBLE: "possible or conditional",
    Bearing.DENIED: "denied or ruled out",
}
"""What the bearings are called."""

PRECISIONS = {
    Precision.EXACT: "the very place",
    Precision.PROVINCE: "a province or region",
    Precision.COUNTRY: "only the country",
}
"""What degrees of precision are called."""

_LANE = {Bearing.DONE: "24", Bearing.SAID: "13"}


def statuses(base: Mapping[str, Any], bearing: str) -> list[str]:
    """The statuses behind a bearing; of them those that the page already asks for, if any."""
    found = [status.value for status in STATUSES_OF[Bearing(bearing)]]
    asked = base.get("status") or found
    return [status for status in found if status in asked] or found


def events(base: Mapping[str, Any], quads: str) -> list[str]:
    """The categories of some quarters (``"24"``: material), of them those that the page already asks for."""
    asked = list(base.get("event") or ())
    if not quads:
        return asked
    found = [event for quad in quads for event in _events(int(quad))]
    return [event for event in found if event in asked] if asked else found


@cache
def _events(quad: int) -> tuple[str, ...]:
    return tuple(event.value for event, category in plover().categories.items() if category.quad == quad)


def quads(bearing: str) -> str:
    """The quarters that tell what was done from what was only said; of other bearings all."""
    return _LANE.get(Bearing(bearing), "")


def signed2(value: float) -> str:
    """A number from -1 to 1.

    Example:
        >>> signed2(-0.254)
        '−0.25'
    """
    return f"{value:+.2f}".replace("-", "−")


def number0(value: float) -> str:
    """A count, without the decimals that whole numbers do not need.

    Example:
        >>> number0(1234.0), number0(1.25)
        ('1,234', '1.2')
    """
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1) if day > date.min else day


FILTERS = {"signed2": signed2, "number0": number0, "before": before}
