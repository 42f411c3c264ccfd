"""How sure a record is: a logistic fit on what speaks for and against it, and a forest of trees beside it.

Right means that the category, the actor and the recipient are all right by the codebook; how far the claim goes and who
says so have scores of their own. The numbers in ``data/says/record_confidence.toml`` are written by
``training/record_confidence.py`` from records judged by hand: a weight for each fact, how records of the same trigger
rows, and of the same category with the same sides, have fared so far, and a weight of the forest
(``record_forest.json``), which knows what facts mean together.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from typing import Final

from reportedly.coder.evidence import Evidence, odds
from reportedly.coder.forest import record_forest
from reportedly.lexicon import data_root

RECORD_OF_ROWS: Final = "record_of_rows"
RECORD_OF_SIDES: Final = "record_of_sides"
TOGETHER: Final = "together"
"""The weight of what the forest says."""
_FAR: Final = 30.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """The fitted numbers.

    Args:
        weights: by fact; :data:`RECORD_OF_ROWS` and :data:`RECORD_OF_SIDES` weigh the two tables, :data:`TOGETHER`
            the log odds of the forest.
        rows: log odds, against the average, of the records of a family of trigger rows.
        sides: the same of a category with the sides that are there.
    """

    weights: dict[str, float]
    rows: dict[str, float]
    sides: dict[str, float]


def parts_of(evidence: Evidence) -> dict[str, float]:
    """What each fact adds to the log odds that the record is right, in the order of the facts; zeros left out."""
    fitted = _fitted()
    found = {name: fitted.weights.get(name, 0.0) * value for name, value in evidence.facts.items()}
    found[RECORD_OF_ROWS] = fitted.weights.get(RECORD_OF_ROWS, 0.0) * fitted.rows.get(evidence.rows, 0.0)
    found[RECORD_OF_SIDES] = fitted.weights.get(RECORD_OF_SIDES, 0.0) * fitted.sides.get(evidence.sides, 0.0)
    together = fitted.weights.get(TOGETHER, 0.0)
    if together:
        found[TOGETHER] = together * odds(record_forest().chance(evidence.facts))
    return {name: part for name, part in found.items() if part}


def confidence_of(evidence: Evidence) -> float:
    """The chance, 0..1, that a record with this evidence is right."""
    return 1.0 / (1.0 + exp(-max(-_FAR, min(_FAR, sum(parts_of(evidence).values())))))


@lru_cache(maxsize=1)
def _fitted() -> Fitted:
    read = tomllib.loads((data_root() / "says" / "record_confidence.toml").read_text(encoding="utf-8"))
    return Fitted(read["weights"], read.get("rows", {}), read.get("sides", {}))
