"""Times of the pages over synthetic claims, without a browser: ``python bench/serve_pages.py --store FILE``.

A store of made-up claims comes from ``python bench/store_queries.py --keep FILE``. Each page is asked for twice of a
server that has just started: seconds of processor time over all threads, which a busy machine stretches less than those
of the clock, which are given too.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from starlette.testclient import TestClient

from reportedly.serve import create_app
from reportedly.store import Store

PAGES = {
    "overview": "/",
    "timeline": "/timeline",
    "timeline of a pair, both ways": "/timeline?actor=IRN&recipient=ISR&either_way=1",
    "timeline, what was denied": "/timeline?status=denied",
    "timeline, words of the sentence": "/timeline?text=sanctions",
    "timeline of a month": "/timeline?since=2024-03-01&until=2024-03-31",
    "timeline, part 1,500": "/timeline?page=1500",
    "dyads": "/dyads",
    "dyad": "/dyad?actor=IRN&recipient=ISR",
    "events": "/events",
    "events of a pair, most told first": "/events?actor=IRN&recipient=ISR&order=claims",
    "map": "/map",
    "sources": "/sources",
    "sources of an outlet": "/sources?publication=outlet%203",
    "articles": "/articles",
    "search": "/search?q=border",
}


def main() -> None:
    """Ask for every page and print the times."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--store", type=Path, required=True)
    given = options.parse_args()
    with TestClient(create_app(Store(given.store)), base_url="http://127.0.0.1") as client:
        article = client.get("/articles.json").json()["articles"][-1]["digest"]
        claim = client.get(f"/article/{article}.json").json()["claims"][0]["id"]
        pages = PAGES | {"article": f"/article/{article}", "claim": f"/record/{claim}", "event": f"/event/{claim}"}
        print(f"{'page':36} {'first':>7} {'again':>7} {'clock':>7} {'clock':>7} {'kB':>6}")
        for name, path in pages.items():
            busy, clock = [], []
            for _ in range(2):
                at, began = time.process_time(), time.perf_counter()
                answer = client.get(path)
                busy.append(time.process_time() - at)
                clock.append(time.perf_counter() - began)
            answer.raise_for_status()
            times = " ".join(f"{figure:7.3f}" for figure in (*busy, *clock))
            print(f"{name:36} {times} {len(answer.content) / 1e3:6.0f}")


if __name__ == "__main__":
    main()
