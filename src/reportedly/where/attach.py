"""Where *this* event happened: the toponym that hangs on the trigger or its clause as a place, else none."""

from __future__ import annotations

from reportedly.pipeline import Page
from reportedly.syntax import Token
from reportedly.types import Place, PlaceMention, Where
from reportedly.where.words import Words, words

_REPORTING = frozenset("say tell report announce state add claim note quote cite according speak".split())


def place_of(page: Page, event_head: int) -> Where | None:
    """The place of the event whose trigger's head is token ``event_head``, or ``None`` when the text gives none.

    Args:
        page: needs the parse, the actors and the places.
        event_head: token index of the trigger's head.
    """
    tokens = page.parse.tokens
    if not 0 <= event_head < len(tokens):
        return None
    mention = mention_of(page, event_head)
    if mention is None:
        return None
    place = mention.place or Place(mention.span.text, None, None, None, *_held_by(page, mention), 4)
    return Where(place, mention.span)


def mention_of(page: Page, event_head: int) -> PlaceMention | None:
    """The toponym that is the place of the event."""
    event = page.parse.tokens[event_head]
    sentence = page.parse.sentence_of(event_head)
    word = words()
    best: tuple[tuple[float, int], PlaceMention] | None = None
    for mention in page.places:
        if not sentence.first <= mention.head < sentence.last:
            continue
        cost = _cost(event, page.parse.tokens[mention.head], mention, word)
        if cost is None:
            continue
        key = (cost, abs(mention.head - event_head))
        if best is None or key < best[0]:
            best = (key, mention)
    return best[1] if best else None


def _cost(event: Token, name: Token, mention: PlaceMention, word: Words) -> float | None:
    """How far a place name is from being the scene of the event; ``None`` when it is not."""
    phrase, cost = _phrase(name, word)
    if (phrase.dep == "pobj" and phrase.head.pos in ("ADP", "SCONJ")) or phrase.dep == "pcomp":
        preposition = phrase.head
        if preposition.lower not in word.locative:
            return None
        if mention.as_actor:
            return None
        if preposition.lower in word.path:
            cost += 1.0
        top = preposition
        while top.head.pos == "ADP" and top.head is not top and top.head.lower in word.locative:
            top = top.head
        governor = top.head
        return _reach(event, governor, cost)
    if mention.as_actor:
        return None
    if phrase.dep in ("dobj", "nsubjpass", "obj") and phrase.head is event and event.lemma.lower() in word.objects:
        return cost + 0.5
    if phrase.dep in ("npadvmod", "advmod") and phrase.head is event:
        return cost + 0.5
    return None


def _phrase(name: Token, word: Words) -> tuple[Token, float]:
    """From the name up to the head of the phrase that names the place: "the village of X", "X district", "streets of X"."""
    token, cost = name, 0.0
    for _ in range(8):
        head = token.head
        if head is token:
            break
        if (token.dep in ("compound", "nmod", "amod", "poss", "nummod") and head.lower in word.nouns) or (token.dep in ("compound", "nmod") and head.text[:1].isupper()):
            token = head
        elif (
            token.dep == "pobj"
            and head.lower in ("of", "in")
            and head.head.lower in word.nouns
            and head.head is not head
        ):
            token = head.head
            cost += 0.0
        elif token.dep in ("appos", "conj") and head.pos in ("PROPN", "NOUN"):
            token = head
            cost += 0.4
        else:
            break
    return token, cost


def _reach(event: Token, governor: Token, cost: float) -> float | None:
    """The cost of getting from the word that the place hangs on to the event."""
    if governor is event:
        return cost
    token = governor
    for step in range(1, 6):
        # The place hangs on an argument of the event, or on a participle or noun below it.
        if token.head is token:
            break
        if token.dep in ("ccomp", "relcl") and token.pos == "VERB":
            break
        token = token.head
        if token is event:
            return cost + 0.5 * step
    token = event
    for step in range(1, 6):
        if token.head is token or token.head.lemma.lower() in _REPORTING:
            break
        if token.dep not in (
            "advcl",
            "conj",
            "xcomp",
            "acl",
            "relcl",
            "ccomp",
            "pcomp",
            "dobj",
            "pobj",
            "nsubj",
            "nsubjpass",
            "prep",
            "appos",
            "attr",
            "compound",
            "amod",
            "agent",
        ):
            break
        token = token.head
        if token is governor:
            return cost + 0.6 * step
        if _below(governor, token):
            return cost + 0.6 * step + 1.0
    return None


def _below(token: Token, top: Token) -> bool:
    for _ in range(3):
        if token.head is token or token.dep in ("ccomp", "relcl", "advcl"):
            return False
        token = token.head
        if token is top:
            return True
    return False


def _held_by(page: Page, mention: PlaceMention) -> tuple[str | None, str | None]:
    """Country and province of an unknown place, from the known one that follows it: "in X, Helmand province"."""
    for other in page.places:
        if other.place is not None and 0 < other.span.start - mention.span.end <= 30 and other.place.country:
            sentence = page.parse.sentence_of(mention.head)
            if other.head < sentence.last:
                return other.place.country, other.place.province
    return None, None
