"""The tables: well-formed, sourced, within the codebook, and found whatever the spelling."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.ontology import plover
from reportedly.who.knowledge import EntityKind, knowledge, rows_of
from reportedly.who.names import name_words
from reportedly.who.roles import roles, term_on

TABLES = [
    "countries",
    "former",
    "regions",
    "organisations",
    "groups",
    "peoples",
    "media",
    "companies",
    "leaders",
    "cities",
]


def look_up(name: str) -> list[tuple[str, str, str]]:
    found = knowledge().names.match_at(name_words(name), 0)
    return [(entity.kind.value, entity.code, entity.name) for entity in found[1]] if found else []


@pytest.mark.parametrize("table", TABLES)
def test_codes_and_sectors_are_the_codebook_s(table: str) -> None:
    states = {row["code"] for row in rows_of("countries")}
    codebook = plover()
    for row in rows_of(table):
        assert row["code"] in states | codebook.non_states, row
        for sector in (row.get("sector") or "").split("|"):
            assert not sector or sector in codebook.sectors, row


def test_iso_codes_are_given_once() -> None:
    codes = [row["code"] for row in rows_of("countries")]
    assert len(codes) == len(set(codes))
    assert all(len(code) == 3 and code.isupper() for code in codes)


def test_terms_end_after_they_start() -> None:
    for row in rows_of("leaders"):
        assert not row["start"] or not row["end"] or row["start"][:4] <= row["end"][:4], row


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Côte d'Ivoire", "CIV"),
        ("Türkiye", "TUR"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Czechoslovakia", "CZE"),
        ("East Germany", "DEU"),
        ("Filipinos", "PHL"),
        ("Nicolás Maduro", "VEN"),
        ("Muammar Qaddafi", "LBY"),
        ("Moammar Gadhafi", "LBY"),
        ("Volodymyr Zelenskyy", "UKR"),
        ("Muhammad Morsi", "EGY"),
        ("Al Qaeda", "IMG"),
        ("al-Qaida", "IMG"),
        ("Kurdistan Workers' Party", "TUR"),
        ("Agence France-Presse", "FRA"),
        ("Médecins Sans Frontières", "NGO"),
    ],
)
def test_spellings(name: str, code: str) -> None:
    assert code in {found[1] for found in look_up(name)}


@pytest.mark.parametrize(
    ("name", "day", "code", "office"),
    [
        ("Mikhail Gorbachev", date(1991, 1, 5), "RUS", "president"),
        ("Javier Solana", date(1994, 1, 5), "ESP", "foreign minister"),
        ("Javier Solana", date(1998, 1, 5), "IGO", "NATO secretary-general"),
        ("Javier Solana", date(2004, 1, 5), "EUR", "foreign policy chief"),
        ("Vladimir Putin", date(2010, 1, 5), "RUS", "prime minister"),
        ("Antonio Guterres", date(2020, 1, 5), "UNO", "secretary-general"),
    ],
)
def test_office_on_a_day(name: str, day: date, code: str, office: str) -> None:
    found = knowledge().names.match_at(name_words(name), 0)
    assert found is not None
    person = next(entity for entity in found[1] if entity.kind is EntityKind.PERSON)
    term, current = term_on(person, day)
    assert (term.code, term.office, current) == (code, office, True)


def test_role_sectors_are_the_codebook_s() -> None:
    known = roles()
    assert set().union(*known.modifiers.values()) <= plover().sectors
    for words, sector in ((["riot", "police"], "COP"), (["warplanes"], "MIL"), (["lawmakers"], "LEG")):
        found = known.heads.match_at(words, 0)
        assert found is not None
        assert sector in found[1].sector


@pytest.mark.parametrize(
    ("name", "canonical", "sector"),
    [
        ("Tatmadaw", "Tatmadaw", ("MIL",)),
        ("KKK", "Ku Klux Klan", ("SOC",)),
        ("Peshmerga", "Peshmerga", ("MIL",)),
        ("UNIFIL", "UNIFIL", ()),
        ("Red Brigades", "Red Brigades", ("REB",)),
        ("FARC-EP", "Revolutionary Armed Forces of Colombia", ("REB",)),
        ("House of Lords", "House of Lords", ("LEG",)),
    ],
)
def test_bodies_go_by_their_own_names(name: str, canonical: str, sector: tuple[str, ...]) -> None:
    found = knowledge().names.match_at(name_words(name), 0)
    assert found is not None
    assert found[1][0].name == canonical
    assert not sector or found[1][0].sector == sector


def test_no_two_rows_have_one_name() -> None:
    for table in ("groups", "organisations", "peoples"):
        names = [(row["code"], row["name"]) for row in rows_of(table)]
        assert len(names) == len(set(names)), table
