"""Actors in sentences: who is found, with which country and sector, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reportedly.pipeline import Page
from reportedly.types import ActorMention, MentionKind
from reportedly.who import ActorFinder


@pytest.fixture(scope="module")
def finder() -> ActorFinder:
    return ActorFinder()


def at(mentions: tuple[ActorMention, ...], page: Page, word: str) -> ActorMention:
    """The mention whose head is the last token that reads ``word``."""
    for mention in reversed(mentions):
        if page.parse.tokens[mention.head].text == word:
            return mention
    raise AssertionError(f"no mention with head {word!r} in {[m.span.text for m in mentions]}")


# text, head word, code, first sector, method ("" is any)
CASES = [
    ("Turkish troops crossed the border on Monday.", "troops", "TUR", "MIL", "phrase.modifier"),
    ("Israel's army shelled the village.", "army", "ISR", "MIL", "phrase.possessor"),
    ("Israel's army shelled the village.", "Israel", "ISR", None, "kb.country"),
    ("The president of Ukraine met the premier.", "president", "UKR", "GOV", "phrase.of"),
    ("The Government of Sudan rejected the offer.", "Government", "SDN", "GOV", "phrase.of"),
    ("US strikes on Syria continued.", "US", "USA", None, "kb.country"),
    ("US strikes on Syria continued.", "Syria", "SYR", None, "kb.country"),
    ("Washington said it would respond.", "Washington", "USA", "GOV", "kb.capital"),
    ("The Kremlin denied the report.", "Kremlin", "RUS", "GOV", "kb.seat"),
    ("Brussels warned that it would retaliate.", "Brussels", "EUR", "GOV", "kb.organisation"),
    ("The Lebanon-based militia fired rockets.", "militia", "LBN", "UAF", "phrase.modifier"),
    ("Iran-backed fighters attacked the base in Jordan.", "fighters", "JOR", "UAF", "sentence.place"),
    ("A Hamas spokesman rejected the claim.", "spokesman", "PSE", "REB", "phrase.modifier"),
    ("The Ethiopian army spokesman rejected the claim.", "spokesman", "ETH", "MIL", "phrase.modifier"),
    ("Former Pakistani president Imran Zafar was arrested.", "Zafar", "PAK", "ELI", "phrase.modifier"),
    ("Reuters reported the deal.", "Reuters", "GBR", "JRN", "kb.outlet"),
    ("The Peruvian Congress impeached him.", "Congress", "PER", "LEG", "phrase.modifier"),
    ("Israeli soldiers and police sealed off the area.", "police", "ISR", "COP", "phrase.shared"),
    ("Weapons inspectors arrived in Baghdad.", "inspectors", "UNO", "UNO", "role.default"),
    ("Chavez was greeted by Lula, the Brazilian president.", "Lula", "BRA", "GOV", "kb.surname"),
    ("Kemal Arslan, the Turkish foreign minister, resigned.", "Arslan", "TUR", "GOV", "phrase.apposition"),
    ("Three ethnic Albanians were killed in Serbia on Friday.", "Albanians", "SRB", None, "document.minority"),
    ("Warsaw Pact troops left in 1991.", "troops", "IMG", "MIL", "phrase.modifier"),
    ("The Zairean army retreated.", "army", "COD", "MIL", "phrase.modifier"),
    ("Soviet troops left Kabul.", "troops", "RUS", "MIL", "phrase.modifier"),
    ("Erdoğan called Zelenskyy on Friday.", "Erdoğan", "TUR", None, "kb.surname"),
    ("Erdoğan called Zelenskyy on Friday.", "Zelenskyy", "UKR", None, "kb.surname"),
]


@pytest.mark.parametrize(("text", "head", "code", "sector", "method"), CASES)
def test_phrase(
    read: Callable[..., Page], finder: ActorFinder, text: str, head: str, code: str, sector: str | None, method: str
) -> None:
    page = read(text)
    mention = at(finder.read(page), page, head)
    assert mention.actor.code == code
    if sector is not None and sector != "UNO":
        assert mention.actor.sector[:1] == (sector,)
    assert mention.actor.resolution.method == method


@pytest.mark.parametrize(
    ("text", "head", "sector"),
    [
        ("The Chilean navy boarded a Peruvian fishing vessel.", "vessel", ()),
        ("The Chilean navy boarded a Peruvian ship.", "ship", ()),
        ("Peru freed the captain of a Chilean ship.", "captain", ()),
        ("A Chilean navy ship left for the strait.", "ship", ("MIL",)),
        ("A Chilean coast guard vessel left for the strait.", "vessel", ("MIL",)),
        ("A Chilean patrol ship left for the strait.", "ship", ("MIL",)),
        ("The captain of a Chilean frigate left for the strait.", "captain", ("MIL",)),
        ("Chilean army captain Luis Rojas left for Lima.", "Rojas", ("MIL",)),
        ("Chilean ships shelled the port.", "ships", ("MIL",)),
        ("Chile deployed two ships in the strait.", "ships", ("MIL",)),
        ("The Peruvian ships were attacked.", "ships", ()),
    ],
)
def test_only_ships_at_arms_are_military(
    read: Callable[..., Page], finder: ActorFinder, text: str, head: str, sector: tuple[str, ...]
) -> None:
    page = read(text)
    assert at(finder.read(page), page, head).actor.sector == sector


def test_coordinated_nationalities_are_parts(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("Several Latvian and Estonian officials flew home.")
    mention = at(finder.read(page), page, "officials")
    assert [part.code for part in mention.parts] == ["LVA", "EST"]
    assert mention.actor is mention.parts[0]
    assert mention.span.text == "Several Latvian and Estonian officials"


def test_both_sides_are_the_parties_named_before(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("Armenia and Azerbaijan exchanged fire. Both sides blamed each other.")
    mention = at(finder.read(page), page, "sides")
    assert {part.code for part in mention.parts} == {"ARM", "AZE"}


def test_a_described_person_teaches_the_short_name(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("Nigerian Foreign Minister Tunde Okafor flew to Accra. Okafor said his government would wait.")
    mentions = finder.read(page)
    short = at(mentions, page, "Okafor")
    assert (short.actor.code, short.actor.sector, short.actor.name) == ("NGA", ("GOV",), "Tunde Okafor")
    assert short.actor.resolution.method == "document.short_name"
    assert at(mentions, page, "government").actor.code == "NGA"
    assert at(mentions, page, "his").actor.code == "NGA"


def test_role_goes_back_to_its_holder(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("Kenyan President William Ruto arrived on Monday. The president met traders.", date(2023, 5, 2))
    mention = at(finder.read(page), page, "president")
    assert (mention.actor.code, mention.actor.name) == ("KEN", "William Ruto")


@pytest.mark.parametrize(
    ("published", "name", "office", "sector"),
    [
        (date(1991, 2, 1), "George H. W. Bush", "president", "GOV"),
        (date(2003, 3, 20), "George W. Bush", "president", "GOV"),
    ],
)
def test_namesakes_by_date(
    read: Callable[..., Page], finder: ActorFinder, published: date, name: str, office: str, sector: str
) -> None:
    page = read("President Bush said the war would be short.", published)
    actor = at(finder.read(page), page, "Bush").actor
    assert (actor.name, actor.office, actor.sector) == (name, office, (sector,))


def test_office_depends_on_the_day(read: Callable[..., Page], finder: ActorFinder) -> None:
    text = "Joe Biden flew to Kyiv."
    offices = []
    for day in (date(2014, 4, 21), date(2019, 4, 21), date(2023, 2, 20)):
        page = read(text, day)
        offices.append(at(finder.read(page), page, "Biden").actor.office)
    assert offices == ["vice president", "former vice president", "president"]


def test_unknown_first_name_is_another_person(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("Garth Thatcher opened a bakery.")
    actor = at(finder.read(page), page, "Thatcher").actor
    assert actor.code is None
    assert actor.resolution.reason == "unknown_name"


def test_relative_pronoun_stands_for_its_head(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("Colombian rebels who attacked the town fled on Tuesday.")
    mention = at(finder.read(page), page, "who")
    assert (mention.kind, mention.actor.code, mention.actor.resolution.method) == (
        MentionKind.PRONOUN,
        "COL",
        "syntax.relative",
    )


def test_first_person_is_the_speaker(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read('"I will not resign," Thai Prime Minister Thaksin Shinawatra said.', date(2006, 2, 1))
    assert at(finder.read(page), page, "I").actor.code == "THA"


def test_nothing_is_invented(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("Residents fled.")
    actor = at(finder.read(page), page, "Residents").actor
    assert (actor.code, actor.resolution.reason) == (None, "no_country")


def test_one_mention_a_head_in_order_and_exact(read: Callable[..., Page], finder: ActorFinder) -> None:
    text = "“We will respond,” Iranian President Masoud Pezeshkian told Al Jazeera 🚀.\r\nIsrael’s army didn’t comment."
    page = read(text)
    mentions = finder.read(page)
    heads = [mention.head for mention in mentions]
    assert heads == sorted(set(heads))
    for mention in mentions:
        assert page.document.text[mention.span.start : mention.span.end] == mention.span.text
        assert mention.first <= mention.head < mention.last


def test_capitals_are_read(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("SALVADORAN GUERRILLAS OF THE FMLN ATTACKED AN ARMY POST IN SAN SALVADOR TODAY.")
    assert "SLV" in {mention.actor.code for mention in finder.read(page)}


def test_a_stranger_keeps_the_surname(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("Dorothy Cameron sells boats in Oban. Cameron said sales were slow.", date(2013, 5, 4))
    assert at(finder.read(page), page, "Cameron").actor.name == "Dorothy Cameron"


def test_a_surname_out_of_its_time_is_nobody(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("Baker opened a new shop on Friday.", date(2021, 5, 4))
    assert at(finder.read(page), page, "Baker").actor.code is None


def test_the_two_countries_are_countries(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read(
        "China's coast guard stopped Philippine boats, a spokeswoman said. The two countries blamed each other."
    )
    parts = at(finder.read(page), page, "countries").parts
    assert {part.code for part in parts} == {"CHN", "PHL"}


def test_a_dateline_is_no_part_of_the_outlet(read: Callable[..., Page], finder: ActorFinder) -> None:
    page = read("BEIRUT, Oct 2 (Reuters) - Shells hit a market on Monday.")
    assert at(finder.read(page), page, "Reuters").span.text == "Reuters"
