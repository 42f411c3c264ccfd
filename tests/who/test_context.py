"""What context may and may not tell: a wrong country is worse than none with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.types import ActorMention, Document
from reportedly.who import ActorFinder


@pytest.fixture(scope="module")
def finder() -> ActorFinder:
    return ActorFinder()


def at(mentions: tuple[ActorMention, ...], page: Page, word: str) -> ActorMention:
    for mention in reversed(mentions):
        if page.parse.tokens[mention.head].text == word:
            return mention
    raise AssertionError(f"no mention with head {word!r} in {[m.span.text for m in mentions]}")


# text, head word (the last one that reads so), code or None
CASES = [
    # a state never acts against itself
    ("France condemned the coup and called on the junta to step down.", "junta", None),
    ("Washington designated the group as a terrorist organisation.", "group", None),
    ("President Laurent intends to speak with his Turkish counterpart.", "Laurent", None),
    ("The Turkish president met his counterpart.", "counterpart", None),
    ("Iran's ally condemned the raid.", "ally", None),
    (
        "China sent warships. The United States condemned the move and urged the government to stop.",
        "government",
        "CHN",
    ),
    # what a state sends, appoints or jails is its own
    ("France has deployed troops to the region.", "troops", "FRA"),
    ("Iran arrested activists on Monday.", "activists", "IRN"),
    ("The Kenyan government ordered police to clear the square.", "police", "KEN"),
    # people of a place, and those who may be of any
    ("Police arrested protesters in Khartoum.", "Police", "SDN"),
    ("Turkey and Syria clashed again, analysts said.", "analysts", None),
    ("Egypt and Sudan sent foreign troops home.", "troops", None),
    # bodies of one kind
    ("The European Central Bank raised rates. The bank said inflation was high.", "bank", "EUR"),
    ("Hamas fired rockets at Israel. Egypt urged the group to stop.", "group", "PSE"),
    # "it" and "they" that are nobody
    ("Turkey protested. It is clear that the talks failed.", "It", None),
    ("Turkey said it was ready to host talks.", "it", "TUR"),
    ("The attacks on Israel went on. They are unacceptable, a diplomat said.", "They", None),
    # ahead of its name
    ("In his speech to the nation, Vladimir Putin praised the army.", "his", "RUS"),
    # told by the words after "officials said"
    ("Estonia has protested to the Russian authorities over the flight, officials said.", "officials", "EST"),
    # numbers
    ("Russia, Turkey and Iran met in Sochi. The three countries agreed on a truce.", "countries", "RUS"),
    # names that are words too
    ("The cooks served turkey and rice.", "cooks", None),
]


@pytest.mark.parametrize(("text", "head", "code"), CASES)
def test_context(read: Callable[..., Page], finder: ActorFinder, text: str, head: str, code: str | None) -> None:
    page = read(text, date(2019, 5, 4))
    try:
        actor = at(finder.read(page), page, head).actor
    except AssertionError:
        assert code is None
        return
    assert actor.code == code
    assert actor.code is not None or actor.resolution.reason


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('"We will respond," said the Iranian army chief.', "IRN"),
        ('"We are ready. We will not wait," the Thai minister said.', "THA"),
        ('The Kenyan envoy praised the deal. "We can live with it."', "KEN"),
        ('"It is over," the Cuban president said. "We are going home."', "CUB"),
    ],
)
def test_we_is_who_speaks(read: Callable[..., Page], finder: ActorFinder, text: str, code: str) -> None:
    page = read(text)
    assert at(finder.read(page), page, "We").actor.code == code


def test_words_are_no_states(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("They roasted a turkey on china plates while reading. Chad Brown and Michael Jordan came.")
    assert {mention.actor.code for mention in finder.read(page)} <= {None}


def test_the_text_teaches_acronyms(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("Indonesia's United Development Party (PPP) protested. The PPP called the poll unfair.")
    actor = at(finder.read(page), page, "PPP").actor
    assert (actor.code, actor.resolution.method) == ("IDN", "document.acronym")


def test_the_phrase_wins_over_the_table(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("The EU's top diplomat Kaja Kallas warned Moscow.", date(2012, 5, 4))
    assert at(finder.read(page), page, "Kallas").actor.code == "EUR"


OUTLETS = [
    ("Oslo Courier", "NOR"),
    ("The Reykjavik Gazette", "ISL"),
    ("Lima Herald", "ISL"),  # Peru is not told of: the outlet says nothing
    (None, "ISL"),
]


@pytest.mark.parametrize(("publication", "code"), OUTLETS)
def test_offices_in_a_national_paper_are_the_nations_own(
    finder: ActorFinder, parser: Parser, publication: str | None, code: str
) -> None:
    text = "Iceland seized a Norwegian trawler. Prime Minister Tor Vestad said the government would send a ship."
    document = Document.of(text, publication=publication)
    parse = parser.parse(document)
    assert isinstance(parse, Parse)
    page = Page(document, parse)
    found = finder.read(page)
    assert [at(found, page, word).actor.code for word in ("Vestad", "government")] == [code, code]


OTHERS = [
    ("Greece accused Turkey of piracy. It summoned their ambassador.", "ambassador", "TUR"),
    ("Greece called on Turkey to free the crew and expelled its ambassador.", "ambassador", "TUR"),
    (
        "Iran seized a tanker. Greece protested to Iran. Two Maltese diplomats said that the EU was ready to act. "
        '"We will expel their envoys," the Greek prime minister said.',
        "envoys",
        "IRN",
    ),
    ("Greece recalled its ambassador from Turkey.", "ambassador", "GRC"),
    ("Norway hastened the pullout of its forces from Panama.", "forces", "NOR"),
    ("Norway evacuated doctors from Chad.", "doctors", None),
    ("Rebels shelled the town of Juba, killing 20 people, officials in Nairobi said.", "people", "SSD"),
    ("The Serbs of Croatia are building a school.", "Serbs", "HRV"),
    ("Villagers living in Chad fled.", "Villagers", "TCD"),
    ("Peru sent soldiers to a peacekeeping force.", "force", None),
    ("The minister met a NATO ally in Lima.", "ally", None),
]


@pytest.mark.parametrize(("text", "word", "code"), OTHERS)
def test_what_is_done_to_others_and_who_leaves(
    read: Callable[..., Page], finder: ActorFinder, text: str, word: str, code: str | None
) -> None:
    page = read(text)
    assert at(finder.read(page), page, word).actor.code == code
