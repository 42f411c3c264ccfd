"""What each room writes on a page: mentions, times, places, events, attributions, statuses.

Every value points at characters (``Span``) and, where rooms need to find it in the parse, at a token (``head``: the
index of the phrase's syntactic head in ``Parse.tokens``). ``why`` names the rule or model behind the value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from reportedly.types.document import Span
from reportedly.types.vocabulary import (
    Basis,
    EventCode,
    EventType,
    Factuality,
    Grain,
    MentionKind,
    SourceKind,
    Status,
    Style,
)


class Layer(StrEnum):
    """The layers that components require and provide."""

    PARSE = "parse"
    TAGS = "tags"
    ACTORS = "actors"
    TIMES = "times"
    PLACES = "places"
    EVENTS = "events"
    ATTRIBUTIONS = "attributions"
    STATUSES = "statuses"


@dataclass(frozen=True, slots=True)
class Resolution:
    """How an identity was decided.

    Args:
        method: rule or table, such as ``"kb.person"``, ``"document.short_name"``, ``"kb.demonym"``.
        score: 0..1, how sure.
        runners_up: names or codes that were considered and lost, best first.
        reason: an enumerated reason when nothing was decided (``"unknown_name"``, ``"no_country"``), else ``""``.
    """

    method: str
    score: float
    runners_up: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """An identified actor (codebook, *Actor codes*).

    Args:
        name: canonical name, or the text as written when unknown.
        code: ISO 3166-1 alpha-3, or IGO, UNO, EUR, NGO, ISM, IMG, MNC; ``None`` when no rule could tell.
        sector: PLOVER sectors, most specific first.
        id: Wikidata id when the table holds one.
        office: the office held, as in the text or at the document's date.
    """

    name: str
    code: str | None
    sector: tuple[str, ...]
    resolution: Resolution
    id: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A phrase that names an actor.

    Args:
        span: the phrase as a reader would cite it ("Venezuelan President Nicolas Maduro"), without trailing clauses.
        head: token index of its syntactic head.
        first, last: token indices of the phrase, ``last`` exclusive.
        plural: whether it names several ("officials").
        person: whether it names persons rather than bodies or states.
        parts: further actors named by the same phrase ("Hungarian and Romanian officials"), the first being ``actor``.
    """

    span: Span
    head: int
    first: int
    last: int
    kind: MentionKind
    actor: Actor
    plural: bool = False
    person: bool = False
    parts: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression and its interval.

    Args:
        start, end: first and last day of the interval, both inclusive; ``None`` when the expression has no calendar
            value ("recently").
        grain: unit to which it is known.
        basis: explicit ("9 May 2021"), or relative (to ``published`` or the dateline).
        kind: TIMEX3 type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value, such as ``2021-05-09``, ``2021-W18``, ``P3D``, ``PAST_REF``.
        head: token index of the phrase's head.
    """

    span: Span
    start: date | None
    end: date | None
    grain: Grain
    basis: Basis
    kind: str
    value: str
    head: int
    why: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer; ``resolution`` is PLOVER's scale 1 country … 5 sub-city."""

    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    province: str | None
    resolution: int


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym in the text. ``as_actor`` marks metonyms ("Washington said"), which are no place of an event."""

    span: Span
    head: int
    place: Place | None
    as_actor: bool
    why: str
    score: float = 1.0
    runners_up: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class EventMention:
    """A trigger with its category and arguments, before status decides the final category.

    Args:
        span: the words that name the deed.
        head: token index of the trigger's head, the word whose status is assessed.
        tokens: token indices of the trigger words.
        act: the deed named by the words.
        frame: REQUEST, REJECT, THREATEN, AGREE … when a governing trigger turns the deed into an asked, refused,
            threatened or promised one; ``None`` when the deed stands by itself. ``coder`` applies the codebook's
            event/act table to (act, frame, status).
        frame_head: token index of that governing trigger, or ``None``.
        modes: PLOVER modes; contexts: PLOVER contexts.
        actors, recipients: token indices of argument heads, in order of the text.
        two_sided: both sides are actor and recipient (talks, clashes, agreements).
        why: lexicon row id; of an event that the encoder named, ``encoder.<category>=<probability>``; both, with ``|``
            between, where it chose what the row's words name.
        score: how much of the event the text names, 0..1: a rank. The probability is ``Record.confidence``.
    """

    span: Span
    head: int
    tokens: tuple[int, ...]
    act: EventCode
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    why: str
    score: float = 1.0
    frame: EventType | None = None
    frame_head: int | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    two_sided: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that brings in a source or a status, with the lexicon row that knows it."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a chain: who says so. Never the doer.

    ``span`` is the phrase that names the source in this attribution; ``referent`` is the phrase a pronoun or "the
    official" goes back to, when known. ``code`` and ``sector`` are those of the actor it names.
    """

    kind: SourceKind
    style: Style
    span: Span | None = None
    referent: Span | None = None
    head: int | None = None
    code: str | None = None
    sector: tuple[str, ...] = ()
    cue: Cue | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content (PolNeAR's scheme), with the chain that a relay makes.

    Args:
        chain: sources brought in by this attribution, outermost first: ``(outlet Axios, anonymous officials)``.
        source, cue, content: the spans as annotated in the text; several when discontinuous; ``source`` is empty when
            the text leaves it out.
        head: token index of the cue's head, or ``None`` when the attribution has no cue word.
        rule: lexicon row or model name.
        score: 0..1.
    """

    chain: tuple[Source, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    style: Style
    head: int | None
    rule: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class StatusReading:
    """How far the claim goes for one event, as held by the innermost source of its chain.

    Args:
        event: index into ``Page.events``.
        value: FactBank value for the innermost source. score: the same on the continuous scale [-3, 3].
        chain: indices into ``Page.attributions``, outermost first, whose content holds the event.
        future, hypothetical, negated, historical: PLOVER's auxiliary modes.
        cues: the words that decided.
        confidence: 0..1.
    """

    event: int
    status: Status
    value: Factuality
    score: float
    chain: tuple[int, ...] = ()
    future: bool = False
    hypothetical: bool = False
    negated: bool = False
    historical: bool = False
    cues: tuple[Cue, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """A cue that the encoder found, with the source and the content that it links to it.

    Args:
        cue, source, content: token indices, ascending; ``source`` may be empty, ``content`` discontinuous.
        score: 0..1, how sure.
        first, last: the tokens that the encoder saw together, ``last`` exclusive.
        source_scores, content_scores: for each of those tokens, the probability that it belongs to this source or
            content.
    """

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    score: float
    first: int
    last: int
    source_scores: tuple[float, ...] = ()
    content_scores: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class TaggedRelation:
    """What the encoder reads between an actor and a recipient.

    Args:
        roots: probability of each root, ``"NONE"`` (nothing happens in this direction) included; they sum to 1.
        trigger: the token that it looked at most.
    """

    roots: dict[str, float]
    trigger: int


class RelationReader(Protocol):
    """Answers for any pair of phrases of a page what the one does to the other."""

    def __call__(
        self, source: Sequence[int], target: Sequence[int], sentence: tuple[int, int]
    ) -> TaggedRelation | None:
        """Token indices of the phrases (one may be empty), and the tokens of their sentence, the last exclusive."""
        ...


@dataclass(frozen=True, slots=True)
class Tags:
    """What the shared encoder says of each token; empty when no learned weights are installed.

    ``spans`` maps a head's name ("source", "cue", "content") to one BIO label a token; ``scores`` maps a head's name to
    one float a token. Both are aligned with ``Parse.tokens``. ``attributions`` are in order of their cues.
    ``relations`` answers what one phrase does to another.
    """

    spans: dict[str, tuple[str, ...]] = field(default_factory=dict)
    scores: dict[str, tuple[float, ...]] = field(default_factory=dict)
    attributions: tuple[TaggedAttribution, ...] = ()
    relations: RelationReader | None = field(default=None, compare=False, repr=False)
