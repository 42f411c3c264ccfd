"""Layers in, records out: one record for each event, one chain of sources, never merged."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.coder.coming import with_coming
from reportedly.coder.confidence import confidence_of
from reportedly.coder.evidence import Evidence, EvidenceReader
from reportedly.coder.ground import Ground
from reportedly.ontology import Ontology
from reportedly.pipeline import Page
from reportedly.types import (
    ActorMention,
    Attribution,
    EventMention,
    EventType,
    Record,
    RecordActor,
    Run,
    Source,
    SourceKind,
    Status,
    StatusReading,
    Why,
    digest_of,
)
from reportedly.what.parties import Parties
from reportedly.when import date_of
from reportedly.where import place_of

# Status rules that say a deed was tried or meant, and those that put it into the future all the same ("will continue").
_TRIED = ("en/implicatives", "grammar#purpose", "en/plans#aim", "en/plans#verge", "en/plans#plot", "en/plans#conspire")
_FUTURE = ("grammar#future", "en/modality#will")
# Plain future of the deed's own verb: a condition beside it leaves the offer standing.
_WILL = frozenset({"en/modality#will-m", "grammar#future"})
# Status rules that say what the doer has resolved for itself.
_RESOLVED = tuple(f"en/plans#{word}" for word in ("vote", "deci", "choose", "opt", "vow", "pledge", "promise", "resol"))
# Decisions, of which those that are words are taken by deciding: who decides to recognise a state recognises it.
_DECIDED = "en/plans#deci"
# What the encoder alone saw, and the deeds that no words do: whoever does them says nothing by it.
_LEARNED = "tagger"
_DEEDS = frozenset(
    {
        EventType.AID,
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.COOPERATE,
        EventType.MOBILIZE,
        EventType.PROTEST,
        EventType.RETREAT,
        EventType.SANCTION,
    }
)
# Sectors whose members speak for one another within a state.
_STATE = frozenset({"GOV", "MIL", "COP", "LEG", "SPY", "PRM", "JUD"})


def join(page: Page, ontology: Ontology, run: Run, *, least: float = 0.0) -> tuple[Record, ...]:
    """The records of a page that has every layer.

    An event with no identified actor and no identified recipient makes no record: it says nothing about who did what.

    Args:
        page: a page through the whole pipeline.
        ontology: the codebook.
        run: what coded it, written into each record.
        least: records less sure than this are left out (``Settings.min_confidence``).
    """
    return sorted_out(page, ontology, run, least=least)[0]


def sorted_out(
    page: Page, ontology: Ontology, run: Run, *, least: float
) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """The records of a page that are sure enough, and those that are held back; arguments as for :func:`join`."""
    records = [record for record, _ in explained(page, ontology, run)]
    return (
        tuple(record for record in records if record.confidence >= least),
        tuple(record for record in records if record.confidence < least),
    )


def explained(page: Page, ontology: Ontology, run: Run) -> list[tuple[Record, Evidence]]:
    """The records of a page, each with what speaks for and against it."""
    heads = {mention.head: mention for mention in page.actors}
    evidence = EvidenceReader(page, Parties(page))
    ground = Ground(page)
    readings = {reading.event: reading for reading in page.statuses}
    records: dict[str, tuple[Record, Evidence]] = {}
    for i, event in enumerate(page.events):
        reading = readings.get(i)
        if reading is None:
            continue
        found = _record(page, event, with_coming(page, event, reading), heads, evidence, ground, ontology, run)
        if found is not None:
            records.setdefault(found[0].id, found)
    return list(records.values())


def _record(
    page: Page,
    event: EventMention,
    reading: StatusReading,
    heads: dict[int, ActorMention],
    reader: EvidenceReader,
    ground: Ground,
    ontology: Ontology,
    run: Run,
) -> tuple[Record, Evidence] | None:
    doers, receivers = _actors(event.actors, heads), _actors(event.recipients, heads)
    if receivers and not event.two_sided:
        receivers = ground.known(receivers)
    elif not event.two_sided:
        receivers = ground.hit(event, by_somebody=bool(doers))
    if event.two_sided:
        doers = receivers = _unique([*doers, *receivers])
    else:
        receivers = [actor for actor in receivers if actor not in doers]
    if not doers and not receivers:
        return None
    sources = chain_of(page, reading)
    category, transfer = ontology.event_of(
        event.act,
        frame=event.frame,
        status=_counted(page, event, reading),
        by_doer=not _tried(reading) and (announced_by(sources, doers) or _resolved_not(reading)),
    )
    modes = ontology.modes_for(category, event.act, event.modes)
    sentence = page.parse.sentence_of(event.head)
    where = place_of(page, event.head)
    identity = digest_of(
        [
            page.document.digest,
            [event.span.start, event.span.end],
            [category, event.act, reading.status],
            [[actor.span.start, actor.span.end, actor.actor.code] for actor in doers],
            [[actor.span.start, actor.span.end, actor.actor.code] for actor in receivers],
            [[source.kind, source.span.start if source.span else None] for source in sources],
        ]
    )
    evidence = reader.of(event, reading, category, (doers, receivers), len(sources))
    record = Record(
        id=identity[:24],
        document=page.document,
        sentence=page.document.span(sentence.start, sentence.end),
        event=category,
        act=event.act,
        mode=modes,
        context=event.contexts,
        quad_code=ontology.categories[category].quad,
        event_scale=ontology.scale(category, modes),
        cameo=ontology.cameo(category, modes),
        event_text=event.span,
        actor=tuple(doers),
        recipient=tuple(receivers),
        when=date_of(page, event.head),
        where=where,
        status=reading.status,
        factuality=reading.value,
        future=reading.future,
        hypothetical=reading.hypothetical,
        negated=reading.negated,
        historical=reading.historical,
        sources=sources,
        confidence=confidence_of(evidence),
        why=Why(
            event=(event.why,) if transfer == "deed" else (event.why, f"transfer.{transfer}"),
            status=tuple(cue.rule for cue in reading.cues),
            sources=tuple(page.attributions[i].rule for i in reading.chain),
        ),
        run=run,
    )
    return record, evidence


def _actors(arguments: Iterable[int], heads: dict[int, ActorMention]) -> list[RecordActor]:
    """The identified actors of the argument heads; a phrase that names several gives one for each."""
    found: list[RecordActor] = []
    for argument in arguments:
        mention = heads.get(argument)
        if mention is not None:
            found.extend(RecordActor(mention.span, actor) for actor in mention.parts or (mention.actor,))
    return _unique(found)


def _unique(actors: list[RecordActor]) -> list[RecordActor]:
    kept: dict[tuple[int, int, str | None, str], RecordActor] = {}
    for actor in actors:
        kept.setdefault((actor.span.start, actor.span.end, actor.actor.code, actor.actor.name), actor)
    return list(kept.values())


def chain_of(page: Page, reading: StatusReading) -> tuple[Source, ...]:
    """The sources of a claim, outermost first: the chains of the attributions whose content holds the event.

    The same source does not stand twice ("he said … he added"). Whoever plans, weighs or intends the deed is
    no source of it: the cue is already in the status. Nor is who only did something ("Norway *lifts* its ban").
    """
    chain: list[Source] = []
    for i in reading.chain:
        if _planned_by(page.attributions[i], reading) or _done(page, page.attributions[i]):
            continue
        for source in page.attributions[i].chain:
            if not any(_same(source, other) for other in chain):
                chain.append(source)
    return tuple(source for source in chain if source.kind is not SourceKind.AUTHOR)


def _same(source: Source, other: Source) -> bool:
    """Whether two links of a chain are one: the same words, or a name and its last part ("Ana Silva … Silva")."""
    one, two = source.referent or source.span, other.referent or other.span
    if one is None or two is None or one == two:
        return one == two
    if source.kind is not SourceKind.NAMED or other.kind is not SourceKind.NAMED or source.code != other.code:
        return False
    words = sorted((one.text.split(), two.text.split()), key=len)
    return words[1][-len(words[0]) :] == words[0]


def _planned_by(attribution: Attribution, reading: StatusReading) -> bool:
    """Whether the attribution's cue is the very word of planning that decided the status."""
    return any(
        cue.rule.startswith("en/plans") and word.start < cue.span.end and cue.span.start < word.end
        for cue in reading.cues
        for word in attribution.cue
    )


def _done(page: Page, attribution: Attribution) -> bool:
    """Whether a cue that only the encoder saw is the word of a deed, not of speech.

    To concede is often done in words ("apologised for firing"); with an object it is a deed ("lifts its ban").
    """
    if attribution.rule != _LEARNED or attribution.head is None:
        return False
    return any(
        attribution.head in event.tokens
        and event.frame is None
        and (event.act in _DEEDS or (event.act is EventType.CONCEDE and len(event.tokens) > 1))
        for event in page.events
    )


def _tried(reading: StatusReading) -> bool:
    """Whether the deed was tried, or was the purpose of another: that happened already, and nobody has announced it."""
    rules = [cue.rule for cue in reading.cues]
    if any(rule.startswith(_FUTURE) for rule in rules):
        return False
    return any(rule.startswith(_TRIED) for rule in rules)


def _counted(page: Page, event: EventMention, reading: StatusReading) -> Status:
    """The status by which the deed counts for its category.

    What was tried, or is the purpose of another deed, nobody has announced or offered: it stays the deed it is; so does
    backing that somebody has decided on. "Will come if …" is still an announcement, "will not accept them if …" still
    a refusal, and so is not being willing.
    """
    if reading.status is Status.PLANNED:
        decided = event.act is EventType.SUPPORT and any(cue.rule.startswith(_DECIDED) for cue in reading.cues)
        return Status.HAPPENED if decided or _tried(reading) else reading.status
    tokens = page.parse.tokens
    head = tokens[event.head if event.frame_head is None else event.frame_head]
    if reading.status is Status.DENIED and EventType.AGREE in (event.act, event.frame) and head.pos == "ADJ":
        return Status.RULED_OUT
    if reading.status is Status.HYPOTHETICAL:
        if reading.negated:
            return Status.RULED_OUT
        for cue in reading.cues:
            if cue.rule in _WILL:
                word = page.parse.head_of(cue.span.start, cue.span.end)
                if word is not None and tokens[word].head.i in event.tokens:
                    return Status.PLANNED
    return reading.status


def _resolved_not(reading: StatusReading) -> bool:
    """Whether the doer has resolved against the deed, whoever tells it: "resolved not to sign"."""
    return reading.status is Status.RULED_OUT and any(cue.rule.startswith(_RESOLVED) for cue in reading.cues)


def _speaks_for(source: Source, doer: RecordActor) -> bool:
    """Whether the two are of one country and one side in it: officials of the state, or members of the same group."""
    ours, theirs = set(source.sector), set(doer.actor.sector)
    alike = bool(ours & theirs) or all(not sector or sector & _STATE for sector in (ours, theirs))
    return doer.actor.code == source.code and alike


def announced_by(sources: tuple[Source, ...], doers: list[RecordActor]) -> bool:
    """Whether the innermost source is (or speaks for) the doer: same phrase, or the same country's officials."""
    if not sources:
        return False
    source = sources[-1]
    if source.code is not None and any(_speaks_for(source, doer) for doer in doers):
        return True
    said_by = [span for span in (source.span, source.referent) if span is not None]
    return any(doer.span.start < span.end and span.start < doer.span.end for doer in doers for span in said_by)
