"""Fit what speaks for the country of a role that names none: writes ``data/agents/country_weights.toml``.

    python training/country_weights.py --stream GOLD/stream [--check] [--pages FILE]

Learns from mentions of the streams whose country was judged by hand (``bench/countries.jsonl``: document, offset of the
head, the codes that are right, "?" where the text tells none; no text). A conditional logit with a ridge: a weight for
each fact of :mod:`reportedly.who.candidates`, and what is added to it for one kind of role. ``--check`` writes nothing
and prints the share right by kind in a sixfold check by documents, and on the documents that were held out (``held``)
with a fit on all the others, beside what the installed weights do. A mention whose country is no candidate is not
learned from and counts as wrong. ``--pages`` keeps the parsed documents in a file, so that a second run is fast.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from reportedly.config import Settings
from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.who import ActorFinder, weighing
from reportedly.who.candidates import evidence_of, kind_of, levels, none_of
from reportedly.who.drafts import Draft
from reportedly.who.memory import Memory

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from precision import document_of

LABELS = Path(__file__).parents[1] / "bench" / "countries.jsonl"
OUT = Path(__file__).parents[1] / "src" / "reportedly" / "data" / "agents" / "country_weights.toml"
# What a weight of all kinds costs, and what is added for one kind; a fact seen less often than SEEN gets none.
RIDGE, OWN_RIDGE, SEEN, FOLDS, ROUNDS = 0.5, 1.0, 15, 6, 20
NONE = "?"
Floats = NDArray[np.float64]
Facts = dict[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """One judged mention: the kind of role, the facts of each candidate, which are right, what is chosen today."""

    document: str
    kind: str
    facts: dict[str, Facts]
    right: frozenset[str]
    today: str
    held: bool


def pages(stream: Path, names: Iterable[str], kept: Path | None) -> list[Page]:
    """The parsed documents, from the file if there is one."""
    wanted = sorted(set(names))
    found: dict[str, Page] = pickle.loads(kept.read_bytes()) if kept is not None and kept.exists() else {}
    missing = [name for name in wanted if name not in found]
    if missing:
        parser = Parser(Settings())
        for name in missing:
            document = document_of(stream, name)
            for parse in parser.parse_many([document]):
                if isinstance(parse, Parse):
                    found[name] = Page(document, parse)
        if kept is not None:
            kept.write_bytes(pickle.dumps(found))
    return [found[name] for name in wanted if name in found]


def cases(read: Sequence[Page]) -> list[Case]:
    """The judged mentions with their facts, as they stand when the finder comes to them."""
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    judged = {(row["document"], row["at"]): frozenset(row["codes"]) for row in rows}
    held = {row["document"] for row in rows if row.get("held")}
    found: list[Case] = []
    finder = ActorFinder()
    for page in read:
        seen: dict[int, tuple[str, dict[str, Facts]]] = {}

        def choose(
            memory: Memory, draft: Draft, seen: dict[int, tuple[str, dict[str, Facts]]] = seen
        ) -> weighing.Choice:
            facts = {**evidence_of(memory, draft), NONE: dict(none_of(memory, draft))}
            seen[draft.head] = (kind_of(memory, draft), facts)
            return weighing.choose(memory, draft)

        def choose_home(
            memory: Memory, draft: Draft, homes: tuple[str, ...], seen: dict[int, tuple[str, dict[str, Facts]]] = seen
        ) -> weighing.Choice:
            seen[draft.head] = ("home", weighing.facts_of_homes(memory, draft, homes))
            return weighing.choose_home(memory, draft, homes)

        with (
            patch("reportedly.who.open_roles.choose", choose),
            patch("reportedly.who.context.choose_home", choose_home),
        ):
            mentions = {mention.head: mention for mention in finder.read(page)}
        for head, (kind, facts) in seen.items():
            right = judged.get((page.document.id, page.parse.tokens[head].start))
            if right is not None and head in mentions:
                today = mentions[head].actor.code or NONE
                found.append(Case(page.document.id, kind, facts, right, today, page.document.id in held))
    return found


def names_of(read: Sequence[Case]) -> dict[str, int]:
    """The facts that are weighed, with their columns: for all kinds, and for one kind ("people:place")."""
    seen = Counter(
        name
        for case in read
        for facts in case.facts.values()
        for fact in facts
        for name in (fact, *(f"{level}:{fact}" for level in levels(case.kind)))
    )
    return {name: column for column, name in enumerate(sorted(name for name, count in seen.items() if count >= SEEN))}


def matrix(case: Case, columns: dict[str, int]) -> Floats:
    """The facts of each candidate, float64 (candidates, columns)."""
    found = np.zeros((len(case.facts), len(columns)))
    for row, facts in enumerate(case.facts.values()):
        for fact, value in facts.items():
            for name in (fact, *(f"{level}:{fact}" for level in levels(case.kind))):
                if name in columns:
                    found[row, columns[name]] = value
    return found


def fit(read: Sequence[Case], columns: dict[str, int]) -> Floats:
    """The weights: Newton's steps, with the share of each right candidate taken from the step before."""
    ridge = np.array([OWN_RIDGE if ":" in name else RIDGE for name in columns])
    learned = [case for case in read if case.right & case.facts.keys()]
    made = [(matrix(case, columns), np.array([code in case.right for code in case.facts])) for case in learned]
    weights = np.zeros(len(columns))
    for _ in range(ROUNDS):
        slope, bend = ridge * weights, np.diag(ridge)
        for rows, right in made:
            sums = rows @ weights
            share = np.exp(sums - sums.max())
            share /= share.sum()
            wanted = np.where(right, share, 0.0)
            wanted /= wanted.sum()
            slope -= rows.T @ (wanted - share)
            mean = share @ rows
            bend += (rows * share[:, None]).T @ rows - np.outer(mean, mean)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-4:
            break
    return weights


def chosen(case: Case, columns: dict[str, int], weights: Floats) -> str:
    """The candidate with the largest sum."""
    return list(case.facts)[int((matrix(case, columns) @ weights).argmax())]


def check(read: Sequence[Case]) -> None:
    """Prints the share right by kind: fitted on other documents, and with the installed weights."""
    documents = sorted({case.document for case in read})
    fold = {document: n % FOLDS for n, document in enumerate(documents)}
    folds = [[case for case in read if fold[case.document] == part] for part in range(FOLDS)]
    print("sixfold")
    _compare(read, folds)
    print("held out")
    _compare(read, [[case for case in read if case.held]])


def _compare(read: Sequence[Case], parts: Iterable[Sequence[Case]]) -> None:
    """Prints the share right in parts of the mentions, each with a fit on the documents outside of it."""
    right, today, count = Counter[str](), Counter[str](), Counter[str]()
    for part in parts:
        inside = {case.document for case in part}
        rest = [case for case in read if case.document not in inside]
        columns = names_of(rest)
        weights = fit(rest, columns)
        for case in part:
            for kind in (case.kind, "all"):
                count[kind] += 1
                right[kind] += chosen(case, columns, weights) in case.right
                today[kind] += case.today in case.right
    for kind in sorted(count):
        print(
            f"{kind:10s} {count[kind]:4d}  fitted {right[kind] / count[kind]:.3f}  now {today[kind] / count[kind]:.3f}"
        )


def write(columns: dict[str, int], weights: Floats) -> None:
    """Writes the table, the weights of all kinds first."""
    tables: dict[str, dict[str, float]] = {}
    for name, column in columns.items():
        kind, _, fact = name.rpartition(":")
        if abs(weights[column]) >= 0.005:
            tables.setdefault(kind or "all", {})[fact] = round(float(weights[column]), 3)
    lines = [
        "# What speaks for (above 0) and against a country of a role that names none, in log-odds (who/candidates.py).",
        "# Written by training/country_weights.py from mentions judged by hand (bench/countries.jsonl).",
    ]
    for kind in ["all", *sorted(tables.keys() - {"all"})]:
        lines += ["", f"[{kind}]", *(f"{fact} = {value}" for fact, value in sorted(tables[kind].items()))]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Reads the options."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--stream", type=Path, required=True)
    options.add_argument("--pages", type=Path)
    options.add_argument("--check", action="store_true")
    given = options.parse_args()
    sys.setrecursionlimit(100_000)  # parses are linked lists of tokens to the pickler
    labels = [json.loads(line)["document"] for line in LABELS.read_text(encoding="utf-8").splitlines()]
    read = cases(pages(given.stream, labels, given.pages))
    print(len(read), "mentions")
    if given.check:
        check(read)
    else:
        columns = names_of(read)
        write(columns, fit(read, columns))


if __name__ == "__main__":
    main()
