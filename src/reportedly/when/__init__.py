"""When: time expressions as ISO intervals, and the date of an event."""

from reportedly.when.attach import date_of
from reportedly.when.finder import TimeFinder

__all__ = ["TimeFinder", "date_of"]
