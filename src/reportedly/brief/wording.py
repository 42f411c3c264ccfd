"""The frame of a brief: headings and labels. They say nothing about the world; sentences do."""

from __future__ import annotations

from reportedly.brief.model import Brief, Item, Kind, Reference
from reportedly.brief.plain import day_text, days_text, one_line

HEADINGS = {
    Kind.CHANGED: "What changed",
    Kind.DONE: "What happened",
    Kind.SAID: "What was said",
    Kind.PLANNED: "What is planned, offered or threatened",
    Kind.POSSIBLE: "What may be, or hangs on a condition",
    Kind.DENIED: "What is denied or ruled out",
    Kind.DISPUTED: "What is disputed",
}
NOTHING = "No such claim in these articles."
NO_CHANGE = "No change stands out."
SOURCES = "Sources"
NOTE = (
    "Every sentence rests on claims in the articles it cites. Words in quotation marks are the articles' own, the deed "
    "in bold; a claim is what somebody says, not a fact. Copies of an agency's text are not counted as confirmation."
)
UNLINKED = (
    "Reports of one event were not brought together in this store, and copies not told apart: one event may stand here "
    "several times."
)


def title(made: Brief) -> str:
    """The headline."""
    return f"{one_line(made.sides[0])} and {one_line(made.sides[1])}"


def period(made: Brief) -> str:
    """Which articles it rests on: the days asked for, else the days there are."""
    first, last = made.since or made.first, made.until or made.last
    if first is None or last is None:
        return "No article is dated." if made.basis.articles else "No article tells of both."
    return f"Articles published {days_text(min(first, last), max(first, last))}"


def numbers(made: Brief) -> list[tuple[str, str]]:
    """What it was made from: labels and figures."""
    basis = made.basis
    return [
        ("claims", f"{basis.claims:,}"),
        ("events", f"{basis.events:,}"),
        ("articles", f"{basis.articles:,}"),
        ("of them copies", f"{basis.copies:,}"),
        ("outlets", f"{basis.outlets:,}"),
        ("events from unnamed sources only", f"{basis.anonymous:,}"),
    ]


def day(item: Item) -> tuple[str, str]:
    """The day of an item, and "reported" before it where it is not that of the event."""
    if item.first is None:
        return "", "no date"
    return "reported" if item.reported else "", days_text(item.first, item.last or item.first)


def nothing(kind: Kind) -> str:
    """What an empty section says."""
    return NO_CHANGE if kind is Kind.CHANGED else NOTHING


def left(count: int) -> str:
    """How many items are not shown."""
    return f"{count:,} more of less weight {'is' if count == 1 else 'are'} not shown."


def described(reference: Reference) -> tuple[str, str, str]:
    """A reference in words: outlet and day, the title, and what is to be known of its origin."""
    outlet = one_line(reference.outlet or "") or "Outlet not named"
    where = f"{outlet}, {day_text(reference.published)}" if reference.published else f"{outlet}, no date"
    told = one_line(reference.title or "") or "no title"
    origin = f"a copy of {one_line(reference.copy_of)}'s text" if reference.copy_of else ""
    return where, told, origin
