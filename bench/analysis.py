"""Times of the analysis over synthetic claims: ``python bench/analysis.py --claims 100000``.

The claims are those of ``bench/store_queries.py``, linked into events of five on average; with --keep the store is made
once. Best of three, wall clock and the processor's time.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from store_queries import fill

from reportedly.analysis import anonymous, denials, network, plans, series, shifts, spots, temperature
from reportedly.analysis.charts import map_chart, network_chart, series_chart
from reportedly.store import Filter, Store, View
from reportedly.store.judgements import Judgement, JudgementKind, save

DYAD = Filter(dyad=("IRN", "ISR"), either_way=True)
ALIKE = "SELECT id FROM current_claims ORDER BY actor_keys[1], recipient_keys[1], event, day, id"


def link(path: Path, seed: int = 3) -> None:
    """Link claims of the same sides and category that follow each other."""
    random_, store = random.Random(seed), Store(path)
    with store.view() as view:
        ids = [identity for (identity,) in view.sql(ALIKE).rows]
    judgements, start = [], 0
    while start < len(ids):
        size = max(1, int(random_.expovariate(1 / 5.5)))
        group = ids[start : start + size]
        judgements += [
            Judgement.of(JudgementKind.SAME_EVENT, group[random_.randrange(n)], group[n], author="bench", machine=True)
            for n in range(1, len(group))
        ]
        start += size
    with store.writer() as writer:
        save(writer, judgements)


def questions() -> dict[str, Callable[[View], object]]:
    """What is timed, by name."""
    return {
        "series of a dyad by week": lambda v: series(v, DYAD),
        "series of a dyad by day": lambda v: series(v, DYAD, unit="day"),
        "series of everything by week": lambda v: series(v),
        "shifts of a dyad": lambda v: shifts(v, DYAD),
        "shifts of a dyad, online": lambda v: shifts(v, DYAD, online=True),
        "network of everything": lambda v: network(v),
        "network of an actor": lambda v: network(v, Filter(involving=("USA",))),
        "plans of a dyad": lambda v: plans(v, DYAD),
        "denials of a dyad": lambda v: denials(v, DYAD),
        "anonymous by outlet": lambda v: anonymous(v),
        "anonymous by month": lambda v: anonymous(v, by="month"),
        "places of everything": lambda v: spots(v),
    }


def main() -> None:
    """Fill a store and print the times."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--claims", type=int, default=100_000)
    options.add_argument("--keep", type=Path, help="make the store here and keep it, or use the one that is there")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "bench.duckdb"
        if not path.exists():
            fill(path, given.claims)
            link(path)
        with Store(path, threads=1).view() as view:
            for name, ask in questions().items():
                report(name, lambda ask=ask: ask(view))  # type: ignore[misc]
            months, who, where = series(view, DYAD, unit="month"), network(view), spots(view)
            report("chart of a series, 66 periods", lambda: series_chart(months, readings=temperature(months)).svg())
            report("chart of a network, 24 actors", lambda: network_chart(who).svg())
            report("map of the world", lambda: map_chart(where).svg())


def report(name: str, ask: Callable[[], object]) -> None:
    """Time one thing."""
    walls, busies = [], []
    for _ in range(3):
        began, busy = time.perf_counter(), time.process_time()
        ask()
        walls.append(time.perf_counter() - began)
        busies.append(time.process_time() - busy)
    print(f"{name:36} {min(walls):7.3f} s   processor {min(busies):7.3f} s")


if __name__ == "__main__":
    main()
