"""Whoever asks about two actors has chosen them: deeds of private persons count, which a page's claims leave out."""

from __future__ import annotations

import pytest

from reportedly import Coder
from reportedly.coder.relation import relation_of
from reportedly.pipeline import Page
from reportedly.types import Document


def asked(coder: Coder, text: str, source: str, target: str) -> str | None:
    """The category of the lexicon alone."""
    [page] = coder.pair_pages([Document.of(text)])
    assert isinstance(page, Page)
    spans = [(text.index(words), text.index(words) + len(words)) for words in (source, target)]
    event = relation_of(page, spans[0], spans[1], coder.ontology).event
    return None if event is None else event.value


@pytest.mark.parametrize(
    ("text", "source", "target", "category"),
    [
        ("Ms Halvorsen praised the gardener.", "Ms Halvorsen", "the gardener", "SUPPORT"),
        ("The boy visited a friend in hospital.", "The boy", "a friend", "CONSULT"),
        ("The choirmaster met the parents of the soloist.", "The choirmaster", "the parents", "CONSULT"),
        ("The baker apologised to the neighbour.", "The baker", "the neighbour", "CONCEDE"),
    ],
)
def test_a_given_pair_need_not_be_public(coder: Coder, text: str, source: str, target: str, category: str) -> None:
    assert coder.code(text) == ()
    assert asked(coder, text, source, target) == category


def test_sport_is_no_deed_even_then(coder: Coder) -> None:
    text = "The striker attacked the goalkeeper's near post and scored twice in the cup final."
    [page] = coder.pair_pages([Document.of(text)])
    assert isinstance(page, Page)
    assert page.events == ()
