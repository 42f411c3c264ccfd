"""A brief as data: sections of items, items of sentences, and no sentence without the claims behind it.

Whatever is written about the world is a :class:`Sentence`. One that names no claim cannot be made, and the renderers
print nothing else but the frame (:mod:`reportedly.brief.wording`), tags, days and references.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Words:
    """Words of ours."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article: ``core`` names the deed, ``before`` and ``after`` surround it.

    ``cut_before`` and ``cut_after`` say that the article's sentence goes on there. ``told`` is whom the pronoun stands
    for that the core begins with; it is shown in square brackets.
    """

    before: str
    core: str
    after: str
    cut_before: bool = False
    cut_after: bool = False
    told: str = ""

    @property
    def text(self) -> str:
        """The words as they stand in the article."""
        return self.before + self.core + self.after


@dataclass(frozen=True, slots=True)
class Cite:
    """References to claims by their ids, in the order of reading; ``more`` of the same kind are left unnumbered."""

    claims: tuple[str, ...]
    more: int = 0


Part = Words | Quote | Cite


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a brief.

    Args:
        parts: what it says.
        claims: ids of all claims behind it, at least one; what it cites is among them.

    Raises:
        ValueError: when there is no claim behind it, or it cites one that is not behind it.

    Example:
        >>> Sentence((Words("Ships were seized."),), ())
        Traceback (most recent call last):
        ValueError: a sentence needs a claim behind it: 'Ships were seized.'
    """

    parts: tuple[Part, ...]
    claims: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError(f"a sentence needs a claim behind it: {self.text!r}")
        if not {claim for part in self.parts if isinstance(part, Cite) for claim in part.claims} <= set(self.claims):
            raise ValueError(f"a sentence cites claims that are not behind it: {self.text!r}")

    @property
    def text(self) -> str:
        """The bare words, without references."""
        return "".join(part.text for part in self.parts if not isinstance(part, Cite))


@dataclass(frozen=True, slots=True)
class Item:
    """What is said of one event, plan, denial, dispute or change.

    Args:
        first, last: the days it is dated; both ``None`` when no day is known.
        reported: the days are those of publication, because the claims give none.
        tag: what it is in a word or two ("threat"), or ``""``.
        sentences: at least one.
    """

    first: date | None
    last: date | None
    reported: bool
    tag: str
    sentences: tuple[Sentence, ...]


class Kind(StrEnum):
    """The sections of a brief, in their order."""

    CHANGED = "changed"
    DONE = "done"
    SAID = "said"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief: the weightiest items by day, and how many were left out."""

    kind: Kind
    items: tuple[Item, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a claim stands: its id in the store, the article, and the place of its sentence in the text.

    Args:
        claim: id of the claim.
        outlet, title, url: of the article; ``None`` where it does not say.
        published: day of publication.
        document: the article's id; start, end: the sentence in its text, in code points.
        quote: the sentence.
        said: who says so, in words ("two officials (not named)"), or ``""`` for the outlet's own voice.
        copy_of: the outlet whose text the article is a copy of, or ``""``.
    """

    claim: str
    outlet: str | None
    title: str | None
    url: str | None
    published: date | None
    document: str
    start: int
    end: int
    quote: str
    said: str
    copy_of: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a brief was made from, in numbers: claims read, events they tell of, articles, copies, outlets."""

    claims: int = 0
    events: int = 0
    articles: int = 0
    copies: int = 0
    outlets: int = 0
    anonymous: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief on two sides.

    Args:
        sides: their names; codes: as they were asked for.
        since, until: the days asked for; ``None`` is open.
        first, last: the days of publication of the articles it rests on.
        linked: whether reports of one event and copies were brought together before.
        sections: every kind once, in order; empty ones too.
        references: every claim that a sentence cites, in order of appearance; the first has number 1.
    """

    sides: tuple[str, str]
    codes: tuple[str, str]
    since: date | None
    until: date | None
    first: date | None
    last: date | None
    linked: bool
    basis: Basis
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    _numbers: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_numbers", {ref.claim: n for n, ref in enumerate(self.references, start=1)})

    def number(self, claim: str) -> int:
        """The number of the reference to a claim."""
        return self._numbers[claim]
