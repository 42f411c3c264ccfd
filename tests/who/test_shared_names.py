"""Bodies that many states have under one name, and names that the parser cuts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.pipeline import Page
from reportedly.types import ActorMention
from reportedly.who import ActorFinder


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Peru's president dissolved Congress on Monday.", "PER"),
        ("Lima was quiet. In Peru nobody worked. Congress met at noon.", "PER"),
        ("Congress passed the law.", "USA"),
        ("Congress warned Peru.", "USA"),
        ("Peru and Chile waited. The White House asked Congress for help.", "USA"),
    ],
)
def test_congress_is_of_the_state_that_the_text_is_about(
    mention_at: Callable[[str, str], ActorMention], text: str, code: str
) -> None:
    actor = mention_at(text, "Congress").actor
    assert actor.code == code
    assert (actor.name == "US Congress") is (code == "USA")


def test_a_surname_that_the_parser_cuts_belongs_to_the_name(mention_at: Callable[[str, str], ActorMention]) -> None:
    text = "Norwegian Defence Minister Henning Aasgard met Webb. Aasgard agreed. He left."
    whole = mention_at(text, "Henning")
    assert whole.span.text == "Norwegian Defence Minister Henning Aasgard"
    assert whole.actor.name == "Henning Aasgard"
    for word in ("Aasgard", "He"):
        again = mention_at(text, word).actor
        assert (again.name, again.code, again.sector) == ("Henning Aasgard", "NOR", ("GOV",))


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Captain Olav Berg of the trawler Havfrue was arrested.", ()),
        ("Captain Olav Berg of the Norwegian army was arrested.", ("MIL",)),
        ("Captain Olav Berg of Norway was arrested.", ("MIL",)),
        ("Captain Olav Berg was arrested.", ("MIL",)),
    ],
)
def test_captains_of_civil_ships_are_no_soldiers(
    mention_at: Callable[[str, str], ActorMention], text: str, sector: tuple[str, ...]
) -> None:
    assert mention_at(text, "Berg").actor.sector == sector


@pytest.mark.parametrize(
    "text",
    ["President Ngoma Monday met Webb.", "Minister Ana Ferro Friday agreed.", "Minister Ana Ferro Never met him."],
)
def test_days_and_other_words_are_no_surnames(read: Callable[..., Page], actor_finder: ActorFinder, text: str) -> None:
    names = " ".join(mention.actor.name for mention in actor_finder.read(read(text)))
    assert not any(word in names for word in ("Monday", "Friday", "Never"))
