"""The map: every place with its precision, and a window that holds nearly all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.serve.conftest import HOST

from reportedly.analysis import spots
from reportedly.serve import create_app
from reportedly.serve.atlas import HEIGHT, WIDTH, WORLD, shapes, window
from reportedly.store import Store


@pytest.fixture(scope="module")
def demo(demo_store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Store(demo_store)), base_url=HOST, raise_server_exceptions=False) as client:
        yield client


def test_places_are_those_of_the_analysis(demo: TestClient, demo_store: Path) -> None:
    with Store(demo_store).view() as view:
        expected = [spot.as_dict() for spot in spots(view)]
    found = demo.get("/map.json").json()
    assert found["spots"] == expected
    assert found["placed"] == sum(spot["claims"] for spot in expected)


def test_every_mark_leads_to_its_claims(demo: TestClient) -> None:
    page = demo.get("/map?area=world").text
    marks = re.findall(r'<a href="([^"]+)" class="p-link"[^>]*><title>([^<]+)</title>', page)
    spots = {spot["name"]: spot for spot in demo.get("/map.json").json()["spots"]}
    located = [name for name, spot in spots.items() if spot["lat"] is not None]
    assert len(marks) == len(located) > 5
    for href, title in marks:
        name = unescape(title).partition(",")[0]
        twin = demo.get(unescape(href).replace("/timeline?", "/timeline.json?")).json()
        assert twin["extent"]["claims"] == spots[name]["claims"], name


def test_precision_is_a_shape(demo: TestClient) -> None:
    page = demo.get("/map?area=world").text
    by_precision = {"the very place": "<circle", "a province or region": "<path", "only the country": "<rect"}
    for precision, drawn in re.findall(r"<title>[^<]+?, ([a-z ]+): [^<]*</title>(<\w+)", page):
        assert drawn == by_precision[precision]


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.integers(1, 99)), min_size=1, max_size=30))
def test_a_window_is_a_piece_of_the_world(places: list[tuple[float, float, float]]) -> None:
    shown = window(places)
    assert -180 <= shown.west < shown.east <= 180.001 and -90.001 <= shown.south < shown.north <= 90.001
    lat, lon, _ = max(places, key=lambda place: place[2] / sum(weight for *_, weight in places))
    if shown != WORLD and len(places) < 3:
        assert shown.holds(lat, lon)


def test_shapes_stay_about_the_window() -> None:
    for shown in (WORLD, window([(59.9, 10.7, 3), (64.1, -21.9, 5)]), window([(-17.7, 178.1, 1)])):
        found = shapes(shown)
        assert found
        for shape in found:
            for part in re.findall(r"M(-?\d+) (-?\d+)l([^z]+)z", shape.path):
                x, y = float(part[0]), float(part[1])
                assert -WIDTH <= x <= 2 * WIDTH and -HEIGHT <= y <= 2 * HEIGHT


def test_countries_that_the_line_of_dates_cuts_have_no_line_across_the_map() -> None:
    russia = next(shape for shape in shapes(WORLD) if shape.code == "RUS")
    for steps in re.findall(r"l([^z]+)z", russia.path):
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        assert max(map(abs, numbers[::2]), default=0) < WIDTH / 4
