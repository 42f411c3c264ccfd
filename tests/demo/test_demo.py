"""The demo's articles are read as they stand, and its store is whole, the same every time, and never written over."""

from __future__ import annotations

import importlib
from datetime import date
from pathlib import Path

import pytest

from reportedly.coder import Coder
from reportedly.demo import ARTICLES, Step, articles, build
from reportedly.errors import ExportError, StoreError
from reportedly.link.copies import copies
from reportedly.link.events import events
from reportedly.store import Filter, Store, View
from reportedly.types import Document, Record


def documents() -> list[Document]:
    found = [item.item for item in articles()]
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def test_every_article_is_read_with_day_outlet_and_title() -> None:
    read = documents()
    assert all(document.published and document.publication and document.title for document in read)
    assert {document.reader for document in read} >= {"jsonl", "csv", "html"}
    assert len({document.digest for document in read}) == len(read)


def test_articles_are_as_long_as_news_items() -> None:
    for document in documents():
        assert 115 <= len(document.text.split()) <= 350, document.id


def test_addresses_belong_to_nobody_and_names_to_no_machine() -> None:
    for document in documents():
        assert document.url is None or document.url.split("/")[2].endswith(".example")
        assert str(ARTICLES.parent) not in document.id


def test_articles_come_by_day() -> None:
    days = [document.published for document in documents() if document.published]
    assert days == sorted(days)


def test_the_readme_says_first_that_all_is_invented() -> None:
    first = (ARTICLES.parent / "README.md").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("Everything in these articles is invented")


def test_the_store_holds_every_article(demo_store: Path) -> None:
    with Store(demo_store).view() as view:
        assert {row.digest for row in view.documents()} == {document.digest for document in documents()}
        assert view.failures() == []


def test_wire_copies_are_found(demo_store: Path) -> None:
    with Store(demo_store).view() as view:
        outlet = {row.digest: row.publication for row in view.documents()}
        pairs = {(outlet[later], outlet[first]) for later, first in copies(view).items()}
    assert ("Tromso Tidings", "Boreal Press") in pairs


def test_a_second_store_holds_the_same_claims(demo_store: Path, coder: Coder, tmp_path: Path) -> None:
    again = tmp_path / "again.duckdb"
    build(again, lambda: coder)

    def claims(path: Path) -> list[dict[str, object]]:
        with Store(path).view() as view:
            return [record.as_dict() for record in view.claims()]

    assert claims(again) == claims(demo_store)


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "thesis.txt"
    path.write_text("three years of work")
    with pytest.raises(StoreError) as caught:
        build(path, lambda: pytest.fail("nothing needs to be loaded"))
    assert caught.value.code == "R415"
    assert path.read_text() == "three years of work"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """Only the first articles are there, for what does not depend on all of them."""
    first = articles()[:4]
    # By import: the package's attribute of that name is the function, not the module.
    monkeypatch.setattr(importlib.import_module("reportedly.demo.build"), "articles", lambda: first)
    return len(first)


@pytest.mark.usefixtures("few")
def test_a_file_is_replaced_only_by_a_whole_store(tmp_path: Path, coder: Coder) -> None:
    path = tmp_path / "demo.duckdb"
    path.write_text("old")

    def stop(step: Step) -> None:
        if step.linking:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(path, lambda: coder, force=True, on_step=stop)
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["demo.duckdb"]


def test_force_replaces_a_store_and_its_log(few: int, tmp_path: Path, coder: Coder) -> None:
    path, log = tmp_path / "demo.duckdb", tmp_path / "demo.duckdb.wal"
    path.write_bytes(b"an old store")
    log.write_bytes(b"of another file")
    steps: list[Step] = []
    built = build(path, lambda: coder, force=True, on_step=steps.append)
    assert not log.exists()
    assert (steps[0].done, steps[-1].linking) == (0, True)
    assert built.articles == few
    with Store(path).view() as view:
        assert view.count() == built.claims


def test_no_such_folder(tmp_path: Path, coder: Coder) -> None:
    with pytest.raises(ExportError) as caught:
        build(tmp_path / "none" / "demo.duckdb", lambda: coder)
    assert caught.value.code == "R501"


def told(view: View, **wanted: object) -> list[Record]:
    return list(view.claims(Filter(**wanted)))  # type: ignore[arg-type]


def test_the_story_is_in_the_texts() -> None:
    texts = {document.id: " ".join(document.text.split()) for document in documents()}
    for name, words in {
        "oslo-courier/oc-1106": "intends to send the coast guard to Jan Mayen next week",  # a plan ...
        "boreal-press/bp-1112": "deployed a coast guard ship to enforce the ban",  # ... that comes true
        "reykjavik-gazette/rg-1128": "plans to file a case against Norway",  # a plan ...
        "reykjavik-gazette/rg-1214": "No case has been filed.",  # ... that does not
        "oslo-courier/oc-1209": '"Not one shot was fired by our people,"',  # a denial ...
        "boreal-press/bp-1213": "Norway admitted on Saturday that one of its patrol ships fired",  # ... contradicted
        "boreal-press/bp-1107": "the Oslo Courier reported, citing two senior officials",  # anonymous, relayed
    }.items():
        assert words in texts[name], name


def test_the_plan_that_comes_true_is_among_the_claims(demo_store: Path) -> None:
    with Store(demo_store).view() as view:
        planned = told(view, actor=("NOR",), act=("MOBILIZE",), status=("planned",), until=date(2025, 11, 16))
        done = told(view, actor=("NOR",), act=("MOBILIZE",), status=("happened",), since=date(2025, 11, 12))
    assert any(claim.sources for claim in planned)
    assert min(claim.document.published or date.max for claim in done) == date(2025, 11, 12)


def test_the_denial_and_what_contradicts_it_are_among_the_claims(demo_store: Path) -> None:
    day = {"published_since": date(2025, 12, 9), "published_until": date(2025, 12, 10)}
    with Store(demo_store).view() as view:
        denied = told(view, act=("ASSAULT",), status=("denied",), **day)
        admitted = told(view, act=("ASSAULT",), status=("happened",), published_since=date(2025, 12, 13))
    assert any("Aasgard" in claim.sentence.text for claim in denied)
    assert any("Norway admitted" in claim.sentence.text for claim in admitted)


def test_several_outlets_tell_one_event(demo_store: Path) -> None:
    with Store(demo_store).view() as view:
        most = max(len(event.corroboration.independent_outlets) for event in events(view))
    assert most >= 3


def test_anonymous_sources_are_marked(demo_store: Path) -> None:
    with Store(demo_store).view() as view:
        assert len(told(view, source_kind=("anonymous",))) >= 15
