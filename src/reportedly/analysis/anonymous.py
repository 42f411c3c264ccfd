"""How much rests on anonymous sources alone: by outlet, by dyad, over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from reportedly.analysis.periods import UNITS
from reportedly.analysis.share import Share
from reportedly.analysis.sql import query
from reportedly.errors import AnalysisError
from reportedly.store import Filter, View

By = Literal["outlet", "dyad", "day", "week", "month", "quarter", "year"]
ORDERS = ("outlet", "dyad", *UNITS)
_ALL = Filter()
_NO_END = 2**40


@dataclass(frozen=True, slots=True)
class Anonymous:
    """Of the events of an outlet, a dyad (``"IRN > ISR"``) or a period (its first day), the share without a name."""

    key: str
    share: Share

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"key": self.key, **self.share.as_dict()}


def anonymous(view: View, wanted: Filter = _ALL, *, by: By = "outlet", limit: int | None = None) -> list[Anonymous]:
    """The share of events whose claims (of the outlet, the dyad, the period) all go back to anonymous sources.

    An outlet's own voice is no anonymous source, and a source that an outlet relays counts as what it is.

    Args:
        view: of the store.
        wanted: which claims.
        by: outlets and dyads come with the most events first, periods (of publication) in order.
        limit: how many at most.

    Raises:
        AnalysisError: R702 for another order.
    """
    if by not in ORDERS:
        raise AnalysisError("R702", f"{by!r} is no order", hint=f"Choose one of: {', '.join(ORDERS)}.")
    given = {"by": by, "unit": by if by in UNITS else "day", "most": _NO_END if limit is None else limit}
    return [
        Anonymous(key, Share(part, whole)) for key, part, whole in view.select(query("anonymous"), wanted, **given).rows
    ]
