"""A user's own actors: tables, imports, and what is said of wrong ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reportedly.errors import LexiconError
from reportedly.pipeline import Page
from reportedly.types import Actor
from reportedly.who import ActorFinder, load_own_actors, read_phoenix, read_wikidata, write_csv

CSV = """name,code,kind,sector,aliases,office,start,end
Amadou Keïta-Diop,MLI,person,GOV,,mayor of Kayes,2011-05,2015
Amadou Keïta-Diop,MLI,person,OPP,,opposition leader,2016,
Front of the Seven Wells,MLI,group,REB,FSW|Seven Wells,,,
Kremlin,IGO,organisation,,,,,
"""
TOML = """
[[actor]]
name = "Front of the Seven Wells"
code = "MLI"
kind = "group"
sector = ["REB"]
aliases = ["FSW", "Seven Wells"]
"""


def actor_of(read: Callable[..., Page], table: Path, text: str, head: str, day: date | None = None) -> Actor:
    page = read(text, day)
    mentions = ActorFinder(table).read(page)
    return next(m.actor for m in mentions if page.parse.tokens[m.head].text == head)


@pytest.mark.parametrize(("name", "text"), [("mine.csv", CSV), ("mine.toml", TOML)])
def test_a_table_is_known(read: Callable[..., Page], tmp_path: Path, name: str, text: str) -> None:
    table = tmp_path / name
    table.write_text(text, encoding="utf-8")
    actor = actor_of(read, table, "The Seven Wells attacked a convoy on Friday.", "Wells")
    assert (actor.name, actor.code, actor.sector) == ("Front of the Seven Wells", "MLI", ("REB",))


def test_terms_and_precedence(read: Callable[..., Page], tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(CSV, encoding="utf-8")
    text = "Amadou Keita-Diop spoke."
    offices = [actor_of(read, table, text, "Diop", date(year, 6, 1)).office for year in (2012, 2020)]
    assert offices == ["mayor of Kayes", "opposition leader"]
    assert actor_of(read, table, "The Kremlin denied the report.", "Kremlin").code == "IGO"


@pytest.mark.parametrize(
    ("name", "text", "code", "place"),
    [
        ("a.csv", "name,code\nX,XYZ\n", "R331", "a.csv:2: unknown code 'XYZ'"),
        ("a.csv", "name,code\n,FRA\n", "R331", "a.csv:2: no name"),
        ("a.csv", "name,code,sector\nX,FRA,GOVT\n", "R331", "a.csv:2: unknown sector 'GOVT'"),
        ("a.csv", "name,code,kind\nX,FRA,state\n", "R331", "a.csv:2: unknown kind 'state'"),
        ("a.csv", "name,code,start\nX,FRA,2001-02-30\n", "R331", "a.csv:2: no day, month or year: '2001-02-30'"),
        ("a.csv", "name,code\nX,FRA,extra\n", "R331", "a.csv:2: wrong number of fields"),
        ("a.csv", "name,kode\nX,FRA\n", "R331", "a.csv:1: unknown columns kode"),
        ("a.csv", "", "R331", "a.csv:1: no column code, name"),
        ("a.toml", "actor = 3", "R331", "a.toml:1: not a list of actors"),
        ("a.toml", '\n[[actor]]\nname = "X"\ncode = "FRA"\ncolour = 1\n', "R331", "a.toml:2: unknown key 'colour'"),
        ("a.toml", "[[actor", "R330", "a.toml"),
        ("a.xls", "", "R330", "not a table"),
    ],
)
def test_wrong_tables(tmp_path: Path, name: str, text: str, code: str, place: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_own_actors(path)
    assert caught.value.code == code
    assert place in caught.value.message


def test_a_missing_table(tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as caught:
        ActorFinder(tmp_path / "nowhere.csv")
    assert caught.value.code == "R330"


PHOENIX = """<!-- an invented
dictionary -->
ROHANIA_  [FRA] # a country's name
+ROHANIAN
MAYOR_OF-THE_MARK [FRAGOV]
ODO_BRANDYFOOT ; with dates
+BRANDYFOOT_ODO
\t[FRAGOV 20010131-20050630]
\t[FRAELI >050701]
\t[ZZZ <20010131]
UN_HEALTH_BODY [IGOUNO]
BAD_ONE [--]
"""


def test_phoenix(tmp_path: Path) -> None:
    path = tmp_path / "actors.txt"
    path.write_text(PHOENIX, encoding="utf-8")
    found = read_phoenix(path)
    rows = [(row.name, row.code, row.kind, row.sector, row.start, row.end) for row in found.actors]
    assert rows == [
        ("Rohania", "FRA", "country", (), "", ""),
        ("Mayor Of-The Mark", "FRA", "organisation", ("GOV",), "", ""),
        ("Odo Brandyfoot", "FRA", "person", ("GOV",), "2001-01-31", "2005-06-30"),
        ("Odo Brandyfoot", "FRA", "person", ("ELI",), "2005-07-01", ""),
        ("Un Health Body", "UNO", "organisation", (), "", ""),
    ]
    assert found.actors[0].aliases == ("Rohanian",)
    assert [place.rpartition(":")[2] for place, _ in found.left_out] == ["10", "12"]


def snak(value: object) -> dict[str, object]:
    return {"mainsnak": {"datavalue": {"value": value}}}


def test_wikidata(tmp_path: Path) -> None:
    held = snak({"id": "Q902"}) | {
        "qualifiers": {
            "P580": [{"datavalue": {"value": {"time": "+2011-05-00T00:00:00Z", "precision": 10}}}],
            "P582": [{"datavalue": {"value": {"time": "+2014-03-02T00:00:00Z", "precision": 11}}}],
        }
    }
    entities = [
        {
            "id": "Q901",
            "labels": {"en": {"value": "Ines Okoro"}},
            "aliases": {"en": [{"value": "I. Okoro"}]},
            "claims": {"P31": [snak({"id": "Q5"})], "P27": [snak({"id": "Q1033"})], "P39": [held]},
        },
        {
            "id": "Q902",
            "labels": {"en": {"value": "Foreign Minister of Nigeria"}},
            "claims": {"P1001": [snak({"id": "Q1033"})]},
        },
        {"id": "Q903", "labels": {"en": {"value": "Port Board"}}, "claims": {"P17": [snak({"id": "Q1033"})]}},
        {"id": "Q904", "labels": {"de": {"value": "Niemand"}}, "claims": {}},
    ]
    path = tmp_path / "slice.json"
    path.write_text("[\n" + ",\n".join(json.dumps(entity) for entity in entities) + "\n]\n", encoding="utf-8")
    found = read_wikidata(path)
    person, board = found.actors
    assert (person.name, person.code, person.office) == ("Ines Okoro", "NGA", "foreign minister")
    assert (person.sector, person.start, person.end, person.wikidata) == (("GOV",), "2011-05", "2014-03-02", "Q901")
    assert person.aliases == ("I. Okoro",)
    assert (board.name, board.code, board.kind) == ("Port Board", "NGA", "organisation")
    assert [place for place, _ in found.left_out] == [f"{path}:5"]


def test_what_is_imported_can_be_loaded(tmp_path: Path) -> None:
    source, table = tmp_path / "actors.txt", tmp_path / "mine.csv"
    source.write_text(PHOENIX, encoding="utf-8")
    actors = read_phoenix(source).actors
    table.write_text(write_csv(actors), encoding="utf-8")
    assert load_own_actors(table) == actors


def test_a_damaged_slice_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "slice.json"
    path.write_text('[\n{"id": "Q1"},\n{"id"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"slice\.json:3"):
        read_wikidata(path)


def test_offices_of_own_persons_are_looked_up_by_sound(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text(
        "name,code,office,sector,start,end\nTobiass Kronvaldz,LVA,foreign minister,GOV,2031-01-01,2033-12-31\n",
        encoding="utf-8",
    )
    finder = ActorFinder(table)
    [(person, term)] = finder.in_office("Kronvalds, Tobias", date(2032, 5, 1))
    assert (person.name, term.office, term.code) == ("Tobiass Kronvaldz", "foreign minister", "LVA")
    assert finder.in_office("Kronvalds, Tobias", date(2035, 5, 1)) == ()
    assert ActorFinder().in_office("Kronvalds, Tobias", date(2032, 5, 1)) == ()
    assert ActorFinder().in_office("Bush", date(1991, 2, 1), code="USA")[0][0].name == "George H. W. Bush"
