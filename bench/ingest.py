"""Speed and memory of an ingest, at marks on its way, and the time of a second one over the same collection.

    python bench/ingest.py --stream GOLD/stream --marks 500 1000
    python bench/ingest.py news.jsonl guardian.csv --json

Give whatever ``reportedly ingest`` reads, or the stream of the research sets (2,697 documents; ``--documents`` takes
the first ones). The second ingest runs in a process of its own, start and models included. What failed is printed with
its code and count. Memory should be flat from the first mark on.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import stream

from reportedly.coder import Coder
from reportedly.ingest import Progress, ingest
from reportedly.ingest.workers import code_beside, code_here
from reportedly.reading import measure, read_sources
from reportedly.store import Store


def memory() -> tuple[float, float]:
    """Resident memory of this process now, and at its highest so far, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def main() -> None:
    """Ingest twice and print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sources", nargs="*")
    options.add_argument("--stream", type=Path, help="the folder of the research sets' stream")
    options.add_argument("--documents", type=int, help="with --stream: how many")
    options.add_argument("--marks", nargs="*", type=int, default=[500, 1000])
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--keep", type=Path, help="make the store here and keep it")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    figures: dict[str, dict[str, float]] = {}
    marks = sorted(given.marks)

    def note(now: Progress) -> None:
        while marks and now.seen >= marks[0]:
            figures[f"at {marks.pop(0)}"] = _figures(now)

    with tempfile.TemporaryDirectory() as folder:
        if given.stream:
            given.sources.append(str(Path(folder) / "stream.jsonl"))
            stream.write(given.stream, Path(given.sources[-1]), given.documents)
        path = given.keep or Path(folder) / "bench.duckdb"
        began = time.perf_counter()
        with Store(path).writer() as writer:
            coder = Coder()
            progress = Progress(size=measure(given.sources).size)
            ingest(
                writer,
                coder.run,
                read_sources(given.sources),
                lambda batches: (
                    code_here(coder, batches)
                    if given.workers == 1
                    else code_beside(coder.settings, batches, workers=given.workers)
                ),
                progress=progress,
                on_commit=note,
            )
        first = time.perf_counter() - began
        figures["at the end"] = _figures(progress) | {"failed": progress.failed, "claims": progress.claims}
        command = [sys.executable, "-m", "reportedly", "ingest", *given.sources, "--store", str(path), "--quiet"]
        began = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True)
        second = time.perf_counter() - began
        figures["second ingest"] = {"seconds": second, "share of the first": second / first}
        with Store(path).view() as view:
            counts = Counter(row.code for row in view.failures())
        figures["failures"] = {code: float(count) for code, count in counts.most_common()}
        figures["store"] = {"MB": path.stat().st_size / 1e6}
    if given.json:
        print(json.dumps(figures))
        return
    for name, values in figures.items():
        print(f"{name:16}", ", ".join(f"{key} {value:,.2f}" for key, value in values.items()))


def _figures(now: Progress) -> dict[str, float]:
    resident, highest = memory()
    return {
        "documents": now.seen,
        "seconds": now.seconds,
        "documents a second": now.rate,
        "memory, MB": resident,
        "highest memory, MB": highest,
    }


if __name__ == "__main__":
    main()
