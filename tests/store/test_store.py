"""What goes in comes out; what is there is not added twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import RUN

from reportedly.coder import Coder
from reportedly.errors import StoreError
from reportedly.store import Entry, Filter, Store
from reportedly.types import Document, Failure, Record


def claims(entries: list[Entry]) -> list[Record]:
    return [record for entry in entries if isinstance(entry.outcome, tuple) for record in entry.outcome]


def test_records_come_back_as_they_went_in(store: Store, entries: list[Entry]) -> None:
    with store.view() as view:
        found = list(view.claims(texts=True))
    assert [record.as_dict() for record in found] == [record.as_dict() for record in claims(entries)]
    assert [record.document for record in found] == [record.document for record in claims(entries)]


def test_coded_records_come_back_byte_for_byte(coder: Coder, tmp_path: Path) -> None:
    texts = (
        "Iran denied on Monday that it attacked the tanker, Reuters reported.",
        "Turkey shelled Kurdish positions near Aleppo on 9 May 2021, two defence officials told Axios.",
        "\u201cWe may send aid,\u201d Prime Minister Keir Starmer said in London; Moscow and Kyiv held talks.",
    )
    documents = [Document.of(text) for text in texts]
    coded = [(found, coder.code_document(found)) for found in documents]
    store = Store(tmp_path / "a.duckdb")
    with store.writer() as writer:
        writer.add(writer.run(coder.run), [Entry(found.id, found, outcome) for found, outcome in coded])
    before = [json.dumps(record.as_dict()) for _, outcome in coded if isinstance(outcome, tuple) for record in outcome]
    with store.view() as view:
        assert [json.dumps(record.as_dict()) for record in view.claims()] == before
    assert before


def test_adding_again_adds_nothing(store: Store, entries: list[Entry]) -> None:
    with store.view() as view:
        before = (view.count(), view.documents(), view.failures(), view.runs())
    for _ in range(2):
        with store.writer() as writer:
            writer.add(writer.run(RUN), entries)
    with store.view() as view:
        assert (view.count(), view.documents(), view.failures(), view.runs()) == before


def test_the_same_text_elsewhere_is_a_sighting(store: Store, entries: list[Entry]) -> None:
    first = entries[0].document
    assert first is not None
    copy = replace(first, id="copy", publication="The Other", url="https://example.org/copy")
    with store.writer() as writer:
        run = writer.run(RUN)
        assert writer.known(run, [first.digest, "?"]) == {first.digest}
        assert writer.seen([("a.txt", first.digest), ("z.txt", first.digest)]) == {("a.txt", first.digest)}
        writer.add(run, [Entry("z.txt", copy, None)])
    with store.view() as view:
        [row, *_] = view.documents()
        assert (row.id, row.sightings) == (first.id, 2)
        assert list(view.sql("SELECT publication FROM sightings WHERE source = 'z.txt'").rows) == [("The Other",)]


def test_one_batch_may_hold_a_text_twice(tmp_path: Path, make: Callable[..., Record]) -> None:
    text = Document.of("Israel hit Iran.")
    store = Store(tmp_path / "a.duckdb")
    with store.writer() as writer:
        writer.add(writer.run(RUN), [Entry("a", text, (make(text),)), Entry("b", text, None)])
    with store.view() as view:
        assert [row.sightings for row in view.documents()] == [2]


def test_a_batch_is_all_or_nothing(store: Store, make: Callable[..., Record]) -> None:
    good, bad = Document.of("Israel hit."), Document.of("Iran hit.")
    broken = replace(make(bad), event_scale="much")  # type: ignore[arg-type]
    with pytest.raises(StoreError), store.writer() as writer:
        writer.add(writer.run(RUN), [Entry("good", good, (make(good),)), Entry("bad", bad, (broken,))])
    with store.view() as view:
        assert good.digest not in {row.digest for row in view.documents()}


def test_failures_are_kept_and_resolved(store: Store, make: Callable[..., Record]) -> None:
    with store.view() as view:
        assert [(row.source, row.code, row.digest is None) for row in view.failures()] == [
            ("c.txt", "R109", False),
            ("d.txt", "R101", True),
        ]
    text, french = Document.of("There it is."), Document.of("Rien ne va plus.")
    with store.writer() as writer:
        run = writer.run(RUN)
        assert writer.known(run, [french.digest]) == {french.digest}
        assert writer.known(run, [french.digest], retry=True) == set()
        writer.add(run, [Entry("d.txt", text, ()), Entry("c.txt", french, (make(french),))])
    with store.view() as view:
        assert view.failures() == []
        assert len(view.failures(resolved=True)) == 2


def test_a_later_run_stands_beside_and_before(store: Store, entries: list[Entry]) -> None:
    [first, *_] = entries
    assert isinstance(first.outcome, tuple)
    later = replace(RUN, coder="reportedly-2")
    changed = replace(first.outcome[0], confidence=0.5, run=later)
    with store.writer() as writer:
        run = writer.run(later)
        assert run == 2
        assert writer.known(run, [first.document.digest]) == set()  # type: ignore[union-attr]
        writer.add(run, [Entry("a.txt", first.document, (changed,))])
    with store.view() as view:
        # Of the document coded again only the latest counts; the other keeps the claims that it has.
        assert [record.confidence for record in view.claims()] == [0.5, 0.731]
        assert view.count(Filter(run=1)) == 3
        assert [record.run.coder for record in view.claims(Filter(run=2))] == ["reportedly-2"]
        assert view.claim(changed.id) is not None
        changes = list(view.diff(1, 2))
        assert [(change.kind, change.fields) for change in changes] == [("changed", ("confidence",)), ("gone", ())]
        assert [(change.kind, change.fields) for change in view.diff(2, 1)] == [
            ("changed", ("confidence",)),
            ("new", ()),
        ]
        assert list(view.diff(1, 1)) == []


def test_runs_go_by_number_id_and_place(store: Store) -> None:
    with store.writer() as writer:
        writer.run(replace(RUN, coder="reportedly-2"))
    with store.view() as view:
        first, second = view.runs()
        assert view.run("1") == view.run(first.id) == view.run(first.id[:6]) == view.run("previous") == first
        assert view.run("latest") == second
        for wrong in ("9", "zzz", ""):
            with pytest.raises(StoreError) as caught:
                view.run(wrong)
            assert caught.value.code == "R409"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_categories=()), min_size=1, max_size=60),
    st.text(max_size=20),
    st.one_of(st.none(), st.text(st.characters(exclude_categories=()), max_size=20)),
)
def test_any_text_survives(
    tmp_path_factory: pytest.TempPathFactory, make: Callable[..., Record], text: str, name: str, title: str | None
) -> None:
    """Quotes, semicolons, zeros, lone surrogates: only the last, which UTF-8 cannot hold, become question marks."""
    document = Document.of(text, id=name or None, title=title)
    record = make(document)
    store = Store(tmp_path_factory.mktemp("any") / "a.duckdb")
    with store.writer() as writer:
        writer.add(
            writer.run(RUN),
            [Entry(name, document, (record,)), Entry(f"{name}{text}!", None, Failure(name, text, "R1", text))],
        )
    expected = json.dumps(record.as_dict(), ensure_ascii=False).encode("utf-8", "replace").decode()
    with store.view() as view:
        [found] = view.claims(texts=True)
        assert json.dumps(found.as_dict(), ensure_ascii=False) == expected
        assert len(found.document.text) == len(document.text)
        assert view.failures()[0].message == text.encode("utf-8", "replace").decode()
