"""Weighs what speaks for each country that a role may be of, and says how sure the choice is.

A conditional logit: every country, and no country, has a sum of weights; their shares are the chances. The weights in
``data/agents/country_weights.toml`` are written by ``training/country_weights.py`` from mentions judged by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from reportedly.lexicon import data_root
from reportedly.who.candidates import evidence_of, kind_of, levels, none_of
from reportedly.who.drafts import Draft
from reportedly.who.memory import Memory

# How a choice is named: by the fact that speaks most for it; every other one is the document's context.
_METHODS: Mapping[str, str] = {
    "place": "sentence.place",
    "place-before": "document.scene",
    "scene": "document.scene",
    "main-scene": "document.scene",
    "role-told": "document.same_role",
    "role-told-far": "document.same_role",
    "role-guessed": "document.same_role",
    "sector": "document.sector",
    "sector-name": "document.sector",
    "called": "document.same_role",
    "armed-share": "document.group",
    "armed-near": "document.group",
    "armed-here": "document.group",
    "group": "document.group",
    "subject": "document.subject",
    "content": "sentence.content",
    "teller": "sentence.content",
    "teller-ruler": "sentence.content",
    "dateline": "document.dateline",
    "outlet": "document.outlet",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """The country chosen for a mention; ``code`` is ``None`` when none is more likely than that the text tells none.

    Args:
        code: ISO 3166-1 alpha-3, or a code of those who are no state.
        chance: how likely the choice is right, 0..1.
        method: what spoke most for it.
        others: the next best codes.
    """

    code: str | None
    chance: float
    method: str
    others: tuple[str, ...] = ()


def choose(memory: Memory, draft: Draft) -> Choice:
    """The country of a role whose phrase names none."""
    kind = kind_of(memory, draft)
    found = evidence_of(memory, draft)
    sums = {code: _sum(kind, facts) for code, facts in found.items()}
    none = _sum(kind, none_of(memory, draft))
    return _best(kind, found, sums, none)


def choose_home(memory: Memory, draft: Draft, homes: tuple[str, ...]) -> Choice:
    """Of the states that a people lives in, the one that is meant here."""
    found = facts_of_homes(memory, draft, homes)
    if len(homes) > 1 and not memory.weights.keys() & set(homes):
        return Choice(None, 0.0, "none")
    return _best("home", found, {code: _sum("home", facts) for code, facts in found.items()}, None)


def facts_of_homes(memory: Memory, draft: Draft, homes: tuple[str, ...]) -> dict[str, dict[str, float]]:
    """What speaks for each of the states that a people lives in, the first of them its main one."""
    evidence = evidence_of(memory, draft)
    return {code: {**evidence.get(code, {}), f"home-{min(n, 3)}": 1.0} for n, code in enumerate(homes)}


def _best(kind: str, found: Mapping[str, dict[str, float]], sums: Mapping[str, float], none: float | None) -> Choice:
    ranked = sorted(sums, key=lambda code: (-sums[code], code))
    if not ranked or (none is not None and none >= sums[ranked[0]]):
        return Choice(None, 0.0, "none")
    top = ranked[0]
    others = [*sums.values(), *(() if none is None else (none,))]
    chance = 1.0 / sum(exp(other - sums[top]) for other in others)
    told = {fact: weight for fact, weight in _parts(kind, found[top]).items() if fact in _METHODS}
    reason = max(told, key=lambda fact: (told[fact], fact), default="")
    method = _METHODS[reason] if reason and told[reason] > 0 else "document.context"
    return Choice(top, round(chance, 2), method, tuple(ranked[1:3]))


def _sum(kind: str, facts: Mapping[str, float]) -> float:
    return sum(_parts(kind, facts).values())


def _parts(kind: str, facts: Mapping[str, float]) -> dict[str, float]:
    tables = [_weights().get(name, {}) for name in ("all", *levels(kind))]
    return {fact: value * sum(table.get(fact, 0.0) for table in tables) for fact, value in facts.items()}


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Mapping[str, float]]:
    """The weight of each fact, for all kinds of roles and what is added for some of them."""
    return tomllib.loads((data_root() / "agents" / "country_weights.toml").read_text(encoding="utf-8"))
