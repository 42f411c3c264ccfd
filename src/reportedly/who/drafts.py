"""A mention while it is being read: what the finder knows so far, before it is frozen into an ``ActorMention``."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.syntax import Parse, Token
from reportedly.types import Actor, ActorMention, MentionKind, Resolution
from reportedly.who.knowledge import Entity
from reportedly.who.roles import Role


@dataclass(slots=True)
class Hit:
    """A name of the knowledge base in the text: tokens ``first`` to ``last`` (exclusive), ``head`` governs them."""

    first: int
    last: int
    head: int
    entities: tuple[Entity, ...]


@dataclass(slots=True)
class RoleHit:
    """Role words in the text; ``head`` is the noun that governs them."""

    first: int
    last: int
    head: int
    role: Role


@dataclass(slots=True)
class Draft:
    """One mention in the making. Token indices are those of the parse; ``last`` is exclusive.

    ``tail`` is the last word of a name that the parser cut after its head.
    """

    head: int
    first: int
    last: int
    kind: MentionKind
    sent: int
    name: str = ""
    code: str | None = None
    sector: tuple[str, ...] = ()
    id: str | None = None
    office: str | None = None
    method: str = ""
    score: float = 0.0
    runners_up: tuple[str, ...] = ()
    reason: str = ""
    plural: bool = False
    person: bool = False
    female: bool | None = None
    subject: bool = False
    role: Role | None = None
    entity: Entity | None = None
    surname: str = ""
    definite: bool = False
    default: str | None = None
    homes: tuple[str, ...] = ()
    tail: int = -1
    parts: tuple[Actor, ...] = ()
    tokens: tuple[Token, ...] = field(default=(), repr=False)

    def actor(self) -> Actor:
        """The actor as identified so far."""
        found = Resolution(self.method, self.score, self.runners_up, self.reason)
        return Actor(self.name, self.code, self.sector, found, self.id, self.office)

    def take(self, other: Draft, method: str, score: float) -> None:
        """Become the same actor as ``other``."""
        self.name, self.code, self.id, self.office = other.name, other.code, other.id, other.office
        self.sector = other.sector or self.sector
        self.parts, self.entity = other.parts, other.entity
        self.method, self.score, self.reason = method, min(score, max(other.score, 0.2)), other.reason
        self.runners_up = other.runners_up
        if self.kind is MentionKind.PRONOUN:
            self.plural, self.person, self.role = other.plural, other.person, other.role
        if self.female is None:
            self.female = other.female

    def settle(self, parse: Parse) -> ActorMention:
        """The finished mention."""
        span = parse.span(self.first, self.last)
        actor = self.parts[0] if self.parts else self.actor()
        return ActorMention(
            span, self.head, self.first, self.last, self.kind, actor, self.plural, self.person, self.parts
        )
