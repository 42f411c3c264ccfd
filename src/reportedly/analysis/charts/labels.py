"""Words and numbers on the charts."""

from __future__ import annotations

DAYS = 120
"""How many days an axis may span that names days."""
_YEARS = 1_500  # days beyond which an axis names only years
_CERTAIN = 0.99


def labels(days: int) -> str:
    """Vega's expression for the labels of a time axis: the year stands at the first one and at each January.

    Args:
        days: that the axis spans.
    """
    if days > _YEARS:
        return "utcFormat(datum.value, '%Y')"
    form = "%-d %b" if days <= DAYS else "%b"
    first = "utcmonth(datum.value) == 0" + (" && utcdate(datum.value) < 15" if days <= DAYS else "")
    label = f"utcFormat(datum.value, '{form}')"
    return f"datum.index == 0 || ({first}) ? [{label}, utcFormat(datum.value, '%Y')] : {label}"


def sure(confidence: float) -> str:
    """A confidence in words; nothing is certain.

    Example:
        >>> sure(0.999), sure(0.97)
        ('over 99%', '97%')
    """
    return "over 99%" if confidence > _CERTAIN else f"{confidence:.0%}"
