"""Who: finds the phrases that name actors and identifies them, offline, each with its reason."""

from reportedly.who.finder import ActorFinder

__all__ = ["ActorFinder"]
