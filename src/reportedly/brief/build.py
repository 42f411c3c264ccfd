"""Making a brief of a store: gather, weigh, choose, and put down who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reportedly.brief.changes import changes
from reportedly.brief.choosing import choose
from reportedly.brief.disputes import disputes
from reportedly.brief.model import Basis, Brief, Cite, Item, Kind, Reference, Section, Sentence
from reportedly.brief.outcomes import outcomes
from reportedly.brief.reports import Gathered, gather
from reportedly.brief.sentences import item_of, sequel
from reportedly.brief.sides import side_name
from reportedly.brief.sourcing import outlet_of, said_in
from reportedly.brief.weighing import Weighed, weigh
from reportedly.store import Filter, View
from reportedly.types import Record

ITEMS = 15
"""Items of a section, unless more are asked for."""

CONFIDENCE = 0.15
"""The least confidence of the surest claim of an event."""


def brief(
    view: View,
    dyad: tuple[str, str],
    *,
    since: date | None = None,
    until: date | None = None,
    items: int = ITEMS,
    confidence: float = CONFIDENCE,
) -> Brief:
    """A brief on what two sides do to each other, made of nothing but the claims of a store.

    Args:
        view: of the store.
        dyad: the sides: codes (``"USA"``), Wikidata ids or names.
        since, until: first and last day of publication of the articles, inclusive.
        items: items of a section; the weightiest are taken.
        confidence: the least that the surest claim of an event must have.

    Returns:
        The brief. The same store and the same question give the same brief.
    """
    wanted = Filter(dyad=dyad, published_since=since, published_until=until)
    found = gather(view, wanted, confidence=confidence)
    weighed = sorted(
        (weigh(report, found.texts.originals) for report in found.reports), key=lambda w: (-w.weight, w.lead.id)
    )
    articles = tuple(sorted({claim.document.digest for claim in found.claims.values()}))
    later = outcomes(view, Filter(involving=dyad, document=articles)) if articles else {}
    changed = changes(view, dyad, since=since, until=until)
    sections = (
        Section(Kind.CHANGED, tuple(changed[:items]), max(0, len(changed) - items)),
        *(_section(kind, weighed, found, later, items) for kind in Kind if kind is not Kind.CHANGED),
    )
    days = sorted(claim.document.published for claim in found.claims.values() if claim.document.published)
    return Brief(
        sides=(side_name(dyad[0], found.claims.values()), side_name(dyad[1], found.claims.values())),
        codes=dyad,
        since=since,
        until=until,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        linked=found.linked,
        basis=_basis(found, weighed),
        sections=sections,
        references=_references(view, sections, found),
    )


def _section(
    kind: Kind, weighed: Sequence[Weighed], found: Gathered, later: Mapping[str, Sentence], items: int
) -> Section:
    if kind is Kind.DISPUTED:
        every = disputes(weighed, found.texts.originals, later)
        return Section(kind, tuple(sorted(every[:items], key=_order)), max(0, len(every) - items))
    of_kind = [one for one in weighed if one.kind is kind]
    chosen = [item_of(one, found.texts, sequel(one.told, later)) for one in choose(of_kind, items)]
    return Section(kind, tuple(sorted(chosen, key=_order)), len(of_kind) - len(chosen))


def _order(item: Item) -> date:
    """By day; what is dated by a week or a month comes at its end, as late as it may have been."""
    return item.last or item.first or date.max


def _basis(found: Gathered, weighed: Sequence[Weighed]) -> Basis:
    claims = found.claims.values()
    digests = {claim.document.digest for claim in claims}
    return Basis(
        claims=len(found.claims),
        events=len(weighed),
        articles=len(digests),
        copies=sum(digest in found.texts.originals for digest in digests),
        outlets=len({outlet_of(claim) for claim in claims}),
        anonymous=sum(one.backing.anonymous_only for one in weighed),
    )


def _references(view: View, sections: Iterable[Section], found: Gathered) -> tuple[Reference, ...]:
    """What the sentences cite, each once, in the order of reading."""
    cited = dict.fromkeys(
        claim
        for section in sections
        for item in section.items
        for sentence in item.sentences
        for part in sentence.parts
        if isinstance(part, Cite)
        for claim in part.claims
    )
    known = dict(found.claims)
    known.update((claim.id, claim) for claim in view.claims_of([claim for claim in cited if claim not in known]))
    return tuple(_reference(known[claim], found.texts.originals) for claim in cited)


def _reference(claim: Record, originals: Mapping[str, str]) -> Reference:
    document = claim.document
    return Reference(
        claim=claim.id,
        outlet=document.publication,
        title=document.title,
        url=document.url,
        published=document.published,
        document=document.id,
        start=claim.sentence.start,
        end=claim.sentence.end,
        quote=claim.sentence.text,
        said=said_in(claim),
        copy_of=originals.get(document.digest, ""),
    )
