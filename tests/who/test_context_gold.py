"""Countries told by context against hand-judged mentions; the news items themselves stay outside the project.

``tests/gold/actors_in_context.jsonl`` holds, for each mention, the document, code points of its head word and the codes
a reader would accept: none of them where nothing tells, and ``open`` where leaving it open is right too. Documents are
the files of TempEval-3's silver part (text between the TEXT tags) and rows of a table of Guardian articles, cut to the
last full stop of the first 2,500 characters.
"""

from __future__ import annotations

import csv
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.types import Document
from reportedly.who import ActorFinder

JUDGED = Path(__file__).resolve().parents[1] / "gold" / "actors_in_context.jsonl"
PRECISION, FOUND = 0.84, 0.70


def _documents(stream: Path, names: set[str]) -> Iterator[Document]:
    for name in sorted(name for name in names if name.endswith(".tml")):
        raw = (stream / "te3_silver" / name).read_text(encoding="utf-8")
        found = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
        text = html.unescape(re.sub(r"<[^>]+>", "", found[1] if found else "")).strip()
        day = name.split("_")[-1][:8]
        yield Document.of(text, id=name, published=date(int(day[:4]), int(day[4:6]), int(day[6:])))
    with (stream / "guardian_syria.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            if f"guardian:{number}" in names:
                text = row["text"].strip()[:2500]
                text = text[: text.rfind(".") + 1]
                yield Document.of(text, id=f"guardian:{number}", published=date.fromisoformat(row["date"][:10]))


@pytest.mark.gold
def test_countries_told_by_context(gold: Path, parser: Parser) -> None:
    stream = gold / "stream"
    if not (stream / "te3_silver").is_dir():
        pytest.skip(f"the news stream is not at {stream}: this research set is not part of the project")
    judged: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        judged[row["document"]].append(row)
    finder = ActorFinder()
    coded = right = wanted = 0
    for parse in parser.parse_many(_documents(stream, set(judged))):
        assert isinstance(parse, Parse)
        mentions = {parse.tokens[m.head].start: m for m in finder.read(Page(parse.document, parse))}
        for row in judged[parse.document.id]:
            codes = set(map(str, row["codes"])) if isinstance(row["codes"], list) else set()
            mention = mentions.get(int(str(row["start"])))
            found = {part.code for part in mention.parts or (mention.actor,) if part.code} if mention else set()
            wanted += bool(codes)
            coded += bool(found)
            right += bool(found) and found <= codes
    assert right / coded >= PRECISION, (right, coded)
    assert right / wanted >= FOUND, (right, wanted)
