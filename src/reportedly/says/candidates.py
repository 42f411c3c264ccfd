"""What the rules and the tagger propose, before it becomes an attribution: token ranges and their reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportedly.says.confidence import Evidence
from reportedly.syntax import Token

NOTHING = Evidence()

Range = tuple[int, int]
"""First and last (exclusive) token index."""


@dataclass(slots=True)
class Candidate:
    """A proposed attribution.

    ``cue``, ``content`` and ``source`` are token ranges; ``head`` is the index of the cue's head; ``kind`` the effect
    of the lexicon row (assert, believe, deny …) or ``""`` when only the tagger saw it; ``source_head`` the index of the
    word that names the source; ``quoted`` whether the content was read from quotation marks;
    ``evidence`` is what its score is reckoned from.
    """

    head: int
    rule: str
    kind: str
    cue: list[Range] = field(default_factory=list)
    source: list[Range] = field(default_factory=list)
    content: list[Range] = field(default_factory=list)
    source_head: int | None = None
    quoted: bool = False
    score: float = 1.0
    evidence: Evidence = NOTHING


def merged(ranges: Iterable[Range]) -> list[Range]:
    """The ranges in order of the text, those that touch or overlap joined.

    Example:
        >>> merged([(5, 7), (1, 3), (3, 4)])
        [(1, 4), (5, 7)]
    """
    out: list[Range] = []
    for first, last in sorted(item for item in ranges if item[0] < item[1]):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return out


def without(ranges: Iterable[Range], holes: Iterable[Range]) -> list[Range]:
    """The parts of ``ranges`` outside ``holes``.

    Example:
        >>> without([(0, 10)], [(3, 5)])
        [(0, 3), (5, 10)]
    """
    left = list(ranges)
    for a, b in holes:
        rest: list[Range] = []
        for first, last in left:
            if b <= first or last <= a:
                rest.append((first, last))
                continue
            if first < a:
                rest.append((first, a))
            if b < last:
                rest.append((b, last))
        left = rest
    return left


_EDGE = frozenset({",", ";", ":", "-", "–", "—", "--", "―", "/"})
_OPENING = frozenset({"“", "‘", "``", "(", "«"})
_FINAL = frozenset({".", "?", "!"})


def trimmed(tokens: tuple[Token, ...], item: Range, *, final: bool = True, leading_words: bool = False) -> Range:
    """``item`` without punctuation at its edges.

    ``final`` strips a sentence's end mark too, ``leading_words`` also a "but" that opens the sentence.
    """
    first, last = item
    if last - first > 1 and tokens[last - 1].text in _OPENING:
        last -= 1
    while first < last and (
        tokens[first].text in _EDGE
        or (leading_words and tokens[first].lower in ("but", "and", "yet", "so", "meanwhile"))
    ):
        first += 1
    while last > first and (tokens[last - 1].text in _EDGE or (final and tokens[last - 1].text in _FINAL)):
        last -= 1
    return first, last
