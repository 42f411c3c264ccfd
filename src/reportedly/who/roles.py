"""Roles and offices: the sector of a role word, and the office that a person held on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from reportedly.lexicon import PhraseIndex, load_lexicon
from reportedly.who.knowledge import Entity, Term
from reportedly.who.names import plural_forms


@dataclass(frozen=True, slots=True)
class Role:
    """A role word of the lexicon.

    Args:
        id: lexicon row.
        pattern: the words in the singular.
        kind: ``person``, ``body``, ``thing`` (a crewed machine) or ``modifier`` (colours the role it stands before).
        sector: PLOVER sectors; of an ``inherits`` role the ones used when nothing it belongs to has any.
        inherits: whether it takes the sector of what it belongs to ("army spokesman" is MIL).
        default: code that holds unless the document says otherwise.
        plural: whether this form is a plural.
        anchor: where its country comes from when the phrase does not say: ``office`` (state bodies and offices),
            ``local`` (people of a place), ``body`` (a body of which only one named before is meant), ``craft``,
            ``state`` ("the country"), ``side``, or ``any`` (may be of any country: nothing is guessed).
    """

    id: str
    pattern: str
    kind: str
    sector: tuple[str, ...]
    inherits: bool
    default: str | None
    plural: bool
    anchor: str = "office"


@dataclass(frozen=True, slots=True)
class Roles:
    """The role words: heads of actor phrases, modifiers that give a sector, last words of names ("Herald", "Corp.")."""

    heads: PhraseIndex[Role]
    modifiers: dict[str, tuple[str, ...]]
    name_endings: dict[str, tuple[str, str | None]]


_ALWAYS_PLURAL = frozenset({"police", "people", "staff", "clergy", "media"})


@lru_cache(maxsize=1)
def roles() -> Roles:
    """The role lexicon, read once; plurals are added by rule."""
    heads: dict[tuple[str, ...], Role] = {}
    modifiers: dict[str, tuple[str, ...]] = {}
    for row in load_lexicon("roles"):
        sector = tuple(part for part in row.extra["sector"].split("|") if part)
        if row.effect == "modifier":
            modifiers[row.pattern] = sector
            continue
        inherits, default = row.extra["inherit"] == "yes", row.extra["default"] or None
        words = tuple(part for word in row.pattern.split() for part in _split(word))
        plural = words[-1] in _ALWAYS_PLURAL or (words[-1].endswith("s") and not words[-1].endswith(("ss", "us")))
        heads[words] = Role(row.id, row.pattern, row.effect, sector, inherits, default, plural, row.extra["anchor"])
        for form in plural_forms(words[-1]) if not plural else ():
            role = Role(row.id, row.pattern, row.effect, sector, inherits, default, True, row.extra["anchor"])
            heads.setdefault((*words[:-1], form), role)
    endings = {row.pattern: (row.effect, row.extra["code"] or None) for row in load_lexicon("organisation_patterns")}
    return Roles(PhraseIndex(heads.items()), modifiers, endings)


def _split(word: str) -> list[str]:
    """The pieces of a word as the tokeniser splits them: ``asylum-seeker`` and ``workers'``."""
    pieces: list[str] = []
    for i, part in enumerate(word.split("-")):
        if i:
            pieces.append("-")
        if part.endswith("s'"):
            pieces += [part[:-1], "'"]
        elif part.endswith("'s"):
            pieces += [part[:-2], "'s"]
        else:
            pieces.append(part)
    return pieces


def term_on(person: Entity, day: date | None) -> tuple[Term, bool]:
    """The office of a person on a day, and whether it was held then.

    Without a day, or with none held, the term that ended last before the day, else the first to come.

    Example:
        >>> from reportedly.who.knowledge import EntityKind
        >>> first = Term("USA", "vice president", ("GOV",), date(2009, 1, 20), date(2017, 1, 20))
        >>> later = Term("USA", "president", ("GOV",), date(2021, 1, 20), date(2025, 1, 20))
        >>> biden = Entity("Joe Biden", EntityKind.PERSON, "USA", terms=(first, later))
        >>> term_on(biden, date(2012, 5, 1))[0].office
        'vice president'
        >>> term_on(biden, date(2019, 1, 1))[1]
        False
    """
    terms = person.terms
    if day is None:
        return max(terms, key=lambda term: term.start or date.min), True
    current = [term for term in terms if term.holds(day)]
    if current:
        return max(current, key=lambda term: term.start or date.min), True
    past = [term for term in terms if term.end is not None and term.end < day]
    if past:
        return max(past, key=lambda term: term.end or date.min), False
    return min(terms, key=lambda term: term.start or date.min), False
