"""What the pages of relations and of the map need to be written: the queries behind marks, and forms of numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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


class Behind:
    """Addresses of the claims behind the marks of one page: what they share is written once.

    Args:
        link: makes an address of a path and a query.
        base: what the page asks for.

    Example:
        >>> def link(path, query):
        ...     return path + "?" + "&".join(f"{name}={value}" for name, value in query.items())
        >>> Behind(link, {"actor": "IRN"})(date(2024, 1, 1), date(2024, 1, 7), "planned")
        '/timeline?actor=IRN&status=planned&since=2024-01-01&until=2024-01-07'
    """

    def __init__(self, link: Callable[..., str], base: Mapping[str, Any]) -> None:
        self._link = link
        self._base = base
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, first: date | None, last: date | None, bearing: str, quads: str = "") -> str:
        """The claims of some days, of a bearing, of some quarters (``"24"``: material)."""
        stem = self._known.get((bearing, quads))
        if stem is None:
            query = {**self._base, "status": statuses(self._base, bearing), "event": events(self._base, quads)}
            if first:
                query = {name: value for name, value in query.items() if name not in ("since", "until")}
            stem = self._link("/timeline", {name: _plain(value) for name, value in query.items() if value})
            if first:
                self._known[bearing, quads] = stem
        return f"{stem}&since={first}&until={last}" if first else stem


def _plain(value: Any) -> Any:
    """A list of one as that one."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


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
