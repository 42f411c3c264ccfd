"""Linking a store: near-copies among its articles, then events among its claims; judgements in, events out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.link.corroboration import Corroboration, corroborate
from reportedly.link.documents import Articles
from reportedly.link.judged import groups
from reportedly.link.near_duplicates import near_duplicates
from reportedly.link.same_event import cluster_claims
from reportedly.link.telling import telling_of
from reportedly.store import Store, View
from reportedly.store.filters import Filter
from reportedly.store.judgements import Judgement, JudgementKind, Verdict, load
from reportedly.store.judgements import replace as replace_judgements
from reportedly.types import Record

COPIES = "link.near_duplicates.v1"
EVENTS = "link.same_event.v1"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Linked:
    """What a run of linking found: near-copies, claims, events, and links between claims."""

    copies: int
    claims: int
    events: int
    links: int


@dataclass(frozen=True, slots=True)
class Event:
    """Claims that tell of one event, earliest first, and what backs it. ``id`` is that of its first claim."""

    id: str
    claims: tuple[Record, ...]
    corroboration: Corroboration


def link(store: Store, *, progress: Callable[[int], None] | None = None) -> Linked:
    """Judge which articles are copies and which claims tell of one event, and store the judgements.

    Running it again replaces what it judged before; what persons judged or undid stays.

    Args:
        store: the claims of the latest runs are linked.
        progress: told how many pairs of claims were scored, now and then.
    """
    with store.view() as view:
        copies = [
            Judgement.of(
                JudgementKind.NEAR_DUPLICATE,
                copy.earlier,
                copy.later,
                author=COPIES,
                score=max(copy.resemblance, copy.containment),
                machine=True,
            )
            for copy in near_duplicates(_texts(view))
        ]
        records = list(view.claims())
        articles, number = _articles(view)
    tellings = [telling_of(record, number[record.document.digest]) for record in records]
    clusters, links = cluster_claims(tellings, articles, progress=progress)
    same = [
        Judgement.of(
            JudgementKind.SAME_EVENT,
            records[found.first].id,
            records[found.second].id,
            author=EVENTS,
            score=found.score,
            machine=True,
        )
        for found in links
    ]
    with store.writer() as writer:
        replace_judgements(writer, JudgementKind.NEAR_DUPLICATE, COPIES, copies)
        replace_judgements(writer, JudgementKind.SAME_EVENT, EVENTS, same)
    return Linked(len(copies), len(records), len(clusters), len(links))


def copies(view: View) -> dict[str, str]:
    """For the digest of each near-copy, the digest of the earliest article of its set."""
    order = [(row.published or date.max, place, row.digest) for place, row in enumerate(view.documents())]
    found: dict[str, str] = {}
    for group in groups((digest for *_, digest in sorted(order)), load(view, JudgementKind.NEAR_DUPLICATE)):
        found |= dict.fromkeys(group[1:], group[0])
    return found


def events(view: View, wanted: Filter | None = None, *, least: int = 1) -> Iterator[Event]:
    """The events of a store by the judgements that hold, the earliest first.

    Args:
        view: of the store.
        wanted: only events with such a claim; all claims of these events are given.
        least: claims that an event must have.
    """
    by_id = {record.id: record for record in view.claims()}
    chosen = {record.id for record in view.claims(wanted)} if wanted is not None else set(by_id)
    copy_of = copies(view)
    for group in groups(by_id, load(view, JudgementKind.SAME_EVENT)):
        if len(group) >= least and not chosen.isdisjoint(group):
            backing = corroborate([by_id[identity] for identity in group], copy_of)
            yield Event(backing.first_report, tuple(by_id[identity] for identity in backing.claims), backing)


def keep_apart(a: Sequence[str], b: Sequence[str], *, author: str) -> list[Judgement]:
    """The judgements of a person by which no claim of ``a`` is of one event with any of ``b``."""
    return [
        Judgement.of(JudgementKind.SAME_EVENT, one, other, author=author, verdict=Verdict.DIFFERENT)
        for one in a
        for other in b
    ]


def _texts(view: View) -> Iterator[tuple[str, str]]:
    """Digest and text of every article, by day of publication."""
    rows = view.documents()
    order = sorted(range(len(rows)), key=lambda i: (rows[i].published or date.max, i))
    for start in range(0, len(order), _BATCH):
        wanted = [rows[i].digest for i in order[start : start + _BATCH]]
        texts = {row.digest: row.text or "" for row in view.documents(wanted, texts=True)}
        yield from ((digest, texts[digest]) for digest in wanted)


def _articles(view: View) -> tuple[Articles, dict[str, int]]:
    number: dict[str, int] = {}

    def texts() -> Iterator[str]:
        rows = view.documents()
        for start in range(0, len(rows), _BATCH):
            wanted = [row.digest for row in rows[start : start + _BATCH]]
            for row in view.documents(wanted, texts=True):
                number[row.digest] = len(number)
                yield f"{row.title or ''}\n{row.text or ''}"

    return Articles(texts()), number
