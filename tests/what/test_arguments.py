"""Actors and recipients of triggers, by construction: each row is one way in which English hides a participant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.lexicon import load_lexicon
from reportedly.pipeline import Page
from reportedly.types import EventMention, EventType
from reportedly.what import EventFinder
from reportedly.what.patterns import read_classes
from reportedly.what.triggers import TriggerIndex

# sentence, act, actors' heads, recipients' heads
CASES = [
    pytest.param("Turkey attacked Syria.", "ASSAULT", "Turkey", "Syria", id="active"),
    pytest.param("Syria was attacked by Turkey.", "ASSAULT", "Turkey", "Syria", id="passive-agent"),
    pytest.param("Syria was attacked.", "ASSAULT", "", "Syria", id="passive-without-agent"),
    pytest.param("Syria was attacked and looted by Turkey.", "ASSAULT", "Turkey", "Syria", id="shared-agent"),
    pytest.param("The tanker seized by Iran was empty.", "COERCE", "Iran", "tanker", id="reduced-passive"),
    pytest.param("The tanker that Iran seized was empty.", "COERCE", "Iran", "tanker", id="object-relative"),
    pytest.param("The tanker Iran seized was empty.", "COERCE", "Iran", "tanker", id="bare-relative"),
    pytest.param("Iran, which seized the tanker, kept silent.", "COERCE", "Iran", "tanker", id="subject-relative"),
    pytest.param("Iran plans to attack Iraq.", "ASSAULT", "Iran", "Iraq", id="subject-control"),
    pytest.param("Iran enabled Iraq to attack Syria.", "ASSAULT", "Iraq", "Syria", id="object-control"),
    pytest.param("Iran armed and trained Hamas.", "AID", "Iran", "Hamas", id="shared-object"),
    pytest.param("Iran and Russia attacked Iraq and Syria.", "ASSAULT", "Iran Russia", "Iraq Syria", id="coordination"),
    pytest.param("Russia expanded its bases, deploying troops in Syria.", "MOBILIZE", "Russia", "Syria", id="adjunct"),
    pytest.param("Russia said that Turkey attacked Syria.", "ASSAULT", "Turkey", "Syria", id="reporter-is-no-actor"),
    pytest.param("Turkey attacked Syria, Russia said.", "ASSAULT", "Turkey", "Syria", id="trailing-report"),
    pytest.param("Turkey's assault on Syria went on.", "ASSAULT", "Turkey", "Syria", id="noun-possessive"),
    pytest.param("The Turkish assault on Syria went on.", "ASSAULT", "Turkish", "Syria", id="noun-nationality"),
    pytest.param("An assault on Syria by Turkey began.", "ASSAULT", "Turkey", "Syria", id="noun-by"),
    pytest.param("Turkey launched an assault on Syria.", "ASSAULT", "Turkey", "Syria", id="light-verb"),
    pytest.param("An assault was launched by Turkey on Syria.", "ASSAULT", "Turkey", "Syria", id="light-verb-passive"),
    pytest.param("Turkey launched a series of attacks on Syria.", "ASSAULT", "Turkey", "Syria", id="partitive"),
    pytest.param("Turkey ordered air strikes on Syria.", "ASSAULT", "Turkey", "Syria", id="control-verb"),
    pytest.param("Talks between Iran and Iraq began.", "CONSULT", "Iran Iraq", "", id="between"),
    pytest.param("The sanctions imposed by Canada on Iran hurt.", "SANCTION", "Canada", "Iran", id="participle"),
    pytest.param("Peru expelled Mexican diplomats.", "SANCTION", "Peru", "Mexican", id="nationality-of-object"),
]


def words(page: Page, heads: tuple[int, ...]) -> str:
    return " ".join(page.parse.tokens[i].text for i in heads)


Finder = Callable[[str], tuple[Page, tuple[EventMention, ...]]]


def finding(read: Callable[..., Page], finder: EventFinder) -> Finder:
    def find(text: str) -> tuple[Page, tuple[EventMention, ...]]:
        page = read(text)
        return page, finder.read(page)

    return find


@pytest.fixture(scope="module")
def events(read: Callable[..., Page]) -> Finder:
    """With the core lexicon alone: participants must not depend on which of many rows fires."""
    index = TriggerIndex(load_lexicon("triggers"), read_classes(load_lexicon("classes")))
    return finding(read, EventFinder(index))


@pytest.fixture(scope="module")
def all_events(read: Callable[..., Page]) -> Finder:
    return finding(read, EventFinder())


@pytest.mark.parametrize(("text", "act", "actors", "recipients"), CASES)
def test_participants(events: Finder, text: str, act: str, actors: str, recipients: str) -> None:
    page, found = events(text)
    got = [(event.act.value, words(page, event.actors), words(page, event.recipients)) for event in found]
    assert (act, actors, recipients) in got


FRAMES = [
    ("Egypt urged Sudan to release the hostages.", "REQUEST", "RETREAT", "Egypt", "Sudan"),
    ("Egypt demanded that Sudan release the hostages.", "REQUEST", "RETREAT", "Egypt", "Sudan"),
    ("Egypt said that Sudan must release the hostages.", "REQUEST", "RETREAT", "Egypt", "Sudan"),
    ("Sudan refused to meet Egypt.", "REJECT", "CONSULT", "Sudan", "Egypt"),
    ("Sudan rejected an Egyptian call for talks.", "REJECT", "CONSULT", "Sudan", "Egyptian"),
    ("Israel threatened to attack Lebanon.", "THREATEN", "ASSAULT", "Israel", "Lebanon"),
    ("Israel issued a threat to attack Lebanon.", "THREATEN", "ASSAULT", "Israel", "Lebanon"),
    ("Kenya agreed to hold talks with Haiti.", "AGREE", "CONSULT", "Kenya", "Haiti"),
    ("Kenya is ready for talks with Haiti.", "AGREE", "CONSULT", "Kenya", "Haiti"),
    ("Kenya's willingness to meet Haiti was welcome.", "AGREE", "CONSULT", "Kenya", "Haiti"),
    ("Moscow accused Ukraine of attacking Crimea.", "ACCUSE", "ASSAULT", "Moscow", "Ukraine"),
]


@pytest.mark.parametrize(("text", "frame", "act", "actors", "recipients"), FRAMES)
def test_frames_take_the_deed(events: Finder, text: str, frame: str, act: str, actors: str, recipients: str) -> None:
    page, found = events(text)
    got = [
        (event.frame and event.frame.value, event.act.value, words(page, event.actors), words(page, event.recipients))
        for event in found
    ]
    assert got == [(frame, act, actors, recipients)]


def test_an_intention_is_no_request(events: Finder) -> None:
    _, found = events("Egypt wants to meet Sudan.")
    assert [(event.frame, event.act) for event in found] == [(None, EventType.CONSULT)]


ONE_DEED = [
    "An air raid by Turkey killed ten people in Syria.",
    "Ten people were killed in a Turkish air raid on Syria.",
    "Turkish troops opened fire on the crowd, killing ten people.",
    "Turkish troops killed or wounded ten people.",
    "Turkish police tortured and killed the prisoner.",
    "Germany criticised and condemned the coup.",
    "Chile signed an agreement to cooperate with Peru.",
    "Students marched in Santiago to demand that the president resign.",
]


@pytest.mark.parametrize("text", ONE_DEED)
def test_one_event_for_one_deed(all_events: Finder, text: str) -> None:
    _, found = all_events(text)
    assert len(found) == 1, [event.why for event in found]


NO_DEED = [
    "He is a political science teacher.",
    "Attack helicopters are expensive.",
    "The trade minister likes chess.",
    "He suffered a heart attack.",
    "The attack is described in the book.",
    "The fight against poverty goes on.",
    "She said that the weather was fine.",
    "The arms dealer lives in Spain.",
    "The aid worker was born in Kenya.",
    "The talks are in their third week.",
    "The meeting room is small.",
]


@pytest.mark.parametrize("text", NO_DEED)
def test_no_deed_no_event(all_events: Finder, text: str) -> None:
    _, found = all_events(text)
    assert not found, [event.why for event in found]


def test_a_repeated_noun_lends_its_doer(events: Finder) -> None:
    page, found = events(
        "Canada designated the group as a terrorist organization. The designation linked Hamas to terrorism."
    )
    assert [words(page, event.actors) for event in found] == ["Canada", "Canada"]
