"""What is disputed: events that some tell and others deny, and events that are told with different figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportedly.brief.figures import figures
from reportedly.brief.model import Cite, Item, Kind, Part, Sentence, Words
from reportedly.brief.sentences import denial, report_of, sequel
from reportedly.brief.sourcing import outlet_of, speaker_of, told_by
from reportedly.brief.weighing import Weighed
from reportedly.types import Record

_FEW = 5  # a larger number is not contradicted by one who is told of


def disputes(weighed: Sequence[Weighed], originals: Mapping[str, str], later: Mapping[str, Sentence]) -> list[Item]:
    """The disputes, the weightiest first: denied events before differing figures.

    Args:
        weighed: all events. originals: the outlet of the original of each near-copy, by digest.
        later: what became of denials, by the id of their claims.
    """
    return [*_denied(weighed, originals, later), *_figures(weighed, originals)]


def _denied(weighed: Sequence[Weighed], originals: Mapping[str, str], later: Mapping[str, Sentence]) -> Iterator[Item]:
    for one in weighed:
        if one.disputed:
            denials = (denial(claims, originals) for claims in _by_speaker(one.denied))
            sentences = (report_of(one.lead), *denials, *sequel(one.denied, later))
            yield Item(one.first, one.last, one.reported, "denied", sentences)


def _by_speaker(claims: Sequence[Record]) -> list[list[Record]]:
    """Denials by who makes them; the same one in several articles is one."""
    found: dict[str, list[Record]] = {}
    for claim in claims:
        found.setdefault((speaker_of(claim) or outlet_of(claim)).lower(), []).append(claim)
    return list(found.values())


def _figures(weighed: Sequence[Weighed], originals: Mapping[str, str]) -> Iterator[Item]:
    """Different numbers of the same things, in reports of one event or of events of one kind on one day."""
    groups: list[list[Weighed]] = []
    homes: dict[tuple[str, int], list[Weighed]] = {}
    for one in weighed:
        if one.kind in (Kind.DONE, Kind.SAID) and one.first:
            event, day = one.lead.event.value, one.first.toordinal()
            home = next((homes[event, near] for near in (day, day - 1, day + 1) if (event, near) in homes), None)
            if home is None:
                home = homes[event, day] = []
                groups.append(home)
            home.append(one)
    for group in groups:
        told = [claim for one in group for claim in one.told if claim.document.digest not in originals]
        for noun, accounts in _accounts(told).items():
            if len(accounts) > 1 and len({claim.document.digest for a in accounts.values() for claim in a}) > 1:
                yield Item(group[0].first, group[0].last, group[0].reported, "figures", (_sentence(noun, accounts),))


def _accounts(claims: Sequence[Record]) -> dict[str, dict[int, list[Record]]]:
    """For each thing that is counted, the numbers given and the claims that give them; of each article its first."""
    found: dict[str, dict[int, list[Record]]] = {}
    for claim in sorted(claims, key=lambda c: (str(c.document.published), c.document.id, c.sentence.start, c.id)):
        for figure in figures(claim.sentence.text):
            found.setdefault(figure.noun, {}).setdefault(figure.count, []).append(claim)
    for counts in found.values():
        if min((count for count in counts if count > 1), default=0) > _FEW:
            counts.pop(1, None)  # one of them is told of, not counted
    return found


def _sentence(noun: str, accounts: Mapping[int, Sequence[Record]]) -> Sentence:
    parts: list[Part] = [Words(f"Different numbers of {noun} are given: ")]
    for place, count in enumerate(sorted(accounts)):
        first = accounts[count][0]
        parts += [Words(f"{'; ' if place else ''}{count:,} by {told_by(first, aside=True)} "), Cite((first.id,))]
    parts.append(Words("."))
    claims = dict.fromkeys(claim.id for group in accounts.values() for claim in group)
    return Sentence(tuple(parts), tuple(claims))
