"""The chart of a series: cooperation upwards, conflict downwards, how warm it is, and the shifts.

How far events go shows in fill and outline: solid is done, pale said, dashed planned, dotted possible, a cross denied.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportedly.analysis.charts.frame import (
    CROSS,
    DASHES,
    FILLS,
    INSET,
    NAMES,
    STACKED,
    Row,
    captions_of,
    gap_layers,
    legend,
    number_layers,
    place_of,
    shift_layers,
    ticks,
    x_of,
)
from reportedly.analysis.charts.labels import labels
from reportedly.analysis.charts.render import Chart, spec_of
from reportedly.analysis.charts.theme import THEMES, Name, Theme
from reportedly.analysis.series import Cell, Point, Series
from reportedly.analysis.shifts import Shift
from reportedly.analysis.temperature import Reading
from reportedly.analysis.units import Bearing

Link = Callable[[Point, Bearing], str | None]

_MARGIN = 78  # for the axis on the left


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
    panels = [legend(colours, span, bool(shifts)), _events(series, shifts, link, shift_link, colours, span)]
    if any(point.denied and point.denied.count for point in series.points):
        panels.append(_denied(series, shifts, link, colours, span))
    if readings:
        panels.append(_warmth(series, shifts, readings, colours, span))
    if captions and shifts:
        panels.append(captions_of(shifts, colours, span))
    panels[-1 if not (captions and shifts) else -2]["_last"] = True
    days = (series.points[-1].end - series.points[0].start).days if series.points else 0
    for panel in panels:
        last = panel.pop("_last", False)
        for layer in panel["layer"]:
            x = layer["encoding"].get("x")
            if x and x.get("type") == "temporal":
                shown = {"labels": last, "ticks": last, "domain": last}
                x["axis"] = {"title": None, "grid": False, "labelExpr": labels(days), **ticks(series, days), **shown}
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
            for bearing in STACKED:
                count = _count(point.cell(bearing), side)
                if not count:
                    continue
                told = f"{_days(point)}: {count:g} {NAMES[bearing]}, {side}"
                rows.append(
                    {
                        **place_of(point, INSET),
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
                "fillOpacity": FILLS[bearing],
                "strokeWidth": 1.2 if bearing in DASHES else 0.5,
                "strokeDash": DASHES.get(bearing, [1, 0]),
            },
            "encoding": {
                **x_of(series),
                "y": {"field": "y", "type": "quantitative", "scale": scale, "axis": _axis(series, span)},
                "y2": {"field": "y2"},
                "fill": {"field": "side", "type": "nominal", **sides},
                "stroke": {"field": "side", "type": "nominal", **sides},
                "href": {"field": "href", "type": "nominal"},
                "description": {"field": "told", "type": "nominal"},
            },
        }
        for bearing in STACKED
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
    layers = [*gap_layers(series, colours), *shift_layers(series, shifts, colours), *bars, zero, *words]
    layers += number_layers(series, shifts, shift_link, colours)
    return {"width": span, "height": height, "layer": layers}


def _denied(series: Series, shifts: Sequence[Shift], link: Link | None, colours: Theme, span: int) -> Row:
    rows = [
        {
            **place_of(point),
            "n": point.denied.count,
            "told": f"{_days(point)}: {point.denied.count:g} denied or ruled out",
            "href": link(point, Bearing.DENIED) if link else None,
        }
        for point in series.points
        if point.denied and point.denied.count
    ]
    middle = {**x_of(series), "y": {"value": 12}}
    marks: Row = {
        "data": {"values": rows},
        "mark": {
            "type": "point",
            "shape": CROSS,
            "stroke": colours.ink,
            "strokeWidth": 1.6,
            "opacity": 1,
            "xOffset": 0,
        },
        "encoding": {
            "x": {**x_of(series)["x"], "field": "middle"},
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
    return {"width": span, "height": 24, "layer": [*shift_layers(series, shifts, colours), marks, name]}


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
            *shift_layers(series, shifts, colours),
            {
                "data": {"values": rows},
                "mark": {"type": "area", "aria": False, "color": colours.neutral, "opacity": 0.22},
                "encoding": {**x_of(series, end=False), "y": {**y, "field": "low"}, "y2": {"field": "high"}},
            },
            {
                "data": {"values": rows},
                "mark": {"type": "line", "aria": False, "color": colours.ink, "strokeWidth": 1.6},
                "encoding": {**x_of(series, end=False), "y": {**y, "field": "v"}},
            },
        ],
    }


def _axis(series: Series, span: int) -> Row:
    name = "events" if series.weighting != "claims" else "claims"
    return {
        "title": f"{name} a {series.unit}",
        "labelExpr": "format(abs(datum.value), ',')",
        "tickCount": 7,
        "titlePadding": 8,
    }


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
    counted = ", ".join(f"{value:,.0f} {NAMES[bearing]}" for bearing, value in sums.items())
    span = f"{_days(series.points[0])[:10]} to {series.points[-1].end.isoformat()}" if series.points else "nothing"
    told = "; ".join(f"{shift.day.isoformat()}: {shift.explanation.text}" for shift in shifts)
    return f"Events by {series.unit}, {span}: {counted}." + (f" Shifts: {told}." if told else "")
