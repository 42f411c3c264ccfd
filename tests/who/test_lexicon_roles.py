"""Every row of the role lexicon acts in its example and not in its counterexample."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.lexicon import Row, load_lexicon
from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.types import Document
from reportedly.who import ActorFinder
from reportedly.who.hits import Hits
from reportedly.who.knowledge import knowledge
from reportedly.who.mentions import find_drafts
from reportedly.who.roles import roles


def _parses(parser: Parser, sentences: Sequence[str]) -> list[Parse]:
    found = list(parser.parse_many(Document.of(sentence) for sentence in sentences))
    return [parse for parse in found if isinstance(parse, Parse)]


def _acts(parse: Parse, row: Row, finder: ActorFinder) -> bool:
    if row.effect == "modifier":
        wanted = set(row.extra["sector"].split("|"))
        return any(wanted & set(m.actor.sector) for m in finder.read(Page(parse.document, parse)))
    drafts = find_drafts(parse, Hits(parse, knowledge(), roles()))
    return any(draft.role is not None and draft.role.id == row.id for draft in drafts)


def test_rows(parser: Parser) -> None:
    rows = load_lexicon("roles")
    finder = ActorFinder()
    examples = _parses(parser, [row.example for row in rows])
    counters = _parses(parser, [row.counterexample for row in rows])
    silent = [row.where for row, parse in zip(rows, examples, strict=True) if not _acts(parse, row, finder)]
    wrong = [row.where for row, parse in zip(rows, counters, strict=True) if _acts(parse, row, finder)]
    assert (silent, wrong) == ([], [])


def test_name_endings(parser: Parser) -> None:
    rows = load_lexicon("organisation_patterns")
    finder = ActorFinder()

    def acts(parse: Parse, row: Row) -> bool:
        return any(
            parse.tokens[mention.head].text == row.pattern and mention.actor.sector == (row.effect,)
            for mention in finder.read(Page(parse.document, parse))
        )

    examples = _parses(parser, [row.example for row in rows])
    counters = _parses(parser, [row.counterexample for row in rows])
    silent = [row.where for row, parse in zip(rows, examples, strict=True) if not acts(parse, row)]
    wrong = [row.where for row, parse in zip(rows, counters, strict=True) if acts(parse, row)]
    assert (silent, wrong) == ([], [])
