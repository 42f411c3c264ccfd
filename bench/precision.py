"""Precision by hand: draw sentences of the Guardian stream, print their records, keep the judgements.

    python bench/precision.py draw guardian_syria.csv            # what to judge, for a person to read
    python bench/precision.py score guardian_syria.csv           # the share right, over the kept judgements

A record is right when its event, its actor and its recipient are all right by the codebook. The judgements lie in
``bench/precision.jsonl``: article, offsets, category, codes and a judgement, no text, so that anybody who has the
stream can judge again. ``score`` also says how many of today's records in the drawn sentences have not been judged.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from reportedly import Coder, Document, Failure, Record

csv.field_size_limit(10_000_000)
SEED, SENTENCES = 20261122, 200
KEPT = Path(__file__).with_name("precision.jsonl")
Key = tuple[int, int, int, str, tuple[str, ...], tuple[str, ...]]


def key_of(article: int, record: Record) -> Key:
    """What a judgement is about: article, offsets of the deed, category, codes of both sides."""
    sides = [tuple(sorted(actor.actor.code or "?" for actor in side)) for side in (record.actor, record.recipient)]
    return article, record.event_text.start, record.event_text.end, record.event.value, sides[0], sides[1]


def drawn(path: Path) -> Iterator[tuple[int, int, Document, list[Record]]]:
    """The drawn sentences: article, start of the sentence, document, records. The draw depends on the seed alone."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    coder = Coder()
    chooser = random.Random(SEED)
    picked = sorted(chooser.choices(range(len(rows)), k=SENTENCES))
    for article in sorted(set(picked)):
        document = Document.of(rows[article]["text"], published=date.fromisoformat(rows[article]["date"]))
        [page] = coder.pages([document])
        if isinstance(page, Failure):
            raise SystemExit(f"article {article}: {page.message}")
        records = coder.join(page)
        starts = [sentence.start for sentence in page.parse.sentences]
        sample = random.Random(SEED + article).sample(starts, min(picked.count(article), len(starts)))
        for start in sorted(sample):
            yield article, start, document, [record for record in records if record.sentence.start == start]


def main() -> None:
    """Draw or score."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=("draw", "score"))
    options.add_argument("stream", type=Path)
    given = options.parse_args()
    kept = {}
    if KEPT.is_file():
        for line in KEPT.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            key: Key = (
                row["article"],
                row["start"],
                row["end"],
                row["event"],
                tuple(row["actor"]),
                tuple(row["recipient"]),
            )
            kept[key] = bool(row["right"])
    sentences = records = right = unjudged = 0
    for article, _, _, found in drawn(given.stream):
        sentences += 1
        for record in found:
            key = key_of(article, record)
            records += 1
            right += kept.get(key, False)
            unjudged += key not in kept
            if given.what == "draw" and key not in kept:
                print(json.dumps([*key, None]))
                print(f"   {record.sentence.text}")
                sides = [
                    [(actor.span.text, actor.actor.code) for actor in side] for side in (record.actor, record.recipient)
                ]
                print(f"   {record.event} ({record.act}, {record.status}) {record.event_text.text!r}", *sides, sep="  ")
    judged = records - unjudged
    print(
        f"sentences {sentences} records {records} judged {judged} right {right} precision {right / (judged or 1):.3f}"
    )


if __name__ == "__main__":
    main()
