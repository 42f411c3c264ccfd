"""Doers who are named only inside a noun: whose sanctions were imposed, who planted the mine; and comrades in arms.

"Danish sanctions imposed on Chad" have no agent and no subject that acts, yet the noun says whose they are. "Danes
fighting with the Peshmerga" have a companion where "soldiers fighting with rebels" have an enemy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.syntax import Token, doers, is_passive, is_verbal, patients, prepositional
from reportedly.types import EventType
from reportedly.what.bearers import Bearers
from reportedly.what.triggers import Match

# Classes of nouns that name a deed, and so may say whose it is.
_DEEDS = ("@restriction", "@operation", "@talks", "@demand", "@aid", "@pullout")
_FIRST_PERSON = frozenset({"us", "me"})
_GROUPS = frozenset({"it", "they", "we", "which"})
# Deeds of words about what others do.
_ABOUT_OTHERS = frozenset({EventType.REJECT, EventType.ACCUSE, EventType.REQUEST, EventType.SUPPORT})


class Hidden:
    """Finds doers inside the nouns of a trigger's clause.

    Args:
        bearers: the page's actors by token.
        classes: word classes; nouns of deeds (``@restriction``, ``@operation``, ``@talks``, ``@demand``, ``@aid``,
            ``@pullout``), ``@weapon`` and ``@explosive`` for what kills in somebody's hand, ``@fighting-verb`` for
            verbs whose *with* may name a comrade.
    """

    def __init__(self, bearers: Bearers, classes: Mapping[str, frozenset[str]]) -> None:
        self._bearers = bearers
        self._deeds = frozenset[str]().union(*(classes.get(name, frozenset()) for name in _DEEDS))
        self._weapons = classes.get("@weapon", frozenset()) | classes.get("@explosive", frozenset())
        self._fighting = classes.get("@fighting-verb", frozenset())

    def owners(self, match: Match) -> list[int]:
        """Whose the deed is that a passive names, or the weapon that kills: "Danish sanctions were imposed"."""
        verb = match.token
        act = match.trigger.effects[0][0]
        if match.noun or not is_verbal(verb) or act in _ABOUT_OTHERS:
            return []
        nouns = [noun for noun in patients(verb) if noun.lemma.lower() in self._deeds] if is_passive(verb) else []
        if act is EventType.ASSAULT:
            nouns += [noun for noun in doers(verb) if noun.lemma.lower() in self._weapons]
        return [i for noun in nouns for i in self._bearers.inside(noun, doing=True)]

    def beside(self, match: Match, actors: Sequence[int]) -> bool:
        """Whether those somebody fights *with* are on the same side.

        They are when the sentence says against whom both fight, when they are "us", and when persons who bear no arms
        of their own join a force: "Danes fighting with the Peshmerga".
        """
        verb = match.token
        if match.noun or verb.lemma.lower() not in self._fighting:
            return False
        others = prepositional(verb, ("with",))
        if not others or verb.child("dobj") is not None:
            return False  # "is fighting it out with rebels", "fought a war with Chad"
        if any(noun.lower in _FIRST_PERSON for noun in others) or self.enemies(verb):
            return True
        joined = self._bearers.all_in(others)
        persons = bool(actors) and all(self._is_unarmed(i) for i in actors)
        return persons and any(self._bearers.is_force(i) for i in joined)

    def enemies(self, verb: Token) -> list[int]:
        """Against whom two fight: "fought with the Danes against raiders", "with the Danes in the war against them"."""
        around = [verb, *prepositional(verb, ("with", "in"))]
        return self._bearers.all_in(noun for token in around for noun in prepositional(token, ("against",)))

    def _is_unarmed(self, i: int) -> bool:
        token = self._bearers.token(i)
        return token.lower not in _GROUPS and self._bearers.is_person(token) and not self._bearers.is_force(i)
