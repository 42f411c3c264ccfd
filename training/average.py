"""The mean of two runs' weights, one of which went on from the other: better than either (a "soup" of weights).

python training/average.py --runs FIRST SECOND --out RUN

Heads that only the later run trained, those of relations, are its own. Source: Wortsman et al. 2022, Model soups.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

LATER = ("pairs.", "roots.")
"""Beginnings of the names of what the earlier run did not train."""


def main() -> None:
    """Read both, write their mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=Path, nargs=2, required=True, help="the earlier and the later run")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    first, second = (torch.load(run / "model.pt", weights_only=True) for run in args.runs)
    mean = {name: weight if name.startswith(LATER) else (first[name] + weight) / 2 for name, weight in second.items()}
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(mean, args.out / "model.pt")


if __name__ == "__main__":
    main()
