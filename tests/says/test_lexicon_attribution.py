"""Every row of the attribution lexicons acts in its example and stays silent in its counterexample."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.lexicon import Row, load_lexicon
from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.says import AttributionFinder
from reportedly.types import Attribution, Document, Failure, SourceKind

Reader = Callable[[str], tuple[Attribution, ...]]


@pytest.fixture(scope="module")
def attributions(parser: Parser) -> Reader:
    """The attributions of a sentence; all sentences of the lexicons are parsed in one batch."""
    names = ("reporting", "reporting_nouns", "relays", "source_nouns", "outlets")
    texts = sorted({text for name in names for row in load_lexicon(name) for text in (row.example, row.counterexample)})
    finder = AttributionFinder()
    found: dict[str, tuple[Attribution, ...]] = {}
    for text, parse in zip(texts, parser.parse_many(Document.of(text) for text in texts), strict=True):
        assert not isinstance(parse, Failure)
        found[text] = finder.read(Page(parse.document, parse))
    return found.__getitem__


def _rows(*names: str) -> list[object]:
    return [pytest.param(row, id=row.id) for name in names for row in load_lexicon(name)]


@pytest.mark.parametrize("row", _rows("reporting", "reporting_nouns", "relays"))
def test_cue_rows_act_in_their_example_only(row: Row, attributions: Reader) -> None:
    assert row.id in {found.rule for found in attributions(row.example)}, row.example
    assert row.id not in {found.rule for found in attributions(row.counterexample)}, row.counterexample


@pytest.mark.parametrize("row", _rows("source_nouns"))
def test_source_nouns_give_the_kind(row: Row, attributions: Reader) -> None:
    chains = [found.chain for found in attributions(row.example)]
    assert [chain[-1].kind for chain in chains] == [SourceKind(row.effect)], row.example
    assert not attributions(row.counterexample), row.counterexample


@pytest.mark.parametrize("row", _rows("outlets"))
def test_outlets_relay(row: Row, attributions: Reader) -> None:
    (found,) = attributions(row.example)
    assert [source.kind for source in found.chain] == [SourceKind.OUTLET, SourceKind.ANONYMOUS]
    others = [source.kind for found in attributions(row.counterexample) for source in found.chain]
    assert SourceKind.OUTLET not in others
