"""Speed and size of the coder against its parser alone, in one process and one run.

    python bench/throughput.py FOLDER_OR_CSV... [--documents N] [--json]

Reads news items (``.txt``; TimeML ``.tml``; CSV with a ``text`` column), runs bare ``nlp.pipe`` of the very pipeline
that the coder uses and then ``Coder.code_many`` over the same documents, and prints words and articles per second of
both, their ratio, peak memory, import time and start-up time. Words are runs of non-space characters. Passes alternate
and the best of each counts, so that a busy machine hurts both alike.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from reportedly import Coder, Document, Failure

csv.field_size_limit(10_000_000)


def texts(paths: list[Path]) -> Iterator[str]:
    """The news items of files and folders."""
    for path in paths:
        if path.is_dir():
            yield from texts(sorted(path.iterdir()))
        elif path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as handle:
                yield from (row["text"] for row in csv.DictReader(handle))
        elif path.suffix == ".tml":
            raw = path.read_text(encoding="utf-8", errors="replace")
            body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
            if body:
                yield re.sub(r"<[^>]+>", "", body.group(1)).strip()
        elif path.suffix == ".txt":
            yield path.read_text(encoding="utf-8")


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def child(*arguments: str) -> float:
    """Median seconds of three fresh interpreters with these arguments."""

    def once() -> float:
        return timed(lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True))

    return statistics.median(once() for _ in range(3))


def main() -> None:
    """Run the benchmark and print its figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--documents", type=int, default=300, help="how many, spread evenly over the input")
    options.add_argument("--passes", type=int, default=2)
    options.add_argument("--json", action="store_true")
    given = options.parse_args()

    items = [text for text in texts(given.paths) if text.strip()]
    step = max(1, len(items) // given.documents)
    documents = [Document.of(text) for text in items[::step][: given.documents]]
    words = sum(len(document.text.split()) for document in documents)

    start = time.perf_counter()
    coder = Coder()
    start_up = time.perf_counter() - start
    nlp = coder.parser.nlp
    batch = coder.settings.batch_size
    coder.code(documents[0].text)

    bare, full, records, failures = [], [], 0, 0
    for _ in range(given.passes):
        bare.append(timed(lambda: sum(1 for _ in nlp.pipe([d.text for d in documents], batch_size=batch))))
        began = time.perf_counter()
        records = failures = 0
        for _, coded in coder.code_many(documents):
            if isinstance(coded, Failure):
                failures += 1
            else:
                records += len(coded)
        full.append(time.perf_counter() - began)

    figures = {
        "documents": len(documents),
        "words": words,
        "records": records,
        "failures": failures,
        "bare nlp.pipe, words/s": round(words / min(bare)),
        "code_many, words/s": round(words / min(full)),
        "code_many, articles/s": round(len(documents) / min(full), 2),
        "ratio to bare nlp.pipe": round(min(bare) / min(full), 3),
        "peak memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "Coder(), s": round(start_up, 2),
        "bare interpreter, s": round(child("-c", "pass"), 3),
        "import reportedly, s": round(child("-c", "import reportedly"), 3),
        "reportedly --help, s": round(child("-m", "reportedly", "--help"), 3),
        "pipeline": coder.model,
    }
    if given.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:28} {value}")


if __name__ == "__main__":
    main()
