"""Deeds of which one side alone is told, where that says nothing: "to ease the tension", "negotiations with Peru".

Who talks, backs, helps or agrees is the point of such a deed, and whom is the point of backing and helping; without
them there is nothing to count. An aim ("came *to arrest them*") and a word in a relative clause ("the money he was
*demanding*") that name one side are details of something else.
"""

from __future__ import annotations

from typing import Final

from reportedly.syntax import Parse, Token, first_conjunct, is_infinitive, is_verbal
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
# What is not yet a deed: "the prospect of a confrontation with Peru", "the legality of strikes".
_NOTIONS: Final = frozenset(
    {"prospect", "spectre", "specter", "likelihood", "legality", "idea", "concept"}
    | {"notion", "question", "issue", "subject", "topic", "type", "kind", "form", "means", "culture", "lack"}
)
# What makes an infinitive a plan that is told for itself: "plans to withdraw", "is due to resign", "is to visit".
_RESOLVED: Final = frozenset(
    {"plan", "intend", "decide", "decision", "due", "set", "schedule", "plot", "be", "expect", "order", "motion"}
    | {"intention", "intent", "ready", "prepare", "begin", "start", "threat", "move", "attempt", "try"}
)


def is_half_told(event: EventMention, parse: Parse, *, doers: bool, receivers: bool) -> bool:
    """Whether the event names one side only and therefore tells nothing.

    Args:
        event: an event of the page. parse: its parse.
        doers: whether one of its doers is known. receivers: whether one of those it is done to is.
    """
    if event.two_sided or (doers and receivers) or not isinstance(event.act, EventType):
        return False
    head = parse.tokens[event.head if event.frame_head is None else event.frame_head]
    if event.frame is None:
        if not receivers and event.act in _BENEFICIARY:
            return True
        if head.dep == "pobj" and head.head.lower == "of" and head.head.head.lemma.lower() in _NOTIONS:
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
    return is_infinitive(top) and event.act is not EventType.PROTEST and not _is_resolved(top)


def _is_resolved(verb: Token) -> bool:
    """Whether the infinitive says what somebody has resolved to do, and not what something is for."""
    return verb.dep in ("xcomp", "ccomp", "acl") and verb.head.lemma.lower() in _RESOLVED
