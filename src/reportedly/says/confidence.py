"""How sure an attribution is: a logistic fit on what the rules and the encoder say of it.

The weights in ``data/says/confidence.toml`` are written by ``training/attribution_confidence.py`` from the development
part of PolNeAR, where right means that the content and the source are.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from math import exp, log

from reportedly.lexicon import data_root

_LEAST = 0.01
_UNKNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a candidate, each 0..1.

    Args:
        tagged: the encoder's own confidence in the attribution; 0 when it made none.
        cue, role: how likely the words of the cue are a cue, those of the content a content.
        content, source: how likely the words of content and source belong to this cue.
        ruled: 1 when a rule made it, too. quoted: 1 when quotation marks bound it.
        agree: share of tokens that the rule's content and the encoder's have in common.
        long: 1 for a content of more than five words.
        named: 1 when there is a source.
    """

    tagged: float = 0.0
    cue: float = 0.0
    role: float = 0.0
    content: float = 0.0
    source: float = 0.0
    ruled: float = 0.0
    quoted: float = 0.0
    agree: float = 0.0
    long: float = 0.0
    named: float = 0.0


def features(evidence: Evidence) -> dict[str, float]:
    """The fit's inputs: log odds of the encoder's probabilities, and the flags."""
    return {
        "bias": 1.0,
        "tagged": _odds(evidence.tagged) if evidence.tagged else 0.0,
        "cue": _odds(evidence.cue),
        "role": _odds(evidence.role),
        "content": _odds(evidence.content) if evidence.tagged else 0.0,
        "source": _odds(evidence.source) if evidence.tagged else 0.0,
        "alone": float(not evidence.tagged),
        "ruled": evidence.ruled,
        "quoted": evidence.quoted,
        "agree": evidence.agree,
        "long": evidence.long,
        "named": evidence.named,
    }


class Confidence:
    """The fit, loaded once. The threshold is the one that gave the best F1 where it was fitted."""

    def __init__(self) -> None:
        fitted = tomllib.loads((data_root() / "says" / "confidence.toml").read_text(encoding="utf-8"))
        self.weights: dict[str, float] = fitted["weights"]
        self.by_rule: dict[str, float] = fitted["by_rule"]
        self.threshold: float = fitted["threshold"]

    def of(self, evidence: Evidence) -> float:
        """The chance, 0..1, that content and source are right."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in features(evidence).items())
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))

    def of_rule(self, kind: str, *, quoted: bool) -> float:
        """The same without the encoder: the share of such rules' attributions that are right."""
        return self.by_rule.get("quoted" if quoted else kind, _UNKNOWN)


def _odds(value: float) -> float:
    bounded = min(max(value, _LEAST), 1.0 - _LEAST)
    return log(bounded / (1.0 - bounded))
