"""The verbs of the store: in with articles, out with timelines, sources, failures, SQL, files and datasets."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest
from click.testing import Result

from reportedly.coder import Coder
from reportedly.reading.fetch import Fetcher, Limits

Run = Callable[..., Result]


@pytest.fixture
def ingested(run: Run, coder: Coder, monkeypatch: pytest.MonkeyPatch, article: Path, tmp_path: Path) -> Path:
    """A store of two articles, one failure and one French text."""
    module = importlib.import_module("reportedly.cli.ingest")
    monkeypatch.setattr(module, "load_coder", lambda *_: coder)
    (tmp_path / "rows.csv").write_text(
        'date,text,source\n2024-04-19,"Israel attacked Iran, US officials told Axios.",Daily\n'
    )
    (tmp_path / "empty.txt").touch()
    store = tmp_path / "claims.duckdb"
    done = run("ingest", article, tmp_path / "rows.csv", tmp_path / "empty.txt", "--store", store)
    assert done.exit_code == 1
    assert "[R104]" in done.stderr
    assert "3 articles" in done.stderr
    assert "1 failed" in done.stderr
    return store


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_again_there_is_nothing_to_do(run: Run, ingested: Path, tmp_path: Path) -> None:
    done = run("ingest", tmp_path / "rows.csv", "--store", ingested)
    assert done.exit_code == 0
    assert "0 coded with 0 claims, 1 already there" in done.stderr
    assert done.stdout == ""


def test_one_side_of_a_dyad_is_a_usage_error(run: Run, ingested: Path) -> None:
    done = run("timeline", "--dyad", "PER", "--store", ingested)
    assert done.exit_code == 2
    assert "takes two sides" in done.stderr


def test_no_claim_is_said(run: Run, ingested: Path) -> None:
    done = run("timeline", "--store", ingested, "--actor", "XXX")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "0 claims\n")


def test_one_article_is_one(run: Run, ingested: Path, tmp_path: Path) -> None:
    done = run("ingest", tmp_path / "rows.csv", "--store", ingested)
    assert done.stderr.startswith("1 article in ")


def test_timeline(run: Run, ingested: Path) -> None:
    claims = lines(run("timeline", "--store", ingested))
    assert {"ASSAULT", "denied"} <= {str(claim[name]) for claim in claims for name in ("event", "status")}
    days = [str(claim["when"]["start"]) for claim in claims if claim["when"]]  # type: ignore[index]
    assert days == sorted(days)
    [struck] = lines(run("timeline", "--store", ingested, "--dyad", "ISR", "IRN"))
    assert struck["document"]["publication"] == "Daily"  # type: ignore[index]
    assert len(lines(run("timeline", "--store", ingested, "--status", "denied", "--limit", "1"))) == 1
    assert lines(run("timeline", "--store", ingested, "--involving", "CHN")) == []
    assert (
        lines(run("timeline", "--store", ingested, "--by", "month", "--event", "assault"))[0]["period"] == "2024-04-01"
    )


def test_tables(run: Run, ingested: Path) -> None:
    for verb in (
        ("timeline",),
        ("timeline", "--by", "day"),
        ("sources",),
        ("failures",),
        ("runs",),
        ("diff", "latest", "1"),
    ):
        done = run(*verb, "--store", ingested, "--format", "table")
        assert done.exit_code == 0, (verb, done.output)
    assert "Axios" in run("timeline", "--store", ingested, "--format", "table").stdout


def test_sources_failures_and_runs(run: Run, ingested: Path) -> None:
    assert "Axios" in {row["name"] for row in lines(run("sources", "--store", ingested))}
    [failure] = lines(run("failures", "--store", ingested))
    assert (failure["code"], failure["run"]) == ("R104", None)
    [row] = lines(run("runs", "--store", ingested))
    assert (row["number"], row["documents"]) == (1, 2)


def test_query(run: Run, ingested: Path) -> None:
    ask = "SELECT count(*) AS n, max(published) AS last FROM documents"
    assert lines(run("query", ask, "--store", ingested)) == [{"n": 2, "last": "2025-11-22"}]
    assert run("query", "-", "--store", ingested, "--format", "csv", input=ask).stdout == '"n","last"\n2,"2025-11-22"\n'
    refused = run("query", "DELETE FROM claims", "--store", ingested)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "[R410]" in refused.stderr


def test_export_and_import(run: Run, ingested: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    for name in ("all.jsonl", "all.csv", "all.parquet"):
        assert run("export", tmp_path / name, "--store", ingested).exit_code == 0
    claims = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    assert run("export", tmp_path / "dataset", "--store", ingested).exit_code == 0
    other = tmp_path / "other.duckdb"
    assert f"{len(claims)} new claims" in run("import", tmp_path / "dataset", "--store", other).stderr
    assert run("export", tmp_path / "again.jsonl", "--store", other).exit_code == 0
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "all.jsonl").read_bytes()
    assert run("export", tmp_path / "some.jsonl", "--store", ingested, "--actor", "ISR").exit_code == 0
    assert (tmp_path / "some.jsonl").read_text().count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("ingest", "x.txt"), 2, "--store"),
        (("ingest", "--store", "a.duckdb"), 2, "SOURCE"),
        (("ingest", "x.csv", "--store", "a.duckdb", "--column", "text"), 2, "FIELD=NAME"),
        (("ingest", "x.csv", "--store", "a.duckdb", "--column", "author=x"), 2, "FIELD=NAME"),
        (("ingest", "x.csv", "--store", "a.duckdb", "--workers", "0"), 2, "workers"),
        (("ingest", "x.csv", "--store", "no/where/a.duckdb"), 1, "R406"),
        (("timeline", "--store", "none.duckdb"), 1, "R406"),
        (("sources", "--store", "none.duckdb"), 1, "R406"),
        (("failures", "--store", "none.duckdb"), 1, "R406"),
        (("query", "SELECT 1", "--store", "none.duckdb"), 1, "R406"),
        (("export", "a.xlsx", "--store", "none.duckdb"), 2, "format"),
        (("import", "none", "--store", "new.duckdb"), 1, "R414"),
    ],
)
def test_what_goes_wrong_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.exit_code == code, done.output
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_options_that_do_not_fit(run: Run, ingested: Path, tmp_path: Path) -> None:
    assert run("timeline", "--store", ingested, "--either-way").exit_code == 2
    assert run("export", tmp_path / "dataset", "--store", ingested, "--actor", "ISR").exit_code == 2
    assert "[R409]" in run("timeline", "--store", ingested, "--run", "9").stderr
    assert "[R409]" in run("diff", "previous", "latest", "--store", ingested).stderr


def test_articles_of_a_feed_are_fetched_once(
    run: Run, coder: Coder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    module = importlib.import_module("reportedly.cli.ingest")
    monkeypatch.setattr(module, "load_coder", lambda *_: coder)
    body = (
        "<html><body><article><p>Israel attacked Iran on Friday, US officials told Axios.</p></article></body></html>"
    )
    feed = '<rss version="2.0"><channel><item><link>https://news.example/a</link></item></channel></rss>'
    asked: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request.url.path)
        pages = {"/rss": (feed, "application/rss+xml"), "/a": (body, "text/html")}
        text, kind = pages.get(request.url.path, ("", ""))
        return httpx2.Response(200 if text else 404, headers={"Content-Type": kind}, content=iter([text.encode()]))

    def local(**_: object) -> Fetcher:
        return Fetcher(limits=Limits(pause=0.0), transport=httpx2.MockTransport(answer))

    monkeypatch.setattr(module, "Fetcher", local)
    first = run("ingest", "https://news.example/rss", "--store", tmp_path / "a.duckdb")
    assert (first.exit_code, "1 coded" in first.stderr) == (0, True), first.stderr
    second = run("ingest", "https://news.example/rss", "--store", tmp_path / "a.duckdb")
    assert (second.exit_code, "0 coded with 0 claims, 1 already there" in second.stderr) == (0, True), second.stderr
    assert asked.count("/a") == 1
    assert asked.count("/rss") == 2
