"""Deeds of which one side alone is told, where that says nothing: "to ease the tension", "negotiations with Peru".

Who talks, backs, helps or agrees is the point of such a deed, and whom is the point of backing and helping; without
them there is nothing to count. An aim ("came *to arrest them*") and a word in a relative clause ("the money he was
*demanding*") that name one side are details of something else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportedly.syntax import Parse, Token, first_conjunct, is_infinitive, is_verbal, prepositional
from reportedly.types import EventMention, EventType

# Deeds that nobody is said to do unless their doer is named.
_DOER: Final = frozenset({EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.AID})
# Where a noun is what the sentence is about: "direct talks with Peru will begin".
_THEME: Final = frozenset({"nsubj", "nsubjpass"})
# Deeds whose doer goes without saying.
_UNSAID: Final = frozenset({EventType.COERCE, EventType.SANCTION, EventType.PROTEST})
# Deeds that are done for or with somebody.
_BENEFICIARY: Final = frozenset({EventType.SUPPORT, EventType.AID, EventType.COOPERATE})
# Deeds of words.
_WORDS: Final = frozenset(
    {EventType.AGREE, EventType.CONSULT, EventType.REQUEST, EventType.ACCUSE, EventType.SUPPORT, EventType.THREATEN}
)


# What stands before the object of a feeling.
_ABOUT: Final = ("about", "over", "at", "for")


class Halves:
    """Finds events of which one side alone is told, where that says nothing.

    Args:
        classes: word classes; ``@notion`` is not yet a deed ("the prospect of a duel"), ``@resolve-word``
            makes an infinitive a plan that is told for itself ("is due to resign"), and a ``@feeling`` is blame only
            where somebody is blamed or harm (``@violence``) is its object.
    """

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self._notions = classes.get("@notion", frozenset())
        self._resolving = classes.get("@resolve-word", frozenset())
        self._feelings = classes.get("@feeling", frozenset())
        self._harm = classes.get("@violence", frozenset()) | classes.get("@harm-noun", frozenset())

    def holds(self, event: EventMention, parse: Parse, *, doers: bool, receivers: bool) -> bool:
        """Whether the event names one side only and therefore tells nothing.

        Args:
            event: an event of the page. parse: its parse.
            doers: whether one of its doers is known. receivers: whether one of those it is done to is.
        """
        if event.two_sided or (doers and receivers) or not isinstance(event.act, EventType):
            return False
        head = parse.tokens[event.head if event.frame_head is None else event.frame_head]
        if event.frame is None:
            if not receivers and (event.act in _BENEFICIARY or self._is_empty(event, head)):
                return True
            if head.dep == "pobj" and head.head.lower == "of" and head.head.head.lemma.lower() in self._notions:
                return True
            if not doers and event.act in _DOER and first_conjunct(head).dep not in _THEME:
                return True
            if not doers and head.dep == "dobj" and not is_verbal(head) and event.act not in _UNSAID:
                # "spearheaded offensives", "raised concerns over growth": a doer is told, and it is no party
                return event.act is not EventType.ASSAULT or not any(p.lower == "of" for p in head.childs("prep"))
        top = first_conjunct(head)
        if not is_verbal(top):
            return False
        if top.dep == "relcl" and not is_infinitive(top):
            return not receivers and (event.frame or event.act) in _WORDS
        return is_infinitive(top) and event.act is not EventType.PROTEST and not self._is_resolved(top)

    def _is_resolved(self, verb: Token) -> bool:
        """Whether the infinitive says what somebody has resolved to do, and not what something is for."""
        return verb.dep in ("xcomp", "ccomp", "acl") and verb.head.lemma.lower() in self._resolving

    def _is_empty(self, event: EventMention, head: Token) -> bool:
        """Whether a feeling blames nobody: "voiced concern about the rain forest", not "regret over the invasion"."""
        if event.act is not EventType.ACCUSE or is_verbal(head) or head.lemma.lower() not in self._feelings:
            return False
        return not any(noun.lemma.lower() in self._harm for noun in prepositional(head, _ABOUT))
