"""Persons under any spelling: rules of spelling instead of lists of aliases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.types import Document
from reportedly.who import ActorFinder, in_office
from reportedly.who.persons import candidates


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Mitterand", "Francois Mitterrand"),
        ("Gorbachov, Mikhail", "Mikhail Gorbachev"),
        ("Franco, Itamar", "Itamar Franco"),
        ("F. de Klerk", "F.W. de Klerk"),
        ("Alan Garcia Perez", "Alan Garcia"),
        ("Blaise Campaore", "Blaise Compaore"),
        ("Gen. Prayut Chan-ocha", "Prayuth Chan-ocha"),
        ("Moamar al-Kadhafi", "Muammar Gaddafi"),
    ],
)
def test_spellings(name: str, person: str) -> None:
    found = [entity.name for entity in candidates(name.removeprefix("Gen. "))]
    assert person in found


@pytest.mark.parametrize("name", ["Garth Thatcher", "Reggie Bush", "Ahmed Ben Bella", "Nobody", "X", ""])
def test_strangers(name: str) -> None:
    assert candidates(name) == ()


def test_office_on_the_day() -> None:
    found = in_office("Deuba", date(2004, 10, 1), code="NPL")
    assert [(person.name, term.office) for person, term in found] == [("Sher Bahadur Deuba", "prime minister")]


def test_a_misspelt_president_is_found(read: Callable[..., Page]) -> None:
    page = read("French President Francois Mitterand opened the talks.", date(1992, 3, 4))
    actor = next(m.actor for m in ActorFinder().read(page) if "Mitterand" in m.span.text)
    assert (actor.name, actor.code, actor.office) == ("Francois Mitterrand", "FRA", "president")
    assert actor.resolution.method == "kb.spelling"


def test_titles_outweigh_the_table(read: Callable[..., Page]) -> None:
    page = read(
        "The EU's top diplomat Javier Solana flew to Amman. Foreign Minister Kaja Kallas spoke.", date(2002, 3, 4)
    )
    codes = {m.span.text: m.actor.code for m in ActorFinder().read(page)}
    assert "EUR" in {code for text, code in codes.items() if "Solana" in text}


@pytest.mark.parametrize(
    ("name", "day", "wanted"),
    [
        ("George Bush", date(1991, 2, 1), "George H. W. Bush"),
        ("George Bush", date(2003, 3, 20), "George W. Bush"),
        ("G.H.W. Bush", date(1991, 2, 1), "George H. W. Bush"),
        ("G.W. Bush", date(2003, 3, 20), "George W. Bush"),
        ("Q.X. Bush", date(2003, 3, 20), None),
        ("Recep Tayyip Erdoğan", date(2024, 3, 5), "Recep Tayyip Erdogan"),
    ],
)
def test_namesakes_and_initials_by_day_of_publication(parser: Parser, name: str, day: date, wanted: str | None) -> None:
    document = Document.of(f"{name} ordered air strikes.", published=day)
    parse = parser.parse(document)
    assert isinstance(parse, Parse)
    [actor] = [mention.actor for mention in ActorFinder().read(Page(document, parse)) if mention.first == 0]
    assert (actor.name if actor.code else None) == wanted
