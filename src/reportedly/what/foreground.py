"""What a sentence tells, as against what it only mentions: purposes, repetitions and one-sided background.

A news sentence tells a deed or two and mentions others in passing: "flew to Cairo *to discuss* the truce", "opened fire
*to disperse* the crowd", "after weeks of *fighting*". A purpose or repetition is no deed of its own, and a mention in
passing that names only one side says nothing about who did what to whom.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from reportedly.syntax import Parse, Token, is_infinitive, is_verbal
from reportedly.types import EventMention, EventType
from reportedly.what.bearers import Bearers

# Deeds of words, which a purpose clause only explains; the purpose of a harmful or helpful act is worth telling.
_VERBAL: Final = frozenset(
    {
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.PROTEST,
    }
)
# Prepositions and conjunctions that bring in the time or occasion of what is told.
_OCCASION: Final = frozenset(
    {"after", "following", "during", "since", "amid", "amidst", "despite", "before", "in", "on", "as", "when", "while"}
    | {"where", "because", "over", "until", "at", "with", "by"}
)
_DEPTH = 12


def in_foreground(
    events: Sequence[EventMention], parse: Parse, bearers: Bearers, outcome: frozenset[str]
) -> list[EventMention]:
    """The events of one sentence without purposes, repetitions and one-sided background of others.

    A deed whose own words name no recipient takes the one of its purpose or repetition: "threw stones *during protests
    against the army*".

    Args:
        events: events of one sentence, in order of the text. parse: the document's parse. bearers: the page's actors.
        outcome: lemmas that tell the outcome of violence (``@outcome-verb``).
    """
    if len(events) < 2:
        return list(events)
    owner = {i: n for n, event in enumerate(events) for i in _words(event)}
    kept: dict[int, EventMention] = dict(enumerate(events))
    for n, event in enumerate(events):
        found = _governing(event, owner, parse)
        above = kept.get(found) if found is not None else None
        if found is None or above is None:
            continue
        same = _is_purpose(event, above, parse, bearers) or _repeats(event, above, parse, bearers, outcome)
        if same or _is_background(event, parse, bearers):
            del kept[n]
            if (same or event.act is above.act) and not any(bearers.known(i) for i in above.recipients):
                touched = tuple(i for i in event.recipients if bearers.known(i) and not bearers.same(i, above.actors))
                kept[found] = replace(above, recipients=touched or above.recipients)
    return list(kept.values())


def _words(event: EventMention) -> tuple[int, ...]:
    return event.tokens if event.frame_head is None else (*event.tokens, event.frame_head)


def _top(event: EventMention, parse: Parse) -> Token:
    """The word that ties the event into the sentence: its frame, else its trigger; of conjuncts the first."""
    token = parse.tokens[event.head if event.frame_head is None else event.frame_head]
    while token.dep == "conj" and token.head is not token:
        token = token.head
    return token


def _governing(event: EventMention, owner: Mapping[int, int], parse: Parse) -> int | None:
    """Number of the nearest event above in the tree."""
    own = set(_words(event))
    for depth, token in enumerate(_top(event, parse).ancestors()):
        if depth > _DEPTH:
            break
        if token.i not in own and token.i in owner:
            return owner[token.i]
    return None


def _is_purpose(event: EventMention, above: EventMention, parse: Parse, bearers: Bearers) -> bool:
    """Whether a verbal deed is what another is done for: "flew to Cairo to discuss the truce"."""
    token = _top(event, parse)
    if token.dep not in ("advcl", "acl", "xcomp") or not is_infinitive(token) or event.act not in _VERBAL:
        return False
    return token.head.i in _words(above) and _same_doers(event, above, bearers)


def _repeats(event: EventMention, above: EventMention, parse: Parse, bearers: Bearers, outcome: frozenset[str]) -> bool:
    """Whether the deed is the same as the one above, with nobody new: "opened fire to disperse the crowd"."""
    token = _top(event, parse)
    if token.tag == "VBG" and token.dep == "advcl" and token.lemma not in outcome:
        return False  # "widened its presence, deploying a warship": the participle says which deed it was
    if event.act is not above.act or event.frame is not above.frame or not _same_doers(event, above, bearers):
        return False
    return all(bearers.same(i, above.recipients) for i in event.recipients if bearers.known(i))


def _same_doers(event: EventMention, above: EventMention, bearers: Bearers) -> bool:
    return all(bearers.same(i, above.actors) for i in event.actors)


def _is_background(event: EventMention, parse: Parse, bearers: Bearers) -> bool:
    """Whether the event stands in a clause or phrase of occasion, or describes a noun, and names one side only."""
    if any(bearers.known(i) for i in event.actors) and any(bearers.known(i) for i in event.recipients):
        return False
    if event.two_sided and sum(bearers.known(i) for i in event.actors) > 1:
        return False  # "after clashes between rebels and the army"
    token = _top(event, parse)
    if token.dep in ("relcl", "acl"):
        return True
    if token.dep == "advcl":
        mark = token.child("mark", "advmod")
        return mark is not None and mark.i < token.i and mark.lower in _OCCASION
    if token.dep in ("pobj", "pcomp"):
        return token.head.lower in _OCCASION and (not is_verbal(token) or token.dep == "pcomp")
    return False
