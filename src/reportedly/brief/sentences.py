"""The sentences on one event: who reports it in which words, who else does, who denies it, and how sure all that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reportedly.brief.model import Cite, Item, Kind, Part, Sentence, Words
from reportedly.brief.plain import day_text, days_text, one_line
from reportedly.brief.quoting import quote_of
from reportedly.brief.reports import Texts
from reportedly.brief.sourcing import outlet_of, repeated, speaker_of, told_by
from reportedly.brief.weighing import Weighed, fitness
from reportedly.types import EventType, Factuality, Record, Status

UNSURE = 0.3
"""Confidence below which a sentence says that the reading is uncertain."""

_CITED = 5  # claims that one sentence cites by number; the others are counted
_TAGS: dict[str, str] = {
    EventType.AGREE: "agreement",
    EventType.CONSULT: "talks",
    EventType.SUPPORT: "support",
    EventType.CONCEDE: "concession",
    EventType.COOPERATE: "cooperation",
    EventType.AID: "aid",
    EventType.RETREAT: "withdrawal or release",
    EventType.REQUEST: "demand",
    EventType.ACCUSE: "accusation",
    EventType.REJECT: "refusal",
    EventType.THREATEN: "threat",
    EventType.PROTEST: "protest",
    EventType.SANCTION: "sanction",
    EventType.MOBILIZE: "mobilisation",
    EventType.COERCE: "coercion",
    EventType.ASSAULT: "violence",
}
_PLAN_TAGS: dict[str, str] = {
    EventType.AGREE: "offer or promise",
    EventType.CONCEDE: "concession",
    EventType.THREATEN: "threat",
}
_OPEN_TAGS = {Status.POSSIBLE: "possible", Status.HYPOTHETICAL: "under a condition", Status.UNKNOWN: "left open"}
_HEDGED = {
    Factuality.PR_PLUS: "It is told as probable, not as certain",
    Factuality.PS_PLUS: "It is told as possible only",
}


def item_of(found: Weighed, texts: Texts, more: Sequence[Sentence] = ()) -> Item:
    """Everything that is said of one event; ``more`` is put at the end."""
    originals = texts.originals
    sentences = [denial((found.lead,), originals) if found.kind is Kind.DENIED else report_of(found.lead)]
    sentences += _others(found, texts)
    if found.announced:
        sentences.append(_announced(found.announced))
    if found.denied:
        sentences.append(denial(found.denied, originals))
    hedge = _HEDGED.get(found.lead.factuality)
    if hedge and found.kind in (Kind.DONE, Kind.SAID):
        sentences.append(Sentence((Words(f"{hedge}."),), (found.lead.id,)))
    surest = max(claim.confidence for claim in found.told)
    if surest < UNSURE:
        words = f"How the text is read here is uncertain ({surest:.0%})."
        sentences.append(Sentence((Words(words),), tuple(claim.id for claim in found.told)))
    first, last, reported = days_of(found)
    return Item(first, last, reported, tag_of(found), (*sentences, *more))


def days_of(found: Weighed) -> tuple[date | None, date | None, bool]:
    """The days of an item: what is not done yet stands at the day on which it was told."""
    if found.kind in (Kind.DONE, Kind.SAID):
        return found.first, found.last, found.reported
    days = sorted(claim.document.published for claim in found.told if claim.document.published)
    return (days[0], days[0], True) if days else (None, None, True)


def sequel(claims: Iterable[Record], later: Mapping[str, Sentence]) -> tuple[Sentence, ...]:
    """What became of plans and denials; the same of several claims is said once."""
    return tuple({sentence.text: sentence for claim in claims if (sentence := later.get(claim.id))}.values())


def tag_of(found: Weighed) -> str:
    """What an event is, in a word or two."""
    lead = found.lead
    if found.kind is Kind.PLANNED:
        tag = _PLAN_TAGS.get(lead.event.value, "plan")
        told = lead.document.published
        if found.first and found.last and not found.reported and (told is None or found.last >= told):
            return f"{tag} for {days_text(found.first, found.last)}"
        return tag
    if found.kind is Kind.POSSIBLE:
        return _OPEN_TAGS.get(lead.status, "possible")
    if found.kind is Kind.DENIED:
        return "ruled out" if lead.status is Status.RULED_OUT else "denied"
    return _TAGS.get(lead.event.value) or lead.event.value.lower().replace("_", " ")


def report_of(claim: Record) -> Sentence:
    """Who reports it, in which words."""
    words = f"{told_by(claim)}{',' if _commas(claim) else ''} reports: "
    return Sentence((Words(words), quote_of(claim), Words(" "), Cite((claim.id,))), (claim.id,))


def _commas(claim: Record) -> bool:
    return "," in told_by(claim)


def denial(claims: Sequence[Record], originals: Mapping[str, str]) -> Sentence:
    """Who denies it, in which words; of several claims the fittest speaks and the others are cited."""
    lead = max(claims, key=lambda claim: (fitness(claim, originals), claim.id))
    speaker, outlet = speaker_of(lead), outlet_of(lead)
    ruled = lead.status is Status.RULED_OUT
    if speaker:
        words = f"{_capital(speaker)} {'rules it out' if ruled else 'denies it'}, {outlet} reports: "
    else:
        words = f"{outlet} reports that it {'will not come' if ruled else 'is not so'}: "
    parts: list[Part] = [Words(words), quote_of(lead), Words(" "), _cite([lead, *claims])]
    return Sentence(tuple(parts), _ids([lead, *claims]))


def _others(found: Weighed, texts: Texts) -> Iterable[Sentence]:
    """Who else tells it: first those with words of their own, then those who carry somebody else's text."""
    told, backing, originals = found.told, found.backing, texts.originals
    carried = {outlet_of(claim) for claim in told}
    first = repeated(told)
    own: dict[str, Record] = {}
    copied: dict[str, Record] = {}
    for claim in sorted(told[1:], key=lambda c: (c.document.digest in originals, -c.confidence, c.id)):
        repeats = originals.get(claim.document.digest) in carried or claim.id in first
        side = copied if repeats else own
        if outlet_of(claim) != outlet_of(found.lead) and outlet_of(claim) not in own:
            side.setdefault(outlet_of(claim), claim)
    if own:
        words = f" {'reports' if len(own) == 1 else 'report'} it too"
        after = f" ({backing.outlets} independent outlets)." if backing.outlets > 1 else "."
        yield Sentence((*_named(own.values(), originals), Words(words + after)), _ids(told))
    same = {name: c for c in told for name in texts.carriers.get(c.document.digest, ()) if name not in carried}
    copies = {name: told_by(claim, aside=True) for name, claim in copied.items()} | {name: name for name in same}
    if copies:
        behind = copied | same
        words = "carries a copy, which is" if len(copies) == 1 else "carry copies, which are"
        parts = _listed([(copies[name], behind[name]) for name in copies])
        yield Sentence((*parts, Words(f" {words} not counted.")), _ids(behind.values()))
    if backing.one_outlet:
        yield Sentence((Words("Only unnamed sources of one outlet stand behind it."),), _ids(told))
    elif backing.anonymous_only:
        yield Sentence((Words("Only unnamed sources stand behind it."),), _ids(told))


def _announced(claims: Sequence[Record]) -> Sentence:
    lead = min(claims, key=lambda c: (str(c.document.published), -c.confidence, c.id))
    day = f" on {day_text(lead.document.published)}" if lead.document.published else ""
    words = f"It was announced before, as {told_by(lead, aside=True)} reported{day} "
    return Sentence((Words(words), _cite([lead, *claims]), Words(".")), _ids([lead, *claims]))


def _named(claims: Iterable[Record], originals: Mapping[str, str]) -> list[Part]:
    """Who tells it: "A [1], B (citing C) [2] and D with E's text [3]"."""
    named = []
    for claim in claims:
        original = originals.get(claim.document.digest)
        named.append((told_by(claim, aside=True) + (f" with {original}'s text" if original else ""), claim))
    return _listed(named)


def _listed(named: Sequence[tuple[str, Record]]) -> list[Part]:
    """Names, each with its reference; of a long list the first ones and the number of the others."""
    shown = named[:_CITED]
    parts: list[Part] = []
    for place, (name, claim) in enumerate(shown):
        if place:
            parts.append(Words(" and " if place == len(named) - 1 else ", "))
        parts += [Words(f"{one_line(name)} "), Cite((claim.id,))]
    if len(named) > len(shown):
        parts.append(Words(f" and {len(named) - len(shown)} more"))
    return parts


def _cite(claims: Sequence[Record]) -> Cite:
    ids = _ids(claims)
    return Cite(ids[:_CITED], len(ids[_CITED:]))


def _ids(claims: Iterable[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.id for claim in claims))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
