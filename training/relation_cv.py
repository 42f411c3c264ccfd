"""Cross-validate the relation head on PLV, from a run whose encoder has not seen PLV.

    python training/relation_cv.py --gold GOLD --base MINILM --start RUN [--folds 5] [--only 0,1] [--made MADE.jsonl]
                                   [--out HEADS.jsonl]

With ``--made`` (what ``frames.py`` wrote) made sentences are trained on too, ``--ratio`` of them for each of PLV.
``--out`` keeps what each fold's head says of the pairs that it did not learn from, for ``relation_joint.py``.
Prints accuracy, macro-F1 over the roots and over the four quads for each fold. All pairs of a sentence are in the same
fold. The relation head of the released weights is trained on all of PLV_train; these are the figures to quote for it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import torch
from data import ROOTS, Example, pack, relations, with_negatives
from data import made as read_made
from model import SharedEncoder
from train import BODY_RATE, HEAD_RATE, SEED, batches, collate, losses, pair_masks, schedule

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
    """Train on all folds but one, for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", default="", help="numbers of the folds to run, with commas")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--made", type=Path, help="sentences made by frames.py, to train on as well")
    parser.add_argument("--ratio", type=float, default=0.5, help="made sentences for each sentence of PLV, drawn anew")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, help="write what the heads say, one pair a line")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    sentences = relations(args.gold / "plover/PLV_train.tsv")
    names = sorted(sentences)
    Random(7).shuffle(names)
    pieces = Pieces(args.base / "tokenizer.json")
    mask_id = json.loads((args.base / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]["[MASK]"]
    made = read_made(args.made) if args.made else []
    all_gold: list[str] = []
    all_found: list[str] = []
    kept: list[dict[str, object]] = []
    for fold in [int(one) for one in args.only.split(",") if one] or range(args.folds):
        torch.manual_seed(SEED)
        random = Random(SEED)
        held = {name for i, name in enumerate(names) if i % args.folds == fold}
        learned = [example for name in names if name not in held for example in sentences[name]]
        model = SharedEncoder(args.base)
        model.load_state_dict(torch.load(args.start / "model.pt", weights_only=True), strict=False)
        plan = []
        for _ in range(args.epochs):
            random.shuffle(learned)
            examples = with_negatives(learned, random)
            examples += random.sample(made, min(len(made), round(args.ratio * len(learned))))
            if made:
                random.shuffle(examples)
            plan += list(batches(pack(examples, random, most=2), pieces, random, 700))
        optimizer, scheduler = schedule(model, len(plan), BODY_RATE, HEAD_RATE)
        model.train()
        for batch in plan:
            optimizer.zero_grad(set_to_none=True)
            losses(model, batch, mask_id)["roots"].backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            scheduler.step()
        asked = [(name, k, example) for name in names if name in held for k, example in enumerate(sentences[name])]
        said = predict(model, [example for *_, example in asked], pieces)
        gold = [ROOTS[example.pairs[0].root] for *_, example in asked]
        # each pair of PLV has an event, so NONE is no answer to count here
        found = [max(zip(chances[:-1], ROOTS[:-1], strict=True))[1] for chances in said]
        for (name, k, _), root, chances in zip(asked, gold, said, strict=True):
            heads = {label: round(chance, 6) for label, chance in zip(ROOTS, chances, strict=True)}
            kept.append({"sentence": name, "pair": k, "fold": fold, "root": root, "heads": heads})
        all_gold += gold
        all_found += found
        report(f"fold {fold}", gold, found)
    if args.out:
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
