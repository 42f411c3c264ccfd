"""The PolNeAR evaluation, on an invented article in the corpus's form; the figures themselves on the corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.config import Settings
from reportedly.errors import EvaluationError
from reportedly.evaluate.polnear import Annotated, annotated, load_polnear, read_brat, right_ones
from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.says import AttributionFinder, outermost
from reportedly.types import Failure

TEXT = "Petrov said the port was closed. “We will stay,” Silva added."
BRAT = """T1\tSource 0 6\tPetrov
T2\tCue 7 11\tsaid
T3\tContent 12 31\tthe port was closed
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T4\tAttribution 7 11\tsaid
T5\tContent 33 40;41 48\t“We will stay,”
T6\tSource 49 54\tSilva
T7\tCue 55 60\tadded
T8\tAttribution 55 60\tadded
E2\tAttribution:T8 Content:T5 Cue:T7 Source:T6
E3\tAttribution:T8 Cue:T7 Source:T6
"""


def test_brat_is_read_whatever_its_order_and_without_content_left_out() -> None:
    assert list(read_brat(BRAT)) == [
        Annotated(((0, 6),), ((7, 11),), ((12, 31),)),
        Annotated(((49, 54),), ((55, 60),), ((33, 40), (41, 48))),
    ]


def test_right_needs_content_and_source() -> None:
    gold = list(read_brat(BRAT))
    wrong_source = Annotated(((49, 54),), ((7, 11),), ((12, 31),))
    assert right_ones(TEXT, gold, [wrong_source, gold[1]]) == [False, True]


def test_folder_of_the_corpus_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError) as caught:
        load_polnear(tmp_path)
    assert caught.value.code == "R601"


def test_a_split_or_the_corpus_is_loaded(tmp_path: Path) -> None:
    for name in ("text", "attributions"):
        (tmp_path / "dev" / name).mkdir(parents=True)
    (tmp_path / "dev" / "text" / "a_b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dev" / "attributions" / "a_b_2.ann").write_text("", encoding="utf-8")
    (tmp_path / "dev" / "attributions" / "a_b_1.ann").write_text(BRAT, encoding="utf-8")
    for folder in (tmp_path, tmp_path / "dev"):
        documents, gold = load_polnear(folder)
        assert [document.id for document in documents] == ["a_b"]
        assert len(gold["a_b"]) == 2  # the annotator whose name comes first


@pytest.mark.gold
@pytest.mark.slow
def test_rules_alone_stay_ahead_of_the_best_published_rule(gold: Path) -> None:
    documents, annotations = load_polnear(gold / "polnear" / "dev")
    finder = AttributionFinder()
    right = coded = wanted = 0
    for document, parse in zip(documents, Parser(Settings()).parse_many(documents), strict=True):
        assert not isinstance(parse, Failure)
        found = annotated(outermost(finder.read(Page(document, parse))))
        right += sum(right_ones(document.text, annotations[document.id], found))
        coded += len(found)
        wanted += len(annotations[document.id])
    assert 2 * right / (coded + wanted) > 0.60
