"""Persons by name whatever the spelling: initials, order, particles, second surnames, transliteration.

The tables hold one spelling of a name and a few aliases; newspapers write dozens. Two names are compared word by word
in a *sound form* in which the letters that transliterations exchange are one. What agrees so is only a candidate: the
office on the day, the title and the countries of the document must speak for it too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from reportedly.who.knowledge import Entity, EntityKind, Knowledge, Term, knowledge
from reportedly.who.names import fold

_PARTICLES = frozenset(
    {"al", "el", "ul", "ad", "as", "ash", "at", "ath", "an", "ar", "az", "bin", "ibn", "ben", "bint", "de", "da", "do"}
    | {
        "dos",
        "das",
        "del",
        "della",
        "di",
        "la",
        "las",
        "los",
        "le",
        "van",
        "von",
        "der",
        "den",
        "jr",
        "sr",
        "ii",
        "iii",
    }
    | {"ould", "lyonpo", "ratu", "sheikh", "abu", "ter", "ten", "of", "the", "y", "e", "mc", "iv", "vi", "zu"}
)
_EXCHANGED = (
    ("shch", "s"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("dzh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"),
    ("zh", "z"), ("ch", "c"), ("sh", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ts", "c"), ("tz", "c"),
    ("ck", "k"), ("qu", "k"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ae", "a"), ("oe", "o"), ("ue", "u"),
    ("ei", "ai"), ("ey", "i"), ("iy", "i"), ("ij", "i"), ("yu", "u"), ("ya", "a"), ("ye", "e"), ("ia", "a"),
    ("q", "k"), ("y", "i"), ("j", "i"), ("w", "v"), ("x", "s"), ("z", "s"), ("c", "k"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_MARKS = re.compile("['\u2019\u02bb\"]")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "deKlerk"
_VOWELS = re.compile(r"(?<!^)[aeiou]")
_WORDS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=16384)
def sound_form(word: str) -> str:
    """A word without the differences that transliteration and typing make.

    Example:
        >>> sound_form("Mitterrand") == sound_form("Mitterand"), sound_form("Qaddafi") == sound_form("Kadafi")
        (True, True)
        >>> sound_form("Lukashenko") == sound_form("Lukaschenko"), sound_form("Rice") == sound_form("Ross")
        (True, False)
    """
    text = fold(word).lower()
    for old, new in _EXCHANGED:
        if old in text:
            text = text.replace(old, new)
    return _DOUBLED.sub(r"\1", text)


def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name that identify: without particles, marks and dots; "Franco, Itamar" in its usual order.

    Example:
        >>> name_parts("Franco, Itamar"), name_parts("G.H.W. Bush"), name_parts("Mohammed bin Salman Al Saud")
        (('itamar', 'franco'), ('g', 'h', 'w', 'bush'), ('mohammed', 'salman', 'saud'))
    """
    name = _JOINED.sub(" ", _MARKS.sub("", name.partition(" of ")[0]))
    last, comma, first = name.partition(",")
    words = _WORDS.findall(fold(f"{first} {last}" if comma else name).lower())
    kept = tuple(word for word in words if word not in _PARTICLES)
    return kept or tuple(words)


def _skeleton(form: str) -> str:
    """The consonants of a sound form and its first letter: vowels differ most between transliterations."""
    return _VOWELS.sub("", form) if len(form) > 4 else form


@dataclass(frozen=True, slots=True)
class _Known:
    """A person with the sound forms of all words of the name, and of those that stand for the whole name."""

    entity: Entity
    words: frozenset[str]
    shorts: frozenset[str]


@lru_cache(maxsize=4)
def _by_sound(base: Knowledge) -> Mapping[str, tuple[_Known, ...]]:
    """Persons by the sound form, and its consonants, of each word that they may be called by."""
    names: dict[str, tuple[Entity, set[str], set[str]]] = {}
    for alias, entity in base.persons:
        forms = [sound_form(part) for part in name_parts(alias)]
        _, words, shorts = names.setdefault(entity.name, (entity, set(), set()))
        words.update(forms, map(_skeleton, forms))
        called = forms if entity.kind is EntityKind.SURNAME else forms[-1:]
        shorts.update(called, map(_skeleton, called))
    index: dict[str, list[_Known]] = {}
    for entity, words, shorts in names.values():
        for form in sorted(words):
            index.setdefault(form, []).append(_Known(entity, frozenset(words), frozenset(shorts)))
    return {form: tuple(entries) for form, entries in index.items()}


def candidates(name: str, *, loose: bool = False, base: Knowledge | None = None) -> tuple[Entity, ...]:
    """The persons of the tables that a name may mean, whatever its spelling; best agreement first.

    A word must agree with one that the person goes by; the others must agree with the person's other names, be their
    initials, stand between first name and surname, or follow as a second surname ("Alan Garcia Perez"); ``loose`` lets
    a second surname follow a name that stands alone ("Garcia Perez"). ``base`` is where to look, the built-in knowledge
    base when ``None``.

    Example:
        >>> [person.name for person in candidates("Mitterand, F.")]
        ['Francois Mitterrand']
    """
    forms = [sound_form(part) for part in name_parts(name)]
    index = _by_sound(base or knowledge())
    found: dict[str, tuple[int, Entity]] = {}
    for at, form in enumerate(forms):
        if len(form) < 2:
            continue
        for known in dict.fromkeys((*index.get(form, ()), *index.get(_skeleton(form), ()))):
            score = _agreement(forms, at, known, loose=loose)
            if score > found.get(known.entity.name, (0, known.entity))[0]:
                found[known.entity.name] = (score, known.entity)
    ranked = sorted(found.values(), key=lambda item: (-item[0], item[1].name))
    return tuple(entity for _, entity in ranked)


def _agreement(forms: Sequence[str], at: int, known: _Known, *, loose: bool) -> int:
    """How well a name agrees when its word ``at`` does: the weights of its agreeing words, 0 for not."""
    score = _weight(forms[at], known)
    called = forms[at] in known.shorts or _skeleton(forms[at]) in known.shorts
    agreeing = 1
    for i, form in enumerate(forms):
        if i == at:
            continue
        weight = _weight(form, known)
        if weight:
            score += weight
            agreeing += 1
        elif len(form) == 1 or any(len(word) == 1 and form.startswith(word) for word in known.words):
            # an initial that is none of the person's names; between first name and surname it may be one more
            if not any(word.startswith(form[0]) for word in known.words) and not 0 < i < at:
                return 0
        elif i < at:
            if i == 0 or not _weight(forms[0], known):
                return 0
        elif not called or (at == 0 and not loose):
            return 0
    return score if called or agreeing > 1 else 0


def _weight(form: str, known: _Known) -> int:
    """4 for a word that stands for the person, 2 for another of the names, less where only the consonants agree."""
    if form in known.words:
        return 4 if form in known.shorts else 2
    if len(form) > 1 and _skeleton(form) in known.words:
        return 3 if _skeleton(form) in known.shorts else 1
    return 0


def in_office(
    name: str,
    day: date | None,
    *,
    code: str | None = None,
    loose: bool = False,
    base: Knowledge | None = None,
) -> tuple[tuple[Entity, Term], ...]:
    """Who of the persons that a name may mean held an office on a day, best agreement first.

    Args:
        name: as written, in any order and spelling.
        day: the day in question; ``None`` for any.
        code: only offices of this state or organisation.
        loose: see :func:`candidates`; for lists of leaders, where the country is given.
        base: where to look, with one's own actors if it holds any; the built-in knowledge base when ``None``.

    Example:
        >>> [(person.name, term.office) for person, term in in_office("Bush", date(1991, 2, 1), code="USA")]
        [('George H. W. Bush', 'president')]
    """
    found: list[tuple[Entity, Term]] = []
    for person in candidates(name, loose=loose, base=base):
        terms = [
            term for term in person.terms if (day is None or term.holds(day)) and (code is None or term.code == code)
        ]
        found.extend((person, term) for term in sorted(terms, key=lambda term: term.start or date.min, reverse=True))
    return tuple(found)
