"""Names with a comma of their own, and places of one name."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.builders import RUN, document, record

from reportedly.serve import create_app
from reportedly.serve.several import divided, together
from reportedly.store import Entry, Store
from reportedly.types import Place, Where

HOST = "http://127.0.0.1"
PLACES = (
    Place("Springfield", 4409896, 37.2, -93.3, "USA", None, 4),
    Place("Springfield", 4951788, 42.1, -72.6, "USA", None, 4),
    Place("Hamra, Old Town", None, 33.9, 35.5, "LBN", None, 5),
)
OUTLET = "Letters, Notes and News"


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)))
def test_values_come_back_as_they_were(values: list[str]) -> None:
    assert divided(together(values)) == [value.strip() for value in values if value.strip()]


@given(st.text('a", ', max_size=30))
def test_anything_can_be_divided(text: str) -> None:
    assert all(value == value.strip() != "" for value in divided(text))
    if '"' not in text:
        assert divided(text) == [value.strip() for value in text.split(",") if value.strip()]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    store = Store(tmp_path_factory.mktemp("several") / "claims.duckdb")
    with store.writer() as writer:
        run = writer.run(RUN)
        for number, place in enumerate(PLACES):
            text = document(f"Troops shelled the town again, officials said on day {number}.", publication=OUTLET)
            claim = record(text, number, where=Where(place, text.span(0, 6)))
            writer.add(run, [Entry(f"{number}.txt", text, (claim,))])
    with TestClient(create_app(store), base_url=HOST) as made:
        yield made


def claims(pages: TestClient, address: str) -> int:
    return int(pages.get(address.replace("/timeline?", "/timeline.json?")).json()["extent"]["claims"])


def test_links_of_names_with_a_comma_lead_to_their_claims(pages: TestClient) -> None:
    links = {unescape(part.partition('"')[0]) for part in pages.get("/sources").text.split('href="')}
    [address] = {link for link in links if link.startswith("/timeline?publication=") and "&" not in link}
    assert claims(pages, address) == 3
    page = pages.get(address).text
    assert unescape(page).count(f'value=""{OUTLET}""') >= 1, "the box gives back what it was given"


def test_every_place_of_a_name_has_its_own_claims(pages: TestClient) -> None:
    page = pages.get("/map?area=world").text
    addresses = {
        unescape(part.partition('"')[0]) for part in page.split('href="') if part.startswith("/timeline?place")
    }
    towns = {address for address in addresses if not address.endswith("=USA") and not address.endswith("=LBN")}
    assert len(towns) == 3
    assert [claims(pages, address) for address in sorted(towns)] == [1, 1, 1]
    [one] = [address for address in towns if "4409896" in address]
    assert "place <b>Springfield</b>" in pages.get(one).text


@pytest.mark.parametrize(
    ("place", "count"),
    [
        ("springfield", 2),
        ("geonames:4951788", 1),
        ("geonames:4951788, geonames:4409896", 2),
        ("geonames:4951788,LBN", 2),
        ("geonames:1", 0),
        ("geonames:999999999999999999999999", 0),
        ('"Hamra, Old Town"', 1),
        ('usa, "hamra, old town"', 3),
        ("Hamra, Old Town", 0),
    ],
)
def test_places(pages: TestClient, place: str, count: int) -> None:
    assert claims(pages, f"/timeline?place={quote(place)}") == count


@pytest.mark.parametrize(
    ("words", "names"),
    [("ISR", ["Israel"]), ("isr", ["Israel"]), ("q801", ["Israel"]), ("IRA", ["Iran"]), ("zz", [])],
)
def test_actors_are_found_by_name_code_and_number(pages: TestClient, words: str, names: list[str]) -> None:
    found = pages.get(f"/search.json?q={words}").json()
    assert [actor["name"] for actor in found["actors"]] == names


def test_outlets_are_found_by_their_words(pages: TestClient) -> None:
    [outlet] = pages.get("/search.json?q=NOTES").json()["outlets"]
    assert outlet == {"name": OUTLET, "documents": 3, "claims": 3}


def test_pages_of_a_store_that_cannot_be_read_say_so(tmp_path: Path) -> None:
    with TestClient(create_app(Store(tmp_path / "none.duckdb")), base_url=HOST, raise_server_exceptions=False) as made:
        assert made.get("/").status_code >= 400
