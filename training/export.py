"""Trained weights → the int8 ONNX file, the vocabulary and the manifest that the package loads.

python training/export.py --run RUN --base MINILM --out src/reportedly/models --version 2026.11
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from model import SharedEncoder
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from reportedly.tagging.encoder import ENCODER, MANIFEST, RELATIONS, TOKENIZER
from reportedly.tagging.features import COLUMNS, SIZE

FILES = (ENCODER, TOKENIZER, RELATIONS)


class Exported(nn.Module):
    """The graph as used: plain tensors in and out, the heads of use only."""

    def __init__(self, model: SharedEncoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Roles, factuality, status, links and views for relations of each piece."""
        out = self.model(ids, features, None)
        return out.tags, out.values[..., 0], out.status, out.links, out.pairs


def to_onnx(model: SharedEncoder, path: Path) -> None:
    """Write the 32-bit graph: one window at a time, its length left open."""
    ids = torch.randint(1000, 2000, (1, 17))
    features = torch.randint(0, SIZE, (1, 17, COLUMNS))
    names = ["roles", "value", "status", "links", "pairs"]
    torch.onnx.export(
        Exported(model).eval(),
        (ids, features),
        str(path),
        input_names=["ids", "features"],
        output_names=names,
        dynamic_axes={name: {1: "length"} for name in ("ids", "features", *names)},
        opset_version=17,
        dynamo=False,
    )


def to_arrays(model: SharedEncoder, path: Path) -> None:
    """Write the network over pairs, which is used outside the graph."""
    inner, outer = (layer for layer in model.roots if isinstance(layer, nn.Linear))
    arrays = {"in": inner.weight, "in_bias": inner.bias, "out": outer.weight, "out_bias": outer.bias}
    np.savez(path, **{name: value.detach().numpy() for name, value in arrays.items()})


def main() -> None:
    """Export, quantize, hash."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="folder that train.py wrote")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="0", help="name of this build, written into each record's run")
    parser.add_argument("--float", action="store_true", help="leave the weights in 32 bits (for comparison)")
    parser.add_argument("--partial", action="store_true", help="accept a run that was trained without some heads")
    args = parser.parse_args()
    model = SharedEncoder(args.base, branched=True)
    model.load_state_dict(torch.load(args.run / "model.pt", weights_only=True), strict=not args.partial)
    model.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        to_onnx(model, plain)
        if args.float:
            shutil.copy(plain, args.out / ENCODER)
        else:
            # One scale a channel: with one for the whole matrix, cues lose two points of token F1.
            quantize_dynamic(str(plain), str(args.out / ENCODER), weight_type=QuantType.QInt8, per_channel=True)
    onnx.checker.check_model(str(args.out / ENCODER))
    shutil.copy(args.base / "tokenizer.json", args.out / TOKENIZER)
    to_arrays(model, args.out / RELATIONS)
    manifest = {
        "version": args.version,
        "files": {name: hashlib.sha256((args.out / name).read_bytes()).hexdigest() for name in FILES},
        "link_bias": [round(value, 5) for value in model.link_bias.tolist()],
        "settings": {},
    }
    (args.out / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    for name in FILES:
        print(name, (args.out / name).stat().st_size)


if __name__ == "__main__":
    main()
