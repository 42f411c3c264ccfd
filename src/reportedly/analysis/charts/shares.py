"""The chart of anonymous sourcing: a dot for each share, with the interval that its smallness leaves open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from reportedly.analysis.anonymous import Anonymous
from reportedly.analysis.charts.labels import labels
from reportedly.analysis.charts.render import Chart, spec_of
from reportedly.analysis.charts.theme import THEMES, Name
from reportedly.analysis.periods import UNITS

_ROW = 20


def shares_chart(
    shares: Sequence[Anonymous],
    *,
    by: str = "outlet",
    link: Callable[[Anonymous], str | None] | None = None,
    title: str = "",
    width: int = 720,
    theme: Name = "light",
    most: int = 40,
) -> Chart:
    """Shares of anonymous sourcing, as rows (outlets, dyads) or over time (periods).

    Args:
        shares: in the order in which they are shown.
        by: what they are of, as in :func:`~reportedly.analysis.anonymous`.
        link: the address behind a share.
        title: above the chart.
        width: in pixels.
        theme: colours.
        most: rows at most; of periods all are shown.
    """
    colours = THEMES[theme]
    over_time = by in UNITS
    shown = shares if over_time else shares[:most]
    rows = [
        {
            "key": found.key,
            "value": found.share.value,
            "low": found.share.low,
            "high": found.share.high,
            "n": found.share.whole,
            "of": f"{found.share.part:,.0f} of {found.share.whole:,.0f}",
            "href": link(found) if link else None,
            "told": f"{found.key}: {found.share.part:,.0f} of {found.share.whole:,.0f}, {found.share.value or 0:.0%}",
        }
        for found in shown
    ]
    axis = {"format": ".0%", "title": "events on anonymous sources alone", "tickCount": 6}
    value: dict[str, Any] = {"type": "quantitative", "scale": {"domain": [0, 1]}, "axis": axis}
    key: dict[str, Any] = (
        {
            "field": "key",
            "type": "temporal",
            "scale": {"type": "utc"},
            "axis": {"title": None, "grid": False, "labelExpr": labels(_days(shown)), "tickCount": 9},
        }
        if over_time
        else {"field": "key", "type": "nominal", "sort": None, "axis": {"title": None, "labelLimit": 220}}
    )
    across, along = ("x", "y") if over_time else ("y", "x")
    linked = {"href": {"field": "href", "type": "nominal"}, "description": {"field": "told", "type": "nominal"}}
    bar = {"type": "rule", "color": colours.neutral, "strokeWidth": 2, "opacity": 0.6, "aria": False}
    dot = {"type": "point", "shape": "circle", "filled": True, "size": 55, "opacity": 1, "color": colours.ink}
    layers: list[dict[str, Any]] = [
        {"mark": bar, "encoding": {across: key, along: {**value, "field": "low"}, f"{along}2": {"field": "high"}}},
        {"mark": dot, "encoding": {across: key, along: {**value, "field": "value"}, **linked}},
    ]
    if not over_time:
        text = {"type": "text", "align": "right", "x": width - 150, "dx": 52, "color": colours.faint, "aria": False}
        layers.append({"mark": text, "encoding": {"y": key, "text": {"field": "of"}}})
    size = {"width": width - 60, "height": 220} if over_time else {"width": width - 150, "height": {"step": _ROW}}
    spec = spec_of(theme, data={"values": rows}, layer=layers, **size, **({"title": title} if title else {}))
    told = "; ".join(str(row["told"]) for row in rows[:40])
    return Chart(spec, title or f"Anonymous sourcing by {by}", told, theme)


def _days(shown: Sequence[Anonymous]) -> int:
    return (date.fromisoformat(shown[-1].key) - date.fromisoformat(shown[0].key)).days if shown else 0
