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

# Nouns whose infinitive or of-phrase says what is resolved on.
_PLANS: Final = frozenset(
    {"plan", "decision", "proposal", "intention", "scheme", "bill", "law", "resolution", "measure", "draft", "motion"}
    | {"idea", "project", "programme", "program", "bid", "move", "agreement", "pact", "treaty"}
)
# Papers that ask for deeds or allow them and do none.
_PAPERS: Final = frozenset(
    {"resolution", "bill", "law", "plan", "draft", "treaty", "pact", "proposal", "measure", "motion", "amendment"}
    | {"accord", "agreement", "legislation", "decree", "initiative", "document"}
)
_AIMING: Final = frozenset({"aim", "seek", "intend", "mean", "propose", "design", "would"})
_TRYING: Final = frozenset({"try", "attempt", "seek", "hope", "work", "struggle", "strive", "want", "wish"})
_ABOUT: Final = frozenset({"on", "about", "over", "regarding", "concerning"})
_OUTSTANDING: Final = frozenset({"week", "day", "month", "year", "wave", "spate", "series", "period", "night", "bout"})
_SHOUTING: Final = frozenset({"say", "chant", "shout", "cry", "insist", "demand", "argue", "claim"})
_CONDITIONS: Final = frozenset({"if", "unless"})
# Whose conditions are only said to sway somebody.
_CONDITIONAL: Final = frozenset({EventType.THREATEN, EventType.AGREE, EventType.REQUEST, EventType.REJECT})
# Whoever praises or blames a decision tells that it was taken.
_JUDGING: Final = frozenset({EventType.SUPPORT, EventType.ACCUSE})
# Categories that, told as to come, are threats of their doer.
_HARM: Final = frozenset({EventType.SANCTION, EventType.COERCE, EventType.MOBILIZE, EventType.ASSAULT})
_DEPTH: Final = 8


def without_contents(events: Sequence[EventMention], parse: Parse, bearers: Bearers) -> list[EventMention]:
    """The events of one sentence without what other events only contain.

    Args:
        events: events of one sentence, in order of the text. parse: the document's parse. bearers: the page's actors.
    """
    if len(events) < 2:
        return list(events)
    owner = {i: event for event in events for i in _words(event)}
    return [event for event in events if not _is_contained(event, owner, parse, half=_half(event, bearers))]


def _words(event: EventMention) -> tuple[int, ...]:
    return event.tokens if event.frame_head is None else (*event.tokens, event.frame_head)


def _half(event: EventMention, bearers: Bearers) -> bool:
    """Whether one side of the event is unknown."""
    return not (any(map(bearers.known, event.actors)) and any(map(bearers.known, event.recipients)))


def _is_contained(
    event: EventMention, owner: Mapping[int, EventMention], parse: Parse, *, half: bool, depth: int = 0
) -> bool:
    """Climb from the event to the one above and look at what lies between; of half a deed a description is enough."""
    own = set(_words(event))
    token = parse.tokens[event.head if event.frame_head is None else event.frame_head]
    describes = False
    for _ in range(_DEPTH):
        if token.i not in own and token.i in owner:
            if half and describes:
                return True
            # "unless it frees the monks held for beating a guard": what the condition contains
            return depth < 2 and _is_contained(owner[token.i], owner, parse, half=False, depth=depth + 1)
        if _is_aim(token):
            return True
        above = _above(token, own, owner)
        if above is not None and _is_condition(token):
            return half or _sways(above)
        if _is_plan(token) and _is_carried(token, own, owner):
            return True
        if _is_topic(token, own, owner):
            return True
        if half and _is_shouted(token, own, owner):
            return True
        if _is_charge(token, own, owner):
            return True
        describes = describes or _describes(token, own, deadly=event.act is EventType.ASSAULT)
        if token.head is token:
            return half and describes
        token = token.head
    return False


def _above(token: Token, own: set[int], owner: Mapping[int, EventMention]) -> EventMention | None:
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


def _is_aim(token: Token) -> bool:
    """Whether the verb says what a paper is for: "a bill that aims to expel", "a draft that would ban"."""
    if token.dep == "conj":
        return token.head is not token and is_verbal(token.head) and _is_aim(token.head)
    if token.dep in ("xcomp", "advcl", "ccomp") and is_infinitive(token) and token.head.lemma.lower() in _AIMING:
        token = token.head
    elif not any(part.lower in _AIMING for part in token.childs("aux")):
        return False
    return token.dep in ("relcl", "acl") and token.head.lemma.lower() in _PAPERS


def _is_plan(token: Token) -> bool:
    """Whether the word is what a plan says: "its plan to deport miners", "the scheme of expelling traders"."""
    if token.dep == "conj":
        return token.head is not token and is_verbal(token.head) and _is_plan(token.head)
    if token.dep == "pcomp" and token.head.lower == "of":
        return token.head.head.lemma.lower() in _PLANS
    if token.dep in ("acl", "relcl", "xcomp") and is_infinitive(token):
        return not is_verbal(token.head) and token.head.lemma.lower() in _PLANS
    return False


def _is_carried(token: Token, own: set[int], owner: Mapping[int, EventMention]) -> bool:
    """Whether an event has to do with the plan: the plan is its object, or people protest against the plan."""
    noun = token.head.head if token.dep == "pcomp" else token.head
    held = (noun, noun.head) if noun.dep == "dobj" else (noun,)
    if any(word.i not in own and word.i in owner and owner[word.i].act not in _JUDGING for word in held):
        return True
    above = next((owner[word.i] for word in noun.ancestors() if word.i not in own and word.i in owner), None)
    return above is not None and above.act is EventType.PROTEST


def _is_topic(token: Token, own: set[int], owner: Mapping[int, EventMention]) -> bool:
    """Whether the word is what a meeting is about: "talks on a withdrawal"."""
    if token.dep != "pobj" or is_verbal(token) or token.head.lower not in _ABOUT:
        return False
    above = owner.get(token.head.head.i) if token.head.head.i not in own else None
    return above is not None and above.frame is None and above.act is EventType.CONSULT


def _is_shouted(token: Token, own: set[int], owner: Mapping[int, EventMention]) -> bool:
    """Whether the clause is what protesters say: "marched through Lima, chanting that he must go"."""
    saying = token.head
    if token.dep != "ccomp" or saying.dep != "advcl" or saying.tag != "VBG" or saying.lemma.lower() not in _SHOUTING:
        return False
    above = owner.get(saying.head.i) if saying.head.i not in own else None
    return above is not None and above.act is EventType.PROTEST


def _is_charge(token: Token, own: set[int], owner: Mapping[int, EventMention]) -> bool:
    """Whether the gerund is one more thing that somebody is accused of: "accused it of lying, jailing critics"."""
    if token.dep != "advcl" or token.tag != "VBG" or token.child("mark", "prep", "aux") is not None:
        return False
    above = owner.get(token.head.i) if token.head.i not in own else None
    charges = [prep.child("pcomp") for prep in token.head.childs("prep") if prep.lower == "of"]
    return above is not None and EventType.ACCUSE in (above.act, above.frame) and any(charges)


def _describes(token: Token, own: set[int], *, deadly: bool) -> bool:
    """Whether the word stands in a description: "a poet trying to win an amnesty", "who ended a boycott".

    A deadly deed is worth telling wherever it is named: "after a month *of air strikes*".
    """
    if token.dep in ("xcomp", "advcl") and token.head.dep in ("acl", "relcl"):
        return token.head.lemma.lower() in _TRYING
    if token.dep == "ccomp":
        return token.i in own and token.head.dep == "relcl"
    if deadly:
        return False
    if token.dep == "dobj" and not is_verbal(token):
        return token.head.dep == "relcl" or (token.head.dep == "xcomp" and token.head.head.dep == "relcl")
    if token.dep == "pobj" and token.head.lower == "of":
        return token.head.head.lemma.lower() in _OUTSTANDING and token.head.head.dep == "pobj"
    return False
