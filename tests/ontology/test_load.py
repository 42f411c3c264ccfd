"""Codebooks that are wrong: the error names file and line, what is wrong, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ontology.conftest import CYBER, SMALL

from reportedly.errors import LexiconError
from reportedly.ontology import load_ontology, plover
from reportedly.types import EventType, OwnEvent, Quad, Status, event_code
from reportedly.what import EventFinder

Write = Callable[[str], Path]


def lines(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new)


WRONG = [
    ("name missing", lines('name = "small"\n', ""), 1, "no name", "Add a line"),
    ("name with blanks", lines('"small"', '"my book"'), 1, "name 'my book'", "cyber-incidents"),
    ("version with a dash", lines('"1.0"', '"1-0"'), 2, "version", "1.0"),
    ("unknown key at the top", "colour = 1\n" + SMALL, 1, "unknown key 'colour'", "Keys: name"),
    ("misspelt key", lines("pattern = ", "patern = "), 10, "unknown key 'patern'", "Did you mean 'pattern'"),
    ("unknown table", SMALL + "\n[[patterns]]\nid = 'x'\n", 15, "unknown key 'patterns'", "Did you mean 'pattern'"),
    ("one table, not a list", lines("[[category]]", "[category]"), 4, "no list of tables", "[[category]]"),
    (
        "no category",
        SMALL[: SMALL.index("[[category]]")] + SMALL[SMALL.index("[[pattern]]") :],
        1,
        "no [[category]]",
        "",
    ),
    ("small letters", lines('id = "BOYCOTT"', 'id = "boycott"'), 5, "id 'boycott'", "DATA_THEFT"),
    ("PLOVER's name", SMALL.replace("BOYCOTT", "ASSAULT"), 5, "ASSAULT is taken", "extends"),
    (
        "category twice",
        lines("[[pattern]]", '[[category]]\nid = "BOYCOTT"\ndefinition = "x"\n[[pattern]]'),
        9,
        "twice",
        "line 5",
    ),
    ("pattern twice", SMALL + SMALL[SMALL.index("[[pattern]]") :], 15, "given twice", "line 9"),
    (
        "category never used",
        lines("[[pattern]]", '[[category]]\nid = "IDLE"\ndefinition = "x"\n[[pattern]]'),
        9,
        "never used",
        "[[pattern]]",
    ),
    (
        "unknown category",
        lines('category = "BOYCOTT"', 'category = "BOYCOT"'),
        11,
        "no category 'BOYCOT'",
        "Did you mean 'BOYCOTT'",
    ),
    ("neither category nor frame", lines('category = "BOYCOTT"\n', ""), 8, "no category and frame", "category ="),
    ("both", lines('category = "BOYCOTT"', 'category = "BOYCOTT"\nframe = "REQUEST"'), 8, "both", ""),
    ("unknown frame", lines('category = "BOYCOTT"', 'frame = "THREAT"'), 11, "unknown frame", "THREATEN"),
    (
        "unknown mode",
        lines('category = "BOYCOTT"', 'category = "BOYCOTT"\nmode = "loud"'),
        12,
        "no mode 'loud'",
        "modes",
    ),
    ("no example", lines('example = "Tunisia boycotted the Norwegian navy."\n', ""), 8, "no example", "Add a line"),
    ("empty counterexample", lines('"Tunisia bought the Norwegian navy."', '""'), 13, "no counterexample", ""),
    ("roles", lines("\nexample =", '\nactor = "the subject"\nexample ='), 12, "actor", "subj|by"),
    ("sides", lines("\nexample =", '\nsides = "both"\nexample ='), 12, "unknown sides 'both'", "two"),
    ("quad", lines('"Stops buying."', '"Stops buying."\nquad = 5'), 7, "quad is 5", "1 to 4"),
    ("half a quad", lines('"Stops buying."', '"Stops buying."\nquad = 1.5'), 7, "quad is 1.5", "1, 2, 3 or 4"),
    ("scale", lines('"Stops buying."', '"Stops buying."\nscale = nan'), 7, "scale is no number", "-10 to 10"),
    ("true is no number", lines('"Stops buying."', '"Stops buying."\nscale = true'), 7, "scale is no number", ""),
    ("maps_to", lines('"Stops buying."', '"Stops buying."\nmaps_to = "FIGHT"'), 7, "unknown maps_to", "ASSAULT"),
    (
        "text for a list",
        lines("[[pattern]]", '[[class]]\nname = "@a"\nmembers = [1]\n[[pattern]]'),
        10,
        "no list",
        "members",
    ),
    (
        "member with a blank",
        lines("[[pattern]]", '[[class]]\nname = "@a"\nmembers = ["a b"]\n[[pattern]]'),
        10,
        "a b",
        "underscores",
    ),
    ("extends", 'extends = "cameo"\n' + SMALL, 1, "unknown extends", "plover"),
    (
        "transfer without condition",
        SMALL + '[[transfer]]\nid = "a"\nevent = "BOYCOTT"\n',
        14,
        "without a condition",
        "frame",
    ),
    (
        "transfer to nothing",
        SMALL + '[[transfer]]\nid = "a"\nframe = ["REQUEST"]\nevent = "X"\n',
        17,
        "unknown event",
        "",
    ),
    (
        "transfer of no status",
        SMALL + '[[transfer]]\nid = "a"\nstatus = ["maybe"]\nevent = "BOYCOTT"\n',
        16,
        "maybe",
        "possible",
    ),
    (
        "whole example",
        SMALL + '[[example]]\ntext = "A."\nevents = [{ event = "X" }]\n',
        16,
        "no category 'X'",
        "BOYCOTT",
    ),
    (
        "context not named",
        SMALL + '[[context]]\ncontext = "sea"\npattern = "sea"\nexample = "A."\n',
        15,
        "unknown context",
        "",
    ),
]


@pytest.mark.parametrize(("text", "line", "what", "hint"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_is_wrong_is_told_with_its_line(codebook: Write, text: str, line: int, what: str, hint: str) -> None:
    path = codebook(text)
    with pytest.raises(LexiconError) as caught:
        load_ontology(path)
    assert caught.value.code == "R341"
    assert caught.value.message.startswith(f"{path}:{line}: "), caught.value.message
    assert caught.value.fields["line"] == line
    assert what in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.hint


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("verb:boycott obj", "boycott", "R321"),
        ("verb:boycott obj", "verb:boycott objct:x", "R321"),
        ("verb:boycott obj", "verb:boycott obj:@nothing", "R321"),
    ],
)
def test_patterns_that_do_not_parse_name_their_line(codebook: Write, old: str, new: str, code: str) -> None:
    path = codebook(lines(old, new))
    with pytest.raises(LexiconError, match=re.escape(f"{path}:10")) as caught:
        EventFinder(own=load_ontology(path))
    assert caught.value.code == code


def test_a_class_that_names_an_unknown_one(codebook: Write) -> None:
    path = codebook(SMALL + '[[class]]\nname = "@a"\nmembers = ["@b"]\n')
    with pytest.raises(LexiconError, match=r"own\.toml:16: no class @b"):
        EventFinder(own=load_ontology(path))


@pytest.mark.parametrize("text", ["a = [", "x = " + "[" * 20_000, "\0", 'name = "a"\nname = "b"\n'])
def test_what_is_no_toml(codebook: Write, text: str) -> None:
    with pytest.raises(LexiconError) as caught:
        load_ontology(codebook(text))
    assert caught.value.code == "R340"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    binary = tmp_path / "b.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    large = tmp_path / "large.toml"
    large.write_text("#" * 1_000_001)
    for path in (tmp_path, tmp_path / "none.toml", binary, large):
        with pytest.raises(LexiconError) as caught:
            load_ontology(path)
        assert caught.value.code == "R340"


def test_hostile_files_are_bounded(codebook: Write) -> None:
    many = "".join(f'[[category]]\nid = "C{i}"\ndefinition = "x"\n' for i in range(301))
    with pytest.raises(LexiconError, match="302"):
        load_ontology(codebook(SMALL + many))
    with pytest.raises(LexiconError, match="5000 characters"):
        load_ontology(codebook(lines("verb:boycott obj", "verb:" + "b" * 4995)))
    members = ", ".join(f'"w{i}"' for i in range(2_000))
    rows = "".join(
        f'[[pattern]]\nid = "r.a{i}"\npattern = "verb:@w"\ncategory = "BOYCOTT"\nexample = "a"\ncounterexample = "b"\n'
        for i in range(30)
    )
    wide = codebook(f'{SMALL}{rows}[[class]]\nname = "@w"\nmembers = [{members}]\n')
    with pytest.raises(LexiconError, match="50,000 anchors"):
        EventFinder(own=load_ontology(wide))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(0, len(SMALL)),
    length=st.integers(0, 20),
    put=st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12),
)
def test_damage_anywhere_gives_a_codebook_or_a_told_error(codebook: Write, at: int, length: int, put: str) -> None:
    path = codebook(SMALL[:at] + put + SMALL[at + length :])
    try:
        own = load_ontology(path)
        EventFinder(own=own)
    except LexiconError as err:
        assert err.code in ("R320", "R321", "R322", "R340", "R341")
        assert str(path) in err.message
        assert err.hint
    else:
        assert own.rows


def test_comments_do_not_change_the_digest_and_patterns_do(codebook: Write) -> None:
    digest = load_ontology(codebook(SMALL)).digest
    assert load_ontology(codebook("# a note\n" + SMALL)).digest == digest
    assert load_ontology(codebook(lines("verb:boycott obj", "verb:boycott|shun obj"))).digest != digest


def test_what_a_category_gets(codebook: Write) -> None:
    [bare] = load_ontology(codebook(SMALL)).ontology.categories.values()
    assert (bare.quad, bare.score, bare.cameo, bare.maps_to) == (None, None, None, None)
    mapped = lines('"Stops buying."', '"Stops buying."\nmaps_to = "PROTEST"\nscale = -1\nmodes = { loud = -2.0 }')
    own = load_ontology(codebook(mapped)).ontology
    code = event_code("BOYCOTT")
    assert own.categories[code].quad is Quad.MATERIAL_CONFLICT
    assert own.scale(code, ()) == -1.0
    assert own.scale(code, ("loud",)) == -2.0
    assert own.cameo(code, ()) == plover().categories[EventType.PROTEST].cameo
    assert own.plover_of(code) is EventType.PROTEST


def test_extending_plover_keeps_its_table_for_mapped_categories(codebook: Write) -> None:
    text = 'extends = "plover"\n' + lines('"Stops buying."', '"Stops buying."\nmaps_to = "SANCTION"')
    own = load_ontology(codebook(text)).ontology
    code = event_code("BOYCOTT")
    assert set(EventType) < set(own.categories)
    assert own.name == "small-1.0+plover-0.8"
    assert own.event_of(code, status=Status.PLANNED, by_doer=True)[0] is EventType.THREATEN
    assert own.event_of(code, frame=EventType.REQUEST)[0] is EventType.REQUEST
    assert own.event_of(code)[0] is code


def test_own_events_are_one_object_a_name() -> None:
    import pickle

    code = event_code("DATA_THEFT")
    assert isinstance(code, OwnEvent)
    assert pickle.loads(pickle.dumps(code)) is code
    assert (code, code.value, f"{code}") == ("DATA_THEFT", "DATA_THEFT", "DATA_THEFT")
    assert event_code("ASSAULT") is EventType.ASSAULT


def test_the_worked_example_loads() -> None:
    own = load_ontology(CYBER)
    assert len(own.rows) >= 40
    assert len(own.titles) == 12
    assert not own.extends
