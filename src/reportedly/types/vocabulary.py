"""The closed sets of values that a record may hold, and the categories that a user's own codebook adds.

PLOVER's category names are verbatim; a test holds them equal to ``data/plover``.
"""

from __future__ import annotations

from enum import Enum, IntEnum, StrEnum
from typing import TypeAlias


class EventType(StrEnum):
    """The 16 PLOVER categories (manual 0.8)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class OwnEvent(str):
    """A category of a user's own codebook, beside the members of :class:`EventType`.

    Get one from :func:`event_code`: there is one object a name in a process, so that ``is`` works as it does for
    members of an enumeration.
    """

    __slots__ = ()

    @property
    def value(self) -> str:
        """The name, as for a member of :class:`EventType`."""
        return str(self)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return event_code, (str(self),)


EventCode: TypeAlias = EventType | OwnEvent
"""What an event may be: a PLOVER category, or one of a user's own codebook."""

_OWN: dict[str, OwnEvent] = {}


def event_code(name: str) -> EventCode:
    """The category of a name: PLOVER's where it has one of that name, else an own one.

    Args:
        name: such as ``"ASSAULT"``, or what a user's codebook calls its category.

    Example:
        >>> event_code("ASSAULT") is EventType.ASSAULT, event_code("DATA_THEFT") is event_code("DATA_THEFT")
        (True, True)
    """
    try:
        return EventType(name)
    except ValueError:
        return _OWN.setdefault(name, OwnEvent(name))


class Quad(IntEnum):
    """Verbal or material, cooperation or conflict."""

    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4


class Status(StrEnum):
    """How far a claim goes, as held by the innermost source of its chain (codebook, *Status*)."""

    HAPPENED = "happened"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    RULED_OUT = "ruled_out"
    HYPOTHETICAL = "hypothetical"
    UNKNOWN = "unknown"


class Factuality(Enum):
    """FactBank's values; each member is (label, score in [-3, 3]).

    CTu and Uu share the score 0 and stay two members, because the label is part of the value.

    Source: de Marneffe, Manning and Potts 2012, table 1; scores as in the unified factuality data.

    Example:
        >>> Factuality.CT_PLUS.score, Factuality.UU is Factuality.CT_U
        (3, False)
    """

    CT_PLUS = ("CT+", 3)
    PR_PLUS = ("PR+", 2)
    PS_PLUS = ("PS+", 1)
    CT_U = ("CTu", 0)
    UU = ("Uu", 0)
    PS_MINUS = ("PS-", -1)
    PR_MINUS = ("PR-", -2)
    CT_MINUS = ("CT-", -3)

    @property
    def label(self) -> str:
        """FactBank's own name of the value, such as ``CT+``."""
        return self.value[0]

    @property
    def score(self) -> int:
        """The value on the scale from -3 (certainly not) to 3 (certainly so)."""
        return self.value[1]


class SourceKind(StrEnum):
    """Who says so (codebook, *Sources*)."""

    AUTHOR = "author"
    OUTLET = "outlet"
    NAMED = "named"
    ANONYMOUS = "anonymous"
    GROUP = "group"
    DOCUMENT = "document"


class Style(StrEnum):
    """How the words of a source are rendered."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NONE = "none"


class Grain(StrEnum):
    """The unit to which a time is known."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


class Basis(StrEnum):
    """What a date was read from, strongest first."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    DATELINE = "dateline"
    PUBLISHED = "published"


class MentionKind(StrEnum):
    """How the text names an actor."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"
    NATIONALITY = "nationality"
    METONYM = "metonym"
