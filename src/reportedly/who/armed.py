"""Whose fighters are meant when their phrase does not say: the armed groups a text tells of, and what it calls them.

Members of an armed group are of the group's own country, or of none ("Isis"), wherever the story plays. So what counts
is whose fighters the text names, which of them it calls by this word, and who was named last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportedly.types import MentionKind
from reportedly.who.drafts import Draft
from reportedly.who.knowledge import EntityKind
from reportedly.who.memory import NOT_STATES, Memory
from reportedly.who.ordered_rules import is_told
from reportedly.who.words import words

REBELS = frozenset({"REB", "UAF"})
_NO_GROUPS = NOT_STATES - {"IMG"}
_REACH = 4
# A text that names fighters once says little of whose the others are: as if so many more were of nobody known.
_UNSAID = 3
# A group of no state that is only named in passing is not whom a text tells of.
_PASSING = 0.15


def armed_kind(draft: Draft) -> str:
    """Whether fighters are called by a word for jihadists, for rebels, or for any."""
    if draft.role is not None and words("jihadists") & set(draft.role.pattern.split()):
        return "fighters-jihadists"
    return "fighters-rebels" if "REB" in draft.sector else "fighters"


def is_armed(draft: Draft) -> bool:
    """Whether a role fights: "the suspects" and "hardliners" are told of as other people are."""
    return bool(REBELS & set(draft.sector)) and not (
        draft.role is not None and words("unarmed") & set(draft.role.pattern.split())
    )


def armed_facts(memory: Memory, draft: Draft) -> Iterator[tuple[str, str, float]]:
    """What speaks for whose the fighters of a mention are: code, fact and how much of it."""
    told = [other for other in memory.drafts if _names_fighters(other)]
    yield from _shares(told, "armed-share")
    yield from _shares([other for other in told if _is_force(other)], "force-share")
    mine = _called(draft)
    yield from _shares([other for other in told if mine & _called(other)], "called")
    heads = {other.head for other in told if not _is_force(other)}
    for other in memory.recent(draft, _REACH):
        if other.head in heads and other.code is not None:
            far = draft.sent - other.sent
            yield other.code, "armed-here" if far == 0 else "armed-near" if far == 1 else "armed-last", 1.0
            return


def is_partisan(memory: Memory, draft: Draft) -> bool:
    """Whether the words say for whom fighters fight: "pro-government fighters" are nobody's jihadists."""
    tokens = memory.parse.tokens[draft.first : draft.head]
    return any(token.lower.startswith(("pro-", "anti-")) or token.lower in words("partisan") for token in tokens)


def stateless_group(memory: Memory) -> str | None:
    """The code of groups of no state, when most fighters that a text names are theirs."""
    told = Counter(other.code for other in memory.drafts if _names_fighters(other))
    return "IMG" if told["IMG"] >= _UNSAID and 2 * told["IMG"] > sum(told.values()) else None


def named_beside(memory: Memory, draft: Draft) -> Draft | None:
    """The group that a phrase is set beside or that it calls so: "the PKK, a terror group", "named it a militia"."""
    token = memory.token(draft)
    if draft.plural or not any(child.lower in ("a", "an") for child in token.childs("det")):
        return None
    tokens = memory.parse.tokens
    last = draft.first - 2
    if last >= 0 and tokens[last + 1].text == ",":
        if tokens[last].text == ")":
            last -= 1
        for other in memory.recent(draft, 0):
            if other.first <= last < other.last and other.entity is not None:
                return other if other.entity.kind is EntityKind.GROUP else None
    verb = token.head.head if token.dep == "pobj" and token.head.lower == "as" else token.head
    if token.dep not in ("pobj", "oprd", "attr") or verb.pos not in ("VERB", "AUX"):
        return None
    holder = verb.child("nsubj") if token.dep == "attr" else verb.child("dobj", "nsubjpass")
    called = memory.by_head.get(holder.i) if holder is not None else None
    return None if called is None or called.head == draft.head or called.person else called


def _names_fighters(draft: Draft) -> bool:
    """Whether a mention names fighters and whose they are: "Hamas", "Isis fighters", "Kurdish militants"."""
    if not REBELS & set(draft.sector) or draft.kind is MentionKind.PRONOUN or draft.parts:
        return False
    return draft.code is not None and draft.code not in _NO_GROUPS and (is_told(draft) or bool(draft.homes))


def _is_force(draft: Draft) -> bool:
    """Whether a group is named like troops: the Unity Forces are fighters to many, militants to few."""
    return draft.entity is not None and bool(words("force-names") & set(draft.entity.name.lower().split()))


def _called(draft: Draft) -> frozenset[str]:
    """The words that say what sort of fighters they are, without those for a group and its members."""
    return frozenset(draft.role.pattern.split()) - words("of-a-group") if draft.role is not None else frozenset()


def _shares(found: Sequence[Draft], fact: str) -> Iterator[tuple[str, str, float]]:
    counts: Mapping[str | None, int] = Counter(draft.code for draft in found)
    for code, count in counts.items():
        share = count / (len(found) + _UNSAID)
        if code is not None and (code not in NOT_STATES or share >= _PASSING):
            yield code, fact, share
