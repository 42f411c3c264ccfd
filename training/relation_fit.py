"""Fit the small network over pairs anew, on weights that stay as they are: ``relations.npz`` in minutes.

    python training/frames.py --out MADE.jsonl
    python training/relation_fit.py --models src/reportedly/models --gold GOLD --made MADE.jsonl

The encoder, the vocabulary and the views of ``--models`` are read through the package's own tagger, int8 as they are
shipped; only the two layers behind them are trained, from where they stand. The new file and its hash in the manifest
replace the old ones (``--out FOLDER`` writes a copy of the folder instead). Learned from: PLV_train with pairs swapped,
and the made sentences. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import torch
from data import MUTUAL, ROOTS, Example, Pair, relations
from data import made as read_made
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from reportedly.tagging.encoder import MANIFEST, RELATIONS, Encoder

SEED = 20261122
EPOCHS, RATE, BATCH, DROPOUT, SMOOTHING = 6, 5e-4, 64, 0.2, 0.05
HELD_BACK = 30.0
"""How strongly the weights are drawn to where they began: the views know PLV better than the next text."""
MADE_WEIGHT = 0.1
NONE_BIAS = -1.0
"""Added to the score of NONE: of pairs without an event two in three are told then, for one event in seventy lost."""
NONE = ROOTS.index("NONE")
Floats = NDArray[np.float32]


def features(views: Floats, source: Sequence[int], target: Sequence[int]) -> Floats:
    """What the network over a pair sees: actor, recipient and event, as ``RelationHead.read`` joins them.

    Args:
        views: (tokens, 4, 128) of the sentence. source, target: tokens of the two, one of which may be empty.
    """
    size = views.shape[-1]
    empty = np.zeros(size, dtype=np.float32)
    actor = views[list(source), 0].mean(axis=0) if source else empty
    recipient = views[list(target), 1].mean(axis=0) if target else empty
    query = functional.gelu(torch.from_numpy(actor + recipient), approximate="tanh").numpy()
    attention = views[:, 2] @ query * size**-0.5
    attention = np.exp(attention - attention.max())
    attention /= attention.sum()
    return np.concatenate([actor, recipient, attention @ views[:, 3]]).astype(np.float32)


def with_swaps(examples: Iterable[Example]) -> list[Example]:
    """Each sentence with its pairs the other way round too: nothing, unless the event is mutual."""
    found = []
    for example in examples:
        pairs = list(example.pairs)
        for pair in example.pairs:
            if pair.source and pair.target:
                root = pair.root if ROOTS[pair.root] in MUTUAL else NONE
                pairs.append(Pair(pair.target, pair.source, pair.first, pair.last, root))
        found.append(replace(example, pairs=pairs))
    return found


def read(encoder: Encoder, examples: Iterable[Example]) -> tuple[Floats, NDArray[np.int64]]:
    """Features and roots of all pairs, one sentence a window."""
    rows: list[Floats] = []
    roots: list[int] = []
    for example in examples:
        pieces = encoder.pieces.encode(example.words, example.features)
        if len(pieces.ids) > 512:
            continue
        views = encoder.run(pieces).pairs.astype(np.float32)
        for pair in example.pairs:
            rows.append(features(views, pair.source, pair.target))
            roots.append(pair.root)
    return np.stack(rows), np.array(roots)


def fit(start: dict[str, Floats], parts: Sequence[tuple[Floats, NDArray[np.int64], float]]) -> dict[str, Floats]:
    """The two layers, trained on from ``start``.

    Args:
        start: arrays ``in``, ``in_bias``, ``out``, ``out_bias``.
        parts: features, roots and weight of each body of examples.
    """
    torch.manual_seed(SEED)
    inner = nn.Linear(start["in"].shape[1], start["in"].shape[0])
    outer = nn.Linear(start["out"].shape[1], start["out"].shape[0])
    with torch.no_grad():
        for layer, name in ((inner, "in"), (outer, "out")):
            layer.weight.copy_(torch.from_numpy(start[name]))
            layer.bias.copy_(torch.from_numpy(start[f"{name}_bias"]))
    weights = [*inner.parameters(), *outer.parameters()]
    anchors = [weight.detach().clone() for weight in weights]
    x = torch.from_numpy(np.concatenate([part[0] for part in parts]))
    y = torch.from_numpy(np.concatenate([part[1] for part in parts]))
    w = torch.cat([torch.full((len(part[1]),), part[2]) for part in parts])
    optimizer = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.0)
    steps = EPOCHS * (len(x) // BATCH + 1)
    scheduler = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.02, steps)
    drop = nn.Dropout(DROPOUT)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(x)).split(BATCH):
            hidden = functional.gelu(inner(drop(x[rows])), approximate="tanh")
            loss = functional.cross_entropy(outer(drop(hidden)), y[rows], reduction="none", label_smoothing=SMOOTHING)
            pull = sum(((weight - anchor) ** 2).sum() for weight, anchor in zip(weights, anchors, strict=True))
            total = (loss * w[rows]).sum() / w[rows].sum() + HELD_BACK * pull / len(x)
            optimizer.zero_grad(set_to_none=True)
            total.backward()
            optimizer.step()
            scheduler.step()
    names = ("in", "in_bias", "out", "out_bias")
    found = (inner.weight, inner.bias, outer.weight, outer.bias)
    return {name: weight.detach().numpy().astype(np.float32) for name, weight in zip(names, found, strict=True)}


def logits(arrays: dict[str, Floats], x: Floats) -> Floats:
    """What the network says, before the softmax."""
    hidden = functional.gelu(torch.from_numpy(x @ arrays["in"].T + arrays["in_bias"]), approximate="tanh").numpy()
    found: Floats = hidden @ arrays["out"].T + arrays["out_bias"]
    return found


def told(name: str, arrays: dict[str, Floats], x: Floats, y: NDArray[np.int64]) -> None:
    """One line: how often the root is right, and how often NONE is said, where it is right and where it is not."""
    best = logits(arrays, x).argmax(-1)
    some, none = y != NONE, y == NONE
    right = (best[some] == y[some]).mean() if some.any() else 0.0
    print(
        f"{name}: {len(y)} pairs; of those with an event {right:.3f} right and {(best[some] == NONE).mean():.3f} NONE; "
        f"of those without, {(best[none] == NONE).mean():.3f} NONE",
        flush=True,
    )


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, required=True, help="folder with encoder.onnx and its manifest")
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--made", type=Path, required=True, help="what frames.py wrote")
    parser.add_argument("--out", type=Path, help="write a copy of the folder here instead of replacing the file")
    args = parser.parse_args()
    if args.out:
        shutil.copytree(args.models, args.out)
    folder = args.out or args.models
    encoder = Encoder(folder)
    with np.load(folder / RELATIONS, allow_pickle=False) as arrays:
        start = {name: arrays[name] for name in ("in", "in_bias", "out", "out_bias")}
    plv = [example for some in relations(args.gold / "plover/PLV_train.tsv").values() for example in some]
    made = read_made(args.made)
    Random(SEED).shuffle(made)
    held = made[: len(made) // 10]
    parts = {
        "PLV_train": read(encoder, with_swaps(plv)),
        "made": read(encoder, made[len(held) :]),
        "made, held out": read(encoder, held),
    }
    fitted = fit(start, [(*parts["PLV_train"], 1.0), (*parts["made"], MADE_WEIGHT)])
    fitted["out_bias"][NONE] += NONE_BIAS
    for name, part in parts.items():
        told(f"{name}, before", start, *part)
        told(f"{name}, after", fitted, *part)
    np.savez(folder / RELATIONS, **fitted)
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["files"][RELATIONS] = hashlib.sha256((folder / RELATIONS).read_bytes()).hexdigest()
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
