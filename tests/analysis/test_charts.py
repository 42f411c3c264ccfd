"""Charts: fit for a page, the same each time, and nothing in them but what they show."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reportedly.analysis import Anonymous, Series, Share, Shift, network, series, shifts, spots, temperature
from reportedly.analysis.charts import Chart, map_chart, network_chart, series_chart, shares_chart
from reportedly.analysis.charts.shapes import shapes
from reportedly.analysis.charts.svg import clean, safe_link
from reportedly.errors import AnalysisError
from reportedly.store import Filter, Store
from reportedly.types import Place

from .conftest import START, Maker

HOSTILE = "</text><script>alert(1)</script> & \"'"
KEPT = {"svg", "g", "path", "rect", "line", "circle", "text", "tspan", "a", "title", "desc", "defs", "clipPath"}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def told(crisis: Store) -> tuple[Series, tuple[Shift, ...]]:
    wanted = Filter(dyad=("ISR", "IRN"), either_way=True)
    with crisis.view() as view:
        return series(view, wanted), shifts(view, wanted)


def drawn(chart: Chart) -> ElementTree.Element:
    """The SVG, checked for everything that a page may not hold."""
    text = chart.svg()
    root = ElementTree.fromstring(text)
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in KEPT
        for name, value in element.attrib.items():
            assert name not in ("style", "class", "target")
            assert not name.startswith(("on", "{"))
            assert not re.search(r"url\((?!#)|javascript:|data:", value)
    assert "link.invalid" not in text
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert text == chart.svg()
    return root


def words(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def test_a_series_with_its_shifts(told: tuple[Series, tuple[Shift, ...]]) -> None:
    found, marks = told
    chart = series_chart(
        found,
        shifts=marks,
        readings=temperature(found),
        link=lambda p, b: f"/claims?since={p.start}&b={b}",
        title=HOSTILE,
    )
    root = drawn(chart)
    assert HOSTILE in words(root)
    assert any("talks announced after 11 weeks" in text for text in words(root))
    for name in ("done", "said", "planned", "possible", "denied", "no articles"):
        assert name in words(root)
    links = root.findall(f".//{SVG}a")
    assert links
    for link in links:
        assert link.get("aria-label")
        assert link.get("href", "").startswith("/claims?since=2025-")
    assert root.get("role") == "group"
    title, desc = root[0], root[1]
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.text == HOSTILE


def test_without_links_it_is_one_picture(told: tuple[Series, tuple[Shift, ...]]) -> None:
    assert drawn(series_chart(told[0])).get("role") == "img"


def test_how_far_events_go_shows_without_colour(told: tuple[Series, tuple[Shift, ...]]) -> None:
    root = drawn(series_chart(told[0]))
    marks = [
        (path.get("fill-opacity"), path.get("stroke-dasharray"))
        for path in root.iter(f"{SVG}path")
        if (title := path.find(f"{SVG}title")) is not None and "planned" in (title.text or "")
    ]
    assert marks
    assert set(marks) == {("0", "4,2")}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["series", "network", "map", "shares", "shares by month"])
def test_nothing_to_show_is_shown(make: Maker, kind: str, theme: str) -> None:
    with make.store().view() as view:
        charts: dict[str, Callable[[], Chart]] = {
            "series": lambda: series_chart(series(view), theme=theme),  # type: ignore[arg-type]
            "network": lambda: network_chart(network(view), theme=theme),  # type: ignore[arg-type]
            "map": lambda: map_chart(spots(view), theme=theme),  # type: ignore[arg-type]
            "shares": lambda: shares_chart([], theme=theme),  # type: ignore[arg-type]
            "shares by month": lambda: shares_chart([], by="month", theme=theme),  # type: ignore[arg-type]
        }
        drawn(charts[kind]())


def test_a_network_with_hostile_names(make: Maker) -> None:
    for number in range(6):
        make.claim("ASSAULT", number, actor=("ISR",), recipient=(HOSTILE,))
    make.claim("AID", 3, actor=("USA",), recipient=("ISR",))
    with make.store().view() as view:
        found = network(view)
    chart = network_chart(
        found, link=lambda edge: f"/dyad?a={edge.actor}", node_link=lambda node: "javascript:alert(1)"
    )
    root = drawn(chart)
    assert HOSTILE in words(root)
    assert {a.get("href", "").partition("=")[0] for a in root.iter(f"{SVG}a")} == {"/dyad?a"}


def test_a_map_shows_how_precisely_a_place_is_known(make: Maker) -> None:
    for resolution, name, lat, lon in ((1, "Iran", 32.0, 53.0), (2, "Fars", 29.1, 53.0), (4, HOSTILE, 35.7, 51.4)):
        make.claim("ASSAULT", 0, place=Place(name, resolution, lat, lon, "IRN", None, resolution))
    make.claim("ASSAULT", 0, place=Place("Nowhere", 9, None, None, None, None, 4))
    with make.store().view() as view:
        found = spots(view)
    chart = map_chart(found, link=lambda spot: "https://example.org/" + str(spot.geonameid))
    root = drawn(chart)
    told = {title.text for title in root.iter(f"{SVG}title")}
    assert any("country only" in (text or "") for text in told)
    assert HOSTILE in words(root)
    assert "1 places without coordinates" in chart.description
    assert all(link.get("href", "").startswith("https://example.org/") for link in root.iter(f"{SVG}a"))
    far = [replace(found[0], lon=-100.0), replace(found[0], lon=120.0)]
    drawn(map_chart(far))


def test_shapes_of_countries() -> None:
    for detail, least in (("110m", 170), ("50m", 230)):
        found = shapes(detail)  # type: ignore[arg-type]
        codes = {shape.code for shape in found}
        assert len(found) > least
        assert {"IRN", "ISR", "USA", "XKX", "TWN", "PSE"} <= codes
        [iran] = [shape for shape in found if shape.code == "IRN"]
        assert [round(edge) for edge in iran.box] == [44, 25, 63, 40]
        assert iran.within((50, 30, 51, 31))
        assert iran.within((0, 0, 1, 1)) is None


def test_shares() -> None:
    outlets = [Anonymous(HOSTILE, Share(1, 4)), Anonymous("Two", Share(0, 2))]
    root = drawn(shares_chart(outlets, link=lambda found: "/sources"))
    assert {HOSTILE, "Two", "1 of 4", "0 of 2"} <= set(words(root))
    months = [Anonymous((START + timedelta(days=31 * n)).isoformat(), Share(n, 9)) for n in range(5)]
    drawn(shares_chart(months, by="month", title="Months"))


@pytest.mark.parametrize("ending", [".svg", ".png", ".json"])
def test_files(tmp_path: Path, told: tuple[Series, tuple[Shift, ...]], ending: str) -> None:
    path = tmp_path / f"chart{ending}"
    chart = series_chart(told[0])
    chart.save(path)
    data = path.read_bytes()
    if ending == ".png":
        assert data.startswith(b"\x89PNG")
        assert data == chart.png()
    elif ending == ".svg":
        assert data.decode() == chart.svg(background=True)
    else:
        assert json.loads(data)["vconcat"]


@pytest.mark.parametrize(("name", "code"), [("chart.pdf", "R704"), ("chart", "R704"), ("no/such/chart.svg", "R705")])
def test_files_that_cannot_be(tmp_path: Path, told: tuple[Series, tuple[Shift, ...]], name: str, code: str) -> None:
    with pytest.raises(AnalysisError) as caught:
        series_chart(told[0]).save(tmp_path / name)
    assert (caught.value.code, bool(caught.value.hint)) == (code, True)


def test_without_the_extra(told: tuple[Series, tuple[Shift, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(AnalysisError) as caught:
        series_chart(told[0]).svg()
    assert caught.value.code == "R701"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/a?b=c", "/a?b=c"),
        ("https://example.org/", "https://example.org/"),
        ("http://example.org/", "http://example.org/"),
        ("javascript:alert(1)", None),
        ("JAVASCRIPT:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("\\\\host\\share", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_links(address: str | None, kept: str | None) -> None:
    assert safe_link(address) == kept


def test_whatever_is_drawn_is_cleaned() -> None:
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" onload="x()">'
        '<script>x()</script><style>a{}</style><foreignObject/><image href="http://e.org/a.png"/><use href="#a"/>'
        '<a xlink:href="javascript:x()" onclick="x()"><path style="a" d="M0,0" fill="url(#g)"/></a>'
        '<a xlink:href="https://link.invalid/0"><path d="M0,0" aria-label="told"/></a>'
        '<a xlink:href="https://link.invalid/7"><path d="M0,0"/></a><g id="g"/></svg>'
    )
    made = clean(text, ["/ok"], title="T", description="D", prefix="p", background=False)
    root = ElementTree.fromstring(made)
    assert [element.tag.removeprefix(SVG) for element in root] == ["title", "desc", "g", "a", "g", "g"]
    assert [link.get("href") for link in root.iter(f"{SVG}a")] == ["/ok"]
    assert not re.search(r"onload|onclick|style|script|e\.org", made)
    assert 'fill="url(#p-0)"' in made
    assert 'id="p-0"' in made
