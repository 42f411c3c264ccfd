"""Where *this* event happened: the toponym that hangs on the trigger or its clause as a place, else none.

Every toponym of the sentence gets a cost, the sum of what lies between it and the event; the cheapest wins. Costs grow
with the steps through the parse and with the vagueness of the place: "in a village in Helmand" is the village.
"""

from __future__ import annotations

from bisect import bisect_left

from reportedly.pipeline import Page
from reportedly.syntax import Token
from reportedly.types import Place, PlaceMention, Where
from reportedly.where.words import Words, words

_STEP, _LOOSE, _PATH, _LISTED, _OBJECT, _AWAY, _APART = 0.5, 0.8, 1.0, 0.4, 0.0, 1.2, 1.0
_LIMIT = 2.5  # what costs more is no longer this event's place
# By PLOVER's resolution: a country is only taken when nothing narrower stands as near.
_VAGUE = {1: 0.9, 2: 0.5, 3: 0.2, 4: 0.0, 5: 0.0}
_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "away", "km", "kilometers",
     "kilometres", "miles", "outside"}
)  # fmt: skip
# The topic of a protest and the reason of a deed are not its place.
_TOPIC = frozenset(
    {"against", "about", "for", "despite", "because", "since", "regarding", "concerning", "than", "like", "as"}
)
_UP = frozenset(
    {"conj", "xcomp", "acl", "pcomp", "dobj", "pobj", "nsubj", "nsubjpass", "prep", "appos", "attr", "compound", "amod",
     "agent", "nmod", "relcl", "oprd", "advcl"}
)  # fmt: skip
_ASIDE = frozenset({"relcl", "ccomp", "csubj", "parataxis"})
_SPEECH = frozenset(
    [
        "say",
        "tell",
        "report",
        "announce",
        "state",
        "add",
        "claim",
        "note",
        "quote",
        "cite",
        "accord",
        "speak",
        "confirm",
        "deny",
        "warn",
    ]
)


def place_of(page: Page, event_head: int) -> Where | None:
    """The place of the event whose trigger's head is token ``event_head``, or ``None`` when the text gives none.

    Args:
        page: needs the parse, the actors and the places.
        event_head: token index of the trigger's head.
    """
    if not 0 <= event_head < len(page.parse.tokens):
        return None
    mention = mention_of(page, event_head)
    if mention is None:
        return None
    return Where(mention.place or Place(mention.span.text, None, None, None, None, None, 4), mention.span)


def mention_of(page: Page, event_head: int) -> PlaceMention | None:
    """The toponym that is the place of the event."""
    event = page.parse.tokens[event_head]
    sentence = page.parse.sentence_of(event_head)
    word = words()
    best: tuple[tuple[float, int, int], PlaceMention] | None = None
    low = bisect_left(page.places, sentence.start, key=_start)
    high = bisect_left(page.places, sentence.end, key=_start)
    for mention in page.places[low:high]:
        if mention.head == event_head:
            continue
        cost = _cost(event, page.parse.tokens[mention.head], mention, word)
        if cost is None:
            continue
        narrow = mention.place.resolution if mention.place else 4
        key = (cost, -narrow, abs(mention.head - event_head))
        if best is None or key < best[0]:
            best = (key, mention)
    return best[1] if best else None


def _start(mention: PlaceMention) -> int:
    return mention.span.start


def _cost(event: Token, name: Token, mention: PlaceMention, word: Words) -> float | None:
    """How far a place name is from being the scene of the event; ``None`` when it is not."""
    phrase, cost, loose = _phrase(name, word)
    cost += _VAGUE[mention.place.resolution] if mention.place else 0.0
    head = phrase.head
    if phrase.dep in ("pobj", "pcomp") and head.pos in ("ADP", "SCONJ", "ADV"):
        if mention.as_actor and not loose:
            return None
        if head.lower not in word.locative:
            return None
        if event.lemma.lower() in word.opinions and not _adjacent(event, head):
            return None  # "condemned the raid in Kandahar": the scene of the raid
        if head.lower in word.path:
            cost += _PATH
        top = head
        while top.head is not top and top.head.pos == "ADP" and top.head.lower in word.locative:
            top = top.head
        if top.head.lower in _DIRECTIONS:  # "near Netanya, 30 km from Tel Aviv"
            cost += _AWAY
        return _reach(event, top.head, cost)
    if mention.as_actor or loose:
        return None
    if phrase.dep in ("npadvmod", "advmod"):
        return _reach(event, head, cost + _OBJECT + (_AWAY if phrase is not name else 0))
    if phrase.dep in ("dobj", "nsubjpass") and head.lemma.lower() in word.objects:
        return _reach(event, head, cost + _OBJECT)
    return None


def _adjacent(event: Token, preposition: Token) -> bool:
    """Whether a place phrase stands in front of the verb or right behind it, where it can only be the verb's."""
    return preposition.i < event.i or (preposition.head is event and preposition.i <= event.i + 2)


def _phrase(name: Token, word: Words) -> tuple[Token, float, bool]:
    """The head of the phrase that names the place: "the village of X", "X district", "a X restaurant" (loose)."""
    token, cost, loose = name, 0.0, False
    for _ in range(8):
        head = token.head
        if head is token:
            break
        if token.dep in ("compound", "nmod", "amod", "poss", "nummod"):
            known = head.lower in word.nouns or head.lower in word.locales or head.text[:1].isupper()
            if not known and head.pos not in ("NOUN", "PROPN"):
                break
            # "Yala's Betong district" and "the Yemen city of Ibb" name the narrower place by other words.
            cost += 0.0 if known and token.dep != "poss" else _LOOSE
            loose = loose or not known
            token = head
        elif (
            token.dep == "pobj"
            and head.lower in ("of", "in")
            and head.head is not head
            and head.head.lower in word.nouns
        ):
            token = head.head
            if token.lower in _DIRECTIONS and not any(child.dep == "det" for child in token.children):
                cost += _AWAY  # "Dura, south of Baghdad", but "in the south of Lebanon"
        elif token.dep in ("appos", "conj") and head.pos in ("PROPN", "NOUN"):
            token = head
            cost += _LISTED
        else:
            break
    return token, cost, loose


def _reach(event: Token, governor: Token, cost: float) -> float | None:
    """The cost of getting from the word that the place hangs on to the event; ``None`` when there is no way."""
    if governor is event:
        return cost if cost <= _LIMIT else None
    # Up: the place hangs on an argument of the event, or on a clause below it. The way up is kept for the next part.
    ways = {governor: cost}
    token = governor
    for _ in range(6):
        if token.head is token or token.dep in _ASIDE or token.lower in _TOPIC:
            break
        cost += _STEP + (_APART if _apart(token) else 0.0)
        token = token.head
        ways[token] = cost
        if token is event:
            return cost if cost <= _LIMIT else None
    # Down: the event shares the clause of a word on that way.
    token, cost = event, 0.0
    for _ in range(5):
        if token.head is token or token.head.lemma.lower() in _SPEECH or token.dep not in _UP:
            break
        cost += _STEP + (_APART if _apart(token) else 0.0)
        token = token.head
        if token in ways:
            return cost + ways[token] if cost + ways[token] <= _LIMIT else None
    return None


def _apart(token: Token) -> bool:
    """Whether an adverbial clause has a scene of its own: "after", "when", "to demand"; not ", killing three"."""
    if token.dep != "advcl":
        return False
    return token.tag != "VBG" or any(child.dep in ("mark", "prep") and child.i < token.i for child in token.children)
