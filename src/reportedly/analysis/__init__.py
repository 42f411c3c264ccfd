"""What a store tells over time: series, how warm or cold, shifts, plans, denials, networks, and charts of them.

See ``docs/analysis.md``. Sees a store only through a :class:`~reportedly.store.View` and a
:class:`~reportedly.store.Filter`.
"""

from reportedly.analysis.anonymous import Anonymous, anonymous
from reportedly.analysis.explain import Explanation, Side
from reportedly.analysis.network import Edge, Network, Node, network
from reportedly.analysis.outcomes import Denial, Outcome, Plan, denials, plans
from reportedly.analysis.periods import UNITS, Unit
from reportedly.analysis.series import Cell, Dated, Point, Series, Weighting, series
from reportedly.analysis.share import Share
from reportedly.analysis.shifts import RateChange, Shift, shifts
from reportedly.analysis.spots import Precision, Spot, spots
from reportedly.analysis.temperature import Heading, Reading, heading, temperature
from reportedly.analysis.units import STATUSES_OF, Bearing

__all__ = [
    "STATUSES_OF",
    "UNITS",
    "Anonymous",
    "Bearing",
    "Cell",
    "Dated",
    "Denial",
    "Edge",
    "Explanation",
    "Heading",
    "Network",
    "Node",
    "Outcome",
    "Plan",
    "Point",
    "Precision",
    "RateChange",
    "Reading",
    "Series",
    "Share",
    "Shift",
    "Side",
    "Spot",
    "Unit",
    "Weighting",
    "anonymous",
    "denials",
    "heading",
    "network",
    "plans",
    "series",
    "shifts",
    "spots",
    "temperature",
]
