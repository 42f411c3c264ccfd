"""Country of the actors of PLOVER's gold sentences; the research file stays outside the project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.types import Document
from reportedly.who import ActorFinder

# Codes that the gold file writes in an older or wrong form.
OLD_CODES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "KSV": "XKX", "BNG": "BGD", "ROM": "ROU"}
# The gold file writes IGO for all bodies; the codebook names some of them more closely.
BODIES = {"IGO", "UNO", "EUR", "NGO"}
FLOOR = {"source": 0.94, "target": 0.95}


@pytest.mark.gold
def test_countries_of_gold_actors(gold: Path, parser: Parser) -> None:
    path = gold / "plover" / "PLOVER_GSR_CAMEO.txt"
    if not path.is_file():
        pytest.skip(f"PLOVER's gold sentences are not at {path}: this research set is not part of the project")
    items = [item for item in json.loads(path.read_text(encoding="utf-8")) if item.get("text")]
    finder = ActorFinder()
    right, total = dict.fromkeys(FLOOR, 0), dict.fromkeys(FLOOR, 0)
    for item, parse in zip(items, parser.parse_many([Document.of(item["text"]) for item in items]), strict=True):
        assert isinstance(parse, Parse)
        mentions = finder.read(Page(parse.document, parse))
        for side in FLOOR:
            actors = item.get(side)
            for actor in actors if isinstance(actors, list) else []:
                start = parse.document.text.find(actor["actorText"])
                if start < 0 or not actor.get("code"):
                    continue
                code = OLD_CODES.get(actor["code"], actor["code"])
                wanted = BODIES if code == "IGO" else {code}
                end = start + len(actor["actorText"])
                near = [mention for mention in mentions if mention.span.start < end and mention.span.end > start]
                found = {part.code for mention in near for part in (mention.actor, *mention.parts)}
                total[side] += 1
                right[side] += bool(found & wanted)
    for side, floor in FLOOR.items():
        assert right[side] / total[side] >= floor, (side, right[side], total[side])
