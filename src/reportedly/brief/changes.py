"""What changed, in sentences: whether the relation warms or cools, and its shifts, each with claims of both times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from reportedly.analysis import Heading, RateChange, Shift, heading, series, shifts
from reportedly.brief.model import Cite, Item, Part, Sentence, Words
from reportedly.brief.plain import day_text, days_text, one_line
from reportedly.errors import AnalysisError
from reportedly.store import Filter, View
from reportedly.types import Record, Status

_SPAN = 28  # days that are compared with as many before
_CITED = 3
_TOLD = 0.8  # the least probability of a change of heart that is worth a line
_TURNS = {
    "escalation": "Escalation",
    "cooling": "Cooling",
    "surge": "More of everything",
    "lull": "Less of everything",
}
_NO_PACKAGE = "R701"


def changes(view: View, dyad: tuple[str, str], *, since: date | None, until: date | None) -> list[Item]:
    """The heading of the relation at the end, and its shifts, the latest first.

    Both are looked for in all that the store has up to ``until``, so that a brief of one day can tell what is new in
    it; of the shifts those are told whose days reach into the time asked for.

    Args:
        view: of the store.
        dyad: the sides.
        since, until: the days asked for.
    """
    wanted = Filter(dyad=dyad, either_way=True, until=until)
    found = []
    now = heading(series(view, wanted, unit="day"), days=_SPAN)
    if now is not None and (item := _heading(view, wanted, now)):
        found.append(item)
    told = [shift for shift in _shifts(view, wanted) if shift.claims and (since is None or shift.high >= since)]
    return found + [_shift(shift) for shift in sorted(told, key=lambda shift: shift.day, reverse=True)]


def _shifts(view: View, wanted: Filter) -> Sequence[Shift]:
    """The shifts as seen from the end; without the packages for that, as they could be known day by day."""
    try:
        return shifts(view, wanted)
    except AnalysisError as err:
        if err.code != _NO_PACKAGE:
            raise
        return shifts(view, wanted, online=True, proposals=False)


def _heading(view: View, wanted: Filter, found: Heading) -> Item | None:
    """Where the relation goes, with the strongest claims of both times; ``None`` where that cannot be told."""
    recent, before = found.recent, found.before
    past = _happened(view, replace(wanted, since=before.start, until=before.end))
    news = _happened(view, replace(wanted, since=recent.start, until=recent.end))
    if not past and not news:
        return None
    more = found.probability >= 0.5  # an even chance
    share, chance = ("greater", found.probability) if more else ("smaller", 1 - found.probability)
    if chance < _TOLD:
        return None
    words = (
        f"Conflict is a {share} part of what happened on {days_text(recent.start, recent.end)} than in the {_SPAN} "
        f"days before, with a probability of {_percent(chance)}"
    )
    ids = _unique(claim.id for claim in (*past, *news))
    parts = (Words(words), *_cited(_strongest(past), _strongest(news)), Words("."))
    return Item(recent.start, recent.end, False, found.direction, (Sentence(parts, ids),))


def _happened(view: View, wanted: Filter) -> list[Record]:
    return list(view.claims(replace(wanted, status=(Status.HAPPENED,))))


def _strongest(claims: Iterable[Record]) -> tuple[str, ...]:
    return _unique(c.id for c in sorted(claims, key=lambda c: (-abs(c.event_scale or 0.0) * c.confidence, c.id)))


def _shift(shift: Shift) -> Item:
    days = [f", at the earliest {day_text(shift.low)}"] if shift.low < shift.day else []
    days += [f", at the latest {day_text(shift.high)}"] if shift.high > shift.day else []
    rates = "; ".join(map(_rate, shift.changes))
    sure = f"(confidence {_percent(shift.confidence)})"
    words = f"{_TURNS[shift.kind]} since {day_text(shift.day)}{''.join(days)} {sure}: {rates}."
    before, after = _unique(shift.explanation.before.claims), _unique(shift.explanation.after.claims)
    parts = (Words(f"In short: {one_line(shift.explanation.text)}"), *_cited(before, after), Words("."))
    ids = _unique(shift.claims)
    return Item(shift.low, shift.high, False, shift.kind, (Sentence((Words(words),), ids), Sentence(parts, ids)))


def _rate(change: RateChange) -> str:
    """How often one kind of event happens: "material conflict falls from 2.2 to 0.0 events a week"."""
    turn = "rises" if change.after > change.before else "falls"
    return f"{change.kind.replace('_', ' ')} {turn} from {change.before:.1f} to {change.after:.1f} events a week"


def _cited(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Part]:
    """References to claims of both times, a few of each."""
    for name, ids in ((" – before: ", before), (", after: ", after)):
        if ids:
            yield Words(name)
            yield Cite(ids[:_CITED], len(ids[_CITED:]))


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _percent(value: float) -> str:
    """A probability, never rounded to certainty."""
    return "over 99%" if value > 0.99 else f"{value:.0%}"
