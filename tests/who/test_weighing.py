"""The country of a role that names none, where a text tells enough to weigh what speaks for each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.pipeline import Page
from reportedly.types import ActorMention
from reportedly.who import ActorFinder

# Enough mentions of states that the weights are asked: a story that plays in Chad, of Chad and Norway.
STORY = (
    "Norway sent its air force to Chad in May. Fighting went on in Abeche, in Mongo and in Bongor. "
    "Chad and Norway signed the treaty in Sarh. Norway said that Chad was safe. In Doba, in Moundou and in Ati, Chad "
    "opened schools. Norway praised Chad. "
)


@pytest.fixture(scope="module")
def finder() -> ActorFinder:
    return ActorFinder()


def last(read: Callable[..., Page], finder: ActorFinder, text: str, word: str) -> ActorMention:
    page = read(text)
    return [m for m in finder.read(page) if page.parse.tokens[m.head].text == word][-1]


CASES = [
    # a victim is rarely of the country of who comes from abroad to attack
    ("Norwegian jets bombed a bridge and killed nine fishermen.", "fishermen", "TCD"),
    ("Norway bombed a hill and killed twelve women.", "women", "TCD"),
    # those of the place, whoever else was told of
    ("Norway trained local forces.", "forces", "TCD"),
    # whose somebody is, when a role says it
    ("The FARC seized a ferry. The group's fighters left.", "fighters", "COL"),
    ("Sudan was at war. A plague killed half of the country's population.", "population", "SDN"),
    # nobody's: of any country
    ("The world's population grows.", "population", None),
]


@pytest.mark.parametrize(("sentence", "word", "code"), CASES)
def test_what_speaks_most_decides(
    read: Callable[..., Page], finder: ActorFinder, sentence: str, word: str, code: str | None
) -> None:
    assert last(read, finder, STORY + sentence, word).actor.code == code


def test_the_score_is_a_chance_and_the_losers_are_told(read: Callable[..., Page], finder: ActorFinder) -> None:
    found = last(read, finder, STORY + "Gunmen shot two farmers in Abeche.", "farmers").actor
    assert found.code == "TCD"
    assert 0.5 < found.resolution.score <= 1.0
    assert "TCD" not in found.resolution.runners_up and "NOR" in found.resolution.runners_up


def test_the_leaders_of_several_countries_are_theirs(read: Callable[..., Page], finder: ActorFinder) -> None:
    found = last(read, finder, "Peru and Chile ended the dispute. The leaders of the two countries met.", "leaders")
    assert {part.code for part in found.parts} == {"PER", "CHL"}


GROUPS = [
    ("Hamas fired at a port. A militant spoke to reporters. Egypt said the terror group had lost.", "group", "PSE"),
    ("The FARC took a town. Soldiers and rebels fought on. Peru said the group had fled.", "group", "COL"),
]


@pytest.mark.parametrize(("text", "word", "code"), GROUPS)
def test_a_group_is_the_one_that_was_named(
    read: Callable[..., Page], finder: ActorFinder, text: str, word: str, code: str
) -> None:
    assert last(read, finder, text, word).actor.code == code


def test_one_who_is_listed_against_it_is_not_its_country(read: Callable[..., Page], finder: ActorFinder) -> None:
    found = last(read, finder, "Norway, Chad and Peru boycotted the rich nation.", "nation").actor
    assert found.code is None


def test_little_text_is_read_by_rules_in_their_order(read: Callable[..., Page], finder: ActorFinder) -> None:
    found = last(read, finder, "Norway condemned the coup and asked the junta to resign.", "junta").actor
    assert found.code is None


# Most fighters of the story are of a group that is no state's.
STATELESS = STORY + "Isis fighters took a dam. Isis lost two camps. Norwegian pilots shot at Isis militants. "
FIGHTERS = [
    # wherever the story plays, they are of their group
    (STATELESS, "The jihadists left at night.", "jihadists", "IMG"),
    (STATELESS, "A captain said that the militants had mined the road.", "militants", "IMG"),
    (STATELESS, "Foreign fighters were among the dead.", "fighters", "IMG"),
    # without a group, and for whom they fight said, they are of the place
    (STORY, "The rebels left Sarh at night.", "rebels", "TCD"),
    (STATELESS, "Pro-government fighters took Mongo.", "fighters", "TCD"),
    # what a named group is said to be is the group
    (STORY, "Norway met the FARC, a terrorist group.", "group", "COL"),
    (STORY, "Norway regards the FARC as a terrorist group.", "group", "COL"),
    (STORY, "Foreign fighters were among the dead.", "fighters", None),
]


@pytest.mark.parametrize(("story", "sentence", "word", "code"), FIGHTERS)
def test_fighters_are_of_their_group(
    read: Callable[..., Page], finder: ActorFinder, story: str, sentence: str, word: str, code: str | None
) -> None:
    assert last(read, finder, story + sentence, word).actor.code == code
