"""Countries as lines on a flat map: shapes from the package's own files, cut to a window, and where a place lies in it.

The projection is equirectangular, true at the middle of the window: north is up, and nothing is stretched there.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import cos, radians
from typing import Any

WIDTH, HEIGHT = 1000.0, 520.0
_LEAST = 8.0  # degrees from top to bottom; closer, shapes of this detail are coarse
_ROOM = 0.15  # of the places' extent, kept free around them
_FINE = 60.0  # degrees from top to bottom up to which the finer shapes are used
_SHARE = 0.98

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the world that is shown: degrees."""

    west: float
    east: float
    south: float
    north: float

    @property
    def tall(self) -> float:
        """From south to north."""
        return self.north - self.south

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a place is on the map."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east

    def place(self, lat: float, lon: float) -> Point:
        """Where a place lies, in units of the drawing."""
        return (lon - self.west) / (self.east - self.west) * WIDTH, (self.north - lat) / self.tall * HEIGHT


WORLD = Window(-180.0, 180.0, -58.0, 84.0)


@dataclass(frozen=True, slots=True)
class Shape:
    """A country, or a part of one without a code: its outlines as an SVG path."""

    code: str
    path: str


def window(places: Sequence[tuple[float, float, float]]) -> Window:
    """A window that holds nearly everything that happens.

    Args:
        places: latitude, longitude, and how much happens there.

    Example:
        >>> found = window([(59.9, 10.7, 3), (64.1, -21.9, 5)])
        >>> found.holds(59.9, 10.7), found.holds(48.9, 2.3)
        (True, False)
        >>> window([]) == WORLD
        True
    """
    if not places:
        return WORLD
    south, north = _core([(lat, weight) for lat, _, weight in places])
    west, east = _core([(lon, weight) for _, lon, weight in places])
    tall, wide = max((north - south) * (1 + 2 * _ROOM), _LEAST), (east - west) * (1 + 2 * _ROOM)
    middle, centre = (south + north) / 2, (west + east) / 2
    stretch = cos(radians(min(abs(middle), 70.0)))
    shape = WIDTH / HEIGHT
    tall = max(tall, wide * stretch / shape)
    wide = tall * shape / stretch
    if wide >= WORLD.east - WORLD.west or tall >= WORLD.tall:
        return WORLD
    centre = min(max(centre, WORLD.west + wide / 2), WORLD.east - wide / 2)
    middle = min(max(middle, -90 + tall / 2), 90 - tall / 2)
    return Window(centre - wide / 2, centre + wide / 2, middle - tall / 2, middle + tall / 2)


def shapes(shown: Window) -> tuple[Shape, ...]:
    """The countries that a window shows."""
    found = []
    for code, rings in _countries("50m" if shown.tall <= _FINE else "110m"):
        path = "".join(_path(ring, shown) for ring in rings)
        if path:
            found.append(Shape(code, path))
    return tuple(found)


def _core(values: list[tuple[float, float]]) -> tuple[float, float]:
    """The least and the greatest value, without the few that lie far out."""
    values.sort()
    left = (1 - _SHARE) / 2 * sum(weight for _, weight in values)
    ends = []
    for order in (values, values[::-1]):
        passed = 0.0
        for value, weight in order:
            passed += weight
            if passed > left:
                ends.append(value)
                break
    return ends[0], ends[1]


def _path(ring: Sequence[Point], shown: Window) -> str:
    """A ring as a path; what lies far outside is drawn in, which nobody sees, and fewer points are left."""
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    if max(lons) < shown.west or min(lons) > shown.east or max(lats) < shown.south or min(lats) > shown.north:
        return ""
    points: list[tuple[int, int]] = []
    for lon, lat in ring:
        x, y = shown.place(lat, lon)
        point = (round(min(max(x, -WIDTH), 2 * WIDTH)), round(min(max(y, -HEIGHT), 2 * HEIGHT)))
        if not points or points[-1] != point:
            points.append(point)
    if len(points) < 3:
        return ""
    steps = [f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(points)]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z"


@cache
def _countries(detail: str) -> tuple[tuple[str, tuple[tuple[Point, ...], ...]], ...]:
    """Codes and outlines, (longitude, latitude), from TopoJSON: arcs in whole numbers, each the step from the last."""
    packed = (files("reportedly") / "data" / "analysis" / f"countries-{detail}.json.gz").read_bytes()
    atlas = json.loads(gzip.decompress(packed))
    (scale_x, scale_y), (move_x, move_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs: list[list[Point]] = []
    for steps in atlas["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(arc)
    return tuple((shape["id"], tuple(_rings(shape, arcs))) for shape in atlas["countries"])


def _rings(shape: dict[str, Any], arcs: list[list[Point]]) -> Iterable[tuple[Point, ...]]:
    arcs_of = shape.get("arcs", [])
    for polygon in arcs_of if shape["type"] == "MultiPolygon" else [arcs_of]:
        for ring in polygon:
            points: list[Point] = []
            for number in ring:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                points += arc[1:] if points else arc
            yield from _unrolled(points)


def _unrolled(ring: list[Point]) -> Iterable[tuple[Point, ...]]:
    """A ring that crosses the line of dates, once on either side of the map; one that goes round a pole, closed there.

    Example:
        >>> [[lon for lon, _ in part] for part in _unrolled([(179, 60), (-179, 60), (-179, 65), (179, 65), (179, 60)])]
        [[179, 181, 181, 179, 179], [-181, -179, -179, -181, -181]]
    """
    turn, points = 0, [ring[0]]
    for (before, _), (lon, lat) in pairwise(ring):
        turn += -360 if lon - before > 180 else 360 if before - lon > 180 else 0
        points.append((lon + turn, lat))
    if turn:
        pole = 90.0 if points[0][1] > 0 else -90.0
        points += [(points[-1][0], pole), (points[0][0], pole)]
    yield tuple(points)
    for move in (360, -360):
        if any(abs(lon) > 180 and abs(lon + move) < abs(lon) for lon, _ in points):
            yield tuple((lon + move, lat) for lon, lat in points)
