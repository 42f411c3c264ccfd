"""Evaluations: each room, and the whole, against gold sets in their published form.

An evaluation is a module of this package with a function ``evaluate(path, coder) -> Report``; :data:`ROOMS` lists them
by the name that the command line takes. They are imported when they are run, never before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.evaluate.report import ErrorClass, Figure, Report

if TYPE_CHECKING:
    from reportedly.coder import Coder

__all__ = ["ROOMS", "ErrorClass", "Evaluator", "Figure", "Report"]


@dataclass(frozen=True, slots=True)
class Evaluator:
    """One evaluation by name.

    Args:
        name: what the command line calls it; the module of this package that holds it has underscores for hyphens.
        help: one line: what is measured, and on a gold file of which form.
    """

    name: str
    help: str

    @property
    def module(self) -> str:
        """The module that holds it."""
        return f"{__name__}.{self.name.replace('-', '_')}"

    @property
    def installed(self) -> bool:
        """Whether the module is there."""
        return find_spec(self.module) is not None

    def run(self, path: Path, coder: Coder) -> Report:
        """Measure ``coder`` on the gold file or folder at ``path``.

        Raises:
            EvaluationError: R6xx when the file is not of the form that the evaluation reads.
        """
        report: Report = import_module(self.module).evaluate(path, coder)
        return report


_KNOWN = (
    Evaluator("claims", "whole articles against hand-marked claims (JSON files)"),
    Evaluator("gsr", "whole records against PLOVER's gold sentences (PLOVER_GSR_CAMEO.txt)"),
    Evaluator("plv", "event type of a marked pair against PLV (TSV file)"),
    Evaluator("case", "event type of snippets against CASE 2021, its types mapped to PLOVER (TSV file)"),
    Evaluator("polnear", "source, cue and content spans against PolNeAR (folder with text and attributions)"),
    Evaluator("uw", "factuality of event words against UW and its kin (folder or .jsonl file)"),
    Evaluator("matres", "status of verbs against MATRES (folder of the crowd's CSV files)"),
    Evaluator("timex", "time expressions and their values against TempEval-3 (folder of TimeML files)"),
    Evaluator("places", "toponyms and their coordinates against LGL, GeoWebNews or GeoVirus (XML file)"),
    Evaluator("event-place", "the place of an event verb against hand-marked sentences (labeled_text.json)"),
    Evaluator("actors", "leaders by office and day, actors of PLOVER's gold sentences (folder of tables, or the file)"),
    Evaluator(
        "duplicates", "near-copies against every pair compared, and planted edits (folder of TimeML or text files)"
    ),
    Evaluator("same-event", "mentions or articles of one event (folder of ECB+, BASIL or the news clusters)"),
)

ROOMS: Mapping[str, Evaluator] = {evaluator.name: evaluator for evaluator in _KNOWN if evaluator.installed}
"""The evaluations that are installed, by name."""
