"""Which time dates *this* event: by syntax, else by the document when the event is its narrative.

"Iran denied on Monday that it attacked": Monday belongs to *denied*. An event without a time of its own may take the
day of the document (:mod:`reportedly.when.narrative`); anything else has no date.
"""

from __future__ import annotations

from bisect import bisect_left

from reportedly.pipeline import Page
from reportedly.syntax import Token
from reportedly.types import Grain, Timex, When
from reportedly.when.dateline import dateline_end
from reportedly.when.narrative import ABOUT, by_document, future_infinitive
from reportedly.when.reading import tense

_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp", "pcomp", "csubj", "dep"})
_ARGUMENTS = frozenset(
    {"dobj", "obj", "pobj", "nsubj", "nsubjpass", "attr", "appos", "oprd", "npadvmod", "dative", "conj"}
)
# From a participle or infinitive up to the clause whose time it shares: "shelled the town on Friday, killing three".
_SHARED = frozenset({"xcomp", "advcl", "conj", "pcomp", "prep", "dobj", "pobj", "nsubj", "nsubjpass", "attr", "acl"})
_PRENOMINAL = ("poss", "nummod", "compound", "amod", "nmod")
# Prepositions through which a deed shares the time of its clause: "killed in a raid on Friday", but not "on the eve
# of", "after", "despite", "over".
_SCENE = frozenset({"in", "during", "with", "by", "at", "through", "to", "into", "amid", "as"})
_SERIES = frozenset(
    {"series", "wave", "string", "spate", "number", "round", "act", "campaign", "start", "beginning", "course", "kind"}
)
# Nouns of which a time is a part: "the night of 12 March", "the first months of 1998".
_STRETCHES = frozenset(
    {"night", "morning", "afternoon", "evening", "hour", "day", "week", "weekend", "month", "quarter", "half", "year"}
    | {"spring", "summer", "autumn", "fall", "winter", "end", "middle", "rest", "part"}
)
_GATHERING = frozenset({"meet", "gather", "arrive", "convene", "travel", "visit", "return"})
_SUBORDINATORS = frozenset(
    ["after", "before", "since", "until", "when", "while", "once", "if", "because", "although", "though", "as"]
)


def date_of(page: Page, event_head: int) -> When | None:
    """The time of the event whose trigger's head is token ``event_head``, or ``None`` when the text gives none.

    Args:
        page: needs the parse and the times.
        event_head: token index of the trigger's head.
    """
    tokens = page.parse.tokens
    if not 0 <= event_head < len(tokens):
        return None
    event = tokens[event_head]
    sentence = page.parse.sentence_of(event_head)
    times = page.times[
        bisect_left(page.times, sentence.start, key=_start) : bisect_left(page.times, sentence.end, key=_start)
    ]
    head_end = dateline_end(page.document.text)
    others = {item.head for item in page.events if item.head != event_head} if times else set()
    best: tuple[tuple[int, int], Timex] | None = None
    vague = False
    for timex in times:
        if timex.kind == "SET" or timex.span.end <= head_end:
            continue
        rank = _rank(event, tokens[timex.head], others)
        if rank is None:
            continue
        if timex.start is None or timex.end is None:
            vague = vague or timex.value.startswith("PX") or (timex.kind == "DATE" and timex.value != "PRESENT_REF")
            continue
        key = (rank, abs(timex.head - event_head))
        if best is None or key < best[0]:
            best = (key, timex)
    if best is not None:
        timex = best[1]
        assert timex.start is not None and timex.end is not None
        return When(timex.start, timex.end, timex.grain, timex.basis, timex.span)
    if vague or any(_on_another(event, tokens[timex.head], timex) for timex in times if timex.span.start >= head_end):
        return None
    return by_document(page, event, others)


def _start(timex: Timex) -> int:
    return timex.span.start


def _rank(event: Token, timex: Token, others: set[int]) -> int | None:
    """How closely a time hangs on the event: 0 on the trigger, more through its clause; ``None`` when not at all."""
    governor = _governor(timex)
    if governor is event:
        return 0
    if (timex.dep in _PRENOMINAL or _names(timex, governor)) and not _scene(governor):
        return None  # "a 2018 accord", "Friday's vote", "the pact of 1980" tell when the accord, vote and pact were
    # "killed 12 people on Friday": a time on an argument is a time of the verb, unless the argument is a deed itself.
    steps = 1
    while governor.pos in ("NOUN", "PROPN", "NUM", "PRON", "ADP") and governor.dep in (*_ARGUMENTS, "prep"):
        if governor.i in others:
            return None
        governor = governor.head
        if governor is event:
            return steps
        steps += 1
        if steps > 6:
            return None
    # From the event up to the verb whose clause it shares.
    token = event
    for climb in range(1, 6):
        if token.head is token or token.dep not in _SHARED or not _shares(token, timex, others):
            return None
        token = token.head
        if token is governor:
            return steps + climb
    return None


def _names(timex: Token, noun: Token) -> bool:
    """Whether "of" ties a time to a noun that it tells apart: "the pact of 1980", but not "the course of 1980"."""
    if timex.dep != "pobj" or timex.head.lower != "of" or noun.pos not in ("NOUN", "PROPN"):
        return False
    return noun.lemma.lower() not in _SERIES and noun.lemma.lower() not in _STRETCHES


def _scene(noun: Token) -> bool:
    """Whether a noun's time is also its verb's: "Friday's raid killed five", "killed in Friday's raid"."""
    if noun.dep == "pobj":
        return noun.head.lower in ("in", "during", "at")
    return noun.dep == "nsubj"


def _governor(timex: Token) -> Token:
    """The word that the expression modifies: above its preposition."""
    token = timex
    while token.head is not token and token.head.pos in ("ADP", "SCONJ") and token.dep in ("pobj", "pcomp"):
        token = token.head
    if token.dep in ("nummod", "compound", "nmod", "amod", "poss") or token.head.pos == "ADP":
        return token.head
    return token.head


def _on_another(event: Token, time: Token, timex: Timex) -> bool:
    """Whether a day is told of a clause beside the event's: "fired on Monday, and Israel struck back"."""
    if timex.start is None or timex.grain not in (Grain.DAY, Grain.TIME):
        return False
    governor, token = _governor(time), event
    for _ in range(6):
        if token.head is token or token.dep not in ("conj", "nsubj", "nsubjpass", "dobj", "xcomp"):
            return False
        token = token.head
        if token is governor:
            return True
    return False


def _shares(token: Token, timex: Token, others: set[int]) -> bool:
    """Whether the phrase or clause of ``token`` shares the time of what stands above it."""
    head = token.head
    if token.dep == "prep":
        if token.lower == "of":
            return head.lemma in _SERIES
        return token.lower in _SCENE or (token.lower == "for" and head.lemma in _GATHERING)
    if token.pos not in ("VERB", "AUX"):
        if token.dep in ("dobj", "nsubjpass") and (head.i in others or head.lemma in ABOUT):
            return False  # "condemned on Monday the attack"
        return token.dep != "conj" or timex.i > token.i or timex.i < head.i
    if token.dep == "xcomp":
        return tense(token) is None and not future_infinitive(token)
    if token.dep == "advcl":
        marked = any(child.dep == "mark" or child.lower in _SUBORDINATORS for child in token.children)
        return token.tag == "VBG" and not marked
    if token.dep == "conj":
        # "On Friday troops entered and police shot two", "troops entered on Friday and shot two"; where the second
        # clause has a doer of its own, a time behind the first verb is not shared.
        own = any(child.dep in ("nsubj", "nsubjpass") for child in token.children)
        return token.tag == head.tag and timex.i < (head.i if own else token.i)
    return token.dep == "pcomp"
