"""A relation over time as a picture: where everything stands is worked out here, the template writes it as SVG.

Left to right is in percent, so that the picture is as wide as the page and its letters are not stretched; top to bottom
is in pixels. All lanes have one scale, so that a bar of what was planned can be held against one of what was done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from reportedly.analysis import Bearing, Cell, Point
from reportedly.analysis.temperature import Reading
from reportedly.serve.picture import Bar, Column, Index, Label, Lane, Picture, Turn

Measure = Literal["score", "events"]
Unit = Literal["day", "week", "month"]

BEARINGS: dict[str, tuple[Bearing, ...]] = {
    "done and said": (Bearing.DONE, Bearing.SAID),
    "planned": (Bearing.PLANNED,),
    "possible or conditional": (Bearing.POSSIBLE,),
    "denied or ruled out": (Bearing.DENIED,),
}
"""The lanes, and what stands in each, from the ground line outwards."""

PLOT = 90.0
"""Percent of the width that bars take; what is right of it holds the numbers of the scale."""

_HEIGHT = 240.0  # of all bars together
_HEAD = 18.0  # above a lane, for its name
_FLAT = 4.0  # of a lane without bars
_TICKS = 5
_INDEX = 72.0
_ROOM = 26.0  # below, for the days


def up_of(cell: Cell, measure: Measure) -> float:
    """Cooperation of a cell: the sum of its scores, or the number of its events."""
    return cell.cooperation if measure == "score" else cell.verbal_cooperation + cell.material_cooperation


def down_of(cell: Cell, measure: Measure) -> float:
    """Conflict of a cell, as a number above nothing."""
    return -cell.conflict if measure == "score" else cell.verbal_conflict + cell.material_conflict


def picture(
    points: Sequence[Point],
    *,
    unit: Unit,
    measure: Measure,
    readings: Sequence[Reading] = (),
    shifts: Sequence[tuple[int, date, date, date, str]] = (),
) -> Picture | None:
    """The picture of a series.

    Args:
        points: the periods, earliest first.
        unit: how long they are.
        measure: what the height of a bar means.
        readings: the index at the end of each period, or none.
        shifts: number, day, first and last possible day, and name.

    Returns:
        ``None`` when there are no periods.
    """
    if not points:
        return None
    place = _place(points)
    scale = _HEIGHT / max(sum(sum(_reach(points, kinds, measure)) for kinds in BEARINGS.values()), 1e-9)
    lanes, top = [], 18.0 if shifts else 2.0
    for name, kinds in BEARINGS.items():
        lane = _lane(name, kinds, points, place, unit, measure, scale, top)
        lanes.append(lane)
        top = lane.top + lane.height + 6
    index = None
    if len(readings) > 1:
        index = _index(readings, place, top + _HEAD)
        top = index.top + index.height + 6
    return Picture(
        height=top + _ROOM,
        foot=top,
        lanes=tuple(lanes),
        unknown=tuple(_spans(place, points, lambda point: point.done is None)),
        ticks=tuple(_ticks(points, place, unit)),
        turns=tuple(_turns(shifts, points)),
        index=index,
    )


def period(first: date, last: date, unit: Unit) -> str:
    """A period in words.

    Example:
        >>> period(date(2026, 1, 5), date(2026, 1, 11), "week"), period(date(2026, 1, 1), date(2026, 1, 31), "month")
        ('5 to 11 January 2026', 'January 2026')
        >>> period(date(2025, 12, 29), date(2026, 1, 4), "week")
        '29 December 2025 to 4 January 2026'
    """
    if unit == "month" and first.day == 1 and (last.day >= 28):
        return f"{first:%B %Y}"
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last.day} {last:%B %Y}"
    start = f"{first.day} {first:%B}" + ("" if first.year == last.year else f" {first.year}")
    return f"{start} to {last.day} {last:%B %Y}"


def _place(points: Sequence[Point]) -> list[tuple[float, float]]:
    """Left edge and width of each period, by its days, so that time is even."""
    start = points[0].start.toordinal()
    days = points[-1].end.toordinal() + 1 - start
    step = PLOT / days
    return [
        (round((p.start.toordinal() - start) * step, 3), round((p.end - p.start).days * step + step, 3)) for p in points
    ]


def _reach(points: Sequence[Point], kinds: Sequence[Bearing], measure: Measure) -> tuple[float, float]:
    """How far up and down a lane goes."""
    cells = [[cell for kind in kinds if (cell := point.cell(kind))] for point in points]
    ups = (sum(up_of(cell, measure) for cell in column) for column in cells)
    downs = (sum(down_of(cell, measure) for cell in column) for column in cells)
    return max(ups, default=0.0), max(downs, default=0.0)


def _lane(
    name: str,
    kinds: Sequence[Bearing],
    points: Sequence[Point],
    place: Sequence[tuple[float, float]],
    unit: Unit,
    measure: Measure,
    scale: float,
    top: float,
) -> Lane:
    up, down = _reach(points, kinds, measure)
    top += _HEAD
    height = max((up + down) * scale, _FLAT)
    ground = top + (up * scale if up + down else height / 2)
    columns = tuple(
        _column(point, x, width, kinds, unit, measure, scale, ground)
        for point, (x, width) in zip(points, place, strict=True)
    )
    return Lane(name, kinds[0], top, round(height, 1), round(ground, 1), _plain(up), _plain(down), columns)


def _column(
    point: Point,
    x: float,
    width: float,
    kinds: Sequence[Bearing],
    unit: Unit,
    measure: Measure,
    scale: float,
    ground: float,
) -> Column:
    bars, upper, lower, words = [], ground, ground, []
    gap = width * 0.12
    for kind in kinds:
        cell = point.cell(kind)
        if cell is None or not cell.count:
            continue
        tall, deep = up_of(cell, measure) * scale, down_of(cell, measure) * scale
        if tall:
            upper -= tall
            bars.append(_bar(x, width, gap, upper, tall, f"{kind.value}-up"))
        if deep:
            bars.append(_bar(x, width, gap, lower, deep, f"{kind.value}-down"))
            lower += deep
        words.append(_told(kind, cell))
    label = "; ".join(words) or ("nothing told" if point.done else "no article")
    return Column(x, width, point.start, point.end, f"{period(point.start, point.end, unit)}: {label}", tuple(bars))


def _bar(x: float, width: float, gap: float, y: float, height: float, kind: str) -> Bar:
    return Bar(round(x + gap, 3), round(width - 2 * gap, 3), round(y, 1), round(max(height, 1.0), 1), kind)


def _told(kind: Bearing, cell: Cell) -> str:
    up, down = up_of(cell, "events"), down_of(cell, "events")
    parts = [f"{_plain(n)} {word}" for n, word in ((up, "of cooperation"), (down, "of conflict")) if n]
    return f"{kind.value}: {', '.join(parts) or _plain(cell.count)} (score {cell.total:+.1f})".replace("-", "−")


def _plain(number: float) -> str:
    return f"{number:.0f}" if abs(number - round(number)) < 0.05 else f"{number:.1f}"


def _spans(
    place: Sequence[tuple[float, float]], points: Sequence[Point], holds: Callable[[Point], bool]
) -> list[tuple[float, float]]:
    """Left edge and width of each run of periods for which something holds."""
    spans: list[tuple[float, float]] = []
    for point, (x, width) in zip(points, place, strict=True):
        if not holds(point):
            continue
        if spans and abs(sum(spans[-1]) - x) < 0.01:
            spans[-1] = (spans[-1][0], round(spans[-1][1] + width, 3))
        else:
            spans.append((x, width))
    return spans


def _ticks(points: Sequence[Point], place: Sequence[tuple[float, float]], unit: Unit) -> list[Label]:
    step = max(1, -(-len(points) // _TICKS))
    shown = range(0, len(points), step)
    return [
        Label(place[n][0], f"{points[n].start:%b ’%y}" if unit == "month" else _short(points[n].start, n == 0), "start")
        for n in shown
    ]


def _short(day: date, first: bool) -> str:
    return f"{day.day} {day:%b}" + (f" ’{day:%y}" if first else "")


def _turns(shifts: Sequence[tuple[int, date, date, date, str]], points: Sequence[Point]) -> list[Turn]:
    start, end = points[0].start.toordinal(), points[-1].end.toordinal() + 1

    def at(day: date, more: int = 0) -> float:
        return round(min(max(day.toordinal() + more - start, 0), end - start) / (end - start) * PLOT, 3)

    return [
        Turn(number, at(day), at(low), round(at(high, 1) - at(low), 3), text)
        for number, day, low, high, text in shifts
        if start <= day.toordinal() < end
    ]


def _index(readings: Sequence[Reading], place: Sequence[tuple[float, float]], top: float) -> Index:
    """Cooperation is above, as with the bars; each reading stands at the end of its period."""
    xs = [round(10 * (x + width), 1) for x, width in place]

    def points(values: Sequence[float]) -> list[str]:
        return [f"{x:g},{50 + 50 * value:.1f}" for x, value in zip(xs, values, strict=True)]

    upper, lower = points([r.low for r in readings]), points([r.high for r in readings])
    return Index(
        round(top, 1), _INDEX, " ".join(points([r.value for r in readings])), " ".join([*upper, *reversed(lower)])
    )
