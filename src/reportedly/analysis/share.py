"""A share of a number, with the interval that its smallness leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Any

_Z = 1.959964  # 95 %


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``.

    Example:
        >>> share = Share(1, 2)
        >>> share.value, round(share.low, 2), round(share.high, 2)
        (0.5, 0.09, 0.91)
    """

    part: float
    whole: float

    @property
    def value(self) -> float | None:
        """The share; ``None`` of nothing."""
        return self.part / self.whole if self.whole else None

    @property
    def low(self) -> float:
        """The lower end of the 95 % interval (Wilson's); 0 when nothing is known."""
        return max(0.0, self._middle() - self._reach())

    @property
    def high(self) -> float:
        """The upper end of the 95 % interval (Wilson's); 1 when nothing is known."""
        return min(1.0, self._middle() + self._reach())

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        value = self.value
        return {
            "part": round(self.part, 6),
            "whole": round(self.whole, 6),
            "share": None if value is None else round(value, 4),
            "low": round(self.low, 4),
            "high": round(self.high, 4),
        }

    def _middle(self) -> float:
        return (self.part + _Z * _Z / 2) / (self.whole + _Z * _Z)

    def _reach(self) -> float:
        spread = self.part * (self.whole - self.part) / self.whole if self.whole else 0.0
        return _Z / (self.whole + _Z * _Z) * sqrt(spread + _Z * _Z / 4)
