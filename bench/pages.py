"""Times of the pages in a browser, over many claims: ``python bench/pages.py --store FILE``.

A store of made-up claims comes from ``python bench/store_queries.py --keep FILE``. The server is a process of its own,
as ``reportedly serve`` starts it, and the browser the system's Chromium. The first page is what a visitor waits for
once the server has said where it is. Each later page is one that nobody asked for before, with the styles already
there. Times of the clock run from the click to the end of loading, as the browser counts them (``loadEventEnd``). The
seconds of the server's processor time, over all its threads, are what other work on the machine stretches less.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from playwright.sync_api import Page, sync_playwright

from reportedly.store import Store

PAIRS = (("USA", "CHN"), ("RUS", "UKR"), ("IRN", "ISR"), ("TUR", "SYR"), ("IND", "PAK"))
KINDS = {
    "overview": "/",
    "timeline of a pair": "/timeline?actor={0}&recipient={1}",
    "timeline, what was denied": "/timeline?status=denied&involving={0}",
    "timeline, words": "/timeline?text=sanctions&actor={0}",
    "dyads": "/dyads?involving={0}",
    "dyad, one way": "/dyad?actor={0}&recipient={1}",
    "dyad, both ways": "/dyad?actor={0}&recipient={1}&either_way=1",
    "dyad, by month": "/dyad?actor={1}&recipient={0}&unit=month",
    "map": "/map?involving={0}",
    "events": "/events?involving={0}",
    "event": "/event/{claim}",
    "sources": "/sources?actor={0}",
    "articles": "/articles?page={number}",
    "article": "/article/{digest}",
    "claim": "/record/{claim}",
    "search": "/search?q=border+{0}",
}
_TIMING = "(t => t.loadEventEnd - t.startTime)(performance.getEntriesByType('navigation')[0])"


def main() -> None:
    """Start the server, click through every kind of page, print the times."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--store", type=Path, required=True)
    options.add_argument("--browser", default=shutil.which("chromium") or shutil.which("google-chrome"))
    given = options.parse_args()
    with Store(given.store).view() as view:
        claims = view.count()
        records = [claim for _, claim in zip(range(12 * len(PAIRS)), view.claims(), strict=False)][::12]
    command = [sys.executable, "-m", "reportedly", "serve", "--store", str(given.store), "--port", "0", "--no-try"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            found = re.search(r"http://\S+", server.stderr.readline())
            assert found, "the server says where it is"
            with sync_playwright() as started:
                browser = started.chromium.launch(executable_path=given.browser, args=["--no-sandbox", "--disable-gpu"])
                visitor = Visitor(browser.new_page(viewport={"width": 1280, "height": 900}), psutil.Process(server.pid))
                visitor.page.goto("about:blank")
                print(f"{claims:,} claims; seconds of the clock: median, slowest; of the server's processor; kB")
                address = found[0].rstrip("/")
                clock, busy = visitor.visit(f"{address}/")
                print(f"{'first page':26} {clock:6.2f} {'':6} {busy:6.2f}")
                for name, path in KINDS.items():
                    visits = []
                    for number, (pair, record) in enumerate(zip(PAIRS, records, strict=True)):
                        names = {"claim": record.id, "digest": record.document.digest, "number": 2 + number}
                        visits.append(visitor.visit(address + path.format(*pair, **names)))
                    clocks, busies = zip(*visits, strict=True)
                    figures = (statistics.median(clocks), max(clocks), statistics.median(busies))
                    size = len(visitor.page.content().encode()) / 1e3
                    print(
                        f"{name:26} " + " ".join(f"{figure:6.2f}" for figure in figures) + f" {size:6.0f}", flush=True
                    )
        finally:
            server.terminate()


@dataclass(frozen=True, slots=True)
class Visitor:
    """A page of the browser, and the server that is asked."""

    page: Page
    server: psutil.Process

    def visit(self, address: str) -> tuple[float, float]:
        """Seconds of the clock, and of the server's processor."""
        before = self.server.cpu_times()
        answer = self.page.goto(address)
        assert answer is not None and answer.ok, address
        clock = float(self.page.evaluate(_TIMING)) / 1000
        time.sleep(0.05)
        after = self.server.cpu_times()
        return clock, after.user + after.system - before.user - before.system


if __name__ == "__main__":
    main()
