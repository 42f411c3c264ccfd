"""Colours and lines of the charts: two themes, a palette that colour-blind readers can tell apart, no colour alone.

Conflict and cooperation are Okabe and Ito's vermilion and blue. How far an event goes is told by fill and outline as
well: solid (done), pale (said), hollow and dashed (planned), hollow and dotted (possible), crossed (denied).

Source: Okabe and Ito 2008, "Color universal design".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Name = Literal["light", "dark"]
FONT = "Arial, 'Liberation Sans', Helvetica, 'DejaVu Sans', sans-serif"
"""Fonts of one width, so that a browser sets words as wide as they were measured."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a chart."""

    paper: str
    ink: str
    faint: str
    grid: str
    land: str
    border: str
    conflict: str
    cooperation: str
    neutral: str
    shift: str


THEMES: dict[Name, Theme] = {
    "light": Theme(
        "#ffffff", "#1b1f24", "#57606a", "#e3e6ea", "#eceff2", "#b4bcc5", "#d55e00", "#0072b2", "#6e7781", "#7a4fa3"
    ),
    "dark": Theme(
        "#14181d", "#e6e9ed", "#a3abb5", "#2d343c", "#262c33", "#4a535d", "#ff8a3d", "#56b4e9", "#9aa4af", "#c9a6ea"
    ),
}


def config(theme: Theme) -> dict[str, Any]:
    """Vega-Lite's ``config`` for a theme."""
    words = {"labelColor": theme.faint, "titleColor": theme.faint, "labelFontSize": 11, "titleFontSize": 11}
    return {
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            **words,
            "titleFontWeight": "normal",
            "domainColor": theme.border,
            "tickColor": theme.border,
            "gridColor": theme.grid,
            "labelOverlap": True,
        },
        "legend": {**words, "titleFontWeight": "normal", "symbolStrokeColor": theme.faint, "symbolSize": 110},
        "title": {
            "color": theme.ink,
            "fontSize": 14,
            "fontWeight": "bold",
            "anchor": "start",
            "subtitleColor": theme.faint,
        },
        "text": {"color": theme.ink, "fontSize": 11},
    }
