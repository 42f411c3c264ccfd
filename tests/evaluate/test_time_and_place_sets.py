"""The readers of TimeML, of the toponym sets and of the event places, on files of our own in the published forms."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path

import pytest

from reportedly import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate import event_place, places, timex

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>D1</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2021-05-12">May 12, 2021</TIMEX3></DCT>
<TEXT>Troops <EVENT eid="e1" class="OCCURRENCE">left</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="2021-05-07">Friday</TIMEX3>, after
<TIMEX3 tid="t2" type="DURATION" value="P3W">three weeks</TIMEX3>.</TEXT>
</TimeML>"""
LGL = """<articles><article docid="1"><title>x</title><text>Police in Paris, Texas, left.</text><toponyms count="1">
<toponym><start>10</start><end>15</end><phrase>Paris</phrase>
<gaztag geonameid="4717560"><name>Paris</name>
<lat>33.66</lat><lon>-95.55</lon><country>United States</country></gaztag></toponym></toponyms></article></articles>"""
VIRUS = """<articles><article><text>Police in Aleppo left.</text><locations>
<location><name>Aleppo</name><start>11</start>
<end>17</end><lat>36.2</lat><lon>37.2</lon></location></locations></article></articles>"""
NEWS = """<articles><article file="0"><text>Police in Aleppo left.</text><toponyms>
<toponym><extractedName>Aleppo</extractedName><type>Literal</type><start>10</start><end>16</end>
<geonamesID>170063</geonamesID><latitude>36.2</latitude><longitude>37.2</longitude></toponym>
<toponym><extractedName>Police</extractedName><type>Non_Toponym</type><start>0</start><end>6</end>
<geonamesID/><latitude/><longitude/></toponym></toponyms></article></articles>"""


def figures(report: object) -> dict[str, object]:
    return {figure.name: figure.value for figure in report.figures}  # type: ignore[attr-defined]


def test_timeml(tmp_path: Path, coder: Coder) -> None:
    path = tmp_path / "d1.tml"
    path.write_text(TIMEML, encoding="utf-8")
    [gold] = timex.load_timeml(tmp_path)
    assert gold.document.published == date(2021, 5, 12)
    assert [gold.document.text[item.start : item.end] for item in gold.timexes] == ["Friday", "three weeks"]
    assert figures(timex.evaluate(path, coder))["value F1"] == 1.0


@pytest.mark.parametrize("text", [LGL, VIRUS, NEWS], ids=["LGL", "GeoVirus", "GeoWebNews"])
def test_toponym_sets(text: str, tmp_path: Path, coder: Coder) -> None:
    path = tmp_path / "set.xml"
    path.write_text(text, encoding="utf-8")
    [article] = places.load_places(path)
    [place] = article.places
    assert article.document.text[place.start : place.end] == place.name
    found = figures(places.evaluate(path, coder))
    assert (found["within 161 km"], found["country"], found["known to the gazetteer"]) == (1.0, 1.0, 1.0)


def test_event_places(tmp_path: Path, coder: Coder) -> None:
    rows = []
    for text, verb, where in (("Troops shelled Aleppo .", 1, 2), ("Troops left .", 1, None)):
        words = text.split()
        spans = [{"token_start": verb, "token_end": verb, "label": "VERB"}]
        if where is not None:
            spans.append({"token_start": where, "token_end": where, "label": "LOCATION"})
        rows.append({"text": text, "tokens": [{"text": word} for word in words], "spans": spans})
    rows.append({**rows[1], "spans": [{"token_start": 9, "token_end": 9, "label": "VERB"}]})  # points past its tokens
    path = tmp_path / "labeled_text.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    found = figures(event_place.evaluate(path, coder))
    assert (found["events"], found["exact place or correct none"]) == (2, 1.0)


def test_files_of_another_form(tmp_path: Path) -> None:
    path = tmp_path / "x.tml"
    path.write_text("<a/>", encoding="utf-8")
    for load, code in ((timex.load_timeml, "R610"), (places.load_places, "R611"), (event_place.load_events, "R612")):
        with pytest.raises(EvaluationError, match=code):
            load(path)
        with pytest.raises(EvaluationError, match=code):
            load(tmp_path / "absent")


def sample(file: Path, folder: Path, tag: str, step: int) -> Path:
    """Every ``step``-th element of an XML set, as a file of its own."""
    root = ElementTree.parse(file).getroot()
    for number, item in enumerate(root.findall(tag)):
        if number % step:
            root.remove(item)
    path = folder / file.name
    ElementTree.ElementTree(root).write(path, encoding="utf-8")
    return path


@pytest.mark.gold
@pytest.mark.slow
def test_floors(gold: Path, coder: Coder, tmp_path: Path) -> None:
    """What was reached, on a part of each set; the floors leave room for the part and for another small model."""
    for file in sorted((gold / "tempeval3" / "train").rglob("*.tml"))[::5]:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    found = figures(timex.evaluate(tmp_path, coder))
    assert float(str(found["value F1"])) >= 0.76
    assert float(str(found["strict F1"])) >= 0.84
    for name in ("GWN", "GeoVirus"):
        path = sample(gold / "geoparsing" / f"{name}.xml", tmp_path, "article", 10)
        assert float(str(figures(places.evaluate(path, coder))["country"])) >= 0.91
    rows = json.loads((gold / "event_location" / "labeled_text.json").read_text(encoding="utf-8"))
    path = tmp_path / "labeled_text.json"
    path.write_text(json.dumps(rows[::40]), encoding="utf-8")
    assert float(str(figures(event_place.evaluate(path, coder))["exact place or correct none"])) >= 0.66
