"""Cross-validate the relation head on PLV: all of the training that sees PLV, once for each fold and without it.

    python training/relation_cv.py --gold GOLD --base MINILM --first RUN --made MADE.jsonl --work FOLDER
                                   --out HEADS.jsonl [--folds 5] [--only 0,1] [--cache GOLD.pickle] [--threads 2]

``RUN`` is the first stage of ``build.py`` (words alone, no PLV). Each fold goes through the steps of ``build.py`` that
follow: second stage, mean of both, branch; 25 minutes of one core. A second stage that is already in ``FOLDER`` is not
made again. Prints accuracy, macro-F1 over the roots and over the four quads for each fold, and writes what each fold's
head says of the pairs that it did not learn from, for ``relation_joint.py``. The relation head of the released weights
has learned from all of PLV_train; these are the figures to quote for it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import torch
from build import SECOND, step
from data import ROOTS, Example, folds_of, relations
from data import made as read_made
from model import SharedEncoder
from relation_branch import branch
from train import batches, collate, pair_masks

from reportedly.tagging.pieces import Pieces
from reportedly.tagging.relations import QUAD_OF


def macro_f1(gold: Sequence[object], found: Sequence[object]) -> float:
    """Mean F1 over the classes of ``gold``, in per cent."""
    scores = []
    for label in sorted({str(one) for one in gold}):
        right = sum(str(a) == str(b) == label for a, b in zip(gold, found, strict=True))
        scores.append(2 * right / (sum(str(a) == label for a in gold) + sum(str(b) == label for b in found)))
    return round(100 * sum(scores) / len(scores), 1)


def predict(model: SharedEncoder, examples: list[Example], pieces: Pieces) -> list[list[float]]:
    """Probabilities of the roots of each example's one pair, in order."""
    said: dict[int, list[float]] = {}
    model.eval()
    with torch.no_grad():
        for batch in batches(examples, pieces, Random(0)):
            rows, _, masks = pair_masks(batch, max(len(read.ids) for read, _ in batch))
            logits = model.root_logits(model(*collate(batch)).pairs[rows].float(), *masks)
            for row, chances in zip(rows, logits.softmax(-1).tolist(), strict=True):
                said[id(batch[row][1])] = chances
    return [said[id(example)] for example in examples]


def main() -> None:
    """Train on all folds but one, for each, and ask about that one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--first", type=Path, required=True, help="the first stage's run")
    parser.add_argument("--made", type=Path, required=True, help="what frames.py wrote")
    parser.add_argument("--work", type=Path, required=True, help="folder of the folds' runs")
    parser.add_argument("--out", type=Path, required=True, help="what the heads say, one pair a line")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", default="", help="numbers of the folds to run, with commas")
    parser.add_argument("--cache", type=Path, help="pickle of the loaded gold, as for train.py")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    pieces = Pieces(args.base / "tokenizer.json")
    folds = folds_of(relations(args.gold / "plover/PLV_train.tsv"), args.folds)
    shared = ["--gold", args.gold, "--base", args.base, "--start", args.first, "--threads", args.threads, *SECOND]
    shared += ["--cache", args.cache] if args.cache else []
    made = read_made(args.made)
    all_gold: list[str] = []
    all_found: list[str] = []
    kept: list[dict[str, object]] = []
    for number in [int(one) for one in args.only.split(",") if one] or range(args.folds):
        second, mean = (args.work / f"{name}-{number}-of-{args.folds}" for name in ("fold", "mean"))
        if not (second / "done").exists():
            step("train.py", *shared, "--without", number, "--folds", args.folds, "--out", second)
            (second / "done").touch()
        step("average.py", "--runs", args.first, second, "--out", mean)
        learned = [example for k, fold in enumerate(folds) if k != number for some in fold.values() for example in some]
        model = branch(args.base, mean, learned, made)
        asked = [(name, k, example) for name, held in folds[number].items() for k, example in enumerate(held)]
        said = predict(model, [example for *_, example in asked], pieces)
        gold = [ROOTS[example.pairs[0].root] for *_, example in asked]
        # each pair of PLV has an event, so NONE is no answer to count here
        found = [max(zip(chances[:-1], ROOTS[:-1], strict=True))[1] for chances in said]
        for (name, k, _), root, chances in zip(asked, gold, said, strict=True):
            heads = {label: round(chance, 6) for label, chance in zip(ROOTS, chances, strict=True)}
            kept.append({"sentence": name, "pair": k, "fold": number, "root": root, "heads": heads})
        all_gold += gold
        all_found += found
        report(f"fold {number}", gold, found)
        args.out.write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")
    report("all", all_gold, all_found)
    for root in ROOTS[:-1]:
        right = sum(a == b == root for a, b in zip(all_gold, all_found, strict=True))
        print(f"{root:10s} F1 {200 * right / max(all_gold.count(root) + all_found.count(root), 1):.1f}", flush=True)


def report(name: str, gold: list[str], found: list[str]) -> None:
    """One line of figures."""
    accuracy = 100 * sum(a == b for a, b in zip(gold, found, strict=True)) / len(gold)
    quads = macro_f1([QUAD_OF[one] for one in gold], [QUAD_OF[one] for one in found])
    print(f"{name}: n {len(gold)} accuracy {accuracy:.1f} root {macro_f1(gold, found)} quad {quads}", flush=True)


if __name__ == "__main__":
    main()
