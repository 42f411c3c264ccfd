"""What an evaluation gives back: figures, and the misses by class."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. ``note`` says how it was counted or what to compare it with."""

    name: str
    value: float | int | str
    note: str = ""

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {"name": self.name, "value": self.value, "note": self.note}


@dataclass(frozen=True, slots=True)
class ErrorClass:
    """Misses of one kind: how many, and some of them as short lines."""

    name: str
    count: int
    examples: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {"name": self.name, "count": self.count, "examples": list(self.examples)}


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one evaluation."""

    title: str
    figures: tuple[Figure, ...]
    errors: tuple[ErrorClass, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "title": self.title,
            "figures": [figure.as_dict() for figure in self.figures],
            "errors": [error.as_dict() for error in self.errors],
        }
