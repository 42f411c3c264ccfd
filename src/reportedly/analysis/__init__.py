"""What a store tells over time: series, how warm or cold, shifts, plans, denials, networks, and charts of them.

See ``docs/analysis.md``. Sees a store only through a :class:`~reportedly.store.View` and a
:class:`~reportedly.store.Filter`.
"""

from reportedly.analysis.periods import UNITS, Unit
from reportedly.analysis.series import Cell, Dated, Point, Series, Weighting, series
from reportedly.analysis.share import Share
from reportedly.analysis.units import STATUSES_OF, Bearing

__all__ = [
    "STATUSES_OF",
    "UNITS",
    "Bearing",
    "Cell",
    "Dated",
    "Point",
    "Series",
    "Share",
    "Unit",
    "Weighting",
    "series",
]
