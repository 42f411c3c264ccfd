"""Precision by hand: draw sentences of a stream, print their records, keep the judgements.

    python bench/precision.py draw GOLD/stream --seed 7             # 200 sentences of the Guardian stream, to be judged
    python bench/precision.py draw GOLD/stream --seed 7 --agency    # two sentences each of 100 agency items
    python bench/precision.py score GOLD/stream                     # the share right in each draw, over the judgements
    python bench/precision.py sources GOLD/stream                   # the share of right sources and status, as judged

A record is right when its event, its actor and its recipient are all right by the codebook. The judgements lie in
``bench/precision.jsonl``: document, offsets, category, codes, a judgement and the kind of error, no text, so that
anybody who has the streams can judge again. ``score`` counts what was judged when it was drawn, and how those very
records stand today: a record that is no longer written, or written otherwise, has left the list.

A document is ``g`` and its row in ``guardian_syria.csv``, or the name of a file of ``te3_silver``.
"""

from __future__ import annotations

import argparse
import csv
import html
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from reportedly import Coder, Document, Failure, Record

csv.field_size_limit(10_000_000)
SENTENCES, ITEMS, EACH = 200, 100, 2
KEPT = Path(__file__).with_name("precision.jsonl")
ATTRIBUTION = Path(__file__).with_name("attribution.jsonl")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One record judged by hand; ``error`` is ``false``, ``category``, ``sides``, ``double`` or empty."""

    draw: str
    document: str
    start: int
    end: int
    event: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    right: bool
    error: str = ""


def judgements(path: Path = KEPT) -> list[Judgement]:
    """The kept judgements, in order of the file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Judgement(**{**row, "actor": tuple(row["actor"]), "recipient": tuple(row["recipient"])}) for row in rows]


def fits(record: Record, item: Judgement) -> bool:
    """Whether the judgement is about this reading of the deed."""
    sides = [tuple(sorted({side.actor.code or "?" for side in actors})) for actors in (record.actor, record.recipient)]
    return (
        (record.event_text.start, record.event_text.end) == (item.start, item.end)
        and record.event == item.event
        and sides == [tuple(sorted(set(item.actor))), tuple(sorted(set(item.recipient)))]
    )


@cache
def guardian(folder: Path) -> list[dict[str, str]]:
    """The articles of the Guardian stream."""
    with (folder / "guardian_syria.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def document_of(folder: Path, name: str) -> Document:
    """A document of the streams by its name."""
    if re.fullmatch(r"g\d+", name):
        row = guardian(folder)[int(name[1:])]
        return Document.of(row["text"], id=name, published=date.fromisoformat(row["date"]))
    raw = (folder / "te3_silver" / f"{name}.tml").read_text(encoding="utf-8", errors="replace")
    text = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
    day = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', raw, re.DOTALL)
    body = html.unescape(re.sub(r"<[^>]+>", "", text.group(1))) if text else ""
    return Document.of(body, id=name, published=date.fromisoformat(day.group(1)) if day else None)


def names_drawn(folder: Path, seed: int, *, agency: bool) -> list[tuple[str, int]]:
    """Documents of a draw and how many sentences of each; items judged before are not drawn again."""
    chooser = random.Random(seed)
    if agency:
        judged = {item.document for item in judgements()}
        names = [path.stem for path in sorted((folder / "te3_silver").glob("*.tml")) if path.stem not in judged]
        return [(name, EACH) for name in sorted(chooser.sample(names, ITEMS))]
    picked = sorted(chooser.choices(range(len(guardian(folder))), k=SENTENCES))
    return [(f"g{row}", picked.count(row)) for row in sorted(set(picked))]


def drawn(folder: Path, names: Sequence[tuple[str, int]], seed: int) -> Iterator[tuple[str, int, list[Record]]]:
    """The drawn sentences: document, start of the sentence, records. The draw depends on the seed alone."""
    coder = Coder()
    for name, count in names:
        [page] = coder.pages([document_of(folder, name)])
        if isinstance(page, Failure):
            raise SystemExit(f"{name}: {page.message}")
        records = coder.join(page)
        starts = [sentence.start for sentence in page.parse.sentences]
        for start in sorted(random.Random(f"{seed}{name}").sample(starts, min(count, len(starts)))):
            yield name, start, [record for record in records if record.sentence.start == start]


def show(folder: Path, seed: int, *, agency: bool) -> None:
    """Print what is to be judged: a line to keep, the sentence, the record."""
    sentences = records = 0
    for name, _, found in drawn(folder, names_drawn(folder, seed, agency=agency), seed):
        sentences += 1
        for record in found:
            records += 1
            sides = [sorted({side.actor.code or "?" for side in actors}) for actors in (record.actor, record.recipient)]
            where = {"document": name, "start": record.event_text.start, "end": record.event_text.end}
            print(json.dumps({**where, "event": record.event, "actor": sides[0], "recipient": sides[1]}))
            print("  ", " ".join(record.sentence.text.split()))
            who = [[(side.span.text, side.actor.code) for side in part] for part in (record.actor, record.recipient)]
            print("  ", record.event, record.act, record.status, repr(record.event_text.text), *who)
    print(f"{sentences} sentences, {records} records")


def score(folder: Path) -> None:
    """Print the share right in each draw, as judged and as it stands."""
    coder = Coder()
    kept = judgements()
    today: dict[str, tuple[Record, ...]] = {}
    for name in sorted({item.document for item in kept}):
        coded = coder.code_document(document_of(folder, name))
        today[name] = () if isinstance(coded, Failure) else coded
    for draw in dict.fromkeys(item.draw for item in kept):
        items = [item for item in kept if item.draw == draw]
        still = [item for item in items if any(fits(record, item) for record in today[item.document])]
        right, now = sum(item.right for item in items), sum(item.right for item in still)
        print(f"{draw}: {right} of {len(items)} right when judged, {right / len(items):.3f}", end="; ")
        print(f"{now} of {len(still)} that are written so today, {now / (len(still) or 1):.3f}")


def sources() -> None:
    """Print how many chains of sources, and how many status, were right when they were judged."""
    rows = [json.loads(line) for line in ATTRIBUTION.read_text(encoding="utf-8").splitlines()]
    for draw in dict.fromkeys(row["draw"] for row in rows):
        for what, some in (("with a source", True), ("with a cue alone", False)):
            items = [row for row in rows if row["draw"] == draw and row["cued"] is some]
            chain, status = sum(row["chain"] for row in items), sum(row["status_right"] for row in items)
            print(f"{draw}, {what}: {len(items)} records, sources right {chain}, status right {status}", end="; ")
            kinds = [row["error"] for row in items if row["error"]]
            print(", ".join(f"{kind} {kinds.count(kind)}" for kind in sorted(set(kinds))))


def main() -> None:
    """Draw or score."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=("draw", "score", "sources"))
    options.add_argument("stream", type=Path, help="folder that holds guardian_syria.csv and te3_silver")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--agency", action="store_true", help="agency items in place of the Guardian")
    given = options.parse_args()
    if given.what == "draw":
        show(given.stream, given.seed, agency=given.agency)
    elif given.what == "sources":
        sources()
    else:
        score(given.stream)


if __name__ == "__main__":
    main()
