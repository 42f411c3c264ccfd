"""What became of plans and denials, in sentences: what later claims tell of the same deed; never more than "may"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.analysis import Denial, Outcome, Plan, denials, plans
from reportedly.brief.model import Cite, Part, Sentence, Words
from reportedly.brief.plain import day_text
from reportedly.brief.quoting import quote_of
from reportedly.brief.sourcing import told_by
from reportedly.link.words import content
from reportedly.store import Filter, View
from reportedly.types import Record

_MOST = 2_000


def outcomes(view: View, wanted: Filter) -> Mapping[str, Sentence]:
    """For the id of each claim of a plan or denial of which more is known: what became of it."""
    found: dict[str, Sentence] = {}
    for plan in plans(view, wanted, limit=_MOST):
        if sentence := _of_plan(plan):
            found[plan.claim.id] = sentence
    for denial in denials(view, wanted, limit=_MOST):
        if denial.match is not None and _same_word(denial.claim, denial.match):
            found[denial.claim.id] = _of_denial(denial, denial.match)
    return found


def _of_plan(plan: Plan) -> Sentence | None:
    if plan.outcome is Outcome.NOT_SEEN:
        words = f"Nothing in the store was found to match it by {day_text(plan.by)}."
        return Sentence((Words(words),), (plan.claim.id,))
    if plan.match is None or not _same_word(plan.claim, plan.match):
        return None
    return _later(
        plan.claim, plan.match, "It may be off" if plan.outcome is Outcome.CALLED_OFF else "It may have come true"
    )


def _same_word(one: Record, other: Record) -> bool:
    """Whether two claims name their deeds by a word in common; a category in common is too little to be told."""
    return not set(content(one.event_text.text)).isdisjoint(content(other.event_text.text))


def _of_denial(denial: Denial, match: Record) -> Sentence:
    return _later(
        denial.claim,
        match,
        "Its own side may tell otherwise" if denial.admitted else "A later report may contradict it",
    )


def _later(claim: Record, match: Record, words: str) -> Sentence:
    day = f" ({day_text(match.document.published)})" if match.document.published else ""
    parts: Sequence[Part] = (
        Words(f"{words}: {told_by(match)}{day}: "),
        quote_of(match),
        Words(" "),
        Cite((match.id,)),
    )
    return Sentence(tuple(parts), (claim.id, match.id))
