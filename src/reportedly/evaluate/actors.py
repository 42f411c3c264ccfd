"""Who is who: leaders by name and day, and the country of PLOVER's gold actors.

Published forms, any of which may lie in the folder: ``archigos.csv`` (leader, startdate, enddate, obsid; Goemans et al.
2009) with ``gw_states.csv`` for its states, ``wikidata.csv`` and ``wikipedia.csv`` (country, position, office holder,
start_year, end_year), and ``PLOVER_GSR_CAMEO.txt``. A leader is right when the tables say that a person of that name
held an office of that country on a day in the middle of the term; of the other two lists the office must agree as well.
Of ``archigos`` it is also said how often the name and the day alone, without the country, give the right country first.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportedly.coder import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate.gsr import WRONG_CODES
from reportedly.evaluate.report import ErrorClass, Figure, Report
from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.types import ActorMention, Document
from reportedly.who import in_office, state_code

_SINCE = date(1990, 1, 1)
_BODIES = frozenset({"IGO", "UNO", "EUR", "NGO"})
# Heads of state and government, by the first word that tells in a position's label.
_HEADS = (
    "president",
    "prime minister",
    "king",
    "queen",
    "monarch",
    "emperor",
    "sultan",
    "emir",
    "chancellor",
    "premier",
)


# Names by which a list means one of two states.
_LISTED = {"Congo": "COG"}


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader of a gold file: name, country code, days of which one lies in the term, the office ("" for any)."""

    name: str
    code: str
    days: tuple[date, ...]
    office: str


def evaluate(path: Path, coder: Coder) -> Report:
    """Look every leader and every gold actor up and compare.

    Args:
        path: a folder with some of the files, or one of them.
        coder: gives the pipeline that reads the gold sentences.

    Raises:
        EvaluationError: R601 none of the files is there, or one has another form.
    """
    folder = path if path.is_dir() else path.parent
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    figures: list[Figure] = []
    errors: list[ErrorClass] = []
    for file in files:
        if file.name in ("archigos.csv", "wikidata.csv", "wikipedia.csv"):
            leaders = list(_leaders(file, folder))
            missed = [leader for leader in leaders if not _known(leader)]
            unknown = sum(1 for leader in leaders if not leader.code)
            share = (len(leaders) - len(missed)) / (len(leaders) or 1)
            figures.append(Figure(file.stem, share, f"of {len(leaders)} leaders in office since 1990"))
            if file.stem == "archigos":
                alone = [in_office(leader.name, leader.days[0], loose=True)[:1] for leader in leaders]
                hits = sum(bool(a) and a[0][1].code == leader.code for a, leader in zip(alone, leaders, strict=True))
                figures.append(
                    Figure("archigos, name and day alone", hits / (len(leaders) or 1), "country of the best")
                )
            if unknown:
                figures.append(Figure(f"{file.stem}, country unknown", unknown, "counted as missed"))
            lines = tuple(f"{item.code} {item.name}, {item.office or 'leader'} on {item.days[0]}" for item in missed)
            errors.append(ErrorClass(f"{file.stem}: not known in office", len(missed), lines))
        elif file.name == "PLOVER_GSR_CAMEO.txt":
            _gold_actors(file, coder, figures, errors)
    if not figures:
        hint = "Give a folder with archigos.csv, wikidata.csv, wikipedia.csv or PLOVER_GSR_CAMEO.txt."
        raise EvaluationError("R601", f"{path} holds no list of leaders or actors", hint=hint, path=str(path))
    return Report("actors: who held which office, and whose actors they are", tuple(figures), tuple(errors))


def _known(leader: Leader) -> bool:
    if not leader.code:
        return False
    return any(
        not leader.office or _same_office(leader.office, term.office)
        for day in leader.days
        for _, term in in_office(leader.name, day, code=leader.code, loose=True)
    )


def _same_office(wanted: str, held: str) -> bool:
    """Monarchs go by many words; the other offices by one."""
    crowned = ("king", "queen", "monarch", "emperor", "sultan", "emir")
    if wanted in crowned:
        return any(word in held for word in crowned)
    if wanted in ("prime minister", "premier", "chancellor"):
        return any(word in held for word in ("prime minister", "premier", "chancellor"))
    return wanted in held


def _leaders(path: Path, folder: Path) -> Iterator[Leader]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if path.name == "archigos.csv":
            yield from _archigos(rows, _states(folder))
        else:
            yield from _office_holders(rows)
    except (OSError, KeyError, ValueError) as err:
        hint = "Give the files as they were published."
        raise EvaluationError("R601", f"{path} has another form: {err}", hint=hint, path=str(path)) from err


def _states(folder: Path) -> Mapping[float, str]:
    """Gleditsch and Ward's state numbers to codes, by the names in ``gw_states.csv``."""
    with (folder / "gw_states.csv").open(encoding="utf-8", newline="") as file:
        return {
            float(row["gwcode"]): _LISTED.get(row["statename"]) or _code(row["statename"])
            for row in csv.DictReader(file)
        }


def _code(name: str) -> str:
    """The code of a state's name, which lists write with older names and additions in brackets."""
    bare, _, rest = name.partition("(")
    inner = rest.rstrip(")").split("/")
    inverted = " ".join(reversed(bare.split(", "))) if ", " in bare else bare
    for form in (name, bare, inverted, bare.split(",")[0], *bare.split("/"), *inner):
        code = state_code(form.strip())
        if code:
            return code
    return ""


def _archigos(rows: list[dict[str, str]], states: Mapping[float, str]) -> Iterator[Leader]:
    for row in rows:
        start, end = date.fromisoformat(row["startdate"]), date.fromisoformat(row["enddate"])
        if end >= _SINCE:
            day = date.fromordinal((max(start, _SINCE).toordinal() + end.toordinal()) // 2)
            yield Leader(row["leader"], states.get(float(row["gwcode"]), ""), (day,), "")


def _office_holders(rows: list[dict[str, str]]) -> Iterator[Leader]:
    for row in rows:
        name = row.get("officeholderLabel") or row.get("officeholderlabel") or ""
        label = (row.get("positionLabel") or row.get("positionlabel") or "").lower()
        office = next((word for word in _HEADS if word in label), "")
        if not row["start_year"] or not office or not name or name[1:].isdigit():
            continue
        first, last = int(row["start_year"]), int(row["end_year"] or 2023)
        if last >= _SINCE.year:
            middle = (max(first, _SINCE.year) + last) // 2
            # of a term within one year, or one that ends in the next, only the year is told
            days = [date(middle, month, 20) for month in range(1, 13)] if middle == first else [date(middle, 6, 30)]
            yield Leader(name.partition("(")[0].strip(), _code(row["country"]), tuple(days), office)


def _gold_actors(path: Path, coder: Coder, figures: list[Figure], errors: list[ErrorClass]) -> None:
    """Share of gold actors whose own mention, not any that overlaps, has the gold country."""
    try:
        items = [item for item in json.loads(path.read_text(encoding="utf-8")) if item.get("text")]
    except (OSError, ValueError, AttributeError) as err:
        hint = "Give PLOVER_GSR_CAMEO.txt of the PLOVER repository."
        raise EvaluationError("R601", f"{path} is not PLOVER's gold file: {err}", hint=hint, path=str(path)) from err
    right, total = dict.fromkeys(("source", "target"), 0), dict.fromkeys(("source", "target"), 0)
    missed: list[str] = []
    pages = coder.pages(Document.of(item["text"]) for item in items)
    for item, page in zip(items, pages, strict=True):
        if not isinstance(page, Page):
            continue
        for side in right:
            actors = item.get(side)
            for actor in actors if isinstance(actors, list) else []:
                code = actor.get("code")
                start = page.document.text.find(actor["actorText"])
                if start < 0 or not code:
                    continue
                mention = _own_mention(page, start, start + len(actor["actorText"]))
                found = {part.code for part in (mention.actor, *mention.parts)} if mention else set()
                code = WRONG_CODES.get(code, code)
                total[side] += 1
                hit = bool(found & (_BODIES if code == "IGO" else {code}))
                right[side] += hit
                if not hit:
                    got = ", ".join(sorted(each or "none" for each in found)) or "no mention"
                    missed.append(f"{side} {actor['actorText']!r} is {code}, got {got}: {item['text']}")
    for side, name in (("source", "gold actors"), ("target", "gold recipients")):
        share = right[side] / (total[side] or 1)
        figures.append(Figure(name, share, f"country of the mention at the phrase's own head, of {total[side]}"))
    errors.append(ErrorClass("gold actor of another country", len(missed), tuple(missed)))


def _own_mention(page: Page, start: int, end: int) -> ActorMention | None:
    """The mention at the token that governs the gold phrase, else the longest inside it, else the one it describes."""
    parse: Parse = page.parse
    tokens = parse.tokens_in(start, end)
    inside = {token.i for token in tokens}
    heads = [token.i for token in tokens if token.head.i not in inside or token.head is token]
    mentions = [mention for mention in page.actors if mention.head in inside]
    for head in heads:
        for mention in mentions:
            if mention.head == head:
                return mention
    if not mentions:
        # "Egyptian" of "Egyptian demonstrators": the words describe the actor
        covering = (mention for mention in page.actors if mention.span.start <= start and end <= mention.span.end)
        return min(covering, key=lambda mention: mention.last - mention.first, default=None)
    return max(mentions, key=lambda mention: mention.last - mention.first, default=None)
