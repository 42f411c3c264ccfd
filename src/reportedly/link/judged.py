"""Judgements applied: see :func:`reportedly.store.groups.groups`, which the store itself needs."""

from reportedly.store.groups import groups

__all__ = ["groups"]
