"""What one phrase does to another, read from the states of one pass: any pair of a sentence can be asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.tagging.numbers import plain
from reportedly.tagging.windows import Window
from reportedly.types import Quad, TaggedRelation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ROOTS = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "YIELD",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "NONE",
)
"""PLOVER's older roots, as annotated; YIELD is CONCEDE and RETREAT. NONE: nothing happens in this direction."""

QUAD_OF = {
    root: quad
    for quad, roots in zip(Quad, (ROOTS[:3], ROOTS[3:6], ROOTS[6:10], ROOTS[10:15]), strict=True)
    for root in roots
}
"""Quad of each root, as annotated: YIELD is cooperation in deed, carried out or not. NONE has none."""

_ACTOR, _RECIPIENT, _KEY, _VALUE = range(4)
_AT = 6.0
"""Added to the attention of the words that one asks about: the head then reads the event there, not elsewhere."""


class RelationHead:
    """The small network over (actor, recipient, event) views.

    Args:
        path: the ``.npz`` file of its four arrays.
        settings: of the weights' manifest.
    """

    def __init__(self, path: Path, settings: Mapping[str, float]) -> None:
        import numpy as np

        with np.load(path, allow_pickle=False) as arrays:
            self._in, self._in_bias = arrays["in"], arrays["in_bias"]
            self._out, self._out_bias = arrays["out"], arrays["out_bias"]
        self._temperature = settings.get("root_temperature", 1.0)

    def read(
        self, views: Floats, source: Sequence[int], target: Sequence[int], at: Sequence[int] = ()
    ) -> tuple[Floats, int]:
        """Probabilities of the roots, and the token that the pair attends to most.

        Args:
            views: (tokens, 4, 128) of one sentence.
            source, target: tokens of the phrases; either may be empty.
            at: the words of the event that is meant; empty when any will do.
        """
        import numpy as np

        size = views.shape[-1]
        empty = np.zeros(size, dtype=np.float32)
        actor = views[list(source), _ACTOR].mean(axis=0) if source else empty
        recipient = views[list(target), _RECIPIENT].mean(axis=0) if target else empty
        attention = views[:, _KEY] @ _gelu(actor + recipient) * size**-0.5
        if at:
            attention[list(at)] += _AT
        attention = np.exp(attention - attention.max())
        attention /= attention.sum()
        joined = np.concatenate([actor, recipient, attention @ views[:, _VALUE]])
        logits = self._out @ _gelu(self._in @ joined + self._in_bias) + self._out_bias
        chances = np.exp((logits - logits.max()) / self._temperature)
        return chances / chances.sum(), int(attention.argmax())


class Relations:
    """The relations of one page: ``Tags.relations``."""

    def __init__(self, head: RelationHead, parts: Sequence[tuple[Window, NDArray[np.float16]]]) -> None:
        self._head = head
        self._parts = tuple(parts)

    def __call__(
        self, source: Sequence[int], target: Sequence[int], sentence: tuple[int, int]
    ) -> TaggedRelation | None:
        """What ``source`` does to ``target`` in the sentence of tokens ``first`` to ``last`` (exclusive).

        Returns:
            ``None`` when the encoder did not see them together (a sentence cut in two for its length), or when both
            are empty.
        """
        first, last = sentence
        wanted = (*source, *target)
        if not wanted or min(wanted) < first or max(wanted) >= last:
            return None
        for window, views in self._parts:
            a, b = max(window.first, first), min(window.last, last)
            if a <= min(wanted) and max(wanted) < b:
                seen = views[a - window.first : b - window.first].astype("float32")
                chances, trigger = self._head.read(seen, [i - a for i in source], [i - a for i in target])
                roots = dict(zip(ROOTS, plain(chances), strict=True))
                return TaggedRelation(roots, trigger + a)
        return None


def _gelu(x: Floats) -> Floats:
    import numpy as np

    return (0.5 * x * (1.0 + np.tanh(0.7978845608 * (x + 0.044715 * (x * x * x))))).astype(np.float32)
