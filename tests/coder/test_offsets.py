"""Offsets: for every record, ``text[start:end]`` is the quoted text, whatever the line ends, marks and symbols."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import Coder, Document, Failure, Record

csv.field_size_limit(10_000_000)

SENTENCES = (
    "Iran attacked the tanker on Monday, two officials told Reuters.",
    "“We will not leave,” President Aram Davtyan said. “Not now.”",
    "Turkish and Greek troops clashed near the border with Syria, killing three.",
    'He denied that the U.S. had "sent" 40 soldiers to Zaïre 🇿🇦 last week.',
    "The ministry's spokesman — speaking in Kraków — called it a lie 😀.",
)
JOINTS = st.sampled_from([" ", "\n", "\r\n", "\n\n", "\r\n\r\n", " \u00a0", "\t", "\u2028"])


def spans(value: object) -> Iterator[tuple[int, int, str]]:
    """Every (start, end, text) anywhere in a record's JSON form."""
    if isinstance(value, dict):
        start, end, text = value.get("start"), value.get("end"), value.get("text")
        if isinstance(start, int) and isinstance(end, int) and isinstance(text, str):
            yield start, end, text
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def check(document: Document, records: tuple[Record, ...]) -> int:
    """Assert every span; returns how many there were."""
    count = 0
    for record in records:
        for start, end, text in spans(record.as_dict()):
            assert document.text[start:end] == text, record.as_dict()
            count += 1
        assert record.sentence.start <= record.event_text.start < record.event_text.end
    return count


@settings(max_examples=40, deadline=None)
@given(parts=st.lists(st.tuples(st.sampled_from(SENTENCES), JOINTS), min_size=1, max_size=6))
def test_offsets_hold_for_any_line_ends_and_marks(coder: Coder, parts: list[tuple[str, str]]) -> None:
    document = Document.of("".join(sentence + joint for sentence, joint in parts))
    records = coder.code_document(document)
    assert not isinstance(records, Failure)
    check(document, records)


def stream(gold: Path) -> Iterator[Document]:
    """The documents of both streams; every other one with CRLF line ends and a symbol outside the BMP in front."""
    texts = []
    with (gold / "stream" / "guardian_syria.csv").open(encoding="utf-8", newline="") as handle:
        texts += [row["text"] for row in csv.DictReader(handle)]
    for path in sorted((gold / "stream" / "te3_silver").iterdir()):
        body = re.search(r"<TEXT>(.*?)</TEXT>", path.read_text(encoding="utf-8", errors="replace"), re.DOTALL)
        if body:
            texts.append(re.sub(r"<[^>]+>", "", body.group(1)).strip())
    for i, text in enumerate(texts):
        yield Document.of(f"\U0001f4f0 {text}".replace("\n", "\r\n") if i % 2 else text, id=str(i))


@pytest.mark.gold
def test_offsets_hold_on_the_stream(coder: Coder, gold: Path, request: pytest.FixtureRequest) -> None:
    documents = list(stream(gold))
    if not request.config.getoption("--whole-stream"):
        documents = documents[::20]
    checked = 0
    for document, records in coder.code_many(documents):
        assert not isinstance(records, Failure), records
        checked += check(document, records)
    assert checked > len(documents)
