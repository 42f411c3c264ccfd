"""Which claims and mentions are one event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.conftest import Claim

from reportedly.link.agglomerate import agglomerate
from reportedly.link.documents import Articles, cluster_articles
from reportedly.link.same_event import cluster_claims, cluster_mentions, pairs_of_claims
from reportedly.link.telling import telling_at, telling_of
from reportedly.link.words import deeds, kin, stem, words
from reportedly.pipeline import Page
from reportedly.types import EventType, Record


def clusters(claims: Sequence[Record]) -> list[list[int]]:
    found, links = cluster_claims(
        [telling_of(claim, place) for place, claim in enumerate(claims)],
        Articles(claim.document.text for claim in claims),
    )
    assert len(links) == len(claims) - len(found)
    return found


def test_reports_of_one_strike_in_other_words_are_one_event(claim: Claim) -> None:
    told = [
        claim("Herald", text="Narnian jets struck a depot near the Calormene capital, killing six.", trigger="struck"),
        claim(
            "Post", text="An airstrike by Narnia on a Calormene depot killed six soldiers.", trigger="airstrike", days=1
        ),
    ]
    assert clusters(told) == [[0, 1]]


@pytest.mark.parametrize(
    "changes",
    [
        {"days": 9},
        {"actor": "ARC", "recipient": "TEL", "text": "Archenland attacked a convoy of Telmar with rockets."},
        {"act": EventType.AID, "trigger": "fed", "text": "Narnia fed the hungry of Calormen in a camp of tents."},
    ],
    ids=["another week", "other parties", "another deed"],
)
def test_other_events_stay_apart(claim: Claim, changes: dict[str, object]) -> None:
    assert clusters([claim("Herald"), claim("Post", **changes)]) == [[0], [1]]


def test_a_denial_of_a_deed_is_told_of_the_same_event(claim: Claim) -> None:
    told = [
        claim("Herald", text="Narnia attacked a tanker of Calormen off Tashbaan.", trigger="attacked"),
        claim("Post", text="Narnia denied that it attacked a tanker of Calormen.", trigger="attacked"),
    ]
    assert clusters(told) == [[0, 1]]


def test_claims_meet_a_bounded_number_of_others(claim: Claim) -> None:
    many = [claim(f"Outlet {number}") for number in range(120)]
    tellings = [telling_of(one, place) for place, one in enumerate(many)]
    met = list(pairs_of_claims(tellings, Articles(one.document.text for one in many)))
    assert len(met) == len(set(met))
    assert len(met) < len(many) * 60
    assert clusters(many) == [list(range(120))]


def test_background_does_not_happen_on_the_day_of_the_article(claim: Claim) -> None:
    assert telling_of(claim("Herald", historical=True), 0).first is None


def test_mentions_of_a_parse_are_clustered_across_articles(read: Callable[..., Page]) -> None:
    texts = [
        "Police arrested the suspect in Malmo. He will be charged on Friday.",
        "The suspect was arrested by police in Malmo, officials said.",
        "Parliament adopted the budget after a long debate on farm subsidies.",
    ]
    tellings = []
    for number, text in enumerate(texts):
        start = text.index("adopted" if number == 2 else "arrested")
        telling = telling_at(read(text).parse, start, start + 8, number)
        assert telling is not None
        tellings.append(telling)
    assert tellings[0].doers & tellings[1].doers == {"polic"}
    assert cluster_mentions(tellings, Articles(texts)) == [[0, 1], [2]]


def test_no_word_no_telling(read: Callable[..., Page]) -> None:
    assert telling_at(read("Talks went on.").parse, 40, 44, 0) is None


def test_articles_far_apart_in_time_need_more_in_common() -> None:
    texts = ["Quake hits Iran, Bam flattened", "Quake in Iran flattens Bam homes", "Senate passes farm bill"] * 2
    days = [date(2003, 12, 26)] * 3 + [None] * 3
    assert cluster_articles(texts, days)[0] == [0, 1, 3, 4]


@pytest.mark.parametrize("texts", [[], [""], ["", "", "!!!"], ["a the of"]])
def test_texts_without_words_are_clusters_of_their_own(texts: list[str]) -> None:
    assert cluster_articles(texts, [None] * len(texts)) == [[place] for place in range(len(texts))]


def test_average_linkage_counts_pairs_never_scored_as_absent() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.9, (2, 3): 0.9}
    assert agglomerate(4, chain, 0.6) == [[0, 1], [2, 3]]
    assert agglomerate(4, chain, 0.6, absent=None) == [[0, 1, 2, 3]]


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.floats(0, 1), max_size=30), st.floats(0.1, 1)
)
def test_agglomerate_gives_every_item_once(raw: dict[tuple[int, int], float], threshold: float) -> None:
    scores = {(i, j): value for (i, j), value in raw.items() if i < j}
    found = agglomerate(10, scores, threshold)
    assert sorted(item for cluster in found for item in cluster) == list(range(10))
    assert found == agglomerate(10, dict(sorted(scores.items())), threshold)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_words_of_any_text(text: str) -> None:
    for word in words(text):
        assert stem(word)
        kin(word, stem(word))


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        ("died", "death", True),
        ("arrested", "captured", True),
        ("negotiations", "talks", True),
        ("resigned", "resignation", True),
        ("died", "won", False),
        ("earthquake", "budget", False),
    ],
)
def test_groups_of_deeds(a: str, b: str, together: bool) -> None:
    known = deeds()
    shared = known.get(stem(a), frozenset()) & known.get(stem(b), frozenset())
    assert bool(shared) is together
