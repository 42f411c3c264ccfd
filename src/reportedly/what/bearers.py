"""Which mentions a noun phrase bears inside it, and whether two mentions are one side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reportedly.pipeline import Page
from reportedly.syntax import (
    Token,
    agents,
    is_infinitive,
    is_passive,
    is_verbal,
    modifiers,
    patients,
    possessors,
    prepositional,
    subjects,
)
from reportedly.what.mentions import Mentions

# Prepositions inside a noun phrase, closest participants first: "calls by Chile for aid", "a truce with Chad".
_LAST = ("for", "in")
_INNER = (("of",), ("by", "from"), ("with", "against", "on", "to", "between"), _LAST)
# Prepositions of where somebody lives or is held: "people living in camps", "troops based at Kati".
_SETTLED = ("in", "at", "on", "near", "under")
_DEEP = 3
# Those who fight their own state.
_FIGHTERS = frozenset({"REB", "UAF", "OPP", "CRM"})
# Where a crowd gathers.
_AT = frozenset({"in", "at", "near", "around", "through", "across"})
# How words before a noun are tied to it.
_DESCRIBING = frozenset({"poss", "compound", "amod", "nmod"})
_NO_CLASSES: Mapping[str, frozenset[str]] = MappingProxyType({})
# Bodies of which one part does not act on another.
_BODY_CODES = frozenset({"UNO", "EUR"})


class Bearers(Mentions):
    """Actor mentions by token.

    An argument is the head of an actor mention where there is one: the noun phrase itself, its apposition, or, for
    :meth:`inside`, the possessor, nationality or of-phrase within it ("Syrian army positions", "the capital of Libya").

    Args:
        page: a page with its actor layer.
        classes: word classes; the of-phrase of a ``@harm-noun`` names a victim, the that-clause of an ``@alleged`` says
            what somebody is said to have done, ``@culture`` is of a nation without being of its side ("the Russian
            language"), ``@home-noun`` is what one calls one's own state, and who is behind a
            ``@stance-verb`` ("a raid backed by Chad") does no deed.
    """

    def __init__(self, page: Page, classes: Mapping[str, frozenset[str]] = _NO_CLASSES) -> None:
        super().__init__(page)
        self._suffered = classes.get("@harm-noun", frozenset())
        self._alleged = classes.get("@alleged", frozenset())
        self._culture = classes.get("@culture", frozenset())
        self._stance = classes.get("@stance-verb", frozenset())
        self._home = classes.get("@home-noun", frozenset())

    def inside(self, token: Token, *, doing: bool = False, but: Sequence[int] = (), depth: int = 0) -> list[int]:
        """Heads of actor mentions inside a noun phrase whose head bears none: possessor, nationality, of-phrase.

        Args:
            token: head of the phrase.
            doing: the phrase is a doer; what it is directed at or lies in does not count ("a bomb in Kyiv killed ten").
            but: mentions that do not count, with all that name the same actor.
        """
        if depth > _DEEP or token.lemma.lower() in self._culture:
            return []
        but = (*but, self._head.get(token.i, token.i))  # a phrase is not inside itself
        near = list(possessors(token))
        if any(self.is_open(owner.i) for owner in near):
            return []  # "her British passport" is hers
        before = [child for child in token.children if child.dep in ("amod", "compound", "nmod") and child.i < token.i]
        if doing:
            before = [word for word in before if not self.is_site(word)]  # "the Oslo bombing" was not done by Oslo
        near += before
        if doing:
            near += [word for led in before if led.lower == "led" for word in led.childs("npadvmod", "compound")]
        near += [word for noun in before if noun.dep == "compound" for word in modifiers(noun) if word.dep != "nummod"]
        near += [
            agent
            for child in token.children
            if child.dep == "acl" and is_passive(child) and self._tokens[child.i - 1].lower != ","
            if not doing or child.lemma.lower() not in self._stance
            for agent in agents(child)
        ]
        for item in near:
            if self._only_where(item):
                continue
            found = self._others(item, but)
            if not found and item.dep == "poss":
                found = self.inside(item, doing=doing, but=but, depth=depth + 1)
            if found:
                return found
        inner = _INNER[:2] if doing else _INNER
        for words in inner[1:] if doing and token.lemma.lower() in self._suffered else inner:
            for item in prepositional(token, words):
                if words == _LAST and self.is_region(item.i):
                    continue  # "a summit on hunger in Africa"
                found = self._others(item, but) or self.inside(item, doing=doing, but=but, depth=depth + 1)
                if found:
                    return found
        return [] if doing else self._in_clauses(token, but, depth)

    def _only_where(self, word: Token) -> bool:
        """Whether a part of the world only tells which one is meant: "an Asia summit", "Africa's largest producer"."""
        if not self.is_region(word.i):
            return False
        if word.dep != "poss":
            return word.dep in ("compound", "nmod")
        return any(child.tag == "JJS" for child in word.head.children)

    def _in_clauses(self, noun: Token, but: Sequence[int], depth: int) -> list[int]:
        """Heads in the clauses that complete a noun: "claims that Chad lied", "refugees living in Greek camps"."""
        for clause in noun.children:
            infinitive = clause.dep == "relcl" and is_infinitive(clause)
            if (clause.dep not in ("acl", "ccomp") and not infinitive) or not is_verbal(clause):
                continue
            if is_infinitive(clause) or (clause.child("mark") is not None and noun.lemma.lower() in self._alleged):
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

    def is_part_of(self, i: int, actors: Sequence[int]) -> bool:
        """Whether the mention at ``i`` only describes one of the actors: "Chad" in "Chad's army"."""
        token = self._tokens[i]
        while token.dep in _DESCRIBING and token.head is not token:
            token = token.head
            if token.i in actors:
                return True
        return False

    def own_body(self, actors: Sequence[int], i: int) -> bool:
        """Whether doers and the mention at ``i`` are bodies of one state: "the president promised to close the CIA"."""
        code, noun = self._code_of(i), self._tokens[i]
        if code is None or not (self.of_state(i) or noun.pos == "PRON" or noun.lemma.lower() in self._home):
            return False
        return bool(actors) and all(self._code_of(actor) == code and self.of_state(actor) for actor in actors)

    def one_side(self, actors: Sequence[int], recipients: Sequence[int]) -> bool:
        """Whether a pronoun or a possession makes the other side the doer: "we ... us", "his forces ... them"."""
        if not all(i in self._actor for i in (*actors, *recipients)):
            return False
        sides = [{self._actor[i].code for i in side} for side in (actors, recipients)]
        if len(sides[0]) != 1 or sides[0] != sides[1] or None in sides[0]:
            return False
        kinds = [{(self._actor[i].sector, i in self._several) for i in side} for side in (actors, recipients)]
        return kinds[0] == kinds[1] and all(self._refers_back(self._tokens[i]) for i in recipients)

    def only_scene(self, actors: Sequence[int], recipients: Sequence[int]) -> bool:
        """Whether the other side is only where a crowd is: "Tamils rallied in Toronto", "a protest at Lima airport"."""
        return bool(recipients) and all(self._only_scene(i, actors) for i in recipients)

    def _only_scene(self, i: int, actors: Sequence[int]) -> bool:
        token = self._tokens[i]
        if not self.is_town(token):
            return False
        if token.dep in ("compound", "nmod"):
            return token.head.dep == "pobj" and token.head.head.lower == "at"
        codes = {self._code_of(actor) for actor in actors}
        abroad = bool(codes) and None not in codes and self._code_of(i) not in codes
        return abroad and token.dep == "pobj" and token.head.lower in _AT

    def own_forces(self, actors: Sequence[int], recipients: Sequence[int]) -> bool:
        """Whether the other side are forces of the doer's own state: "ordered home the US military"."""
        if not all("MIL" in self._actor[i].sector for i in recipients if i in self._actor):
            return False
        if any(not _FIGHTERS.isdisjoint(self._actor[i].sector) for i in actors if i in self._actor):
            return False  # rebels who surrender to their country's army
        codes = {self._actor[i].code if i in self._actor else None for i in (*actors, *recipients)}
        return bool(actors) and bool(recipients) and len(codes) == 1 and None not in codes

    def own_people(self, actors: Sequence[int], recipients: Sequence[int]) -> bool:
        """Whether the other side are the doer's own people: "rescued its own miners", "members of their team"."""
        owners = [self._tokens[i].childs("poss", "amod") for i in recipients if i in self._actor]
        owners += [inner.childs("poss") for i in recipients for inner in prepositional(self._tokens[i], ("of",))]
        own = any(word.tag == "PRP$" or word.lower == "own" for found in owners for word in found)
        codes = {self._code_of(i) for i in (*actors, *recipients)}
        return own and bool(actors) and len(codes) == 1

    def at_home(self, actors: Sequence[int], recipients: Sequence[int]) -> bool:
        """Whether people of one country are with people or things of it that hold no office and are no persons."""
        codes = {self._code_of(i) for i in (*actors, *recipients)}
        if not actors or len(codes) != 1 or None in codes:
            return False
        return not any(self.of_state(i) or self.is_person(self._tokens[i]) for i in recipients)

    def _refers_back(self, token: Token) -> bool:
        return token.pos == "PRON" or any(child.tag == "PRP$" for child in token.children)
