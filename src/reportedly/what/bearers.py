"""Which tokens bear an actor: heads of actor mentions when the page has them, names and persons when it has none."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.pipeline import Page
from reportedly.syntax import (
    Token,
    agents,
    conjuncts,
    is_infinitive,
    is_passive,
    is_verbal,
    modifiers,
    patients,
    possessors,
    prepositional,
    subjects,
)
from reportedly.types import Actor

_NAMED = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_PERSONAL = frozenset(
    ("he", "she", "they", "we", "i", "him", "her", "them", "us", "me", "it", "his", "their", "its", "our")
)
# Prepositions inside a noun phrase, closest participants first: "calls by Chile for aid", "a truce with Chad".
_INNER = (("of",), ("by", "from"), ("with", "against", "on", "to", "between"), ("for", "in"))
# Prepositions of where somebody lives or is held: "people living in camps", "troops based at Kati".
_SETTLED = ("in", "at", "on", "near", "under")
# Nouns whose that-clause says what somebody is alleged to have done.
_ALLEGED = frozenset({"claim", "allegation", "report", "accusation", "charge", "suspicion", "complaint", "rumour"})
_TOWNS = frozenset({"kb.city", "kb.capital"})
_PLACES = frozenset({"kb.country", "kb.capital", "kb.city", "kb.region", "kb.demonym"})
_DEEP = 3
# Those who fight their own state.
_FIGHTERS = frozenset({"REB", "UAF", "OPP", "CRM"})
# Bodies of which one part does not act on another.
_BODY_CODES = frozenset({"UNO", "EUR"})
_ORGANISATIONS = _BODY_CODES | {"IGO", "NGO"}
# "Near the Iranian border" is as likely on the other side of it.
_EDGES = frozenset({"border", "frontier", "boundary"})
# What is of a nation without being of its side: "the Russian language".
_CULTURE = frozenset({"language", "accent", "translation"})
# Sectors of those who act for a state, and of other organised parties.
_STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "COP", "SPY", "JUD"})
_ORGANISED = _STATE_SECTORS | {"REB", "UAF", "OPP", "PTY", "NGO", "MED", "IGO"}
_BODIES = frozenset({"NORP", "ORG", "GPE"})
_PERSONS = frozenset({"who", "whom"})
# How words are tied to a noun that say something of it rather than name it.
_TOLD = frozenset({"pobj", "pcomp", "relcl", "acl", "advcl"})


class Bearers:
    """Actor mentions by token.

    An argument is the head of an actor mention where there is one: the noun phrase itself, its apposition, or, for
    :meth:`inside`, the possessor, nationality or of-phrase within it ("Syrian army positions", "the capital of Libya").
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
        for mention in page.actors:
            if self._is_month(mention.head):
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
        """Whether a name is part of a date: nobody is meant by "May" in "the May 2003 bombings"."""
        after = self._tokens[i + 1] if i + 1 < len(self._tokens) else None
        return self._tokens[i].ent == "DATE" and after is not None and after.pos == "NUM"

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
        return None

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

    def inside(self, token: Token, *, doing: bool = False, but: Sequence[int] = (), depth: int = 0) -> list[int]:
        """Heads of actor mentions inside a noun phrase whose head bears none: possessor, nationality, of-phrase.

        Args:
            token: head of the phrase.
            doing: the phrase is a doer; what it is directed at or lies in does not count ("a bomb in Kyiv killed ten").
            but: mentions that do not count, with all that name the same actor.
        """
        if depth > _DEEP or token.lemma.lower() in _CULTURE:
            return []
        but = (*but, self._head.get(token.i, token.i))  # a phrase is not inside itself
        near = list(possessors(token))
        before = [child for child in token.children if child.dep in ("amod", "compound", "nmod") and child.i < token.i]
        near += before
        near += [word for noun in before if noun.dep == "compound" for word in modifiers(noun) if word.dep != "nummod"]
        near += [
            agent for child in token.children if child.dep == "acl" and is_passive(child) for agent in agents(child)
        ]
        for item in near:
            found = self._others(item, but)
            if not found and item.dep == "poss":
                found = self.inside(item, doing=doing, but=but, depth=depth + 1)
            if found:
                return found
        for words in _INNER[:2] if doing else _INNER:
            for item in prepositional(token, words):
                found = self._others(item, but) or self.inside(item, doing=doing, but=but, depth=depth + 1)
                if found:
                    return found
        return [] if doing else self._in_clauses(token, but, depth)

    def _in_clauses(self, noun: Token, but: Sequence[int], depth: int) -> list[int]:
        """Heads in the clauses that complete a noun: "claims that Chad lied", "refugees living in Greek camps"."""
        for clause in noun.children:
            infinitive = clause.dep == "relcl" and is_infinitive(clause)
            if (clause.dep not in ("acl", "ccomp") and not infinitive) or not is_verbal(clause):
                continue
            if is_infinitive(clause) or (clause.child("mark") is not None and noun.lemma.lower() in _ALLEGED):
                for item in [*subjects(clause), *patients(clause), *prepositional(clause, _SETTLED)]:
                    found = self._others(item, but) or self.inside(item, but=but, depth=depth + 1)
                    if found and item is not noun:
                        return found
            elif clause.child("mark") is None:
                for item in prepositional(clause, _SETTLED):
                    near = self._others(item, but) or [i for word in modifiers(item) for i in self._others(word, but)]
                    if near and all(self.is_place(i) for i in near):
                        return near
        return []

    def _others(self, token: Token, but: Sequence[int]) -> list[int]:
        return [i for i in self.all_of(token) if not self.same(i, but) and not self.is_open(i)]

    def is_open(self, i: int) -> bool:
        """Whether "its" or "their" stands for nobody known: no side is found through it."""
        return self._known and self._tokens[i].tag == "PRP$" and i not in self._person and not self.has_code(i)

    def same(self, i: int, actors: Sequence[int]) -> bool:
        """Whether the mention at ``i`` is one of the actors: by name, or as a possessive that goes back to them."""
        if i in actors:
            return True
        name = self._name.get(i)
        if name is not None and any(self._name.get(actor) == name for actor in actors):
            return True
        code = self._code_of(i)
        if (code in _BODY_CODES or (code is not None and self._tokens[i].tag == "PRP$")) and any(
            self._code_of(actor) == code for actor in actors
        ):
            return True  # "the Security Council extended the mandate of UNIFIL"
        return bool(actors) and not self._known and self._tokens[i].tag == "PRP$"

    def _code_of(self, i: int) -> str | None:
        actor = self._actor.get(i)
        return actor.code if actor is not None else None

    def is_town(self, token: Token) -> bool:
        """Whether the token names a town, which may stand for a government or be a mere place."""
        return self._head.get(token.i) in self._towns and token.pos == "PROPN"

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

    def several(self, heads: Sequence[int]) -> bool:
        """Whether the mentions name more than one actor ("Turkey and Iran", "the two leaders")."""
        return len(heads) > 1 or any(head in self._several for head in heads)

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

    def is_organised(self, token: Token) -> bool:
        """Whether the noun phrase names a state, a force or an organisation, or somebody who acts for one."""
        head = self.of(token)
        if head is None or not self._known:
            return head is not None and token.ent in _BODIES
        if self.is_state(token) or not _ORGANISED.isdisjoint(self._actor[head].sector):
            return True
        # an organisation that nobody has listed: "the Lagos Water Forum"
        return head not in self._person and self._tokens[head].pos == "PROPN" and self._tokens[head].ent != "PERSON"

    def one_side(self, actors: Sequence[int], recipients: Sequence[int]) -> bool:
        """Whether a pronoun or a possession makes the other side the doer: "we ... us", "his forces ... them"."""
        if not all(i in self._actor for i in (*actors, *recipients)):
            return False
        sides = [{self._actor[i].code for i in side} for side in (actors, recipients)]
        if len(sides[0]) != 1 or sides[0] != sides[1] or None in sides[0]:
            return False
        kinds = [{(self._actor[i].sector, i in self._several) for i in side} for side in (actors, recipients)]
        return kinds[0] == kinds[1] and all(self._refers_back(self._tokens[i]) for i in recipients)

    def own_forces(self, actors: Sequence[int], recipients: Sequence[int]) -> bool:
        """Whether the other side are forces of the doer's own state: "ordered home the US military"."""
        if not all("MIL" in self._actor[i].sector for i in recipients if i in self._actor):
            return False
        if any(not _FIGHTERS.isdisjoint(self._actor[i].sector) for i in actors if i in self._actor):
            return False  # rebels who surrender to their country's army
        codes = {self._actor[i].code if i in self._actor else None for i in (*actors, *recipients)}
        return bool(actors) and bool(recipients) and len(codes) == 1 and None not in codes

    def _refers_back(self, token: Token) -> bool:
        return token.pos == "PRON" or any(child.tag == "PRP$" for child in token.children)

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
