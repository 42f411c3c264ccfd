"""Actor mentions by token, and what kind of actor each is: a state, a force, a body, a place, a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.pipeline import Page
from reportedly.syntax import Token, conjuncts
from reportedly.types import Actor

_NAMED = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_PERSONAL = frozenset(
    ("he", "she", "they", "we", "i", "him", "her", "them", "us", "me", "it", "his", "their", "its", "our")
)
_TOWNS = frozenset({"kb.city", "kb.capital"})
_PLACES = frozenset({"kb.country", "kb.capital", "kb.city", "kb.region", "kb.demonym"})
_ARMED = frozenset({"MIL", "COP", "REB", "UAF", "SPY"})
_ORGANISATIONS = frozenset({"UNO", "EUR", "IGO", "NGO"})
# "Near the Iranian border" is as likely on the other side of it.
_EDGES = frozenset({"border", "frontier", "boundary"})
# Sectors of those who act for a state, and of other organised parties.
_STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "COP", "SPY", "JUD"})
_ORGANISED = _STATE_SECTORS | {"REB", "UAF", "OPP", "PTY", "NGO", "MED", "IGO"}
_BODIES = frozenset({"NORP", "ORG", "GPE"})
_PERSONS = frozenset({"who", "whom"})
# What stands before a month.
_WHEN = frozenset({"in", "since", "until", "till", "last", "next", "this", "early", "late", "mid", "by", "of", "from"})
_MONEY = frozenset(
    {"dollar", "franc", "pound", "peso", "crown", "krone", "dinar", "rial", "yen", "yuan", "won", "rand"}
)
# Names that stand for an organisation which sits there, and are a mere place before a noun.
_SEATS = frozenset({"brussels"})
_JOINED = frozenset({"-", "\u2013", "/"})
_STATES = frozenset({"kb.country", "kb.region"})
# How words are tied to a noun that say something of it rather than name it.
_TOLD = frozenset({"pobj", "pcomp", "relcl", "acl", "advcl"})


class Mentions:
    """Actor mentions by token: heads of mentions when the page has them, names and persons when it has none.

    Args:
        page: a page with its actor layer.
    """

    def __init__(self, page: Page) -> None:
        self._known = bool(page.actors)
        self._tokens = page.parse.tokens
        self._head: dict[int, int] = {}
        self._person: set[int] = set()
        self._towns: set[int] = set()
        self._several: set[int] = set()
        self._name: dict[int, str] = {}
        self._actor: dict[int, Actor] = {}
        self._joint: set[int] = set()
        self._ground = {mention.head for mention in page.places if mention.place and mention.place.country}
        for mention in page.actors:
            if self._is_month(mention.head) or self._is_currency(mention.head):
                continue
            for i in range(mention.first, mention.last):
                # a shorter mention inside a longer one keeps its own head, and what is told of it in a phrase is not it
                if i == mention.head or (i not in self._head and self._is_part(i, mention.head)):
                    self._head[i] = mention.head
            self._name[mention.head] = mention.actor.name
            self._actor[mention.head] = mention.actor
            if len(mention.parts) > 1:
                self._joint.add(mention.head)
            if mention.actor.resolution.method in _TOWNS:
                self._towns.add(mention.head)
            if len(mention.parts) > 1 or mention.plural:
                self._several.add(mention.head)
            if mention.person:
                self._person.add(mention.head)

    def _is_month(self, i: int) -> bool:
        """Whether a name is part of a date: nobody is meant by "May" in "the May 2003 bombings" or "in May"."""
        if self._tokens[i].ent != "DATE":
            return False
        after = self._tokens[i + 1] if i + 1 < len(self._tokens) else None
        return (after is not None and after.pos == "NUM") or (i > 0 and self._tokens[i - 1].lower in _WHEN)

    def _is_currency(self, i: int) -> bool:
        """Whether a name says of which state some money is: "a loan of ten million US dollars" names no side."""
        after = self._tokens[i + 1] if i + 1 < len(self._tokens) else None
        return after is not None and after.lemma.lower() in _MONEY

    def _is_part(self, i: int, head: int) -> bool:
        """Whether a word stands for its mention: "Putin" in "President Putin", not "raid" in "victims of a raid"."""
        token = self._tokens[i]
        while token.i != head and token.head is not token:
            if token.dep in _TOLD:
                return False
            token = token.head
        return True

    def of(self, token: Token) -> int | None:
        """Head of the actor mention that this noun phrase is, or ``None``."""
        found = self._direct(token)
        if found is not None:
            return found
        for child in token.children:
            if child.dep == "appos":
                found = self._direct(child)
                if found is not None:
                    return found
        # "Otieno, the warlord killed by a drone"
        named = self._direct(token.head) if token.dep == "appos" and token.pos == "NOUN" else None
        return named if named in self._person else None

    def token(self, i: int) -> Token:
        """The page's token ``i``."""
        return self._tokens[i]

    def known(self, i: int) -> bool:
        """Whether token ``i`` bears an actor."""
        return self.of(self._tokens[i]) is not None

    def all_of(self, token: Token) -> list[int]:
        """:meth:`of` for the token and everything coordinated with it."""
        found = (self.of(member) for member in conjuncts(token))
        return [i for i in found if i is not None]

    def all_in(self, tokens: Iterable[Token]) -> list[int]:
        """:meth:`of` for each of the tokens, each mention once."""
        found: list[int] = []
        for token in tokens:
            head = self.of(token)
            if head is not None and head not in found:
                found.append(head)
        return found

    def _code_of(self, i: int) -> str | None:
        actor = self._actor.get(i)
        return actor.code if actor is not None else None

    def is_town(self, token: Token) -> bool:
        """Whether the token names a town, which may stand for a government or be a mere place."""
        return self._head.get(token.i) in self._towns and token.pos == "PROPN"

    def is_site(self, token: Token, *, towns: bool = False) -> bool:
        """Whether a name before a noun of a deed says where it is done: "the Oslo bombing", "the Darfur attacks".

        A state that does it is an adjective or an abbreviation there ("Chadian raids", "US raids"), or one of two
        ("the Chad-Niger clashes").

        Args:
            token: the name. towns: only towns count.
        """
        head = self._head.get(token.i)
        if head is None or token.pos != "PROPN" or token.child("case") is not None:
            return False
        if head in self._towns or token.lower in _SEATS:
            return True
        if towns or token.text.isupper() or head in self._person:
            return False
        beside = {self._tokens[i].text for i in (token.i - 1, token.i + 1) if 0 <= i < len(self._tokens)}
        return self._actor[head].resolution.method in _STATES and _JOINED.isdisjoint(beside)

    def has_code(self, i: int) -> bool:
        """Whether the country or body of the mention at ``i`` is known; where nobody looked, a name will do."""
        if not self._known:
            return True
        actor = self._actor.get(i)
        return actor is not None and (actor.code is not None or i in self._joint)

    def is_of_nobody(self, i: int) -> bool:
        """Whether no state is known behind the mention at ``i``: no country, or only that of an organisation."""
        actor = self._actor.get(i)
        return actor is None or (i not in self._joint and (actor.code is None or actor.code in _ORGANISATIONS))

    def is_place(self, i: int) -> bool:
        """Whether the mention at ``i`` names a state, a town or a region, which a place may lie in or be."""
        actor, noun = self._actor.get(i), self._tokens[i].head
        if actor is None or i in self._person or actor.resolution.method not in _PLACES:
            return False
        return actor.resolution.method != "kb.demonym" or noun.lemma.lower() not in _EDGES

    def is_ground(self, i: int) -> bool:
        """Whether token ``i`` names a place whose country is known, be it an actor or not."""
        return i in self._ground

    def is_region(self, i: int) -> bool:
        """Whether the mention at ``i`` names a part of the world: "Asia", "the Middle East"."""
        actor = self._actor.get(i)
        return actor is not None and actor.resolution.method == "kb.region"

    def several(self, heads: Sequence[int]) -> bool:
        """Whether the mentions name more than one actor ("Turkey and Iran", "the two leaders")."""
        return len(heads) > 1 or any(head in self._several for head in heads)

    def listed(self, heads: Sequence[int]) -> bool:
        """Like :meth:`several`, but each is named: "Turkey and Iran", not "the rebels"."""
        return len(heads) > 1 or any(head in self._joint for head in heads)

    def differ(self, heads: Sequence[int]) -> bool:
        """Whether the mentions are not all of one state or body."""
        return len({self._code_of(head) for head in heads}) > 1 or any(head in self._joint for head in heads)

    def joint(self, heads: Sequence[int]) -> bool:
        """Like :meth:`several`, but a plural pronoun does not count: "we" may be one side of two."""
        return len(heads) > 1 or any(
            head in self._joint or (head in self._several and self._tokens[head].pos != "PRON") for head in heads
        )

    def is_state(self, token: Token) -> bool:
        """Whether the noun phrase names a state, an organisation of states, or somebody who acts for one."""
        head = self.of(token)
        if head is None or not self._known:
            return head is not None and token.ent in _BODIES
        actor = self._actor[head]
        if head not in self._person and actor.code is not None and not actor.sector:
            return True
        return actor.code is not None and not _STATE_SECTORS.isdisjoint(actor.sector)

    def of_state(self, i: int) -> bool:
        """Whether the mention at ``i`` is an office or a force of a state."""
        actor = self._actor.get(i)
        return actor is not None and not _STATE_SECTORS.isdisjoint(actor.sector)

    def is_organised(self, token: Token) -> bool:
        """Whether the noun phrase names a state, a force or an organisation, or somebody who acts for one."""
        head = self.of(token)
        if head is None or not self._known:
            return head is not None and token.ent in _BODIES
        if self.is_state(token) or not _ORGANISED.isdisjoint(self._actor[head].sector):
            return True
        # an organisation that nobody has listed: "the Lagos Water Forum"
        return head not in self._person and self._tokens[head].pos == "PROPN" and self._tokens[head].ent != "PERSON"

    def is_force(self, i: int) -> bool:
        """Whether the mention at ``i`` is an armed force, a state's or another's."""
        actor = self._actor.get(i)
        return actor is not None and not _ARMED.isdisjoint(actor.sector)

    def is_person(self, token: Token) -> bool:
        """Whether the noun phrase names persons."""
        head = self.of(token)
        if head is not None and head in self._person:
            return True
        return token.ent == "PERSON" or token.lower in _PERSONS or (token.pos == "PRON" and token.lower in _PERSONAL)

    def _direct(self, token: Token) -> int | None:
        if self._known:
            head = self._head.get(token.i)
            if head is None:
                return None
            # inside a longer mention only its own head stands for it, or a modifier of that head
            return head
        if (
            token.ent in _NAMED
            or (token.pos == "PROPN" and not token.ent)
            or (token.pos == "PRON" and token.lower in _PERSONAL)
        ):
            return token.i
        return None
