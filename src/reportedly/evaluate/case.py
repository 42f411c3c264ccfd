"""Event type of world news snippets: CASE 2021's fine-grained set with its types mapped to PLOVER.

Published form: a TSV (no quoting) with the columns ``id``, ``EventSnippet`` and ``SubType``, 30 types in the manner of
ACLED. :data:`PLOVER_OF` is the map. Types that PLOVER has no category for (disasters, crime, groups that change) map to
``NONE``: there, a coder that finds an event with two sides is wrong.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from reportedly.coder import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate.plv import NONE, f1, macro_f1
from reportedly.evaluate.report import ErrorClass, Figure, Report
from reportedly.types import Document, Failure, Record

PLOVER_OF: Mapping[str, str] = {
    "ABDUCT_DISSAP": "ASSAULT",
    "AGREEMENT": "AGREE",
    "AIR_STRIKE": "ASSAULT",
    "ARMED_CLASH": "ASSAULT",
    "ARREST": "COERCE",
    "ART_MISS_ATTACK": "ASSAULT",
    "ATTACK": "ASSAULT",
    "ATTRIB": "ACCUSE",
    "CHANGE_TO_GROUP_ACT": NONE,
    "CHEM_WEAP": "ASSAULT",
    "DIPLO": "SANCTION",
    "DISR_WEAP": "COERCE",
    "FORCE_AGAINST_PROTEST": "ASSAULT",
    "GOV_REGAINS_TERIT": "ASSAULT",
    "GRENADE": "ASSAULT",
    "HQ_ESTABLISHED": "MOBILIZE",
    "MAN_MADE_DISASTER": NONE,
    "MOB_VIOL": "PROTEST",
    "NATURAL_DISASTER": NONE,
    "NON_STATE_ACTOR_OVERTAKES_TER": "ASSAULT",
    "NON_VIOL_TERRIT_TRANSFER": "RETREAT",
    "ORG_CRIME": NONE,
    "PEACE_PROTEST": "PROTEST",
    "PROPERTY_DISTRUCT": "ASSAULT",
    "PROTEST_WITH_INTER": "PROTEST",
    "REM_EXPLOS": "ASSAULT",
    "SEX_VIOL": "ASSAULT",
    "SUIC_BOMB": "ASSAULT",
    "VIOL_DEMONSTR": "PROTEST",
}
"""CASE's types and the PLOVER category of what they report.

Our reading: territory taken or retaken by force is ASSAULT (manual, *THREATEN*: "military occupations that have been …
carried out"); weapons found and seized are COERCE; a mob is a riot, as in ACLED; organised crime, disasters and a
group's splitting or renaming have no category. DIPLO snippets tell of sanctions and expulsions, seldom of visits.
OTHER is left out.
"""


def evaluate(path: Path, coder: Coder) -> Report:
    """Code every snippet and compare the category of its surest record.

    Args:
        path: the published TSV file.
        coder: the coder to measure.

    Raises:
        EvaluationError: R601 not such a file.
    """
    rows = [row for row in load_case(path) if row[2] in PLOVER_OF]
    gold: list[str] = []
    found: list[str] = []
    held = 0
    confusion: dict[tuple[str, str], list[str]] = {}
    documents = (Document.of(text, id=id_) for id_, text, _ in rows)
    for (id_, text, kind), (_, coded) in zip(rows, coder.code_many(documents), strict=True):
        records = () if isinstance(coded, Failure) else coded
        want, got = PLOVER_OF[kind], surest(records)
        gold.append(want)
        found.append(got)
        held += want in {record.event.value for record in records} or (want == NONE and not records)
        if want != got:
            confusion.setdefault((f"{kind} ({want})", got), []).append(f"{id_}: {text}")
    table = Counter(zip(gold, found, strict=True))
    counts = sorted(table.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    count = len(rows) or 1
    return Report(
        title="case: CASE 2021 snippets, types mapped to PLOVER",
        figures=(
            Figure("snippets", len(rows), "OTHER left out"),
            Figure("accuracy", sum(a == b for a, b in zip(gold, found, strict=True)) / count, "the surest record"),
            Figure("any record", held / count, "one of the snippet's records has the category"),
            Figure("macro-F1", macro_f1(gold, found), "over the categories of the map"),
            *(Figure(f"{label}: F1", f1(gold, found, label), "") for label in sorted(set(gold))),
            *(Figure(f"{want} coded {got}", n, "snippets") for (want, got), n in counts),
        ),
        errors=tuple(
            ErrorClass(f"{kind} coded {got}", len(examples), tuple(examples))
            for (kind, got), examples in sorted(confusion.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
    )


def load_case(path: Path) -> tuple[tuple[str, str, str], ...]:
    """Id, text and type of each snippet. Raises EvaluationError R601 when it is not such a file."""
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            reader = csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
            if not {"id", "EventSnippet", "SubType"} <= set(reader.fieldnames or ()):
                raise ValueError("columns are missing")
            rows = list(reader)
        return tuple((row["id"], row["EventSnippet"], row["SubType"]) for row in rows)
    except (OSError, ValueError, KeyError, TypeError) as err:
        hint = "Give a CASE file with the columns id, EventSnippet and SubType."
        raise EvaluationError("R601", f"{path} is not a CASE file: {err}", hint=hint, path=str(path)) from err


def surest(records: tuple[Record, ...]) -> str:
    """Category of the record with the highest confidence, the first at a tie."""
    if not records:
        return NONE
    return max(records, key=lambda record: record.confidence).event.value
