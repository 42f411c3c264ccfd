"""Charts of the analysis, as SVG to be put into a page or as files: plain functions from results to a :class:`Chart`.

They are Vega-Lite specifications, drawn by vl-convert (extra ``analysis``) without a browser and without the network.
"""

from reportedly.analysis.charts.graph import network_chart
from reportedly.analysis.charts.over_time import series_chart
from reportedly.analysis.charts.render import FORMATS, Chart
from reportedly.analysis.charts.shares import shares_chart
from reportedly.analysis.charts.world import map_chart

__all__ = ["FORMATS", "Chart", "map_chart", "network_chart", "series_chart", "shares_chart"]
