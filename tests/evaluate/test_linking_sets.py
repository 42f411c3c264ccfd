"""The evaluations of linking: readers on invented articles, and floors on the research sets where they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate import ROOMS
from reportedly.evaluate.ecbplus import SENTENCES, load_ecbplus
from reportedly.evaluate.same_event import load_stories

_ECB = """<?xml version="1.0"?>
<Document doc_name="36_1ecb.xml" doc_id="X">
<token t_id="1" sentence="0" number="0">Rebels</token><token t_id="2" sentence="0" number="1">fled</token>
<token t_id="3" sentence="1" number="0">Aid</token><token t_id="4" sentence="1" number="1">came</token>
<Markables>
<ACTION_OCCURRENCE m_id="5"><token_anchor t_id="2"/></ACTION_OCCURRENCE>
<NEG_ACTION_OCCURRENCE m_id="6"><token_anchor t_id="4"/></NEG_ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="7"><token_anchor t_id="1"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="8" RELATED_TO="" TAG_DESCRIPTOR="t36_fled" instance_id="ACT1"/>
</Markables>
<Relations><CROSS_DOC_COREF r_id="9" note="ACT1"><source m_id="5"/><target m_id="8"/></CROSS_DOC_COREF></Relations>
</Document>"""


@pytest.fixture
def ecb(tmp_path: Path) -> Path:
    (tmp_path / "ECB+" / "36").mkdir(parents=True)
    (tmp_path / "ECB+" / "36" / "36_1ecb.xml").write_text(_ECB, encoding="utf-8")
    (tmp_path / SENTENCES).write_text("Topic,File,Sentence Number\n36,1ecb,0\n36,1ecb,1\n", encoding="utf-8")
    return tmp_path


def test_ecbplus_is_read(ecb: Path) -> None:
    [article] = load_ecbplus(ecb)
    assert article.text == "Rebels fled\nAid came"
    assert [(article.text[m.start : m.end], m.cluster) for m in article.mentions] == [
        ("fled", "ACT1"),
        ("came", "36_1ecb#6"),
    ]
    assert article.subtopic == "36ecb"


def test_ecbplus_is_measured(ecb: Path, coder: Coder) -> None:
    figures = {figure.name: figure.value for figure in ROOMS["same-event"].run(ecb, coder).figures}
    assert figures["mentions"] == 2
    assert figures["B-cubed F1"] == 1.0


def test_articles_are_measured(tmp_path: Path, coder: Coder) -> None:
    for place, (event, text) in enumerate([("a", "Quake flattens Bam"), ("a", "Bam quake"), ("b", "Farm bill passed")]):
        row = {"title": text, "date": "2024-05-01", "triplet-uuid": event, "body-paragraphs": [[text], [text]]}
        (tmp_path / f"{place}.json").write_text(json.dumps(row), encoding="utf-8")
    assert len(load_stories(tmp_path)) == 3
    figures = {figure.name: figure.value for figure in ROOMS["same-event"].run(tmp_path, coder).figures}
    assert figures["pairwise F1"] == 1.0


def test_copies_are_measured(tmp_path: Path, coder: Coder) -> None:
    text = " ".join(f"Word{number} stands in sentence {number // 7}." for number in range(60))
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{name.upper()} {text}", encoding="utf-8")
    figures = {figure.name: figure.value for figure in ROOMS["duplicates"].run(tmp_path, coder).figures}
    assert figures["near-copies of an earlier article"] == 1
    assert figures["recall"] == figures["precision"] == 1.0


@pytest.mark.parametrize("room", ["same-event", "duplicates"])
def test_other_folders_are_refused(tmp_path: Path, coder: Coder, room: str) -> None:
    with pytest.raises(EvaluationError, match="R601"):
        ROOMS[room].run(tmp_path, coder)


@pytest.mark.gold
@pytest.mark.parametrize(
    ("folder", "figure", "floor"),
    [("ecbplus", "CoNLL F1", 0.76), ("basil", "pairwise F1", 0.93), ("news_cluster", "B-cubed F1", 0.92)],
)
def test_floors_on_the_research_sets(gold: Path, coder: Coder, folder: str, figure: str, floor: float) -> None:
    figures = {found.name: found.value for found in ROOMS["same-event"].run(gold / folder, coder).figures}
    assert figures[figure] >= floor
