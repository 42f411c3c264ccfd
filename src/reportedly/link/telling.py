"""A telling: what one sentence says of an event, as linking compares it; of a claim, or of a word in a parse."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from reportedly.link.words import content, deeds, function_words, stem, words
from reportedly.syntax import Parse, Token
from reportedly.types import Record, RecordActor

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_NEAR = 60  # characters around an event's words that count as near in a claim
_NEAR_TOKENS = 6
_EARLY = 400  # characters of an article in which the main event is told
_NAMING = frozenset({"compound", "flat", "appos", "nmod", "poss", "conj", "amod", "nummod"})
_DOERS = frozenset({"nsubj", "agent", "poss", "csubj"})
_RECEIVERS = frozenset({"dobj", "nsubjpass", "dative", "attr", "oprd"})
_SHARING = frozenset({"xcomp", "conj", "advcl", "ccomp", "dobj"})
_SAYING = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_CALLING = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of an event.

    Args:
        article: number of the article, as in :class:`~reportedly.link.documents.Articles`.
        trigger: stem of the word that names the deed.
        triggers: stems of all words that name it.
        deeds: names of the deeds it may be (:func:`~reportedly.link.words.deeds`).
        doers, receivers, others: stems of the words that name who does it, to whom, and what else hangs on it.
        context: stems of the sentence's content words without the trigger. near: of those close to it.
        numbers: figures in the sentence.
        early: told at the beginning of the article.
        act: PLOVER category of the deed, ``None`` when it was not coded.
        codes: country codes and Wikidata ids of the doers and of the receivers.
        first, last: days of the event; ``None`` when unknown.
        country, place: where; ``None`` when unknown.
    """

    article: int
    trigger: str
    triggers: frozenset[str]
    deeds: frozenset[str]
    doers: frozenset[str] = frozenset()
    receivers: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    early: bool = False
    act: str | None = None
    codes: tuple[frozenset[str], frozenset[str]] = field(default=(frozenset(), frozenset()))
    first: date | None = None
    last: date | None = None
    country: str | None = None
    place: int | None = None


def telling_of(record: Record, article: int) -> Telling:
    """The telling of a claim."""
    named = content(record.event_text.text) or [stem(word) for word in words(record.event_text.text)] or [""]
    at = record.event_text.start - record.sentence.start
    sentence = record.sentence.text
    around = f"{sentence[max(at - _NEAR, 0) : max(at, 0)]} {sentence[at + len(record.event_text.text) :][:_NEAR]}"
    triggers = frozenset(named)
    where = record.where.place if record.where else None
    day = None if record.historical else record.document.published  # background was not yesterday
    return Telling(
        article=article,
        trigger=named[0],
        triggers=triggers,
        deeds=_deeds(triggers),
        doers=_names(record.actor),
        receivers=_names(record.recipient),
        others=frozenset(content(record.where.span.text)) if record.where else frozenset(),
        context=frozenset(content(sentence)) - triggers,
        near=frozenset(content(around)) - triggers,
        numbers=frozenset(_NUMBER.findall(sentence)),
        early=record.sentence.start < _EARLY,
        act=record.act.value,
        codes=(_codes(record.actor), _codes(record.recipient)),
        first=record.when.start if record.when else day,
        last=record.when.end if record.when else day,
        country=where.country if where else None,
        place=where.geonameid if where else None,
    )


def telling_at(parse: Parse, start: int, end: int, article: int) -> Telling | None:
    """The telling of the event whose words are ``start`` to ``end`` of the text; ``None`` when no word lies there."""
    place = parse.head_of(start, end)
    if place is None:
        return None
    head = parse.tokens[place]
    sentence = parse.sentence_tokens(parse.sentence_of(place))
    doers, receivers, others = _arguments(head)
    saying = [token for token in sentence if token.pos in _SAYING and token.lemma.lower() not in function_words()]
    trigger = stem(head.lemma.lower())
    named = {stem(t.lemma.lower()) for t in parse.tokens_in(start, end) if t.pos in ("VERB", "NOUN", "ADJ", "PROPN")}
    triggers = frozenset(named | {trigger})
    return Telling(
        article=article,
        trigger=trigger,
        triggers=triggers,
        deeds=_deeds(triggers),
        doers=doers,
        receivers=receivers,
        others=others,
        context=frozenset(stem(token.lemma.lower()) for token in saying) - {trigger},
        near=frozenset(stem(t.lemma.lower()) for t in saying if t is not head and abs(t.i - place) <= _NEAR_TOKENS),
        numbers=frozenset(token.text for token in sentence if token.pos == "NUM"),
        early=start < _EARLY,
    )


def _deeds(triggers: Iterable[str]) -> frozenset[str]:
    known = deeds()
    return frozenset(name for word in triggers for name in known.get(word, ()))


def _names(actors: tuple[RecordActor, ...]) -> frozenset[str]:
    return frozenset(word for found in actors for word in content(f"{found.actor.name} {found.span.text}"))


def _codes(actors: tuple[RecordActor, ...]) -> frozenset[str]:
    return frozenset(code for found in actors for code in (found.actor.code, found.actor.id) if code)


def _arguments(head: Token) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Who does it, to whom, and what else: by the labels of what hangs on the trigger."""
    doers: set[str] = set()
    receivers: set[str] = set()
    others: set[str] = set()
    for child in head.children:
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
            for below in child.children:
                doers |= _called(below)
        elif child.dep in _DOERS:
            doers |= _called(child)
        elif child.dep in _RECEIVERS or (child.dep == "compound" and head.pos in ("NOUN", "PROPN")):
            receivers |= _called(child)
        elif child.dep == "prep":
            for below in child.children:
                (receivers if child.lower == "of" else others).update(_called(below))
        elif child.dep in ("amod", "npadvmod", "nummod"):
            others |= _called(child)
    if head.dep == "acl":
        receivers |= _called(head.head)
    elif not doers and head.dep in _SHARING:
        for child in head.head.children:
            if child is not head and child.dep in ("nsubj", "nsubjpass"):
                (receivers if head.tag == "VBN" else doers).update(_called(child))
    return frozenset(doers), frozenset(receivers), frozenset(others)


def _called(token: Token) -> set[str]:
    parts = [token, *(child for child in token.children if child.dep in _NAMING)]
    return {stem(part.lemma.lower()) for part in parts if part.pos in _CALLING}
