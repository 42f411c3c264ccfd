"""Small functions of arrays that several parts use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


def softmax(logits: Floats) -> Floats:
    """Over the last axis."""
    import numpy as np

    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    normal: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return normal


def sigmoid(logits: Floats) -> Floats:
    """The logistic function, without overflow."""
    import numpy as np

    halved: Floats = 0.5 * (1.0 + np.tanh(0.5 * logits))
    return halved


def plain(row: Floats, digits: int = 4) -> list[float]:
    """A row of numbers as rounded Python floats: what the rooms read, and short where it is printed."""
    rounded: list[float] = row.astype("float64").round(digits).tolist()
    return rounded
