"""Fit where the encoder decides what ambiguous words name: writes ``data/what/ambiguous.toml``.

    python training/ambiguous.py [--stream GOLD/stream] [--check]

The sentences of ``tests/gold/ambiguous.jsonl`` say what each word names in them. For each row of ``ambiguous.csv`` two
numbers are chosen: how much of the probability of the two categories the other one must have, and how probable it
must be among all. The sentences hold as many of the one as of the other, and news does not: a row overruled that was
right costs four times what a mended one gains. What the neighbours of a pair of numbers gain counts as much as its own
gain, so that the numbers stay good for other weights. A row that gains nothing gets none, and the lexicon decides
alone; so do the words of ``TRIED``, which have no row: the head does not tell their senses apart, or (attacks as
nouns) gained on the sentences and lost in the streams.

Printed for each: how often lexicon and both are right, numbers chosen without the sentence (five folds). With
``--stream`` also the judged choices of the news streams, from which nothing was chosen (``bench/ambiguous.jsonl``:
document, offsets, the row's id, what is right; no text). ``--check`` writes nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportedly.config import Settings
from reportedly.lexicon import data_root, load_lexicon
from reportedly.parsing import Parser
from reportedly.pipeline import Component, Page, Pipeline
from reportedly.tagging import SharedTagger
from reportedly.types import Document, EventMention, EventType, Failure
from reportedly.what import EventFinder
from reportedly.what.ambiguous import Ambiguities, Doubt, categories_of, words_of
from reportedly.what.parties import Parties
from reportedly.who import ActorFinder

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "bench"))
from precision import document_of  # noqa: E402

SENTENCES, JUDGED = ROOT / "tests" / "gold" / "ambiguous.jsonl", ROOT / "bench" / "ambiguous.jsonl"
# Words that were tried and that the head does not tell apart: pattern and effect as in ambiguous.csv.
TRIED = {
    "liberate-by-arms": ("verb:free|liberate", "RETREAT>ASSAULT"),
    "attack-of-words": ("noun:attack|assault|offensive|onslaught", "ASSAULT>ACCUSE"),
    "strike-by-arms": ("noun:strike", "PROTEST>ASSAULT"),
    "protest-in-words": ("verb:protest", "PROTEST>ACCUSE"),
    "receive-in-need": ("verb:host|receive", "CONSULT>AID"),
    "warn-to-ask": ("verb:warn", "THREATEN>REQUEST"),
    "back-in-kind": ("verb:back|support", "SUPPORT>AID"),
    "ally-in-kind": ("verb:ally|partner", "SUPPORT>COOPERATE"),
    "vow-harm": ("verb:vow|promise|pledge", "AGREE>THREATEN"),
    "block-by-arms": ("verb:block", "PROTEST>COERCE"),
    "charge-with-clubs": ("verb:charge", "ACCUSE>ASSAULT"),
}
SHARES = (0.6, 0.7, 0.8, 0.9)
LEASTS = (0.3, 0.4, 0.5, 0.6, 0.7)
COST, FOLDS = 4, 5
Numbers = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Case:
    """A word in a sentence: what its row says, what the head says, what is right."""

    doubt: Doubt
    act: EventType
    roots: dict[str, float]
    right: str

    def gain(self, numbers: Numbers | None) -> int:
        """1 for a row mended, less ``COST`` for a right one overruled."""
        said = self.answer(numbers)
        if said == self.act.value:
            return 0
        return 1 if said == self.right else -COST if self.act.value == self.right else 0

    def answer(self, numbers: Numbers | None) -> str:
        """What is written with these numbers."""
        if numbers is None:
            return self.act.value
        doubt = replace(self.doubt, share=numbers[0], least=numbers[1])
        won = doubt.chosen(self.roots, self.act) is not None
        return self.act.value if not won else doubt.other.value if doubt.other is not None else "none"


def doubts() -> dict[str, tuple[str, tuple[str, ...], Doubt]]:
    """Anchor, lemmas and doubt by id: the rows of the lexicon, and those that were tried."""
    rows = {row.id: row for row in load_lexicon("ambiguous")}
    model = next(iter(rows.values()))
    for name, (pattern, effect) in TRIED.items():
        rows[name] = replace(model, id=name, pattern=pattern, effect=effect, extra={"rows": "", "recipient": ""})
    found = {}
    for name, row in rows.items():
        ids = frozenset(filter(None, row.extra["rows"].split("|")))
        found[name] = (*words_of(row), Doubt(name, *categories_of(row), ids, (), 0.0, 0.0))
    return found


class Reader:
    """Reads pages with the lexicon alone, and asks the head about their events."""

    def __init__(self) -> None:
        tagger = SharedTagger()
        rooms: list[Component] = [ActorFinder(), EventFinder()]
        self._rooms, self._ask, self._parser = Pipeline(rooms), Ambiguities(tagger.look), Parser(Settings())
        self._known = doubts()

    def pages(self, documents: Iterable[Document]) -> Iterator[Page]:
        """The pages with their events by the lexicon."""
        for parse in self._parser.parse_many(documents):
            page = self._rooms.run(Page(parse.document, parse)) if not isinstance(parse, Failure) else parse
            if isinstance(page, Failure):
                raise SystemExit(page.message)
            yield page

    def case(self, page: Page, event: EventMention, name: str, right: str) -> Case | None:
        """The event as a case of the row; ``None`` when the row does not doubt it, or nobody does it."""
        anchor, lemmas, doubt = self._known[name]
        token = page.parse.tokens[event.head]
        words = token.lemma.lower() in lemmas and anchor == {"NOUN": "noun", "VERB": "verb"}.get(token.pos)
        if not words or event.frame is not None or not doubt.holds(event) or not isinstance(event.act, EventType):
            return None
        seen = self._ask.seen(event, page, Parties(page))
        return Case(doubt, event.act, seen.roots, right) if seen is not None else None


def best(cases: Sequence[Case]) -> Numbers | None:
    """The numbers that gain most, their neighbours counted in; ``None`` when none gains."""
    gains = {(s, k): sum(case.gain((s, k)) for case in cases) for s in SHARES for k in LEASTS}
    around = {pair: _around(gains, *pair) for pair in gains}
    chosen = max(gains, key=lambda pair: (gains[pair] + around[pair], pair))
    return chosen if gains[chosen] > 0 and around[chosen] > 0 else None


def _around(gains: dict[Numbers, int], share: float, least: float) -> float:
    """Mean gain of a pair of numbers and of the pairs beside it."""
    i, j = SHARES.index(share), LEASTS.index(least)
    near = [(s, k) for s in SHARES[max(0, i - 1) : i + 2] for k in LEASTS[max(0, j - 1) : j + 2]]
    return sum(gains[pair] for pair in near) / len(near)


def kept_out(cases: Sequence[Case]) -> list[bool]:
    """Whether each case is right with numbers chosen on the cases of the other folds."""
    right = [False] * len(cases)
    for fold in range(FOLDS):
        numbers = best([case for i, case in enumerate(cases) if i % FOLDS != fold])
        for i in range(fold, len(cases), FOLDS):
            right[i] = cases[i].answer(numbers) == cases[i].right
    return right


def sentences(reader: Reader) -> dict[str, list[Case]]:
    """The cases of our own sentences by row."""
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    found: dict[str, list[Case]] = {}
    for row, page in zip(rows, reader.pages(Document.of(row["text"]) for row in rows), strict=True):
        cases = (reader.case(page, event, row["word"], row["right"]) for event in page.events)
        found.setdefault(row["word"], []).extend(case for case in cases if case is not None)
    return found


def streams(reader: Reader, folder: Path) -> dict[str, list[Case]]:
    """The judged cases of the streams by row."""
    rows = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    found: dict[str, list[Case]] = {}
    for name in sorted({row["document"] for row in rows}):
        [page] = reader.pages([document_of(folder, name)])
        for row in rows:
            for event in page.events if row["document"] == name else ():
                if (event.span.start, event.span.end) == (row["start"], row["end"]):
                    case = reader.case(page, event, row["word"], row["right"])
                    found.setdefault(row["word"], []).extend([case] if case is not None else [])
    return found


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stream", type=Path, help="folder of the streams, to print the judged choices as well")
    parser.add_argument("--check", action="store_true", help="write nothing")
    args = parser.parse_args()
    reader = Reader()
    lines = ["# Written by training/ambiguous.py from sentences judged by hand."]
    fitted: dict[str, Numbers | None] = {}
    for name, cases in sentences(reader).items():
        numbers = fitted[name] = best(cases)
        alone = sum(case.answer(None) == case.right for case in cases)
        both = sum(kept_out(cases))
        print(f"{name}: {len(cases)} sentences; lexicon {alone} right, with the encoder {both}; numbers {numbers}")
        if numbers is not None and name not in TRIED:
            lines += [f"[{name}]", f"share = {numbers[0]}", f"least = {numbers[1]}"]
    for name, cases in streams(reader, args.stream).items() if args.stream else ():
        said = [(case.answer(fitted[name]), case) for case in cases]
        rows = [(case.act.value, case) for case in cases]
        changed = [(answer, case) for answer, case in said if answer != case.act.value]
        alone, both = (sum(found == case.right for found, case in some) for some in (rows, said))
        rightly = sum(answer == case.right for answer, case in changed)
        print(f"{name}, streams: {len(cases)} judged; lexicon {alone} right, with the encoder {both};", end=" ")
        print(f"overruled {len(changed)}, rightly {rightly}")
    if not args.check:
        path = Path(str(data_root() / "what" / "ambiguous.toml"))
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
