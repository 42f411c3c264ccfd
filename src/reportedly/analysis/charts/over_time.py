"""The chart of a series: cooperation upwards, conflict downwards, how warm it is, and the shifts.

How far events go shows in fill and outline: solid is done, pale said, dashed planned, dotted possible, a cross denied.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from reportedly.analysis.charts.labels import DAYS, labels, sure
from reportedly.analysis.charts.render import Chart, spec_of
from reportedly.analysis.charts.theme import THEMES, Name, Theme
from reportedly.analysis.series import Cell, Point, Series
from reportedly.analysis.shifts import Shift
from reportedly.analysis.temperature import Reading
from reportedly.analysis.units import Bearing

Link = Callable[[Point, Bearing], str | None]
Row = dict[str, Any]

_STACKED = (Bearing.DONE, Bearing.SAID, Bearing.PLANNED, Bearing.POSSIBLE)
_DASHES = {Bearing.PLANNED: [4, 2], Bearing.POSSIBLE: [1, 2]}
_FILLS = {Bearing.DONE: 1.0, Bearing.SAID: 0.42, Bearing.PLANNED: 0.0, Bearing.POSSIBLE: 0.0}
_NAMES = {
    Bearing.DONE: "done",
    Bearing.SAID: "said",
    Bearing.PLANNED: "planned",
    Bearing.POSSIBLE: "possible",
    Bearing.DENIED: "denied",
}
_CROSS = "M-1,-1L1,1M1,-1L-1,1"
_LETTER = 6.1  # width of a letter of the captions, about
_MARGIN = 78
_INSET = 0.06
_TICKS = 10


def series_chart(
    series: Series,
    *,
    shifts: Sequence[Shift] = (),
    readings: Sequence[Reading] = (),
    link: Link | None = None,
    shift_link: Callable[[Shift], str | None] | None = None,
    title: str = "",
    width: int = 720,
    theme: Name = "light",
    captions: bool = True,
) -> Chart:
    """A series over time.

    Args:
        series: at best of no more periods than a third of the width.
        shifts: marked with numbers, and told below.
        readings: how warm it is, with the interval (:func:`~reportedly.analysis.temperature`).
        link: the address behind what a period has of a bearing; ``shift_link`` behind a shift's number.
        title: above the chart.
        width: in pixels.
        theme: colours.
        captions: tell the shifts below the chart.
    """
    colours = THEMES[theme]
    span = width - _MARGIN
    panels = [_legend(colours, span, bool(shifts)), _events(series, shifts, link, shift_link, colours, span)]
    if any(point.denied and point.denied.count for point in series.points):
        panels.append(_denied(series, shifts, link, colours, span))
    if readings:
        panels.append(_warmth(series, shifts, readings, colours, span))
    if captions and shifts:
        panels.append(_captions(shifts, colours, span))
    panels[-1 if not (captions and shifts) else -2]["_last"] = True
    days = (series.points[-1].end - series.points[0].start).days if series.points else 0
    for panel in panels:
        last = panel.pop("_last", False)
        for layer in panel["layer"]:
            x = layer["encoding"].get("x")
            if x and x.get("type") == "temporal":
                shown = {"labels": last, "ticks": last, "domain": last}
                x["axis"] = {"title": None, "grid": False, "labelExpr": labels(days), **_ticks(series, days), **shown}
    spec = spec_of(theme, vconcat=panels, spacing=6, **({"title": title} if title else {}))
    return Chart(spec, title or f"Conflict and cooperation by {series.unit}", _told(series, shifts), theme)


def _events(
    series: Series,
    shifts: Sequence[Shift],
    link: Link | None,
    shift_link: Callable[[Shift], str | None] | None,
    colours: Theme,
    span: int,
) -> Row:
    rows: list[Row] = []
    for point in series.points:
        for side, sign in (("cooperation", 1), ("conflict", -1)):
            base = 0.0
            for bearing in _STACKED:
                count = _count(point.cell(bearing), side)
                if not count:
                    continue
                told = f"{_days(point)}: {count:g} {_NAMES[bearing]}, {side}"
                rows.append(
                    {
                        **_when(point, _INSET),
                        "y": sign * base,
                        "y2": sign * (base + count),
                        "side": side,
                        "bearing": bearing.value,
                        "told": told,
                        "href": link(point, bearing) if link else None,
                    }
                )
                base += count
    most = max((abs(row["y2"]) for row in rows), default=1.0)
    scale = {"domain": [-_reach(rows, -1, most), _reach(rows, 1, most)], "nice": False}
    height = 210
    sides = {
        "scale": {"domain": ["cooperation", "conflict"], "range": [colours.cooperation, colours.conflict]},
        "legend": None,
    }
    bars = [
        {
            "data": {"values": [row for row in rows if row["bearing"] == bearing.value]},
            "mark": {
                "type": "rect",
                "fillOpacity": _FILLS[bearing],
                "strokeWidth": 1.2 if bearing in _DASHES else 0.5,
                "strokeDash": _DASHES.get(bearing, [1, 0]),
            },
            "encoding": {
                **_x(series),
                "y": {"field": "y", "type": "quantitative", "scale": scale, "axis": _axis(series, span)},
                "y2": {"field": "y2"},
                "fill": {"field": "side", "type": "nominal", **sides},
                "stroke": {"field": "side", "type": "nominal", **sides},
                "href": {"field": "href", "type": "nominal"},
                "description": {"field": "told", "type": "nominal"},
            },
        }
        for bearing in _STACKED
        if any(row["bearing"] == bearing.value for row in rows)
    ]
    zero = {
        "data": {"values": [{"y": 0}]},
        "mark": {"type": "rule", "color": colours.faint, "strokeWidth": 1},
        "encoding": {"y": {"field": "y", "type": "quantitative", "scale": scale, "axis": _axis(series, span)}},
    }
    words = [
        {
            "data": {"values": [{"t": name}]},
            "mark": {
                "type": "text",
                "align": "left",
                "x": 4,
                "y": y,
                "color": colour,
                "fontWeight": "bold",
                "baseline": base,
            },
            "encoding": {"text": {"field": "t"}},
        }
        for name, colour, y, base in (
            ("▲ cooperation", colours.cooperation, 2, "top"),
            ("▼ conflict", colours.conflict, height - 2, "bottom"),
        )
    ]
    layers = [*_gaps(series, colours), *_marks(series, shifts, colours), *bars, zero, *words]
    layers += _numbers(series, shifts, shift_link, colours)
    return {"width": span, "height": height, "layer": layers}


def _denied(series: Series, shifts: Sequence[Shift], link: Link | None, colours: Theme, span: int) -> Row:
    rows = [
        {
            **_when(point),
            "n": point.denied.count,
            "told": f"{_days(point)}: {point.denied.count:g} denied or ruled out",
            "href": link(point, Bearing.DENIED) if link else None,
        }
        for point in series.points
        if point.denied and point.denied.count
    ]
    middle = {**_x(series), "y": {"value": 12}}
    marks: Row = {
        "data": {"values": rows},
        "mark": {
            "type": "point",
            "shape": _CROSS,
            "stroke": colours.ink,
            "strokeWidth": 1.6,
            "opacity": 1,
            "xOffset": 0,
        },
        "encoding": {
            "x": {**_x(series)["x"], "field": "middle"},
            "y": middle["y"],
            "size": {
                "field": "n",
                "type": "quantitative",
                "scale": {"type": "sqrt", "range": [22, 110], "domainMin": 1},
                "legend": None,
            },
            "href": {"field": "href", "type": "nominal"},
            "description": {"field": "told", "type": "nominal"},
        },
    }
    name = {
        "data": {"values": [{"t": "denied"}]},
        "mark": {"type": "text", "x": -6, "y": 12, "align": "right", "color": colours.faint, "baseline": "middle"},
        "encoding": {"text": {"field": "t"}},
    }
    return {"width": span, "height": 24, "layer": [*_marks(series, shifts, colours), marks, name]}


def _warmth(series: Series, shifts: Sequence[Shift], readings: Sequence[Reading], colours: Theme, span: int) -> Row:
    rows = [{"x": r.end.isoformat(), "v": r.value, "low": r.low, "high": r.high} for r in readings]
    axis = {
        "title": "index",
        "values": [-1, 0, 1],
        "labelExpr": "datum.value > 0 ? 'conflict' : datum.value < 0 ? 'cooperation' : '0'",
        "gridDash": [2, 2],
        "titlePadding": 4,
        "labelLimit": 60,
        "labelFontSize": 9,
    }
    y = {"type": "quantitative", "scale": {"domain": [1, -1]}, "axis": axis}
    return {
        "width": span,
        "height": 90,
        "layer": [
            *_marks(series, shifts, colours),
            {
                "data": {"values": rows},
                "mark": {"type": "area", "aria": False, "color": colours.neutral, "opacity": 0.22},
                "encoding": {**_x(series, end=False), "y": {**y, "field": "low"}, "y2": {"field": "high"}},
            },
            {
                "data": {"values": rows},
                "mark": {"type": "line", "aria": False, "color": colours.ink, "strokeWidth": 1.6},
                "encoding": {**_x(series, end=False), "y": {**y, "field": "v"}},
            },
        ],
    }


def _legend(colours: Theme, span: int, shifted: bool) -> Row:
    x = 2
    layers: list[Row] = []
    for bearing in (*_STACKED, Bearing.DENIED):
        box: Row
        if bearing is Bearing.DENIED:
            box = {
                "type": "point",
                "shape": _CROSS,
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
                "fillOpacity": _FILLS[bearing],
                "stroke": colours.neutral,
                "strokeWidth": 1.4,
                "strokeDash": _DASHES.get(bearing, [1, 0]),
            }
        x = _entry(layers, box, _NAMES[bearing], x, colours)
    x = _entry(
        layers,
        {"type": "rect", "x": x, "x2": x + 14, "y": 3, "y2": 15, "fill": colours.grid},
        "no articles",
        x,
        colours,
    )
    if shifted:
        rule = {"type": "rect", "x": x + 6, "x2": x + 8, "y": 2, "y2": 16, "fill": colours.shift}
        _entry(layers, rule, "shift, with the days between which it lies", x, colours)
    return {"width": span, "height": 18, "layer": layers}


def _entry(layers: list[Row], box: Row, words: str, x: int, colours: Theme) -> int:
    """A sample with its word; returns where the next one stands."""
    one: Row = {"data": {"values": [{"t": words}]}, "encoding": {}}
    layers.append({**one, "mark": {**box, "aria": False}, "encoding": {}})
    text = {"type": "text", "x": x + 20, "y": 9, "align": "left", "baseline": "middle", "color": colours.faint}
    layers.append({**one, "mark": text, "encoding": {"text": {"field": "t"}}})
    return x + 20 + int(len(words) * _LETTER) + 16


def _gaps(series: Series, colours: Theme) -> list[Row]:
    rows = [_when(point) for point in series.points if point.done is None]
    if not rows:
        return []
    mark = {"type": "rect", "fill": colours.grid, "stroke": None, "aria": False}
    return [{"data": {"values": rows}, "mark": mark, "encoding": _x(series)}]


def _marks(series: Series, shifts: Sequence[Shift], colours: Theme) -> list[Row]:
    if not shifts:
        return []
    rows = [
        {"x": s.low.isoformat(), "x2": (s.high + timedelta(days=1)).isoformat(), "at": s.day.isoformat()}
        for s in shifts
    ]
    band = {"type": "rect", "fill": colours.shift, "fillOpacity": 0.13, "stroke": None, "aria": False}
    rule = {"type": "rule", "color": colours.shift, "strokeWidth": 1.6}
    return [
        {"data": {"values": rows}, "mark": band, "encoding": _x(series)},
        {"data": {"values": rows}, "mark": rule, "encoding": {"x": {**_x(series)["x"], "field": "at"}}},
    ]


def _numbers(
    series: Series, shifts: Sequence[Shift], link: Callable[[Shift], str | None] | None, colours: Theme
) -> list[Row]:
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
    x = {"x": {**_x(series)["x"], "field": "at"}, "y": {"value": 0}}
    linked = {"href": {"field": "href", "type": "nominal"}, "description": {"field": "told", "type": "nominal"}}
    disc = {"type": "point", "shape": "circle", "filled": True, "size": 230, "opacity": 1, "color": colours.shift}
    text = {"type": "text", "color": colours.paper, "fontWeight": "bold", "baseline": "middle"}
    return [
        {"data": {"values": rows}, "mark": disc, "encoding": {**x, **linked}},
        {"data": {"values": rows}, "mark": text, "encoding": {**x, **linked, "text": {"field": "n"}}},
    ]


def _captions(shifts: Sequence[Shift], colours: Theme, span: int) -> Row:
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


def _x(series: Series, *, end: bool = True) -> Row:
    domain = (
        [series.points[0].start.isoformat(), (series.points[-1].end + timedelta(days=1)).isoformat()]
        if series.points
        else []
    )
    x = {"field": "x", "type": "temporal", "scale": {"type": "utc", **({"domain": domain} if domain else {})}}
    return {"x": x, "x2": {"field": "x2"}} if end else {"x": x}


def _ticks(series: Series, days: int) -> Row:
    """Where the time axis has labels: at the first days of periods, as long as it names days."""
    if days > DAYS:
        return {"tickCount": 9}
    starts = [point.start for point in series.points][:: max(1, -(-len(series.points) // _TICKS))]
    return {"values": [{"year": day.year, "month": day.month, "date": day.day, "utc": True} for day in starts]}


def _axis(series: Series, span: int) -> Row:
    name = "events" if series.weighting != "claims" else "claims"
    return {
        "title": f"{name} a {series.unit}",
        "labelExpr": "format(abs(datum.value), ',')",
        "tickCount": 7,
        "titlePadding": 8,
    }


def _when(point: Point, inset: float = 0.0) -> Row:
    """The ends and the middle of a period, in UTC; ``inset`` leaves that part of it blank on each side."""
    start = datetime.combine(point.start, time(), UTC)
    length = datetime.combine(point.end, time(), UTC) + timedelta(days=1) - start
    places = {"x": start + inset * length, "x2": start + (1 - inset) * length, "middle": start + length / 2}
    return {name: place.isoformat() for name, place in places.items()}


def _count(cell: Cell | None, side: str) -> float:
    return getattr(cell, f"verbal_{side}") + getattr(cell, f"material_{side}") if cell else 0.0


def _reach(rows: Sequence[Row], sign: int, most: float) -> float:
    """How far a side of the axis goes; room for its name and the shifts' numbers even when it has nothing."""
    return max(max((sign * row["y2"] for row in rows), default=0.0) * 1.12, most * 0.18)


def _days(point: Point) -> str:
    start, end = point.start.isoformat(), point.end.isoformat()
    return start if start == end else f"{start} to {end}"


def _told(series: Series, shifts: Sequence[Shift]) -> str:
    """The chart in words."""
    sums = {bearing: sum(cell.count for point in series.points if (cell := point.cell(bearing))) for bearing in Bearing}
    counted = ", ".join(f"{value:,.0f} {_NAMES[bearing]}" for bearing, value in sums.items())
    span = f"{_days(series.points[0])[:10]} to {series.points[-1].end.isoformat()}" if series.points else "nothing"
    told = "; ".join(f"{shift.day.isoformat()}: {shift.explanation.text}" for shift in shifts)
    return f"Events by {series.unit}, {span}: {counted}." + (f" Shifts: {told}." if told else "")
