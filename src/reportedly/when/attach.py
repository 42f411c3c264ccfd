"""Which time dates *this* event: by syntax, else by the document when the event is its narrative.

"Iran denied on Monday that it attacked": Monday belongs to *denied*. An event without a time of its own that is told in
the past or present tense of the main narrative takes the day of the dateline or of publication, marked by its weak
basis; anything else has no date.
"""

from __future__ import annotations

from bisect import bisect_left

from reportedly.pipeline import Page
from reportedly.syntax import Token
from reportedly.types import Basis, Grain, Timex, When
from reportedly.when.dateline import DATELINE_REACH, dateline_end
from reportedly.when.reading import FUTURE, PAST, PRESENT, tense

_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp", "pcomp", "csubj", "dep"})
_ARGUMENTS = frozenset(
    {"dobj", "obj", "pobj", "nsubj", "nsubjpass", "attr", "appos", "oprd", "npadvmod", "dative", "conj"}
)
# From a participle or infinitive up to the clause whose time it shares: "shelled the town on Friday, killing three".
_SHARED = frozenset({"xcomp", "advcl", "conj", "pcomp", "prep", "dobj", "pobj", "nsubj", "nsubjpass", "attr", "acl"})
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
            vague = vague or (timex.kind == "DATE" and timex.value not in ("PRESENT_REF",))
            continue
        key = (rank, abs(timex.head - event_head))
        if best is None or key < best[0]:
            best = (key, timex)
    if best is not None:
        timex = best[1]
        assert timex.start is not None and timex.end is not None
        return When(timex.start, timex.end, timex.grain, timex.basis, timex.span)
    return None if vague else _by_document(page, event)


def _start(timex: Timex) -> int:
    return timex.span.start


def _rank(event: Token, timex: Token, others: set[int]) -> int | None:
    """How closely a time hangs on the event: 0 on the trigger, more through its clause; ``None`` when not at all."""
    governor = _governor(timex)
    if governor is event:
        return 0
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
        if token.head is token or token.dep not in _SHARED or not _shares(token, event, timex):
            return None
        token = token.head
        if token is governor:
            return steps + climb
    return None


def _governor(timex: Token) -> Token:
    """The word that the expression modifies: above its preposition."""
    token = timex
    while token.head is not token and token.head.pos in ("ADP", "SCONJ") and token.dep in ("pobj", "pcomp"):
        token = token.head
    if token.dep in ("nummod", "compound", "nmod", "amod", "poss") or token.head.pos == "ADP":
        return token.head
    return token.head


def _shares(token: Token, event: Token, timex: Token) -> bool:
    """Whether the clause of ``token`` shares the time of the clause above it."""
    if token.pos not in ("VERB", "AUX"):
        return token.dep != "conj" or timex.i > token.i or timex.i < token.head.i
    if token.dep == "xcomp":
        return tense(token) is None and not _future_infinitive(token)
    if token.dep == "advcl":
        marked = any(child.dep == "mark" or child.lower in _SUBORDINATORS for child in token.children)
        return token.tag == "VBG" and not marked
    if token.dep == "conj":
        # "On Friday troops entered and shot two": a time in front is shared, a time behind the first verb is not.
        return token.tag == token.head.tag and timex.i < token.head.i
    return token.dep in ("pcomp", "prep")


def _future_infinitive(token: Token) -> bool:
    return any(child.tag == "TO" for child in token.children) and token.head.lemma not in (
        "begin", "start", "continue", "manage", "help", "use", "seem", "appear",
    )  # fmt: skip


def _by_document(page: Page, event: Token) -> When | None:
    """The day of the document, for an event told in the past or present tense of the main narrative."""
    verb = _narrative_verb(event)
    if verb is None or _narrative_tense(verb) not in (PAST, PRESENT):
        return None
    published = page.document.published
    dateline = dateline_of(page)
    day = dateline.start if dateline is not None else None
    if dateline is not None and day is not None:
        near = published is None or 0 <= (published - day).days <= DATELINE_REACH
        if near:
            return When(day, day, Grain.DAY, Basis.DATELINE, dateline.span)
    if published is None:
        return None
    basis = Basis.DATELINE if page.document.published_basis == "dateline" else Basis.PUBLISHED
    return When(published, published, Grain.DAY, basis, None)


def dateline_of(page: Page) -> Timex | None:
    """The day in the dateline, "BEIRUT, April 3 (Reuters) -", where there is one."""
    end = dateline_end(page.document.text)
    for timex in page.times:
        if timex.span.end > end:
            break
        if timex.start is not None and timex.grain is Grain.DAY:
            return timex
    return None


def _narrative_verb(event: Token) -> Token | None:
    """The finite verb that tells the event, when it stands in a main clause or in what somebody says."""
    token = event
    if token.pos not in ("VERB", "AUX"):
        if token.dep not in ("nsubj", "nsubjpass", "dobj", "obj", "ROOT"):
            return None
        token = token.head
        if token.pos not in ("VERB", "AUX"):
            return None
    finite = token
    for _ in range(8):
        if tense(finite) is not None or finite.dep not in ("xcomp", "conj", "advcl"):
            break
        if finite.dep == "xcomp" and _future_infinitive(finite):
            return None
        if finite.dep == "advcl" and finite.tag != "VBG":
            return None
        finite = finite.head
    verb = finite
    for _ in range(8):
        if verb.head is verb:
            return finite
        if verb.dep not in ("ccomp", "conj", "parataxis", "xcomp"):
            return None
        if verb.dep == "ccomp" and tense(verb.head) == FUTURE:
            return None
        verb = verb.head
    return None


def _narrative_tense(verb: Token) -> int | None:
    """The verb's tense; ``None`` for the pluperfect, modals and infinitives, which tell of another time."""
    for child in verb.children:
        if child.dep in ("aux", "auxpass"):
            if child.lower in ("had", "'d", "’d") and verb.tag in ("VBN", "VBD"):
                return None
            if child.tag in ("MD", "TO"):
                return None
    found = tense(verb)
    if found == FUTURE and verb.tag == "VBG":
        return PRESENT
    return found
