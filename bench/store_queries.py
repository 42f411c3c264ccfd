"""Times of a store's queries over synthetic claims: ``python bench/store_queries.py --claims 100000``.

The claims are made up: actors, categories, statuses, sources and dates drawn from a fixed seed in shares like those of
news. Every query is timed on a store that is opened anew: first, best of five, and the processor's time over all
threads, which a busy machine stretches less.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from made import RUN, actor, claim

from reportedly.link.events import count_events, event_of, events
from reportedly.link.run import link
from reportedly.store import Entry, Filter, Store, View
from reportedly.types import Cue, Document, EventType, Place, Record, Source, SourceKind, Status, Style, Where

CODES = tuple(
    "IRN ISR USA RUS UKR CHN TWN SYR TUR SAU YEM LBN PSE EGY JOR IRQ QAT FRA GBR DEU POL IND PAK PRK KOR JPN".split(" ")  # noqa: SIM905
)
OUTLETS = [f"Outlet {number}" for number in range(60)]
STATUSES = [Status.HAPPENED] * 11 + [Status.PLANNED] * 4 + [Status.POSSIBLE] * 3 + [Status.DENIED, Status.UNKNOWN]
CLAIMS_A_DOCUMENT = 12


def documents(count: int, seed: int = 7) -> Iterator[Entry]:
    """Made-up documents with their made-up claims, until there are ``count`` claims."""
    random_ = random.Random(seed)
    made = 0
    for number in itertools.count():
        if made >= count:
            return
        day = date(2020, 1, 1) + timedelta(days=random_.randrange(2_000))
        sentences = [_sentence(random_, number, line) for line in range(min(CLAIMS_A_DOCUMENT, count - made))]
        document = Document.of(
            " ".join(sentences), id=f"synthetic-{number}", publication=random_.choice(OUTLETS), published=day
        )
        start, records = 0, []
        for sentence in sentences:
            records.append(_claim(random_, document, start, start + len(sentence), day))
            start += len(sentence) + 1
        made += len(records)
        yield Entry(f"synthetic-{number}.txt", document, tuple(records))


def _sentence(random_: random.Random, number: int, line: int) -> str:
    words = " ".join(random_.choices(("talks", "troops", "border", "sanctions", "aid", "ministers", "denied"), k=18))
    return f"Officials said the one struck the other in case {number} line {line} {words}."


def _claim(random_: random.Random, document: Document, start: int, end: int, day: date) -> Record:
    words = document.span(start, start + 9)
    sides = [
        actor(words, f"The {code}", code, ("GOV",), f"Q{code}")
        for code in random_.choices(CODES, weights=range(len(CODES), 0, -1), k=2)
    ]
    when = day - timedelta(days=random_.randrange(4))
    cue = Cue(document.span(start + 10, start + 14), "reporting.say")
    chain = [Source(SourceKind.ANONYMOUS, Style.INDIRECT, words, cue=cue)]
    if random_.random() < 0.4:
        agency = random_.choice(("Reuters", "AFP", "Xinhua"))
        chain.insert(0, Source(SourceKind.OUTLET, Style.INDIRECT, words, referent=words, code=agency, cue=cue))
    event = random_.choice(list(EventType))
    place = Place("Town", 1, 1.0, 2.0, random_.choice(CODES), None, 4)
    return claim(
        f"{document.digest[:12]}{start:012d}",
        document,
        document.span(start, end),
        document.span(start + 23, start + 29),
        event,
        doers=sides[:1],
        receivers=sides[1:],
        day=when,
        scale=float(random_.randrange(-10, 10)),
        where=Where(place, document.span(start, start + 5)),
        status=random_.choice(STATUSES),
        sources=chain if random_.random() < 0.7 else (),
        context=("military",),
        confidence=round(random_.random(), 3),
    )


def fill(path: Path, claims: int, runs: int = 1) -> None:
    """Make a store of that many claims a run."""
    with Store(path).writer() as writer:
        for number in range(runs):
            run = writer.run(replace(RUN, coder=f"reportedly-bench-{number}"))
            entries = documents(claims)
            while batch := list(itertools.islice(entries, 32)):
                writer.add(run, batch)


def questions() -> dict[str, Callable[[View], object]]:
    """The queries, by name."""
    dyad = ("IRN", "ISR")
    first, last = date(2024, 3, 1), date(2024, 3, 31)
    return {
        "count of all": lambda v: v.count(),
        "timeline of a dyad by month": lambda v: v.timeline(Filter(dyad=dyad), unit="month"),
        "timeline of everything by week": lambda v: v.timeline(unit="week"),
        "claims of a dyad, both ways, 50 by day": lambda v: list(
            v.claims(Filter(dyad=dyad, either_way=True, limit=50), by_day=True)
        ),
        "claims of a dyad, all by day": lambda v: list(v.claims(Filter(dyad=dyad), by_day=True)),
        "claims of an actor in a month": lambda v: list(
            v.claims(Filter(involving=("IRN",), since=first, until=last), by_day=True)
        ),
        "denied claims of a dyad": lambda v: list(v.claims(Filter(dyad=dyad, status=("denied",)))),
        "claims by place, category, month": lambda v: list(
            v.claims(Filter(place=("SYR",), event=("ASSAULT",), since=first, until=last))
        ),
        "claims told by Reuters, 50": lambda v: list(v.claims(Filter(source=("reuters",), limit=50), by_day=True)),
        "dyads, busiest 50": lambda v: v.dyads(Filter(limit=50)),
        "dyads of an actor": lambda v: v.dyads(Filter(involving=("IRN",))),
        "sources, most quoted 50": lambda v: v.sources(Filter(limit=50)),
        "sources of a dyad": lambda v: v.sources(Filter(dyad=dyad)),
        "search: words of a sentence, 50": lambda v: list(v.claims(Filter(text="case 77", limit=50), by_day=True)),
        "events, first 50": lambda v: list(events(v, Filter(limit=50), least=2)),
        "events of a dyad, most recent 50": lambda v: list(events(v, Filter(dyad=dyad, limit=50), order="recent")),
        "events with most claims, 50": lambda v: list(events(v, Filter(limit=50), least=2, order="claims")),
        "events, how many": lambda v: count_events(v),
        "event of a claim": lambda v: event_of(v, next(v.claims(Filter(limit=1))).id),
        "sql: actors by day": lambda v: list(
            v.sql("SELECT day, count(*) FROM claim_actors WHERE code = 'IRN' GROUP BY day").rows
        ),
    }


def main() -> None:
    """Fill a store and print the times."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--claims", type=int, default=100_000)
    options.add_argument("--runs", type=int, default=1)
    options.add_argument(
        "--link", action="store_true", help="link the store first (minutes), so that events have many claims"
    )
    options.add_argument("--keep", type=Path, help="make the store here and keep it, or use the one that is there")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "bench.duckdb"
        figures: dict[str, float] = {}
        if not path.exists():
            began = time.perf_counter()
            fill(path, given.claims, given.runs)
            figures["claims written a second"] = given.claims * given.runs / (time.perf_counter() - began)
        if given.link:
            began = time.perf_counter()
            link(Store(path))
            figures["linking, s"] = time.perf_counter() - began
        figures["store, MB"] = path.stat().st_size / 1e6
        for name, ask in questions().items():
            times, work = [], []
            with Store(path).view() as view:
                for _ in range(5):
                    began, busy = time.perf_counter(), time.process_time()
                    ask(view)
                    times.append(time.perf_counter() - began)
                    work.append(time.process_time() - busy)
            figures[f"{name}, first s"], figures[f"{name}, best s"] = times[0], min(times)
            figures[f"{name}, processor s"] = min(work)
    if given.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:56} {value:10.3f}")


if __name__ == "__main__":
    main()
