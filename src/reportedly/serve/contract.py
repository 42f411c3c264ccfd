"""The JSON form of a claim as types, for the API's description; ``docs/record.md`` says what each field means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import GetJsonSchemaHandler, PlainSerializer, TypeAdapter
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from typing_extensions import TypedDict

from reportedly.types import Record


class SpanJson(TypedDict):
    """Words of the text; offsets count code points, the end is exclusive."""

    start: int
    end: int
    text: str


class DocumentJson(TypedDict):
    """The article of a claim."""

    id: str
    title: str | None
    url: str | None
    publication: str | None
    published: str | None
    language: str


class ResolutionJson(TypedDict):
    """How an identity was decided."""

    method: str
    score: float
    runners_up: list[str]
    reason: str


class ActorJson(TypedDict):
    """An actor as written and as identified."""

    text: str
    start: int
    end: int
    name: str
    code: str | None
    sector: list[str]
    id: str | None
    office: str | None
    resolution: ResolutionJson


class WhenJson(TypedDict):
    """The time of an event: first and last day."""

    start: str
    end: str
    grain: str
    basis: str
    text: SpanJson | None


class WhereJson(TypedDict):
    """The place of an event."""

    text: str
    start: int
    end: int
    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    province: str | None
    resolution: int


class CueJson(TypedDict):
    """The word that brings a source in, and the rule that knows it."""

    start: int
    end: int
    text: str
    rule: str


class SourceJson(TypedDict):
    """One link of the chain of who says so."""

    kind: str
    text: str | None
    start: int | None
    end: int | None
    referent: SpanJson | None
    code: str | None
    sector: list[str]
    style: str
    cue: CueJson | None


class WhyJson(TypedDict):
    """The rules and models that decided."""

    event: list[str]
    status: list[str]
    sources: list[str]


class RunJson(TypedDict):
    """What coded a claim."""

    coder: str
    codebook: str
    model: str
    lexicon_hash: str
    config_hash: str


class ClaimJson(TypedDict):
    """A claim: one event, one sentence, one chain of sources."""

    id: str
    document: DocumentJson
    sentence: SpanJson
    event: str
    act: str
    mode: list[str]
    context: list[str]
    quad_code: int | None
    event_scale: float | None
    cameo: str | None
    event_text: SpanJson
    actor: list[ActorJson]
    recipient: list[ActorJson]
    when: WhenJson | None
    where: WhereJson | None
    status: str
    factuality: str
    future: bool
    hypothetical: bool
    negated: bool
    historical: bool
    sources: list[SourceJson]
    confidence: float
    why: WhyJson
    run: RunJson


class _Described:
    """Describes a value as a claim in JSON, however it is held here."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(TypeAdapter(ClaimJson).core_schema)


if TYPE_CHECKING:
    Claim = Record
else:
    Claim = Annotated[Any, PlainSerializer(lambda record: record.as_dict()), _Described()]
"""A record in a context: a record in templates, the contract's form in JSON."""
