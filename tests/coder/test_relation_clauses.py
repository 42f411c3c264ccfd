"""Two actors of a sentence that stand in clauses of their own: a deed of one does not reach the other."""

from __future__ import annotations

import pytest

from reportedly import Coder
from reportedly.coder.clauses import named_together, only_compared, stand_apart
from reportedly.coder.relation import BOTH, Link, best_link, share_nothing, spans_of
from reportedly.pipeline import Page
from reportedly.types import Document


def read_pair(coder: Coder, text: str, one: str, other: str) -> tuple[Page, frozenset[int], frozenset[int]]:
    """The page, and the tokens of both."""
    [page] = coder.pair_pages([Document.of(text)])
    assert isinstance(page, Page)
    spans = [(text.index(words), text.index(words) + len(words)) for words in (one, other)]
    return page, *spans_of(page.parse, spans[0], spans[1])


def linked(coder: Coder, text: str, one: str, other: str) -> Link | None:
    page, doer, receiver = read_pair(coder, text, one, other)
    return best_link(page, doer, receiver, coder.ontology)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Kenya raised fuel prices on Friday while Tanzania kept them as they were.", "Kenya", "Tanzania"),
        ("Bolivia expelled a Swedish diplomat; Paraguay held a parade.", "Bolivia", "Paraguay"),
        ("Mali accused Niger of theft, and Togo opened a new airport.", "Mali", "Togo"),
        ("Unlike Slovenia, Croatia has recognised the new government in Gabon.", "Croatia", "Slovenia"),
        ("Haiti's senate rejected the treaty, which Jamaica had never read.", "Haiti's senate", "Jamaica"),
        ("Zambia arrested four smugglers, whereas Angola let them go.", "Zambia", "Angola"),
    ],
)
def test_clauses_of_their_own_part_the_two(coder: Coder, text: str, one: str, other: str) -> None:
    page, doer, receiver = read_pair(coder, text, one, other)
    assert stand_apart(page.parse, doer, receiver)
    assert stand_apart(page.parse, receiver, doer)
    assert best_link(page, doer, receiver, coder.ontology) is None


@pytest.mark.parametrize(
    ("text", "one", "other", "category"),
    [
        ("While Sudan hesitated, Chad bombed a rebel camp in Libya.", "Chad", "Libya", "ASSAULT"),
        ("Norway, unlike Sweden, praised the Estonian government.", "Norway", "the Estonian government", "SUPPORT"),
        ("The rebels shelled the town where Dutch peacekeepers were based.", "rebels", "Dutch peacekeepers", "ASSAULT"),
        ("Kenya threatened to close the border unless Uganda released two pilots.", "Kenya", "Uganda", "THREATEN"),
        ("Cuba lifted the blockade after Panama apologised for the raid.", "Cuba", "Panama", "CONCEDE"),
        ("Somalia asked for help, and Kenya gave Somalia two million dollars.", "Kenya", "Somalia", "AID"),
    ],
)
def test_clauses_that_hang_together_do_not(coder: Coder, text: str, one: str, other: str, category: str) -> None:
    link = linked(coder, text, one, other)
    assert link is not None
    assert link.category == category


def test_the_answer_to_somebody_else_is_no_answer_to_this_one(coder: Coder) -> None:
    """What happens at the same time links only where nobody else holds the place."""
    text = "The Libyan navy arrested a Maltese captain after Greece elected a parliament."
    assert linked(coder, text, "The Libyan navy", "Greece") is None
    assert linked(coder, text, "The Libyan navy", "Maltese") is not None


def test_who_reports_is_no_recipient(coder: Coder) -> None:
    text = "Sudan bombed a village in Darfur, according to the Norwegian foreign ministry."
    page, doer, receiver = read_pair(coder, text, "Sudan", "the Norwegian foreign ministry")
    assert share_nothing(page, doer, receiver)
    assert best_link(page, doer, receiver, coder.ontology) is None


def test_the_other_way_round_is_no_link(coder: Coder) -> None:
    assert linked(coder, "Chad shelled Libya.", "Chad", "Libya") is not None
    assert linked(coder, "Chad shelled Libya.", "Libya", "Chad") is None


@pytest.mark.parametrize(
    ("text", "one", "other", "still"),
    [
        ("France has more lakes than Portugal.", "France", "Portugal", True),
        ("Inflation in Turkey is higher than in Argentina.", "Turkey", "Argentina", True),
        ("France gave Portugal two boats.", "France", "Portugal", False),
        ("France is sending Portugal two boats.", "France", "Portugal", False),
    ],
)
def test_being_and_having_pass_nothing_on(coder: Coder, text: str, one: str, other: str, still: bool) -> None:
    page, doer, receiver = read_pair(coder, text, one, other)
    assert only_compared(page.parse, doer, receiver) is still


@pytest.mark.parametrize(
    ("text", "one", "other", "noun"),
    [
        ("Peruvian and Chilean negotiators met in Vienna.", "Peruvian", "Chilean", "negotiators"),
        ("Peru and Chile met in Vienna.", "Peru", "Chile", None),
        ("Peruvian negotiators met the Chilean premier.", "Peruvian", "Chilean", None),
    ],
)
def test_names_of_one_noun(coder: Coder, text: str, one: str, other: str, noun: str | None) -> None:
    page, doer, receiver = read_pair(coder, text, one, other)
    found = named_together(page.parse, doer, receiver)
    assert (None if found is None else page.parse.tokens[found].text) == noun
    link = best_link(page, doer, receiver, coder.ontology)
    assert link is not None
    assert (link.fit == BOTH) is (text != "Peruvian negotiators met the Chilean premier.")


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Chad will shell the Libyan port.", "THREATEN"),
        ("Chad shelled the Libyan port.", "ASSAULT"),
        ("Chad launched an operation to arrest the Libyan smugglers.", "COERCE"),
    ],
)
def test_a_hostile_deed_told_as_one_to_come_is_a_threat(coder: Coder, text: str, category: str) -> None:
    link = linked(coder, text, "Chad", "Libyan")
    assert link is not None
    assert link.category == category
