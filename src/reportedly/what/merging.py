"""One event per deed: what is told twice in a sentence is told once in the layer.

"An air raid killed ten people", "ten were killed in an air raid", "opened fire, killing ten", "killed or wounded ten":
the act and its outcome, or two words for one act, are a single deed with the doers of the one and the victims of the
other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.syntax import Parse, Token, doers, is_verbal, prepositional
from reportedly.types import EventMention, EventType
from reportedly.what.bearers import Bearers

# What a state stands behind when a deed is aimed at it.
_AIM = frozenset({"on", "against"})
_CIRCUMSTANCE = ("in", "during", "by", "after", "when", "from", "with")


def merge_outcomes(
    events: Sequence[EventMention], parse: Parse, bearers: Bearers, outcome: frozenset[str]
) -> list[EventMention]:
    """The events without those that only tell another's outcome or repeat it in a coordinated verb.

    Args:
        events: events of one sentence. parse: the document's parse. bearers: the page's actors.
        outcome: lemmas that tell the outcome of violence (``@outcome-verb``).
    """
    merged, tokens = list(events), parse.tokens
    changed = True
    while changed:
        changed = False
        for i, second in enumerate(merged):
            for j, first in enumerate(merged):
                if i != j and _same_deed(first, second, tokens, outcome):
                    merged[j] = _merge(first, second, bearers, parse)
                    del merged[i]
                    changed = True
                    break
            if changed:
                break
    return merged


def _same_deed(first: EventMention, second: EventMention, tokens: Sequence[Token], outcome: frozenset[str]) -> bool:
    """Whether ``second`` is the outcome, or the repetition, of ``first``."""
    if first.act is not second.act or first.frame is not second.frame or first.frame_head != second.frame_head:
        return False
    one, two = tokens[first.head], tokens[second.head]
    if one.sent != two.sent:
        return False
    if second.head in first.tokens and (first.frame is None or first.tokens == second.tokens):
        return True  # "came on a visit": the light verb has a row of its own
    if not is_verbal(two):
        return two.dep == "appos" and two.head is one and not is_verbal(one)  # "launched an attack, a raid on the port"
    shared = two.child("nsubj", "nsubjpass") is None
    if is_verbal(one) and two.dep == "conj" and two.head is one and shared:
        if any(child.dep == "cc" and child.lower == "or" for child in one.children):
            return True
        if two.tag == "VBG" and one.tag == "VBN" and two.child("aux", "dobj") is None:
            return True  # "were killed in raids and shelling by rebels"
        target = two.child("dobj")
        if target is not None and target.tag == "PRP":
            return True  # "convicted the colonel and sentenced him"
        return two.lemma in outcome or any(verb.child("dobj", "prep") is None for verb in (one, two))
    if two.lemma not in outcome:
        return False
    if two.dep == "conj" and two.head is one and one.lemma in outcome and not first.actors and not second.actors:
        return True  # "one was killed and ten others wounded"
    clause = set(first.tokens)
    if two.dep == "conj" and shared and two.head.lemma in outcome and two.head.dep in ("advcl", "acl"):
        return two.head.head.i in clause  # "opened fire, killing two and wounding ten"
    if two.dep in ("advcl", "acl", "xcomp") and two.head.i in clause and shared:
        return True
    if any(doer.i == first.head for doer in doers(two)):
        return True
    if any(noun.i == first.head for noun in prepositional(two, _CIRCUMSTANCE)):
        return True
    # "a bomb attack in the capital that killed ten": parsers hang the clause on the last noun
    return two.dep in ("relcl", "acl") and _stands_in(two.head, one)


def _stands_in(noun: Token, outer: Token) -> bool:
    """Whether ``noun`` is inside the noun phrase of ``outer``, through prepositions only."""
    while noun.dep in ("pobj", "prep", "appos", "conj", "compound") and noun.head is not noun:
        noun = noun.head
        if noun is outer:
            return True
    return False


def _merge(first: EventMention, second: EventMention, bearers: Bearers, parse: Parse) -> EventMention:
    tokens = parse.tokens
    actors = _better(first.actors, second.actors, bearers, tokens)
    hit: list[int] = []
    for i in (*first.recipients, *second.recipients):
        if bearers.of(tokens[i]) is not None and not bearers.same(i, (*hit, *actors)):
            hit.append(i)
    if first.act is EventType.ASSAULT:
        hit = [i for i in hit if not _is_scene(tokens[i], bearers)] or hit  # "killed in a raid on Mosul"
    recipients = tuple(sorted(hit)) or first.recipients or second.recipients
    kept = tuple(i for i in recipients if i not in actors)
    merged = replace(first, actors=actors, recipients=kept)
    if tokens[second.head].head.i != first.head or tokens[second.head].dep != "conj":
        return merged
    words = tuple(sorted({*first.tokens, *second.tokens}))
    return replace(merged, tokens=words, span=parse.span(words[0], words[-1] + 1))


def _is_scene(token: Token, bearers: Bearers) -> bool:
    """Whether a place that a deed names beside its victims only says where: any town, a state unless it is the aim."""
    if not bearers.is_place(token.i):
        return False
    if bearers.is_town(token):
        return True
    if token.dep in ("compound", "amod") and token.head.dep == "pobj":
        return token.head.head.lower not in _AIM  # "in a Danish port", but "fired on a Danish patrol"
    return token.dep == "pobj" and token.head.lower not in _AIM


def _better(
    first: tuple[int, ...], second: tuple[int, ...], bearers: Bearers, tokens: Sequence[Token]
) -> tuple[int, ...]:
    for choice in (first, second):
        if any(bearers.of(tokens[i]) is not None for i in choice):
            return choice
    return first or second
