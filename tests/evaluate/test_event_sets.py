"""The evaluations of event types: PLV's pairs and CASE's snippets, on files made here."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate import case, plv
from reportedly.tagging.relations import QUAD_OF
from reportedly.types import EventType, Quad

PLV = """\tsentence_id\tmarked_sentence\tgold_penta\tgold_root
\t1\t<s>Chile</s> attacked <t>Peru</t>.\t4\tASSAULT
\t2\t<s>Chile</s> freed <t>ten hostages from Peru</t>.\t2\tYIELD
\t3\t<s>Chilean miners</s> demonstrated in Lima.\t4\tPROTEST
"""
CASE = 'id\tEventSnippet\tSubType\n1\tChile bombed "Lima\tAIR_STRIKE\n2\tA flood hit Lima.\tNATURAL_DISASTER\n'


def test_plv(tmp_path: Path, coder: Coder) -> None:
    path = tmp_path / "plv.tsv"
    path.write_text(PLV, encoding="utf-8")
    golds = plv.load_plv(path)
    assert [(gold.source, gold.target, gold.quad) for gold in golds] == [
        ((0, 5), (15, 19), 4),
        ((0, 5), (12, 34), 2),
        ((0, 14), None, 4),
    ]
    figures = {figure.name: figure.value for figure in plv.evaluate(path, coder).figures}
    assert figures["pairs"] == 3
    assert figures["lexicon alone, accuracy"] == 1.0


def test_case(tmp_path: Path, coder: Coder) -> None:
    path = tmp_path / "case.tsv"
    path.write_text(CASE, encoding="utf-8")
    figures = {figure.name: figure.value for figure in case.evaluate(path, coder).figures}
    assert figures["snippets"] == 2
    assert figures["accuracy"] == 1.0


def test_every_type_maps_to_a_category() -> None:
    assert set(case.PLOVER_OF.values()) <= {event.value for event in EventType} | {plv.NONE}


def test_old_roots() -> None:
    assert plv.root_of(EventType.RETREAT) == plv.root_of(EventType.CONCEDE) == "YIELD"
    assert plv.root_of(None) == plv.NONE
    assert QUAD_OF["YIELD"] is Quad.MATERIAL_COOPERATION


def test_macro_f1() -> None:
    assert plv.macro_f1(["a", "a", "b"], ["a", "b", "b"]) == pytest.approx(2 / 3)


@pytest.mark.parametrize("module", [plv, case])
def test_other_files_are_refused(tmp_path: Path, coder: Coder, module: object) -> None:
    path = tmp_path / "other.tsv"
    path.write_text("a\tb\n1\t2\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="R601"):
        module.evaluate(path, coder)  # type: ignore[attr-defined]


@pytest.mark.gold
def test_floors(gold: Path, coder: Coder) -> None:
    pairs = {figure.name: figure.value for figure in plv.evaluate(gold / "plover" / "PLV_train.tsv", coder).figures}
    assert float(pairs["lexicon alone, accuracy"]) >= 0.69
    snippets = {figure.name: figure.value for figure in case.evaluate(gold / "case2021" / "odd_ids.tsv", coder).figures}
    assert float(snippets["macro-F1"]) >= 0.40
