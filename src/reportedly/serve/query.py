"""What a page may be asked: every value bounded and checked, and turned into the store's own filter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from reportedly.serve.several import divided
from reportedly.store import Filter
from reportedly.types import SourceKind, Status

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNPRINTABLE = r"^[^\x00-\x1f\x7f]*$"


def _day(value: object) -> object:
    """Days as people write them in ISO form; pydantic alone would also take seconds since 1970."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("write a day as YYYY-MM-DD")
    return value


def _several(value: object) -> object:
    """Several values in one box, divided by commas."""
    if isinstance(value, list):
        return [part for item in value for part in divided(str(item))]
    return value


def _few(value: object) -> object:
    return [item for item in value if item != ""] if isinstance(value, list) else value


Day = Annotated[date, BeforeValidator(_day)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=_UNPRINTABLE)]
Words = Annotated[list[Word], BeforeValidator(_several), Field(max_length=20)]
Category = Annotated[str, StringConstraints(pattern=r"^\w[\w .:/-]{0,59}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=_UNPRINTABLE)]


class Asked(BaseModel):
    """The base of all queries: fields that nobody knows are refused, empty ones are not there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, values: Any) -> Any:
        if not isinstance(values, Mapping):
            return values
        kept = {name: _few(value) for name, value in values.items()}
        return {name: value for name, value in kept.items() if value not in ("", [], None)}

    def pairs(self, **changes: object) -> dict[str, Any]:
        """Names and values as they stand in an address: only what differs from the default."""
        given = self.model_dump(mode="json", exclude_defaults=True)
        return {name: _text(value) for name, value in (given | changes).items() if value not in (None, "", [], False)}


class ClaimQuery(Asked):
    """Which claims. Names are those of :class:`reportedly.store.Filter`; several values mean any of them."""

    actor: Words = Field([], description="who does it: codes (IRN), Wikidata ids or names")
    recipient: Words = Field([], description="to whom")
    either_way: bool = Field(False, description="with one actor and one recipient: also the other way round")
    involving: Words = Field([], description="on either side")
    event: list[Category] = Field([], max_length=40, description="category, PLOVER's or of one's own codebook")
    act: list[Category] = Field([], max_length=40, description="the deed itself")
    status: list[Status] = Field([], max_length=7, description="how far the claim goes")
    source: Words = Field([], description="words in the name of who says so, or its code")
    source_kind: list[SourceKind] = Field([], max_length=6, description="kind of who says so")
    publication: Words = Field([], description="outlet")
    place: Words = Field([], description="country code, name of a place, or its number in GeoNames as geonames:2643743")
    since: Day | None = Field(None, description="first day of the event")
    until: Day | None = Field(None, description="last day of the event")
    published_since: Day | None = Field(None, description="first day of publication")
    published_until: Day | None = Field(None, description="last day of publication")
    confidence: float = Field(0.0, ge=0, le=1, allow_inf_nan=False, description="the least confidence")
    text: Phrase = Field("", description="words in the sentence")
    document: list[Digest] = Field([], max_length=20, description="digests of articles")
    run: int | None = Field(None, ge=1, le=1_000_000, description="number of a run; without it the latest ones")

    def filter(self, *, limit: int | None = None, offset: int = 0) -> Filter:
        """The same as the store's filter."""
        actor, recipient, dyad = tuple(self.actor), tuple(self.recipient), None
        if self.either_way and len(actor) == len(recipient) == 1:
            dyad, actor, recipient = (actor[0], recipient[0]), (), ()
        return Filter(
            actor=actor,
            recipient=recipient,
            dyad=dyad,
            either_way=dyad is not None,
            involving=tuple(self.involving),
            event=tuple(self.event),
            act=tuple(self.act),
            status=tuple(self.status),
            source=tuple(self.source),
            source_kind=tuple(self.source_kind),
            publication=tuple(self.publication),
            place=tuple(self.place),
            since=self.since,
            until=self.until,
            published_since=self.published_since,
            published_until=self.published_until,
            confidence=self.confidence,
            text=self.text,
            document=tuple(self.document),
            run=self.run,
            limit=limit,
            offset=offset,
        )

    def narrowing(self) -> dict[str, Any]:
        """The part of the address that narrows the claims, without the page and its size."""
        return {name: value for name, value in self.pairs().items() if name in ClaimQuery.model_fields}


def _text(value: object) -> object:
    """Booleans as the form sends them."""
    return "1" if value is True else value
