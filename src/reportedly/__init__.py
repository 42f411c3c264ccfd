"""Reads news text and writes sourced claims: who did what to whom, when, where, who says so and how certain it is.

Importing this package does nothing: no model, no network, no global state. Names load when they are first used.

Example:
    >>> import reportedly
    >>> coder = reportedly.Coder()
    >>> [record.status.value for record in coder.code("France sent troops to Mali.")]
    ['happened']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.coder import Coder, Relation
    from reportedly.config import Settings, load_settings
    from reportedly.errors import ReportedlyError
    from reportedly.types import Document, Failure, Record, Span

__version__ = "0.1.0"

__all__ = [
    "Coder",
    "Document",
    "Failure",
    "Record",
    "Relation",
    "ReportedlyError",
    "Settings",
    "Span",
    "load_settings",
]

_HOMES = {
    "Coder": "reportedly.coder",
    "Relation": "reportedly.coder",
    "Document": "reportedly.types",
    "Failure": "reportedly.types",
    "Record": "reportedly.types",
    "Span": "reportedly.types",
    "ReportedlyError": "reportedly.errors",
    "Settings": "reportedly.config",
    "load_settings": "reportedly.config",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
    return getattr(import_module(home), name)
