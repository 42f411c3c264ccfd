"""How linking grows: ``python bench/linking.py --claims 10000 30000 100000``.

The claims are made up from a fixed seed: events of 1 to 60 reports each, told on one to three days by outlets in partly
their own words, between actors whose share falls off as in news. Prints processor time, pairs scored, and how well the
events are found again (pairwise, and B-cubed F1).
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta

from reportedly.evaluate.clusters import b_cubed, clusters_of, pairs
from reportedly.link.documents import Articles
from reportedly.link.near_duplicates import near_duplicates
from reportedly.link.same_event import cluster_claims
from reportedly.link.telling import telling_of
from reportedly.types import (
    Actor,
    Basis,
    Document,
    EventType,
    Factuality,
    Grain,
    Place,
    Quad,
    Record,
    RecordActor,
    Resolution,
    Run,
    Status,
    When,
    Where,
    Why,
)

RUN = Run("reportedly-bench", "plover-0.8", "none", "0" * 16, "0" * 16)
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
    found = Resolution("kb.country", 0.9)
    sides = [
        RecordActor(
            document.span(text.index(code.title()), text.index(code.title()) + 3), Actor(code.title(), code, (), found)
        )
        for code in (doer, receiver)
    ]
    known = random_.random() < 0.4
    where = Where(Place(f"Town {place}", place, 1.0, 2.0, receiver, None, 4), document.span(0, 6)) if known else None
    return Record(
        id=f"{number:09d}",
        document=document,
        sentence=document.span(0, len(text)),
        event=act,
        act=act,
        mode=(),
        context=(),
        quad_code=Quad.MATERIAL_CONFLICT,
        event_scale=0.0,
        cameo="190",
        event_text=document.span(at, at + len(verb)),
        actor=(sides[0],) if random_.random() < 0.85 else (),
        recipient=(sides[1],),
        when=When(published, published, Grain.DAY, Basis.PUBLISHED, None) if random_.random() < 0.6 else None,
        where=where,
        status=Status.HAPPENED,
        factuality=Factuality.CT_PLUS,
        future=False,
        hypothetical=False,
        negated=False,
        historical=False,
        sources=(),
        confidence=0.8,
        why=Why((), (), ()),
        run=RUN,
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


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    for count in options.parse_args().claims:
        print(json.dumps(measure(count)), flush=True)
