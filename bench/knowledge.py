"""What the tables of actors and places cost: time and memory to load them, and their share of coding.

    python bench/knowledge.py [STREAM] [--documents 40]

Each table is loaded in a fresh interpreter, after the modules that read it, so that what is told is what the table
itself adds; seconds are those of the processor, so that a busy machine does not show. With a folder of texts, their
coding is profiled and the share of the look-ups printed.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import subprocess
import sys
from itertools import islice
from pathlib import Path

from throughput import texts

_MEASURE = """
import gc, resource, time
import reportedly.who.finder, reportedly.where.finder
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 2**20
gc.collect()
memory, began = resident(), time.process_time()
{load}
took = time.process_time() - began
gc.collect()
print(took, resident() - memory)
"""
_TABLES = {
    "knowledge base and roles": "from reportedly.who import ActorFinder; kept = ActorFinder()",
    "persons in any spelling": "from reportedly.who import in_office; kept = in_office('Mitterand', None)",
    "gazetteer": "from reportedly.where import PlaceFinder; kept = PlaceFinder(None)",
    "all together": (
        "from reportedly.who import ActorFinder, in_office; from reportedly.where import PlaceFinder; "
        "kept = ActorFinder(), PlaceFinder(None), in_office('Mitterand', None)"
    ),
}
_LOOKUPS = ("lexicon.py", "who/knowledge.py", "who/hits.py", "where/gazetteer.py", "where/toponyms.py", "who/names.py")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("stream", type=Path, nargs="?", help="a folder of texts to profile")
    options.add_argument("--documents", type=int, default=40)
    given = options.parse_args()
    print(f"{'table':<26}{'seconds':>9}{'MB':>8}")
    for name, load in _TABLES.items():
        runs = [_run(load) for _ in range(3)]
        print(f"{name:<26}{min(run[0] for run in runs):>9.2f}{min(run[1] for run in runs):>8.0f}")
    if given.stream is not None:
        _profile(given.stream, given.documents)


def _run(load: str) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE.replace("{load}", load)], check=True, capture_output=True, text=True
    )
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def _profile(stream: Path, documents: int) -> None:
    from reportedly import Coder, Document

    coder = Coder()
    items = [Document.of(text, id=str(n)) for n, text in enumerate(islice(texts([stream]), documents))]
    list(coder.code_many(items[:2]))
    profile = cProfile.Profile()
    profile.enable()
    list(coder.code_many(items))
    profile.disable()
    rows = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    whole = sum(row[2] for row in rows.values())
    for part in ("reportedly/who/", "reportedly/where/", "reportedly/what/", "reportedly/says/", "reportedly/when/"):
        share = sum(row[2] for key, row in rows.items() if part in key[0]) / whole
        print(f"{part:<26}{share:>8.1%} of the time")
    share = sum(row[2] for key, row in rows.items() if key[0].endswith(_LOOKUPS)) / whole
    print(f"{'look-ups of names':<26}{share:>8.1%} of the time")


if __name__ == "__main__":
    main()
