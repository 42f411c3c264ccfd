"""A place where a trigger may be: one token and what the slots ask about it, each worked out at most once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportedly.syntax import (
    Parse,
    Token,
    complements,
    doers,
    governor,
    indirect,
    is_infinitive,
    is_passive,
    is_verbal,
    modifiers,
    patients,
    possessors,
    prepositional,
    subjects,
)
from reportedly.what.bearers import Bearers

# What a slot may look at: tokens around the anchor, and facts of the anchor itself.
SLOTS: Final = (
    "obj",
    "subj",
    "dat",
    "prt",
    "prep",
    "comp",
    "mod",
    "pred",
    "adv",
    "poss",
    "head",
    "modal",
    "csubj",
    "inf",
)
FACTS: Final = ("tag", "voice")


class Site:
    """One candidate token and its surroundings."""

    __slots__ = ("_cache", "_partitive", "bearers", "parse", "token")

    def __init__(self, parse: Parse, token: Token, bearers: Bearers, partitive: frozenset[str]) -> None:
        self.parse = parse
        self.token = token
        self.bearers = bearers
        self._partitive = partitive
        self._cache: dict[str, list[Token]] = {}

    def fillers(self, kind: str, words: Sequence[str] = ()) -> list[Token]:
        """The tokens that a slot of this kind looks at."""
        if kind == "prep":
            return self._prepositional(words)
        found = self._cache.get(kind)
        if found is None:
            found = self._cache[kind] = self._find(kind)
        return found

    def content_of(self, token: Token) -> Token | None:
        """The noun behind a partitive: "people" in "dozens of people"; ``None`` when the token is none."""
        if token.lemma.lower() in self._partitive or token.pos == "NUM":
            inner = prepositional(token, ("of",))
            return inner[0] if inner else None
        return None

    def fact(self, kind: str) -> str:
        """A fact of the anchor, in lower case: its tag, or ``active`` or ``passive``."""
        if kind == "tag":
            return self.token.tag.lower()
        return "passive" if is_passive(self.token) else "active"

    def is_a(self, token: Token, name: str) -> bool:
        """Whether the token is of a built-in class."""
        match name:
            case "@ACTOR":
                return self.bearers.of(token) is not None
            case "@PERSON":
                return self.bearers.is_person(token)
            case "@STATE":
                return self.bearers.is_state(token)
            case "@BODY":
                return self.bearers.is_organised(token)
            case "@SEVERAL":
                return self.bearers.joint(self.bearers.all_of(token))
            case "@PLACE":
                return token.ent in ("GPE", "LOC", "FAC") or self.bearers.is_town(token)
            case _:
                return token.pos == "NUM"

    def _find(self, kind: str) -> list[Token]:
        token = self.token
        match kind:
            case "obj":
                if is_verbal(token):
                    return patients(token) + indirect(token)
                return prepositional(token, ("of", "on", "against", "for"))
            case "subj":
                if is_verbal(token):
                    return doers(token)
                return subjects(token) if token.pos == "ADJ" else [self.token.head] if token.dep == "nsubj" else []
            case "dat":
                return indirect(token)
            case "prt":
                return [
                    child
                    for child in token.children
                    if child.dep == "prt" or (child.dep in ("advmod", "prep") and child.i > token.i)
                ]
            case "comp":
                return complements(token)
            case "inf":
                return [clause for clause in complements(token) if is_infinitive(clause)]
            case "modal":
                return [aux for clause in self._clauses() for aux in clause.childs("aux")]
            case "csubj":
                return [subject for clause in self._clauses() for subject in subjects(clause)]
            case "mod":
                return modifiers(token)
            case "pred":
                found = token.childs("oprd", "attr", "acomp") + prepositional(token, ("as",))
                # "named it as a terrorist body", "listed her as head of a banned group"
                found = found + [inner for item in found for inner in prepositional(item, ("of",))]
                return found + [word for item in found for word in modifiers(item)]
            case "adv":
                return token.childs("advmod", "npadvmod")
            case "poss":
                return possessors(token)
            case "head":
                verb = governor(token)
                return [verb] if verb is not None else []
            case _:
                return []

    def _clauses(self) -> list[Token]:
        """Finite and infinitive complement clauses of the token: "say that", "want to", "call for Chad to leave"."""
        return [
            child
            for child in self.token.children
            if child.dep in ("ccomp", "xcomp")
            or (child.dep == "advcl" and is_infinitive(child) and child.child("mark"))
        ]

    def _prepositional(self, words: Sequence[str]) -> list[Token]:
        """Objects of the token's prepositions and of its objects', since parsers differ in where they hang them.

        Nouns before them follow: "linked him to drug trafficking operations" names trafficking too.
        """
        found = prepositional(self.token, words)
        if is_verbal(self.token):
            for obj in self.fillers("obj"):
                found.extend(prepositional(obj, words))
        elif (verb := governor(self.token)) is not None and self.token.dep in ("dobj", "nsubjpass"):
            found.extend(prepositional(verb, words))
        return found + [word for noun in found for word in noun.children if word.dep == "compound"]
