"""Coding beside reading: in this process, or in several others that each load the models once."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import TypeVar

from reportedly.coder import Coder
from reportedly.config import Settings
from reportedly.types import Document, Failure, Record

log = logging.getLogger(__name__)

Outcome = tuple[Record, ...] | Failure
Batch = Sequence[Document]
_T = TypeVar("_T")
_AHEAD = 2  # batches waiting for each process, so that none is idle while the store is written


def code_here(coder: Coder, batches: Iterable[tuple[_T, Batch]]) -> Iterator[tuple[_T, list[Outcome]]]:
    """Each batch with its outcomes, coded in this process."""
    for tag, documents in batches:
        yield tag, [outcome for _, outcome in coder.code_many(documents)]


def code_beside(
    settings: Settings, batches: Iterable[tuple[_T, Batch]], *, workers: int
) -> Iterator[tuple[_T, list[Outcome]]]:
    """Each batch with its outcomes, coded in other processes; in the order of the batches.

    A process that dies (out of memory, a crash in a library) takes no document with it: its batches are coded again,
    one document at a time, and the one that kills a process alone is a failure.

    Args:
        settings: what each process makes its coder of.
        batches: documents that are coded together, each with whatever belongs to them.
        workers: how many processes.
    """
    with _Pool(settings, workers) as pool:
        waiting: deque[tuple[_T, Batch, Future[list[Outcome]] | None]] = deque()
        for tag, documents in batches:
            waiting.append((tag, documents, pool.submit(documents) if documents else None))
            if len(waiting) > workers * _AHEAD:
                yield _next(waiting, pool)
        while waiting:
            yield _next(waiting, pool)


def _next(waiting: deque[tuple[_T, Batch, Future[list[Outcome]] | None]], pool: _Pool) -> tuple[_T, list[Outcome]]:
    tag, documents, future = waiting.popleft()
    if future is None:
        return tag, []
    try:
        return tag, future.result()
    except BrokenProcessPool:
        log.warning("a coding process died; its documents are coded again one by one")
        outcomes = pool.one_by_one(documents)
        again = [(tag, batch, pool.submit(batch) if batch else None) for tag, batch, _ in waiting]
        waiting.clear()
        waiting.extend(again)
        return tag, outcomes


class _Pool:
    """Processes that code; replaced as a whole when one of them dies."""

    def __init__(self, settings: Settings, workers: int) -> None:
        self._settings = settings
        self._workers = workers
        self._executor = self._fresh(workers)

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def submit(self, documents: Batch) -> Future[list[Outcome]]:
        """Code a batch some time soon."""
        try:
            return self._executor.submit(_code, list(documents))
        except BrokenProcessPool as err:  # it died since the last answer; whoever asks for this one hears of it
            failed: Future[list[Outcome]] = Future()
            failed.set_exception(err)
            return failed

    def one_by_one(self, documents: Batch) -> list[Outcome]:
        """Code documents each alone, in a pool of one process that is replaced when it dies."""
        outcomes: list[Outcome] = []
        self._replace(1)
        for document in documents:
            try:
                outcomes += self._executor.submit(_code, [document]).result()
            except BrokenProcessPool:
                hint = "It may need more memory than there is; code it alone, or report it with the document."
                outcomes.append(Failure(document.id, "ingest", "R203", "the process that coded it died", hint))
                self._replace(1)
        self._replace(self._workers)
        return outcomes

    def _replace(self, workers: int) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._fresh(workers)

    def _fresh(self, workers: int) -> ProcessPoolExecutor:
        # Spawned, not forked: the database and the progress bar have threads, which do not survive a fork.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(self._settings,))


_coder: Callable[[], Coder] | None = None


def _start(settings: Settings) -> None:
    """What a process does first: leaves Ctrl-C to its parent, ends when the parent does, loads the models."""
    global _coder
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    coder = Coder(settings)
    _coder = lambda: coder  # noqa: E731 - one object for the life of the process, and nothing else is global


def _end_with(parent: BaseProcess) -> None:
    """Ends this process when its parent is gone; killed, the parent could not tell it to."""
    parent.join()
    os._exit(1)


def _code(documents: list[Document]) -> list[Outcome]:
    assert _coder is not None
    return [outcome for _, outcome in _coder().code_many(documents)]
