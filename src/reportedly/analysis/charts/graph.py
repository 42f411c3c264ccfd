"""The chart of a network: actors as discs, what they do to each other as arrows, friendly or not."""

from __future__ import annotations

from collections.abc import Callable
from math import atan2, degrees, hypot, sqrt
from typing import Any

import numpy as np

from reportedly.analysis.charts.layout import layout
from reportedly.analysis.charts.render import Chart, spec_of
from reportedly.analysis.charts.theme import THEMES, Name, Theme
from reportedly.analysis.network import Edge, Network, Node

Row = dict[str, Any]
_CLASSES = ("conflict", "mixed", "cooperation")
_MIXED = 0.25  # a balance nearer to 0 is neither
_BEND = 0.16
_STEPS = 14
_EDGE = 46  # room for the discs at the rim, in pixels


def network_chart(
    network: Network,
    *,
    link: Callable[[Edge], str | None] | None = None,
    node_link: Callable[[Node], str | None] | None = None,
    title: str = "",
    width: int = 720,
    theme: Name = "light",
    most: int = 24,
) -> Chart:
    """A network of at most ``most`` actors, the busiest.

    An arrow points from who does to whom it is done, the thicker the more events. Solid is mostly conflict, dashed
    mostly cooperation, dotted neither.

    Args:
        network: its edges and nodes.
        link, node_link: the address behind an edge, behind an actor.
        title: above the chart.
        width: in pixels.
        theme: colours.
        most: actors shown at most.
    """
    colours = THEMES[theme]
    nodes = network.nodes[:most]
    number = {node.key: place for place, node in enumerate(nodes)}
    edges = [edge for edge in network.edges if edge.actor in number and edge.recipient in number]
    height = int(width * 0.72)
    links = [(number[edge.actor], number[edge.recipient], float(edge.events)) for edge in edges]
    places = layout(len(nodes), links) * (width - 2 * _EDGE, height - 2 * _EDGE) + _EDGE
    busiest = max((node.events for node in nodes), default=1)
    size = {node.key: 15 + 15 * sqrt(node.events / busiest) for node in nodes}
    heaviest = max((edge.events for edge in edges), default=1)
    lines, heads = [], []
    for edge in sorted(edges, key=lambda edge: (edge.events, edge.actor, edge.recipient)):
        row = _row(edge, link, heaviest)
        start, end = places[number[edge.actor]], places[number[edge.recipient]]
        curve = _curve(start, end, size[edge.actor], size[edge.recipient] + 7)
        lines += [{**row, "x": x, "y": y, "step": step} for step, (x, y) in enumerate(curve)]
        (fx, fy), (tx, ty) = curve[-2], curve[-1]
        heads.append(
            {**row, "x": tx, "y": ty, "angle": degrees(atan2(ty - fy, tx - fx)) + 90, "size": 45 + 12 * row["wide"]}
        )
    discs = [
        {
            "x": float(places[place][0]),
            "y": float(places[place][1]),
            "size": (2 * size[node.key]) ** 2 * 0.785,
            "class": _class(node.balance),
            "key": node.key if len(node.key) <= 4 else "",
            "name": node.key if len(node.key) > 4 else "",
            "below": float(places[place][1]) + size[node.key] + 9,
            "href": node_link(node) if node_link else None,
            "told": f"{node.key}: does {node.done:,}, receives {node.received:,}, balance {node.balance:+.2f}",
        }
        for place, node in enumerate(nodes)
    ]
    spec = spec_of(
        theme,
        width=width,
        height=height,
        layer=[
            *_lines(lines, colours, width, height),
            *_heads(heads, colours, width, height),
            *_discs(discs, colours, width, height),
        ],
        **({"title": title} if title else {}),
    )
    told = "; ".join(f"{edge.actor} to {edge.recipient}: {edge.events:,} ({edge.balance:+.2f})" for edge in edges[:20])
    return Chart(spec, title or "Who acts on whom", f"{len(nodes)} actors, {len(edges)} edges. {told}", theme)


def _row(edge: Edge, link: Callable[[Edge], str | None] | None, heaviest: int) -> Row:
    return {
        "edge": f"{edge.actor} > {edge.recipient}",
        "class": _class(edge.balance),
        "wide": 1 + 6 * sqrt(edge.events / heaviest),
        "href": link(edge) if link else None,
        "told": f"{edge.actor} to {edge.recipient}: {edge.events:,} events, balance {edge.balance:+.2f}",
    }


def _class(balance: float) -> str:
    return "mixed" if abs(balance) < _MIXED else "conflict" if balance < 0 else "cooperation"


def _curve(start: Any, end: Any, before: float, after: float) -> list[tuple[float, float]]:
    """A bent line from the rim of one disc to that of the other, so that the way back does not lie on it."""
    dx, dy = float(end[0] - start[0]), float(end[1] - start[1])
    length = max(hypot(dx, dy), 1e-9)
    middle = ((start[0] + end[0]) / 2 - dy * _BEND, (start[1] + end[1]) / 2 + dx * _BEND)
    first, last = min(before / length, 0.45), 1 - min(after / length, 0.45)
    points = []
    for t in np.linspace(first, last, _STEPS):
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        points.append(
            (float(a * start[0] + b * middle[0] + c * end[0]), float(a * start[1] + b * middle[1] + c * end[1]))
        )
    return points


def _place(width: int, height: int) -> Row:
    return {
        "x": {"field": "x", "type": "quantitative", "scale": {"domain": [0, width], "range": [0, width]}, "axis": None},
        "y": {
            "field": "y",
            "type": "quantitative",
            "scale": {"domain": [0, height], "range": [0, height]},
            "axis": None,
        },
    }


def _colour(colours: Theme) -> Row:
    scale = {"domain": list(_CLASSES), "range": [colours.conflict, colours.neutral, colours.cooperation]}
    legend = {"title": None, "orient": "top", "direction": "horizontal", "symbolType": "stroke", "symbolStrokeWidth": 3}
    return {"field": "class", "type": "nominal", "scale": scale, "legend": legend}


def _lines(rows: list[Row], colours: Theme, width: int, height: int) -> list[Row]:
    dash = {"domain": list(_CLASSES), "range": [[1, 0], [2, 4], [9, 4]]}
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "line", "opacity": 0.75, "interpolate": "basis"},
            "encoding": {
                **_place(width, height),
                "detail": {"field": "edge"},
                "order": {"field": "step", "type": "quantitative"},
                "stroke": _colour(colours),
                "strokeDash": {
                    "field": "class",
                    "type": "nominal",
                    "scale": dash,
                    "legend": _colour(colours)["legend"],
                },
                "strokeWidth": {"field": "wide", "type": "quantitative", "scale": None, "legend": None},
                "description": {"field": "told", "type": "nominal"},
            },
        }
    ]


def _heads(rows: list[Row], colours: Theme, width: int, height: int) -> list[Row]:
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "point", "shape": "triangle", "filled": True, "opacity": 1},
            "encoding": {
                **_place(width, height),
                "angle": {"field": "angle", "type": "quantitative", "scale": None},
                "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
                "fill": {**_colour(colours), "legend": None},
                "href": {"field": "href", "type": "nominal"},
                "description": {"field": "told", "type": "nominal"},
            },
        }
    ]


def _discs(rows: list[Row], colours: Theme, width: int, height: int) -> list[Row]:
    place = _place(width, height)
    linked = {"href": {"field": "href", "type": "nominal"}, "description": {"field": "told", "type": "nominal"}}
    text = {"type": "text", "color": colours.ink, "baseline": "middle", "fontWeight": "bold", "aria": False}
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "circle", "fill": colours.paper, "strokeWidth": 2.5, "opacity": 1},
            "encoding": {
                **place,
                "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
                "stroke": {**_colour(colours), "legend": None},
                **linked,
            },
        },
        {
            "data": {"values": rows},
            "mark": text,
            "encoding": {**place, "text": {"field": "key"}, "href": linked["href"]},
        },
        {
            "data": {"values": rows},
            "mark": {**text, "fontSize": 10},
            "encoding": {**place, "y": {**place["y"], "field": "below"}, "text": {"field": "name"}},
        },
    ]
