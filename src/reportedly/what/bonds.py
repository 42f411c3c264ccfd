"""Who did or suffers the deed of a noun by what the clause says of it, outside the noun's own phrase.

"Was behind the raid", "is on trial for the raid", "took part in the raid": they did it. "Braced for a raid", "fled the
raid", "is vulnerable to a raid", "was the target of a raid": they suffer it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from reportedly.syntax import (
    Token,
    conjuncts,
    doers,
    first_conjunct,
    is_passive,
    is_verbal,
    modifiers,
    patients,
    possessors,
    subjects,
)
from reportedly.types import EventType
from reportedly.what.bearers import Bearers
from reportedly.what.support import LightVerbs
from reportedly.what.triggers import Match

# Deeds of which one says that somebody is behind them or took part in them.
_DONE: Final = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE})
# Deeds that somebody suffers.
_SUFFERED: Final = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.SANCTION,
        EventType.PROTEST,
        EventType.THREATEN,
        EventType.ACCUSE,
        EventType.REQUEST,
    }
)

# Prepositions between a word of guilt or of taking part and the deed.
_GUILTY: Final = frozenset({"for", "of", "in", "with", "over", "to"})
_STANDING: Final = frozenset({"be", "stand", "lie"})
_AWAY: Final = frozenset({"from", "against"})
# How far above its word a denial may stand, in tokens of the tree.
_HEIGHT: Final = 3
_NOT: Final = frozenset({"no", "not", "n't", "never", "nobody", "none"})


class Bonds:
    """Reads the sides of a noun from the word that governs it.

    Args:
        bearers: the page's actors by token.
        classes: word classes. Who did it: ``@charging-verb`` and ``@implicating-verb`` (its object did),
            ``@partaking-verb`` (its subject), ``@guilty-word`` (whoever is so), ``@part-noun`` (whoever has it),
            ``@culprit-noun`` (whoever is one), ``@readying-verb`` (forces before the deed). Who suffers it:
            ``@shelter-verb`` (its object does), ``@suffer-verb``, ``@evading-verb`` and ``@enduring-verb`` (its
            subject), ``@fearing-verb`` (a subject of ``@crowd``), ``@exposed-word`` and ``@bracing-word`` (whoever is
            so), ``@target-noun`` (whoever is one), ``@harming-verb`` (its object, where the deed is its subject).
            ``@denying-verb`` takes guilt back.
        verbs: the page's light verbs, which know through which words one looks.
    """

    def __init__(self, bearers: Bearers, classes: Mapping[str, frozenset[str]], verbs: LightVerbs) -> None:
        self._bearers = bearers
        self._verbs = verbs
        self._words = {
            name: classes.get(f"@{name}", frozenset())
            for name in (
                "charging-verb",
                "partaking-verb",
                "guilty-word",
                "part-noun",
                "culprit-noun",
                "readying-verb",
                "shelter-verb",
                "suffer-verb",
                "exposed-word",
                "target-noun",
                "harming-verb",
                "denying-verb",
                "implicating-verb",
                "evading-verb",
                "fearing-verb",
                "crowd",
                "bracing-word",
                "enduring-verb",
            )
        }

    def culprits(self, match: Match) -> list[int]:
        """Who did the deed of a noun, by what is said of them."""
        if not match.noun or match.act not in _DONE or not match.token.children:
            return []  # "quit in protest"
        found = self._culprits(match.token)
        return self._bearers.all_in(found) or [i for t in found for i in self._bearers.inside(t, doing=True)]

    def sufferers(self, match: Match, actors: Sequence[int] = ()) -> list[int]:
        """Who suffers the deed of a noun, by what is said of them; from an armed one people also flee."""
        if not match.noun or match.trigger.two_sided or match.act not in _SUFFERED:
            return []
        return self._mentions(self._sufferers(match.token, armed=match.act is EventType.ASSAULT), actors)

    def sheltered(self, match: Match, actors: Sequence[int]) -> list[int]:
        """Whom somebody protects from the deed: "protects its border from raids", whether or not it comes to any."""
        if not match.noun or match.trigger.two_sided:
            return []
        top = first_conjunct(self._verbs.outer(match.token))
        if top.dep != "pobj" or top.head.lower not in _AWAY or not self._is(top.head.head, "shelter-verb"):
            return []
        return self._mentions(patients(top.head.head), actors)

    def _mentions(self, tokens: Sequence[Token], actors: Sequence[int]) -> list[int]:
        """The mentions of these phrases, else those inside them, else the places that they name."""
        found = self._bearers.all_in(tokens) or [i for token in tokens for i in self._bearers.inside(token)]
        found = found or [token.i for token in tokens if self._bearers.is_ground(token.i)]
        found = found or self._bearers.all_in(
            word for token in tokens for word in modifiers(token)
        )  # "rebel-held land"
        return [i for i in found if not self._bearers.same(i, actors)]

    def _culprits(self, noun: Token) -> list[Token]:
        top = first_conjunct(self._verbs.outer(noun))
        if top.dep == "dobj" and self._is(top.head, "partaking-verb"):
            return [] if self._denied(top.head) else doers(top.head)  # "masterminded the raid"
        if top.dep != "pobj":
            return []
        preposition, word = top.head, top.head.head
        if self._denied(word):
            return []
        if preposition.lower == "behind":
            if is_verbal(word):
                return subjects(word) if word.lemma in _STANDING else []
            return conjuncts(word)
        if preposition.lower not in _GUILTY:
            return []
        if is_verbal(word):
            return self._of_verb(word, preposition)
        if self._is(word, "guilty-word") and word.pos != "NOUN":
            return subjects(word)
        if self._is(word, "culprit-noun"):
            return subjects(word) if word.dep == "attr" else []
        return self._having(word) if self._is(word, "part-noun") else []

    def _of_verb(self, verb: Token, preposition: Token) -> list[Token]:
        if self._is(verb, "implicating-verb" if preposition.lower == "in" else "charging-verb"):
            return patients(verb) if preposition.lower != "to" else []
        if self._is(verb, "partaking-verb"):
            return doers(verb)
        if self._is(verb, "readying-verb") and preposition.lower == "for":
            return patients(verb) or doers(verb)
        part = [child for child in verb.childs("dobj") if self._is(child, "part-noun")]
        if part and preposition.lower == "in":
            return self._having(part[0])  # "took part in"
        if verb.lemma == "join" and preposition.lower == "in" and not is_passive(verb):
            return [*doers(verb), *patients(verb)]
        return []

    def _having(self, part: Token) -> list[Token]:
        """Who has a part in something: "their role in", "Chad had a hand in", "is on trial for"."""
        owners = possessors(part)
        if owners:
            return owners
        if part.dep == "dobj" and is_verbal(part.head):
            return [] if self._denied(part.head) else doers(part.head)
        if part.dep == "pobj":
            above = part.head.head
            if is_verbal(above) and not self._denied(above):
                return patients(above) or subjects(above)
            return [] if is_verbal(above) else [above]  # "a general on trial for"
        return []

    def _sufferers(self, noun: Token, *, armed: bool) -> list[Token]:
        top = first_conjunct(self._verbs.outer(noun))
        verb = top.head
        if top.dep == "dobj" and (self._is(verb, "suffer-verb") or (armed and self._is(verb, "evading-verb"))):
            return doers(verb)
        if top.dep == "dobj" and armed and self._is(verb, "fearing-verb"):
            # officials and analysts fear it for others
            return [item for item in doers(verb) if item.ent == "NORP" or self._is(item, "crowd")]
        if top.dep in ("nsubj", "csubj") and self._is(verb, "harming-verb") and not is_passive(verb):
            return patients(verb)
        if top.dep == "pobj":
            return self._below(verb, verb.head)
        return [
            item
            for clause in noun.childs("relcl", "acl")
            if self._is(clause, "harming-verb") and not is_passive(clause)
            for item in patients(clause)
            if item is not noun
        ]

    def _below(self, preposition: Token, word: Token) -> list[Token]:
        by, verbal = preposition.lower, is_verbal(word)
        if by == "to" and self._is(word, "exposed-word"):
            return (patients(word) or subjects(word)) if verbal else subjects(word)
        if by == "for" and self._is(word, "bracing-word"):
            return subjects(word)
        if by == "of" and self._is(word, "target-noun"):
            if word.dep == "dobj" and is_verbal(word.head):
                return doers(word.head)  # "bore the brunt of"
            return [item for item in subjects(word) if item is not word] if word.dep == "attr" else []
        if by == "by" and verbal and self._is(word, "harming-verb"):
            return patients(word)
        if by == "under" and verbal and self._is(word, "enduring-verb"):
            return subjects(word)
        return []

    def _is(self, word: Token, name: str) -> bool:
        return word.lemma.lower() in self._words[name]

    def _denied(self, word: Token) -> bool:
        """Whether it is said that they did not: "is not responsible for", "denied being behind", "no part in"."""
        for _ in range(_HEIGHT):
            if self._is(word, "denying-verb") or any(child.lower in _NOT for child in word.children):
                return True
            if word.head is word:
                return False
            word = word.head
        return False
