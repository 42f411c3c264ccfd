"""The map of events: how many, how friendly, and how precisely their place is known. No tiles, no requests.

A town is a disc; a province, of which only a point inside is known, a diamond; where no more than the country is
known, the whole country is tinted and a square stands in it. What has not happened (planned, possible, denied) is
hollow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import asinh, atan, degrees, pi, radians, sinh, sqrt, tan
from typing import Any

from reportedly.analysis.charts.render import Chart, spec_of
from reportedly.analysis.charts.shapes import Box, Shape, shapes
from reportedly.analysis.charts.theme import THEMES, Name, Theme
from reportedly.analysis.spots import Precision, Spot

Row = dict[str, Any]

_SHAPES = {Precision.EXACT: "circle", Precision.PROVINCE: "diamond", Precision.COUNTRY: "square"}
_NAMES = {Precision.EXACT: "town", Precision.PROVINCE: "province", Precision.COUNTRY: "country only"}
_CLASSES = ("conflict", "mixed", "cooperation")
_WORLD = 150.0  # degrees of longitude from which on the whole world is shown
_LEAST = 8.0  # degrees that are shown at least
_MARGIN = 0.12
_LABELS = 14
_LETTER, _LINE = 6.0, 15.0  # of a name, in pixels, about


def map_chart(
    spots: Sequence[Spot],
    *,
    link: Callable[[Spot], str | None] | None = None,
    title: str = "",
    width: int = 720,
    theme: Name = "light",
) -> Chart:
    """Events on a map of what they span.

    Args:
        spots: places and their events; those without coordinates are left out.
        link: the address behind a place.
        title: above the map.
        width: in pixels.
        theme: colours.
    """
    colours = THEMES[theme]
    placed = [spot for spot in spots if spot.lat is not None and spot.lon is not None]
    box = _box(placed)
    height = int(width * 0.56)
    whole = box is None
    projection = _world(width, height) if box is None else _region(box, width, height)
    seen = [s for s in shapes("110m") if s.code != "ATA"] if box is None else shapes("50m")
    tinted = {spot.country: _class(spot) for spot in reversed(placed) if spot.precision is Precision.COUNTRY}
    layers = [
        *_land(seen, tinted, _wider(box), projection, colours),
        *_marks(placed, box, link, projection, colours),
        *_names(_apart(placed, box, width), projection, colours),
    ]
    spec = spec_of(theme, width=width, height=height, layer=layers, **({"title": title} if title else {}))
    told = "; ".join(_told(spot) for spot in placed[:20])
    left = len(spots) - len(placed)
    note = f" {left} places without coordinates are left out." if left else ""
    return Chart(spec, title or ("Events of the world" if whole else "Events by place"), f"{told}.{note}", theme)


def _land(
    seen: Sequence[Shape], tinted: dict[str | None, str], box: Box | None, projection: Row, colours: Theme
) -> list[Row]:
    """The countries; those of which no more is known than that something happened there are tinted."""
    mark = {"type": "geoshape", "stroke": colours.border, "strokeWidth": 0.6, "aria": False}
    drawn = [(shape.code, feature) for shape in seen if (feature := shape.within(box))]
    layers = [
        {
            "data": {"values": [feature for _, feature in drawn]},
            "projection": projection,
            "mark": {**mark, "fill": colours.land},
        }
    ]
    for name, colour in zip(_CLASSES, (colours.conflict, colours.neutral, colours.cooperation), strict=True):
        values = [feature for code, feature in drawn if code and tinted.get(code) == name]
        if values:
            tint = {**mark, "fill": colour, "fillOpacity": 0.25}
            layers.append({"data": {"values": values}, "projection": projection, "mark": tint})
    return layers


def _marks(
    placed: Sequence[Spot], box: Box | None, link: Callable[[Spot], str | None] | None, projection: Row, colours: Theme
) -> list[Row]:
    most = max((spot.events for spot in placed), default=1)
    rows = [
        {
            "lat": spot.lat,
            "lon": spot.lon,
            "size": 45 + (700 if box else 350) * spot.events / most,
            "class": _class(spot),
            "precision": _NAMES[spot.precision],
            "hollow": spot.conflict + spot.cooperation == 0,
            "href": link(spot) if link else None,
            "told": _told(spot),
        }
        for spot in sorted(placed, key=lambda spot: -spot.events)  # small ones on top
    ]
    legend = {"title": None, "orient": "bottom", "direction": "horizontal", "symbolSize": 90}
    shape = {"domain": [_NAMES[p] for p in Precision], "range": [_SHAPES[p] for p in Precision]}
    colour = {"domain": list(_CLASSES), "range": [colours.conflict, colours.neutral, colours.cooperation]}
    layers = []
    for hollow in (False, True):
        mark = {"type": "point", "filled": not hollow, "opacity": 1, "strokeWidth": 1.8}
        side = {"field": "class", "type": "nominal", "scale": colour, "legend": {**legend, "symbolType": "circle"}}
        paint: Row = {"stroke": side} if hollow else {"fill": side}
        if hollow:
            mark["strokeDash"] = [3, 2]
        else:
            mark |= {"stroke": colours.paper, "fillOpacity": 0.82, "strokeWidth": 0.8}
        layers.append(
            {
                "data": {"values": [row for row in rows if row["hollow"] is hollow]},
                "projection": projection,
                "mark": mark,
                "encoding": {
                    "longitude": {"field": "lon", "type": "quantitative"},
                    "latitude": {"field": "lat", "type": "quantitative"},
                    "shape": {
                        "field": "precision",
                        "type": "nominal",
                        "scale": shape,
                        "legend": {**legend, "symbolFillColor": colours.ink, "symbolStrokeColor": colours.ink},
                    },
                    "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
                    **paint,
                    "href": {"field": "href", "type": "nominal"},
                    "description": {"field": "told", "type": "nominal"},
                },
            }
        )
    return [layer for layer in layers if layer["data"]["values"]]


def _names(placed: Sequence[Spot], projection: Row, colours: Theme) -> list[Row]:
    rows = [{"lat": spot.lat, "lon": spot.lon, "t": spot.name} for spot in placed]
    place = {
        "longitude": {"field": "lon", "type": "quantitative"},
        "latitude": {"field": "lat", "type": "quantitative"},
        "text": {"field": "t"},
    }
    under = {"type": "text", "dy": -15, "aria": False}
    halo = {**under, "color": colours.paper, "stroke": colours.paper, "strokeWidth": 3, "opacity": 0.85}
    data = {"data": {"values": rows}, "projection": projection}
    return [
        {**data, "mark": halo, "encoding": place},
        {**data, "mark": {**under, "color": colours.ink}, "encoding": place},
    ]


def _apart(placed: Sequence[Spot], box: Box | None, width: int) -> list[Spot]:
    """The busiest places whose names do not run into each other."""
    pixels = width / (box[2] - box[0] if box else 360.0)  # of a degree
    kept: list[Spot] = []
    for spot in placed:
        lon, lat = float(spot.lon or 0), float(spot.lat or 0)
        clear = all(
            abs(lon - float(other.lon or 0)) * pixels > _LETTER * (len(spot.name) + len(other.name)) / 2
            or abs(lat - float(other.lat or 0)) * pixels > _LINE
            for other in kept
        )
        if clear:
            kept.append(spot)
        if len(kept) == _LABELS:
            break
    return kept


def _class(spot: Spot) -> str:
    total = spot.conflict + spot.cooperation
    lean = (spot.cooperation - spot.conflict) / total if total else 0.0
    return "mixed" if abs(lean) < 0.25 else "conflict" if lean < 0 else "cooperation"


def _told(spot: Spot) -> str:
    counts = f"{spot.conflict:,} of conflict, {spot.cooperation:,} of cooperation, {spot.unrealised:,} not happened"
    return f"{spot.name} ({_NAMES[spot.precision]}): {spot.events:,} events, {counts}"


def _box(placed: Sequence[Spot]) -> Box | None:
    """What the places span, with a margin; ``None`` when that is the world."""
    if not placed:
        return None
    lons = [float(spot.lon or 0) for spot in placed]
    lats = [float(spot.lat or 0) for spot in placed]
    for spot in placed:
        if spot.precision is Precision.COUNTRY:
            near = [shape.box for shape in shapes("110m") if shape.code == spot.country]
            near = [around for around in near if around[2] - around[0] < _WORLD / 2]
            lons += [edge for around in near for edge in (around[0], around[2])]
            lats += [edge for around in near for edge in (around[1], around[3])]
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    if east - west > _WORLD:
        return None
    wide, high = max((east - west) * (1 + 2 * _MARGIN), _LEAST), max((north - south) * (1 + 2 * _MARGIN), _LEAST * 0.56)
    x, y = (west + east) / 2, (south + north) / 2
    return x - wide / 2, max(y - high / 2, -75.0), x + wide / 2, min(y + high / 2, 80.0)


def _region(box: Box, width: int, height: int) -> Row:
    west, south, east, north = box
    low, high = (asinh(tan(radians(lat))) for lat in (south, north))
    scale = min(width / radians(east - west), height / (high - low))
    middle = degrees(atan(sinh((low + high) / 2)))
    about = {"scale": scale, "translate": [width / 2, height / 2], "clipExtent": [[0, 0], [width, height]]}
    return {"type": "mercator", "rotate": [-(west + east) / 2, 0, 0], "center": [0, middle], **about}


def _world(width: int, height: int) -> Row:
    scale = min(width / 5.42, height / 2.1)  # the projection is so wide, and high without Antarctica
    # Without Antarctica the middle of the land lies north of the equator.
    about = {"scale": scale, "translate": [width / 2, height * 0.58], "clipExtent": [[0, 0], [width, height]]}
    return {"type": "equalEarth", "rotate": [-11, 0, 0], **about}  # cuts the Bering Strait, not a country


def _wider(box: Box | None) -> Box | None:
    """The box with what the other side of the chart may show beyond it."""
    if box is None:
        return None
    west, south, east, north = box
    reach = max(east - west, (north - south) * 2, _LEAST) * sqrt(pi) / 2
    return west - reach, south - reach, east + reach, north + reach
