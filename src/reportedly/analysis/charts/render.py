"""A chart: a Vega-Lite specification, and the pictures that vl-convert makes of it without a browser or the network."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.analysis.charts.svg import clean, numbered
from reportedly.analysis.charts.theme import THEMES, Name, config
from reportedly.analysis.extras import needed
from reportedly.errors import AnalysisError
from reportedly.types import digest_of

_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"  # the name of the language; nothing is fetched
_VERSION = "6.4"
FORMATS = (".svg", ".png", ".json")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart.

    Args:
        spec: the specification in Vega-Lite, or in Vega where ``vega`` says so; data included.
        title, description: what it shows, for those who do not see it.
        theme: its colours.
        vega: whether the specification is in Vega itself.
    """

    spec: dict[str, Any]
    title: str
    description: str
    theme: Name = "light"
    vega: bool = False

    def svg(self, *, background: bool = False) -> str:
        """The chart as SVG to be put into a page: the same for the same chart, no scripts, no styles, no requests.

        Args:
            background: draw the paper too; without it the page's own colour shows.

        Raises:
            AnalysisError: R701 when vl-convert-python is not installed.
        """
        prefix = f"c{digest_of(self.spec)[:8]}"
        links: list[str] = []
        drawn = self._drawn(numbered(self.spec, links))
        return clean(drawn, links, title=self.title, description=self.description, prefix=prefix, background=background)

    def png(self, *, scale: float = 2.0) -> bytes:
        """The chart as PNG; ``scale`` is the number of pixels for one of the SVG."""
        with needed("a chart"):
            import vl_convert
        return bytes(vl_convert.svg_to_png(self.svg(background=True), scale=scale))

    def save(self, path: Path) -> None:
        """Write the chart, as its file's ending says: ``.svg``, ``.png``, or ``.json`` for the specification.

        Raises:
            AnalysisError: R704 for another ending; R705 when the file cannot be written.
        """
        ending = path.suffix.lower()
        if ending not in FORMATS:
            raise AnalysisError(
                "R704", f"no chart is written as {path.name!r}", hint=f"End it in {', '.join(FORMATS)}."
            )
        if ending == ".png":
            data = self.png()
        elif ending == ".svg":
            data = self.svg(background=True).encode()
        else:
            data = json.dumps(self.spec, ensure_ascii=False, indent=1, sort_keys=True).encode()
        try:
            path.write_bytes(data)
        except OSError as err:
            hint = "Choose a folder that exists and may be written to."
            raise AnalysisError("R705", f"the chart cannot be written to {path}", hint=hint, path=str(path)) from err

    def _drawn(self, spec: dict[str, Any]) -> str:
        with needed("a chart"):
            import vl_convert
        if self.vega:
            return str(vl_convert.vega_to_svg(spec, allowed_base_urls=[]))
        return str(vl_convert.vegalite_to_svg(spec, vl_version=_VERSION, allowed_base_urls=[]))


def spec_of(theme: Name, **spec: Any) -> dict[str, Any]:
    """A Vega-Lite specification in a theme."""
    colours = THEMES[theme]
    return {"$schema": _SCHEMA, "background": colours.paper, "config": config(colours), "padding": 8, **spec}
