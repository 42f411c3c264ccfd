"""Articles: the list of them, and one with its claims marked in its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import Field

from reportedly.link.copies import NearCopy, copies_of
from reportedly.serve.building import Claim, add_page
from reportedly.serve.marking import Mark, Run, marks_of, paragraphs
from reportedly.serve.memo import Knowing
from reportedly.serve.paging import Paging
from reportedly.serve.problems import NotFoundError
from reportedly.serve.queries import query
from reportedly.serve.query import Asked, Digest, Phrase
from reportedly.serve.reader import Reading
from reportedly.store import DocumentRow, Filter, View
from reportedly.store.judgements import JudgementKind
from reportedly.types import Record

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Carrier:
    """An outlet that carries a text, and when."""

    publication: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that is nearly the same; ``score`` is the share that both have, if the two were compared."""

    digest: str
    headline: str | None
    publication: str | None
    published: date | None
    score: float | None


@dataclass(frozen=True, slots=True)
class Article:
    """One article.

    Args:
        title: of the page.
        digest: of the text.
        headline, url, publication, published, language: as read; ``None`` when unknown.
        published_basis: what the day of publication was read from.
        carried: outlets that carry the same text, letter by letter, with their days.
        copies: articles that are nearly the same, or have much of it.
        text: all of it.
        claims: in the order of the words that name their deeds.
        marks: which words were read as what, for which claims (numbered from 1).
        told: for the id of each claim, how many claims tell of its event, itself among them.
    """

    title: str
    digest: str
    headline: str | None
    url: str | None
    publication: str | None
    published: date | None
    published_basis: str
    language: str
    carried: tuple[Carrier, ...]
    copies: tuple[Copy, ...]
    text: str
    claims: tuple[Claim, ...]
    marks: tuple[Mark, ...]
    told: dict[str, int]

    @property
    def paragraphs(self) -> tuple[tuple[Run, ...], ...]:
        """The text in marked pieces."""
        return paragraphs(self.text, self.claims)


def article(digest: Annotated[Digest, Path(description="digest of the text")], view: Reading) -> Article:
    """An article with its claims."""
    found = view.documents([digest], texts=True)
    if not found:
        raise NotFoundError("There is no such article here.")
    row: DocumentRow = found[0]
    claims = sorted(view.claims(Filter(document=(digest,))), key=lambda c: (c.event_text.start, c.event_text.end, c.id))
    text = row.text or ""
    return Article(
        title=row.title or "Article without a title",
        digest=row.digest,
        headline=row.title,
        url=row.url,
        publication=row.publication,
        published=row.published,
        published_basis=row.published_basis,
        language=row.language,
        carried=_carried(view, digest),
        copies=tuple(_copy(found) for found in copies_of(view, digest)),
        text=text,
        claims=tuple(claims),
        marks=marks_of(text, claims),
        told={head: len(members) for head, members in _events(view, claims).items()},
    )


def _carried(view: View, digest: str) -> tuple[Carrier, ...]:
    """Each outlet once. Where its text was read from on this machine is not shown."""
    seen = (Carrier(row.publication, row.published) for row in view.sightings([digest]))
    return tuple(dict.fromkeys(seen))


def _copy(found: NearCopy) -> Copy:
    row = found.row
    return Copy(row.digest, row.title, row.publication, row.published, found.score)


def _events(view: View, claims: Sequence[Record]) -> dict[str, list[str]]:
    return view.joined(JudgementKind.SAME_EVENT, [claim.id for claim in claims]) if claims else {}


class ArticlesQuery(Asked):
    """Which articles."""

    text: Phrase = Field("", description="words in the title or in the outlet's name")
    page: int = Field(1, ge=1, le=100_000, description="which part of the list")


@dataclass(frozen=True, slots=True)
class Line:
    """An article in a list."""

    digest: str
    headline: str | None
    publication: str | None
    published: date | None
    claims: int


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles, the latest first."""

    title: str
    query: dict[str, Any]
    paging: Paging
    articles: tuple[Line, ...]


_SIZE = 100


def articles(asked: Annotated[ArticlesQuery, Query()], view: Reading, known: Knowing) -> Articles:
    """Articles, the latest first."""
    like = asked.text.lower()

    def count() -> int:
        [[found]] = view.select(query("articles_count"), like=like).rows
        return int(found)

    total = known.of("articles", like, count)
    rows = view.select(query("articles"), like=like, most=_SIZE, after=(asked.page - 1) * _SIZE).rows
    shown = tuple(Line(*row) for row in rows)
    return Articles("Articles", asked.pairs(page=None), Paging.of(asked.page, _SIZE, total), shown)


add_page(router, "/article/{digest}", article, template="article.html")
add_page(router, "/articles", articles, template="articles.html")
