"""Who acts on whom: actors as nodes, what they do to each other as edges, with the balance of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from reportedly.analysis.sql import query
from reportedly.analysis.units import STATUSES_OF, Bearing
from reportedly.store import Filter, View

_ALL = Filter()
_HAPPENED = tuple(status.value for status in STATUSES_OF[Bearing.DONE])


def balance(conflict: float, cooperation: float) -> float:
    """From -1 (conflict only) to 1 (cooperation only), by sums of scores; 0 when there are none.

    Example:
        >>> balance(-9.0, 3.0)
        -0.5
    """
    weight = cooperation - conflict
    return (cooperation + conflict) / weight if weight else 0.0


@dataclass(frozen=True, slots=True)
class Edge:
    """What one actor does to another.

    Args:
        actor, recipient: country or organisation codes, or names where there is none.
        events: how many; claims: in how many claims.
        conflict, cooperation: sums of negative and of positive scores.
        verbal_cooperation, material_cooperation, verbal_conflict, material_conflict: events by quad class.
        first, last: days of the first and the last event.
    """

    actor: str
    recipient: str
    events: int
    claims: int
    conflict: float
    cooperation: float
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    first: date | None
    last: date | None

    @property
    def balance(self) -> float:
        """From -1 (conflict only) to 1 (cooperation only)."""
        return balance(self.conflict, self.cooperation)

    def as_dict(self) -> dict[str, Any]:
        """The JSON form: dates as ISO text."""
        values = {n: v.isoformat() if isinstance(v, date) else v for n, v in asdict(self).items()}
        sums = {"conflict": round(self.conflict, 4), "cooperation": round(self.cooperation, 4)}
        return {**values, **sums, "balance": round(self.balance, 4)}


@dataclass(frozen=True, slots=True)
class Node:
    """An actor: events that it does and that are done to it, the sums of their scores, and with how many others."""

    key: str
    done: int
    received: int
    conflict: float
    cooperation: float
    others: int

    @property
    def events(self) -> int:
        """What it does and what is done to it."""
        return self.done + self.received

    @property
    def balance(self) -> float:
        """From -1 (conflict only) to 1 (cooperation only)."""
        return balance(self.conflict, self.cooperation)

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        sums = {"conflict": round(self.conflict, 4), "cooperation": round(self.cooperation, 4)}
        return {**asdict(self), **sums, "balance": round(self.balance, 4)}


@dataclass(frozen=True, slots=True)
class Network:
    """Actors, busiest first, and the edges between them, heaviest first."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"nodes": [node.as_dict() for node in self.nodes], "edges": [edge.as_dict() for edge in self.edges]}


def network(
    view: View,
    wanted: Filter = _ALL,
    *,
    bearing: tuple[str, ...] = _HAPPENED,
    least: int = 1,
    limit: int = 100,
) -> Network:
    """The network of what a filter wants.

    Args:
        view: of the store.
        wanted: which claims.
        bearing: statuses that count; what happened, unless told otherwise.
        least: events without which an edge is left out.
        limit: edges at most, the heaviest.
    """
    given = {"bearing": list(map(str, bearing)), "least": least, "most": limit}
    edges = tuple(Edge(*row) for row in view.select(query("network"), wanted, **given).rows)
    keys = dict.fromkeys(key for edge in edges for key in (edge.actor, edge.recipient))
    nodes = [_node(key, edges) for key in keys]
    return Network(tuple(sorted(nodes, key=lambda node: (-node.events, node.key))), edges)


def _node(key: str, edges: tuple[Edge, ...]) -> Node:
    mine = [edge for edge in edges if key in (edge.actor, edge.recipient)]
    return Node(
        key,
        sum(edge.events for edge in mine if edge.actor == key),
        sum(edge.events for edge in mine if edge.recipient == key),
        sum(edge.conflict for edge in mine),
        sum(edge.cooperation for edge in mine),
        len({edge.actor for edge in mine} | {edge.recipient for edge in mine}) - 1,
    )
