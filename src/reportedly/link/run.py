"""Linking a store: near-copies among its articles, then events among its claims; judgements in, events out.

What was linked before is not linked again. A new article is compared with those that share word sequences with it. New
claims, those that may tell of the same events (same days, and a party, a place or a word in common), and whatever is
joined with these already, are clustered anew together; all other judgements stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportedly.link.copies import copies
from reportedly.link.documents import Articles
from reportedly.link.events import Event, events
from reportedly.link.known import KnownSequences, KnownWords
from reportedly.link.near_duplicates import Copy, Finder
from reportedly.link.same_event import cluster_claims, coarse_keys, days_of
from reportedly.link.telling import Telling, telling_of
from reportedly.link.words import content
from reportedly.store import Filter, Store, View, Writer
from reportedly.store.judgements import Judgement, JudgementKind, Verdict, save
from reportedly.store.judgements import replace as replace_judgements
from reportedly.store.sql import to_rows

__all__ = ["COPIES", "EVENTS", "Event", "Linked", "copies", "events", "keep_apart", "link"]

COPIES = "link.near_duplicates.v1"
EVENTS = "link.same_event.v1"
LINKER = f"{COPIES} {EVENTS}"
_BATCH = 500
_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Linked:
    """What stands after a run of linking, and what was new in it.

    Args:
        copies: articles that are near-copies of an earlier one.
        claims: that hold now.
        events: that they tell of.
        links: judgements that join two claims.
        new_documents, new_claims: that were not linked before.
        compared: claims that were clustered, the new ones and those that they may meet.
        whole: whether everything was linked from the beginning.
    """

    copies: int
    claims: int
    events: int
    links: int
    new_documents: int
    new_claims: int
    compared: int
    whole: bool


@dataclass(frozen=True, slots=True)
class _New:
    """The documents to link: numbers, digests, runs of their claims; and which texts are known already."""

    numbers: tuple[int, ...]
    digests: tuple[str, ...]
    runs: tuple[int, ...]
    known: frozenset[str]
    linked: int
    whole: bool


def link(store: Store, *, again: bool = False, progress: Callable[[int], None] | None = None) -> Linked:
    """Judge which articles are copies and which claims tell of one event, and store the judgements.

    What persons judged or undid stays.

    Args:
        store: the claims of the latest runs are linked.
        again: link everything from the beginning, not only what is new.
        progress: told how many pairs of claims were scored, now and then.
    """
    with store.view(snapshot=True) as view:  # it takes a while, and nobody shall wait for it
        new = _new(view, again)
        if not new.numbers:
            return _told(view, 0, 0, 0, whole=False)
        finder = Finder(None if new.whole else KnownSequences(view))
        fresh = [digest for digest in new.digests if digest not in new.known]
        found = [copy for batch in _texts(view, fresh) for copy in finder.find(batch)]
        chosen, count = _chosen(view, new)
        clustered = _Claims(view, new, chosen)
        joined = list(clustered.joined(progress))
    with store.writer(wait=_WAIT) as writer:
        _write(writer, new, finder, found, joined, clustered)
    with store.view(snapshot=True) as view:
        return _told(view, len(fresh), count, len(clustered.ids), whole=new.whole)


def keep_apart(a: Sequence[str], b: Sequence[str], *, author: str) -> list[Judgement]:
    """The judgements of a person by which no claim of ``a`` is of one event with any of ``b``."""
    return [
        Judgement.of(JudgementKind.SAME_EVENT, one, other, author=author, verdict=Verdict.DIFFERENT)
        for one in a
        for other in b
    ]


def _new(view: View, again: bool) -> _New:
    [(linked, others)] = view.ask("count_linked", {"linker": LINKER})
    whole = again or linked == 0 or others > 0
    rows = view.ask("to_link", {"linker": "" if whole else LINKER})
    return _New(
        numbers=tuple(number for number, *_ in rows),
        digests=tuple(digest for _, digest, *_ in rows),
        runs=tuple(run for _, _, run, _ in rows),
        known=frozenset(digest for _, digest, _, known in rows if known),
        linked=0 if whole else linked,
        whole=whole,
    )


def _told(view: View, documents: int, claims: int, compared: int, *, whole: bool) -> Linked:
    [(links,)] = view.ask("count_judgements", {"kind": JudgementKind.SAME_EVENT.value})
    return Linked(
        copies=len(copies(view)),
        claims=view.count(),
        events=view.count_events(),
        links=links,
        new_documents=documents,
        new_claims=claims,
        compared=compared,
        whole=whole,
    )


def _texts(view: View, digests: Sequence[str]) -> Iterator[list[tuple[str, str]]]:
    """Digest and text of articles, some at a time."""
    for start in range(0, len(digests), _BATCH):
        wanted = digests[start : start + _BATCH]
        texts = {row.digest: row.text or "" for row in view.documents(wanted, texts=True)}
        yield [(digest, texts[digest]) for digest in wanted]


def _chosen(view: View, new: _New) -> tuple[frozenset[str] | None, int]:
    """The claims to cluster (``None`` for all), and how many of them are new."""
    if new.whole:
        return None, view.count()
    documents = frozenset(new.digests)
    rows = view.ask("claim_keys", {})
    fresh = [row for row in rows if row[1] in documents]
    met = {key for _, _, *row in fresh for key in coarse_keys(_coarse(row))}
    days = {key[1] for key in met}
    touched = {identity for identity, *_ in fresh}
    for identity, digest, *row in rows:
        if digest not in documents:
            telling = _coarse(row)
            if not days.isdisjoint(days_of(telling)) and not met.isdisjoint(coarse_keys(telling)):
                touched.add(identity)
    parts = view.joined(JudgementKind.SAME_EVENT, sorted(touched))
    return frozenset(touched.union(*parts.values())) if touched else frozenset(), len(fresh)


def _coarse(row: Sequence[Any]) -> Telling:
    """As much of a telling as decides what it may meet."""
    act, words, doers, receivers, place, first, last, published = row
    named = _content(words) or ("",)
    return Telling(
        article=0,
        trigger=named[0],
        triggers=frozenset(named),
        deeds=frozenset(),
        act=act,
        codes=(frozenset(code for code in doers if code), frozenset(code for code in receivers if code)),
        first=first if first else published,
        last=last if first else published,
        place=place,
    )


@lru_cache(maxsize=50_000)
def _content(words: str) -> tuple[str, ...]:
    return tuple(content(words))  # events are named by few words, again and again


class _Claims:
    """The claims to cluster, with the other claims of their articles.

    Args:
        view: of the store.
        new: the documents to link.
        chosen: ids of the claims to cluster; ``None`` for all.
    """

    def __init__(self, view: View, new: _New, chosen: frozenset[str] | None) -> None:
        self.ids: list[str] = []  # of the claims to cluster
        self._names: list[str] = []  # of all
        self._tellings: list[Telling] = []
        self._among: set[int] | None = None if chosen is None else set()
        wanted = None
        if chosen is not None:
            wanted = tuple(sorted({row.document.digest for row in view.claims_of(sorted(chosen))} | {*new.digests}))
        numbers: dict[str, int] = {}
        known: set[int] = set()

        def texts() -> Iterator[str]:
            fresh = frozenset(new.digests) - new.known
            digests = wanted if wanted is not None else [row.digest for row in view.documents()]
            for start in range(0, len(digests), _BATCH):
                for row in view.documents(digests[start : start + _BATCH], texts=True):
                    if not new.whole and row.digest not in fresh:
                        known.add(len(numbers))
                    numbers[row.digest] = len(numbers)
                    yield f"{row.title or ''}\n{row.text or ''}"

        self.articles = Articles(texts(), None if new.whole else KnownWords(view, new.linked, known))
        if chosen is not None and not chosen:
            return
        for record in view.claims(Filter(document=wanted or ())):
            if chosen is None or record.id in chosen:
                self.ids.append(record.id)
                if self._among is not None:
                    self._among.add(len(self._names))
            self._names.append(record.id)
            self._tellings.append(telling_of(record, numbers[record.document.digest]))

    def joined(self, progress: Callable[[int], None] | None) -> Iterator[Judgement]:
        """The judgements that hold the clusters together."""
        _, links = cluster_claims(self._tellings, self.articles, among=self._among, progress=progress)
        for found in links:
            one, other = self._names[found.first], self._names[found.second]
            yield Judgement.of(JudgementKind.SAME_EVENT, one, other, author=EVENTS, score=found.score, machine=True)


def _write(
    writer: Writer, new: _New, finder: Finder, found: Sequence[Copy], joined: Sequence[Judgement], clustered: _Claims
) -> None:
    """All that linking found and wants to know next time, in one transaction."""
    near = [
        Judgement.of(
            JudgementKind.NEAR_DUPLICATE,
            copy.earlier,
            copy.later,
            author=COPIES,
            score=max(copy.resemblance, copy.containment),
            machine=True,
        )
        for copy in found
    ]
    with writer.transaction() as execute:
        if new.whole:
            replace_judgements(writer, JudgementKind.NEAR_DUPLICATE, COPIES, near)
            for table in ("linked", "terms", "sequences"):
                execute(f"forget_{table}", {})
        else:
            save(writer, near)
        replace_judgements(writer, JudgementKind.SAME_EVENT, EVENTS, joined, among=None if new.whole else clustered.ids)
        execute("drop_linked", {"documents": list(new.numbers)})
        execute("insert_linked", {"documents": list(new.numbers), "runs": list(new.runs), "linker": LINKER})
        counts = clustered.articles.frequencies()
        if counts:
            execute("insert_terms", {"terms": list(counts), "counts": list(counts.values())})
        for batch in _batches([{"digest": digest, "hashes": keys} for digest, keys in finder.kept()]):
            execute("insert_sequences", {"rows": to_rows(batch)})


def _batches(rows: Sequence[dict[str, object]]) -> Iterator[Sequence[dict[str, object]]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]
