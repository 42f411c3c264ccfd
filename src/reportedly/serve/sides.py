"""The two sides of a relation: what they are called, and the addresses of the same relation the other way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.serve.form import Form
from reportedly.serve.query import ClaimQuery


@dataclass(frozen=True, slots=True)
class Sides:
    """Who does it and to whom, by name; empty where anybody may.

    Args:
        title: both in words.
        actor, recipient: names of the sides.
        mutual: whether both directions count.
        forth, back, both: queries for one direction, the other, and both; ``None`` without two single sides.
    """

    title: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    mutual: bool
    forth: dict[str, Any] | None
    back: dict[str, Any] | None
    both: dict[str, Any] | None


def sides_of(asked: ClaimQuery, form: Form) -> Sides:
    """The sides that a query names."""
    names = {choice.value.lower(): choice.note for choice in form.actors if choice.note}
    actor, recipient, involving = (
        tuple(names.get(key.lower(), key) for key in keys) for keys in (asked.actor, asked.recipient, asked.involving)
    )
    pair = len(asked.actor) == len(asked.recipient) == 1
    mutual = pair and asked.either_way
    query = asked.pairs(part=None, either_way=None)
    turned = {**query, "actor": asked.recipient, "recipient": asked.actor}
    return Sides(
        title=_title(actor, recipient, involving, mutual),
        actor=actor,
        recipient=recipient,
        mutual=mutual,
        forth=query if pair else None,
        back=turned if pair else None,
        both={**query, "either_way": "1"} if pair else None,
    )


def _title(actor: Sequence[str], recipient: Sequence[str], involving: Sequence[str], mutual: bool) -> str:
    """
    >>> _title(["Norway"], ["Iceland"], [], True), _title([], ["Iceland"], [], False), _title([], [], [], False)
    ('Norway and Iceland', 'Anybody to Iceland', 'Everybody')
    """
    if not actor and not recipient:
        return " or ".join(involving) or "Everybody"
    sides = [" or ".join(names) or "anybody" for names in (actor, recipient)]
    title = (" and " if mutual else " to ").join(sides)
    return title[0].upper() + title[1:]
