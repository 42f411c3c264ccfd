"""What is a copy of what: near-copies as they were judged, and the places where one text was seen letter by letter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.link.corroboration import Carried
from reportedly.store import View
from reportedly.store.judgements import JudgementKind
from reportedly.store.rows import DocumentRow, SightingRow


@dataclass(frozen=True, slots=True)
class NearCopy:
    """An article that is nearly the same as another one, or held to be so through others.

    Args:
        row: the article.
        score: share of their words' sequences that both have, as judged; ``None`` when only others tie them together.
        judgement: the id of the judgement of the two, by which it can be undone; ``None`` likewise.
        author: who judged it.
    """

    row: DocumentRow
    score: float | None = None
    judgement: str | None = None
    author: str | None = None


def copies_of(view: View, digest: str) -> list[NearCopy]:
    """The near-copies of an article, the earliest first."""
    others = [other for other in view.joined(JudgementKind.NEAR_DUPLICATE, [digest])[digest] if other != digest]
    if not others:
        return []
    judged = {}
    for row in view.judgements(kind=JudgementKind.NEAR_DUPLICATE, of=digest, undone=False):
        if row.verdict == "same":
            judged[row.other if row.one == digest else row.one] = row
    found = []
    for document in sorted(view.documents(others), key=lambda row: row.published or date.max):
        known = judged.get(document.digest)
        found.append(NearCopy(document, known.score, known.id, known.author) if known else NearCopy(document))
    return found


def copies(view: View, digests: Sequence[str] | None = None) -> dict[str, str]:
    """For the digest of each near-copy, the digest of the earliest article of its set.

    Args:
        view: of the store.
        digests: of the articles that are asked about; ``None`` for all.
    """
    return {digest: first for digest, first in view.originals(digests) if digest != first}


def sightings(view: View, digests: Iterable[str]) -> dict[str, list[SightingRow]]:
    """Where the texts were seen, in the order in which they were: each article's own place is among them."""
    wanted = sorted(set(digests))
    found: dict[str, list[SightingRow]] = {digest: [] for digest in wanted}
    for row in view.sightings(wanted) if wanted else ():
        found[row.digest].append(row)
    return found


def carried(found: Mapping[str, Sequence[SightingRow]]) -> dict[str, list[Carried]]:
    """Of sightings, what corroboration asks for: outlets and days."""
    return {digest: [Carried(row.publication, row.published) for row in rows] for digest, rows in found.items()}
