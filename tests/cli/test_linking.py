"""``link``, ``events`` and ``judge``: what stands at the end, and that what a person says goes first."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from tests.builders import RUN, document, record

from reportedly.store import Entry, Store
from reportedly.types import Source, SourceKind, Span, Status, Style

Run = Callable[..., Result]
TEXT = "Forces of Narnia shelled the harbour town of Tashbaan in the night, two officials of the palace told reporters."


def claim(text: str, outlet: str, day: int, status: Status = Status.HAPPENED, source: str | None = None) -> Entry:
    article = document(text, publication=outlet, published=date(2024, 4, day))
    told = (Source(SourceKind.NAMED, Style.INDIRECT, Span(0, len(source), source)),) if source else ()
    event = article.span(text.index("shelled"), text.index("shelled") + 7)
    return Entry(f"{outlet}.txt", article, (record(article, event_text=event, status=status, sources=told),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two outlets with one text, one with words of its own, and one that denies it."""
    made = tmp_path / "claims.duckdb"
    wire = claim(TEXT, "Agency", 19)
    assert wire.document is not None
    entries = [
        wire,
        Entry("herald.txt", replace(wire.document, publication="Herald", published=date(2024, 4, 20)), None),
        claim("Narnia shelled Tashbaan in the night, the governor of the harbour town said.", "Post", 20, source="Rao"),
        claim("Narnia never shelled Tashbaan, its envoy said.", "Times", 21, Status.DENIED, "Envoy Lu"),
    ]
    with Store(made).writer() as writer:
        writer.add(writer.run(RUN), entries)
    return made


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_link_says_what_is_new(run: Run, path: Path) -> None:
    [first] = lines(run("link", "--store", path))
    assert (first["new_documents"], first["new_claims"], first["events"], first["whole"]) == (3, 3, 1, True)
    [second] = lines(run("link", "--store", path))
    assert (second["new_documents"], second["compared"], second["events"], second["whole"]) == (0, 0, 1, False)
    shown = run("link", "--store", path, "--format", "table")
    assert "Everything was linked already" in shown.stderr
    assert lines(run("link", "--again", "--store", path))[0]["whole"]


def test_events_say_what_backs_them(run: Run, path: Path) -> None:
    assert "Nothing is linked yet" in run("events", "--store", path, "--format", "table").stderr
    run("link", "--store", path)
    [event] = lines(run("events", "--store", path))
    assert event["outlets"] == ["agency", "herald", "post", "times"]
    assert event["independent_outlets"] == ["agency", "post", "times"]
    assert event["relays"] == ["herald"]
    assert [voice["name"] for voice in event["denies"]] == ["envoy lu"]  # type: ignore[attr-defined]
    assert lines(run("events", "--store", path, "--status", "denied", "--order", "recent")) == [event]
    assert lines(run("events", "--store", path, "--least", "4")) == []
    assert lines(run("events", "--store", path, "--publication", "Nobody")) == []


def test_events_for_people(run: Run, path: Path) -> None:
    run("link", "--store", path)
    table = run("events", "--store", path, "--format", "table")
    assert "1 of 1 events" in table.stderr
    for words in ("3 independent outlets", "1 of 4 only carry", "herald", "denied by envoy lu", "2024-04-19"):
        assert words in " ".join(table.stdout.split())
    [event] = lines(run("events", "--store", path))
    one = run("events", "--store", path, "--of", str(event["id"])[:8], "--format", "table").stdout
    assert "Agency 2024-04-19: the same text also in Herald" in " ".join(one.split())
    assert all(str(identity) in one for identity in event["claims"])  # type: ignore[attr-defined]
    assert len(lines(run("events", "--store", path, "--of", str(event["id"])))) == 1 + 3
    missing = run("events", "--store", path, "--of", "zzz")
    assert (missing.exit_code, "R417" in missing.stderr) == (1, True)


def test_judgements_of_persons_go_first_and_can_be_undone(run: Run, path: Path) -> None:
    run("link", "--store", path)
    [event] = lines(run("events", "--store", path))
    one, other, denial = event["claims"]  # type: ignore[misc]
    said = run("judge", "apart", one, denial, "--store", path, "--by", "anna")
    assert "now of 2 events" in said.stderr
    assert lines(run("link", "--again", "--store", path))[0]["events"] == 2
    [judgement] = lines(run("judge", "list", "--persons", "--store", path))
    assert (judgement["author"], judgement["verdict"], judgement["undone_at"]) == ("anna", "different", None)
    assert "undone" in run("judge", "undo", str(judgement["id"])[:8], "--store", path, "--by", "bo").stderr
    assert len(lines(run("events", "--store", path))) == 1
    assert "bo" in run("judge", "list", "--of", one, "--store", path, "--format", "table").stdout
    assert "taken up again" in run("judge", "redo", str(judgement["id"]), "--store", path, "--by", "bo").stderr
    assert lines(run("events", "--store", path, "--least", "1", "--order", "claims"))[0]["claims"] == [one, other]
    log = lines(run("query", "SELECT act, done_by FROM judgement_log ORDER BY done_at", "--store", path))
    assert [(row["act"], row["done_by"]) for row in log] == [("judged", "anna"), ("undone", "bo"), ("redone", "bo")]


def test_an_undone_link_can_be_put_together_by_a_person(run: Run, path: Path) -> None:
    run("link", "--store", path)
    [event] = lines(run("events", "--store", path))
    judged = [str(row["id"]) for row in lines(run("judge", "list", "--store", path))]
    run("judge", "undo", *judged, "--store", path, "--by", "anna")
    assert lines(run("events", "--store", path)) == []
    assert "now of 1 event:" in run("judge", "together", *event["claims"], "--store", path, "--by", "anna").stderr  # type: ignore[misc]
    assert lines(run("events", "--store", path)) == [event]


def test_wrong_usage_is_told(run: Run, path: Path) -> None:
    assert run("judge", "undo", "zz", "--store", path).exit_code == 2
    assert run("judge", "apart", "zz", "zy", "--store", path).exit_code == 1
    [first, *_] = lines(run("timeline", "--store", path))
    assert run("judge", "apart", first["id"], first["id"], "--store", path).exit_code == 2


def test_a_command_that_writes_waits_for_readers_and_says_so(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, waiting = threading.Event(), threading.Event()
    real = Store.writer

    def writer(self: Store, *, wait: float = 0.0) -> object:
        if wait:
            waiting.set()
        return real(self, wait=wait)

    def hold() -> None:
        with Store(path).view():
            held.set()
            waiting.wait(60)

    run("link", "--store", path)
    [row, *_] = lines(run("judge", "list", "--store", path))
    monkeypatch.setattr(Store, "writer", writer)
    reader = threading.Thread(target=hold)
    reader.start()
    held.wait()
    done = run("judge", "undo", str(row["id"]), "--store", path, "--by", "anna")
    waiting.set()
    reader.join()
    assert done.exit_code == 0, done.stderr
    assert "waiting for another command" in done.stderr
