"""What stands around the data of a series: the legend, gaps, shifts with their numbers and captions, the time axis."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from reportedly.analysis.charts.labels import DAYS, sure
from reportedly.analysis.charts.theme import Theme
from reportedly.analysis.series import Point, Series
from reportedly.analysis.shifts import Shift
from reportedly.analysis.units import Bearing

Row = dict[str, Any]

STACKED = (Bearing.DONE, Bearing.SAID, Bearing.PLANNED, Bearing.POSSIBLE)
DASHES = {Bearing.PLANNED: [4, 2], Bearing.POSSIBLE: [1, 2]}
FILLS = {Bearing.DONE: 1.0, Bearing.SAID: 0.42, Bearing.PLANNED: 0.0, Bearing.POSSIBLE: 0.0}
NAMES = {
    Bearing.DONE: "done",
    Bearing.SAID: "said",
    Bearing.PLANNED: "planned",
    Bearing.POSSIBLE: "possible",
    Bearing.DENIED: "denied",
}
CROSS = "M-1,-1L1,1M1,-1L-1,1"
_LETTER = 6.5  # width of a letter, about, for browsers whose fonts run wide
INSET = 0.06
"""The part of a period that is blank on each side of its bar."""
_TICKS = 10


def legend(colours: Theme, span: int, shifted: bool) -> Row:
    """The samples of how far events go, of gaps and of shifts."""
    x = 2
    layers: list[Row] = []
    for bearing in (*STACKED, Bearing.DENIED):
        box: Row
        if bearing is Bearing.DENIED:
            box = {
                "type": "point",
                "shape": CROSS,
                "stroke": colours.ink,
                "strokeWidth": 1.6,
                "size": 60,
                "x": x + 7,
                "y": 9,
            }
        else:
            box = {
                "type": "rect",
                "x": x,
                "x2": x + 14,
                "y": 3,
                "y2": 15,
                "fill": colours.neutral,
                "fillOpacity": FILLS[bearing],
                "stroke": colours.neutral,
                "strokeWidth": 1.4,
                "strokeDash": DASHES.get(bearing, [1, 0]),
            }
        x = _entry(layers, box, NAMES[bearing], x, colours)
    x = _entry(
        layers,
        {"type": "rect", "x": x, "x2": x + 14, "y": 3, "y2": 15, "fill": colours.grid},
        "no articles",
        x,
        colours,
    )
    if shifted:
        rule = {"type": "rect", "x": x + 6, "x2": x + 8, "y": 2, "y2": 16, "fill": colours.shift}
        _entry(layers, rule, "shift, and its possible days", x, colours)
    return {"width": span, "height": 18, "layer": layers}


def _entry(layers: list[Row], box: Row, words: str, x: int, colours: Theme) -> int:
    """A sample with its word; returns where the next one stands."""
    one: Row = {"data": {"values": [{"t": words}]}, "encoding": {}}
    layers.append({**one, "mark": {**box, "aria": False}, "encoding": {}})
    text = {"type": "text", "x": x + 20, "y": 9, "align": "left", "baseline": "middle", "color": colours.faint}
    layers.append({**one, "mark": text, "encoding": {"text": {"field": "t"}}})
    return x + 20 + int(len(words) * _LETTER) + 16


def gap_layers(series: Series, colours: Theme) -> list[Row]:
    """Bars over the periods of which the store has no article."""
    rows = [place_of(point) for point in series.points if point.done is None]
    if not rows:
        return []
    mark = {"type": "rect", "fill": colours.grid, "stroke": None, "aria": False}
    return [{"data": {"values": rows}, "mark": mark, "encoding": x_of(series)}]


def shift_layers(series: Series, shifts: Sequence[Shift], colours: Theme) -> list[Row]:
    """A line for each shift, on a band over the days between which it lies."""
    if not shifts:
        return []
    rows = [
        {"x": s.low.isoformat(), "x2": (s.high + timedelta(days=1)).isoformat(), "at": s.day.isoformat()}
        for s in shifts
    ]
    band = {"type": "rect", "fill": colours.shift, "fillOpacity": 0.13, "stroke": None, "aria": False}
    rule = {"type": "rule", "color": colours.shift, "strokeWidth": 1.6}
    return [
        {"data": {"values": rows}, "mark": band, "encoding": x_of(series)},
        {"data": {"values": rows}, "mark": rule, "encoding": {"x": {**x_of(series)["x"], "field": "at"}}},
    ]


def number_layers(
    series: Series, shifts: Sequence[Shift], link: Callable[[Shift], str | None] | None, colours: Theme
) -> list[Row]:
    """The numbers of the shifts, which lead to where they are told."""
    if not shifts:
        return []
    rows = [
        {
            "at": shift.day.isoformat(),
            "n": str(number),
            "told": f"Shift {number}, {shift.day.isoformat()}: {shift.explanation.text}",
            "href": link(shift) if link else None,
        }
        for number, shift in enumerate(shifts, 1)
    ]
    x = {"x": {**x_of(series)["x"], "field": "at"}, "y": {"value": 0}}
    linked = {"href": {"field": "href", "type": "nominal"}, "description": {"field": "told", "type": "nominal"}}
    disc = {"type": "point", "shape": "circle", "filled": True, "size": 230, "opacity": 1, "color": colours.shift}
    text = {"type": "text", "color": colours.paper, "fontWeight": "bold", "baseline": "middle"}
    return [
        {"data": {"values": rows}, "mark": disc, "encoding": {**x, **linked}},
        {"data": {"values": rows}, "mark": text, "encoding": {**x, **linked, "text": {"field": "n"}}},
    ]


def captions_of(shifts: Sequence[Shift], colours: Theme, span: int) -> Row:
    """The shifts in words, under the chart."""
    lines = []
    for number, shift in enumerate(shifts, 1):
        low, high = shift.low.isoformat(), shift.high.isoformat()
        between = "" if low == high else f" ({low} to {high})"
        told = f"{number}  {shift.day.isoformat()}{between}, {sure(shift.confidence)}: {shift.explanation.text}"
        lines += textwrap.wrap(told, int(span / _LETTER), subsequent_indent="     ") or [told]
    rows = [{"t": line, "y": 14 + place * 15} for place, line in enumerate(lines)]
    text = {"type": "text", "align": "left", "x": 0, "color": colours.ink, "baseline": "middle"}
    y = {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [0, 15 * len(lines) + 10], "range": [0, 15 * len(lines) + 10]},
        "axis": None,
    }
    layer = {"data": {"values": rows}, "mark": text, "encoding": {"text": {"field": "t"}, "y": y}}
    return {"width": span, "height": 15 * len(lines) + 10, "layer": [layer]}


def x_of(series: Series, *, end: bool = True) -> Row:
    """The encoding of the time axis, over all periods; ``end`` for marks that last."""
    domain = (
        [series.points[0].start.isoformat(), (series.points[-1].end + timedelta(days=1)).isoformat()]
        if series.points
        else []
    )
    x = {"field": "x", "type": "temporal", "scale": {"type": "utc", **({"domain": domain} if domain else {})}}
    return {"x": x, "x2": {"field": "x2"}} if end else {"x": x}


def place_of(point: Point, inset: float = 0.0) -> Row:
    """The ends and the middle of a period, in UTC; ``inset`` leaves that part of it blank on each side."""
    start = datetime.combine(point.start, time(), UTC)
    length = datetime.combine(point.end, time(), UTC) + timedelta(days=1) - start
    places = {"x": start + inset * length, "x2": start + (1 - inset) * length, "middle": start + length / 2}
    return {name: place.isoformat() for name, place in places.items()}


def ticks(series: Series, days: int) -> Row:
    """Where the time axis has labels: at the first days of periods, as long as it names days."""
    if days > DAYS:
        return {"tickCount": 9}
    starts = [point.start for point in series.points][:: max(1, -(-len(series.points) // _TICKS))]
    return {"values": [{"year": day.year, "month": day.month, "date": day.day, "utc": True} for day in starts]}
