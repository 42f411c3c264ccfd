"""Who: mentions of actors, identified with country, sector and office from an embedded knowledge base."""

from reportedly.who.finder import ActorFinder
from reportedly.who.foreign_tables import Import, read_phoenix, read_wikidata
from reportedly.who.knowledge import state_code
from reportedly.who.own_actors import OwnActor, load_own_actors, write_csv
from reportedly.who.persons import in_office

__all__ = [
    "ActorFinder",
    "Import",
    "OwnActor",
    "in_office",
    "load_own_actors",
    "read_phoenix",
    "read_wikidata",
    "state_code",
    "write_csv",
]
