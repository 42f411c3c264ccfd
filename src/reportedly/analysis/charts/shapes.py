"""Shapes of countries, from Natural Earth by way of the npm package ``world-atlas``
(``training/build_country_shapes.py``).

TopoJSON holds each border once, as steps on a grid; here it becomes GeoJSON.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Detail = Literal["110m", "50m"]
Ring = list[list[float]]
Polygon = list[Ring]
Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A country: its code (``""`` when it has none), its polygons as in GeoJSON, and the box around each in degrees."""

    code: str
    polygons: tuple[Polygon, ...]
    boxes: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """West, south, east and north of the whole."""
        west, south, east, north = zip(*self.boxes, strict=True)
        return min(west), min(south), max(east), max(north)

    def within(self, box: Box | None) -> dict[str, Any] | None:
        """The GeoJSON feature of the polygons that meet a box (of all, without one); ``None`` when none does."""
        kept = [
            part for part, around in zip(self.polygons, self.boxes, strict=True) if box is None or _meet(around, box)
        ]
        return {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": kept}} if kept else None


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]


@cache
def shapes(detail: Detail) -> tuple[Shape, ...]:
    """All countries, with few (``"110m"``: no small islands) or many details (``"50m"``)."""
    path = files("reportedly") / "data" / "analysis" / f"countries-{detail}.json.gz"
    atlas = json.loads(gzip.decompress(path.read_bytes()))
    scale, shift = np.array(atlas["transform"]["scale"]), np.array(atlas["transform"]["translate"])
    arcs = [np.round(np.cumsum(np.array(arc), axis=0) * scale + shift, 3) for arc in atlas["arcs"]]
    found = [_shape(country, arcs) for country in atlas["countries"] if country.get("arcs")]
    return tuple(sorted(found, key=lambda shape: (shape.code, shape.box)))


def _shape(country: dict[str, Any], arcs: list[NDArray[np.float64]]) -> Shape:
    parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    polygons = tuple([_ring(ring, arcs) for ring in part] for part in parts)
    return Shape(country["id"], polygons, tuple(_around(polygon[0]) for polygon in polygons))


def _around(ring: Ring) -> Box:
    points = np.array(ring)
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    return float(west), float(south), float(east), float(north)


def _ring(ring: list[int], arcs: list[NDArray[np.float64]]) -> Ring:
    points: Ring = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]  # a negative number is the arc walked backwards
        points += arc.tolist()[1 if points else 0 :]
    return points
