"""Where it happens: events by place, and how precisely the place is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from reportedly.analysis.sql import query
from reportedly.store import Filter, View

_ALL = Filter()


class Precision(StrEnum):
    """How precisely a place is known: a town or a part of one; a province or district; only the country."""

    EXACT = "exact"
    PROVINCE = "province"
    COUNTRY = "country"


_BY_RESOLUTION = {1: Precision.COUNTRY, 2: Precision.PROVINCE, 3: Precision.PROVINCE}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and its events.

    Args:
        name, country, province: as in the record; country is an ISO 3166-1 alpha-3 code.
        lat, lon: degrees; of provinces and countries a point inside; ``None`` when nobody knows.
        resolution: PLOVER's scale, 1 country to 5 part of a town.
        geonameid: of GeoNames.
        events, claims: how many.
        conflict, cooperation: events that happened, by quad class; ``unrealised`` those that are only planned, possible
            or denied.
        first, last: days of the first and the last event.
    """

    name: str
    country: str | None
    province: str | None
    lat: float | None
    lon: float | None
    resolution: int
    geonameid: int | None
    events: int
    claims: int
    conflict: int
    cooperation: int
    unrealised: int
    first: date | None
    last: date | None

    @property
    def precision(self) -> Precision:
        """How precisely the place is known."""
        return _BY_RESOLUTION.get(self.resolution, Precision.EXACT)

    def as_dict(self) -> dict[str, Any]:
        """The JSON form: dates as ISO text."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        days = {name: day.isoformat() if day else None for name, day in (("first", self.first), ("last", self.last))}
        return {**values, **days, "precision": self.precision.value}


def spots(view: View, wanted: Filter = _ALL, *, limit: int = 1_000) -> list[Spot]:
    """The places of what a filter wants, those with the most events first.

    Args:
        view: of the store.
        wanted: which claims; events without a place are left out.
        limit: places at most.
    """
    return [Spot(*row) for row in view.select(query("spots"), wanted, most=limit).rows]
