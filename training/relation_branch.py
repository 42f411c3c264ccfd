"""Train the branch of the encoder that reads relations, on weights of which nothing else moves.

    python training/frames.py --out MADE.jsonl
    python training/relation_branch.py --gold GOLD --base MINILM --start RUN --made MADE.jsonl --out BRANCHED

The first layers of ``RUN`` stay as they are; behind them the branch begins as the base model's later layers. Learned
from: PLV_train with pairs swapped, and the made sentences, which tell when there is nothing to say. Attributions and
factuality read from ``BRANCHED`` are exactly those of ``RUN``. Four minutes of one core; seeds are fixed.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import torch
from data import Example, folds_of, pack, relations, with_negatives
from data import made as read_made
from model import SharedEncoder
from train import BODY_RATE, HEAD_RATE, SEED, Average, batches, losses, schedule

from reportedly.tagging.pieces import Pieces

EPOCHS, PIECES = 14, 700
MADE_SHARE = 0.3
"""Made sentences for each of PLV's, drawn anew in every epoch."""
TRAINED = ("branch.", "pairs.", "roots.")
"""Beginnings of the names of the weights that move."""


def branch(base: Path, start: Path, learned: Sequence[Example], made: Sequence[Example]) -> SharedEncoder:
    """The encoder of a run with a branch that has learned from these examples.

    Args:
        base: folder of the base model. start: folder of the run.
        learned: sentences of PLV. made: what ``frames.py`` wrote.
    """
    torch.manual_seed(SEED)
    random = Random(SEED)
    model = SharedEncoder(base, branched=True)
    model.load_state_dict(torch.load(start / "model.pt", weights_only=True), strict=False)
    for name, weight in model.named_parameters():
        weight.requires_grad_(name.startswith(TRAINED))
    pieces = Pieces(base / "tokenizer.json")
    mask_id = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]["[MASK]"]
    order = list(learned)
    plan = []
    for _ in range(EPOCHS):
        random.shuffle(order)
        examples = with_negatives(order, random)
        examples += random.sample(made, min(len(made), round(MADE_SHARE * len(order))))
        random.shuffle(examples)
        plan += list(batches(pack(examples, random, most=2), pieces, random, PIECES))
    optimizer, scheduler = schedule(model, len(plan), BODY_RATE, HEAD_RATE)
    average = Average(model)
    model.train()
    for batch in plan:
        optimizer.zero_grad(set_to_none=True)
        losses(model, batch, mask_id)["roots"].backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
        average.update(model)
    model.load_state_dict(average.weights)
    return model


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True, help="the run whose other heads are kept")
    parser.add_argument("--made", type=Path, required=True, help="what frames.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--without", type=int, metavar="K", help="leave fold K of PLV out: relation_cv.py asks about it"
    )
    parser.add_argument("--folds", type=int, default=5, help="how many folds PLV has then")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    folds = folds_of(relations(args.gold / "plover/PLV_train.tsv"), args.folds)
    if args.without is not None:
        del folds[args.without]
    learned = [example for fold in folds for sentences in fold.values() for example in sentences]
    model = branch(args.base, args.start, learned, read_made(args.made))
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), args.out / "model.pt")


if __name__ == "__main__":
    main()
