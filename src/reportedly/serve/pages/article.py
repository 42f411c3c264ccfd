"""Articles: the list of them, and one with its claims marked in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import Field

from reportedly.serve.building import Claim, add_page
from reportedly.serve.marking import Mark, Run, marks_of, paragraphs
from reportedly.serve.memo import Knowing
from reportedly.serve.paging import Paging
from reportedly.serve.problems import NotFoundError
from reportedly.serve.queries import query
from reportedly.serve.query import Asked, Digest, Phrase
from reportedly.serve.reader import Reading
from reportedly.store import DocumentRow, Filter

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Article:
    """One article.

    Args:
        title: of the page.
        digest: of the text.
        headline, url, publication, published, language: as read; ``None`` when unknown.
        published_basis: what the day of publication was read from.
        places: in how many places the same text was seen.
        text: all of it.
        claims: in the order of the words that name their deeds.
        marks: which words were read as what, for which claims (numbered from 1).
    """

    title: str
    digest: str
    headline: str | None
    url: str | None
    publication: str | None
    published: date | None
    published_basis: str
    language: str
    places: int
    text: str
    claims: tuple[Claim, ...]
    marks: tuple[Mark, ...]

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
        places=row.sightings,
        text=text,
        claims=tuple(claims),
        marks=marks_of(text, claims),
    )


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
