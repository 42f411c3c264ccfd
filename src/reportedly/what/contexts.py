"""PLOVER contexts of an event: what it is about (military, election, migration ...), any number of them.

Read from the words of the event's own clause and its arguments, never from the article as a whole: the rows of
``contexts.csv``, one family of words a row. The manual names the contexts and leaves their bounds open; the rows, with
their examples and counterexamples, are this project's reading of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.errors import LexiconError
from reportedly.lexicon import Row, load_lexicon
from reportedly.ontology import Ontology, plover
from reportedly.syntax import Parse
from reportedly.what.surroundings import surroundings
from reportedly.what.wordrows import WordRows


class ContextReader:
    """Reads the contexts of an event.

    Args:
        ontology: the codebook; PLOVER when ``None``.
        rows: of its contexts; the built-in lexicon when ``None``.

    Raises:
        LexiconError: R321 a row's context that the codebook does not know.
    """

    def __init__(self, ontology: Ontology | None = None, rows: Sequence[Row] | None = None) -> None:
        rows = load_lexicon("contexts") if rows is None else rows
        known = (ontology or plover()).contexts
        for row in rows:
            if row.effect not in known:
                hint = f"Contexts: {', '.join(sorted(known))}."
                raise LexiconError("R321", f"{row.where}: no context {row.effect!r}", hint=hint)
        self._rows = WordRows(rows)

    def contexts_of(self, parse: Parse, head: int, tokens: Sequence[int]) -> tuple[str, ...]:
        """The contexts of one event, sorted.

        Args:
            parse: the document's parse.
            head: index of the trigger's head.
            tokens: indices of the trigger's words.
        """
        fired = self._rows.firing(parse, surroundings(parse, head, tokens))
        return tuple(sorted({row.effect for row in fired}))
