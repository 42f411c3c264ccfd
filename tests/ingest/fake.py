"""Ingests with a coder that costs nothing but the time it is told to take; run as a process, to be killed."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reportedly.ingest import Progress, ingest
from reportedly.reading import measure, read_sources
from reportedly.store import Store
from reportedly.types import (
    Actor,
    Document,
    EventType,
    Factuality,
    Failure,
    Quad,
    Record,
    RecordActor,
    Resolution,
    Run,
    Status,
    Why,
)

RUN = Run("fake-1", "plover-0.8", "none", "aa", "bb")


def claims(document: Document) -> tuple[Record, ...] | Failure:
    """One claim for each "hit"."""
    if "fail" in document.text:
        return Failure(document.id, "fake", "R202", "told to fail")
    found, start = [], document.text.find("hit")
    while start >= 0:
        span = document.span(start, start + 3)
        actor = RecordActor(span, Actor("Iran", "IRN", (), Resolution("fake", 1.0)))
        found.append(
            Record(
                id=f"{document.digest[:16]}{start}",
                document=document,
                sentence=span,
                event=EventType.ASSAULT,
                act=EventType.ASSAULT,
                mode=(),
                context=(),
                quad_code=Quad.MATERIAL_CONFLICT,
                event_scale=-9.0,
                cameo="190",
                event_text=span,
                actor=(actor,),
                recipient=(),
                when=None,
                where=None,
                status=Status.HAPPENED,
                factuality=Factuality.CT_PLUS,
                future=False,
                hypothetical=False,
                negated=False,
                historical=False,
                sources=(),
                confidence=0.5,
                why=Why((), (), ()),
                run=RUN,
            )
        )
        start = document.text.find("hit", start + 1)
    return tuple(found)


class FakeCode:
    """Counts what it codes."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.coded: list[str] = []
        self.seconds = seconds

    def __call__(self, batches: Iterable[tuple[Any, list[Document]]]) -> Iterator[tuple[Any, list[Any]]]:
        for tag, documents in batches:
            self.coded += [document.id for document in documents]
            time.sleep(self.seconds * len(documents))
            yield tag, [claims(document) for document in documents]


def put(
    store: Path, sources: list[str], *, seconds: float = 0.0, run: Run = RUN, **more: Any
) -> tuple[FakeCode, Progress]:
    """One ingest; returns what was coded and the counts."""
    code = FakeCode(seconds)
    with Store(store).writer() as writer:
        progress = Progress(size=measure(sources).size)
        ingest(writer, run, read_sources(sources), code, batch_size=4, progress=progress, **more)
    return code, progress


if __name__ == "__main__":
    put(Path(sys.argv[1]), sys.argv[3:], seconds=float(sys.argv[2]))
