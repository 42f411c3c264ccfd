"""Linking a whole store: judgements in, events out, undone by hand, claims untouched."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.link.conftest import DAY, RUN, Claim

from reportedly.link import run
from reportedly.link.copies import copies, copies_of
from reportedly.link.events import count_events, event_of
from reportedly.link.run import EVENTS, events, keep_apart, link
from reportedly.store import Entry, Filter, Store
from reportedly.store.judgements import JudgementKind, load, save, undo
from reportedly.types import Document

BODY = (
    "Narnian jets struck a depot near the Calormene capital, killing six soldiers, two officials said on Monday. "
    "Witnesses heard the blast from across the river and saw smoke over the harbour until the evening."
)


@pytest.fixture
def store(tmp_path: Path, claim: Claim) -> Store:
    store = Store(tmp_path / "claims.duckdb")
    sentence = BODY.split(". ")[0] + "."
    told = (("anonymous", "two officials"),)
    entries = []
    for outlet, text in (("AFP", BODY), ("Herald", f"LONDON (AFP) - {BODY}")):
        document = Document.of(text, publication=outlet, published=DAY, id=outlet)
        entries.append(Entry(outlet, document, (claim(text=sentence, trigger="struck", told=told, document=document),)))
    other = claim("Post", text="Archenland fed the hungry of Telmar.", trigger="fed", actor="ARC", recipient="TEL")
    entries.append(Entry("post", other.document, (other,)))
    with store.writer() as writer:
        writer.add(writer.run(RUN), entries)
    return store


def sizes(store: Store, wanted: Filter | None = None, least: int = 1) -> list[int]:
    with store.view() as view:
        return [len(event.claims) for event in events(view, wanted, least=least)]


def test_copies_and_events_are_found_and_no_claim_changes(store: Store) -> None:
    with store.view() as view:
        before = [record.as_dict() for record in view.claims()]
    found = link(store)
    assert (found.copies, found.claims, found.events, found.links) == (1, 3, 2, 1)
    assert sizes(store) == [2, 1]
    with store.view() as view:
        assert [record.as_dict() for record in view.claims()] == before
        backing = next(iter(events(view))).corroboration
    assert backing.independent_outlets == ("afp",)
    assert backing.copies == 1
    assert backing.single_anonymous


def test_linking_twice_changes_nothing(store: Store) -> None:
    link(store)
    with store.view() as view:
        first = list(load(view, JudgementKind.SAME_EVENT))
    link(store)
    with store.view() as view:
        assert list(load(view, JudgementKind.SAME_EVENT)) == first


def test_an_undone_link_stays_undone(store: Store) -> None:
    link(store)
    with store.view() as view:
        [judgement] = load(view, JudgementKind.SAME_EVENT)
    assert judgement.author == EVENTS
    with store.writer() as writer:
        undo(writer, [judgement.id], by="anna")
    link(store)
    assert sizes(store) == [1, 1, 1]


def test_what_a_person_keeps_apart_is_not_joined(store: Store) -> None:
    link(store)
    with store.view() as view:
        first, second, _ = (record.id for record in view.claims())
    with store.writer() as writer:
        save(writer, keep_apart([first], [second], author="anna"))
    assert sizes(store) == [1, 1, 1]


def test_events_are_chosen_by_their_claims(store: Store) -> None:
    link(store)
    assert sizes(store, Filter(publication=("Herald",))) == [2]
    assert sizes(store, least=2) == [2]
    assert sizes(store, Filter(actor=("XXX",))) == []


def test_an_empty_store_has_no_events(tmp_path: Path) -> None:
    store = Store(tmp_path / "empty.duckdb")
    with store.writer():
        pass
    assert link(store).claims == 0
    assert sizes(store) == []


def told(store: Store) -> list[list[str]]:
    """The events of a store, each with its claims, whatever their order."""
    with store.view() as view:
        return sorted(sorted(record.id for record in event.claims) for event in events(view))


def test_linking_bit_by_bit_finds_what_linking_at_once_finds(tmp_path: Path, claim: Claim) -> None:
    texts = (
        "Forces of Narnia attacked Calormen on Monday.",
        "The fleet of Narnia attacked the harbour of Calormen on Monday, taking two ships and the tower.",
        "Archenland attacked the giants of the north on the moor, and the queen rode home.",
    )
    claims = [
        claim(outlet, text=text, days=days)
        for days in (0, 1, 9, 10)
        for text in texts
        for outlet in ("Herald", "Post", "Times")
    ]
    whole, parts = Store(tmp_path / "whole.duckdb"), Store(tmp_path / "parts.duckdb")
    for store, size in ((whole, len(claims)), (parts, 5)):
        for start in range(0, len(claims), size):
            with store.writer() as writer:
                entries = [Entry(record.id, record.document, (record,)) for record in claims[start : start + size]]
                writer.add(writer.run(RUN), entries)
            found = link(store)
            assert found.new_claims == len(claims[start : start + size])
        assert found.claims == len(claims)
    assert told(parts) == told(whole)
    with whole.view() as one, parts.view() as other:
        assert copies(one).keys() == copies(other).keys() != set()
    assert link(parts).compared == 0


def test_new_claims_of_other_days_leave_old_judgements_alone(store: Store, claim: Claim) -> None:
    link(store)
    with store.view() as view:
        before = list(load(view, JudgementKind.SAME_EVENT))
    later = claim("Gazette", days=40, text="The queen of Archenland attacked a stag in the forest, her cooks said.")
    with store.writer() as writer:
        writer.add(writer.run(RUN), [Entry("later", later.document, (later,))])
    found = link(store)
    assert (found.new_documents, found.new_claims, found.compared) == (1, 1, 1)
    with store.view() as view:
        assert list(load(view, JudgementKind.SAME_EVENT)) == before


def test_another_version_of_linking_begins_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert link(store).whole
    assert not link(store).whole
    monkeypatch.setattr(run, "LINKER", "another")
    assert link(store).whole


def test_events_are_counted_and_found_by_any_claim(store: Store) -> None:
    link(store)
    with store.view() as view:
        found = list(events(view))
        assert count_events(view) == 2
        assert [event.id for event in events(view, Filter(limit=1, offset=1))] == [found[1].id]
        for event in found:
            assert all(event_of(view, record.id) == event for record in event.claims)
        assert event_of(view, "none") is None
        [first] = copies_of(view, found[0].claims[0].document.digest)
        assert first.row.digest == found[0].claims[1].document.digest
        assert first.score is not None
        assert first.score > 0.5
        assert copies_of(view, found[1].claims[0].document.digest) == []
