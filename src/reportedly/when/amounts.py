"""Numbers and units inside an expression: "two and a half years", "several weeks", "twenty-five days"."""

from __future__ import annotations

from reportedly.when.expressions import Found

_CODES = {
    "S": ("PT", "S"), "M": ("PT", "M"), "H": ("PT", "H"), "D": ("P", "D"), "W": ("P", "W"), "WE": ("P", "WE"),
    "FN": ("P", "W"), "MO": ("P", "M"), "Q": ("P", "Q"), "Y": ("P", "Y"), "E": ("P", "E"), "C": ("P", "C"),
}  # fmt: skip
# Parts of a unit are told in the next smaller one: "two and a half years".
_HALVES = {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60)}
_TIMES = {"E": ("Y", 10), "C": ("Y", 100), "FN": ("W", 2)}


def unit_of(found: Found) -> str | None:
    """The code of the last unit named, such as ``"W"``; ``None`` when there is none."""
    units = [item.value for item in found.items if item.code == "U"]
    return units[-1] if units else None


def amount(found: Found) -> float | None:
    """How many units: 1 for "a week", ``None`` for a vague number ("several weeks") or a bare plural."""
    total = current = 0.0
    seen = False
    for k, item in enumerate(found.items):
        if item.code in "Xk":
            return 2 if item.code == "k" else None
        if item.code == "A" and any(other.code == "H" for other in found.items[k + 2 :]):
            current, seen = 1.0, True  # "a minute and a half", but not "a half-hour"
        elif item.code == "H":
            current += 0.5
            seen = True
        elif item.code in "dN":
            value = float(item.value)
            if value >= 100 and item.token.text.isalpha():
                current = (current or 1) * value
                if value >= 1000:
                    total, current = total + current, 0
            elif value == 12 and item.token.text.isalpha() and current:
                current *= value
            else:
                current += value
            seen = True
    if seen:
        return total + current
    units = [item.token for item in found.items if item.code == "U"]
    return None if units and units[-1].lower.endswith("s") and units[-1].lower != "s" else 1


def duration_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration.

    Example:
        >>> duration_value(3, "W"), duration_value(None, "Y"), duration_value(2, "E"), duration_value(2.5, "Y")
        ('P3W', 'PXY', 'P20Y', 'P2Y6M')
    """
    if count is not None and unit in _TIMES:
        unit, factor = _TIMES[unit]
        count *= factor
    if count is not None and count != int(count) and unit in _HALVES:
        whole, (smaller, each) = int(count), _HALVES[unit]
        prefix, letter = _CODES[unit]
        return f"{prefix}{f'{whole}{letter}' if whole else ''}{round((count - whole) * each)}{smaller}"
    prefix, letter = _CODES[unit]
    if count is None:
        return f"{prefix}X{letter}"
    return f"{prefix}{int(count) if count == int(count) else count}{letter}"
