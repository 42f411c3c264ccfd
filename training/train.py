"""Train all heads of the shared encoder together.

    python training/train.py --gold GOLD --base MINILM --out RUN [--epochs 4]

``GOLD`` is the folder that holds ``polnear``, ``factuality`` and ``matres`` in their published forms; ``MINILM`` the
unpacked base model (``config.json``, ``model.safetensors``, ``tokenizer.json``). ``RUN`` receives ``model.pt`` at the
end of every epoch and ``log.jsonl``. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from data import (
    ROLES,
    Article,
    Example,
    cut,
    factuality,
    folds_of,
    join,
    matres,
    pack,
    polnear,
    relations,
    split_by_document,
    with_negatives,
)
from model import FACT_HEADS, SharedEncoder
from torch import Tensor
from torch.nn import functional

from reportedly.tagging.features import COLUMNS
from reportedly.tagging.pieces import MAX_PIECES, Encoded, Pieces

SEED = 20261122
BATCH_PIECES = 1900
BODY_RATE, HEAD_RATE, WARM_UP = 2e-4, 2e-3, 0.1
SMOOTHING = 0.05
MASKED = 0.05
"""Share of pieces hidden behind [MASK] in training, so that no head hangs on one word."""
AVERAGED = 0.999
"""Decay of the running average of the weights, which is what is saved: the last step's weights are noisier."""
WEIGHTS = {"tags": 1.0, "links": 4.0, "values": 0.5, "status": 0.5, "roots": 0.5}
LAYERS = ("body.", "branch.")
"""Beginnings of the names of the pretrained weights, which learn at a lower rate than the heads."""
IGNORE = -100
SPECIAL = 998
"""Ids up to this one are padding, marks, and places that the vocabulary leaves open."""

Batch = list[tuple[Encoded, Example]]
"""Windows with their pieces."""


@dataclass(slots=True)
class Gold:
    """Everything that is read once."""

    articles: list[Article]
    articles_dev: list[Article]
    uw: list[Example]
    uw_dev: list[Example]
    matres_dev: list[Example]
    uds: list[Example]
    cb: list[Example]
    plv: list[Example]


def load(gold: Path) -> Gold:
    """Read all sets; MATRES statuses are joined to UW's sentences where both annotate the same."""
    uw = factuality(gold / "factuality/UW/train.jsonl", "uw")
    uw_dev = factuality(gold / "factuality/UW/dev.jsonl", "uw")
    learned, held = split_by_document(matres(gold / "matres"), uw, uw_dev)
    return Gold(
        articles=polnear(gold / "polnear", "train"),
        articles_dev=polnear(gold / "polnear", "dev"),
        uw=join(uw, learned),
        uw_dev=uw_dev,
        matres_dev=held,
        uds=factuality(gold / "factuality/UDS_IH2/train.jsonl", "uds"),
        cb=factuality(gold / "factuality/CB/all.jsonl", "cb"),
        plv=[example for sentences in relations(gold / "plover/PLV_train.tsv").values() for example in sentences],
    )


def epoch_examples(gold: Gold, random: Random, uds_share: float, plv_passes: int) -> list[Example]:
    """One epoch's windows: articles cut anew each time, at lengths from one sentence to the longest in use."""
    found: list[Example] = []
    for article in gold.articles:
        found += cut(article, random.choice((30, 60, 100, 100, 100)))
    for _ in range(2):  # two passes an epoch: the set is a tenth of PolNeAR
        found += pack(gold.uw, random)
    uds = gold.uds[:]
    random.shuffle(uds)
    found += pack(uds[: int(len(uds) * uds_share)], random)
    found += gold.cb
    for _ in range(plv_passes):
        plv = with_negatives(gold.plv, random)
        random.shuffle(plv)
        found += pack(plv, random, most=3)
    return found


def batches(examples: list[Example], pieces: Pieces, random: Random, most: int = BATCH_PIECES) -> Iterator[Batch]:
    """Windows of like length together, at most ``most`` pieces with padding; batches in random order."""
    encoded = []
    for example in examples:
        read = pieces.encode(example.words, example.features, example.breaks)
        if len(read.ids) <= MAX_PIECES:
            encoded.append((read, example))
    random.shuffle(encoded)
    encoded.sort(key=lambda item: len(item[0].ids) // 6)
    groups: list[Batch] = []
    longest = 0
    for item in encoded:
        size = len(item[0].ids)
        if not groups or max(longest, size) * (len(groups[-1]) + 1) > most:
            groups.append([])
            longest = 0
        groups[-1].append(item)
        longest = max(longest, size)
    random.shuffle(groups)
    yield from groups


def collate(batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, features and mask, padded."""
    width = max(len(read.ids) for read, _ in batch)
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    features = torch.zeros(len(batch), width, COLUMNS, dtype=torch.long)
    mask = torch.zeros(len(batch), width, dtype=torch.long)
    for row, (read, _) in enumerate(batch):
        size = len(read.ids)
        ids[row, :size] = torch.tensor(read.ids)
        features[row, :size] = torch.tensor(read.features)
        mask[row, :size] = 1
    return ids, features, mask


def hidden(ids: Tensor, mask_id: int) -> Tensor:
    """The pieces, a few of them hidden; padding and the marks at the ends of a window are left alone."""
    plain = ids > SPECIAL
    return torch.where(plain & (torch.rand(ids.shape) < MASKED), mask_id, ids)


def losses(model: SharedEncoder, batch: Batch, mask_id: int) -> dict[str, Tensor]:
    """The loss of each kind of head that the batch has labels for."""
    ids, features, mask = collate(batch)
    ids = hidden(ids, mask_id)
    with torch.autocast("cpu", torch.bfloat16):
        out = model(ids, features, mask)
    tags, values, status, links = (part.float() for part in (out.tags, out.values, out.status, out.links))
    width = ids.shape[1]
    found: dict[str, Tensor] = {}

    gold_tags = torch.full((len(batch), width, len(ROLES)), IGNORE)
    value_at: list[tuple[int, int, int]] = []
    value_gold: list[float] = []
    status_at: list[tuple[int, int]] = []
    status_gold: list[int] = []
    for row, (read, example) in enumerate(batch):
        at = torch.tensor(read.firsts)
        for k, role in enumerate(ROLES):
            if role in example.roles:
                gold_tags[row, at, k] = torch.tensor(example.roles[role])
        for head, labels in example.values.items():
            for token, value in labels.items():
                value_at.append((row, read.firsts[token], FACT_HEADS.index(head)))
                value_gold.append(value)
        for token, label in example.status.items():
            status_at.append((row, read.firsts[token]))
            status_gold.append(label)
    if (gold_tags != IGNORE).any():
        loss = functional.cross_entropy(
            tags.reshape(-1, 3), gold_tags.reshape(-1), ignore_index=IGNORE, label_smoothing=SMOOTHING
        )
        found["tags"] = loss * len(ROLES)
    if value_at:
        row_, piece_, head_ = torch.tensor(value_at).T
        found["values"] = functional.smooth_l1_loss(values[row_, piece_, head_], torch.tensor(value_gold), beta=0.5)
    if status_at:
        row_, piece_ = torch.tensor(status_at).T
        found["status"] = functional.cross_entropy(
            status[row_, piece_], torch.tensor(status_gold), label_smoothing=SMOOTHING
        )
    linked = link_loss(model, links, batch)
    if linked is not None:
        found["links"] = linked
    roots = root_loss(model, out.pairs, batch)
    if roots is not None:
        found["roots"] = roots
    return found


def pair_masks(batch: Batch, width: int) -> tuple[list[int], list[int], tuple[Tensor, Tensor, Tensor]]:
    """For each pair of the batch its row, its root, and masks of its source, its target and its sentence."""
    rows: list[int] = []
    gold: list[int] = []
    masks: list[Tensor] = []
    for row, (read, example) in enumerate(batch):
        at = torch.tensor(read.firsts)
        for pair in example.pairs:
            mask = torch.zeros(3, width)
            mask[0, at[pair.source]] = 1.0
            mask[1, at[pair.target]] = 1.0
            mask[2, at[pair.first : pair.last]] = 1.0
            rows.append(row)
            gold.append(pair.root)
            masks.append(mask)
    stacked = torch.stack(masks, dim=1) if masks else torch.zeros(3, 0, width)
    return rows, gold, (stacked[0], stacked[1], stacked[2])


def root_loss(model: SharedEncoder, views: Tensor, batch: Batch) -> Tensor | None:
    """What does each marked actor do to its recipient?"""
    rows, gold, masks = pair_masks(batch, views.shape[1])
    if not rows:
        return None
    logits = model.root_logits(views[rows].float(), *masks)
    return functional.cross_entropy(logits, torch.tensor(gold), label_smoothing=SMOOTHING)


def link_loss(model: SharedEncoder, links: Tensor, batch: Batch) -> Tensor | None:
    """For each gold cue: does each token of the window belong to its source, to its content?"""
    queries: list[Tensor] = []
    rows: list[int] = []
    width = links.shape[1]
    gold: list[Tensor] = []
    weight: list[Tensor] = []
    for row, (read, example) in enumerate(batch):
        at = torch.tensor(read.firsts)
        known = torch.zeros(width)
        known[at] = 1.0
        for link in example.links:
            cue = at[torch.tensor(link.cue)]
            queries.append(links[row, cue][:, [0, 2]].mean(0))
            target = torch.zeros(width, 2)
            for k, part in enumerate((link.source, link.content)):
                if part:
                    target[at[torch.tensor(part)], k] = 1.0
            rows.append(row)
            gold.append(target)
            weight.append(known)
    if not queries:
        return None
    logits = model.link_logits(torch.stack(queries), links[torch.tensor(rows)][:, :, [1, 3]])
    loss = functional.binary_cross_entropy_with_logits(logits, torch.stack(gold), reduction="none")
    known = torch.stack(weight)[..., None]
    return (loss * known).sum() / known.sum()


class Average:
    """A running average of the weights that are trained, over the last thousand steps or so (Polyak)."""

    def __init__(self, model: SharedEncoder) -> None:
        self.steps = 0
        self.weights = {name: weight.detach().clone() for name, weight in model.state_dict().items()}

    def update(self, model: SharedEncoder) -> None:
        """Take one step's weights in; the first steps, of which there is no long average yet, count more."""
        self.steps += 1
        decay = min(AVERAGED, (1 + self.steps) / (10 + self.steps))
        for name, weight in model.state_dict().items():
            self.weights[name].lerp_(weight, 1 - decay)


def schedule(
    model: SharedEncoder, steps: int, body_rate: float, head_rate: float
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """AdamW with a rate for the body and one for the heads, rising over the first tenth and falling to nothing."""
    body = [p for n, p in model.named_parameters() if n.startswith(LAYERS) and p.requires_grad]
    heads = [p for n, p in model.named_parameters() if not n.startswith(LAYERS) and p.requires_grad]
    rates = [{"params": body, "lr": body_rate}, {"params": heads, "lr": head_rate}]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)

    def factor(step: int) -> float:
        return min((step + 1) / (WARM_UP * steps), max(0.0, (steps - step) / ((1 - WARM_UP) * steps)))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, factor)


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--uds-share", type=float, default=0.5, help="share of UDS-IH2 drawn anew each epoch")
    parser.add_argument("--plv-passes", type=int, default=2, help="passes over PLV in each epoch")
    parser.add_argument("--rate", type=float, default=1.0, help="factor of the learning rates")
    parser.add_argument("--start", type=Path, help="go on from this run's model.pt")
    parser.add_argument("--plain", action="store_true", help="words alone: what the parse knows of them counts nothing")
    parser.add_argument("--seed", type=int, default=SEED, help="of the order, the cuts and what is hidden")
    parser.add_argument(
        "--without", type=int, metavar="K", help="leave fold K of PLV out: relation_cv.py asks about it"
    )
    parser.add_argument("--folds", type=int, default=5, help="how many folds PLV has then")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--cache", type=Path, help="pickle of the loaded gold, made when absent")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random = Random(args.seed)
    sys.setrecursionlimit(100_000)
    if args.cache and args.cache.exists():
        gold = pickle.loads(args.cache.read_bytes())
    else:
        gold = load(args.gold)
        if args.cache:
            args.cache.write_bytes(pickle.dumps(gold))
    if args.without is not None:
        folds = folds_of(relations(args.gold / "plover/PLV_train.tsv"), args.folds)
        del folds[args.without]
        gold.plv = [example for fold in folds for sentences in fold.values() for example in sentences]
    print(
        f"{len(gold.articles)} articles, {len(gold.uw)} UW/MATRES sentences "
        f"({sum(len(e.status) for e in gold.uw)} statuses), held out {sum(len(e.status) for e in gold.matres_dev)}",
        flush=True,
    )
    pieces = Pieces(args.base / "tokenizer.json")
    mask_id = json.loads((args.base / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]["[MASK]"]
    model = SharedEncoder(args.base)
    if args.start:
        known = torch.load(args.start / "model.pt", weights_only=True)
        model.load_state_dict(known, strict=False)
    model.features.weight.requires_grad_(not args.plain)  # it begins as nothing, and stays nothing
    plan = [
        list(batches(epoch_examples(gold, random, args.uds_share, args.plv_passes), pieces, random))
        for _ in range(args.epochs)
    ]
    steps = sum(len(epoch) for epoch in plan)
    print(f"{steps} steps", flush=True)
    average = Average(model)
    optimizer, scheduler = schedule(model, steps, BODY_RATE * args.rate, HEAD_RATE * args.rate)
    args.out.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    seen: dict[str, list[float]] = {}
    step = 0
    with (args.out / "log.jsonl").open("a", encoding="utf-8") as log:
        for epoch, groups in enumerate(plan):
            model.train()
            for batch in groups:
                parts = losses(model, batch, mask_id)
                loss = sum((WEIGHTS[name] * part for name, part in parts.items()), torch.zeros(()))
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                optimizer.step()
                scheduler.step()
                average.update(model)
                step += 1
                for name, part in parts.items():
                    seen.setdefault(name, []).append(part.item())
                if step % 50 == 0:
                    means = {name: round(sum(part) / len(part), 4) for name, part in sorted(seen.items())}
                    row = {"step": step, "of": steps, "epoch": epoch, "seconds": round(time.monotonic() - begun)}
                    log.write(json.dumps(row | means) + "\n")
                    log.flush()
                    seen = {}
            torch.save(average.weights, args.out / "model.pt")


if __name__ == "__main__":
    main()
