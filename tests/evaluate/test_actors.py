"""The evaluation of actors, on a small folder of the published forms with invented entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.coder import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate import actors


def test_leaders_in_their_published_forms(tmp_path: Path, coder: Coder) -> None:
    (tmp_path / "archigos.csv").write_text(
        "obsid,gwcode,leader,startdate,enddate\n"
        "FRN-1,220.0,Mitterand,1981-05-21,1995-05-17\n"
        "FRN-2,220.0,Nobody Inparticular,1990-01-01,1992-01-01\n"
        "FRN-0,220.0,de Gaulle,1959-01-08,1969-04-28\n",
        encoding="utf-8",
    )
    (tmp_path / "gw_states.csv").write_text("gwcode,statename\n220.0,France\n", encoding="utf-8")
    (tmp_path / "wikidata.csv").write_text(
        "country,positionLabel,officeholderLabel,start_year,end_year\n"
        "Germany,Federal Chancellor of Germany,Angela Merkel,2005,2021\n"
        "Germany,President of Germany,Angela Merkel,2005,2021\n",
        encoding="utf-8",
    )
    report = actors.evaluate(tmp_path, coder)
    figures = {figure.name: figure.value for figure in report.figures}
    assert figures["archigos"] == 0.5
    assert figures["wikidata"] == 0.5
    assert any("Nobody Inparticular" in line for error in report.errors for line in error.examples)


def test_a_folder_without_lists_is_refused(tmp_path: Path, coder: Coder) -> None:
    with pytest.raises(EvaluationError) as caught:
        actors.evaluate(tmp_path, coder)
    assert caught.value.code == "R601"
