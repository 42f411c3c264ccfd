"""Kills an ingest twenty times at random moments, resumes it, and compares with one that was never stopped.

    python bench/kill_resume.py --stream GOLD/stream --documents 200
    python bench/kill_resume.py news.jsonl --documents 300

Every process is the real command, models and all, killed with SIGKILL. What is compared are the claims as ``reportedly
export`` writes them, byte for byte, and the documents, codings, sightings and failures.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import stream

from reportedly.reading import read_sources
from reportedly.store import Store
from reportedly.types import Document


def main() -> None:
    """Run it and print what happened; exits 1 when the stores differ."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("source", nargs="?")
    options.add_argument("--stream", type=Path, help="the folder of the research sets' stream, instead of a source")
    options.add_argument("--documents", type=int, default=300)
    options.add_argument("--kills", type=int, default=20)
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--longest", type=float, default=4.0, help="seconds from the first commit to the latest kill")
    options.add_argument("--seed", type=int, default=6)
    given = options.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "news.jsonl"
        if given.stream:
            stream.write(given.stream, folder / "stream.jsonl", given.documents)
            given.source = str(folder / "stream.jsonl")
        _sample(given.source, given.documents, source)
        whole, killed = folder / "whole.duckdb", folder / "killed.duckdb"
        command = [
            sys.executable,
            "-m",
            "reportedly",
            "ingest",
            str(source),
            "--quiet",
            "--workers",
            str(given.workers),
        ]
        began = time.perf_counter()
        subprocess.run([*command, "--store", str(whole)], check=False)
        print(f"uninterrupted: {time.perf_counter() - began:.1f} s")
        for number in range(1, given.kills + 1):
            with subprocess.Popen([*command, "--store", str(killed)], stderr=subprocess.DEVNULL) as process:
                # Every fifth while it starts and opens the store, the others while it codes and commits.
                moment = "starting" if number % 5 == 0 else "coding"
                if moment == "coding":
                    _first_commit(process, killed)
                seconds = chance.uniform(0.0, given.longest)
                try:
                    process.wait(seconds)
                    print(f"kill {number}: ended by itself")
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
                    print(f"kill {number}: {moment}, {_there(killed)} documents there", flush=True)
        subprocess.run([*command, "--store", str(killed)], check=False)
        same = _contents(whole) == _contents(killed)
        exports = []
        for store in (whole, killed):
            out = store.with_suffix(".jsonl")
            subprocess.run([sys.executable, "-m", "reportedly", "export", str(out), "--store", str(store)], check=True)
            exports.append(out.read_bytes())
        print(f"{_there(whole)} documents, {len(exports[0].splitlines())} claims, {len(exports[0]):,} bytes")
        print("exports equal byte for byte:", exports[0] == exports[1])
        print("documents, codings, sightings and failures equal:", same)
    sys.exit(0 if same and exports[0] == exports[1] else 1)


def _sample(source: str, count: int, path: Path) -> None:
    """The first documents of a collection, shortened, as JSON Lines."""
    items = (found.item for found in read_sources([source]))
    documents = islice((item for item in items if isinstance(item, Document)), count)
    with path.open("w", encoding="utf-8") as file:
        for document in documents:
            row = {"id": document.id, "text": document.text[:1500], "date": str(document.published or "")}
            file.write(json.dumps(row) + "\n")


def _first_commit(process: subprocess.Popen[bytes], store: Path) -> None:
    """Waits until the process has written to the store's log, or has ended."""
    log, empty = Path(f"{store}.wal"), 4_096
    while process.poll() is None and not (log.exists() and log.stat().st_size > empty):
        time.sleep(0.02)


def _there(path: Path) -> int:
    if not path.exists():
        return 0
    with Store(path).writer():
        pass  # what a killed writer left in the log is brought into the file, as the next ingest would
    with Store(path).view() as view:
        return len(view.documents())


def _contents(path: Path) -> list[list[tuple[object, ...]]]:
    questions = (
        "SELECT * EXCLUDE (first_seen) FROM documents ORDER BY number",
        "SELECT * FROM codings ORDER BY ALL",
        "SELECT * EXCLUDE (first_seen) FROM sightings ORDER BY ALL",
        "SELECT * EXCLUDE (first_seen) FROM failures ORDER BY ALL",
    )
    with Store(path).view() as view:
        return [list(view.sql(question).rows) for question in questions]


if __name__ == "__main__":
    main()
