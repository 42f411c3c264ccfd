"""What a picture of a relation is made of: everything with its place, so that the template only writes it down.

Left to right is in percent, top to bottom in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportedly.analysis import Bearing


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: place and size, and what it is of."""

    x: float
    width: float
    y: float
    height: float
    kind: str


@dataclass(frozen=True, slots=True)
class Column:
    """One period of a lane: the whole of it can be clicked."""

    x: float
    width: float
    first: date
    last: date
    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane of bars: cooperation above its ground line, conflict below."""

    name: str
    bearing: Bearing
    top: float
    height: float
    ground: float
    up: str
    down: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place."""

    x: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Turn:
    """A shift: its number, its day, and the days between which it lies."""

    number: int
    x: float
    low: float
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Index:
    """The index as a line within a band, points of a picture 1000 wide and 100 high."""

    top: float
    height: float
    line: str
    band: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything to be drawn.

    Args:
        height: of the whole. foot: where the lanes end.
        unknown: stretches without any article.
    """

    height: float
    foot: float
    lanes: tuple[Lane, ...]
    unknown: tuple[tuple[float, float], ...]
    ticks: tuple[Label, ...]
    turns: tuple[Turn, ...]
    index: Index | None
