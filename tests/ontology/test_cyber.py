"""The worked example from end to end: examples, figures, records, store, command line, page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.ontology.conftest import CYBER, ROOT, SMALL

from reportedly import Coder
from reportedly.cli import cli
from reportedly.errors import EvaluationError, StoreError
from reportedly.evaluate.codebook import measure, try_samples
from reportedly.export import write_records
from reportedly.ontology import plover
from reportedly.store import Entry, Filter, Store
from reportedly.types import Document, EventType, event_code

GOLD = ROOT / "tests" / "gold" / "cyber.jsonl"
ARTICLE = (ROOT / "examples" / "cyber.txt").read_text(encoding="utf-8")


def run(*args: str | Path) -> Result:
    from click.testing import CliRunner

    return CliRunner().invoke(cli, [str(arg) for arg in args], prog_name="reportedly")


def test_every_example_does_what_it_says(cyber: Coder) -> None:
    tried = try_samples(cyber)
    assert len(tried) > 140
    assert not [one.as_dict() for one in tried if not one.passed]


def test_figures_on_sentences_coded_by_hand(cyber: Coder) -> None:
    report = measure(cyber, GOLD)
    figures = {figure.name: figure.value for figure in report.figures}
    assert figures["sentences"] == 66
    assert float(figures["category: F1"]) >= 0.9
    assert float(figures["whole record: F1"]) >= 0.75


def test_records_of_the_article(cyber: Coder) -> None:
    records = cyber.code(ARTICLE, publication="Baltic Harbour Courier")
    told = {(record.event.value, record.act.value, record.status.value) for record in records}
    assert {
        ("THREAT", "LEAK", "happened"),
        ("INTRUSION", "INTRUSION", "denied"),
        ("ATTRIBUTION",) * 2 + ("happened",),
    } <= told
    assert all(record.event in cyber.ontology.categories for record in records)
    assert {record.run.codebook for record in records} == {"cyber-incidents-1.0"}
    assert records[0].as_dict()["event"] == "INTRUSION"


def test_a_category_without_quad_has_nulls_everywhere(cyber: Coder, tmp_path: Path) -> None:
    [record] = cyber.code("The Irish health service disclosed a data breach on Monday.")
    assert (record.quad_code, record.event_scale, record.cameo) == (None, None, None)
    assert record.as_dict()["quad_code"] is None
    for name in ("a.csv", "a.jsonl", "a.parquet"):
        write_records([record], tmp_path / name, form=name.partition(".")[2])
        assert (tmp_path / name).stat().st_size
    store = Store(tmp_path / "own.duckdb")
    document = Document.of("The Irish health service disclosed a data breach on Monday.")
    with store.writer() as writer:
        writer.add(writer.run(cyber.run), [Entry("a.txt", document, cyber.code(document.text))])
    with store.view() as view:
        [back] = view.claims(Filter(event=("DISCLOSURE",)))
    assert back.as_dict() == record.as_dict()
    assert back.event is event_code("DISCLOSURE")


def test_one_store_holds_one_codebook(cyber: Coder, coder: Coder, tmp_path: Path) -> None:
    store = Store(tmp_path / "own.duckdb")
    with store.writer() as writer:
        writer.run(cyber.run)
        with pytest.raises(StoreError, match=r"cyber-incidents-1\.0, not by plover-0\.8") as caught:
            writer.run(coder.run)
    assert caught.value.code == "R416"
    store.export(tmp_path / "data")
    plain = Store(tmp_path / "plain.duckdb")
    with plain.writer() as writer:
        writer.run(coder.run)
        with pytest.raises(StoreError):
            writer.load(tmp_path / "data")


def test_the_run_tells_the_codebook_by_name_and_content(cyber: Coder, coder: Coder, tmp_path: Path) -> None:
    assert cyber.run.codebook != coder.run.codebook
    assert cyber.run.lexicon_hash != coder.run.lexicon_hash
    copy = tmp_path / "elsewhere.toml"
    copy.write_text(CYBER.read_text(encoding="utf-8"), encoding="utf-8")
    assert Coder(ontology=copy).run == cyber.run


def test_plover_is_not_touched(coder: Coder) -> None:
    assert coder.ontology is plover()
    assert coder.own is None
    [record] = coder.code("Turkey shelled Kurdish positions in Syria.")
    assert record.event is EventType.ASSAULT
    with pytest.raises(EvaluationError, match="no codebook"):
        try_samples(coder)


def test_beside_plover_own_patterns_go_first(codebook: Callable[[str], Path]) -> None:
    text = SMALL.replace("verb:boycott obj", "verb:shell obj").replace("boycotted", "shelled")
    own = Coder(ontology=codebook('extends = "plover"\n' + text))
    assert [record.event.value for record in own.code("Turkey shelled Syria.")] == ["BOYCOTT"]
    assert [record.event.value for record in own.code("Turkey bombed Syria.")] == ["ASSAULT"]
    alone = Coder(ontology=codebook(text))
    assert not alone.code("Turkey bombed Syria.")


def test_relation_by_an_own_codebook(cyber: Coder) -> None:
    text = "Armenia hacked the Azerbaijani navy."
    found = cyber.relation(text, source=(0, 7), target=(15, 35))
    assert found.event is event_code("INTRUSION")
    assert "tagging" not in found.why
    assert cyber.relation("Armenia praised Azerbaijan.", source=(0, 7), target=(16, 26)).event is None


def test_check_tells_failures_with_lines(codebook: Callable[[str], Path]) -> None:
    path = codebook(SMALL.replace("boycotted the Norwegian navy", "visited the Norwegian navy"))
    failed = run("ontology", "check", path)
    assert failed.exit_code == 1
    assert "1 of 2 examples pass" in failed.stdout
    assert "FAIL" in failed.stdout
    shown = json.loads(run("ontology", "check", path, "--json").stdout)
    [wrong] = [sample for sample in shown["samples"] if not sample["passed"]]
    assert wrong["line"] == 12
    assert "verb:boycott" in wrong["remark"]


def test_new_then_check(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    assert run("ontology", "new", path).exit_code == 0
    assert run("ontology", "check", path).exit_code == 0
    assert run("ontology", "new", path).exit_code == 2


def test_code_and_explain_by_a_codebook(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Armenian hackers defaced the website of the Azerbaijani defence ministry.")
    done = run("code", article, "--ontology", CYBER, "--format", "jsonl")
    assert [json.loads(line)["event"] for line in done.stdout.splitlines()] == ["DEFACEMENT"]
    assert "DEFACEMENT" in run("explain", article.read_text(), "--ontology", CYBER).stdout
    assert "[R340]" in run("code", article, "--ontology", tmp_path / "none.toml").stderr


def test_a_store_of_an_own_codebook_is_asked_by_its_categories(tmp_path: Path) -> None:
    article, store = tmp_path / "a.txt", tmp_path / "own.duckdb"
    article.write_text("The Irish health service disclosed a data breach. Ghanaian hackers hacked the Maltese navy.")
    assert run("ingest", article, "--store", store, "--ontology", CYBER, "--quiet").exit_code == 0
    shown = run("timeline", "--store", store, "--event", "DISCLOSURE", "--format", "jsonl")
    assert [json.loads(line)["event"] for line in shown.stdout.splitlines()] == ["DISCLOSURE"]
    counted = run("timeline", "--store", store, "--by", "year", "--format", "table")
    assert counted.exit_code == 0
    assert "DISCLOSURE" in counted.stdout
    assert "Did you mean ASSAULT?" in run("timeline", "--store", store, "--event", "ASAULT").stderr
    assert "no category" in run("timeline", "--store", store, "--event", "made up").stderr
    assert "[R416]" in run("ingest", article, "--store", store, "--quiet").stderr


def test_the_page_shows_what_comes_out(cyber: Coder) -> None:
    from datetime import date

    page = (ROOT / "docs" / "custom-ontology.md").read_text(encoding="utf-8")
    records = cyber.code(ARTICLE, published=date(2025, 3, 14), publication="Baltic Harbour Courier")
    table = page.partition("| event | act |")[2].partition("\n\n")[0].splitlines()[2:]
    shown = [tuple(cell.strip() for cell in line.split("|")[1:-1]) for line in table]
    told = [(record.event.value, record.act.value, record.status.value) for record in records]
    assert [(event, act, status) for event, act, _, _, status, _ in shown] == told
    assert f"gives {('nine', 'ten', 'eleven')[len(records) - 9]} claims" in page
    assert f"{len(cyber.own.rows) if cyber.own else 0} patterns" in page
