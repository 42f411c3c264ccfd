"""A user's codebook in this room: its rows before the built-in ones, or with the built-in frames alone.

Where the codebook extends PLOVER, all built-in rows stay and its own go first wherever they hold. Where it stands
alone, of the built-in rows only those are left that turn a deed into an asked, refused, threatened, promised or alleged
one, as far as its event/act table has a row for that; they count only when they govern one of its own deeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from reportedly.errors import LexiconError
from reportedly.lexicon import Row, load_lexicon
from reportedly.ontology import OwnOntology
from reportedly.what.contexts import ContextReader
from reportedly.what.modes import ModeReader
from reportedly.what.patterns import read_classes
from reportedly.what.triggers import TriggerIndex, built_in_rows

# Anchors of all own rows together: a class of a thousand verbs in each of a thousand rows would take all memory.
MAX_ANCHORS: Final = 50_000


def own_triggers(own: OwnOntology) -> TriggerIndex:
    """The index of a user's codebook.

    Raises:
        LexiconError: R320, R321 a class or pattern that cannot be read, with file and line; R341 too many anchors.
    """
    classes = read_classes([*load_lexicon("classes"), *own.classes])
    anchors = 0
    for row in own.rows:
        heads = row.pattern.split(" ", 1)[0].partition(":")[2].split("|")
        anchors += sum(len(classes.get(head, (head,))) for head in heads)
        if anchors > MAX_ANCHORS:
            hint = "Use smaller classes as anchors."
            raise LexiconError("R341", f"{row.where}: more than {MAX_ANCHORS:,} anchors in all", hint=hint)
    rows = built_in_rows()
    return TriggerIndex(
        rows if own.extends else _frames(rows, own), classes, first=own.rows, known=own.ontology.categories
    )


def own_modes(own: OwnOntology) -> ModeReader:
    """The reader of the codebook's modes. Raises LexiconError R321 when a row cannot be read."""
    return ModeReader(own.ontology, [*(load_lexicon("modes") if own.extends else ()), *own.modes])


def own_contexts(own: OwnOntology) -> ContextReader:
    """The reader of the codebook's contexts. Raises LexiconError R321 when a row cannot be read."""
    return ContextReader(own.ontology, [*(load_lexicon("contexts") if own.extends else ()), *own.contexts])


def _frames(rows: Iterable[Row], own: OwnOntology) -> Iterator[Row]:
    for row in rows:
        effect = row.effect.removeprefix("frame:").removesuffix("!").split("/")[0]
        governs = row.effect.startswith("frame:") or effect in ("AGREE", "REQUEST", "REJECT", "THREATEN")
        if row.effect == "none":
            yield row
        elif governs and effect in own.frames:
            yield replace(row, effect=f"{row.effect.removesuffix('!')}!")
