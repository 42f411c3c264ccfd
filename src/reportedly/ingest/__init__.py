"""Ingest: collections of articles into a store, once each, whatever happens in between. See ``docs/store.md``.

Imports nothing heavy: what codes is in :mod:`reportedly.ingest.workers`.
"""

from reportedly.ingest.progress import Progress
from reportedly.ingest.run import ingest

__all__ = ["Progress", "ingest"]
