"""Choose how much the lexicon counts beside the relation head, and say what the two reach together on PLV.

    python training/relation_cv.py --gold GOLD --base MINILM --start RUN --made MADE.jsonl --out HEADS.jsonl
    python training/relation_joint.py --gold GOLD --heads HEADS.jsonl

The heads of ``HEADS.jsonl`` answered for pairs that they had not learned from. The bonuses of
:func:`reportedly.coder.relation.chances_of` are chosen inside each fold on the other folds, so that the figures printed
are of pairs that chose nothing; those chosen on all pairs, printed last, are the ones to write into the module.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from reportedly import Coder
from reportedly.coder.relation import BONUS, BOTH, NONE, SIDE, WAY, best_link, chances_of, nothing_between, spans_of
from reportedly.evaluate.plv import load_plv, macro_f1, root_of
from reportedly.ontology import plover
from reportedly.pipeline import Page
from reportedly.tagging.relations import QUAD_OF
from reportedly.types import Document

WAYS, SIDES, BOTHS = (0.0, 0.5, 1.0), (1.0, 1.5, 2.0, 2.5, 3.0), (1.5, 2.0, 2.5, 3.0, 3.5, 4.0)


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair: what the head says, what the lexicon says and how well it links the two, what the tree says, the gold."""

    fold: int
    heads: Mapping[str, float]
    root: str
    fit: int
    nothing: float
    gold: str
    quad: str


def answer(pair: Asked, bonus: Mapping[int, float]) -> str:
    """The root that the two witnesses give together; ``bonus``: what a linking event adds to its root, by fit."""
    chances = chances_of(pair.heads, pair.root, pair.fit, nothing=pair.nothing, bonus=bonus)
    return max(chances, key=lambda root: (chances[root], root))


def asked(gold: Path, heads: Path) -> list[Asked]:
    """The pairs of PLV with both witnesses."""
    said = defaultdict(list)
    for line in heads.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        said[row["sentence"]].append(row)
    pairs = load_plv(gold / "plover/PLV_train.tsv")
    coder = Coder()
    found = []
    seen: dict[str, int] = defaultdict(int)
    for pair, page in zip(pairs, coder.pair_pages(Document.of(pair.text, id=pair.id) for pair in pairs), strict=True):
        rows = {row["pair"]: row for row in said[pair.id]}
        row = rows.get(seen[pair.id])
        seen[pair.id] += 1
        if row is None or not isinstance(page, Page):
            continue
        sides = spans_of(page.parse, pair.source, pair.target)
        link = best_link(page, *sides, plover())
        root, fit = (root_of(link.category), link.fit) if link else (NONE, 0)
        found.append(
            Asked(row["fold"], row["heads"], root, fit, nothing_between(page, *sides), pair.root, str(pair.quad))
        )
    return found


def figures(pairs: Sequence[Asked], answers: Sequence[str]) -> tuple[float, float]:
    """Macro-F1 of roots and of quads."""
    quads = [str(int(QUAD_OF.get(answer, 0))) for answer in answers]
    return macro_f1([pair.gold for pair in pairs], answers), macro_f1([pair.quad for pair in pairs], quads)


def chosen(pairs: Sequence[Asked]) -> dict[int, float]:
    """The bonuses with the best sum of both figures."""
    grid = [{WAY: a, SIDE: b, BOTH: c} for a, b, c in product(WAYS, SIDES, BOTHS)]
    return max(grid, key=lambda bonus: sum(figures(pairs, [answer(pair, bonus) for pair in pairs])))


def main() -> None:
    """Print the nested figures and the bonuses chosen on all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--heads", type=Path, required=True, help="what relation_cv.py wrote")
    args = parser.parse_args()
    pairs = asked(args.gold, args.heads)
    answers: list[str] = []
    held: list[Asked] = []
    for fold in sorted({pair.fold for pair in pairs}):
        bonus = chosen([pair for pair in pairs if pair.fold != fold])
        part = [pair for pair in pairs if pair.fold == fold]
        held += part
        answers += [answer(pair, bonus) for pair in part]
        print(f"fold {fold}: {bonus}", flush=True)
    print("joined, chosen inside each fold: root {:.3f}, quad {:.3f}".format(*figures(held, answers)))
    shipped = [answer(pair, BONUS) for pair in pairs]
    print("joined, as the package does: root {:.3f}, quad {:.3f}".format(*figures(pairs, shipped)))
    print("lexicon alone: root {:.3f}, quad {:.3f}".format(*figures(pairs, [pair.root for pair in pairs])))
    print(f"chosen on all: {chosen(pairs)}")


if __name__ == "__main__":
    main()
