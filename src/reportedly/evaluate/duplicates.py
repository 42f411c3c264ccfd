"""Near-copies among articles, measured without labels.

Two questions. Does the search find what comparing every article with every other finds? And does it find planted
versions of the same articles, edited as outlets edit wire copy: another headline and dateline, sentences left out, the
first third alone, a longer story around it, words replaced?

The folder may hold TimeML files (as TempEval-3's silver stream) or plain text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from reportedly.coder import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate.report import ErrorClass, Figure, Report
from reportedly.link.near_duplicates import is_copy, near_duplicates, overlap, shingles

_PLANTED = 200
_LONG_ENOUGH = 120  # words
_SENTENCE = re.compile(r"(?<=[.!?][\"'\u201d\s])\s*(?=[\"'\u201cA-Z])|(?<=[.!?])\s+")
_DATED = re.compile(r"(\d{8})")


@dataclass(frozen=True, slots=True)
class _Item:
    name: str
    text: str


def evaluate(path: Path, coder: Coder) -> Report:
    """Search the folder for near-copies, and for planted ones.

    Args:
        path: a folder of articles.
        coder: not needed; texts alone are compared.

    Raises:
        EvaluationError: R601 when the folder holds no articles.
    """
    items = list(_read(path))
    if not items:
        hint = "Give a folder of .tml or .txt files."
        raise EvaluationError("R601", f"{path} holds no articles", hint=hint, path=str(path))
    copies = list(near_duplicates((item.name, item.text) for item in items))
    wanted, unlike = _exhaustive(items)
    found = {copy.later for copy in copies}
    right = len(found & wanted)
    kinds = {copy.later: copy for copy in copies}
    figures = [
        Figure("articles", len(items)),
        Figure("near-copies of an earlier article", len(found)),
        Figure("precision", right / len(found) if found else 1.0, "against every pair compared in full"),
        Figure("recall", right / len(wanted) if wanted else 1.0, f"of {len(wanted)} such articles"),
    ]
    long = [item for item in items if len(item.text.split()) >= _LONG_ENOUGH and item.name not in unlike]
    base = long[:: max(len(long) // _PLANTED, 1)][:_PLANTED]
    for edit in ("headline", "sentences", "beginning", "inside", "words"):
        figures.append(_planted(edit, base, items))
    return Report(
        title="duplicates: near-copies among articles",
        figures=tuple(figures),
        errors=(
            ErrorClass("missed", len(wanted - found), tuple(sorted(wanted - found))),
            ErrorClass(
                "found (not errors: for looking at)",
                len(copies),
                tuple(
                    f"{kinds[name].earlier} -> {name}: resemblance {kinds[name].resemblance:.2f}, "
                    f"containment {kinds[name].containment:.2f}"
                    for name in sorted(kinds)
                ),
            ),
        ),
    )


def edited(text: str, edit: str, other: str) -> str:
    """The text as an outlet might carry it.

    Args:
        text: an article.
        edit: ``headline`` (another headline and dateline), ``sentences`` (each fifth left out), ``beginning`` (the
            first third alone), ``inside`` (within a longer story), ``words`` (each twentieth replaced).
        other: text of another article, for ``inside``.
    """
    sentences = [part for part in _SENTENCE.split(text.strip()) if part.strip()]
    if edit == "headline":
        return "What we know so far\nGENEVA (Wire Service) -- " + text.strip()
    if edit == "sentences":
        return " ".join(part for place, part in enumerate(sentences) if place % 5 != 2)
    if edit == "beginning":
        return text.strip()[: max(len(text) // 3, 350)]
    if edit == "inside":
        return f"{other[: len(text) // 2]}\n\n{text.strip()}\n\n{other[len(text) // 2 : len(text)]}"
    return " ".join("indeed" if place % 20 == 9 else word for place, word in enumerate(text.split()))


def _planted(edit: str, base: Sequence[_Item], items: Sequence[_Item]) -> Figure:
    planted = [
        (f"planted {item.name}", edited(item.text, edit, base[(place + 1) % len(base)].text))
        for place, item in enumerate(base)
    ]
    of = {f"planted {item.name}": item.name for item in base}
    found = near_duplicates([*((item.name, item.text) for item in items), *planted])
    right = sum(of.get(copy.later) in (copy.earlier, copy.earlier.removeprefix("planted ")) for copy in found)
    return Figure(f"planted: {edit}", right / len(base) if base else 0.0, f"recall, {len(base)} articles")


def _exhaustive(items: Sequence[_Item]) -> tuple[set[str], set[str]]:
    """The articles that are near-copies of an earlier one, by comparing all that share a sequence; and both sides."""
    sets = [shingles(item.text) for item in items]
    holders: dict[int, list[int]] = {}
    for place, found in enumerate(sets):
        for key in found.tolist():
            holders.setdefault(key, []).append(place)
    shared = Counter(pair for places in holders.values() if len(places) > 1 for pair in combinations(places, 2))
    wanted: set[str] = set()
    both: set[str] = set()
    for i, j in shared:
        if min(len(sets[i]), len(sets[j])) >= 12 and is_copy(*overlap(sets[i], sets[j])):
            wanted.add(items[j].name)
            both |= {items[i].name, items[j].name}
    return wanted, both


def _read(path: Path) -> Iterator[_Item]:
    """The articles in order of the day in their names, then by name."""
    files = [file for ending in ("tml", "txt") for file in path.glob(f"**/*.{ending}")] if path.is_dir() else []
    for file in sorted(files, key=lambda f: (_DATED.findall(f.name) or [""], f.name)):
        try:
            raw = file.read_text(encoding="utf-8", errors="replace")
            if file.suffix == ".tml":
                text = ElementTree.fromstring(raw).find("TEXT")
                raw = "".join(text.itertext()) if text is not None else ""
        except (OSError, ElementTree.ParseError) as err:
            hint = "Give a folder of TimeML or plain text files."
            raise EvaluationError("R601", f"{file} is not of that form: {err}", hint=hint, path=str(file)) from err
        if raw.strip():
            yield _Item(file.stem, raw)
