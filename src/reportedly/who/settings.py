"""Where a text plays: what its places, its dateline and those who live there say, for roles that name no country.

Troops, envoys and states are told of wherever they act; a police force, a crowd or a court is where the story is.
"""

from __future__ import annotations

from collections import defaultdict

from reportedly.syntax import Token
from reportedly.who.clauses import is_venue
from reportedly.who.drafts import Draft
from reportedly.who.memory import NOT_STATES, Memory, is_outlet
from reportedly.who.quotations import reporting_verbs

# Sectors of those who act inside their own country.
DOMESTIC = frozenset({"COP", "OPP", "LEG", "JUD", "PTY", "LAB", "SOC", "CVL", "EDU", "AGR", "MED", "REL", "CRM"})
# A dateline, a place, one told to be of a country that acts at home, any other of it; a place named just before.
_DATELINE, _PLACE, _AT_HOME, _TOLD, _NEAR = 3.0, 1.0, 1.0, 0.5, 1.0
_BEFORE = 2


class Setting:
    """Weighs the states of one document by what says that its story plays there."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self._sums: defaultdict[str, float] = defaultdict(float)
        self._places: list[tuple[int, str]] = []
        if memory.home is not None:
            self._sums[memory.home] += _DATELINE
        for draft in memory.drafts:
            code = draft.code
            if code is None or code in NOT_STATES or is_outlet(draft):
                continue
            ground = memory.ground(draft) if draft.entity is not None else None
            if ground is not None and not _only_said(ground):
                self._places.append((draft.sent, code))
                self._sums[code] += _PLACE * (2 if draft.sent == 0 else 1)
            elif draft.role is not None and DOMESTIC & set(draft.sector):
                self._sums[code] += _AT_HOME
            else:
                self._sums[code] += _TOLD
        self._sure = {code for _, code in self._places} | ({memory.home} if memory.home is not None else set())

    def of(self, draft: Draft, opposed: frozenset[str]) -> str | None:
        """The state where the story plays when it comes to a mention; ``None`` when no place says so, or several do.

        Args:
            draft: the mention. opposed: states that it is not of.
        """
        sums = {code: weight for code, weight in self._sums.items() if code not in opposed}
        near = [code for sent, code in self._places if 0 < draft.sent - sent <= _BEFORE]
        if near and near[-1] in sums:
            sums[near[-1]] += _NEAR
        ranked = sorted(sums, key=lambda code: (-sums[code], code))
        if not ranked or ranked[0] not in self._sure:
            return None
        return ranked[0] if len(ranked) == 1 or sums[ranked[0]] > sums[ranked[1]] else None


def _only_said(ground: Token) -> bool:
    """Whether a place only says where people meet or tell of it: "talks in Geneva", "officials in Nairobi said"."""
    holder = ground.head.head
    told = holder.dep in ("nsubj", "nsubjpass") and holder.head.lemma in reporting_verbs()
    return told or is_venue(ground)
