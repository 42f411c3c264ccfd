"""What another deed's words contain is no deed of its own: topics of talks, aims of papers, conditions of threats.

"Negotiations *on a withdrawal*" tells of talks, "dropped its plan *to deport them*" of a concession, "will shell the
port unless the siege *is lifted*" of a threat; "a bill that aims *to expel traders*" says what a paper is for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from reportedly.syntax import Parse, Token, is_infinitive, is_verbal
from reportedly.types import EventMention, EventType
from reportedly.what.bearers import Bearers

_ABOUT: Final = frozenset({"on", "about", "over", "regarding", "concerning"})
_CONDITIONS: Final = frozenset({"if", "unless"})
# Whose conditions are only said to sway somebody.
_CONDITIONAL: Final = frozenset({EventType.THREATEN, EventType.AGREE, EventType.REQUEST, EventType.REJECT})
# Whoever praises or blames a decision tells that it was taken.
_JUDGING: Final = frozenset({EventType.SUPPORT, EventType.ACCUSE})
# Categories that, told as to come, are threats of their doer.
_HARM: Final = frozenset({EventType.SANCTION, EventType.COERCE, EventType.MOBILIZE, EventType.ASSAULT})
_DEPTH: Final = 8
Owners = Mapping[int, EventMention]


class Contents:
    """Finds what other events of a sentence only contain.

    Args:
        classes: word classes; ``@paper`` asks for deeds or allows them, ``@demand`` asks for them, ``@plan``
            is not yet carried out, ``@decision`` is,
            ``@aim-verb`` says what a paper is for, ``@try-verb`` what somebody would like to do,
            ``@shout-verb`` what protesters say.
    """

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self._papers = classes.get("@paper", frozenset())
        self._demands = classes.get("@demand", frozenset())
        self._plans = classes.get("@plan", frozenset())
        self._decisions = classes.get("@decision", frozenset())
        self._aiming = classes.get("@aim-verb", frozenset())
        self._trying = classes.get("@try-verb", frozenset())
        self._shouting = classes.get("@shout-verb", frozenset())

    def without(self, events: Sequence[EventMention], parse: Parse, bearers: Bearers) -> list[EventMention]:
        """The events of one sentence without what other events only contain.

        Args:
            events: events of one sentence, in order of the text. parse: the document's parse.
            bearers: the page's actors.
        """
        if len(events) < 2:
            return list(events)
        owner = {i: event for event in events for i in _words(event)}
        return [event for event in events if not self._is_contained(event, owner, parse, half=_half(event, bearers))]

    def _is_contained(self, event: EventMention, owner: Owners, parse: Parse, *, half: bool, depth: int = 0) -> bool:
        """Climb from the event to the one above and look at what lies between; of half a deed a wish is enough."""
        own = set(_words(event))
        token = parse.tokens[event.head if event.frame_head is None else event.frame_head]
        wished = False
        for _ in range(_DEPTH):
            if token.i not in own and token.i in owner:
                if half and wished:
                    return True
                # "unless it frees the monks held for beating a guard": what the condition contains
                return depth < 2 and self._is_contained(owner[token.i], owner, parse, half=False, depth=depth + 1)
            if self._is_aim(token) or (half and self._is_shouted(token, own, owner)):
                return True
            above = _above(token, own, owner)
            if above is not None and _is_condition(token):
                return half or _sways(above)
            if (
                self._is_plan(token, own, owner)
                or self._is_demanded(token, own, owner)
                or _is_topic(token, own, owner)
                or _is_charge(token, own, owner)
            ):
                return True
            wished = wished or self._is_wished(token)
            if token.head is token:
                return half and wished
            token = token.head
        return False

    def _is_aim(self, token: Token) -> bool:
        """Whether the verb says what a paper is for: "a bill that aims to expel", "a draft that would ban"."""
        if token.dep == "conj":
            return token.head is not token and is_verbal(token.head) and self._is_aim(token.head)
        governing = token.head.lemma.lower()
        if token.dep in ("xcomp", "advcl", "ccomp") and is_infinitive(token) and governing in self._aiming:
            token = token.head
        elif not any(part.lower == "would" for part in token.childs("aux")):
            return False
        return token.dep in ("relcl", "acl") and token.head.lemma.lower() in self._papers

    def _is_plan(self, token: Token, own: set[int], owner: Owners) -> bool:
        """Whether the word is what a plan says that another event is about: "dropped its plan to deport miners".

        A decision is taken, so it tells of its deed, unless people protest against it.
        """
        if token.dep == "conj":
            return token.head is not token and is_verbal(token.head) and self._is_plan(token.head, own, owner)
        if token.dep == "pcomp" and token.head.lower == "of":
            noun = token.head.head
        elif token.dep in ("acl", "relcl", "xcomp") and is_infinitive(token) and not is_verbal(token.head):
            noun = token.head
        else:
            return False
        plan = noun.lemma.lower() in self._plans
        if not plan and noun.lemma.lower() not in self._decisions:
            return False
        held = (noun, noun.head) if noun.dep == "dobj" else (noun,)
        if plan and any(i not in own and i in owner and owner[i].act not in _JUDGING for i in (n.i for n in held)):
            return True
        above = next((owner[word.i] for word in noun.ancestors() if word.i not in own and word.i in owner), None)
        return above is not None and above.act is EventType.PROTEST

    def _is_demanded(self, token: Token, own: set[int], owner: Owners) -> bool:
        """Whether the clause says what a demand is that another event is about: "dropped its demand that he go"."""
        noun = token.head
        if token.dep not in ("acl", "relcl", "ccomp") or is_verbal(noun) or noun.lemma.lower() not in self._demands:
            return False
        if not any(child.lower == "that" and child.i < token.i for child in token.children) or token.tag != "VB":
            return False  # only "that he go": what it says has happened is told for itself
        return noun.i not in own and noun.i in owner and owner[noun.i].frame is None

    def _is_shouted(self, token: Token, own: set[int], owner: Owners) -> bool:
        """Whether the clause is what protesters say: "marched through Lima, chanting that he must go"."""
        saying = token.head
        if token.dep != "ccomp" or saying.dep != "advcl" or saying.tag != "VBG":
            return False
        above = owner.get(saying.head.i) if saying.head.i not in own else None
        return above is not None and above.act is EventType.PROTEST and saying.lemma.lower() in self._shouting

    def _is_wished(self, token: Token) -> bool:
        """Whether the verb is what somebody described by it would like to do: "a poet trying to win an amnesty"."""
        described = token.dep in ("xcomp", "advcl") and token.head.dep in ("acl", "relcl")
        return described and token.head.lemma.lower() in self._trying


def _words(event: EventMention) -> tuple[int, ...]:
    return event.tokens if event.frame_head is None else (*event.tokens, event.frame_head)


def _half(event: EventMention, bearers: Bearers) -> bool:
    """Whether one side of the event is unknown."""
    return not (any(map(bearers.known, event.actors)) and any(map(bearers.known, event.recipients)))


def _above(token: Token, own: set[int], owner: Owners) -> EventMention | None:
    """The event of the word that governs this one, its chain of verbs looked through."""
    head = token.head
    for _ in range(_DEPTH):
        if head.i not in own and head.i in owner:
            return owner[head.i]
        if head.dep not in ("xcomp", "ccomp") or head.head is head:
            return None
        head = head.head
    return None


def _sways(above: EventMention) -> bool:
    """Whether the event is words that a condition belongs to, or harm that it holds out."""
    return above.frame in _CONDITIONAL or above.act in _CONDITIONAL or above.act in _HARM


def _is_condition(token: Token) -> bool:
    mark = token.child("mark") if token.dep == "advcl" else None
    return mark is not None and mark.lower in _CONDITIONS


def _is_topic(token: Token, own: set[int], owner: Owners) -> bool:
    """Whether the word is what a meeting is about: "talks on a withdrawal"."""
    if token.i not in own or token.dep != "pobj" or is_verbal(token) or token.head.lower not in _ABOUT:
        return False
    if token.child("acl", "relcl") is not None:
        return False  # "briefed the king on talks she held in Oslo": told for themselves
    above = owner.get(token.head.head.i) if token.head.head.i not in own else None
    return above is not None and above.frame is None and above.act is EventType.CONSULT


def _is_charge(token: Token, own: set[int], owner: Owners) -> bool:
    """Whether the gerund is one more thing that somebody is accused of: "accused it of lying, jailing critics"."""
    if token.dep != "advcl" or token.tag != "VBG" or token.child("mark", "prep", "aux") is not None:
        return False
    above = owner.get(token.head.i) if token.head.i not in own else None
    charges = [prep.child("pcomp") for prep in token.head.childs("prep") if prep.lower == "of"]
    return above is not None and EventType.ACCUSE in (above.act, above.frame) and any(charges)
