"""Toponyms, their places, and names that are also persons or words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.lexicon import Row, load_lexicon
from reportedly.pipeline import Page
from reportedly.types import Document, Failure
from reportedly.where import PlaceFinder, place_of


def places(page: Page) -> Page:
    return replace(page, places=PlaceFinder().read(page))


def where(page: Page, trigger: str) -> str | None:
    page = places(page)
    head = next(token.i for token in page.parse.tokens if token.text == trigger)
    found = place_of(page, head)
    return found.span.text if found else None


RESOLVED = [
    # text, name, GeoNames id (None: the gazetteer has none), country
    ("Troops shelled Aleppo in Syria.", "Aleppo", 170063, "SYR"),
    ("Police raided a house in Paris, Texas.", "Paris", 4717560, "USA"),
    ("Police raided a house in Paris, the French capital.", "Paris", 2988507, "FRA"),
    ("Troops left Kiev for Odessa in Ukraine.", "Kiev", 703448, "UKR"),
    ("Clashes broke out in the Gaza Strip.", "Gaza Strip", None, "PSE"),
    ("Clashes broke out in Donbas.", "Donbas", None, "UKR"),
    ("The U.N. envoy landed in Chad.", "Chad", 2434508, "TCD"),
    ("The envoy flew from Atlanta, Georgia, to Savannah, Georgia.", "Georgia", 4197000, "USA"),
    ("Russian troops crossed into Georgia and neared Tbilisi.", "Georgia", 614540, "GEO"),
    ("Rebels shelled al-Bab in northern Syria.", "al-Bab", 174018, "SYR"),
]


@pytest.mark.parametrize(("text", "name", "number", "country"), RESOLVED, ids=[case[0] for case in RESOLVED])
def test_place(text: str, name: str, number: int | None, country: str, read: Callable[..., Page]) -> None:
    found = {mention.span.text: mention for mention in places(read(text)).places}
    assert name in found, found.keys()
    place = found[name].place
    assert place is not None
    assert (place.country, place.geonameid) == (country, number)
    assert text[found[name].span.start : found[name].span.end] == name


NO_PLACES = [
    ("Gen. Jordan resigned.", "Jordan"),
    ("Michael Jordan met fans.", "Jordan"),
    ("Nancy Pelosi spoke to reporters.", "Nancy"),
    ("Reading the statement, he wept.", "Reading"),
    ("Mobile phones were banned.", "Mobile"),
    ("He signed the Oslo Accords.", "Oslo"),
    ("The Washington Post printed the letter.", "Washington"),
    ("They told us to leave.", "us"),
    ("Anita Hill testified.", "Anita Hill"),
    ("Troops entered the Al-Assad Suburb.", "Assad"),
]


@pytest.mark.parametrize(("text", "name"), NO_PLACES, ids=[case[0] for case in NO_PLACES])
def test_no_place(text: str, name: str, read: Callable[..., Page]) -> None:
    assert name not in {mention.span.text for mention in places(read(text)).places}


def test_states_that_act_are_actors(read: Callable[..., Page]) -> None:
    page = places(read("Israel attacked Iran, and Moscow condemned it in Geneva."))
    assert {mention.span.text: mention.as_actor for mention in page.places}["Israel"]


def test_an_unknown_place_has_a_country_but_no_coordinates(read: Callable[..., Page]) -> None:
    page = places(read("Troops shelled the village of Zarnuqa in Idlib province, Syria."))
    place = next(mention.place for mention in page.places if mention.span.text == "Zarnuqa")
    assert place is not None
    assert (place.country, place.lat, place.geonameid) == ("SYR", None, None)


EVENTS = [
    ("Gunmen killed three people in the Iraqi city of Mosul, police in Baghdad said.", "killed", "Mosul"),
    ("Gunmen killed three people in the Iraqi city of Mosul, police in Baghdad said.", "said", "Baghdad"),
    ("Troops shelled the village of Zarnuqa.", "shelled", "Zarnuqa"),
    ("Washington said it would not attack.", "attack", None),
    ("The minister condemned the raid.", "condemned", None),
    ("Thousands marched through the streets of Cairo.", "marched", "Cairo"),
    ("Police raided a house in Betong district in Yala province.", "raided", "Betong"),
    ("Crowds protested against the bombing of a church in Gaza.", "protested", None),
    ("A bomb exploded near Kandahar, killing four.", "killing", "Kandahar"),
    ("Talks between India and Pakistan resumed in Islamabad on 4 May.", "Talks", "Islamabad"),
    ("Talks between India and Pakistan resumed.", "Talks", None),
    ("Guards seized a Greek tanker in the Strait of Hormuz.", "seized", "Strait of Hormuz"),
    ("Rebels killed seven soldiers in the village of Qaza Ali.", "killed", "Qaza Ali"),
    ("Gunmen killed a family in Dura, south of Baghdad.", "killed", "Dura"),
    ("In Dagestan police killed two gunmen in the town of Buynaksk.", "killed", "Buynaksk"),
    ("Troops withdrew from Mali.", "withdrew", "Mali"),
    ("Ethiopian troops entered Mogadishu.", "entered", "Mogadishu"),
    ("China condemned the killing of two engineers in Balochistan.", "condemned", None),
    ("Jets bombed Baghdad's largest slum.", "bombed", "Baghdad"),
]


@pytest.mark.parametrize(("text", "trigger", "name"), EVENTS, ids=[f"{case[1]}: {case[0]}" for case in EVENTS])
def test_place_of_event(text: str, trigger: str, name: str | None, read: Callable[..., Page]) -> None:
    assert where(read(text), trigger) == name


@pytest.mark.parametrize("row", load_lexicon("place_words"), ids=lambda row: row.id)
def test_lexicon_row(row: Row, read: Callable[..., Page]) -> None:
    """A row that makes places gives one in its example only; a row that unmakes them, in its counterexample only."""
    example, counterexample = read(row.example), read(row.counterexample)
    root, other = example.parse.sentences[0].root.text, counterexample.parse.sentences[0].root.text
    if row.effect in ("TITLE", "NAMESAKE"):
        assert not places(example).places
        assert places(counterexample).places
    elif row.effect == "OPINION":
        assert where(example, root) is None
        assert where(counterexample, other) is not None
    else:
        assert where(example, root) is not None
        assert where(counterexample, other) is None


@pytest.mark.parametrize("head", [-1, 99])
def test_a_token_that_is_not_there_has_no_place(head: int, read: Callable[..., Page]) -> None:
    assert place_of(places(read("Troops left Cairo.")), head) is None


WORDS = st.sampled_from(
    [
        "in",
        "at",
        "near",
        "the",
        "of",
        "village",
        "province",
        "city",
        "al",
        "-",
        "el",
        "Al",
        "Aleppo",
        "Syria",
        "US",
        "us",
        "U.S.",
        "Gaza",
        "Paris",
        ",",
        "Texas",
        "(",
        ")",
        "Mr.",
        "Jordan",
        "attacked",
        "killed",
        "said",
        "'s",
        "’",
        "“",
        '"',
        "'",
        "Washington",
        "Qamishli",
        "Xyzzy",
        "KABUL",
        "😀",
        "12",
        "and",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, min_size=1, max_size=40))
def test_odd_text_never_raises(words: list[str], parser: object) -> None:
    document = Document.of(" ".join(words))
    parse = parser.parse(document)  # type: ignore[attr-defined]
    assert not isinstance(parse, Failure)
    page = places(Page(document, parse))
    for mention in page.places:
        assert document.text[mention.span.start : mention.span.end] == mention.span.text
    for token in parse.tokens:
        place_of(page, token.i)
