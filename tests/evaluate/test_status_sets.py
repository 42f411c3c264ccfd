"""The readers of UW's and MATRES's published forms, on files of our own in those forms, and their measures."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from reportedly.errors import EvaluationError
from reportedly.evaluate.matres import CLASS_OF_STATUS, load_matres, prf
from reportedly.evaluate.uw import load_uw, mean_absolute_error, pearson
from reportedly.types import Status

_QUESTION = "can_the_verb_span_stylecolorblueverb_span_be_anchored_in_time"


def _uw(path: Path) -> Path:
    row = {"text": "Troops may leave the port .", "targets": [{"span1": [2, 3], "label": 1.2, "span_text": "leave"}]}
    path.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    return path


def _matres(path: Path) -> Path:
    body = (
        "<p>The envoy left . </p><p>Troops may <span style='color:red;'><strong>leave </strong></span>&amp; rest . </p>"
    )
    rows = [
        f"{_QUESTION},{_QUESTION}:confidence,bodytext,docid,verb",
        f'no_its_intentionwishopinion,0.9,"{body}",D1,leave',
        f'yes_its_anchorable,0.4,"{body}",D1,leave',
        f'no_its_static,1.0,"{body}",D1,leave',
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_uw_spans_become_code_points(tmp_path: Path) -> None:
    [sentence] = load_uw(_uw(tmp_path / "dev.jsonl"))
    [target] = sentence.targets
    assert sentence.text[target.start : target.end] == "leave"
    assert target.value == 1.2


def test_matres_keeps_confident_answers_of_four_classes(tmp_path: Path) -> None:
    [verb] = load_matres(_matres(tmp_path / "all.csv"))
    assert verb.text[verb.start : verb.end] == "leave"
    assert verb.kind == "planned"
    assert verb.text == "The envoy left . \n\nTroops may leave & rest . "


def test_other_csv_files_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "relations.csv"
    path.write_text("docid,relation\nD1,before\n", encoding="utf-8")
    assert load_matres(path) == ()


@pytest.mark.parametrize(
    "text", ["not json\n", '{"text": "a b"}\n', '{"text": "a", "targets": [{"span1": [4, 5], "label": 1}]}']
)
def test_another_form_is_a_clear_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError) as caught:
        load_uw(path)
    assert caught.value.code == "R601"


def test_every_status_has_a_class() -> None:
    assert set(CLASS_OF_STATUS) == set(Status)


def test_measures() -> None:
    assert pearson([1.0, 2.0], [1.0, 1.0]) == 0.0
    assert pearson([3.0, 1.0, 2.0], [-3.0, -1.0, -2.0]) == pytest.approx(-1.0)
    assert mean_absolute_error([1.0, 2.0], [1.0, 0.0]) == 1.0
    table = Counter({("denied", "denied"): 1, ("happened", "denied"): 1, ("denied", "happened"): 1})
    assert prf(table, "denied") == (0.5, 0.5, 0.5)


@pytest.mark.gold
def test_published_files_are_read_whole(gold: Path) -> None:
    assert sum(len(sentence.targets) for sentence in load_uw(gold / "factuality" / "UW" / "dev.jsonl")) == 3358
    assert len(load_matres(gold / "matres" / "AQ_Platinum_all.csv")) > 2900
