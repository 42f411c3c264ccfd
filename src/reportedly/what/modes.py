"""PLOVER modes of an event: what kind of visit, demand, protest, arrest or attack it is.

The trigger's own lexicon row may know the mode ("assassinate"); modifiers and arguments refine it ("drone strike",
"bombed by warplanes"). A mode may outdo others that the same words suggest: a suicide attack is not counted as a bomb
as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.errors import LexiconError
from reportedly.lexicon import Row, load_lexicon
from reportedly.ontology import Ontology, plover
from reportedly.syntax import Parse
from reportedly.types import EventCode, event_code
from reportedly.what.surroundings import surroundings
from reportedly.what.wordrows import WordRows


class ModeReader:
    """Reads the modes of an event from its trigger, modifiers and arguments.

    Args:
        ontology: the codebook; PLOVER when ``None``.
        rows: of its modes; the built-in lexicon when ``None``.

    Raises:
        LexiconError: R321 a row's mode or act that the codebook does not know.
    """

    def __init__(self, ontology: Ontology | None = None, rows: Iterable[Row] | None = None) -> None:
        self._ontology = ontology or plover()
        by_act: dict[EventCode, list[Row]] = {}
        for row in load_lexicon("modes") if rows is None else rows:
            by_act.setdefault(_check(row, self._ontology), []).append(row)
        self._rows = {act: WordRows(rows) for act, rows in by_act.items()}

    def modes_of(
        self, parse: Parse, tokens: Sequence[int], head: int, act: EventCode, row_modes: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """The modes of one event, strongest on the event scale first.

        Args:
            parse: the document's parse.
            tokens: indices of the trigger's words.
            head: index of the trigger's head.
            act: the deed; only its modes are given.
            row_modes: modes known from the trigger's own lexicon row.

        Example:
            >>> from reportedly.syntax import Sentence, Token
            >>> from reportedly.types import Document, EventType
            >>> bomb = Token(0, "airstrike", "airstrike", "NOUN", "NN", "ROOT", 0)
            >>> parse = Parse(Document.of("airstrike"), [bomb], [Sentence(0, 0, 1, 0, 9, bomb)])
            >>> ModeReader().modes_of(parse, [0], 0, EventType.ASSAULT)
            ('aerial',)
        """
        known = self._ontology.categories[act].modes
        modes = [mode for mode in row_modes if mode in known]
        rows = self._rows.get(act)
        if rows is not None:
            outdone: set[str] = set()
            for row in rows.firing(parse, surroundings(parse, head, tokens)):
                modes.append(row.effect)
                outdone.update(_listed(row.extra["beats"]))
            modes = [mode for mode in modes if mode not in outdone]
        return tuple(sorted(set(modes), key=lambda mode: (-abs(known[mode] or 0.0), mode)))


def _listed(text: str) -> list[str]:
    return [item for item in text.split(",") if item]


def _check(row: Row, ontology: Ontology) -> EventCode:
    act = event_code(row.extra.get("act", ""))
    if act not in ontology.categories:
        hint = f"Give a category of the codebook in the column act: {', '.join(ontology.categories)}."
        raise LexiconError("R321", f"{row.where}: no such act {act.value!r}", hint=hint)
    modes = ontology.categories[act].modes
    for mode in (row.effect, *_listed(row.extra.get("beats", ""))):
        if mode not in modes:
            hint = f"Modes of {act.value}: {', '.join(sorted(modes))}."
            raise LexiconError("R321", f"{row.where}: {act.value} has no mode {mode!r}", hint=hint)
    return act
