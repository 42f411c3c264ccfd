"""A pronoun that stands for the asked actor links as the name does: "Chad said *it* will not meet Malta"."""

from __future__ import annotations

import pytest

from reportedly import Coder
from reportedly.coder.relation import SIDE, best_link
from reportedly.pipeline import Page
from reportedly.types import Document


@pytest.mark.parametrize(
    ("text", "doer", "receiver", "category"),
    [
        ("Chad said it will not visit Malta.", "Chad", "Malta", "REJECT"),
        ("Malta announced that it will not meet the Libyan premier.", "Malta", "the Libyan premier", "REJECT"),
        ("Malta said it had bombed Libya.", "Malta", "Libya", "ASSAULT"),
    ],
)
def test_a_pronoun_links_as_its_name(coder: Coder, text: str, doer: str, receiver: str, category: str) -> None:
    [page] = coder.pages([Document.of(text)])
    assert isinstance(page, Page)
    spans = [(text.index(words), text.index(words) + len(words)) for words in (doer, receiver)]
    one, other = (frozenset(token.i for token in page.parse.tokens_in(*span)) for span in spans)
    link = best_link(page, one, other, coder.ontology)
    assert link is not None
    assert link.category == category
    assert link.fit >= SIDE


def test_another_actor_is_not_meant_by_the_pronoun(coder: Coder) -> None:
    text = "Chad said Libya hopes that it will not meet Malta."
    [page] = coder.pages([Document.of(text)])
    assert isinstance(page, Page)
    one, other = frozenset({page.parse.tokens_in(0, 4)[0].i}), frozenset({page.parse.tokens_in(44, 49)[0].i})
    link = best_link(page, one, other, coder.ontology)
    assert link is None or link.category != "REJECT"
