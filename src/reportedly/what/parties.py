"""Who among an event's sides is a party to politics: a state, an office, a force, a body; a private person is none.

News is full of people who meet, promise, ask and leave. The codebook's verbal and helping deeds are those between
parties that act for more than themselves; without one of them such a verb tells a private story.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportedly.pipeline import Page
from reportedly.types import Actor, ActorMention

# Sectors that hold power, seek it, or bear arms.
_POWER: Final = frozenset(
    {"GOV", "MIL", "COP", "JUD", "LEG", "PRM", "SPY", "REB", "UAF", "PTY", "OPP", "PRE", "ELI", "CRM", "REL"}
)
_BODIES: Final = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_PRIVATE: Final = frozenset({"CVL", "BUS", "EDU", "JRN", "AGR"})
_STATE: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_PRESS: Final = frozenset({"JRN"})
_THINGS: Final = frozenset({"it", "its", "itself", "which", "that", "whose", "they", "their", "them"})


class Parties:
    """The actors of a page as parties.

    Args:
        page: a page with its actor layer; without one everybody counts as public.
    """

    def __init__(self, page: Page) -> None:
        self._known = bool(page.actors)
        self._mention: dict[int, ActorMention] = {mention.head: mention for mention in page.actors}
        self._tokens = page.parse.tokens

    @property
    def known(self) -> bool:
        """Whether the page says who its actors are."""
        return self._known

    def present(self, heads: Sequence[int]) -> list[int]:
        """The heads that are actor mentions."""
        return [i for i in heads if i in self._mention]

    def tokens(self, heads: Sequence[int]) -> list[int]:
        """The tokens of the mentions at these heads, in order of the text."""
        found = {i for head in self.present(heads) for i in range(self._mention[head].first, self._mention[head].last)}
        return sorted(found)

    def public(self, heads: Sequence[int]) -> bool:
        """Whether one of the mentions is a state, an office, a force or an organised body."""
        return any(self._public(self._mention[i], actor) for i in self.present(heads) for actor in self._actors(i))

    def placed(self, heads: Sequence[int]) -> bool:
        """Whether a country or a kind of body is known for one of the mentions, private persons by name left out."""
        return any(
            actor.sector or (actor.code is not None and not self._private(self._mention[i], actor))
            for i in self.present(heads)
            for actor in self._actors(i)
        )

    def coded(self, heads: Sequence[int]) -> bool:
        """Whether the country of one of the mentions is known."""
        return any(actor.code is not None for i in self.present(heads) for actor in self._actors(i))

    def body(self, heads: Sequence[int]) -> bool:
        """Whether one of the mentions is a body of several states or none: "the Security Council's meeting"."""
        return any(actor.code in _BODIES for i in self.present(heads) for actor in self._actors(i))

    def press(self, heads: Sequence[int]) -> bool:
        """Whether one of the mentions is the press, whom everybody speaks to."""
        return any(_PRESS.issuperset(a.sector) and bool(a.sector) for i in self.present(heads) for a in self._actors(i))

    def _actors(self, i: int) -> tuple[Actor, ...]:
        mention = self._mention[i]
        return mention.parts or (mention.actor,)

    def _public(self, mention: ActorMention, actor: Actor) -> bool:
        if not _POWER.isdisjoint(actor.sector):
            return True
        if actor.code in _BODIES and actor.code != "MNC":
            return True
        if actor.sector:
            # the union of one country, the church of another: organised, and somebody's
            labour = "LAB" in actor.sector  # strikers are organised, whether or not their union is named
            return actor.code is not None and (labour or not mention.person) and _PRIVATE.isdisjoint(actor.sector)
        if self._private(mention, actor):
            return False
        return actor.code is not None or self._tokens[mention.head].pos == "PROPN"

    def _private(self, mention: ActorMention, actor: Actor) -> bool:
        """Whether the mention is a person of whom no office and no body is known; a people or a state is none."""
        if actor.sector or mention.plural:
            return False
        token = self._tokens[mention.head]
        if token.pos == "PRON":
            return token.lower not in _THINGS
        return mention.person or (actor.code is None and token.ent == "PERSON")

    def state(self, heads: Sequence[int]) -> bool:
        """Whether one of the mentions acts for a state by office."""
        return any(not _STATE.isdisjoint(actor.sector) for i in self.present(heads) for actor in self._actors(i))
