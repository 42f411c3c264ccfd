"""Groups by number: "both sides", "the two leaders", "both governments", "the three countries"."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.syntax import Token
from reportedly.types import Actor, MentionKind
from reportedly.who.drafts import Draft
from reportedly.who.knowledge import EntityKind
from reportedly.who.memory import NOT_STATES, Memory, is_outlet, is_state_name
from reportedly.who.words import words

_NUMBERS = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5, "six": 6, "6": 6}
_REACH = 6
_FIGHTING = frozenset({"GOV", "MIL", "COP", "REB", "UAF", "OPP"})
_PARTIES = frozenset(
    {
        EntityKind.COUNTRY,
        EntityKind.ADJECTIVE,
        EntityKind.PEOPLE,
        EntityKind.CAPITAL,
        EntityKind.SEAT,
        EntityKind.GROUP,
        EntityKind.ORGANISATION,
    }
)


def number_of(token: Token) -> int:
    """How many a phrase says that it means: 2 for "both sides"; else 0."""
    if any(child.dep == "det" and child.lower in ("a", "some", "any", "all", "other") for child in token.children):
        return 0
    known = any(child.dep in ("det", "poss") for child in token.children)
    for child in token.children:
        if child.dep in ("det", "predet") and child.lower == "both":
            return 2
        if child.dep == "amod" and child.lower in words("rivals") and token.tag == "NNS" and known:
            return 2
        if child.dep == "nummod" and known and token.tag in ("NNS", "NNPS"):
            return _NUMBERS.get(child.lower, 0)
    return 0


def resolve_group(memory: Memory, draft: Draft, count: int) -> None:
    """Give a phrase like "the two sides" the parties named last, as its parts."""
    role = draft.role
    states = role is None or role.anchor in ("state", "side") or role.kind != "person"
    listed = _listed(memory, draft, count, states=states)
    parts = listed or (_latest_pair(memory, draft, states=states) if count == 2 else ())
    if len(parts) < count:
        if count == 2 and role is not None and role.anchor == "side":
            _of_one_state(memory, draft)
        return
    if role is not None and role.sector:
        parts = (
            tuple(Actor(a.name, a.code, role.sector, a.resolution, a.id, a.office) for a in parts) if states else parts
        )
    draft.parts = tuple(parts)
    draft.code, draft.method, draft.score, draft.plural = parts[0].code, "document.pair", 0.7, True


def _listed(memory: Memory, draft: Draft, count: int, *, states: bool) -> Sequence[Actor]:
    """The latest list of so many different parties: "Russia, Turkey and Iran … the three countries"."""
    # "France and Spain are the two states": who is said to be them is not against them
    opposed = memory.opposed(draft) if memory.token(draft).dep != "attr" else frozenset()
    for other in memory.recent(draft, _REACH):
        if (not states and not other.person) or other.code in opposed:
            continue
        parts = other.parts or memory.group(other)
        if len(parts) == count == len({part.code for part in parts}):
            return tuple(parts)
    return ()


def _latest_pair(memory: Memory, draft: Draft, *, states: bool) -> Sequence[Actor]:
    """The two different parties: persons for "the two leaders", states for "both sides".

    Whoever acts on them ("Russia urged both sides") is neither. Of states, the two that the document speaks of most are
    meant, when both were named lately; else, as for persons, the two named last.
    """
    found: dict[str, Draft] = {}
    opposed = memory.opposed(draft) if states else frozenset()
    for other in memory.recent(draft, _REACH if states else 40):
        if other.kind is MentionKind.PRONOUN or is_outlet(other):
            continue
        if other.code is None or other.code in NOT_STATES - {"EUR", "UNO", "IMG"}:
            continue
        if states and not (is_party(other) or is_state_name(other)):
            continue
        if not states and not (other.person and not other.plural and other.kind is MentionKind.NAME):
            continue
        if other.code in opposed:
            continue
        found.setdefault(other.code, other)
        if len(found) == 2 and not states:
            break
    if len(found) < 2:
        return ()
    chosen = list(found)[:2]
    if states:
        heaviest = sorted(found, key=lambda code: -memory.weights[code])
        third = memory.weights[heaviest[2]] if len(heaviest) > 2 else 0
        if memory.weights[heaviest[1]] > third:
            chosen = [code for code in found if code in heaviest[:2]]
    return tuple(found[code].actor() for code in reversed(chosen))


def _of_one_state(memory: Memory, draft: Draft) -> None:
    """ "Both sides" of a war inside one country: its army and its rebels, when no other state is a party."""
    found: dict[str, set[frozenset[str]]] = {}
    opposed = memory.opposed(draft)
    for other in memory.recent(draft, _REACH):
        fights = other.code is not None and other.code not in NOT_STATES and _FIGHTING & set(other.sector)
        if fights and other.code not in opposed and other.kind is not MentionKind.PRONOUN:
            found.setdefault(other.code or "", set()).add(frozenset(other.sector))
    if len(found) == 1 and len(next(iter(found.values()))) > 1:
        draft.code, draft.method, draft.score = next(iter(found)), "document.pair", 0.6


def is_party(draft: Draft) -> bool:
    """Whether a mention names a party to a dispute: a state, its capital, a group, or a body of one."""
    if draft.entity is not None:
        return draft.entity.kind in _PARTIES and draft.code not in ("UNO", "IGO", "NGO")
    if draft.role is None or not (draft.role.kind == "body" or draft.plural):
        return False
    return draft.role.kind == "thing" or bool({"GOV", "MIL", "REB", "UAF", "OPP"} & set(draft.sector))
