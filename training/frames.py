"""Training sentences for the relation head, made from the frames of the trigger lexicon.

    python training/frames.py --out MADE.jsonl [--rounds 6] [--show 20]

Each row of the lexicon is written out with actors that it might have, in several tenses and voices, with words before,
between and after. The package's own coder reads each sentence without the encoder; one in which the row does not link
the two with the row's category is dropped, so that no label is a guess. Pairs between which the sentence says nothing
(bystanders, the two sides of neighbouring clauses, comparisons) are labelled NONE. No sentence is copied from anywhere,
and a seed fixes them all.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

from clauses import Maker
from data import MUTUAL, Example, Pair

from reportedly.coder import Coder
from reportedly.coder.relation import BOTH, best_link
from reportedly.lexicon import Row, load_lexicon
from reportedly.ontology import plover
from reportedly.pipeline import Page
from reportedly.tagging.relations import ROOTS
from reportedly.types import Document, Layer, Tags

SEED = 20261122
FILES = (
    "triggers",
    "triggers_material_conflict",
    "triggers_material_cooperation",
    "triggers_verbal_conflict",
    "triggers_verbal_cooperation",
)
OLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_NONE = ROOTS.index("NONE")


def rows() -> list[Row]:
    """The rows that name a deed or a frame."""
    return [row for name in FILES for row in load_lexicon(name) if row.effect != "none"]


def make(rounds: int, random: Random) -> Iterator[tuple[str, Example]]:
    """Sentences with their pairs, each with the id of the row behind it (``"none"``, ``"across"`` for the others)."""
    maker, coder = Maker(random), Coder()
    planned: list[tuple[str, str, dict[str, list[tuple[int, int]]]]] = []
    for _ in range(rounds):
        clauses = [clause for row in rows() if (clause := maker.clause(row)) is not None]
        planned += [(clause.row, *maker.fill(maker.sentence(clause))) for clause in clauses]
        planned += [("none", *maker.fill(maker.nothing())) for _ in range(len(clauses) // 6)]
        random.shuffle(clauses)
        pairs = zip(clauses[: len(clauses) // 6], reversed(clauses), strict=False)
        planned += [("across", *maker.fill(maker.two_clauses(one, two))) for one, two in pairs]
    pages = coder.pages(Document.of(text) for _, text, _ in planned)
    for (row, _, spans), page in zip(planned, pages, strict=True):
        if isinstance(page, Page):
            example = read(row, page.with_layer(Layer.TAGS, Tags()), spans, coder, random)
            if example is not None:
                yield row, example


def read(
    row: str, page: Page, spans: Mapping[str, list[tuple[int, int]]], coder: Coder, random: Random
) -> Example | None:
    """The pairs of a sentence; ``None`` when the coder does not read the row in it."""
    tokens = {name: [token.i for token in page.parse.tokens_in(*places[0])] for name, places in spans.items() if places}
    pairs: list[Pair] = []
    size = len(page.parse.tokens)
    root = _NONE
    if len(page.parse.sentences) != 1 or "A" not in tokens or "B" not in tokens:
        return None
    link = best_link(page, frozenset(tokens["A"]), frozenset(tokens["B"]), plover())
    if row == "none":
        if link is not None and link.fit == BOTH:
            return None
    elif row != "across":
        if link is None or link.fit != BOTH or row not in link.event.why.split("+"):
            return None
        root = ROOTS.index(OLD.get(link.category.value, link.category.value))
    if row != "across":
        pairs.append(Pair(tokens["A"], tokens["B"], 0, size, root))
        if root == _NONE or (ROOTS[root] not in MUTUAL and random.random() < 0.2):
            pairs.append(Pair(tokens["B"], tokens["A"], 0, size, _NONE))
        others = [(one, "C") for one in "AB"] + [("C", one) for one in "AB"]
    else:
        others = [("A", "D"), ("C", "B"), ("A", "C"), ("B", "D")]
        for one, two in (("A", "B"), ("C", "D")):
            own = best_link(page, frozenset(tokens[one]), frozenset(tokens.get(two, ())), plover())
            if two in tokens and own is not None and own.fit == BOTH:
                root = ROOTS.index(OLD.get(own.category.value, own.category.value))
                pairs.append(Pair(tokens[one], tokens[two], 0, size, root))
    strangers = [(one, two) for one, two in others if one in tokens and two in tokens]
    for one, two in random.sample(strangers, min(1, len(strangers))):
        apart = best_link(page, frozenset(tokens[one]), frozenset(tokens[two]), plover())
        if apart is None or apart.fit != BOTH:
            pairs.append(Pair(tokens[one], tokens[two], 0, size, _NONE))
    return Example([token.text for token in page.parse.tokens], pairs=pairs) if pairs else None


def save(made: list[tuple[str, Example]], path: Path) -> None:
    """One sentence a line."""
    with path.open("w", encoding="utf-8") as out:
        for row, example in made:
            pairs = [[pair.source, pair.target, ROOTS[pair.root]] for pair in example.pairs]
            out.write(json.dumps({"row": row, "words": example.words, "pairs": pairs}, ensure_ascii=False) + "\n")


def main() -> None:
    """Make and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=6, help="how often each row is written out")
    parser.add_argument("--show", type=int, default=0, help="print so many of them")
    args = parser.parse_args()
    random = Random(SEED)
    made = list(make(args.rounds, random))
    save(made, args.out)
    counts = Counter(ROOTS[pair.root] for _, example in made for pair in example.pairs)
    print(f"{len(made)} sentences of {len({row for row, _ in made})} rows; pairs {dict(counts.most_common())}")
    for row, example in Random(1).sample(made, min(args.show, len(made))):
        marked = [
            (
                " ".join(example.words[i] for i in pair.source),
                " ".join(example.words[i] for i in pair.target),
                ROOTS[pair.root],
            )
            for pair in example.pairs
        ]
        print(row, "|", " ".join(example.words), "|", marked)


if __name__ == "__main__":
    main()
