"""The words of attribution, loaded once from the lexicons and indexed for one dictionary look-up a token."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.lexicon import PhraseIndex, load_lexicon
from reportedly.types import SourceKind


@dataclass(frozen=True, slots=True)
class Reporting:
    """A reporting word: its row, what it does (assert, believe, deny …) and the shapes its content may have.

    Frames: ``clause`` a finite clause or a quotation; ``to`` an infinitive; ``obj`` an object; ``objto objas objof
    objfor objwith`` an object and what belongs to it; ``oprd`` an object and its predicate; ``prep:X`` what follows X.
    """

    id: str
    kind: str
    frames: frozenset[str]
    preps: frozenset[str]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All lexicons of the room.

    ``kinds`` tells what kind of source a noun is; ``collectives`` are the nouns for several persons ("family"),
    ``offices`` those that one person holds ("chairwoman").
    """

    verbs: dict[str, Reporting]
    nouns: dict[str, Reporting]
    phrases: PhraseIndex[Reporting]
    adverbs: dict[str, str]
    kinds: dict[str, SourceKind]
    collectives: frozenset[str]
    offices: frozenset[str]
    outlets: PhraseIndex[str]
    outlet_words: frozenset[str]


@lru_cache(maxsize=4)
def knowledge(language: str = "en") -> Knowledge:
    """The lexicons ``reporting``, ``reporting_nouns``, ``relays``, ``source_nouns`` and ``outlets``."""
    verbs: dict[str, Reporting] = {}
    for row in load_lexicon("reporting", language=language):
        frames = row.extra["frames"].split()
        entry = _entry(row.id, row.effect, frames)
        for form in (row.pattern, *row.extra["forms"].split()):
            verbs.setdefault(form, entry)
    nouns: dict[str, Reporting] = {}
    for row in load_lexicon("reporting_nouns", language=language):
        entry = _entry(row.id, row.effect, row.extra["frames"].split())
        for form in (row.pattern, *row.extra["forms"].split()):
            nouns.setdefault(form, entry)
    phrases: list[tuple[str, Reporting]] = []
    adverbs: dict[str, str] = {}
    for row in load_lexicon("relays", language=language):
        if row.effect == "adverb":
            adverbs[row.pattern] = row.id
        else:
            phrases.append((row.pattern, _entry(row.id, row.effect, [])))
    kinds: dict[str, SourceKind] = {}
    collectives: set[str] = set()
    offices: set[str] = set()
    for row in load_lexicon("source_nouns", language=language):
        if row.extra["noun"] == "office":
            offices.add(row.pattern)
        for form in (row.pattern, *row.extra["forms"].split()):
            if row.extra["noun"] == "collective":
                collectives.add(form)
            kind = SourceKind(row.effect)
            # one ministry is a body with a name, several are a group
            kinds.setdefault(form, SourceKind.GROUP if kind is SourceKind.NAMED and form != row.pattern else kind)
    outlets: list[tuple[str, str]] = []
    words: set[str] = set()
    for row in load_lexicon("outlets", language=language):
        if row.effect == "last_word":
            words.add(row.pattern)
        else:
            outlets.append((row.pattern, row.id))
    return Knowledge(
        verbs,
        nouns,
        PhraseIndex(phrases),
        adverbs,
        kinds,
        frozenset(collectives),
        frozenset(offices),
        PhraseIndex(outlets),
        frozenset(words),
    )


def _entry(row: str, effect: str, frames: list[str]) -> Reporting:
    preps = frozenset(frame[5:] for frame in frames if frame.startswith("prep:"))
    return Reporting(row, effect, frozenset(frame for frame in frames if not frame.startswith("prep:")), preps)
