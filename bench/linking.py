"""How linking grows: ``python bench/linking.py --claims 10000 30000 100000``; ``--store`` links whole stores.

The claims are made up from a fixed seed: events of 1 to 60 reports each, told on one to three days by outlets in partly
their own words, between actors whose share falls off as in news. Prints processor time, pairs scored, and how well the
events are found again (pairwise, and B-cubed F1).
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from made import RUN, actor, claim

from reportedly.evaluate.clusters import b_cubed, clusters_of, pairs
from reportedly.link.documents import Articles
from reportedly.link.near_duplicates import near_duplicates
from reportedly.link.run import link
from reportedly.link.same_event import cluster_claims
from reportedly.link.telling import telling_of
from reportedly.store import Entry, Store
from reportedly.types import Basis, Document, EventType, Place, Record, Where

VERBS = {
    EventType.ASSAULT: ("attacked", "struck", "bombed", "shelled", "raided"),
    EventType.CONSULT: ("met", "visited", "talked", "discussed", "phoned"),
    EventType.SANCTION: ("sanctioned", "expelled", "embargoed", "boycotted", "blacklisted"),
    EventType.AID: ("aided", "supplied", "sheltered", "fed", "funded"),
    EventType.ACCUSE: ("accused", "blamed", "condemned", "criticized", "denounced"),
    EventType.PROTEST: ("protested", "rallied", "marched", "demonstrated", "rioted"),
}
COUNTRIES = tuple(a + b + c for a in "KLMNPRST" for b in "AEIO" for c in "NRS")


def reports(count: int, seed: int = 11) -> Iterator[tuple[int, Record]]:
    """Made-up claims, each with the number of its event, in order of publication."""
    random_ = random.Random(seed)
    vocabulary = [_word(random_) for _ in range(4_000)]
    made: list[tuple[date, int, str, tuple[str, str, EventType, str], int]] = []
    event = 0
    while len(made) < count:
        event += 1
        day = date(2021, 1, 1) + timedelta(days=random_.randrange(1_000))
        doer, receiver = (COUNTRIES[min(int(random_.expovariate(0.06)), len(COUNTRIES) - 1)] for _ in range(2))
        act = random_.choice(list(VERBS))
        own = random_.sample(vocabulary, 9)
        place = random_.randrange(3_000)
        for _ in range(min(int(random_.paretovariate(0.9)), 60)):
            verb = random_.choice(VERBS[act])
            words = random_.sample(own, 5) + random_.choices(vocabulary, k=8)
            random_.shuffle(words)
            text = f"Forces of {doer.title()} {verb} {receiver.title()} on that day, {' '.join(words)}."
            made.append((day + timedelta(days=random_.randrange(2)), event, text, (doer, receiver, act, verb), place))
    for number, (published, event, text, what, place) in enumerate(sorted(made[:count], key=lambda row: row[0])):
        yield event, _claim(random_, number, published, text, what, place)


def _claim(
    random_: random.Random,
    number: int,
    published: date,
    text: str,
    what: tuple[str, str, EventType, str],
    place: int,
) -> Record:
    doer, receiver, act, verb = what
    document = Document.of(text, id=str(number), publication=f"Outlet {random_.randrange(80)}", published=published)
    at = text.index(verb)
    sides = [
        actor(document.span(text.index(code.title()), text.index(code.title()) + 3), code.title(), code)
        for code in (doer, receiver)
    ]
    known = random_.random() < 0.4
    where = Where(Place(f"Town {place}", place, 1.0, 2.0, receiver, None, 4), document.span(0, 6)) if known else None
    named = random_.random() < 0.85
    return claim(
        f"{number:09d}",
        document,
        document.span(0, len(text)),
        document.span(at, at + len(verb)),
        act,
        doers=sides[:1] if named else (),
        receivers=sides[1:],
        day=published if random_.random() < 0.6 else None,
        basis=Basis.PUBLISHED,
        where=where,
    )


def _word(random_: random.Random) -> str:
    return "".join(random_.choice("bdfgklmnprstvz") + random_.choice("aeiou") for _ in range(random_.randrange(2, 5)))


def measure(count: int) -> dict[str, object]:
    """Link that many claims and time it."""
    events, records = zip(*reports(count), strict=True)
    scored: list[int] = []
    start = time.process_time()
    articles = Articles(record.document.text for record in records)
    tellings = [telling_of(record, place) for place, record in enumerate(records)]
    prepared = time.process_time()
    clusters, links = cluster_claims(tellings, articles, progress=scored.append)
    linked = time.process_time()
    copies = sum(1 for _ in near_duplicates((record.id, record.document.text) for record in records))
    ended = time.process_time()
    gold = clusters_of(dict(enumerate(events)))
    found = [frozenset(cluster) for cluster in clusters]
    return {
        "claims": count,
        "events": len(gold),
        "found": len(found),
        "links": len(links),
        "pairs scored (10,000s)": len(scored),
        "prepare s": round(prepared - start, 1),
        "link s": round(linked - prepared, 1),
        "copies": copies,
        "copies s": round(ended - linked, 1),
        "pairwise F1": round(pairs(gold, found).f1, 3),
        "B-cubed F1": round(b_cubed(gold, found).f1, 3),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def measure_store(count: int, new: int) -> dict[str, object]:
    """Link a store of that many claims, again without anything new, and with some days of new claims."""
    records = [record for _, record in reports(count + new)]
    figures: dict[str, object] = {"claims": count, "new": new}
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "bench.duckdb")
        for name, chosen in (("first", records[:count]), ("nothing new", []), ("some new", records[count:])):
            with store.writer() as writer:
                run = writer.run(RUN)
                for start in range(0, len(chosen), 500):
                    batch = chosen[start : start + 500]
                    writer.add(run, [Entry(record.id, record.document, (record,)) for record in batch])
            began, busy = time.perf_counter(), time.process_time()
            found = link(store)
            figures |= {
                f"{name}: s": round(time.perf_counter() - began, 2),
                f"{name}: processor s": round(time.process_time() - busy, 2),
                f"{name}: compared": found.compared,
            }
        figures["store MB"] = round(store.path.stat().st_size / 1e6, 1)
    figures["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return figures


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    options.add_argument("--store", action="store_true", help="link stores, with all reading and writing, instead")
    options.add_argument("--new", type=int, default=500, help="with --store: claims that come later, the newest ones")
    given = options.parse_args()
    for count in given.claims:
        print(json.dumps(measure_store(count, given.new) if given.store else measure(count)), flush=True)
