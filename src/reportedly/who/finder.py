"""The room's door: finds and identifies every actor of a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reportedly.pipeline import Page
from reportedly.types import ActorMention, Layer, MentionKind
from reportedly.who.context import ContextResolver
from reportedly.who.drafts import Draft
from reportedly.who.hits import Hits
from reportedly.who.knowledge import Entity, EntityKind, Term, build_knowledge, knowledge
from reportedly.who.memory import NOT_STATES
from reportedly.who.mentions import find_drafts
from reportedly.who.names import fold
from reportedly.who.origins import Origins
from reportedly.who.own_actors import entries, load_own_actors
from reportedly.who.persons import in_office
from reportedly.who.roles import roles

_HOMES = frozenset({EntityKind.COUNTRY, EntityKind.ADJECTIVE, EntityKind.CAPITAL, EntityKind.CITY, EntityKind.OUTLET})


class ActorFinder:
    """Finds actors from noun phrases and the knowledge base, and resolves them inside the document.

    Reads the knowledge base and the role lexicon when it is built, never at import.

    Args:
        own: a CSV or TOML table of one's own actors, which win over the built-in ones.

    Raises:
        LexiconError: R301-R304, R320, R321 when a table cannot be used; R330, R331 when the own one cannot.
    """

    name = "who.kb.v1"
    requires = frozenset({Layer.PARSE})
    provides = Layer.ACTORS

    def __init__(self, own: Path | None = None) -> None:
        self._knowledge = knowledge() if own is None else build_knowledge(entries(load_own_actors(own)))
        self._roles = roles()

    def in_office(self, name: str, day: date | None, *, code: str | None = None) -> tuple[tuple[Entity, Term], ...]:
        """Who of the persons that a name may mean held an office on a day, one's own actors included.

        Args:
            name: as written, in any order and spelling. day: the day in question; ``None`` for any.
            code: only offices of this state or organisation.
        """
        return in_office(name, day, code=code, base=self._knowledge)

    def read(self, page: Page) -> tuple[ActorMention, ...]:
        """Every actor mention of the page, in order of its head token; at most one for each head."""
        parse = page.parse
        hits = Hits(parse, self._knowledge, self._roles)
        drafts = find_drafts(parse, hits)
        Origins(parse, hits, drafts, self._roles, page.document.published).run()
        named = {i: hit.entities[0].code for i, hit in hits.name_at.items()}
        ContextResolver(parse, drafts, hits.taught, self._home_of(page.document.publication), named).run()
        return tuple(draft.settle(parse) for draft in drafts if not _stands_for_a_thing(draft))

    def _home_of(self, publication: str | None) -> str | None:
        """The state that an outlet writes from, by the name in its name: "Oslo Courier", "The Times of India"."""
        words = [fold(word) for word in (publication or "").replace("-", " ").split()]
        for _, _, entities in self._knowledge.names.find(words):
            if entities[0].kind in _HOMES and entities[0].code not in NOT_STATES:
                return entities[0].code
        return None


def _stands_for_a_thing(draft: Draft) -> bool:
    """Whether it is a "which", "that" or "what" that no actor was found for."""
    open_pronoun = draft.kind is MentionKind.PRONOUN and draft.code is None and not draft.sector
    return open_pronoun and draft.name.lower() in ("which", "that", "what", "whatever", "whichever")
