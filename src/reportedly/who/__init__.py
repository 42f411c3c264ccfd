"""Who: mentions of actors, identified with country, sector and office from an embedded knowledge base."""

from reportedly.who.finder import ActorFinder
from reportedly.who.knowledge import state_code
from reportedly.who.persons import in_office

__all__ = ["ActorFinder", "in_office", "state_code"]
