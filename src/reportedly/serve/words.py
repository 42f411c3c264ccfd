"""What the closed sets of values are called on the pages, and what they mean in a sentence."""

from __future__ import annotations

from reportedly.types import EventType, Quad, SourceKind, Status

STATUSES: dict[str, str] = {
    Status.HAPPENED: "past or present, asserted",
    Status.PLANNED: "future or intended, asserted",
    Status.POSSIBLE: "may be, or may have been",
    Status.DENIED: "asserted not to be or not to have been",
    Status.RULED_OUT: "asserted not to come",
    Status.HYPOTHETICAL: "under a condition",
    Status.UNKNOWN: "left open",
}
"""Every status with its meaning, in the order in which they are shown."""

CATEGORIES: dict[str, str] = {
    EventType.AGREE: "says it will, or is willing to, cooperate",
    EventType.CONSULT: "meets, visits, phones, negotiates",
    EventType.SUPPORT: "praises, backs, recognises, signs",
    EventType.CONCEDE: "gives way in words",
    EventType.COOPERATE: "exchanges goods, troops, intelligence",
    EventType.AID: "gives material help",
    EventType.RETREAT: "withdraws, releases, disarms, ceases fire",
    EventType.REQUEST: "asks, demands, urges",
    EventType.ACCUSE: "criticises, condemns, charges",
    EventType.REJECT: "refuses, rejects, vetoes",
    EventType.THREATEN: "threatens, warns of consequences",
    EventType.PROTEST: "demonstrates, strikes, riots",
    EventType.SANCTION: "reduces relations, imposes sanctions",
    EventType.MOBILIZE: "moves forces short of using them",
    EventType.COERCE: "represses, seizes, arrests, expels",
    EventType.ASSAULT: "does physical harm",
}
"""Every category with what it covers, from agreement to assault."""

SOURCE_KINDS: dict[str, str] = {
    SourceKind.NAMED: "a person or body by name",
    SourceKind.ANONYMOUS: "unnamed persons",
    SourceKind.GROUP: "a group",
    SourceKind.DOCUMENT: "a document or statement",
    SourceKind.OUTLET: "another outlet",
    SourceKind.AUTHOR: "the outlet in its own voice",
}
"""Every kind of source with its meaning."""

QUADS: dict[int, str] = {
    Quad.VERBAL_COOPERATION: "verbal cooperation",
    Quad.MATERIAL_COOPERATION: "material cooperation",
    Quad.VERBAL_CONFLICT: "verbal conflict",
    Quad.MATERIAL_CONFLICT: "material conflict",
}
"""The four quarters of the categories."""


def category(event: str) -> str:
    """What a category covers; a user's own codebook says it elsewhere."""
    return CATEGORIES.get(event, "a category of the codebook that was used")


def plain(value: object) -> str:
    """A value of a closed set as words.

    Example:
        >>> plain("ruled_out")
        'ruled out'
    """
    return str(value).replace("_", " ")
